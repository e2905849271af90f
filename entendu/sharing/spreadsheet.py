"""How does a table become a file that a spreadsheet opens and cannot be harmed by?

A cell that begins like a formula would be run by a spreadsheet; an apostrophe in front makes it
text. Figures and dates stay as they are.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"
LINES_AT_ONCE = 500


@dataclass(frozen=True)
class Dialect:
    """How the file is written: with a byte order mark, parted by what, decimals after what."""

    mark: bool = False
    separator: str = ","
    decimal: str = "."


PLAIN = Dialect()  # for programs
SPREADSHEET = Dialect(mark=True)
FRENCH_SPREADSHEET = Dialect(mark=True, separator=";", decimal=",")


def cell(value, dialect: Dialect = PLAIN) -> str:
    """`value` as it stands in the file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", dialect.decimal)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", dialect.decimal)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, int | date):
        return str(value)
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def lines(head: Iterable, rows: Iterable[Iterable], dialect: Dialect = PLAIN) -> Iterator[str]:
    """The file's text in pieces of some hundred lines, so that a long one never stands whole."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator="\r\n")
    buffer.write(BOM if dialect.mark else "")
    writer.writerow([cell(str(name)) for name in head])
    for count, row in enumerate(rows, start=1):
        writer.writerow([cell(value, dialect) for value in row])
        if count % LINES_AT_ONCE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
