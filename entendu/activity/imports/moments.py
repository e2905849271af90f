"""When is that? Dates and times as people and programs write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo

from entendu.activity.imports.reasons import Bad, Reason

_WRITTEN = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})"
    r"(?:(?:\s*[,T]\s*|\s+(?:à\s+)?)(\d{1,2})\s*[:h]\s*(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?)?"
)
_MONTH = re.compile(r"(\d{4})-(\d{2})|(\d{1,2})/(\d{4})")
_EARLIEST, _LATEST = 1900, 2200


def day_comes_first(cells: Iterable[str]) -> bool | None:
    """Whether dates such as 31/12/2026 start with the day; None where the cells do not tell."""
    for cell in cells:
        found = _WRITTEN.fullmatch(cell.strip())
        if found and int(found[1]) > 12:
            return True
        if found and int(found[2]) > 12:
            return False
    return None


def moment(text: str, zone: tzinfo, day_first: bool = True) -> datetime | Bad:
    """The instant, in UTC; a time without an offset is a time of `zone`, a day its midnight."""
    read = _read(text, day_first)
    if read is None or not _EARLIEST <= read.year <= _LATEST:
        return Bad(Reason.NOT_A_DATE, {"text": text[:80]})
    return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)


def day(text: str, day_first: bool = True) -> date | Bad:
    """The calendar day, whatever time is written beside it; of a month, its first."""
    month = _MONTH.fullmatch(text)
    if month:
        text = f"{month[1]}-{month[2]}-01" if month[1] else f"{month[4]}-{month[3]:0>2}-01"
    read = _read(text, day_first)
    if read is None or not _EARLIEST <= read.year <= _LATEST:
        return Bad(Reason.NOT_A_DATE, {"text": text[:80]})
    return read.date()


def _read(text: str, day_first: bool) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _written(text, day_first)


def _written(text: str, day_first: bool) -> datetime | None:
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    first, second, year, hour, minute, seconds, half = found.groups()
    dd, mm = (first, second) if day_first else (second, first)
    hours = _twelve(int(hour or 0), half)
    try:
        return datetime(  # noqa: DTZ001 - the zone is the caller's
            _century(year), int(mm), int(dd), hours, int(minute or 0), int(seconds or 0)
        )
    except ValueError:
        return None


def _century(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 69 else 1900)


def _twelve(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        return 99  # refused by datetime
    return hour % 12 + (12 if half.lower() == "pm" else 0)
