"""In what form is a told year kept until it is written? Plain rows that point by position."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from json import dumps
from random import Random
from typing import NamedTuple


class Known(NamedTuple):
    """An identity: `contact` is a position among the people, or None for a stranger."""

    kind: str
    value: str
    contact: int | None
    at: int


class Happening(NamedTuple):
    """An activity; campaign, content and member are keys, '' for none."""

    at: int
    identity: int
    kind: str
    channel: str = ""
    stage: str = ""
    campaign: str = ""
    content: str = ""
    member: str = ""
    bot: bool = False
    properties: str = "{}"


@dataclass(frozen=True)
class Firm:
    key: str
    name: str
    domain: str
    sector: str
    country: str
    town: str
    territory: str
    employees: int


@dataclass
class Person:
    """A contact; what is learnt in the course of the year is filled in as it is told."""

    firm: int
    first: str
    last: str
    email: str
    phone: str
    title: str
    country: str
    language: str
    zone: str
    topic: str
    will: float  # how inclined to buy: job, sector and chance, around 1
    pace: float  # above 1: slower
    openness: float  # how often a mail is opened
    twin_of: int | None = None
    imported: bool = False
    origin: str = ""
    owner: str = ""
    known_at: int = 0
    changed_at: int = 0


@dataclass(frozen=True)
class Deal:
    key: str
    name: str
    person: int
    owner: str
    state: str
    stage: str
    product: str
    cents: int
    opened_at: int
    closed_at: int | None
    lost_reason: str = ""


class Bill(NamedTuple):
    """Money received for a deal: a row of revenue."""

    key: str
    deal: int
    cents: int
    at: int
    what: str


class Spent(NamedTuple):
    key: str
    on: date
    channel: str
    campaign: str
    content: str
    cents: int
    note: str


@dataclass
class Ledger:
    """What is written down while the year is told; nothing after `end` ever is."""

    end: int
    known: list[Known] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)

    def meet(self, kind: str, value: str, contact: int | None, at: int) -> int:
        """Write an identity down; returns its position."""
        self.known.append(Known(kind, value, contact, at))
        return len(self.known) - 1

    def browser(self, rnd: Random, contact: int | None, at: int) -> int:
        """A new anonymous id."""
        return self.meet("anonymous", f"{rnd.getrandbits(80):020x}", contact, at)

    def note(self, at: int, identity: int, kind: str, *, properties: str = "{}", **more) -> None:
        """Write an activity down, unless it lies in the future."""
        if at < self.end:
            self.happenings.append(Happening(at, identity, kind, properties=properties, **more))


def say(properties: Mapping[str, str | int]) -> str:
    """The properties of an activity, as they are stored."""
    return _said(tuple(properties.items()))


@lru_cache(maxsize=4096)
def _said(items: tuple) -> str:
    return dumps(dict(items), ensure_ascii=False)
