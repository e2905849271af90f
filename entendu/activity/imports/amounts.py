"""How much is that, in which currency? "1 234,56 €", "1,234.56", "USD 12", "(5.00)"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from entendu.activity.imports.reasons import Bad, Reason

SYMBOLS = {"€": "EUR", "R$": "BRL", "US$": "USD", "$": "USD", "£": "GBP", "¥": "JPY", "zł": "PLN"}
_CENT = Decimal("0.01")
_LIMIT = Decimal(10) ** 14
_SPACES = re.compile("[\\s\u00a0\u202f\u2009'’_]+")
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_SIGNED = re.compile(r"^(?:R\$|US\$|[€$£¥]|zł|[A-Z]{3})|(?:R\$|US\$|[€$£¥]|zł|[A-Z]{3})$")
_TELLING = re.compile(r"([.,])\d{1,2}(?!\d)(?!.*[.,])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of money with the currency written beside it, if any."""

    value: Decimal
    currency: str = ""
    rounded: bool = False


def comma_is_decimal(cells: Iterable[str]) -> bool | None:
    """Whether "12,5" means twelve and a half; None where the cells do not tell."""
    for cell in cells:
        found = _TELLING.search(_SPACES.sub("", cell))
        if found:
            return found[1] == ","
    return None


def amount(text: str, comma: bool = False) -> Amount | Bad:
    """The amount to the cent, with its currency where one is written."""
    bare, currency = _without_currency(_SPACES.sub("", text))
    number = decimal(bare, comma)
    if isinstance(number, Bad):
        return Bad(number.reason, {"text": text[:80]})
    value = number.quantize(_CENT, ROUND_HALF_EVEN)
    return Amount(value, currency, rounded=value != number)


def _without_currency(text: str) -> tuple[str, str]:
    sign = "-" if text.startswith(("-", "−")) else ""
    bare = text[1:] if sign else text
    found = _SIGNED.search(bare)
    if not found:
        return sign + bare, ""
    left = bare[: found.start()] + bare[found.end() :]
    return sign + left, SYMBOLS.get(found[0], found[0])


def decimal(text: str, comma: bool = False) -> Decimal | Bad:
    """The number; `comma` tells what "1,234" and "1.234" mean where both readings are possible."""
    bare = _SPACES.sub("", text).replace("−", "-")
    negative = bare.startswith("-") or (bare.startswith("(") and bare.endswith(")"))
    if negative and bare.startswith("("):
        bare = bare[1:-1]
    digits = _with_point(bare[1:] if bare[:1] in ("+", "-") else bare, comma)
    if not _NUMBER.fullmatch(digits):
        return Bad(Reason.NOT_A_NUMBER, {"text": text[:80]})
    if len(digits) > 40 or Decimal(digits) >= _LIMIT:
        return Bad(Reason.TOO_LARGE, {"text": text[:80]})
    return -Decimal(digits) if negative else Decimal(digits)


def _with_point(digits: str, comma: bool) -> str:
    """The digits with a point before the decimals and no thousands marks; "?" where it fails."""
    marks = {",", "."} & set(digits)
    if not marks:
        return digits
    mark = max(marks, key=digits.rfind)
    head, _, tail = digits.rpartition(mark)
    if len(marks) == 2:
        other = (marks - {mark}).pop()
        return f"{head.replace(other, '')}.{tail}" if _grouped(head, other) else "?"
    if mark in head or (_grouped(digits, mark) and (mark == ",") != comma):
        return digits.replace(mark, "") if _grouped(digits, mark) else "?"
    return f"{head}.{tail}"


def _grouped(digits: str, mark: str) -> bool:
    found = _GROUPED.fullmatch(digits)
    return found is not None and found[1] == mark
