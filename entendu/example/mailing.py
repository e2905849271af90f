"""Who is sent the newsletter, who opens it, who stops being written to?"""

from collections.abc import Sequence
from random import Random

from entendu.example.browsing import visit
from entendu.example.reader import Arrival
from entendu.example.record import Happening, say
from entendu.example.scene import Scene
from entendu.example.seasons import reading_second

PATIENCE = 5  # issues that somebody leaves unopened before we stop writing


def issues(on: Scene) -> list[int]:
    """The days on which the newsletter leaves: each month's second Tuesday, not in August."""
    return [
        n for n, day in enumerate(on.season.days)
        if day.weekday() == 1 and 8 <= day.day <= 14 and day.month != 8
    ]  # fmt: skip


def newsletter(on: Scene, arrivals: Sequence[Arrival | None], rnd: Random) -> None:
    """Send every issue to whoever has subscribed by then."""
    run = next(r for r in on.runs if r.channel == "email")
    ignored = [0] * len(arrivals)
    for day in issues(on):
        at = on.season.midnights[day] + 9 * 3600 + 1800
        elapsed = day / len(on.season.days)
        lead = max((p for p in on.client.pieces if p.kind == "article" and p.since <= elapsed),
                   key=lambda p: (p.since, p.key))  # fmt: skip
        said = say({"subject": lead.title, "list": on.client.letter})
        sent = Happening(at, 0, "mail_sent", "email", "", run.key, lead.key,
                         properties=said)  # fmt: skip
        for number, came in enumerate(arrivals):
            if came is None or not came.subscribed or came.at > at or ignored[number] > PATIENCE:
                continue
            on.ledger.happenings.append(sent._replace(identity=came.mail, at=at + number % 900))
            opened = _read(on, number, came, sent, day, rnd)
            ignored[number] = 0 if opened else ignored[number] + 1


def _read(on, number: int, came: Arrival, sent: Happening, day: int, rnd: Random) -> bool:
    if rnd.random() < 0.012:  # a security gateway follows every link before the reader may
        on.ledger.happenings.append(
            sent._replace(identity=came.mail, kind="mail_clicked", at=sent.at + number % 900 + 3,
                          bot=True)
        )  # fmt: skip
    if rnd.random() > on.people[number].openness:
        return False
    second, _ = reading_second(on.season, day, rnd)
    at = max(on.season.midnights[day] + second, sent.at + number % 900 + 60)
    on.ledger.happenings.append(sent._replace(identity=came.mail, kind="mail_opened", at=at))
    if rnd.random() < 0.11:
        on.ledger.happenings.append(
            sent._replace(identity=came.mail, kind="mail_clicked", at=at + 25)
        )
        run = next(r for r in on.runs if r.key == sent.campaign)
        visit(on, came.reader, day, rnd, channel="email", run=run, landing=sent.content,
              not_before=at + 28)  # fmt: skip
    return True
