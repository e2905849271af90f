"""What becomes of somebody handed over to sales: accepted, qualified, recycled or refused?"""

from collections import Counter
from math import log
from random import Random

from entendu.example import bargaining
from entendu.example.browsing import drift, spread
from entendu.example.calling import Dealing, attempts, call, delay_hours, meet, write, zeal
from entendu.example.client import Colleague
from entendu.example.lists.talk import DISQUALIFIED, RECYCLED
from entendu.example.reader import Arrival
from entendu.example.ripening import chance, enter
from entendu.example.scene import Scene
from entendu.example.seasons import DAY, working_after


class Teams:
    """Who gets the next name? By territory, then whoever has had the fewest."""

    def __init__(self, on: Scene):
        sellers = [c for c in on.client.colleagues if c.role == "sales"]
        self._by_team: dict[str, list[Colleague]] = {}
        for seller in sellers:
            self._by_team.setdefault(seller.team, []).append(seller)
        self._had: Counter[str] = Counter()
        self._owners: dict[int, Colleague] = {}

    def owner(self, on: Scene, firm: int) -> Colleague:
        """The seller to whom a firm belongs: once given, always the same."""
        if firm not in self._owners:
            territory = on.firms[firm].territory
            mine = self._by_team.get(territory) or next(iter(self._by_team.values()))
            self._owners[firm] = min(mine, key=lambda seller: (self._had[seller.key], seller.key))
        seller = self._owners[firm]
        self._had[seller.key] += 1
        return seller

    def owned(self) -> dict[int, str]:
        """The firms that have an owner, and its key."""
        return {firm: seller.key for firm, seller in self._owners.items()}


def sell(on: Scene, teams: Teams, number: int, came: Arrival, mql: int, rnd: Random) -> None:
    """Tell what follows the hand-over of person `number` at `mql`."""
    person = on.people[number]
    rep = teams.owner(on, person.firm)
    person.owner = rep.key
    line = on.ledger.meet("crm:example", f"C-{10_000 + number}", number, mql)
    dealing = Dealing(on, person, came, rep, line)
    day = on.season.days[on.season.day_of(mql)]
    hours = delay_hours(rep, day.month, rnd)
    if hours is None:
        drift(on, came.reader, mql, rnd, visits=2.5)
        return
    first = working_after(on.season, mql, hours, rnd)
    at, reached = attempts(dealing, first, rnd)
    spread(on, came.reader, mql, min(at, on.ledger.end), 0.8, rnd, ripe=True)
    usual = 0.82 if reached else 0.4
    if rnd.random() > chance(usual, came.channel.accepted, zeal(hours) ** 0.4, person.will**0.3):
        _put_aside(dealing, number, at, rnd)
        return
    enter(on, number, "sal", at, line)
    _qualify(dealing, number, at, zeal(hours), rnd)


def _qualify(dealing: Dealing, number: int, at: int, quick: float, rnd: Random) -> None:
    """From accepted to qualified: a first conversation, a demonstration, or no more."""
    on, person, season = dealing.on, dealing.person, dealing.on.season
    slow = person.pace * dealing.came.channel.pace
    talk = working_after(season, at, rnd.lognormvariate(log(18 * slow), 0.6), rnd)
    meet(dealing, talk, "sal", rnd)
    shown = working_after(season, talk, rnd.lognormvariate(log(32 * slow), 0.6), rnd)
    write(dealing, talk + 5400, "again", rnd, answer=0.3)
    spread(on, dealing.came.reader, at, min(shown, on.ledger.end), 2.8, rnd, ripe=True)
    worth = dealing.came.channel.accepted**0.5
    if rnd.random() > chance(0.58, worth, person.will**0.4, quick**0.5):
        call(dealing, shown, True, rnd)
        _put_aside(dealing, number, shown + 7 * DAY, rnd)
        return
    meet(dealing, shown, "sql", rnd)
    enter(on, number, "sql", shown + 3600, dealing.line)
    if shown >= on.ledger.end:
        return
    if rnd.random() < chance(0.66, person.will**0.2):
        bargaining.bargain(dealing, number, shown, quick, rnd)
    else:
        write(dealing, working_after(season, shown, 20, rnd), "again", rnd, answer=0.2)
        _put_aside(dealing, number, shown + 12 * DAY, rnd)


def _put_aside(dealing: Dealing, number: int, at: int, rnd: Random) -> None:
    """Recycled or disqualified with a reason, or simply left lying."""
    if at >= dealing.on.ledger.end:
        return
    draw = rnd.random()
    if draw < 0.6:
        enter(dealing.on, number, "recycled", at + 900, dealing.line, reason=rnd.choice(RECYCLED))
        _ripen_again(dealing, number, at, rnd)
    elif draw < 0.85:
        enter(
            dealing.on,
            number,
            "disqualified",
            at + 900,
            dealing.line,
            reason=rnd.choice(DISQUALIFIED),
        )
    drift(dealing.on, dealing.came.reader, at, rnd, visits=2.5)


def _ripen_again(dealing: Dealing, number: int, at: int, rnd: Random) -> None:
    """One recycled name in eight comes back months later, and is called again."""
    if rnd.random() > 0.12:
        return
    on, again = dealing.on, at + int(DAY * rnd.uniform(45, 150))
    spread(on, dealing.came.reader, again - 4 * DAY, min(again, on.ledger.end), 3, rnd, ripe=True)
    enter(on, number, "mql", again, dealing.line)
    called = working_after(on.season, again, rnd.expovariate(1 / 14), rnd)
    call(dealing, called, rnd.random() < 0.5, rnd)
