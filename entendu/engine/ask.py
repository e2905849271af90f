"""Ask a question of a workspace's rows and get its answer with the SQL that made it."""

import time
from dataclasses import dataclass, replace
from typing import Any

from entendu.engine.mirror import resident_of
from entendu.engine.questions import macros, question, standing_relations
from entendu.engine.spelling import runnable

LONGEST_KEPT = 5_000  # rows; a whole file is asked once, and would fill the memory


@dataclass(frozen=True)
class Answer:
    """The rows that answer a question, and how they came about."""

    columns: tuple[str, ...]
    rows: list[tuple]
    sql: str
    parameters: dict[str, Any]
    seconds: float

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(name: str, workspace, **parameters) -> Answer:
    """The answer to the question `name` ("performance/funnel") from all committed facts.

    `workspace` is a `Workspace` or its id. Inside a transaction the question sees what that
    transaction sees. The same question is answered from memory until a fact changes.
    """
    started = time.perf_counter()
    asked = question(name)
    if asked.parameters != set(parameters):
        raise TypeError(f"{name} takes {sorted(asked.parameters)}, not {sorted(parameters)}")
    resident = resident_of(getattr(workspace, "pk", workspace))
    key, version = (name, *sorted(parameters.items())), resident.version
    known = resident.remembered(key)
    if known:
        return replace(known, seconds=time.perf_counter() - started)
    columns, rows = resident.answer(asked, parameters)
    sql = runnable(asked, parameters, macros(), standing_relations())
    answer = Answer(columns, rows, sql, parameters, time.perf_counter() - started)
    if len(rows) <= LONGEST_KEPT:
        resident.remember(key, version, answer)
    return answer
