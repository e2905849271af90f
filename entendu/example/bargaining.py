"""What becomes of a deal: how much is it, how long does it take, is it won or lost?"""

from datetime import date, timedelta
from math import log
from random import Random

from entendu.example.browsing import drift, spread
from entendu.example.calling import Dealing, call, meet, write
from entendu.example.client import Client, Product, Sector
from entendu.example.lists.talk import LOST, RECYCLED
from entendu.example.record import Deal
from entendu.example.ripening import chance, enter
from entendu.example.seasons import DAY, Season, working_after

OPEN = ((10, "Découverte"), (22, "Démonstration faite"), (40, "Proposition envoyée"))


def bargain(dealing: Dealing, number: int, since: int, quick: float, rnd: Random) -> None:
    """Open a deal after the demonstration and tell it to its end, or to today."""
    on = dealing.on
    opened = working_after(on.season, since, rnd.lognormvariate(log(16), 0.7), rnd)
    if opened >= on.ledger.end:
        return
    sector = _sector(on.client, on.firms[dealing.person.firm].sector)
    product = fitting_product(on.client, dealing.person.topic, rnd)
    cents = amount(dealing, product, sector, rnd)
    luck = chance(0.27, dealing.came.channel.won, sector.won, dealing.rep.talent, quick)
    won = rnd.random() < luck
    closed = closing(on.season, opened + int(_days(dealing, won, cents, rnd) * DAY), rnd)
    _work(dealing, opened, min(closed, on.ledger.end), rnd)
    _write(dealing, number, product, cents, (opened, closed, won), rnd)
    if closed < on.ledger.end:
        _afterwards(dealing, number, closed, won, rnd)


def _days(dealing: Dealing, won: bool, cents: int, rnd: Random) -> float:
    """How long the deal stays open: losing takes longer, and so does a big one."""
    usual = rnd.lognormvariate(log(38 if won else 50), 0.55) * dealing.person.pace**0.6
    return usual * dealing.came.channel.pace * (cents / 100 / dealing.on.client.amount) ** 0.15


def _write(
    dealing: Dealing, number: int, product: Product, cents: int,
    times: tuple[int, int, bool], rnd: Random,
) -> None:  # fmt: skip
    """Write the deal down as the CRM holds it today."""
    on, (opened, closed, won) = dealing.on, times
    ended = closed < on.ledger.end
    reason = rnd.choices([r for r, _ in LOST], [w for _, w in LOST])[0]
    on.ledger.deals.append(
        Deal(
            key=f"A-{len(on.ledger.deals) + 1001}",
            name=f"{on.firms[dealing.person.firm].name} – {product.name}"[:200],
            person=number,
            owner=dealing.rep.key,
            state=("won" if won else "lost") if ended else "open",
            stage=("Gagnée" if won else "Perdue") if ended else _step(on.ledger.end - opened),
            product=product.name,
            cents=cents,
            opened_at=opened,
            closed_at=closed if ended else None,
            lost_reason=reason if ended and not won else "",
        )
    )


def _afterwards(dealing: Dealing, number: int, closed: int, won: bool, rnd: Random) -> None:
    """A customer keeps reading; half of the others go back to marketing."""
    on, person = dealing.on, dealing.person
    if not won and rnd.random() < 0.5:
        why = rnd.choice(RECYCLED)
        enter(on, number, "recycled", closed + DAY, dealing.line, reason=why)
    person.changed_at = max(person.changed_at, closed)
    drift(on, dealing.came.reader, closed, rnd, visits=6 if won else 2)


def _work(dealing: Dealing, opened: int, until: int, rnd: Random) -> None:
    """What both sides do between opening and closing: a touch every three working days or so."""
    season, at = dealing.on.season, opened
    spread(dealing.on, dealing.came.reader, opened, until, 5.5, rnd, ripe=True)
    while (at := working_after(season, at, rnd.lognormvariate(log(24), 0.6), rnd)) < until:
        draw = rnd.random()
        if draw < 0.38:
            write(dealing, at, "offer", rnd, answer=0.45)
        elif draw < 0.8:
            call(dealing, at, rnd.random() < 0.6, rnd)
        else:
            meet(dealing, at, "deal" if at < (opened + until) / 2 else "offer", rnd)


def _step(age: int) -> str:
    days = age / DAY
    return next((word for limit, word in OPEN if days < limit), "Négociation")


def _sector(client: Client, name: str) -> Sector:
    return next((s for s in client.sectors if s.name == name), client.sectors[0])


def fitting_product(client: Client, topic: str, rnd: Random) -> Product:
    fitting = [p.weight * (5 if p.topic == topic else 1) for p in client.products]
    return rnd.choices(client.products, fitting)[0]


def amount(dealing: Dealing, product: Product, sector: Sector, rnd: Random) -> int:
    """The signed amount in cents: the bigger the firm, the higher, within reason."""
    staff = dealing.on.firms[dealing.person.firm].employees or 120
    middle = dealing.on.client.amount * product.amount * sector.amount * (staff / 140) ** 0.3
    euros = rnd.lognormvariate(log(middle * dealing.came.channel.amount), 0.45)
    # a price list gives round sums, a discount does not
    return int(euros / 50) * 5000 if rnd.random() < 0.45 else int(euros * 100)


def closing(season: Season, at: int, rnd: Random) -> int:
    """`at`, in office hours; what nears a quarter's end is often hurried to its last days."""
    day = season.first + timedelta(season.day_of(at))
    quarter_end = _quarter_end(day)
    near = (quarter_end - day).days
    if 3 < near <= 24 and rnd.random() < 0.6:
        at += (near - rnd.randint(0, 4)) * DAY
    return working_after(season, at, 0.3 + rnd.random() * 5, rnd)


def _quarter_end(day: date) -> date:
    month = (day.month - 1) // 3 * 3 + 3
    following = day.replace(day=28, month=month) + timedelta(4)
    return following.replace(day=1) - timedelta(1)
