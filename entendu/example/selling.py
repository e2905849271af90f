"""What becomes of somebody handed over to sales: accepted, qualified, recycled or refused?"""

from collections import Counter
from math import log
from random import Random

from entendu.example import bargaining
from entendu.example.arriving import Arrival
from entendu.example.browsing import Stage, drift, spread
from entendu.example.calling import Dealing, attempts, call, delay_hours, meet, write, zeal
from entendu.example.client import Colleague
from entendu.example.lists.talk import DISQUALIFIED, RECYCLED
from entendu.example.ripening import chance, enter
from entendu.example.seasons import DAY, working_after


class Teams:
    """Who gets the next name? By territory, then whoever has had the fewest."""

    def __init__(self, on: Stage):
        sellers = [c for c in on.client.colleagues if c.role == "sales"]
        self._by_team: dict[str, list[Colleague]] = {}
        for seller in sellers:
            self._by_team.setdefault(seller.team, []).append(seller)
        self._had: Counter[str] = Counter()
        self._owners: dict[int, Colleague] = {}

    def owner(self, on: Stage, firm: int) -> Colleague:
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


def sell(on: Stage, teams: Teams, number: int, came: Arrival, mql: int, rnd: Random) -> None:
    """Tell what follows the hand-over of person `number` at `mql`."""
    person = on.people[number]
    rep = teams.owner(on, person.firm)
    person.owner = rep.key
    line = on.ledger.meet("crm:nord" if rep.team else "crm", f"C-{10_000 + number}", number, mql)
    deal = Dealing(on, person, came, rep, line)
    day = on.season.days[on.season.day_of(mql)]
    hours = delay_hours(rep, day.month, rnd)
    if hours is None:
        drift(on, came.reader, mql, rnd, visits=3)
        return
    first = working_after(on.season, mql, hours, rnd)
    at, reached = attempts(deal, first, rnd)
    spread(on, came.reader, mql, min(at, on.ledger.end), 0.8, rnd, ripe=True)
    usual = 0.82 if reached else 0.4
    if rnd.random() > chance(usual, came.channel.accepted, zeal(hours) ** 0.4, person.will**0.3):
        _put_aside(deal, number, at, rnd)
        return
    enter(on, number, "sal", at, line)
    _qualify(deal, number, at, zeal(hours), rnd)


def _qualify(deal: Dealing, number: int, at: int, quick: float, rnd: Random) -> None:
    """From accepted to qualified: a first conversation, a demonstration, or no more."""
    on, person, season = deal.on, deal.person, deal.on.season
    slow = person.pace * deal.came.channel.pace
    talk = working_after(season, at, rnd.lognormvariate(log(18 * slow), 0.6), rnd)
    meet(deal, talk, "sal", rnd)
    shown = working_after(season, talk, rnd.lognormvariate(log(32 * slow), 0.6), rnd)
    write(deal, talk + 5400, "again", rnd, answer=0.3)
    spread(on, deal.came.reader, at, min(shown, on.ledger.end), 3.2, rnd, ripe=True)
    if rnd.random() > chance(0.58, deal.came.channel.accepted**0.5, person.will**0.4, quick**0.5):
        call(deal, shown, True, rnd)
        _put_aside(deal, number, shown + 7 * DAY, rnd)
        return
    meet(deal, shown, "sql", rnd)
    enter(on, number, "sql", shown + 3600, deal.line)
    if shown >= on.ledger.end:
        return
    if rnd.random() < chance(0.72, person.will**0.2):
        bargaining.bargain(deal, number, shown, quick, rnd)
    else:
        write(deal, working_after(season, shown, 20, rnd), "again", rnd, answer=0.2)
        _put_aside(deal, number, shown + 12 * DAY, rnd)


def _put_aside(deal: Dealing, number: int, at: int, rnd: Random) -> None:
    """Recycled or disqualified with a reason, or simply left lying."""
    if at >= deal.on.ledger.end:
        return
    draw = rnd.random()
    if draw < 0.6:
        enter(deal.on, number, "recycled", at + 900, deal.line, reason=rnd.choice(RECYCLED))
    elif draw < 0.85:
        enter(deal.on, number, "disqualified", at + 900, deal.line, reason=rnd.choice(DISQUALIFIED))
    drift(deal.on, deal.came.reader, at, rnd, visits=3)
