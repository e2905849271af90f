"""Edge of the API: the parameters and the page that every list shares."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from ninja import Path, Query
from pydantic import AfterValidator, AwareDatetime, BeforeValidator

from entendu.interface.paging import LONGEST, UnknownCursor, page
from entendu.interface.problems import refused

LARGEST = 2**63 - 1
FIRST_YEAR, LAST_YEAR = 1900, 2199


def _written(text: Any) -> Any:
    """Only text that begins with a day: a bare number would be taken for seconds since 1970."""
    if isinstance(text, str) and not re.match(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError("a day is written 2026-11-22, an instant 2026-11-22T09:30:00Z")
    if not isinstance(text, str | date):
        raise ValueError("an instant is a string, such as 2026-11-22T09:30:00Z")
    return text


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"the year lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return day.astimezone(UTC) if isinstance(day, datetime) else day


Instant = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(_within)]
Day = Annotated[date, BeforeValidator(_written), AfterValidator(_within)]
Number = Annotated[int, Path(ge=0, le=LARGEST)]
Cursor = Annotated[str, Query(max_length=500, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=LONGEST, description="At most so many items.")]
Id = Annotated[int, Query(ge=0, le=LARGEST)]
Text = Annotated[str, Query(max_length=200)]


def page_of(rows: QuerySet, order: tuple[str, ...], cursor: str, limit: int) -> dict:
    """One page of a list: its items and the cursor of what follows."""
    try:
        items, following = page(rows, order, cursor, limit)
    except UnknownCursor:
        raise refused(
            "cursor", "unknown", "This cursor was not given by this list.", "query"
        ) from None
    return {"items": items, "next": following}
