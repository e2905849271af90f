"""Who is there? Firms, the people in them, and some of both written down twice."""

import unicodedata
from collections.abc import Sequence
from math import log
from random import Random
from typing import TypeVar

from entendu.example.client import Client, Sector
from entendu.example.lists.firms import FORMS, ROOTS, ROOTS_EN, TRADES
from entendu.example.lists.names import FIRST, LAST, PHONES, PRIVATE_HOSTS
from entendu.example.lists.places import TOWNS, ZONES
from entendu.example.lists.talk import JOBS
from entendu.example.record import Firm, Person
from entendu.example.size import Size

T = TypeVar("T")


def plain(text: str) -> str:
    """`text` without accents, in lower case, words joined by hyphens."""
    bare = (
        unicodedata.normalize("NFKD", text.replace("’", " "))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    letters = (c if c.isalnum() else " " for c in bare.replace("'", ""))
    return "-".join("".join(letters).split())


def weighted(rnd: Random, rows: Sequence[T], weights: Sequence[float]) -> T:
    """One of `rows`, drawn by its weight."""
    return rnd.choices(rows, weights)[0]


def firms(client: Client, size: Size, rnd: Random) -> list[Firm]:
    """The companies; the last ones are earlier ones written another way."""
    towns = [town for town in TOWNS if town[0] in client.countries]
    made: dict[str, Firm] = {}
    doubles = max(1, size.companies // 40)
    while len(made) < size.companies - doubles:
        firm = _firm(client, towns, rnd)
        made.setdefault(firm.key, firm)
    once = list(made.values())
    return once + [_again(firm) for firm in rnd.sample(once, doubles)]


def _firm(client: Client, towns: list, rnd: Random) -> Firm:
    country, town, _, territory = weighted(rnd, towns, [t[2] for t in towns])
    sector = weighted(rnd, client.sectors, [s.weight for s in client.sectors])
    name = _firm_name(country, sector, rnd)
    domain = f"{plain(name)}.example"
    staff = min(int(rnd.lognormvariate(log(140), 0.95)) + 8, 4200)
    key = f"domain:{domain}"
    return Firm(key, name, domain, sector.name, country, town, territory, staff)


def _firm_name(country: str, sector: Sector, rnd: Random) -> str:
    french, english = TRADES[sector.name]
    form = rnd.choice(FORMS[country])
    if country == "GB":
        words = (rnd.choice(ROOTS_EN), rnd.choice(english), form)
    elif rnd.random() < 0.6:
        words = (rnd.choice(french), rnd.choice(ROOTS), form)
    else:
        words = (rnd.choice(ROOTS), rnd.choice(french).removesuffix(" de"), form)
    return " ".join(word for word in words if word)


def _again(firm: Firm) -> Firm:
    """The same company as a hurried colleague typed it: capitals, no accents, no domain."""
    bare = unicodedata.normalize("NFKD", firm.name).encode("ascii", "ignore").decode()
    name = bare.upper()
    return Firm(f"name:{name}", name, "", "", firm.country, firm.town, firm.territory, 0)


def people(client: Client, size: Size, firms: list[Firm], rnd: Random) -> list[Person]:
    """The contacts; the last ones before the imported are earlier ones known a second time."""
    twins = round(size.contacts * size.twins)
    draw = [rnd.paretovariate(1.6) for _ in firms]  # a few firms have many readers
    made: list[Person] = []
    taken: set[str] = set()
    while len(made) < size.contacts - twins:
        person = _person(client, firms, rnd.choices(range(len(firms)), draw)[0], rnd)
        if person.email not in taken:
            taken.add(person.email)
            made.append(person)
    for number in rnd.sample(range(len(made)), size.imported):
        made[number].imported = True
    originals = [n for n, person in enumerate(made) if not person.imported]
    for number in rnd.sample(originals, twins):
        twin = _twin(made[number], number, firms, rnd)
        if twin.email not in taken:
            taken.add(twin.email)
            made.append(twin)
    return made


def _person(client: Client, firms: list[Firm], number: int, rnd: Random) -> Person:
    firm = firms[number]
    names = "GB" if firm.country == "GB" else firm.country
    first = rnd.choice(FIRST[names])
    last = rnd.choice(LAST[names]).replace("~", " ")
    english = firm.country == "GB" or rnd.random() < (0.12 if firm.country != "FR" else 0.02)
    titles = JOBS[client.trade]
    title = weighted(rnd, titles, [t[2] for t in titles])
    host = firm.domain or f"{plain(firm.name)}.example"
    sector = next((s for s in client.sectors if s.name == firm.sector), client.sectors[0])
    product = weighted(rnd, client.products, [p.weight for p in client.products])
    return Person(
        firm=number,
        first=first,
        last=last,
        email=_address(first, last, host, rnd),
        phone=_phone(firm.country, rnd) if rnd.random() < 0.66 else "",
        title=(title[1] if english else title[0]) if rnd.random() < 0.9 else "",
        country=firm.country,
        language="en" if english else "fr",
        zone=ZONES[firm.country],
        topic=product.topic,
        will=title[3] * sector.won * rnd.lognormvariate(-0.06, 0.35),
        pace=rnd.lognormvariate(0, 0.5),
        openness=rnd.betavariate(1.5, 4.2),
    )


def _address(first: str, last: str, host: str, rnd: Random) -> str:
    given, family = plain(first), plain(last)
    style = rnd.random()
    if style < 0.68:
        return f"{given}.{family}@{host}"
    return f"{given[0]}.{family}@{host}" if style < 0.86 else f"{given[0]}{family}@{host}"


def _phone(country: str, rnd: Random) -> str:
    if country not in PHONES:
        return ""
    if country == "CA":
        return f"{rnd.choice(PHONES['CA'])}{rnd.randrange(100):02d}"
    if country == "GB":
        return f"{PHONES['GB'][0]}{rnd.randrange(1000):03d}"
    digits = f"{rnd.randrange(10_000):04d}"
    return f"{rnd.choice(PHONES['FR'])} {digits[:2]} {digits[2:]}"


def _twin(person: Person, number: int, firms: list[Firm], rnd: Random) -> Person:
    """The same human being under another address, the name written a little otherwise."""
    given, family = plain(person.first), plain(person.last)
    variants = (
        (given.title(), family.title()),
        (person.first[0] + ".", person.last),
        (person.first, person.last.upper()),
        (person.last, person.first),
    )
    first, last = rnd.choice(variants)
    year = rnd.randrange(60, 98)
    host = rnd.choice(PRIVATE_HOSTS)
    address = rnd.choice((f"{given}.{family}@{host}", f"{given}{year}@{host}"))
    bare = unicodedata.normalize("NFKD", firms[person.firm].name).encode("ascii", "ignore")
    other = next((n for n, f in enumerate(firms) if f.name == bare.decode().upper()), person.firm)
    kept = {**vars(person), "first": first, "last": last, "email": address, "firm": other}
    return Person(**kept | {"phone": "", "twin_of": number, "will": person.will * 0.3})
