"""Reads of workspaces, members and the trail."""

from django.db.models import QuerySet

from entendu.workspace.models import AuditEntry, Member, Workspace
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


def trail(workspace) -> QuerySet[AuditEntry]:
    """The audit entries of a workspace, newest first."""
    return AuditEntry.objects.filter(workspace=workspace).select_related("actor")
