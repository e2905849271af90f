"""What has to be known of a client company before a year of it can be told?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colleague:
    """A member of the client: `quickness` 1 answers within hours, below 0.5 lets leads wait."""

    key: str
    name: str
    role: str
    team: str = ""
    email: str = ""  # where filled: the person can sign in
    language: str = "fr"
    quickness: float = 0.0
    talent: float = 1.0


@dataclass(frozen=True)
class Piece:
    """A content; `since` is the share of the period after which it appears."""

    key: str
    kind: str
    language: str
    topic: str
    title: str
    since: float = 0.0


@dataclass(frozen=True)
class Drive:
    """A campaign: each year from `month`/`day` for `days`, or always on where `month` is 0.

    `budget` is for one run, or for one month of what is always on.
    """

    key: str
    name: str
    channel: str
    piece: str
    month: int
    day: int
    days: int
    budget: int
    pull: float = 1.0  # how many it draws, against its channel's other campaigns


@dataclass(frozen=True)
class Channel:
    """How many arrive through a channel and what becomes of them, as factors on the usual."""

    code: str
    share: float
    lead: float
    mql: float
    accepted: float
    won: float
    amount: float = 1.0
    pace: float = 1.0  # above 1: slower


@dataclass(frozen=True)
class Sector:
    """A segment of the market: its weight and its factors on winning and on amounts."""

    name: str
    weight: float
    won: float
    amount: float


@dataclass(frozen=True)
class Product:
    name: str
    topic: str
    weight: float
    amount: float


@dataclass(frozen=True)
class Client:
    """A client company of the agency and the market that it sells to."""

    name: str
    zone: str
    currency: str
    domain: str
    trade: str  # whose job titles: a key of lists.talk.JOBS
    letter: str  # the newsletter's name
    amount: int  # typical signed amount
    teams: tuple[tuple[str, str, str], ...]  # key, name, side
    colleagues: tuple[Colleague, ...]
    sectors: tuple[Sector, ...]
    products: tuple[Product, ...]
    pieces: tuple[Piece, ...]
    drives: tuple[Drive, ...]
    channels: tuple[Channel, ...]
    countries: tuple[str, ...]
