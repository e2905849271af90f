"""How does a person read, copy and run the SQL of an answer?

Parameters stand in the text as values; the macros and the standing relations that it uses are
spelled out before it. Over the workspace's relations the text gives the answer's rows.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from entendu.engine.questions import PARAMETER, Question

MACRO = re.compile(r"((?:--[^\n]*\n)*)CREATE MACRO (\w+)(.*?);", re.DOTALL)


def literal(value) -> str:
    """`value` as SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return str(value)
    quoted = str(value).replace("'", "''")
    if isinstance(value, datetime):
        return f"TIMESTAMP '{quoted}'"
    return f"DATE '{quoted}'" if isinstance(value, date) else f"'{quoted}'"


def runnable(asked: Question, parameters: dict, macros: str, standing: dict[str, Question]) -> str:
    """The text of `asked` with its values, after the macros and relations it stands on."""
    statement = PARAMETER.sub(lambda found: literal(parameters[found[1]]), asked.statement)
    relations = _used(statement, standing)
    body = [f"CREATE OR REPLACE TEMP VIEW {q.name} AS\n{q.statement};" for q in relations]
    words = _words(" ".join([statement, *body]))
    named = [found for found in MACRO.finditer(macros) if found[2] in words]
    spelled = [f"{m[1]}CREATE OR REPLACE TEMP MACRO {m[2]}{m[3]};" for m in named]
    header = "\n".join(f"-- {line}".rstrip() for line in asked.header.splitlines())
    return "\n\n".join([*spelled, *body, f"{header}\n{statement};"])


def _used(statement: str, standing: dict[str, Question]) -> list[Question]:
    words = _words(statement)
    used: list[Question] = []
    for name in reversed(standing):  # the later ones stand on the earlier ones
        if name in words:
            used.insert(0, standing[name])
            words |= _words(standing[name].statement)
    return used


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))
