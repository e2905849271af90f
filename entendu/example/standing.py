"""Who was a customer before anything was recorded? Imported with a deal won long ago."""

from datetime import UTC, datetime
from math import log
from random import Random

from entendu.example.bargaining import fitting_product
from entendu.example.browsing import drift, visit
from entendu.example.reader import Arrival, Reader
from entendu.example.record import Deal
from entendu.example.ripening import enter
from entendu.example.scene import Scene
from entendu.example.seasons import DAY, arrival
from entendu.example.selling import Teams

# through what they are first seen: they know the way
SEEN = ("direct", "direct", "organic_search", "organic_search", "referral", "trade_fair")


def stand(on: Scene, teams: Teams, number: int, rnd: Random) -> Arrival:
    """Tell the year of a customer of long standing."""
    person, season = on.people[number], on.season
    rep = teams.owner(on, person.firm)
    person.owner = rep.key
    day = arrival(season, rnd)
    at = season.midnights[day] + 9 * 3600
    person.known_at = person.changed_at = at
    line = on.ledger.meet("crm:example", f"C-{10_000 + number}", number, at)
    browser = on.ledger.browser(rnd, number, at)
    mail = on.ledger.meet("email", person.email, number, at)
    reader = Reader(number, person.language, person.topic, person.zone, [browser])
    person.origin = rnd.choice(SEEN)
    seen = visit(on, reader, day, rnd, channel=person.origin, ripe=True)
    drift(on, reader, at, rnd, visits=9)
    enter(on, number, "lead", seen + 600, line)  # back for another product
    enter(on, number, "mql", seen + 1200, line)
    _won(on, number, rep.key, _long_ago(at, rnd), rnd)
    direct = next(c for c in on.client.channels if c.code == "direct")
    return Arrival(direct, None, reader, mail, at)


def _long_ago(at: int, rnd: Random) -> int:
    """The same hour of a weekday, one to seven months before `at`."""
    then = at - rnd.randint(30, 210) * DAY
    late = datetime.fromtimestamp(then, UTC).weekday() - 4
    return then - max(late, 0) * DAY


def _won(on: Scene, number: int, owner: str, won: int, rnd: Random) -> None:
    person = on.people[number]
    product = fitting_product(on.client, person.topic, rnd)
    on.ledger.deals.append(
        Deal(
            key=f"A-{len(on.ledger.deals) + 1001}",
            name=f"{on.firms[person.firm].name} – {product.name}"[:200],
            person=number,
            owner=owner,
            state="won",
            stage="Gagnée",
            product=product.name,
            cents=int(rnd.lognormvariate(log(on.client.amount * product.amount), 0.4) * 100),
            opened_at=won - rnd.randint(20, 60) * DAY,
            closed_at=won,
        )
    )
