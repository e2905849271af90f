"""What is the first thing by which somebody becomes known? One function for each way."""

from random import Random

from entendu.example.browsing import visit
from entendu.example.campaigns import Run
from entendu.example.client import Channel
from entendu.example.lists.talk import QUESTIONS
from entendu.example.reader import Arrival, Reader
from entendu.example.record import say
from entendu.example.scene import Scene
from entendu.example.seasons import reading_second, suiting, working_after
from entendu.example.who import plain

TWO_BROWSERS = 0.3
NEVER_LINKED = 0.35  # of second browsers: they stay a stranger's
LETTER_ONLY = 0.42  # of those whom a form would make known: the newsletter, no more


def _reader(on: Scene, number: int, at: int, rnd: Random) -> Reader:
    person = on.people[number]
    browsers = [on.ledger.browser(rnd, number, at)]
    if rnd.random() < TWO_BROWSERS:
        stays_strange = rnd.random() < NEVER_LINKED
        browsers.append(on.ledger.browser(rnd, None if stays_strange else number, at))
    return Reader(number, person.language, person.topic, person.zone, browsers)


def _mail(on: Scene, number: int, at: int) -> int:
    return on.ledger.meet("email", on.people[number].email, number, at)


def form(
    on: Scene, number: int, channel: Channel, run: Run | None, day: int, rnd: Random
) -> Arrival:
    """Pages, perhaps for days; then a form, a download or the newsletter."""
    start = on.season.midnights[day]
    reader = _reader(on, number, start, rnd)
    landing = run.piece if run and rnd.random() < 0.85 else ""
    at = visit(on, reader, day, rnd, channel=channel.code, run=run, landing=landing)
    for _ in range(int(rnd.expovariate(1.1))):
        day = suiting(on.season, day + 1 + int(rnd.expovariate(0.35)), rnd)
        at = visit(on, reader, day, rnd, not_before=at + 60)
    if at >= on.ledger.end:  # not yet known when the period ends: today it is
        day = len(on.season.days) - 1
        at = min(visit(on, reader, day, rnd, pages=1), on.ledger.end - 120)
    came = Arrival(channel, run, reader, _mail(on, number, at), at + 40)
    came.letter_only = rnd.random() < LETTER_ONLY * (1.5 if channel.code == "email" else 1)
    if came.letter_only:
        on.ledger.note(at + 40, reader.browsers[0], "subscription",
                       properties=say({"list": on.client.letter}))  # fmt: skip
    elif rnd.random() < 0.4 * on.people[number].will:
        came.asked = True
        _ask(on, number, reader, at + 40, rnd)
    else:
        _download(on, reader, at + 40, rnd)
    return came


def _ask(on: Scene, number: int, reader: Reader, at: int, rnd: Random) -> None:
    person = on.people[number]
    about = person.topic if rnd.random() < 0.6 else ""
    asked = QUESTIONS.get(about, {}).get(person.language) or QUESTIONS[""][person.language]
    fields = {"form": "contact" if rnd.random() < 0.45 else "demonstration"}
    if rnd.random() < 0.7:
        fields["question"] = rnd.choice(asked)
    demo = next((p.key for p in on.client.pieces if p.kind == "landing_page"
                 and p.language == person.language), "")  # fmt: skip
    on.ledger.note(at, reader.browsers[0], "form", content=demo, properties=say(fields))


def _download(on: Scene, reader: Reader, at: int, rnd: Random, **more) -> None:
    papers = [p for p in on.client.pieces if p.kind in {"white_paper", "case_study"}]
    ours = [p for p in papers if p.language == reader.language] or papers
    taste = [(3 if p.topic == reader.topic else 1) * (p.kind == "white_paper") + 0.4 for p in ours]
    paper = rnd.choices(ours, taste)[0]
    browser = reader.browsers[0]
    if not more:
        on.ledger.note(at, browser, "form", content=paper.key,
                       properties=say({"form": "guide", "title": paper.title}))  # fmt: skip
    on.ledger.note(at + 25, browser, "download", content=paper.key,
                   properties=say({"title": paper.title, "file": f"{plain(paper.title)}.pdf"}),
                   **more)  # fmt: skip


def badge(
    on: Scene, number: int, channel: Channel, run: Run | None, day: int, rnd: Random
) -> Arrival:
    """A badge scanned on a stand; the browser is met later, if ever."""
    at = on.season.midnights[day] + int(9.5 * 3600 + rnd.random() * 8 * 3600)
    mail = _mail(on, number, at)
    words = {"event": run.name if run else "Salon", "how": "badge"}
    on.ledger.note(at, mail, "event", channel=channel.code, campaign=run.key if run else "",
                   properties=say(words))  # fmt: skip
    came = Arrival(channel, run, _reader(on, number, at, rnd), mail, at)
    came.asked = rnd.random() < 0.3
    return came


def syndicated(
    on: Scene, number: int, channel: Channel, run: Run | None, day: int, rnd: Random
) -> Arrival:
    """A download at a publisher's; the address arrives with a nightly file."""
    second, _ = reading_second(on.season, day, rnd)
    at = on.season.midnights[day] + second
    mail = _mail(on, number, at)
    person = on.people[number]
    paper = Reader(number, person.language, person.topic, person.zone, [mail])
    _download(on, paper, at, rnd, channel=channel.code, campaign=run.key if run else "")
    return Arrival(channel, run, _reader(on, number, at, rnd), mail, at + 25)


def introduced(
    on: Scene, number: int, channel: Channel, run: Run | None, day: int, rnd: Random
) -> Arrival:
    """Somebody gave the address to a colleague of ours: their first sign is a mail."""
    at = working_after(on.season, on.season.midnights[day], rnd.random() * 9, rnd)
    at = min(at, on.ledger.end - 3600)
    mail = _mail(on, number, at)
    french = on.people[number].language == "fr"
    subject = "De la part d’un confrère" if french else "On a colleague's advice"
    on.ledger.note(at, mail, "reply", channel=channel.code, campaign=run.key if run else "",
                   properties=say({"subject": subject}))  # fmt: skip
    came = Arrival(channel, run, _reader(on, number, at, rnd), mail, at)
    came.asked = True
    return came


def webinar(
    on: Scene, number: int, channel: Channel, run: Run | None, day: int, rnd: Random
) -> Arrival:
    """Signs up on a landing page, and three in five attend."""
    start = on.season.midnights[day]
    reader = _reader(on, number, start, rnd)
    if run is None:
        return form(on, number, channel, run, day, rnd)
    at = visit(on, reader, day, rnd, channel=channel.code, run=run, landing=run.piece, pages=2)
    at = min(at, on.ledger.end - 120)
    mail = _mail(on, number, at)
    on.ledger.note(at, reader.browsers[0], "form", content=run.piece, campaign=run.key,
                   properties=say({"form": "webinar", "title": run.name}))  # fmt: skip
    if rnd.random() < 0.6:
        eleven = on.season.midnights[run.starts] + 11 * 3600
        live = max(eleven + int(rnd.random() * 420), at + 3600)
        stayed = 25 + int(rnd.random() * 30)
        on.ledger.note(live, mail, "event", content=run.piece, campaign=run.key,
                       properties=say({"event": run.name, "minutes": stayed}))  # fmt: skip
    return Arrival(channel, run, reader, mail, at)
