"""How far does somebody go? From known, through lead, to the hand-over to sales."""

from dataclasses import dataclass
from math import log
from random import Random

from entendu.example.browsing import drift, spread
from entendu.example.reader import Arrival
from entendu.example.record import say
from entendu.example.scene import Scene
from entendu.example.seasons import DAY


@dataclass(frozen=True)
class Ripening:
    """Instants of entering each stage; None where it was not reached within the period."""

    lead: int | None = None
    mql: int | None = None


def chance(*factors: float) -> float:
    """The product of `factors` as a probability, never quite certain."""
    product = 1.0
    for factor in factors:
        product *= factor
    return min(product, 0.97)


def later(at: int, days: float, pace: float, rnd: Random, spread_out: float = 0.9) -> int:
    """An instant about `days` after `at`: half sooner, half later, some much later."""
    return at + int(DAY * pace * rnd.lognormvariate(log(days), spread_out)) + 900


def ripen(on: Scene, number: int, came: Arrival, rnd: Random) -> Ripening:
    """Tell what person `number` does until sales are given the name; write the stages down."""
    person, end = on.people[number], on.ledger.end
    if not _becomes_lead(came, person, rnd):
        drift(on, came.reader, came.at, rnd, visits=0.9 if came.letter_only else 1.6)
        return Ripening()
    soon = came.asked or came.channel.code == "webinar"
    lead = came.at + 300 if soon else later(came.at, 5, person.pace * came.channel.pace, rnd)
    if not soon:
        spread(on, came.reader, came.at, min(lead, end), 1.8, rnd, ripe=False)
    if lead >= end:
        return Ripening()
    enter(on, number, "lead", lead, came.mail)
    if rnd.random() > chance(0.6 if came.asked else 0.36, came.channel.mql, person.will**0.5):
        drift(on, came.reader, lead, rnd, visits=3.0)
        return Ripening(lead)
    days = 0.4 if came.asked else 5
    mql = later(lead, days, person.pace * came.channel.pace, rnd, 0.8)
    spread(on, came.reader, lead, min(mql, end), 2.2, rnd, ripe=False)
    if mql >= end:
        return Ripening(lead)
    enter(on, number, "mql", mql, came.mail)
    return Ripening(lead, mql)


def _becomes_lead(came: Arrival, person, rnd: Random) -> bool:
    if came.asked:
        return rnd.random() < 0.96
    usual = 0.13 if came.letter_only else 0.47
    return rnd.random() < chance(usual, came.channel.lead, person.will**0.3)


def enter(on: Scene, number: int, stage: str, at: int, identity: int, **why: str) -> None:
    """Write down that a stage was entered, as the CRM states it."""
    person = on.people[number]
    on.ledger.note(at, identity, "stage", stage=stage, member=person.owner, properties=say(why))
    if at < on.ledger.end:
        person.changed_at = max(person.changed_at, at)
