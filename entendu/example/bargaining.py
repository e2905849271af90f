"""What becomes of a deal: how much, how long, won or lost, and what it brings in?"""

from collections.abc import Callable
from datetime import timedelta
from math import log
from random import Random

from entendu.example.browsing import drift, spread
from entendu.example.calling import Dealing, call, meet, write
from entendu.example.client import Client, Product, Sector
from entendu.example.lists.talk import LOST, RECYCLED
from entendu.example.record import Bill, Deal
from entendu.example.ripening import chance, enter
from entendu.example.seasons import DAY, Season, working_after

OPEN = ((10, "Découverte"), (22, "Démonstration faite"), (40, "Proposition envoyée"))


def bargain(deal: Dealing, number: int, since: int, quick: float, rnd: Random) -> None:
    """Open a deal after the demonstration and tell it to its end, or to today."""
    on, person, season = deal.on, deal.person, deal.on.season
    opened = working_after(season, since, rnd.lognormvariate(log(16), 0.7), rnd)
    if opened >= on.ledger.end:
        return
    firm = on.firms[person.firm]
    sector = _sector(on.client, firm.sector)
    won = rnd.random() < chance(0.3, deal.came.channel.won, sector.won, deal.rep.talent, quick)
    product = fitting_product(on.client, person.topic, rnd)
    cents = amount(deal, product, sector, rnd)
    days = rnd.lognormvariate(log(27 if won else 40), 0.55) * deal.person.pace**0.6
    days *= deal.came.channel.pace * (cents / 100 / on.client.amount) ** 0.15
    closed = closing(season, opened + int(days * DAY), rnd)
    ended = closed < on.ledger.end
    _work(deal, opened, min(closed, on.ledger.end), rnd)
    reason = rnd.choices([r for r, _ in LOST], [w for _, w in LOST])[0]
    on.ledger.deals.append(
        Deal(
            key=f"A-{len(on.ledger.deals) + 1001}",
            name=f"{firm.name} – {product.name}"[:200],
            person=number,
            owner=deal.rep.key,
            state=("won" if won else "lost") if ended else "open",
            stage=("Gagnée" if won else "Perdue") if ended else _step(on.ledger.end - opened),
            product=product.name,
            cents=cents,
            opened_at=opened,
            closed_at=closed if ended else None,
            lost_reason=reason if ended and not won else "",
        )
    )
    if ended and not won and rnd.random() < 0.5:
        enter(on, number, "recycled", closed + DAY, deal.line, reason=rnd.choice(RECYCLED))
    if ended:
        person.changed_at = max(person.changed_at, closed)
        drift(on, deal.came.reader, closed, rnd, visits=6 if won else 2)


def _work(deal: Dealing, opened: int, until: int, rnd: Random) -> None:
    """What both sides do between opening and closing: a touch every three working days or so."""
    season, at = deal.on.season, opened
    spread(deal.on, deal.came.reader, opened, until, 6.5, rnd, ripe=True)
    while (at := working_after(season, at, rnd.lognormvariate(log(24), 0.6), rnd)) < until:
        draw = rnd.random()
        if draw < 0.38:
            write(deal, at, "offer", rnd, answer=0.45)
        elif draw < 0.8:
            call(deal, at, rnd.random() < 0.6, rnd)
        else:
            meet(deal, at, "deal" if at < (opened + until) / 2 else "offer", rnd)


def _step(age: int) -> str:
    days = age / DAY
    return next((word for limit, word in OPEN if days < limit), "Négociation")


def _sector(client: Client, name: str) -> Sector:
    return next((s for s in client.sectors if s.name == name), client.sectors[0])


def fitting_product(client: Client, topic: str, rnd: Random) -> Product:
    fitting = [p.weight * (5 if p.topic == topic else 1) for p in client.products]
    return rnd.choices(client.products, fitting)[0]


def amount(deal: Dealing, product: Product, sector: Sector, rnd: Random) -> int:
    """The signed amount in cents: the bigger the firm, the higher, within reason."""
    staff = deal.on.firms[deal.person.firm].employees or 120
    middle = deal.on.client.amount * product.amount * sector.amount * (staff / 140) ** 0.3
    euros = rnd.lognormvariate(log(middle * deal.came.channel.amount), 0.45)
    # a price list gives round sums, a discount does not
    return int(euros / 50) * 5000 if rnd.random() < 0.45 else int(euros * 100)


def closing(season: Season, at: int, rnd: Random) -> int:
    """`at`, in office hours; what nears a quarter's end is often hurried to its last days."""
    day = season.first + timedelta(season.day_of(at))
    quarter_end = _quarter_end(day)
    near = (quarter_end - day).days
    if 3 < near <= 20 and rnd.random() < 0.5:
        at += (near - rnd.randint(0, 4)) * DAY
    return working_after(season, at, 0.3 + rnd.random() * 5, rnd)


def _quarter_end(day):
    month = (day.month - 1) // 3 * 3 + 3
    following = day.replace(day=28, month=month) + timedelta(4)
    return following.replace(day=1) - timedelta(1)


def bills(deals: list[Deal], end: int, draw: Callable[[], float]) -> list[Bill]:
    """What won deals have brought in: first the licence, the services later, then each year."""
    made = []
    for number, deal in enumerate(deals):
        if deal.state != "won":
            continue
        licence = int(deal.cents * (0.72 + 0.16 * draw()))
        after = deal.closed_at + int((6 + 20 * draw()) * DAY)
        parts = [(after, licence, "licence"),
                 (after + int((25 + 50 * draw()) * DAY), deal.cents - licence, "services")]  # fmt: skip
        for year in (1, 2):
            parts.append((after + year * 365 * DAY, int(licence * (0.2 + 0.9 * draw())), "renewal"))
        made += [Bill(f"F-{deal.key[2:]}-{n}", number, cents, at, what)
                 for n, (at, cents, what) in enumerate(parts, 1) if at < end]  # fmt: skip
    return made
