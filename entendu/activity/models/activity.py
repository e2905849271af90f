from django.db import models
from django.db.models import Q

from entendu.activity.kinds import Kind, Stage
from entendu.workspace.scope import Scoped


class Source(Scoped):
    """Where records come from: a kind of file, a tracker, a program, a person's own hand."""

    key = models.CharField(max_length=120)  # "olist", "crm-opportunities", "csv", "example"
    name = models.CharField(max_length=120)
    # {product: list price} where its files tell them
    prices = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="source_key_once"),
        ]

    def __str__(self):
        return self.name


class Activity(Scoped):
    """One thing that happened, by the prospect or towards the prospect. Never altered.

    It points to an identity, which never changes, and not to a contact, which may. A trigger
    in the database refuses updates; (source, message_id) makes the same thing arrive once.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    message_id = models.CharField(max_length=200)
    identity = models.ForeignKey(
        "people.Identity", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=24, choices=[(kind, kind) for kind in Kind])
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=80, blank=True)  # "paid_search"; empty: not said
    stage = models.CharField(max_length=16, blank=True)  # of kind "stage": the one entered
    campaign = models.ForeignKey("activity.Campaign", null=True, on_delete=models.PROTECT,
                                 related_name="+", db_index=False)  # fmt: skip
    content = models.ForeignKey("activity.Content", null=True, on_delete=models.PROTECT,
                                related_name="+", db_index=False)  # fmt: skip
    # who acted, on our side
    member = models.ForeignKey("workspace.Member", null=True, on_delete=models.PROTECT,
                               related_name="+", db_index=False)  # fmt: skip
    bot = models.BooleanField(default=False)  # set apart: counted, never in a funnel
    properties = models.JSONField(default=dict)  # title, url, subject... as received

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "message_id"], name="activity_once"),
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="activity_kind_known"),
            models.CheckConstraint(
                condition=(Q(kind=Kind.STAGE) & Q(stage__in=list(Stage)))
                | (~Q(kind=Kind.STAGE) & Q(stage="")),
                name="activity_stage_where_due",
            ),
        ]
        indexes = [
            models.Index(fields=["identity", "occurred_at"], name="activity_timeline"),
            models.Index(fields=["workspace", "id"], name="activity_after_watermark"),
        ]
