"""What does somebody look at, in one visit and over the weeks?"""

from random import Random

from entendu.example.campaigns import Run
from entendu.example.reader import Reader
from entendu.example.record import say
from entendu.example.scene import Scene
from entendu.example.seasons import reading_second, suiting

# through what somebody comes back
RETURNS = ("direct", "organic_search", "email", "social", "referral")
RETURN_WEIGHTS = (42, 34, 14, 7, 3)
SHARED = 0.025  # of the visits of somebody who keeps an eye on us


def visit(
    on: Scene, reader: Reader, day: int, rnd: Random, *, ripe: bool = False, channel: str = "",
    run: Run | None = None, landing: str = "", pages: int = 0, not_before: int = 0,
) -> int:  # fmt: skip
    """Write a visit on `day` down; returns the instant of its last page, the end if never."""
    if day >= len(on.season.days):
        return on.ledger.end
    second, mobile = reading_second(on.season, day, rnd)
    at = max(on.season.starts(reader.zone)[day] + second, not_before)
    browser = reader.browsers[-1 if mobile or rnd.random() < 0.12 else 0]
    elapsed = day / len(on.season.days)
    count = pages or 1 + min(int(rnd.expovariate(0.62)), 14)
    channel = channel or rnd.choices(RETURNS, RETURN_WEIGHTS)[0]
    campaign = run.key if run else ""
    page = None
    for number in range(count):
        before = page
        if landing and not number:
            page = on.site.at[landing]
        else:
            page = on.site.draw(rnd, reader.language, reader.topic, ripe, elapsed)
        if page is before:
            continue
        seen = page.mobile if mobile else page.desktop
        on.ledger.note(at, browser, "page", channel=channel, campaign=campaign,
                       content=page.content, properties=seen)  # fmt: skip
        at += 12 + int(rnd.expovariate(1 / 70))
        channel = campaign = ""  # said once a visit, by the page that it starts with
    return at


def spread(
    on: Scene, reader: Reader, since: int, until: int, count: float, rnd: Random, *, ripe: bool
) -> None:
    """About `count` visits between two instants, on days that suit."""
    first, last = on.season.day_of(since), on.season.day_of(until - 1)
    whole = int(count) + (rnd.random() < count % 1)
    for _ in range(whole):
        day = suiting(on.season, first + int(rnd.random() * (last - first + 1)), rnd)
        if day <= last:
            visit(on, reader, day, rnd, ripe=ripe, not_before=since + 60)


def drift(on: Scene, reader: Reader, since: int, rnd: Random, *, visits: float) -> None:
    """Visits that become rarer and rarer after `since`, about `visits` of them."""
    day, gap = on.season.day_of(since), 6.0
    for _ in range(int(rnd.expovariate(1 / max(visits, 0.01)))):
        day = suiting(on.season, day + 1 + int(rnd.expovariate(1 / gap)), rnd)
        gap *= 1.5
        if day >= len(on.season.days):
            return
        left = visit(on, reader, day, rnd)
        if rnd.random() < SHARED:
            share(on, reader, left, rnd)


def share(on: Scene, reader: Reader, at: int, rnd: Random) -> None:
    """An article passed on to colleagues or to a network."""
    articles = [p for p in on.client.pieces if p.kind == "article"]
    piece = rnd.choice([p for p in articles if p.language == reader.language] or articles)
    to = rnd.choice(("professional network", "mail"))
    on.ledger.note(at, reader.browsers[0], "share", content=piece.key,
                   properties=say({"title": piece.title, "to": to}))  # fmt: skip
