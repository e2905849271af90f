"""Reads of contacts, companies and identities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection

from entendu.people.models import Identity
from entendu.people.resolution import Acquaintance, Pair
from entendu.workspace.scope import visible

BATCH = 900  # values in one IN list


def batches(values: Iterable, size: int = BATCH) -> Iterator[list]:
    """The values in lists of at most `size`."""
    listed = list(values)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def identity_ids(workspace, pairs: Iterable[Pair]) -> dict[Pair, tuple[int, int | None]]:
    """{(kind, value): (identity's id, its contact's id)} of those identities that exist."""
    by_kind = defaultdict(list)
    for kind, value in pairs:
        by_kind[kind].append(value)
    rows = visible(Identity, workspace)
    return {
        (kind, value): (identity, contact)
        for kind, values in by_kind.items()
        for batch in batches(values)
        for value, identity, contact in rows.filter(kind=kind, value__in=batch).values_list(
            "value", "id", "contact_id"
        )
    }


def acquaintance(workspace, pairs: Iterable[Pair], known: Acquaintance | None = None):
    """What the database knows of these ids, added to `known`: (acquaintance, identities found)."""
    known = known or Acquaintance()
    found = identity_ids(workspace, pairs)
    contacts = {contact for _, contact in found.values() if contact is not None}
    for kind, value, contact in _ids_of(workspace, contacts):
        known.know((kind, value), contact)
    return known, found


def _ids_of(workspace, contacts) -> Iterator[tuple[str, str, int]]:
    # The + keeps SQLite from walking all of the workspace's identities to find these few.
    for batch in batches(contacts):
        marks = ", ".join(["%s"] * len(batch))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT kind, value, contact_id FROM people_identity "  # noqa: S608 - marks only
                f"WHERE contact_id IN ({marks}) AND +workspace_id = %s",
                [*batch, workspace.pk],
            )
            yield from cursor.fetchall()
