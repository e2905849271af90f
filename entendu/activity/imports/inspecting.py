"""What is this file, before anything is stored? Encoding, layout, kind, mapping, first rows."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from entendu.activity.imports import amounts, moments
from entendu.activity.imports.decoding import encoding_of
from entendu.activity.imports.layout import Layout, layout_of, nearest
from entendu.activity.imports.reasons import CannotRead, Refusal
from entendu.activity.imports.recognising import Recogniser, columns_of, likely, recognised
from entendu.activity.imports.records import records_of
from entendu.activity.imports.unpacking import Counted, Table, unpacked

COLUMNS_LIMIT = 500
LAYOUT_LINES = 100
SAMPLE, PREVIEW = 2000, 8


@dataclass(frozen=True)
class Inspected:
    """A file looked at: how it is written and what it was taken for."""

    table: Table
    encoding: str
    layout: Layout
    lines: int  # physical ones, for progress
    recogniser: Recogniser | None
    columns: dict[str, str]
    day_first: bool | None  # None: its dates do not tell
    comma: bool | None
    preview: list[tuple[int, list[str]]] = field(default_factory=list)
    likely: str = ""  # where not recognised: the nearest kind, and what it lacks
    missing: dict[str, str] = field(default_factory=dict)  # {our field: nearest column}


def inspect(table: Table) -> Inspected:
    """Read the whole file once for its encoding, and its beginning for the rest."""
    encoding, lines = _read_through(table)
    with text_of(table, encoding) as (text, _):
        layout = layout_of(list(islice(text, LAYOUT_LINES)))
    if layout is None:
        raise CannotRead(Refusal.EMPTY, path=table.name)
    if len(layout.header) > COLUMNS_LIMIT:
        raise CannotRead(Refusal.TOO_MANY_COLUMNS, path=table.name, columns=len(layout.header),
                         limit=COLUMNS_LIMIT)  # fmt: skip
    with text_of(table, encoding) as (text, _):
        sample = [record for record in islice(records_of(text, layout), SAMPLE)
                  if isinstance(record, tuple)]  # fmt: skip
    return _judged(table, encoding, layout, lines, sample)


def _judged(table, encoding, layout, lines, sample) -> Inspected:
    recogniser = recognised(layout.header)
    columns = columns_of(layout.header, recogniser) if recogniser else {}
    near, missing = ("", {}) if recogniser else _lacking(layout.header)
    day_first, comma = habits(layout, columns, recogniser, sample)
    return Inspected(
        table, encoding, layout, lines, recogniser, columns, day_first, comma, sample[:PREVIEW],
        near, missing,
    )  # fmt: skip


def _lacking(header) -> tuple[str, dict[str, str]]:
    recogniser, missing = likely(header)
    return recogniser.name, {name: nearest(name, header) for name in missing}


def habits(layout: Layout, columns, recogniser, sample) -> tuple[bool | None, bool | None]:
    """Whether the file's dates start with the day, and whether its decimals follow a comma."""

    def cells(*types: str) -> Iterator[str]:
        places = [
            place for place, column in enumerate(layout.header)
            if recogniser and (known := recogniser.field(columns.get(column, "")))
            and known.type in types
        ]  # fmt: skip
        return (cells[place] for _, cells in sample for place in places if place < len(cells))

    return (
        moments.day_comes_first(cells("moment", "day")),
        amounts.comma_is_decimal(cells("amount", "whole")),
    )


def _read_through(table: Table) -> tuple[str, int]:
    lines, last = 0, b"\n"

    def blocks(stream: Counted) -> Iterator[bytes]:
        nonlocal lines, last
        for block in stream.blocks():
            lines, last = lines + block.count(b"\n"), block[-1:]
            yield block

    with unpacked(table) as stream:
        stream_blocks = blocks(stream)
        encoding = encoding_of(stream_blocks)
        for _ in stream_blocks:  # the rest, to count the lines and to meet a bomb now
            pass
    return encoding, lines + (last not in b"\n\0")


@contextmanager
def text_of(table: Table, encoding: str) -> Iterator[tuple[io.TextIOWrapper, Counted]]:
    """The table's text from its start, and the stream that counts its bytes."""
    with unpacked(table) as stream:
        buffered = io.BufferedReader(stream, 1 << 18)
        yield io.TextIOWrapper(buffered, encoding, errors="replace", newline=""), stream
