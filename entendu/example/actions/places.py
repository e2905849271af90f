"""Where did each row of the story land? The numbers that the database gave."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache

from entendu.workspace.models import Workspace


@dataclass
class Places:
    """Ids by the story's keys or positions, filled in as tables are written."""

    workspace: Workspace
    began: int  # the first second of the story
    sources: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    campaigns: dict[str, int] = field(default_factory=dict)
    contents: dict[str, int] = field(default_factory=dict)
    firms: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def instant(at: int) -> datetime:
    """The aware instant of a second of the story."""
    return datetime.fromtimestamp(at, UTC)


def written(at: int) -> str:
    """The instant as both databases take it past the ORM: UTC, without offset."""
    day, second = divmod(at, 86_400)
    return f"{_day(day)} {_clock(second)}"


@cache
def _day(number: int) -> str:
    return str(date(1970, 1, 1) + timedelta(number))


@cache
def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def learnt(source: int, at: int, names: list[str]) -> dict:
    """Provenance: each of `names` was learnt from `source` at `at`."""
    said = {"source": source, "at": instant(at).isoformat()}
    return dict.fromkeys(names, said)
