"""Who else reads the site? Strangers who leave no name, and programs that look like readers."""

from random import Random

from entendu.example.browsing import visit
from entendu.example.campaigns import joined
from entendu.example.reader import Reader
from entendu.example.scene import Scene
from entendu.example.seasons import suiting

# strangers come through these more than through the channels that bring names
STRANGE = {"organic_search": 0.46, "direct": 0.2, "paid_search": 0.14, "paid_social": 0.1,
           "social": 0.07, "referral": 0.03}  # fmt: skip


def strangers(on: Scene, rnd: Random) -> None:
    """Browsers that nobody ever gives a name to."""
    known = {channel.code for channel in on.client.channels}
    share = {code: weight for code, weight in STRANGE.items() if code in known}
    codes, weights = list(share), list(share.values())
    topics = [product.topic for product in on.client.products]
    for _ in range(on.size.visitors):
        code = rnd.choices(codes, weights)[0]
        language = "en" if rnd.random() < 0.13 else "fr"
        day, run = joined(on.runs, code, language, on.season, rnd)
        at = on.season.midnights[day]
        browser = on.ledger.browser(rnd, None, at)
        reader = Reader(None, language, rnd.choice(topics), on.client.zone, [browser])
        landing = run.piece if run and rnd.random() < 0.8 else ""
        pages = 1 if rnd.random() < 0.72 else 2 + int(rnd.expovariate(0.9))
        visit(on, reader, day, rnd, channel=code, run=run, landing=landing, pages=pages)
        if rnd.random() < 0.07:
            day = suiting(on.season, day + 1 + int(rnd.expovariate(0.1)), rnd)
            visit(on, reader, day, rnd, pages=1)


def crawlers(on: Scene, rnd: Random) -> None:
    """Programs: dozens of pages in a few minutes, most of them recognised, some not."""
    for _ in range(on.size.crawlers):
        day = rnd.randrange(len(on.season.days))
        at = on.season.midnights[day] + rnd.randrange(86_400)
        browser = on.ledger.browser(rnd, None, at)
        recognised = rnd.random() < 0.8
        for _ in range(25 + int(rnd.expovariate(1 / 25))):
            _, _, page, _ = rnd.choice(on.site.pages)
            on.ledger.note(at, browser, "page", content=page.content, bot=recognised,
                           properties=page.desktop)  # fmt: skip
            at += 1 + int(rnd.expovariate(0.4))
