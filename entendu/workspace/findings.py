"""What is wrong with this installation, how badly, and what helps?"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    ERROR = "error"  # something does not work
    WARNING = "warning"  # it works, and will bite


@dataclass(frozen=True)
class Finding:
    """One problem. `id` never changes its meaning: people look it up and silence it."""

    id: str
    level: Level
    problem: str
    hint: str


def error(id: str, problem: str, hint: str) -> Finding:
    """Something that does not work."""
    return Finding(id, Level.ERROR, problem, hint)


def warning(id: str, problem: str, hint: str) -> Finding:
    """Something that works, and will bite."""
    return Finding(id, Level.WARNING, problem, hint)


def serious(findings: Iterable[Finding]) -> bool:
    """True where at least one finding is an error."""
    return any(finding.level is Level.ERROR for finding in findings)
