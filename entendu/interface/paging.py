"""Which rows come next? Paged by key and not by number: steady while rows are added."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

import msgspec
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

LONGEST = 200


class UnknownCursor(ValueError):
    """The cursor was not made by `page` for this order."""


def page(
    rows: QuerySet, order: tuple[str, ...], cursor: str, limit: int
) -> tuple[list, str | None]:
    """The `limit` rows after `cursor` in `order`, and the cursor of what follows (None: nothing).

    The last name of `order` must be unique; a name with "-" in front goes downwards.
    """
    if cursor:
        rows = rows.filter(_after(rows.model, order, _opened(cursor, len(order))))
    found = list(rows.order_by(*order)[: limit + 1])
    more = len(found) > limit
    return found[:limit], _closed(found[limit - 1], order) if more else None


def closed(row, order: tuple[str, ...]) -> str:
    """The cursor that stands on `row`."""
    return _closed(row, order)


def _closed(row, order) -> str:
    values = [getattr(row, name.lstrip("-")) for name in order]
    return urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")


def _opened(cursor: str, width: int) -> list:
    try:
        values = msgspec.json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError) as broken:
        raise UnknownCursor(cursor) from broken
    if not isinstance(values, list) or len(values) != width:
        raise UnknownCursor(cursor)
    return values


def _after(model, order, values) -> Q:
    """Rows behind `values`: (a, b) > (x, y), written so that an index on `a` serves."""
    name, value = order[0].lstrip("-"), _value(model, order[0].lstrip("-"), values[0])
    beyond = Q(**{f"{name}__lt" if order[0].startswith("-") else f"{name}__gt": value})
    if len(order) == 1:
        return beyond
    return beyond | (Q(**{name: value}) & _after(model, order[1:], values[1:]))


def _value(model, name: str, value):
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise UnknownCursor(str(value))
    try:
        value = model._meta.get_field(name).to_python(value)
    except (ValidationError, ValueError, OverflowError) as broken:
        raise UnknownCursor(str(value)) from broken
    if isinstance(value, datetime) and value.tzinfo is None:
        raise UnknownCursor(str(value))
    return value
