"""Edge of the API: the parameters and the page that every list shares."""

from typing import Annotated

from django.db.models import QuerySet
from ninja import Path, Query

from entendu.interface.paging import LONGEST, UnknownCursor, page
from entendu.interface.problems import refused

LARGEST = 2**63 - 1
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
