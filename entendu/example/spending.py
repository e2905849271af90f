"""What did marketing spend, on which day, for what?"""

from datetime import timedelta
from random import Random

from entendu.example.campaigns import Run
from entendu.example.client import Client
from entendu.example.record import Spent
from entendu.example.seasons import Season

MAKING = {"white_paper": 4200, "case_study": 1900, "article": 450, "webinar": 900,
          "landing_page": 600}  # fmt: skip


def costs(client: Client, season: Season, runs: tuple[Run, ...], rnd: Random) -> list[Spent]:
    """Every cost of the season: by day for advertising, by month or by run for the rest."""
    spent = [cost for run in runs for cost in _of(run, season, rnd)]
    return spent + _making(client, season, rnd)


def _of(run: Run, season: Season, rnd: Random) -> list[Spent]:
    if run.channel in {"paid_search", "paid_social"}:
        return _daily(run, season, rnd)
    if run.always:
        return _monthly(run, season, rnd)
    return _lumps(run, season, rnd)


def _daily(run: Run, season: Season, rnd: Random) -> list[Spent]:
    usual = run.cents / 30.4 if run.always else run.cents / (run.ends - run.starts + 1)
    return [
        _spent(run, season, day, int(usual * _thirst(season, day, rnd)), "clicks")
        for day in range(run.starts, min(run.ends, len(season.days) - 1) + 1)
    ]


def _thirst(season: Season, day: int, rnd: Random) -> float:
    """The share of a day's usual budget that is spent: less where there is less to click."""
    return (0.55 + 0.5 * season.mood[day]) * rnd.uniform(0.85, 1.15)


def _monthly(run: Run, season: Season, rnd: Random) -> list[Spent]:
    firsts = [n for n, day in enumerate(season.days) if day.day == 1]
    return [_spent(run, season, day, int(run.cents * rnd.uniform(0.92, 1.08)), "monthly fee")
            for day in firsts]  # fmt: skip


def _lumps(run: Run, season: Season, rnd: Random) -> list[Spent]:
    """An event is paid in parts: the booking weeks ahead, the rest when it takes place."""
    booking = int(run.cents * rnd.uniform(0.35, 0.5))
    ahead = max(run.starts - 60, 0)
    return [_spent(run, season, ahead, booking, "booking"),
            _spent(run, season, run.starts, run.cents - booking, "event")]  # fmt: skip


def _spent(run: Run, season: Season, day: int, cents: int, note: str) -> Spent:
    on = season.days[day]
    return Spent(f"{run.key}:{on}:{note}", on, run.channel, run.key, "", cents, note)


def _making(client: Client, season: Season, rnd: Random) -> list[Spent]:
    """Pieces made within the season cost something on the day they appear."""
    made = [p for p in client.pieces if p.since > 0]
    return [
        Spent(f"piece:{p.key}", season.first + timedelta(int(p.since * len(season.days))), "", "",
              p.key, int(MAKING[p.kind] * 100 * rnd.uniform(0.8, 1.3)), "writing and design")
        for p in made
    ]  # fmt: skip
