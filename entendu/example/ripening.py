"""How far does somebody go? From known, through lead, to the hand-over to sales."""

from dataclasses import dataclass
from math import log
from random import Random

from entendu.example.browsing import drift, spread, visit
from entendu.example.lists.talk import SUBJECTS
from entendu.example.reader import Arrival
from entendu.example.record import Person, say
from entendu.example.scene import Scene
from entendu.example.seasons import DAY, suiting, working_after


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


def tipping(on: Scene, came: Arrival, since: int, days: float, pace: float, rnd: Random) -> int:
    """The end of the visit that tips the scales, about `days` after `since`; some much later."""
    then = since + int(DAY * pace * rnd.lognormvariate(log(days), 0.85))
    day = suiting(on.season, on.season.day_of(then), rnd)
    return visit(on, came.reader, day, rnd, ripe=True, not_before=since + 900) + 30


def ripen(on: Scene, number: int, came: Arrival, rnd: Random) -> Ripening:
    """Tell what person `number` does until sales are given the name; write the stages down."""
    person, end = on.people[number], on.ledger.end
    if not _becomes_lead(came, person, rnd):
        drift(on, came.reader, came.at, rnd, visits=0.9 if came.letter_only else 1.6)
        return Ripening()
    soon = came.asked or came.channel.code == "webinar"
    pace = person.pace * came.channel.pace
    lead = came.at + 300 if soon else tipping(on, came, came.at, 5, pace, rnd)
    if not soon:
        spread(on, came.reader, came.at, min(lead, end), 1.8, rnd, ripe=False)
    if lead >= end:
        return Ripening()
    enter(on, number, "lead", lead, came.mail)
    if rnd.random() > chance(0.6 if came.asked else 0.36, came.channel.mql, person.will**0.5):
        if came.asked:
            _answer(on, came, lead, rnd)
        drift(on, came.reader, lead, rnd, visits=2.6)
        return Ripening(lead)
    mql = tipping(on, came, lead, 0.4 if came.asked else 5, pace, rnd)
    spread(on, came.reader, lead, min(mql, end), 1.8, rnd, ripe=False)
    if mql >= end:
        return Ripening(lead)
    enter(on, number, "mql", mql, came.mail)
    return Ripening(lead, mql)


def _answer(on: Scene, came: Arrival, lead: int, rnd: Random) -> None:
    """Marketing itself answers a question that nothing else came of."""
    mine = next(c.key for c in on.client.colleagues if c.role in {"marketing", "marketing_manager"})
    at = working_after(on.season, lead, rnd.expovariate(1 / 6), rnd)
    subject = SUBJECTS["first"][came.reader.language][0]
    on.ledger.note(at, came.mail, "mail_sent", member=mine, properties=say({"subject": subject}))


def _becomes_lead(came: Arrival, person: Person, rnd: Random) -> bool:
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
