"""Which period, origin, owner and grouping does an address ask for?

A page's filters live in its address. Reading them never fails: what cannot be understood is
returned as a mistake at its field, and the page says so instead of guessing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlencode

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
NOT_SAID = "(none)"  # in an address: the rows whose origin is not said


class Period(StrEnum):
    THIS_MONTH = "this_month"
    LAST_30_DAYS = "last_30_days"
    LAST_90_DAYS = "last_90_days"
    THIS_QUARTER = "this_quarter"
    THIS_YEAR = "this_year"
    LAST_12_MONTHS = "last_12_months"
    ALL = "all"
    DATES = "dates"


class By(StrEnum):
    """What the closed loop is told apart by."""

    ORIGIN = "origin"
    CAMPAIGN = "campaign"
    CONTENT = "content"
    LANDING_PAGE = "landing_page"
    OWNER = "owner"
    SEGMENT = "segment"
    MONTH = "month"


class Mistake(StrEnum):
    UNKNOWN_CHOICE = "unknown_choice"
    NOT_A_DATE = "not_a_date"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    ENDS_BEFORE_START = "ends_before_start"
    NOT_A_MEMBER = "not_a_member"


@dataclass(frozen=True)
class Asked:
    """The filters of one address; `since` and `until` are days, both inclusive, None open."""

    period: Period
    since: date | None = None
    until: date | None = None
    origin: str | None = None  # "": not said; None: all of them
    owner: int | None = None
    by: By = By.ORIGIN
    mistakes: Mapping[str, Mistake] = field(default_factory=dict)

    def address(self, **changes) -> str:
        """The query string that asks for the same, with `changes`; empty for the plain page."""
        return urlencode(_pairs(replace(self, mistakes={}, **changes)))


def _pairs(asked: Asked) -> list[tuple[str, str]]:
    pairs = [("period", asked.period.value)]
    if asked.period is Period.DATES:
        days = (("since", asked.since), ("until", asked.until))
        pairs += [(name, day.isoformat()) for name, day in days if day]
    if asked.origin is not None:
        pairs.append(("origin", asked.origin or NOT_SAID))
    if asked.owner is not None:
        pairs.append(("owner", str(asked.owner)))
    if asked.by is not By.ORIGIN:
        pairs.append(("by", asked.by.value))
    return pairs


def read(
    address: Mapping[str, str],
    *,
    today: date,
    default: Period = Period.LAST_12_MONTHS,
    owners: frozenset[int] | None = None,
) -> Asked:
    """What `address` (a query string's fields) asks for on the day `today`.

    `owners` are the members that may be asked for; None accepts any number.
    """
    mistakes: dict[str, Mistake] = {}
    period = _period(address, default, mistakes)
    since, until = _days(address, period, today, mistakes)
    return Asked(
        period=period,
        since=since,
        until=until,
        origin=_origin(address.get("origin", "")),
        owner=_owner(address.get("owner", "").strip(), owners, mistakes),
        by=_choice(By, "by", address, By.ORIGIN, mistakes),
        mistakes=mistakes,
    )


def _choice(choices, name: str, address: Mapping[str, str], default, mistakes: dict):
    text = address.get(name, "").strip()
    if not text:
        return default
    if text in set(choices):
        return choices(text)
    mistakes[name] = Mistake.UNKNOWN_CHOICE
    return default


def _period(address: Mapping[str, str], default: Period, mistakes: dict) -> Period:
    said = address.get("since", "").strip() or address.get("until", "").strip()
    if said and not address.get("period", "").strip():
        return Period.DATES
    return _choice(Period, "period", address, default, mistakes)


def _days(address, period: Period, today: date, mistakes: dict) -> tuple[date | None, date | None]:
    if period is not Period.DATES:
        return span(period, today)
    since = _day("since", address, mistakes)
    until = _day("until", address, mistakes)
    if since and until and until < since:
        mistakes["until"] = Mistake.ENDS_BEFORE_START
    return since, until


def _day(name: str, address: Mapping[str, str], mistakes: dict) -> date | None:
    text = address.get(name, "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        mistakes[name] = Mistake.NOT_A_DATE
        return None
    if not FIRST_DAY <= day <= LAST_DAY:
        mistakes[name] = Mistake.DATE_OUT_OF_RANGE
        return None
    return day


def _origin(text: str) -> str | None:
    if not text:
        return None
    return "" if text == NOT_SAID else text


def _owner(text: str, owners: frozenset[int] | None, mistakes: dict) -> int | None:
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
    if number is None or (owners is not None and number not in owners):
        mistakes["owner"] = Mistake.NOT_A_MEMBER
        return None
    return number


def span(period: Period, today: date) -> tuple[date | None, date | None]:
    """First and last day of a preset on the day `today`; (None, None) for everything."""
    starts = {
        Period.THIS_MONTH: today.replace(day=1),
        Period.LAST_30_DAYS: today - timedelta(days=29),
        Period.LAST_90_DAYS: today - timedelta(days=89),
        Period.THIS_QUARTER: today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1),
        Period.THIS_YEAR: today.replace(month=1, day=1),
        Period.LAST_12_MONTHS: _year_before(today) + timedelta(days=1),
    }
    start = starts.get(period)
    return (start, today) if start else (None, None)


def _year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def before(since: date | None, until: date | None) -> tuple[date, date] | None:
    """The span of the same length that ends the day before `since`; None where there is none."""
    if since is None or until is None or until < since:
        return None
    length = until - since
    if since - FIRST_DAY <= length:
        return None
    last = since - timedelta(days=1)
    return last - length, last
