from django.db import models


class AuditEntry(models.Model):
    """One change: who, when, what, before and after. Never altered, never deleted."""

    workspace = models.ForeignKey(
        "workspace.Workspace", null=True, on_delete=models.PROTECT, related_name="+"
    )  # null: what belongs to no workspace, such as a person's own language
    at = models.DateTimeField()
    actor = models.ForeignKey("workspace.User", null=True, on_delete=models.PROTECT)
    via = models.CharField(max_length=20, default="page")  # page, api, command, job
    action = models.CharField(max_length=60)  # a code: "member.invited"; put into words on display
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(null=True)
    subject_label = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["workspace", "-at"], name="audit_by_time")]
