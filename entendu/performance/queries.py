"""Reads of what marketing and sales earned: each is one question of the engine."""

from dataclasses import dataclass
from datetime import date

from entendu.activity.kinds import PATH
from entendu.engine.ask import Answer, ask

BEHIND = {  # a column of a report -> the measure whose rows explain it
    "win_rate": "mqls", "revenue": "won_with_revenue", "median_days_to_won": "won",
}  # fmt: skip
ACTIVITY_MEASURES = ("visits", "responses", "outreach")
SUBJECT_MEASURES = ("mqls", "won", "won_with_revenue", "out_of_order", *PATH)
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


def rows_behind(
    workspace,
    measure: str,
    filters: Filters = EVERYTHING,
    by: str | None = None,
    key: str | None = None,
    *,
    first: int | None = None,
    last: int | None = None,
) -> Answer:
    """The subjects behind a number; the activities behind visits, responses and outreach.

    `measure` is a column of the closed loop or of the weeks, a stage of the funnel (those who
    reached it) or "out_of_order" (won before first contact). `by` and `key` name the row: a
    dimension and its key ("all" for every one), or "week" and its Monday. `first` and `last`
    take a page of the rows, counted from 1; the column `total` says how many there are.
    """
    measure = BEHIND.get(measure, measure)
    key = None if key == "all" else key
    page = {"measure": measure, "first": first, "last": last}
    if measure in ACTIVITY_MEASURES:
        return _ask("performance/activities_behind", workspace, filters, week=key, **page)
    if measure not in SUBJECT_MEASURES:
        raise ValueError(f"no measure {measure!r}")
    if by not in (None, "week", *DIMENSIONS):
        raise ValueError(f"no dimension {by!r}")
    return _ask("performance/rows_behind", workspace, filters, by=by, key=key, **page)
