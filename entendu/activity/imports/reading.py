"""From a file's records to rows of values: each cell converted, each misfit said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from entendu.activity.imports.cells import clean
from entendu.activity.imports.fields import EXTRA, Options, converter
from entendu.activity.imports.layout import Layout
from entendu.activity.imports.reasons import Bad, Reason
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.records import Broken
from entendu.activity.imports.saying import Row, Said

_REMEMBERED = 100_000  # conversions of one column kept at a time


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that is not taken."""

    line: int
    column: str
    bad: Bad
    cells: list[str]


class Memo(dict):
    """What each cell text converts to, worked out once."""

    def __init__(self, convert: Callable[[str], object]):
        super().__init__()
        self._convert = convert

    def __missing__(self, cell: str):
        if len(self) > _REMEMBERED:
            self.clear()
        value = self[cell] = self._convert(cell)
        return value


class Reader:
    """Converts the records of one file after its mapping."""

    def __init__(self, layout: Layout, recogniser: Recogniser, columns, options: Options, shared):
        self.layout, self.recogniser, self.options, self.shared = (
            layout, recogniser, options, shared,
        )  # fmt: skip
        self.width = len(layout.header)
        self._places = [
            (place, column, field, Memo(converter(field, options)))
            for place, column in enumerate(layout.header)
            if (field := recogniser.field(columns.get(column, "")))
        ]
        self._extra = [(place, column) for place, column in enumerate(layout.header)
                       if columns.get(column) == EXTRA]  # fmt: skip
        self._column = {field.name: column for _, column, field, _ in self._places}

    def said(self, record) -> tuple[int, list[str], Said] | Rejected:
        """What one record says, or why it is not taken."""
        if isinstance(record, Broken):
            return Rejected(record.line, "", record.bad, [record.text])
        line, cells = record
        if len(cells) != self.width:
            return self._misfit(line, cells)
        values = {}
        for place, column, field, memo in self._places:
            value = memo[cells[place]]
            if isinstance(value, Bad):
                return Rejected(line, column, value, cells)
            if value is None and field.required:
                return Rejected(line, column, Bad(Reason.MISSING), cells)
            values[field.name] = value
        extra = {column: text for place, column in self._extra if (text := clean(cells[place]))}
        row = Row(line, values, extra, self.options, self.shared)
        said = self.recogniser.says(row)
        if isinstance(said, Bad):
            return self.rejected(line, said, cells)
        said.notes += row.notes
        return line, cells, said

    def rejected(self, line: int, bad: Bad, cells: list[str]) -> Rejected:
        """The line with its reason, at the column that our field is mapped from."""
        return Rejected(line, self._column.get(bad.field, ""), bad, cells)

    def _misfit(self, line: int, cells: list[str]) -> Rejected:
        few = len(cells) < self.width
        reason = Reason.TOO_FEW_CELLS if few else Reason.TOO_MANY_CELLS
        detail = {"cells": len(cells), "columns": self.width}
        place = self.layout.header[len(cells)] if few else ""
        return Rejected(line, place, Bad(reason, detail), cells)


def in_chunks(records: Iterator, size: int) -> Iterator[list]:
    """The records in lists of `size`."""
    chunk: list = []
    for record in records:
        chunk.append(record)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
