"""Reads of workspaces, members and the trail."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from entendu.workspace.models import ApiKey, AuditEntry, Member, Team, User, Workspace
from entendu.workspace.scope import visible

__all__ = ["find_workspace", "memberships", "trail", "visible"]


def memberships(user) -> QuerySet[Member]:
    """The workspaces that `user` may enter, as memberships, by name."""
    members = Member._default_manager.select_related("workspace")
    return members.filter(user=user, active=True).order_by("workspace__name")


def find_workspace(name: str) -> Workspace | None:
    """The workspace whose slug or name is `name`; None where there is none."""
    found = Workspace.objects.filter(slug=name).first()
    return found or Workspace.objects.filter(name__iexact=name).first()


def every_workspace() -> QuerySet[Workspace]:
    """All workspaces of this installation, by name: for commands and jobs, never for a page."""
    return Workspace.objects.all()


def members_of(workspace: Workspace) -> QuerySet[Member]:
    """All members with account and team: those at work first, then by name."""
    rows = visible(Member, workspace).select_related("user", "team")
    return rows.order_by("-active", "name", "pk")


def teams_of(workspace: Workspace) -> QuerySet[Team]:
    """The teams by name, each with `size`, the number of its active members."""
    size = Count("member", filter=Q(member__active=True))
    return visible(Team, workspace).annotate(size=size).order_by("name")


def keys_of(workspace: Workspace) -> QuerySet[ApiKey]:
    """The keys, living ones first, then newest first."""
    rows = visible(ApiKey, workspace).select_related("made_by")
    return rows.order_by(F("revoked_at").asc(nulls_first=True), "-made_at")


@dataclass(frozen=True)
class TrailFilters:
    """What of the trail is asked for; days are the workspace's, `until` included."""

    actor: int | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None


def trail(workspace: Workspace, filters: TrailFilters | None = None) -> QuerySet[AuditEntry]:
    """The audit entries of a workspace, newest first."""
    filters = filters or TrailFilters()
    rows = AuditEntry.objects.filter(workspace=workspace).select_related("actor")
    if filters.actor:
        rows = rows.filter(actor_id=filters.actor)
    if filters.kind:
        rows = rows.filter(action__startswith=f"{filters.kind}.")
    if filters.since:
        rows = rows.filter(at__gte=_midnight(filters.since, workspace.zone))
    if filters.until:
        rows = rows.filter(at__lt=_midnight(filters.until + timedelta(days=1), workspace.zone))
    return rows


def trail_people(workspace: Workspace) -> QuerySet[User]:
    """Who has left something in the trail of a workspace."""
    acted = AuditEntry.objects.filter(workspace=workspace).values("actor")
    return User.objects.filter(pk__in=acted).order_by("first_name", "last_name", "email")


def trail_kinds(workspace: Workspace) -> list[str]:
    """What kinds of thing the trail of a workspace speaks of: "member", "key"..."""
    rows = AuditEntry.objects.filter(workspace=workspace).order_by()
    return sorted(
        {action.partition(".")[0] for action in rows.values_list("action", flat=True).distinct()}
    )


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(zone))
