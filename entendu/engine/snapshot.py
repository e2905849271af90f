"""Committed rows of the relational store, all as of one instant, in bulk.

An Arrow driver of its own connects beside Django: five times as fast as a cursor, and blind to
what a running transaction has not committed.
"""

from types import TracebackType

import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite.dbapi
import duckdb
from django.db import connection
from psycopg.conninfo import make_conninfo

from entendu.engine.relations import Relation


class Snapshot:
    """A reader of committed rows; a context manager, since it holds a connection."""

    def __init__(self):
        self.vendor = connection.vendor
        self._connection = _connect(self.vendor)

    def __enter__(self):
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._connection.close()

    def bring(self, duck: duckdb.DuckDBPyConnection, relation: Relation, where: str) -> None:
        """Make `incoming` a stream of the rows of `relation` that satisfy `where`: read it once."""
        self._stream(duck, relation.select(self.vendor, where))

    def numbers(self, sql: str) -> list[tuple]:
        """The rows of a query about the store itself."""
        with duckdb.connect(":memory:") as duck:
            self._stream(duck, sql)
            return duck.execute("FROM incoming").fetchall()

    def _stream(self, duck: duckdb.DuckDBPyConnection, sql: str) -> None:
        # Kept until the next one: a stream whose cursor is gone brings the process down.
        self._cursor = self._connection.cursor()
        self._cursor.execute(sql)
        duck.register("incoming", self._cursor.fetch_arrow())


def _connect(vendor: str):
    if vendor == "sqlite":
        return adbc_driver_sqlite.dbapi.connect(str(connection.settings_dict["NAME"]))
    known = connection.get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port")
    uri = make_conninfo(**{key: known[key] for key in wanted if known.get(key)})
    opened = adbc_driver_postgresql.dbapi.connect(uri)
    with opened.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    return opened
