"""What happened in the example company, from beginning to end? The whole story, reproducible."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from entendu.example.arriving import arrive
from entendu.example.billing import bills
from entendu.example.campaigns import Run, runs
from entendu.example.client import Client
from entendu.example.crowd import crawlers, strangers
from entendu.example.mailing import newsletter
from entendu.example.reader import Arrival
from entendu.example.record import Bill, Deal, Firm, Happening, Known, Ledger, Person, Spent
from entendu.example.ripening import ripen
from entendu.example.scene import Scene
from entendu.example.seasons import Season
from entendu.example.selling import Teams, sell
from entendu.example.site import Site
from entendu.example.size import Size
from entendu.example.spending import costs
from entendu.example.standing import stand
from entendu.example.who import firms, people


@dataclass(frozen=True)
class Story:
    """Everything there is to write: rows point at each other by position or by key."""

    client: Client
    season: Season
    firms: list[Firm]
    firm_owners: dict[int, str]
    people: list[Person]
    known: list[Known]
    happenings: list[Happening]
    deals: list[Deal]
    bills: list[Bill]
    runs: tuple[Run, ...]
    costs: list[Spent]


def dice(size: Size, about: str) -> Random:
    """Chance of its own for each concern: a change in one leaves the others as they were."""
    return Random(f"{size.seed}/{about}")  # noqa: S311 - a story, not a secret


def season_until(last: date, months: int, zone: str) -> Season:
    """The `months` months up to `last`, both ends included."""
    count = last.year * 12 + last.month - 1 - months
    first = date(count // 12, count % 12 + 1, min(last.day, 28))
    return Season(first + timedelta(1), last, zone)


def story(client: Client, size: Size, last: date) -> Story:
    """The story of `client` up to the day `last`: the same for the same arguments."""
    season = season_until(last, size.months, client.zone)
    made = firms(client, size, dice(size, "firms"))
    known_people = people(client, size, made, dice(size, "people"))
    ledger = Ledger(season.end)
    on = Scene(client, size, season, Site(client), runs(client, season), made, known_people, ledger)
    teams = Teams(on)
    arrivals = [_live(on, teams, number) for number in range(len(known_people))]
    newsletter(on, arrivals, dice(size, "newsletter"))
    strangers(on, dice(size, "strangers"))
    crawlers(on, dice(size, "crawlers"))
    ledger.happenings.sort()
    return Story(
        client, season, made, teams.owned(), known_people, ledger.known, ledger.happenings,
        ledger.deals, bills(ledger.deals, season.end, dice(size, "bills")), on.runs,
        costs(client, season, on.runs, dice(size, "costs")),
    )  # fmt: skip


def _live(on: Scene, teams: Teams, number: int) -> Arrival:
    """One person's part of the story."""
    rnd = dice(on.size, f"person/{number}")
    if on.people[number].imported:
        return stand(on, teams, number, rnd)
    came = arrive(on, number, rnd)
    reached = ripen(on, number, came, rnd)
    if reached.mql is not None:
        sell(on, teams, number, came, reached.mql, rnd)
    return came
