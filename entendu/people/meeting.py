"""How do thousands of people get known at once, by one id each? Many rows a statement."""

from collections.abc import Iterable, Iterator, Sequence

TOGETHER = 500  # rows a statement
_EMPTY = ("first_name", "last_name", "phone", "job_title", "country", "language", "origin")
_CONTACT = ("workspace_id", "email", "fields", "provenance", "created_at", "changed_at", *_EMPTY)
_IDENTITY = ("workspace_id", "kind", "value", "contact_id", "created_at")


def insert_contacts(
    cursor, workspace: int, emails: Sequence[str], provenance: str, at
) -> list[int]:
    """Insert a contact for each address ("" where it is known otherwise); their ids, in order."""
    rows = [
        (workspace, email, "{}", provenance if email else "{}", at, at, *([""] * len(_EMPTY)))
        for email in emails
    ]
    # A sequence gives ids in the order of the rows; RETURNING need not.
    return sorted(row[0] for row in _insert(cursor, "people_contact", _CONTACT, rows, "id"))


def insert_identities(cursor, workspace: int, pairs: Iterable, contacts: Iterable[int], at) -> dict:
    """Insert an identity for each (kind, value) and contact; {(kind, value): its id}."""
    rows = [
        (workspace, kind, value, contact, at)
        for (kind, value), contact in zip(pairs, contacts, strict=True)
    ]
    made = _insert(cursor, "people_identity", _IDENTITY, rows, "kind, value, id")
    return {(kind, value): identity for kind, value, identity in made}


def _insert(cursor, table: str, columns, rows: list[tuple], returning: str) -> Iterator[tuple]:
    marks = f"({', '.join(['%s'] * len(columns))})"
    for start in range(0, len(rows), TOGETHER):
        part = rows[start : start + TOGETHER]
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608 - constants only
            f"VALUES {', '.join([marks] * len(part))} RETURNING {returning}",
            [value for row in part for value in row],
        )
        yield from cursor.fetchall()
