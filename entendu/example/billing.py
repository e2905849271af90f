"""What did won deals bring in, and when?"""

from collections.abc import Iterator
from random import Random

from entendu.example.record import Bill, Deal
from entendu.example.seasons import DAY


def bills(deals: list[Deal], end: int, rnd: Random) -> list[Bill]:
    """The money received before `end`: the licence, the services later, then each year."""
    return [
        Bill(f"F-{deal.key[2:]}-{count}", number, cents, at, what)
        for number, deal in enumerate(deals)
        for count, (at, cents, what) in enumerate(_parts(deal, rnd), 1)
        if at < end
    ]


def _parts(deal: Deal, rnd: Random) -> Iterator[tuple[int, int, str]]:
    """When, how many cents, for what; together the signed amount, then the renewals."""
    if deal.state != "won" or deal.closed_at is None:
        return
    licence = int(deal.cents * (0.72 + 0.16 * rnd.random()))
    signed = deal.closed_at + int((6 + 20 * rnd.random()) * DAY)
    yield signed, licence, "licence"
    yield signed + int((25 + 50 * rnd.random()) * DAY), deal.cents - licence, "services"
    for year in (1, 2):
        yield signed + year * 365 * DAY, int(licence * (0.2 + 0.9 * rnd.random())), "renewal"
