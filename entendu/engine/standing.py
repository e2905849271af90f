"""Which relations stand ready over the mirrored ones, and how are they kept while rows arrive?

A standing relation is a SQL file under sql/relations/. Its header says how it is kept:
"Kept by: identity_id" means that new rows alter only the rows of the identities they touch, and
"Whole after: deals" that any change of deals makes it anew. It is made when first asked for.
"""

import re

import duckdb

from entendu.engine.questions import Question, standing_relations

MANY = 20_000  # with more keys touched than this, making the relation whole is quicker
TOUCHED = {"identity_id": "touched_identities", "contact_id": "touched_contacts"}


class Standing:
    """The standing relations of one resident; used by one thread at a time."""

    def __init__(self, duck: duckdb.DuckDBPyConnection):
        self.duck = duck
        self.made: set[str] = set()
        self.changed: set[str] = set()

    def begin(self) -> None:
        """A refresh begins: nothing is touched yet."""
        self.changed = set()
        for table in TOUCHED.values():
            self.duck.execute(f"CREATE OR REPLACE TEMP TABLE {table} (id BIGINT)")

    def touch(self, key: str, query: str) -> None:
        """The keys that `query` gives have new or changed rows."""
        if self.made:
            self.duck.execute(f"INSERT INTO {TOUCHED[key]} {query}")

    def keep(self) -> None:
        """The refresh has taken all rows: bring what stands up to them."""
        for name, relation in standing_relations().items():
            if name in self.made:
                self._keep(name, relation)

    def ready(self, statement: str) -> None:
        """Make every standing relation that `statement` names and that is not there yet."""
        for name in self.missing(statement):
            self._make(name, standing_relations()[name])

    def missing(self, statement: str) -> list[str]:
        """The standing relations that `statement` needs and that are not there yet, in order."""
        words = set(re.findall(r"\w+", statement))
        needed: list[str] = []
        for name, relation in reversed(standing_relations().items()):
            if name in words:
                needed.insert(0, name)
                words |= set(re.findall(r"\w+", relation.statement))
        return [name for name in needed if name not in self.made]

    def _make(self, name: str, relation: Question) -> None:
        order = f" ORDER BY {relation.kept_by}" if relation.kept_by else ""
        self.duck.execute(
            f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM ({relation.statement}){order}"
        )
        self.made.add(name)

    def _keep(self, name: str, relation: Question) -> None:
        if self.changed & relation.whole_after or self._touched(relation.kept_by) > MANY:
            self.duck.execute(f"CREATE OR REPLACE TEMP TABLE before AS FROM {name}")
            self._make(name, relation)
            differs = f"(FROM {name} EXCEPT FROM before) UNION ALL (FROM before EXCEPT FROM {name})"
            if self.duck.execute(f"SELECT 1 FROM ({differs}) LIMIT 1").fetchone():
                self.changed.add(name)
        elif self._touched(relation.kept_by):
            self._keep_touched(name, relation)

    def _touched(self, key: str) -> int:
        if not key:
            return 0
        counted = self.duck.execute(f"SELECT count(*) FROM {TOUCHED[key]}").fetchall()
        return counted[0][0]

    def _keep_touched(self, name: str, relation: Question) -> None:
        """Compute the relation over the touched keys alone, by giving it narrower relations."""
        key, touched = relation.kept_by, TOUCHED[relation.kept_by]
        narrow = ", ".join(
            f"{source} AS (SELECT * FROM main.{source} WHERE {column} IN (SELECT id FROM {wanted}))"
            for source, column, wanted in self._narrowing(relation, key, touched)
        )
        self.duck.execute(f"DELETE FROM {name} WHERE {key} IN (SELECT id FROM {touched})")
        self.duck.execute(
            f"INSERT INTO {name} WITH {narrow} SELECT * FROM ({relation.statement}) AS kept "
            f"WHERE {key} IN (SELECT id FROM {touched})"
        )

    def _narrowing(self, relation: Question, key: str, touched: str) -> list[tuple[str, str, str]]:
        words = set(re.findall(r"\w+", relation.statement))
        found = self.duck.execute(
            "SELECT table_name, list(column_name) FROM duckdb_columns() "
            "WHERE schema_name = 'main' AND database_name = 'memory' GROUP BY ALL"
        ).fetchall()
        narrowing = []
        for source, columns in sorted(found):
            if source in words and key in columns:
                narrowing.append((source, key, touched))
            elif source in words and source == "contacts" and key == "contact_id":
                narrowing.append((source, "id", touched))
            elif source in words and "identity_id" in columns and key == "contact_id":
                narrowing.append((source, "identity_id", "identities"))  # narrowed before: i < ...
        return sorted(narrowing, key=lambda entry: entry[2] == "identities")
