"""How is the table laid out? Its separator and the names of its columns."""

import csv
import re
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches

SEPARATORS = (",", ";", "\t", "|")
_SEP_LINE = re.compile(r"sep=(.)\r?\n?")  # what some spreadsheets put on the first line


@dataclass(frozen=True)
class Layout:
    """What the first lines of a file tell."""

    separator: str
    header: tuple[str, ...]
    header_line: int  # physical line on which the header starts


def layout_of(lines: list[str]) -> Layout | None:
    """The layout told by the file's first physical lines; None where nothing is written."""
    skipped = next((n for n, line in enumerate(lines) if line.strip()), None)
    if skipped is None:
        return None
    told = _SEP_LINE.fullmatch(lines[skipped])
    start = skipped + 1 if told else skipped
    separator = told[1] if told else _most_regular(lines[start:])
    try:
        header = next(csv.reader(lines[start:], delimiter=separator), [])
    except csv.Error:
        return None
    return Layout(separator, named(header), start + 1)


def _most_regular(lines: list[str]) -> str:
    return max(SEPARATORS, key=lambda mark: _regularity(lines, mark))


def _regularity(lines: list[str], mark: str) -> tuple[float, int]:
    widths = []
    with suppress(csv.Error):  # a cell beyond the limit: what came before it tells enough
        for row in csv.reader(lines, delimiter=mark):
            if row:
                widths.append(len(row))
    if not widths or widths[0] < 2:
        return 0.0, 0
    return sum(width == widths[0] for width in widths) / len(widths), widths[0]


def named(header: list[str]) -> tuple[str, ...]:
    """The columns' names, each one once: an empty one is "column 3", a second "x" is "x (2)"."""
    names: list[str] = []
    for place, cell in enumerate(header, start=1):
        stem = cell.strip().strip("\ufeff") or f"column {place}"
        name, count = stem, 1
        while name in names:
            count += 1
            name = f"{stem} ({count})"
        names.append(name)
    return tuple(names)


def nearest(missing: str, header: tuple[str, ...]) -> str:
    """The column whose name is nearest to `missing`; "" where none is near."""
    by_fold = {name.casefold(): name for name in header}
    near = get_close_matches(missing.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else ""
