"""Reads of activities, deals and imports."""

from datetime import UTC, datetime

from django.db import connection

from entendu.activity.models import Activity, ImportMapping, ImportRun, RejectedLine, Source
from entendu.people.queries import batches
from entendu.workspace.models import Member
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
    first: dict[int, datetime] = {}
    for batch in batches(contacts):
        marks = ", ".join(["%s"] * len(batch))
        with connection.cursor() as cursor:
            cursor.execute(FIRST_SEEN.format(marks=marks), [*batch, workspace.pk])
            first |= {contact: _instant(at) for contact, at in cursor.fetchall()}
    return first


# The + keeps SQLite from walking all of the workspace's activities to find these few.
FIRST_SEEN = """
SELECT identity.contact_id, MIN(activity.occurred_at)
FROM people_identity AS identity
JOIN activity_activity AS activity ON activity.identity_id = identity.id
WHERE identity.contact_id IN ({marks}) AND +identity.workspace_id = %s
GROUP BY identity.contact_id
"""


def _instant(stored) -> datetime:
    """SQLite hands out text, PostgreSQL an instant."""
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def source_known(workspace, key: str) -> Source | None:
    """The source of that key; None where nothing came from it yet."""
    return visible(Source, workspace).filter(key=key).first()


def colleagues(workspace) -> dict[str, int]:
    """{e-mail address or name, in lower case: id} of the members whom no file has made."""
    rows = visible(Member, workspace).filter(key=None).values_list("id", "name", "email")
    return {text.casefold(): pk for pk, *texts in rows for text in texts if text}


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
