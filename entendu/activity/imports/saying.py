"""What a row of a file says, in our nouns: records, activities and notes. No storage here."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from entendu.activity.imports.amounts import Amount
from entendu.activity.imports.fields import Options
from entendu.activity.imports.reasons import Note

NOUNS = (
    "teams", "members", "companies", "campaigns", "contents", "contacts", "deals", "revenues",
    "costs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a record that the same row says too."""

    noun: str
    key: object


@dataclass(slots=True)
class Record:
    """One record as a row states it. Values not said are absent; an empty cell says nothing."""

    noun: str
    key: object  # text; for a contact the tuple of its identities, (kind, value) each
    values: dict[str, object]
    main: bool = False  # what the row is about; the others are what it mentions


@dataclass(slots=True)
class Happening:
    """One activity as a row states it."""

    message_id: str
    identity: tuple[str, str]
    kind: str
    at: datetime
    channel: str = ""
    stage: str = ""
    campaign: str = ""  # keys; the row says their records too
    content: str = ""
    member: str = ""
    properties: dict = field(default_factory=dict)


@dataclass(slots=True)
class Said:
    """All that one row says."""

    records: list[Record] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    notes: list[tuple[Note, str]] = field(default_factory=list)
    prices: dict[str, str] = field(default_factory=dict)  # list prices of products


def joined(name: str) -> str:
    """A product's name without spaces and case: GTXPro and GTX Pro are one."""
    return "".join(name.split()).casefold()


@dataclass
class Shared:
    """What rows of one import know of each other."""

    prices: dict[str, tuple[str, str]] = field(default_factory=dict)  # {joined name: name, price}
    counted: Counter = field(default_factory=Counter)

    def price(self, product: str) -> tuple[str, str]:
        """The product's name in the price list and its price, "" where it is not listed."""
        return self.prices.get(joined(product), (product, ""))

    def nth(self, text: str) -> int:
        """How often this text came so far: equal lines are told apart by it."""
        self.counted[text] += 1
        return self.counted[text]


class Row:
    """One row's converted cells, by our fields."""

    __slots__ = ("_values", "extra", "line", "notes", "options", "shared")

    def __init__(self, line: int, values: dict, extra: dict, options: Options, shared: "Shared"):
        self.line, self._values, self.extra, self.options = line, values, extra, options
        self.shared = shared
        self.notes: list[tuple[Note, str]] = []

    def __getitem__(self, name: str):
        return self._values.get(name)

    def text(self, name: str) -> str:
        """The field's text, "" where it was not said."""
        return self._values.get(name) or ""

    def said(self, *names: str, **renamed: str) -> dict[str, object]:
        """{attribute: value} of those fields that were said."""
        pairs = {**{name: name for name in names}, **renamed}
        found = ((attribute, self._values.get(name)) for attribute, name in pairs.items())
        return {attribute: value for attribute, value in found if value is not None}

    def money(self, name: str, currency: str = "") -> tuple[Decimal | None, str]:
        """The amount and its currency: the cell's, the row's, else the one assumed, noted."""
        found: Amount | None = self._values.get(name)
        stated = (found and found.currency) or self._values.get("currency") or currency
        if found and not stated:
            self.notes.append((Note.CURRENCY_ASSUMED, self.options.currency))
        if found and found.rounded:
            self.notes.append((Note.AMOUNT_ROUNDED, str(found.value)))
        return (found.value if found else None), stated or self.options.currency
