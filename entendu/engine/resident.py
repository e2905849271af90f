"""One workspace's rows in a DuckDB of its own, in this process's memory.

A question physically sees that workspace's rows and nothing else: no other rows are in the
instance, and reading files or attaching databases is locked once it is loaded.
"""

import re
import threading

import duckdb

from entendu.engine.questions import Question, macros, standing_relations
from entendu.engine.relations import ACTIVITIES, SMALL, relation


class Resident:
    """The relations of one workspace, loaded, ready for questions from several threads."""

    def __init__(self, reader, workspace_id: int):
        self.duck = duckdb.connect(":memory:")
        self.lock = threading.RLock()
        self.stale: set[str] = set()
        self.duck.execute("SET TimeZone='UTC'")
        self.duck.execute(macros())
        for name in SMALL:
            self._load(reader, name, f"workspace_id = {int(workspace_id)}")
        self._load_activities(reader, f"workspace_id = {int(workspace_id)}")
        self.stale = set(standing_relations())
        self._lock_down()

    def _load(self, reader, name: str, where: str) -> None:
        rows = relation(name)
        reader.bring(self.duck, rows, where)
        self.duck.execute(f"CREATE TABLE {name} AS SELECT {rows.typed()} FROM incoming")

    def _load_activities(self, reader, where: str) -> None:
        rows = relation(ACTIVITIES)
        reader.bring(self.duck, rows, where)
        self.duck.execute(
            f"CREATE TABLE activities AS SELECT a.*, identities.contact_id "
            f"FROM (SELECT {rows.typed()} FROM incoming) AS a "
            "LEFT JOIN identities ON identities.id = a.identity_id"
        )

    def _lock_down(self) -> None:
        self.duck.execute("DROP TABLE IF EXISTS incoming")
        self.duck.execute("SET enable_external_access=false")
        self.duck.execute("SET lock_configuration=true")

    def answer(self, asked: Question, parameters: dict) -> tuple[tuple[str, ...], list[tuple]]:
        """Column names and rows of the question."""
        self._make_standing(asked.statement)
        cursor = self.duck.cursor()
        try:
            cursor.execute(asked.statement, parameters)
            return tuple(column[0] for column in cursor.description), cursor.fetchall()
        finally:
            cursor.close()

    def _make_standing(self, statement: str) -> None:
        for name, standing in standing_relations().items():
            if re.search(rf"\b{name}\b", statement):
                self._make_standing(standing.statement)
                with self.lock:
                    if name in self.stale:
                        self.duck.execute(f"CREATE OR REPLACE TABLE {name} AS {standing.statement}")
                        self.stale.discard(name)
