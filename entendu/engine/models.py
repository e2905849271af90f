"""The trail by which the mirror knows what changed in the tables whose rows may change."""

from django.db import models


class Change(models.Model):
    """Row `row_id` of `relation` was inserted, updated or deleted. Written by triggers only.

    The mirror reads what came after the last number it has seen. Rows older than every
    reader may be pruned: a reader that finds a gap takes the table whole.
    """

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.BigIntegerField()
    relation = models.CharField(max_length=24)
    row_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "id"], name="change_after_watermark")]
