"""What does this JSON say? Read strictly: what a database could not hold is refused here."""

import msgspec

DEEPEST = 32


class Unreadable(ValueError):
    """The text is not JSON that can be taken; the message says why, in English."""


def read(body: bytes):
    """The value that `body` says; raises `Unreadable` for NaN, NUL, half characters, depth."""
    try:
        value = msgspec.json.decode(body)
    except RecursionError:
        raise Unreadable(f"The JSON is nested deeper than {DEEPEST} levels.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as broken:
        raise Unreadable(f"This is not JSON: {broken}.") from None
    _look(value, DEEPEST)
    return value


def _look(value, levels: int) -> None:
    if isinstance(value, str):
        refuse_nul(value)
    elif isinstance(value, dict | list):
        if not levels:
            raise Unreadable(f"The JSON is nested deeper than {DEEPEST} levels.")
        for inner in value.values() if isinstance(value, dict) else value:
            _look(inner, levels - 1)
        for name in value if isinstance(value, dict) else ():
            refuse_nul(name)


def refuse_nul(text: str) -> None:
    """Raise `Unreadable` where `text` holds the NUL character, which PostgreSQL cannot store."""
    if "\x00" in text:
        raise Unreadable("The character U+0000 cannot be stored.")
