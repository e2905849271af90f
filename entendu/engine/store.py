"""How do rows leave the relational store?

Two readers offer the same thing, rows of a relation as a table `incoming` in DuckDB:
`OwnTransaction` reads through Django's connection and so sees what the running transaction wrote;
`Snapshot` (in snapshot.py) reads committed rows in bulk through an Arrow driver.
"""

import json

import duckdb
from django.db import connection

from entendu.engine.relations import Relation

CHUNK = 20_000


class OwnTransaction:
    """Rows as the transaction that is running sees them; right for small numbers of rows."""

    def __init__(self):
        self.vendor = connection.vendor

    def bring(self, duck: duckdb.DuckDBPyConnection, relation: Relation, where: str) -> None:
        """Make `incoming` hold the rows of `relation` that satisfy `where`."""
        columns = ", ".join(f'"{column.name}" VARCHAR' for column in relation.columns)
        duck.execute(f"CREATE OR REPLACE TEMP TABLE incoming ({columns})")
        shape = json.dumps([{column.name: "VARCHAR" for column in relation.columns}])
        names = [column.name for column in relation.columns]
        with connection.cursor() as cursor:
            cursor.execute(relation.select(self.vendor, where))
            while rows := cursor.fetchmany(CHUNK):
                text = json.dumps([dict(zip(names, row, strict=True)) for row in rows], default=str)
                duck.execute(
                    "INSERT INTO incoming "
                    f"SELECT unnest(from_json($rows, '{shape}'), recursive := true)",  # noqa: S608
                    {"rows": text},
                )

    def numbers(self, sql: str) -> list[tuple]:
        """The rows of a query about the store itself."""
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()
