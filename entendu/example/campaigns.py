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
    language: str
    starts: int
    ends: int
    cents: int  # for the run, or for a month where always on
    pull: float
    always: bool


def runs(client: Client, season: Season) -> tuple[Run, ...]:
    """Every campaign that began within the season, the always-on ones from its first day."""
    spoken = {piece.key: piece.language for piece in client.pieces}
    found = [run for d in client.drives for run in _runs(d, spoken[d.piece], season)]
    return tuple(sorted(found, key=lambda run: (run.starts, run.key)))


def _runs(drive: Drive, language: str, season: Season) -> list[Run]:
    last = len(season.days) - 1
    if not drive.month:
        return [_run(drive, drive.key, drive.name, language, 0, last, True)]
    made = []
    for year in range(season.first.year, season.last.year + 1):
        starts = (_weekday(date(year, drive.month, drive.day)) - season.first).days
        if SIGN_UP_DAYS < starts <= last:
            name = drive.name.format(year=year)
            ends = starts + drive.days - 1
            made.append(_run(drive, f"{drive.key}-{year}", name, language, starts, ends, False))
    return made


def _weekday(day: date) -> date:
    """`day`, or the Tuesday after it where nobody would hold an event."""
    late = {4: 4, 5: 3, 6: 2, 0: 1}.get(day.weekday(), 0)
    return day + timedelta(late)


def _run(
    drive: Drive, key: str, name: str, language: str, starts: int, ends: int, always: bool
) -> Run:
    return Run(key, name, drive.channel, drive.piece, language, starts, ends, drive.budget * 100,
               drive.pull, always)  # fmt: skip


def joined(
    runs: tuple[Run, ...], channel: str, language: str, season: Season, rnd: Random
) -> tuple[int, Run | None]:
    """When somebody arrives through `channel`, and with which campaign (None: without one)."""
    mine = [run for run in runs if run.channel == channel]
    if mine and channel in {"webinar", "trade_fair"}:
        run = _drawn(mine, language, rnd)
        if channel == "webinar":
            early = 1 + int(SIGN_UP_DAYS * rnd.random() ** 1.6)
            return min(suiting(season, run.starts - early, rnd), run.starts - 1), run
        return min(rnd.randint(run.starts, run.ends), len(season.days) - 1), run
    day = arrival(season, rnd)
    open_now = [run for run in mine if run.starts <= day <= run.ends]
    if not open_now:
        return day, None
    return day, _drawn(open_now, language, rnd)


def _drawn(runs: list[Run], language: str, rnd: Random) -> Run:
    """One of `runs` by its pull; few follow a campaign that does not speak their language."""
    pulls = [run.pull * (1 if run.language == language else 0.05) for run in runs]
    return rnd.choices(runs, pulls)[0]
