from django.db import models
from django.db.models import F, Q

from entendu.workspace.scope import Scoped


class Campaign(Scoped):
    """What marketing did, through a channel, over a time."""

    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    channel = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)  # inclusive
    fields = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="campaign_key_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="campaign_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.name


class Content(Scoped):
    """A piece that prospects see: a landing page, an article, a white paper, a webinar."""

    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)  # "landing_page", "article", "white_paper"
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=1000, blank=True)
    language = models.CharField(max_length=8, blank=True)
    topic = models.CharField(max_length=120, blank=True)
    fields = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="content_key_once"),
        ]

    def __str__(self):
        return self.title


class Cost(Scoped):
    """Money spent on a day (or a month: its first day) for a channel, a campaign or a content."""

    key = models.CharField(max_length=200)
    on = models.DateField()
    channel = models.CharField(max_length=80, blank=True)
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.PROTECT)
    content = models.ForeignKey(Content, null=True, blank=True, on_delete=models.PROTECT)
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    currency = models.CharField(max_length=3)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="cost_key_once"),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"), name="cost_currency_is_iso"
            ),
        ]
