from django.db import models

from entendu.workspace.scope import Scoped


class ApiKey(Scoped):
    """A key for programs. Only its SHA-256 is kept; the key itself is shown once."""

    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=12)  # its first characters, to recognise it in a list
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 in hexadecimal
    scopes = models.JSONField(default=list)  # codes of workspace.keys.SCOPES
    made_by = models.ForeignKey("workspace.User", null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self):
        return f"{self.name} ({self.prefix}…)"
