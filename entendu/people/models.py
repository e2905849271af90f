"""Who: companies, contacts, and the identities (e-mails, browsers, CRM ids) that lead to them."""

from django.db import models
from django.db.models import Q

from entendu.workspace.scope import Scoped


class Company(Scoped):
    """The account that contacts belong to."""

    key = models.CharField(max_length=200)  # as its source names it: "domain:acme.com"
    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, blank=True)
    segment = models.CharField(max_length=120, blank=True)  # sector or business segment
    country = models.CharField(max_length=80, blank=True)
    city = models.CharField(max_length=120, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    owner = models.ForeignKey("workspace.Member", null=True, blank=True, on_delete=models.SET_NULL)
    fields = models.JSONField(default=dict)  # what a file said that has no column here
    provenance = models.JSONField(default=dict)  # {field: {"source": id, "at": instant}}
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="company_key_once"),
        ]

    def __str__(self):
        return self.name


class Contact(Scoped):
    """A known person; several identities resolve to one contact."""

    email = models.EmailField(blank=True)  # the preferred one; all are identities
    first_name = models.CharField(max_length=120, blank=True)
    last_name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    job_title = models.CharField(max_length=160, blank=True)
    country = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=8, blank=True)
    origin = models.CharField(max_length=80, blank=True)  # stated; else the first touch's channel
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL)
    owner = models.ForeignKey("workspace.Member", null=True, blank=True, on_delete=models.SET_NULL)
    fields = models.JSONField(default=dict)
    provenance = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["workspace", "email"], name="contact_by_email")]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.email or f"#{self.pk}"


class Identity(Scoped):
    """One id by which somebody is known: an e-mail, a browser's anonymous id, a CRM id.

    Activities point here and never move; which contact an identity leads to may change
    (a visitor makes himself known, two contacts are merged, a merge is undone).
    """

    kind = models.CharField(max_length=40)  # "email", "anonymous", "user", "crm:NAME"
    value = models.CharField(max_length=200)  # e-mails in lower case
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="identities"
    )  # null: a visitor nobody knows yet
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "kind", "value"], name="identity_once"),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(value=""), name="identity_is_not_empty"
            ),
        ]

    def __str__(self):
        return f"{self.kind}:{self.value}"
