"""What do sellers do towards somebody: calls, mails, meetings, and what comes back?"""

from dataclasses import dataclass
from math import log
from random import Random

from entendu.example.browsing import visit
from entendu.example.client import Colleague
from entendu.example.lists.talk import MEETINGS, REPLIES, SUBJECTS
from entendu.example.reader import Arrival
from entendu.example.record import Person, say
from entendu.example.scene import Scene
from entendu.example.seasons import reading_second, working_after

LEFT_WAITING = 0.05  # of the leads of the quickest; the slow let more wait


@dataclass(frozen=True)
class Dealing:
    """A seller with one person: the two, the identity that is called, the setting."""

    on: Scene
    person: Person
    came: Arrival
    rep: Colleague
    line: int  # the identity by which the CRM knows the person

    def note(self, at: int, kind: str, **said: str | int) -> None:
        mine = "" if kind in {"mail_opened", "mail_clicked", "reply"} else self.rep.key
        self.on.ledger.note(at, self.line, kind, member=mine, properties=say(said))


def delay_hours(rep: Colleague, month: int, rnd: Random) -> float | None:
    """Working hours until the first attempt; None where the lead is left waiting for good."""
    if rnd.random() < LEFT_WAITING + 0.14 * (1 - rep.quickness):
        return None
    away = 2.5 if month in (7, 8) else 1.0
    return away * rnd.lognormvariate(log(2.0 / rep.quickness**2), 1.0)


def zeal(hours: float) -> float:
    """How much a quick first call is worth: the factor on what follows."""
    for limit, factor in ((1, 1.3), (4, 1.18), (9, 1.0), (27, 0.85)):
        if hours <= limit:
            return factor
    return 0.65


def attempts(dealing: Dealing, at: int, rnd: Random) -> tuple[int, bool]:
    """Calls and mails from `at` until somebody answers or the seller gives up: when, reached?"""
    for number in range(2 + int(rnd.expovariate(0.45))):
        if rnd.random() < 0.62:
            reached = rnd.random() < 0.36 + 0.1 * dealing.came.asked
            call(dealing, at, reached, rnd)
        else:
            reached = write(dealing, at, "again" if number else "first", rnd, answer=0.22)
        if reached:
            return at + 1200, True
        at = working_after(dealing.on.season, at, rnd.lognormvariate(log(13), 0.7), rnd)
    return at, False


def call(dealing: Dealing, at: int, reached: bool, rnd: Random) -> None:
    """A call that was answered, or not."""
    if reached:
        minutes = 3 + int(rnd.expovariate(0.12))
        dealing.note(at, "call", outcome="reached", minutes=minutes)
    else:
        dealing.note(at, "call", outcome=rnd.choice(("voicemail", "no answer", "no answer")))


def write(dealing: Dealing, at: int, about: str, rnd: Random, *, answer: float) -> bool:
    """A mail, perhaps opened, clicked (then a visit follows) and answered: answered?"""
    language = dealing.person.language
    subject = rnd.choice(SUBJECTS[about][language]).format(topic=dealing.person.topic)
    dealing.note(at, "mail_sent", subject=subject)
    if rnd.random() > 0.35 + dealing.person.openness:
        return False
    opened = _next_reading(dealing, at, rnd)
    dealing.note(opened, "mail_opened", subject=subject)
    if rnd.random() < 0.2:
        dealing.note(opened + 20, "mail_clicked", subject=subject)
        visit(dealing.on, dealing.came.reader, dealing.on.season.day_of(opened), rnd, ripe=True,
              channel="email", not_before=opened + 24)  # fmt: skip
    if rnd.random() > answer:
        return False
    text = rnd.choice(REPLIES[language])
    answered = opened + 600 + int(rnd.random() * 7200)
    dealing.note(answered, "reply", subject=f"Re: {subject}", text=text)
    return True


def _next_reading(dealing: Dealing, at: int, rnd: Random) -> int:
    """When the mail sent at `at` is opened: soon, or at the next reading hour."""
    if rnd.random() < 0.6:
        return at + 120 + int(rnd.expovariate(1 / 2400))
    season = dealing.on.season
    day = min(season.day_of(at) + 1, len(season.days) - 1)
    return max(season.midnights[day] + reading_second(season, day, rnd)[0], at + 300)


def meet(dealing: Dealing, at: int, what: str, rnd: Random) -> None:
    """A meeting: mostly on a screen, sometimes at theirs."""
    place = "visio" if rnd.random() < 0.72 else dealing.on.firms[dealing.person.firm].town
    words = MEETINGS[dealing.person.language][what]
    minutes = rnd.choice((30, 45, 60, 60, 90))
    dealing.note(at, "meeting", subject=words, minutes=minutes, place=place)
