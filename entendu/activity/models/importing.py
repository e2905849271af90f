from django.db import models
from django.db.models import Q

from entendu.workspace.scope import Scoped


class ImportMapping(Scoped):
    """Which column of a file means what, corrected by somebody and kept under a name."""

    name = models.CharField(max_length=120)
    recogniser = models.CharField(max_length=60)
    header = models.JSONField()  # the file's column names, to find this mapping again
    columns = models.JSONField()  # {file's column: our field, or "" to leave it out}
    options = models.JSONField(default=dict)  # zone, currency, day-first dates
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="import_mapping_name_once"),
        ]


class ImportRun(Scoped):
    """One import: of one file or of a folder of files, tried (dry run) or done."""

    class State(models.TextChoices):
        DRAFT = "draft"  # uploaded, mapping being looked at
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    dry_run = models.BooleanField(default=False)
    asked_by = models.ForeignKey("workspace.User", null=True, on_delete=models.PROTECT)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)  # its last sign of life while it runs
    cancel_asked = models.BooleanField(default=False)
    error = models.CharField(max_length=60, blank=True)  # a code; words on display
    error_detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return ", ".join(file.name for file in self.files.all()[:3]) or f"#{self.pk}"


class ImportFile(Scoped):
    """One file of an import run: what it was taken for, how far it is, what it did."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    path = models.CharField(max_length=1000)
    bytes_total = models.BigIntegerField()
    bytes_done = models.BigIntegerField(default=0)
    recogniser = models.CharField(max_length=60, blank=True)  # empty: not recognised
    columns = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    lines_done = models.BigIntegerField(default=0)
    created = models.JSONField(default=dict)  # {"contacts": 8000, "activities": 8000}
    updated = models.JSONField(default=dict)
    unchanged = models.JSONField(default=dict)
    rejected = models.BigIntegerField(default=0)
    notes = models.JSONField(default=dict)  # {code: {"count", "lines", "texts"}}
    examples = models.JSONField(default=list)  # first records changed: noun, before, after

    class Meta:
        ordering = ["id"]


class RejectedLine(Scoped):
    """A line that was not taken: where, which column, why, and its text to mend and re-import."""

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="rejections")
    line = models.BigIntegerField()  # physical line on which the record starts; the header is 1
    column = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=60)  # a code; words on display
    detail = models.JSONField(default=dict)
    cells = models.JSONField()  # the record as read

    class Meta:
        ordering = ["line", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(line__gte=1), name="rejected_line_is_positive"),
        ]
