from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from entendu.workspace.scope import Scoped

CURRENCY = Q(currency__regex=r"^[A-Z]{3}$")


class Deal(Scoped):
    """An opportunity with amount, stage, dates and source. Open, won or lost."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("deal", "Open")
        WON = "won", pgettext_lazy("deal", "Won")
        LOST = "lost", pgettext_lazy("deal", "Lost")

    key = models.CharField(max_length=200)  # as its source names it
    name = models.CharField(max_length=200)
    contact = models.ForeignKey("people.Contact", null=True, blank=True, on_delete=models.PROTECT)
    company = models.ForeignKey("people.Company", null=True, blank=True, on_delete=models.PROTECT)
    owner = models.ForeignKey("workspace.Member", null=True, blank=True, on_delete=models.SET_NULL)
    state = models.CharField(max_length=4, choices=State, default=State.OPEN)
    stage = models.CharField(max_length=80, blank=True)  # the source's own word
    product = models.CharField(max_length=120, blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    lost_reason = models.CharField(max_length=200, blank=True)
    fields = models.JSONField(default=dict)
    provenance = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="deal_key_once"),
            models.CheckConstraint(condition=CURRENCY, name="deal_currency_is_iso"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(closed_at__isnull=False), name="deal_closed_has_date"
            ),
        ]

    def __str__(self):
        return self.name


class Revenue(Scoped):
    """Money a customer brought, as an account or a file states it; beside a deal's signed amount.

    Without a deal it counts for the company's first won deal.
    """

    key = models.CharField(max_length=200)
    company = models.ForeignKey("people.Company", on_delete=models.PROTECT)
    deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.PROTECT)
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    currency = models.CharField(max_length=3)
    first_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    fields = models.JSONField(default=dict)
    provenance = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="revenue_key_once"),
            models.CheckConstraint(condition=CURRENCY, name="revenue_currency_is_iso"),
        ]
