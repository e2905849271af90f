"""Edge of the API: the reports, with the filters of the page and the SQL that made them."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from ninja import Query, Router, Schema

from entendu.interface.lists import Day, Id, Text
from entendu.interface.paging import LONGEST
from entendu.interface.problems import refused
from entendu.performance import queries
from entendu.performance.queries import DIMENSIONS, Filters
from entendu.workspace.bearer import offers

reports = Router()
ROUTERS = {"reports": reports}

# read off the queries, so that a new dimension needs no change here; mypy cannot follow
Dimension = Literal[*DIMENSIONS]  # type: ignore[valid-type]
Group = Literal[*DIMENSIONS, "week"]  # type: ignore[valid-type]
MEASURES = (*queries.SUBJECT_MEASURES, *queries.ACTIVITY_MEASURES, *queries.BEHIND)
Measure = Literal[*MEASURES]  # type: ignore[valid-type]


Date = Annotated[Day | None, Query(description="Included; in the workspace’s zone.")]


class Report(Schema):
    columns: list[str]
    rows: list[dict[str, Any]]
    sql: str
    seconds: float


@offers(reports, "GET", "/closed-loop", "read", Report)
def closed_loop(
    request,
    by: Dimension = "origin",
    since: Date = None,
    until: Date = None,
    origin: Text | None = None,
    owner: Id | None = None,
):
    """Read the closed loop: MQLs, wins and revenue by one dimension. The last row, of key “all”,
    adds up the rest."""
    filters = _filters(since, until, origin, owner)
    return _told(queries.closed_loop(request.workspace, by, filters))


@offers(reports, "GET", "/funnel", "read", Report)
def funnel(
    request,
    since: Date = None,
    until: Date = None,
    origin: Text | None = None,
    owner: Id | None = None,
):
    """Read the funnel: how many came how far, conversion, median days between stages."""
    return _told(queries.funnel(request.workspace, _filters(since, until, origin, owner)))


@offers(reports, "GET", "/activity-by-week", "read", Report)
def activity_by_week(
    request,
    since: Date = None,
    until: Date = None,
    origin: Text | None = None,
    owner: Id | None = None,
):
    """Read activity, MQLs and wins of each week, by its Monday."""
    return _told(queries.activity_by_week(request.workspace, _filters(since, until, origin, owner)))


@offers(reports, "GET", "/rows-behind", "read", Report)
def rows_behind(
    request,
    measure: Measure,
    by: Group | None = None,
    key: Annotated[Text | None, Query(description="Key of the row; none: all.")] = None,
    since: Date = None,
    until: Date = None,
    origin: Text | None = None,
    owner: Id | None = None,
    first: Annotated[int, Query(ge=1, le=10**9, description="Counted from 1.")] = 1,
    limit: Annotated[int, Query(ge=1, le=LONGEST)] = 50,
):
    """List the rows behind a number of a report. `total` in each row says how many there are."""
    if (by is None) != (key is None):
        raise refused("key", "by_and_key", "Give both `by` and `key`, or neither.", "query")
    if by == "week" and key is not None:
        _day_or_refuse(key)
    page = {"first": first, "last": first + limit - 1}
    filters = _filters(since, until, origin, owner)
    answer = queries.rows_behind(request.workspace, measure, filters, by, key, **page)
    return _told(answer)


def _day_or_refuse(key: str) -> None:
    try:
        date.fromisoformat(key)
    except ValueError:
        raise refused("key", "not_a_day", "With by=week, key is a Monday.", "query") from None


def _filters(since, until, origin, owner) -> Filters:
    if since and until and until < since:
        raise refused("until", "before_since", "It lies before `since`.", "query")
    return Filters(since, until, origin, owner)


def _told(answer) -> dict:
    return {
        "columns": list(answer.columns),
        "rows": [{name: _said(value) for name, value in row.items()} for row in answer.dicts()],
        "sql": answer.sql,
        "seconds": answer.seconds,
    }


def _said(value):
    """Instants come out of the engine in UTC without saying so."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
