from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from entendu.workspace.roles import Role
from entendu.workspace.scope import Scoped


class Workspace(models.Model):
    """One client company. Nothing of it is visible from another workspace."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    zone = models.CharField(max_length=64, default="UTC")  # IANA name; days and weeks are its days
    currency = models.CharField(max_length=3, default="EUR")  # ISO 4217, where a file names none
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"), name="workspace_currency_is_iso"
            ),
        ]

    def __str__(self):
        return self.name


class Team(Scoped):
    """Colleagues who share a side (marketing or sales) and, later, a calendar."""

    class Side(models.TextChoices):
        MARKETING = "marketing", pgettext_lazy("side", "Marketing")
        SALES = "sales", pgettext_lazy("side", "Sales")

    name = models.CharField(max_length=120)
    side = models.CharField(max_length=10, choices=Side)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="team_name_once"),
        ]

    def __str__(self):
        return self.name


class Member(Scoped):
    """A colleague in one workspace. Without a user: known from a file, cannot sign in yet."""

    user = models.ForeignKey(
        "workspace.User", null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    key = models.CharField(max_length=200, null=True, blank=True)  # as a file names the person
    role = models.CharField(
        max_length=20, choices=[(role, role) for role in Role], default=Role.SALES
    )
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL)
    active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="member_user_once"),
            models.UniqueConstraint(fields=["workspace", "key"], name="member_key_once"),
            models.CheckConstraint(condition=Q(role__in=list(Role)), name="member_role_known"),
        ]

    def __str__(self):
        return self.name
