# ruff: noqa: S608 - the statements are made of constants and parameter marks only
"""How do a million activities get into the table? Many rows a statement, past the ORM."""

from collections.abc import Sequence
from itertools import chain

COLUMNS = (
    "message_id", "identity_id", "kind", "occurred_at", "channel", "stage", "campaign_id",
    "content_id", "member_id", "bot", "properties", "received_at", "source_id", "workspace_id",
)  # fmt: skip
_INTO = f"INSERT INTO activity_activity ({', '.join(COLUMNS)})"
_TOGETHER = 2000  # rows a statement: SQLite takes 32,766 parameters
_MARKS = f"({', '.join('?' * len(COLUMNS))})"


def into_sqlite(connection, rows: Sequence[tuple]) -> int:
    """Insert the rows that are new; how many were.

    Many rows a statement and not executemany: the lock of the interpreter is given up once a
    statement, so that another thread may read on while SQLite writes.
    """
    connection.ensure_connection()
    raw, before = connection.connection, connection.connection.total_changes
    for start in range(0, len(rows), _TOGETHER):
        part = rows[start : start + _TOGETHER]
        values = ", ".join([_MARKS] * len(part))
        statement = f"{_INTO} VALUES {values} ON CONFLICT (source_id, message_id) DO NOTHING"
        raw.execute(statement, list(chain.from_iterable(part)))
    return raw.total_changes - before


def into_postgresql(connection, rows: Sequence[tuple]) -> int:
    """Insert the rows that are new, by COPY into a temporary table; how many were."""
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS arriving ON COMMIT DELETE ROWS AS "
            f"SELECT {names} FROM activity_activity WITH NO DATA"
        )
        cursor.execute("TRUNCATE arriving")
        with cursor.copy(f"COPY arriving ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row((*row[:3], row[3] + "+00", *row[4:11], row[11] + "+00", *row[12:]))
        cursor.execute(
            f"{_INTO} SELECT {names} FROM arriving ON CONFLICT (source_id, message_id) DO NOTHING"
        )
        return cursor.rowcount
