"""Reads of what both sides know about prospects."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from entendu.activity.kinds import PATH
from entendu.engine.ask import Answer, ask
from entendu.sharing.prospects import Wanted, seen_since
from entendu.sharing.search import patterns

WORD_NAMES = ("first_word", "second_word", "third_word", "fourth_word")
RECENT_DAYS = 30
EVERY_ROW = 2**62


@dataclass(frozen=True)
class Extent:
    """What a workspace holds, and from when to when."""

    contacts: int
    anonymous: int
    deals: int
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True)
class Choice:
    """A value that the list can be narrowed to."""

    value: str
    label: str
    prospects: int


def extent(workspace) -> Extent:
    """How much there is, and over which time; bots left out."""
    return Extent(*ask("sharing/extent", workspace).rows[0])


def choices(workspace) -> dict[str, list[Choice]]:
    """By filter, the values that occur, the most frequent first; stages as their codes."""
    found: dict[str, list[Choice]] = {
        name: [] for name in ("stage", "origin", "owner", "segment", "country", "language")
    }
    for name, value, label, prospects in ask("sharing/choices", workspace).rows:
        value = PATH[int(value)].value if name == "stage" else value
        found[name].append(Choice(value, label, prospects))
    found["stage"].sort(key=lambda choice: PATH.index(choice.value))
    return found


def prospects(workspace, wanted: Wanted, *, today: date) -> Answer:
    """The page of prospects that `wanted` asks for on the day `today` of the workspace."""
    return _ask(workspace, wanted, today, wanted.size, (wanted.page - 1) * wanted.size)


def every_prospect(workspace, wanted: Wanted, *, today: date) -> Answer:
    """All pages of it, for a file."""
    return _ask(workspace, wanted, today, EVERY_ROW, 0)


def _ask(workspace, wanted: Wanted, today: date, size: int, start: int) -> Answer:
    words = patterns(wanted.search)
    return ask(
        "sharing/prospects",
        workspace,
        **dict(zip(WORD_NAMES, words, strict=True)),
        stage=PATH.index(wanted.stage) if wanted.stage else None,
        origin=wanted.origin,
        owner=wanted.owner,
        segment=wanted.segment,
        country=wanted.country,
        language=wanted.language,
        seen_since=_opening(seen_since(wanted.seen, today), workspace.zone),
        recent_since=_opening(seen_since(RECENT_DAYS, today), workspace.zone),
        sort=wanted.sort.value,
        falling=wanted.descending,
        page_size=size,
        page_start=start,
    )


def _opening(day: date | None, zone: str) -> datetime | None:
    """The instant, in UTC without a zone as the engine keeps them, at which `day` begins."""
    if day is None:
        return None
    start = datetime.combine(day, time(), tzinfo=ZoneInfo(zone))
    return start.astimezone(UTC).replace(tzinfo=None)
