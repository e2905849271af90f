"""One workspace's rows in a DuckDB of its own, in this process's memory.

A question physically sees that workspace's rows and nothing else: no other rows are in the
instance, and it may open no file outside the workspace's own mirror.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from entendu.engine.questions import Question, macros
from entendu.engine.relations import ACTIVITIES, SMALL, relation
from entendu.engine.segments import folder_of
from entendu.engine.standing import Standing
from entendu.engine.watermark import Settled

KEPT_ANSWERS = 256


@dataclass(frozen=True)
class News:
    """What a refresh has to read: ids of changed rows by relation (None: all of it), Parquet
    files and the number up to which activities are to be taken from them."""

    changed: Mapping[str, Sequence[int] | None]
    files: Sequence[str] = ()
    files_up_to: int = 0


class Resident:
    """The relations of one workspace, ready for questions from several threads."""

    def __init__(self, workspace_id: int):
        self.workspace_id = int(workspace_id)
        self.lock = threading.RLock()
        self.settled = Settled()
        self.heads: tuple[int, ...] = ()
        self.version = 0
        self.answers: OrderedDict[tuple, tuple[int, object]] = OrderedDict()
        self.duck = duckdb.connect(":memory:")
        self.standing = Standing(self.duck)
        self._furnish()
        self._lock_down()

    def _furnish(self) -> None:
        self.duck.execute("SET TimeZone='UTC'")
        self.duck.execute("SET enable_progress_bar=false")  # it would write between our lines
        self.duck.execute("SET preserve_insertion_order=false")  # every question says its order
        self.duck.execute(macros())
        for name in SMALL:
            self.duck.execute(f"CREATE TABLE {name} ({relation(name).definition()})")
        columns = relation(ACTIVITIES).definition()
        self.duck.execute(f"CREATE TABLE activities ({columns}, contact_id BIGINT)")
        self.duck.execute("CREATE TEMP TABLE unsettled (id BIGINT)")

    def _lock_down(self) -> None:
        folder = str(folder_of(self.workspace_id)).replace("'", "''")
        self.duck.execute(f"SET allowed_directories=['{folder}']")
        self.duck.execute("SET enable_external_access=false")
        self.duck.execute("SET lock_configuration=true")

    def take(self, reader, news: News, settled: Settled) -> None:
        """Become what `reader` sees. One transaction: a question running meanwhile sees before."""
        made = set(self.standing.made)
        self.duck.execute("BEGIN")
        try:
            self.standing.begin()
            for name, ids in news.changed.items():
                self._take_rows(reader, name, ids)
            self._take_activities(reader, news, settled)
            self.standing.keep()
            self.duck.execute("COMMIT")
        except BaseException:
            self.duck.execute("ROLLBACK")
            self.standing.made = made
            raise
        self.settled = settled
        self.version += 1

    def _take_rows(self, reader, name: str, ids: Sequence[int] | None) -> None:
        rows = relation(name)
        chosen = "TRUE" if ids is None else f"id IN ({', '.join(str(int(i)) for i in ids)})"
        reader.bring(self.duck, rows, f"workspace_id = {self.workspace_id} AND {chosen}")
        self.duck.execute(
            f"CREATE OR REPLACE TEMP TABLE arrived AS SELECT {rows.typed()} FROM incoming"
        )
        if name == "identities":
            self._follow_identities()
        elif name == "contacts":
            self.standing.touch("contact_id", f"SELECT id FROM contacts WHERE {chosen}")
            self.standing.touch("contact_id", "SELECT id FROM arrived")
        self.standing.changed.add(name)
        self.duck.execute(f"DELETE FROM {name} WHERE {chosen}")
        self.duck.execute(f"INSERT INTO {name} FROM arrived")

    def _follow_identities(self) -> None:
        """An identity that now leads to another contact takes its activities along."""
        self.duck.execute(
            "CREATE OR REPLACE TEMP TABLE moved AS "
            "SELECT arrived.id, identities.contact_id AS was, arrived.contact_id "
            "FROM arrived JOIN identities ON identities.id = arrived.id "
            "WHERE identities.contact_id IS DISTINCT FROM arrived.contact_id "
            "OR identities.kind <> arrived.kind"
        )
        if self.duck.execute("SELECT 1 FROM moved LIMIT 1").fetchone():
            both = "SELECT was FROM moved UNION SELECT contact_id FROM moved"
            self.standing.touch("contact_id", f"SELECT was FROM ({both}) WHERE was IS NOT NULL")
            self.duck.execute(
                "UPDATE activities SET contact_id = moved.contact_id "
                "FROM moved WHERE moved.id = activities.identity_id"
            )

    def _take_activities(self, reader, news: News, settled: Settled) -> None:
        rows, above = relation(ACTIVITIES), self.settled.activity
        if news.files:
            listed = ", ".join("'" + file.replace("'", "''") + "'" for file in news.files)
            self._add(f"SELECT * FROM read_parquet([{listed}]) WHERE id > {above}", settled)
            above = max(above, news.files_up_to)
        reader.bring(self.duck, rows, f"workspace_id = {self.workspace_id} AND id > {above}")
        self._add(f"SELECT {rows.typed()} FROM incoming", settled)
        self.duck.execute(f"DELETE FROM unsettled WHERE id <= {settled.activity}")

    def _add(self, query: str, settled: Settled) -> None:
        placed = (
            "SELECT new.*, identities.contact_id "
            f"FROM ({query}) AS new LEFT JOIN identities ON identities.id = new.identity_id "
            "WHERE new.id NOT IN (SELECT id FROM unsettled)"
        )
        if self.version == 0:  # the first time: straight into place, nothing stands on it yet
            self.duck.execute(f"INSERT INTO activities {placed}")
            source = "activities"
        else:
            self.duck.execute(f"CREATE OR REPLACE TEMP TABLE arrived AS {placed}")
            self.duck.execute("INSERT INTO activities FROM arrived")
            self.standing.touch("identity_id", "SELECT DISTINCT identity_id FROM arrived")
            self.standing.touch(
                "contact_id", "SELECT DISTINCT contact_id FROM arrived WHERE contact_id IS NOT NULL"
            )
            source = "arrived"
        self.duck.execute(
            f"INSERT INTO unsettled SELECT id FROM {source} "
            f"WHERE id > {settled.activity} AND id NOT IN (SELECT id FROM unsettled)"
        )

    def answer(self, asked: Question, parameters: dict) -> tuple[tuple[str, ...], list[tuple]]:
        """Column names and rows of the question."""
        if self.standing.missing(asked.statement):
            with self.lock:
                self.standing.ready(asked.statement)
        with self.duck.cursor() as cursor:
            cursor.execute(asked.statement, parameters)
            return tuple(column[0] for column in cursor.description), cursor.fetchall()

    def remembered(self, key: tuple):
        """The answer kept under `key`, where no fact has changed since."""
        with self.lock:
            version, answer = self.answers.get(key, (0, None))
            return answer if version == self.version else None

    def remember(self, key: tuple, version: int, answer) -> None:
        """Keep an answer made of facts that are at least as new as `version`."""
        with self.lock:
            self.answers[key] = (version, answer)
            self.answers.move_to_end(key)
            while len(self.answers) > KEPT_ANSWERS:
                self.answers.popitem(last=False)
