"""Which campaigns ran, and when, in the period that is told?"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from entendu.example.client import Client, Drive
from entendu.example.seasons import Season, arrival, suiting

SIGN_UP_DAYS = 24  # for a webinar, before it takes place


@dataclass(frozen=True)
class Run:
    """One campaign as it ran: `starts` and `ends` are days of the season, both included."""

    key: str
    name: str
    channel: str
    piece: str
    starts: int
    ends: int
    cents: int  # for the run, or for a month where always on
    pull: float
    always: bool


def runs(client: Client, season: Season) -> tuple[Run, ...]:
    """Every campaign that began within the season, the always-on ones from its first day."""
    found = [run for drive in client.drives for run in _runs(drive, season)]
    return tuple(sorted(found, key=lambda run: (run.starts, run.key)))


def _runs(drive: Drive, season: Season) -> list[Run]:
    last = len(season.days) - 1
    if not drive.month:
        return [_run(drive, drive.key, drive.name, 0, last, True)]
    made = []
    for year in range(season.first.year, season.last.year + 1):
        starts = (_weekday(date(year, drive.month, drive.day)) - season.first).days
        if SIGN_UP_DAYS <= starts <= last:
            name = drive.name.format(year=year)
            ends = starts + drive.days - 1
            made.append(_run(drive, f"{drive.key}-{year}", name, starts, ends, False))
    return made


def _weekday(day: date) -> date:
    """`day`, or the Tuesday after it where nobody would hold an event."""
    late = {4: 4, 5: 3, 6: 2, 0: 1}.get(day.weekday(), 0)
    return day + timedelta(late)


def _run(drive: Drive, key: str, name: str, starts: int, ends: int, always: bool) -> Run:
    budget = drive.budget * 100
    return Run(key, name, drive.channel, drive.piece, starts, ends, budget, drive.pull, always)


def joined(
    runs: tuple[Run, ...], channel: str, season: Season, rnd: Random
) -> tuple[int, Run | None]:
    """When somebody arrives through `channel`, and with which campaign (None: without one)."""
    mine = [run for run in runs if run.channel == channel]
    if mine and channel in {"webinar", "trade_fair"}:
        run = rnd.choices(mine, [r.pull for r in mine])[0]
        if channel == "webinar":
            early = int(SIGN_UP_DAYS * rnd.random() ** 1.6)
            return min(suiting(season, run.starts - early, rnd), run.starts), run
        return min(rnd.randint(run.starts, run.ends), len(season.days) - 1), run
    day = arrival(season, rnd)
    open_now = [run for run in mine if run.starts <= day <= run.ends]
    if not open_now:
        return day, None
    return day, rnd.choices(open_now, [r.pull for r in open_now])[0]
