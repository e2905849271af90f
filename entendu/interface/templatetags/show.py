"""How figures, money, days and icons are shown, in the language of the reader.

`{% load show %}`; every filter shows None (and NaN) as an en dash.
"""

import math
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import dates, numbers, units
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

NOTHING = "–"
ICONS = Path(__file__).resolve().parent.parent / "static/interface/vendor/icons"
_LOCALES = {"en": "en_GB", "fr": "fr_FR"}  # 24-hour clock and the day before the month in both


def locale() -> str:
    """Babel's name for the language in force."""
    return _LOCALES.get((get_language() or "en")[:2], "en_GB")


def _nothing(value) -> bool:
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


@register.filter
def number(value, decimals: int | None = None) -> str:
    """1234.5 as 1,234.5 or 1 234,5; at most two decimals, or exactly `decimals`."""
    if _nothing(value):
        return NOTHING
    places = "##" if decimals is None else "0" * int(decimals)
    return numbers.format_decimal(
        value, format=f"#,##0.{places}" if places else "#,##0", locale=locale()
    )


@register.filter
def percent(value, decimals: int = 1) -> str:
    """0.105 as 10.5% or 10,5 %; a trailing zero is kept, so that columns line up."""
    if _nothing(value):
        return NOTHING
    share = numbers.format_percent(1, locale=locale()).lstrip("10")
    return number(Decimal(str(value)) * 100, decimals) + share


@register.filter
def money(value, currency: str) -> str:
    """An amount to the cent in `currency`: €1,234.50 or 1 234,50 €."""
    if _nothing(value):
        return NOTHING
    return numbers.format_currency(value, currency, locale=locale())


@register.filter
def money_round(value, currency: str) -> str:
    """An amount without cents, for headlines whose exact figure stands elsewhere."""
    if _nothing(value):
        return NOTHING
    pattern = numbers.parse_pattern(
        numbers.Locale.parse(locale()).currency_formats["standard"].pattern.replace(".00", "")
    )
    return pattern.apply(value, locale(), currency=currency, currency_digits=False)


@register.filter
def day(value: date | None, zone: str = "UTC") -> str:
    """20 Nov 2026 or 20 nov. 2026, in French 1er for the first; of an instant, in `zone`."""
    if value is None or _nothing(value):
        return NOTHING
    local = _local(value, zone) if isinstance(value, datetime) else value
    return dates.format_date(local, _pattern(local), locale=locale())


@register.filter
def moment(value: datetime | None, zone: str = "UTC") -> str:
    """20 Nov 2026, 11:00 in `zone`; an instant without a zone is UTC, as the engine answers."""
    if value is None or _nothing(value):
        return NOTHING
    local = _local(value, zone)
    return dates.format_datetime(local, f"{_pattern(local)}, HH:mm", locale=locale())


def _local(instant: datetime, zone: str) -> datetime:
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(str(zone)))


def _pattern(local: date) -> str:
    return "d'er' MMM y" if local.day == 1 and locale() == "fr_FR" else "d MMM y"


@register.filter
def days(value) -> str:
    """14 as 14 days or 14 jours; halves keep one decimal."""
    if _nothing(value):
        return NOTHING
    rounded = Decimal(str(value)).quantize(Decimal("0.1")).normalize()
    return units.format_unit(
        rounded, "duration-day", length="long", format="#,##0.#", locale=locale()
    )


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """The vendored icon called `name`, drawn in the text's colour, unseen by screen readers."""
    return format_html(
        '<svg class="icon {}" width="20" height="20" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="1.75" stroke-linecap="round" '
        'stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        css,
        _strokes(name),
    )


@cache
def _strokes(name: str) -> SafeString:
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    inside = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    return mark_safe("".join(line.strip() for line in inside.splitlines()))  # noqa: S308 our file


@register.simple_tag(takes_context=True)
def with_query(context, **changes) -> str:
    """The address's query string with some parameters changed; None takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None and value != "":
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"
