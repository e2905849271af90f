"""When do people read, and when do sellers work? The shape of a French business year."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

DAY = 86_400
MONTHS = (1.12, 1.05, 1.1, 0.98, 0.85, 1.08, 0.78, 0.36, 1.22, 1.15, 1.05, 0.8)
WEEKDAYS = (0.98, 1.08, 1.0, 1.06, 0.82, 0.13, 0.16)
FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))

# half-hours from midnight: a weekday at the desk, then the telephone in the evening
_NIGHT = (0.08,) * 12
OFFICE = (*_NIGHT, 0.2, 0.4, 0.9, 1.6, 3.2, 4.6, 5.8, 6.2, 6.3, 6.0, 5.4, 4.2, 2.2, 1.6, 2.4, 3.8,
          5.2, 5.6, 5.4, 5.2, 4.8, 4.2, 3.4, 2.3, 1.5, 1.1, 1.0, 1.1, 1.3, 1.5, 1.6, 1.4, 1.0, 0.6,
          0.3, 0.15)  # fmt: skip
LEISURE = (*_NIGHT, 0.2, 0.3, 0.5, 0.8, 1.2, 1.6, 2, 2.2, 2.3, 2.2, 2, 1.6, 1.1, 1, 1.1, 1.4, 1.6,
           1.8, 1.9, 2, 2, 1.9, 1.8, 1.6, 1.5, 1.5, 1.7, 2.1, 2.6, 3, 3, 2.6, 2, 1.2, 0.7,
           0.4)  # fmt: skip
_OFFICE, _LEISURE = tuple(accumulate(OFFICE)), tuple(accumulate(LEISURE))


def easter(year: int) -> date:
    """Easter Sunday of `year` (Gregorian, Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """The public holidays of France in `year`."""
    sunday = easter(year)
    moving = (sunday + timedelta(days) for days in (1, 39, 50))
    return frozenset([date(year, *day) for day in FIXED]) | frozenset(moving)


@dataclass(frozen=True)
class Season:
    """The days from `first` to `last`, both included, as lived in `zone`; counted from 0."""

    first: date
    last: date
    zone: str

    @cached_property
    def days(self) -> tuple[date, ...]:
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(n) for n in range(count))

    @cached_property
    def off(self) -> frozenset[date]:
        years = range(self.first.year, self.last.year + 1)
        return frozenset().union(*(holidays(year) for year in years))

    @cached_property
    def mood(self) -> tuple[float, ...]:
        """How much is read on each day, from 0 to 1."""
        raw = [self._mood(day) for day in self.days]
        return tuple(value / max(raw) for value in raw)

    def _mood(self, day: date) -> float:
        if day in self.off:
            return 0.12
        bridge = (day.weekday() == 4 and day - timedelta(1) in self.off) or (
            day.weekday() == 0 and day + timedelta(1) in self.off
        )
        quiet = (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 3)
        factor = (0.45 if bridge else 1.0) * (0.35 if quiet else 1.0)
        return MONTHS[day.month - 1] * WEEKDAYS[day.weekday()] * factor

    @cached_property
    def arrivals(self) -> tuple[float, ...]:
        """Cumulated weight of each day for those who come for the first time: it grows."""
        count = len(self.days)
        return tuple(accumulate(m * (1 + 0.5 * n / count) for n, m in enumerate(self.mood)))

    @cached_property
    def working(self) -> tuple[bool, ...]:
        return tuple(day.weekday() < 5 and day not in self.off for day in self.days)

    def starts(self, zone: str) -> tuple[int, ...]:
        """The UTC second at which each day starts in `zone`."""
        return _starts(self.first, len(self.days), zone)

    @cached_property
    def midnights(self) -> tuple[int, ...]:
        return self.starts(self.zone)

    @cached_property
    def end(self) -> int:
        """The first second after the last day."""
        return _starts(self.last + timedelta(1), 1, self.zone)[0]

    def day_of(self, at: int) -> int:
        return bisect_right(self.midnights, at) - 1


@cache
def _starts(first: date, count: int, zone: str) -> tuple[int, ...]:
    there = ZoneInfo(zone)
    days = (first + timedelta(n) for n in range(count))
    return tuple(int(datetime.combine(day, time(), there).timestamp()) for day in days)


def arrival(season: Season, rnd: Random) -> int:
    """A day on which somebody comes for the first time."""
    return bisect_right(season.arrivals, rnd.random() * season.arrivals[-1])


def suiting(season: Season, day: int, rnd: Random) -> int:
    """The first day from `day` on that suits a reader; may lie after the last one."""
    mood = season.mood
    while day < len(mood) and rnd.random() > mood[day]:
        day += 1
    return day


def reading_second(season: Season, day: int, rnd: Random) -> tuple[int, bool]:
    """A second of the reader's day `day`, and whether the page is read on a telephone."""
    at_desk = season.working[day]
    curve = _OFFICE if at_desk else _LEISURE
    half = bisect_right(curve, rnd.random() * curve[-1])
    mobile = rnd.random() < (0.62 if not at_desk or half < 16 or half >= 39 else 0.1)
    return min(half, 47) * 1800 + int(rnd.random() * 1800), mobile


def working_after(season: Season, at: int, hours: float, rnd: Random) -> int:
    """The instant `hours` of working time (nine hours a day from 9:00) after `at`."""
    day = max(season.day_of(at), 0)
    left = hours * 3600
    opening = max(at - season.midnights[day], 9 * 3600)
    while day < len(season.working):
        room = 18 * 3600 - opening
        if season.working[day] and room > 0:
            if left <= room:
                return season.midnights[day] + _not_at_lunch(int(opening + left), rnd)
            left -= room
        day, opening = day + 1, 9 * 3600 + int(rnd.random() * 900)
    return season.end


def _not_at_lunch(second: int, rnd: Random) -> int:
    """A second of the day, put off where it fell between half past twelve and two."""
    at_lunch = 12.5 * 3600 <= second < 14 * 3600 and rnd.random() < 0.9
    return second + 5400 if at_lunch else second
