"""Who is sent the newsletter, who opens it, who stops being written to?"""

from collections.abc import Sequence
from random import Random

from entendu.example.browsing import visit
from entendu.example.campaigns import Run
from entendu.example.client import Piece
from entendu.example.reader import Arrival
from entendu.example.record import Happening, say
from entendu.example.scene import Scene
from entendu.example.seasons import reading_second

HEADS = frozenset({"article", "case_study", "white_paper"})
PATIENCE = 4  # issues that somebody leaves unopened before we stop writing


def issues(on: Scene) -> list[int]:
    """The days on which the newsletter leaves: from each month's second Tuesday, not in August."""
    tuesdays = [
        n for n, day in enumerate(on.season.days)
        if day.weekday() == 1 and 8 <= day.day <= 14 and day.month != 8
    ]  # fmt: skip
    return [n if on.season.working[n] else n + 1 for n in tuesdays if n + 1 < len(on.season.days)]


def headlines(on: Scene, days: Sequence[int], language: str) -> list[Piece]:
    """The piece that heads each issue: what has just appeared, else what has waited longest."""
    heads = [p for p in on.client.pieces if p.language == language and p.kind in HEADS]
    used: dict[str, int] = {}
    chosen = []
    for number, day in enumerate(days):
        out = [p for p in heads if p.since <= day / len(on.season.days)]
        head = min(out, key=lambda p: (used.get(p.key, -1), -p.since, p.key))
        used[head.key] = number
        chosen.append(head)
    return chosen


def newsletter(on: Scene, arrivals: Sequence[Arrival], rnd: Random) -> None:
    """Send every issue to whoever has subscribed by then."""
    run = next(r for r in on.runs if r.channel == "email")
    days = issues(on)
    spoken = {piece.language for piece in on.client.pieces}
    heads = {language: headlines(on, days, language) for language in spoken}
    ignored = [0] * len(arrivals)
    for issue, day in enumerate(days):
        at = on.season.midnights[day] + 9 * 3600 + 1800
        sent = {
            language: _sent(on, at, run, of[issue], issue + 1) for language, of in heads.items()
        }
        for number, came in enumerate(arrivals):
            if not came.subscribed or came.at > at or ignored[number] > PATIENCE:
                continue
            mail = sent.get(came.reader.language, sent["fr"])
            mail = mail._replace(identity=came.mail, at=at + number % 900)
            on.ledger.happenings.append(mail)
            opened = _read(on, number, came, mail, day, rnd)
            ignored[number] = 0 if opened else ignored[number] + 1


def _sent(on: Scene, at: int, run: Run, head: Piece, issue: int) -> Happening:
    said = say({"subject": head.title, "list": on.client.letter, "issue": issue})
    return Happening(at, 0, "mail_sent", "email", "", run.key, head.key, properties=said)


def _read(on: Scene, number: int, came: Arrival, sent: Happening, day: int, rnd: Random) -> bool:
    """Perhaps opened, perhaps clicked, and then a visit follows: opened?"""
    note = on.ledger.happenings.append
    if rnd.random() < 0.012:  # a security gateway follows every link before the reader may
        note(sent._replace(kind="mail_clicked", at=sent.at + 3, bot=True))
    if rnd.random() > on.people[number].openness:
        return False
    second, _ = reading_second(on.season, day, rnd)
    at = max(on.season.midnights[day] + second, sent.at + 60)
    note(sent._replace(kind="mail_opened", at=at))
    if rnd.random() < 0.11:
        note(sent._replace(kind="mail_clicked", at=at + 25))
        run = next(r for r in on.runs if r.key == sent.campaign)
        visit(on, came.reader, day, rnd, channel="email", run=run, landing=sent.content,
              not_before=at + 28)  # fmt: skip
    return True
