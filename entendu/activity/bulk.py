# ruff: noqa: S608 - the statements are made of constants and parameter marks only
"""How do a million activities get into the table? Many rows a statement, past the ORM."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

COLUMNS = (
    "message_id", "identity_id", "kind", "occurred_at", "channel", "stage", "campaign_id",
    "content_id", "member_id", "bot", "properties", "received_at", "source_id", "workspace_id",
)  # fmt: skip
_INTO = f"INSERT INTO activity_activity ({', '.join(COLUMNS)})"
_LINKS = ("campaign_id", "content_id", "member_id")
_PARAMETERS = 32_000  # a statement: SQLite takes 32,766


def into_sqlite(connection, rows: Sequence[tuple], common: tuple = ()) -> int:
    """Insert the rows that are new; how many were. `common` ends every row, and is bound once.

    Many rows a statement and not executemany: the lock of the interpreter is given up once a
    statement, so that another thread may read on while SQLite writes.
    """
    connection.ensure_connection()
    raw, before = connection.connection, connection.connection.total_changes
    own = len(COLUMNS) - len(common)
    together = _PARAMETERS // own
    for start in range(0, len(rows), together):
        part = rows[start : start + together]
        raw.execute(_statement(len(part), own), [*common, *chain.from_iterable(part)])
    return raw.total_changes - before


@lru_cache(8)  # the last statement of a batch has a length of its own
def _statement(rows: int, own: int) -> str:
    """Insert `rows` rows of `own` values each; the common ones are the first parameters."""
    # No link is written 0: binding None takes the sqlite3 module ten times as long as a number.
    values = [f"column{place}" for place in range(1, own + 1)]
    for link in _LINKS:
        values[COLUMNS.index(link)] = f"NULLIF({values[COLUMNS.index(link)]}, 0)"
    values += [f"?{place}" for place in range(1, len(COLUMNS) - own + 1)]
    marks = f"({', '.join('?' * own)})"
    return (
        f"{_INTO} SELECT {', '.join(values)} FROM (VALUES {', '.join([marks] * rows)}) "
        "WHERE true ON CONFLICT (source_id, message_id) DO NOTHING"
    )


def into_postgresql(connection, rows: Sequence[tuple], common: tuple = ()) -> int:
    """The same, by COPY into a temporary table."""
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS arriving ON COMMIT DELETE ROWS AS "
            f"SELECT {names} FROM activity_activity WITH NO DATA"
        )
        cursor.execute("TRUNCATE arriving")
        with cursor.copy(f"COPY arriving ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(_for_postgresql((*row, *common)))
        cursor.execute(
            f"{_INTO} SELECT {names} FROM arriving ON CONFLICT (source_id, message_id) DO NOTHING"
        )
        return cursor.rowcount


def _for_postgresql(row: tuple) -> tuple:
    """The row with instants that say UTC, and None where a link is 0."""
    links = (link or None for link in row[6:9])
    return (*row[:3], row[3] + "+00", *row[4:6], *links, bool(row[9]), row[10],
            row[11] + "+00", *row[12:])  # fmt: skip
