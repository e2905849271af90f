"""Where does each record of a table start and end? Physical lines in, numbered records out."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from entendu.activity.imports.layout import Layout
from entendu.activity.imports.reasons import Bad, CannotRead, Reason, Refusal

LINE_LIMIT = 4 << 20  # characters
BLOCK = 1 << 18  # characters read at once
FIELD_LIMIT = 131_072  # characters of a cell, as the csv module has it
LINES_LIMIT = 500  # of one record; more is a quotation mark that was never closed
BROKEN_LIMIT = 1_000  # such records in a file; with more it is not a table


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that could not be cut into cells."""

    line: int
    text: str
    bad: Bad


class _Lines:
    """Physical lines handed to the csv module, kept until their record is whole."""

    def __init__(self, stream: TextIO):
        self._stream, self._again = stream, deque()  # type: ignore[var-annotated]
        self.held: list[str] = []
        self.done = 0  # lines of the records already cut

    def __iter__(self):
        return self

    def __next__(self) -> str:
        if len(self.held) >= LINES_LIMIT:
            raise csv.Error("record has too many lines")
        line = self._again.popleft() if self._again else self._stream.readline(LINE_LIMIT)
        if not line:
            raise StopIteration
        self.held.append(line)
        return line

    def cut(self) -> int:
        """The record is whole: forget its lines, and say on which one it started."""
        start = self.done + 1
        self.done += len(self.held)
        self.held.clear()
        return start

    def give_back(self) -> tuple[int, str]:
        """Take only the first held line as the record; the others are read again."""
        first, *others = self.held
        self._again.extendleft(reversed(others))
        self.held[:] = [first]
        return self.cut(), first

    @property
    def ahead(self) -> bool:
        """Whether lines were read that no record has taken yet."""
        return bool(self._again)

    def block(self) -> list[str] | None:
        """Many lines at once where each is a record for sure; None where they must be looked at.

        Nearly all lines of nearly all files have neither quotation marks nor odd characters.
        """
        if self._again:
            return None
        lines = self._stream.readlines(BLOCK)
        text = "".join(lines)
        if '"' in text or "\0" in text or max(map(len, lines), default=0) > FIELD_LIMIT:
            self._again.extend(lines)
            return None
        return lines


def records_of(stream: TextIO, layout: Layout) -> Iterator[tuple[int, list[str]] | Broken]:
    """(line, cells) of each record after the header; what cannot be cut comes out as `Broken`.

    A quotation mark never closed costs its own line, not the rest of the file.
    """
    lines, width = _Lines(stream), len(layout.header)
    for _ in range(layout.header_line - 1):
        next(lines)
    lines.cut()
    header = csv.reader(lines, delimiter=layout.separator, strict=True)
    next(header, None)
    lines.cut()
    patience = [BROKEN_LIMIT]
    while True:
        block = lines.block()
        if block is None:
            yield from _one_by_one(lines, layout, patience)
        elif not block:
            return
        else:
            start = lines.done + 1
            lines.done += len(block)
            cut = csv.reader(block, delimiter=layout.separator)
            for line, cells in enumerate(cut, start):
                if cells:
                    yield line, cells if len(cells) == width else _fitted(cells, width)


def _one_by_one(lines: _Lines, layout: Layout, patience: list[int]):
    """Records looked at one by one, until the lines read ahead are used up."""
    width = len(layout.header)
    reader = csv.reader(lines, delimiter=layout.separator, strict=True)
    while lines.ahead:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        if cells is None or _swallowed(lines.held, cells, width):
            patience[0] -= 1
            if patience[0] < 0:
                raise CannotRead(Refusal.BROKEN_QUOTES, lines=BROKEN_LIMIT)
            line, text = lines.give_back()
            reader = csv.reader(lines, delimiter=layout.separator, strict=True)
            yield Broken(line, text.rstrip("\r\n"), Bad(Reason.UNCLOSED_QUOTE))
            continue
        nul = any("\0" in text for text in lines.held)
        line = lines.cut()
        if nul:
            yield Broken(line, layout.separator.join(cells), Bad(Reason.NUL))
        elif cells:
            yield line, cells if len(cells) == width else _fitted(cells, width)


def _swallowed(held: list[str], cells: list[str], width: int) -> bool:
    """Did a cell run over the following lines because its quotation mark was never closed?"""
    if len(held) == 1:
        return False
    return len(cells) != width or sum(line.count('"') for line in held) % 2 == 1


def _fitted(cells: list[str], width: int) -> list[str]:
    """The cells without empty ones beyond the header; other misfits are told by their number."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells
