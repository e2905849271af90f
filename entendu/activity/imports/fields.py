"""What may a file say, under which names, and what type has it?"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal

from entendu.activity.imports import amounts, answers, moments
from entendu.activity.imports.cells import clean
from entendu.activity.imports.reasons import Bad, Reason

EXTRA = "*"  # mapped to this, a column is kept beside our fields under its own name
_EMAIL = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;.]+(?:\.[^\s@<>\"',;.]+)+")
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Options:
    """How this file writes its dates and amounts."""

    zone: tzinfo
    currency: str
    day_first: bool = True
    comma: bool = False


@dataclass(frozen=True)
class Field:
    """One thing that a file may say."""

    name: str
    type: str = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    limit: int = 200
    choices: tuple[tuple[str, str], ...] = ()  # (word in a file, our code)


def folded(name: str) -> str:
    """A column's name without case, accents and punctuation, to compare it."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")


def matched(header: Iterable[str], fields: Iterable[Field]) -> dict[str, str]:
    """{column: field name or ""}: each field goes to the first column that bears its name."""
    by_name: dict[str, str] = {}
    for field in fields:
        for alias in (field.name, *field.aliases):
            by_name.setdefault(folded(alias), field.name)
    taken: set[str] = set()
    columns: dict[str, str] = {}
    for column in header:
        name = by_name.get(folded(column), "")
        columns[column] = "" if name in taken else name
        taken.add(name)
    return columns


def converter(field: Field, options: Options) -> Callable[[str], object]:
    """The function from a cell to a value, None where it is empty, `Bad` where it is wrong."""
    convert = _BY_TYPE[field.type](field, options)

    def converted(cell: str):
        text = clean(cell)
        return convert(text) if text else None

    return converted


def _text(field: Field, options: Options):
    limit = field.limit
    return lambda text: text if len(text) <= limit else Bad(Reason.TOO_LONG, {"limit": limit})


def _email(field: Field, options: Options):
    def email(text: str):
        if len(text) > 200:
            return Bad(Reason.TOO_LONG, {"limit": 200})
        return text.lower() if _EMAIL.fullmatch(text) else _bad(Reason.NOT_AN_EMAIL, text)

    return email


def _currency(field: Field, options: Options):
    def currency(text: str):
        code = amounts.SYMBOLS.get(text, text.upper())
        return code if _CURRENCY.fullmatch(code) else _bad(Reason.NOT_A_CURRENCY, text)

    return currency


def _whole(field: Field, options: Options):
    def whole(text: str):
        number = amounts.decimal(text, options.comma)
        if isinstance(number, Bad):
            return number
        if number != number.to_integral_value() or number < 0:
            return _bad(Reason.NOT_WHOLE, text)
        return int(number) if number < 2**31 else _bad(Reason.TOO_LARGE, text)

    return whole


def _choice(field: Field, options: Options):
    codes = {folded(word): code for word, code in field.choices}
    shown = ", ".join(dict.fromkeys(code for _, code in field.choices))

    def choice(text: str):
        code = codes.get(folded(text))
        return code or Bad(Reason.NOT_A_CHOICE, {"text": text[:80], "choices": shown})

    return choice


def _bad(reason: Reason, text: str) -> Bad:
    return Bad(reason, {"text": text[:80]})


_BY_TYPE: dict[str, Callable[[Field, Options], Callable[[str], object]]] = {
    "text": _text,
    "email": _email,
    "currency": _currency,
    "whole": _whole,
    "choice": _choice,
    "amount": lambda field, options: lambda text: amounts.amount(text, options.comma),
    "moment": lambda field, options: (
        lambda text: moments.moment(text, options.zone, options.day_first)
    ),
    "day": lambda field, options: lambda text: moments.day(text, options.day_first),
    "answer": lambda field, options: answers.answer,
}


def plain(value) -> object:
    """The value as JSON holds it in a record's extra fields."""
    if isinstance(value, amounts.Amount):
        return str(value.value)
    if isinstance(value, Decimal):
        return str(value)
    return value if value is None or isinstance(value, str | int | bool) else value.isoformat()
