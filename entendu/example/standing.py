"""Who was a customer before anything was recorded? Imported with a deal won long ago."""

from math import log
from random import Random

from entendu.example.arriving import Arrival
from entendu.example.bargaining import fitting_product
from entendu.example.browsing import Reader, Stage, drift, visit
from entendu.example.record import Deal
from entendu.example.ripening import enter
from entendu.example.seasons import DAY, arrival
from entendu.example.selling import Teams

BACK_FOR_MORE = 0.5  # of them, marketing later hands over again


def stand(on: Stage, teams: Teams, number: int, rnd: Random) -> Arrival:
    """Tell the year of a customer of long standing."""
    person, season = on.people[number], on.season
    rep = teams.owner(on, person.firm)
    person.owner = rep.key
    day = arrival(season, rnd)
    at = season.midnights[day] + 9 * 3600
    won = max(at - int(DAY * rnd.uniform(20, 200)), season.midnights[0] + 10 * 3600)
    person.known_at = person.changed_at = at
    line = on.ledger.meet("crm:nord", f"C-{10_000 + number}", number, at)
    browser = on.ledger.browser(rnd, number, at)
    mail = on.ledger.meet("email", person.email, number, at)
    reader = Reader(number, person.language, person.topic, person.zone, [browser])
    seen = visit(on, reader, day, rnd, channel="direct", ripe=True)
    drift(on, reader, at, rnd, visits=9)
    if rnd.random() < BACK_FOR_MORE:
        person.origin = "direct"
        enter(on, number, "lead", seen + 600, line)
        enter(on, number, "mql", seen + 1200, line)
    _won(on, number, rep.key, min(won, at - DAY), rnd)
    direct = next(c for c in on.client.channels if c.code == "direct")
    return Arrival(direct, None, reader, mail, at)


def _won(on: Stage, number: int, owner: str, won: int, rnd: Random) -> None:
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
            opened_at=won - int(DAY * rnd.uniform(20, 60)),
            closed_at=won,
        )
    )
