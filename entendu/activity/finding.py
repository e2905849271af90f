"""Which activities does somebody mean? Reads, always of one workspace."""

from datetime import datetime

from django.db.models import QuerySet

from entendu.activity.models import Activity
from entendu.people.models import Contact
from entendu.workspace.models import Workspace
from entendu.workspace.scope import visible


def activities(
    workspace: Workspace, *, since: datetime | None = None, kind: str = ""
) -> QuerySet[Activity]:
    """The activities received since an instant, of one kind or of all, with their identities."""
    rows = visible(Activity, workspace).select_related("identity")
    if since:
        rows = rows.filter(received_at__gte=since)
    return rows.filter(kind=kind) if kind else rows


def activities_of(workspace: Workspace, contact: Contact) -> QuerySet[Activity]:
    """The activities of every identity that leads to `contact`."""
    return activities(workspace).filter(identity__contact=contact)
