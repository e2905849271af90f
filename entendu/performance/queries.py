"""Reads of what marketing and sales earned: each is one question of the engine."""

from dataclasses import dataclass
from datetime import date

from entendu.engine.ask import Answer, ask

DIMENSIONS = ("origin", "campaign", "content", "landing_page", "owner", "segment", "month")


@dataclass(frozen=True)
class Filters:
    """Which subjects count: by day of first contact (both included), origin and owner."""

    since: date | None = None
    until: date | None = None
    origin: str | None = None
    owner: int | None = None


EVERYTHING = Filters()


def _ask(question: str, workspace, filters: Filters, **parameters) -> Answer:
    return ask(question, workspace, zone=workspace.zone, **vars(filters), **parameters)


def funnel(workspace, filters: Filters = EVERYTHING) -> Answer:
    """How many came how far, with conversion and the median days between stages."""
    return _ask("performance/funnel", workspace, filters)


def closed_loop(workspace, by: str, filters: Filters = EVERYTHING) -> Answer:
    """MQLs, wins and revenue by one of `DIMENSIONS`; the last row adds up all."""
    if by not in DIMENSIONS:
        raise ValueError(f"no dimension {by!r}; there are {', '.join(DIMENSIONS)}")
    return _ask("performance/closed_loop", workspace, filters, by=by)


def activity_by_week(workspace, filters: Filters = EVERYTHING) -> Answer:
    """Visits, responses, outreach, MQLs and wins of each week; `since` and `until` bound it."""
    return _ask("performance/activity_by_week", workspace, filters)


def journey(workspace, contact_id: int) -> Answer:
    """What happened between us and one contact, in order."""
    return ask("sharing/journey", workspace, contact_id=contact_id)
