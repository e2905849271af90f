"""Which prospects does an address ask for, in which order?

The list's filters live in its address. Reading them never fails: what cannot be understood is
returned as a mistake at its field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlencode

NOT_SAID = "(none)"  # in an address: the rows where the field is empty
NOBODY = 0  # as owner: the contacts that nobody owns
PAGE_SIZES = (25, 50, 100)
LAST_PAGE = 1_000_000  # beyond it an address is a mistake, not a question


class Sort(StrEnum):
    NAME = "name"
    COMPANY = "company"
    STAGE = "stage"
    ORIGIN = "origin"
    OWNER = "owner"
    LAST_SEEN = "last_seen"
    RECENT = "recent"
    AMOUNT = "amount"


class Mistake(StrEnum):
    UNKNOWN_CHOICE = "unknown_choice"
    NOT_A_MEMBER = "not_a_member"
    NOT_A_NUMBER = "not_a_number"


SEEN_DAYS = (1, 7, 30, 90, 365)
FILTERS = ("search", "stage", "origin", "owner", "segment", "country", "language", "seen")


@dataclass(frozen=True)
class Wanted:
    """The filters of one address. None asks for everything, "" for what is not said."""

    search: str = ""
    stage: str | None = None
    origin: str | None = None
    owner: int | None = None
    segment: str | None = None
    country: str | None = None
    language: str | None = None
    seen: int | None = None  # within so many days
    sort: Sort = Sort.LAST_SEEN
    descending: bool = True
    page: int = 1
    size: int = PAGE_SIZES[1]
    mistakes: Mapping[str, Mistake] = field(default_factory=dict)

    @property
    def narrowed(self) -> bool:
        """True when some filter leaves prospects out."""
        plain = Wanted()
        return any(getattr(self, name) != getattr(plain, name) for name in FILTERS)

    def address(self, **changes) -> str:
        """The query string that asks for the same, with `changes`; empty for the plain list."""
        changes.setdefault("page", 1)
        return urlencode(_pairs(replace(self, mistakes={}, **changes)))


def _pairs(wanted: Wanted) -> list[tuple[str, str]]:
    plain = Wanted()
    pairs = []
    for name in (*FILTERS, "sort", "page", "size"):
        value = getattr(wanted, name)
        if value != getattr(plain, name):
            pairs.append((name, NOT_SAID if value == "" else str(value)))
    if wanted.descending != (wanted.sort in FALLING):
        pairs.append(("order", "falling" if wanted.descending else "rising"))
    return pairs


# What one wants first is the latest, the most, the furthest; names read from A to Z.
FALLING = frozenset({Sort.LAST_SEEN, Sort.RECENT, Sort.AMOUNT, Sort.STAGE})


def read(
    address: Mapping[str, str], *, stages: frozenset[str], owners: frozenset[int] | None = None
) -> Wanted:
    """What `address` (a query string's fields) asks for.

    `stages` are the codes that exist; `owners` the members that may be asked for.
    """
    mistakes: dict[str, Mistake] = {}
    sort = Sort(_choice("sort", set(Sort), address, mistakes) or Sort.LAST_SEEN)
    order = _choice("order", {"rising", "falling"}, address, mistakes)
    size = _number("size", address, mistakes, among=PAGE_SIZES)
    return Wanted(
        search=" ".join(address.get("search", "").replace("\x00", " ").split())[:200],
        stage=_choice("stage", stages | {NOT_SAID}, address, mistakes, said=True),
        origin=_said(address, "origin"),
        owner=_owner(address, owners, mistakes),
        segment=_said(address, "segment"),
        country=_said(address, "country"),
        language=_said(address, "language"),
        seen=_number("seen", address, mistakes, among=SEEN_DAYS),
        sort=sort,
        descending=order == "falling" if order else sort in FALLING,
        page=_number("page", address, mistakes) or 1,
        size=PAGE_SIZES[1] if size is None else size,
        mistakes=mistakes,
    )


def _said(address: Mapping[str, str], name: str) -> str | None:
    text = address.get(name, "")
    return None if not text else "" if text == NOT_SAID else text


def _choice(name, among, address, mistakes, said=False) -> str | None:
    text = _said(address, name) if said else address.get(name) or None
    if text is None or text in among or (said and text == ""):
        return text
    mistakes[name] = Mistake.UNKNOWN_CHOICE
    return None


def _number(name, address, mistakes, among: tuple[int, ...] = ()) -> int | None:
    text = address.get(name, "").strip()
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    if 1 <= number <= LAST_PAGE and (not among or number in among):
        return number
    mistakes[name] = Mistake.UNKNOWN_CHOICE if among else Mistake.NOT_A_NUMBER
    return None


def _owner(address, owners: frozenset[int] | None, mistakes) -> int | None:
    text = address.get("owner", "").strip()
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
    if number is None or (owners is not None and number not in owners | {NOBODY}):
        mistakes["owner"] = Mistake.NOT_A_MEMBER
        return None
    return number


def seen_since(days: int | None, today: date) -> date | None:
    """The first day of the last `days` days, `today` among them."""
    return None if days is None else today - timedelta(days=days - 1)
