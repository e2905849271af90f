"""How do rows leave the relational store, in this process?

Through Django's own connection, put into JSON by the store itself, which is several times as fast
as a row at a time. Large numbers of activities leave through a process of their own: outflow.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from django.db import connection

from entendu.engine.relations import Relation

CHUNK = 20_000
TO_JSON = {
    "sqlite": ("json_group_array", "json_array"),
    "postgresql": ("json_agg", "json_build_array"),
}


class Reader:
    """Rows of the store as this thread's connection sees them."""

    def __init__(self):
        self.vendor = connection.vendor

    def bring(self, duck: duckdb.DuckDBPyConnection, relation: Relation, where: str) -> None:
        """Make the temporary table `incoming` hold the rows that satisfy `where`, as text."""
        columns = ", ".join(f'"{column.name}" VARCHAR' for column in relation.columns)
        duck.execute(f"CREATE OR REPLACE TEMP TABLE incoming ({columns})")
        listed = ", ".join(f"line[{n}]" for n in range(1, len(relation.columns) + 1))
        place = (
            f"INSERT INTO incoming SELECT {listed} "
            "FROM (SELECT unnest(from_json($lines, '[[\"VARCHAR\"]]')) AS line)"
        )
        for lines in self._chunks(relation, where):
            duck.execute(place, {"lines": lines})

    def _chunks(self, relation: Relation, where: str) -> Iterator[str]:
        gather, line = TO_JSON[self.vendor]
        names = ", ".join(f'"{column.name}"' for column in relation.columns)
        last, count = 0, CHUNK
        while count == CHUNK:
            rows = relation.select(
                self.vendor, f"{where} AND id > {last} ORDER BY id LIMIT {CHUNK}"
            )
            lines = f"CAST({gather}({line}({names})) AS TEXT)"
            look = f"SELECT {lines}, max(id), count(*) FROM ({rows}) AS chunk"
            ((lines, last, count),) = self.rows(look)
            if count:
                yield lines

    def rows(self, sql: str) -> list[tuple]:
        """The rows of a query about the store itself."""
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()


@contextmanager
def snapshot() -> Iterator[Reader]:
    """A reader whose every look shows the same instant; it never waits for a writer."""
    isolation = (
        "" if connection.vendor == "sqlite" else " ISOLATION LEVEL REPEATABLE READ READ ONLY"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"BEGIN{isolation}")
        try:
            yield Reader()
        finally:
            cursor.execute("ROLLBACK")
