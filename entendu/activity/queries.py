"""Reads of activities, deals and imports."""

from datetime import datetime

from django.db.models import Min

from entendu.activity.models import Activity, ImportMapping, ImportRun, RejectedLine
from entendu.people.queries import batches
from entendu.workspace.scope import visible


def arrived(workspace, source: int, message_ids) -> set[str]:
    """Those of the message ids that the source has sent before."""
    rows = visible(Activity, workspace).filter(source=source)
    return {
        message
        for batch in batches(message_ids)
        for message in rows.filter(message_id__in=batch).values_list("message_id", flat=True)
    }


def first_seen(workspace, contacts) -> dict[int, datetime]:
    """{contact's id: the instant of the first activity}, of those that have one."""
    rows = visible(Activity, workspace).order_by().values("identity__contact")
    return {
        row["identity__contact"]: row["first"]
        for batch in batches(contacts)
        for row in rows.filter(identity__contact__in=batch).annotate(first=Min("occurred_at"))
    }


def imports(workspace):
    """The imports of a workspace, newest first, with their files."""
    return visible(ImportRun, workspace).select_related("asked_by").prefetch_related("files")


def import_run(workspace, number: int) -> ImportRun | None:
    """One import; None where the workspace has none of that number."""
    return imports(workspace).filter(pk=number).first()


def mappings(workspace):
    """The mappings kept under a name."""
    return visible(ImportMapping, workspace)


def rejections(workspace, run: ImportRun):
    """The lines of a run that were not taken, file by file in order."""
    rows = visible(RejectedLine, workspace).filter(file__run=run)
    return rows.select_related("file").order_by("file_id", "line", "id")
