"""Where is the SQL of a question, and what does its header say?

A question "performance/funnel" is the file entendu/performance/sql/funnel.sql. Its header comment
answers three things: what it answers, its parameters, its columns out.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[a-z_]+/[a-z_]+")
PARAMETER = re.compile(r"\$([a-z_]+)")
KEPT_BY = re.compile(r"^Kept by: (\w+)\.$", re.MULTILINE)
WHOLE_AFTER = re.compile(r"^Whole after: ([\w, ]+)\.$", re.MULTILINE)
HEADER = re.compile(r"\A(?:--[^\n]*\n)+")


class UnknownQuestion(LookupError):
    """No SQL file answers to that name."""


@dataclass(frozen=True)
class Question:
    """One SQL file: its name, its header comment and its statement."""

    name: str
    header: str
    statement: str

    @property
    def parameters(self) -> frozenset[str]:
        """The names that the statement asks for."""
        return frozenset(PARAMETER.findall(self.statement))

    @property
    def kept_by(self) -> str:
        """Of a standing relation: the column by which it can be kept; '' where it cannot."""
        return "".join(KEPT_BY.findall(self.header))

    @property
    def whole_after(self) -> frozenset[str]:
        """Of a standing relation: the relations whose every change makes it anew."""
        return frozenset(re.findall(r"\w+", " ".join(WHOLE_AFTER.findall(self.header))))


@cache
def question(name: str) -> Question:
    """The question called `name`, read once."""
    folder, _, stem = name.partition("/")
    path = PACKAGE / folder / "sql" / f"{stem}.sql"
    if not NAME.fullmatch(name) or not path.is_file():
        raise UnknownQuestion(f"no question {name!r}")
    return _parse(name, path.read_text(encoding="utf-8"))


def questions() -> list[str]:
    """The names of all questions of the house, in order."""
    paths = PACKAGE.glob("*/sql/*.sql")
    return sorted(
        f"{path.parent.parent.name}/{path.stem}" for path in paths if path.stem != "macros"
    )


@cache
def macros() -> str:
    """The named macros that questions may use."""
    return (PACKAGE / "engine" / "sql" / "macros.sql").read_text(encoding="utf-8")


@cache
def standing_relations() -> dict[str, Question]:
    """Relations defined by SQL over the mirrored ones, in the order they stand on each other."""
    paths = sorted(PACKAGE.glob("*/sql/relations/*.sql"), key=lambda path: path.stem)
    return {p.stem[3:]: _parse(p.stem[3:], p.read_text(encoding="utf-8")) for p in paths}


def _parse(name: str, text: str) -> Question:
    header = HEADER.match(text)
    start = header.end() if header else 0
    lines = [line[2:].strip() for line in text[:start].splitlines()]
    return Question(name, "\n".join(lines), text[start:].strip().rstrip(";"))
