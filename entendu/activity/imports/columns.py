"""Activities read column by column: what one cell means is worked out once, not a million times."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import partial
from hashlib import blake2b
from itertools import compress

from entendu.activity.imports.cells import clean
from entendu.activity.imports.fields import Options, converter
from entendu.activity.imports.layout import Layout
from entendu.activity.imports.reading import Memo, Rejected
from entendu.activity.imports.reasons import Bad, Reason
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.records import Broken
from entendu.activity.imports.saying import Shared

ONCE = frozenset({"url", "title"})  # cells that rarely repeat: no memory
NEEDED = frozenset({"kind", "occurred_at"})
WIDTH = 11  # values of an activity
HOURS = 100_000  # hours remembered at a time
PROPERTIES = ("url", "title")
IDENTITIES = (("email", "email"), ("contact_id", "crm:csv"), ("anonymous_id", "anonymous"))


@dataclass(slots=True)
class Batch:
    """Some thousand activities, converted, column by column; links still by name."""

    lines: int
    # message id, identity, kind, instant, channel, stage, campaign, content, member, bot, JSON
    columns: list[list]
    rejected: list[Rejected] = field(default_factory=list)


class ColumnReader:
    """Converts chunks of records of an activities file."""

    def __init__(self, layout: Layout, recogniser: Recogniser, columns, options: Options,
                 shared: Shared):  # fmt: skip
        self.layout, self.width, self.shared = layout, len(layout.header), shared
        self._place, self._convert, self._column = {}, {}, {}
        for place, column in enumerate(layout.header):
            known = recogniser.field(columns.get(column, ""))
            if known:
                self._place[known.name], self._column[known.name] = place, column
                self._convert[known.name] = self._of_column(known, options)

    def _of_column(self, known, options: Options) -> Callable[[tuple[str, ...]], list]:
        """The function from all cells of a column to their values."""
        convert = converter(known, options)
        if known.name == "occurred_at":
            return Instants(options.zone, convert).of
        if known.name == "id":
            return partial(_ids, limit=known.limit)
        if known.name in ONCE:
            return lambda cells: list(map(convert, cells))
        nothing = None if known.name in NEEDED else 0 if known.name == "bot" else ""
        memo = Memo(lambda cell: nothing if (value := convert(cell)) is None else value)
        return lambda cells: list(map(memo.__getitem__, cells))

    def read(self, chunk: list) -> Batch:
        """The chunk's activities, and its lines that are not taken."""
        whole = [record for record in chunk if type(record) is tuple]
        rejected = [self._broken(record) for record in chunk if type(record) is not tuple]
        fit = [record for record in whole if len(record[1]) == self.width]
        rejected += [self._misfit(*record) for record in whole if len(record[1]) != self.width]
        if not fit:
            return Batch(len(chunk), [[] for _ in range(WIDTH)], rejected)
        cells = list(zip(*(record[1] for record in fit), strict=True))
        values = {name: self._convert[name](cells[place]) for name, place in self._place.items()}
        columns = self._columns(values, len(fit))
        bad = self._bad(values, columns[1], fit)
        if bad:
            rejected += bad.values()
            good = [place not in bad for place in range(len(fit))]
            columns = [list(compress(column, good)) for column in columns]
            fit = list(compress(fit, good))
        columns[0] = self._numbered(columns[0], fit)
        return Batch(len(chunk), columns, rejected)

    def _columns(self, values: dict[str, list], number: int) -> list[list]:
        def column(name: str, otherwise: object = "") -> list:
            return values.get(name) or [otherwise] * number

        return [
            column("id"), self._identities(values, number), column("kind"),
            values["occurred_at"], column("channel"), column("stage"),
            column("campaign"), column("content"), column("member"), column("bot", 0),
            self._properties(values, number),
        ]  # fmt: skip

    def _identities(self, values: dict[str, list], number: int) -> list[tuple[str, str] | None]:
        said = [
            (kind, [value if type(value) is str else "" for value in values[name]])  # else `Bad`
            for name, kind in IDENTITIES if name in values
        ]  # fmt: skip
        if len(said) == 1:
            kind, column = said[0]
            pairs = {value: (kind, value) if value else None for value in set(column)}
            return list(map(pairs.__getitem__, column))
        return [
            next(((kind, column[place]) for kind, column in said if column[place]), None)
            for place in range(number)
        ]

    def _properties(self, values: dict[str, list], number: int) -> list[str]:
        told = [(name, values[name]) for name in PROPERTIES if name in values]
        if not told or not any(any(column) for _, column in told):
            return ["{}"] * number
        return [
            json.dumps({name: column[place] for name, column in told if column[place]},
                       ensure_ascii=False, default=str)
            for place in range(number)
        ]  # fmt: skip

    def _bad(self, values: dict[str, list], identities: list, fit: list) -> dict[int, Rejected]:
        """{place in the chunk: why it is not taken}; the leftmost column's mistake is told."""
        bad: dict[int, Rejected] = {}
        for name in sorted(values, key=lambda name: -self._place[name]):
            column = values[name]
            if Bad in set(map(type, column)):
                bad |= {place: self._reject(fit[place], name, value)
                        for place, value in enumerate(column) if type(value) is Bad}  # fmt: skip
        for name in ("kind", "occurred_at"):
            if None in values[name]:
                bad |= {place: self._reject(fit[place], name, Bad(Reason.MISSING))
                        for place, value in enumerate(values[name]) if value is None}  # fmt: skip
        if None in identities:
            bad |= {place: self._reject(fit[place], "email", Bad(Reason.NOBODY))
                    for place, value in enumerate(identities)
                    if value is None and place not in bad}  # fmt: skip
        return self._stages(values, fit) | bad

    def _stages(self, values: dict[str, list], fit: list) -> dict[int, Rejected]:
        """Activities that enter a stage without naming it, or name one without entering it."""
        if "stage" not in values and "stage" not in values["kind"]:
            return {}
        stages = values.get("stage") or [None] * len(fit)
        return {
            place: self._reject(
                fit[place], "stage" if "stage" in values else "kind", Bad(Reason.STAGE_WITHOUT_NAME)
            )
            for place, (kind, stage) in enumerate(zip(values["kind"], stages, strict=True))
            if (kind == "stage") != bool(stage)
        }

    def _numbered(self, ids: list[str], fit: list) -> list[str]:
        """A message id for each row: the file's, else a digest of what the line says."""
        if all(ids):
            return ids
        places = sorted(self._place.values())
        return [found or self._digest(record[1], places)
                for found, record in zip(ids, fit, strict=True)]  # fmt: skip

    def _digest(self, cells: list[str], places: list[int]) -> str:
        said = "\x1f".join(clean(cells[place]) for place in places)
        digest = blake2b(said.encode(), digest_size=15).hexdigest()
        nth = self.shared.nth(digest)
        return digest if nth == 1 else f"{digest}-{nth}"

    def _reject(self, record: tuple[int, list[str]], name: str, bad: Bad) -> Rejected:
        return Rejected(record[0], self._column.get(name, ""), bad, record[1])

    def _broken(self, record: Broken) -> Rejected:
        return Rejected(record.line, "", record.bad, [record.text])

    def _misfit(self, line: int, cells: list[str]) -> Rejected:
        few = len(cells) < self.width
        reason = Reason.TOO_FEW_CELLS if few else Reason.TOO_MANY_CELLS
        place = self.layout.header[len(cells)] if few else ""
        return Rejected(line, place, Bad(reason, {"cells": len(cells), "columns": self.width}),
                        cells)  # fmt: skip


class Instants:
    """Instants as the database's text, in UTC: those of one hour share their beginning."""

    def __init__(self, zone: tzinfo, convert: Callable[[str], object]):
        self._zone, self._convert = zone, convert
        self._hours: dict[str, str | None] = {}

    def of(self, cells: tuple[str, ...]) -> list:
        """The texts of a column; None where a cell is empty, `Bad` where it is no date."""
        if len(self._hours) > HOURS:
            self._hours.clear()
        return [self._instant(cell) for cell in cells]

    def _instant(self, cell: str):
        if len(cell) == 19 and cell[13] == ":":
            try:
                datetime.fromisoformat(cell)  # the minutes and seconds are what they should be
                hour = cell[:13]
                start = self._hours[hour] if hour in self._hours else self._start_of(hour)
            except ValueError:
                start = None
            if start:
                return start + cell[13:]
        value = self._convert(cell)
        return str(value.replace(tzinfo=None)) if isinstance(value, datetime) else value

    def _start_of(self, hour: str) -> str | None:
        """The hour in UTC; None where the zone's minutes differ from those of UTC in it."""
        first = self._convert(hour + ":00:00")
        last = self._convert(hour + ":59:59")
        even = isinstance(first, datetime) and isinstance(last, datetime) and first.minute == 0
        start = None
        if even and (last - first).total_seconds() == 3599:  # type: ignore[operator]
            start = str(first)[:13]
        self._hours[hour] = start
        return start


def _ids(cells: tuple[str, ...], limit: int) -> list:
    """The cells of the id column, "" where there is none, `Bad` where one is too long."""
    found = list(map(str.strip, cells))
    if any("'" in cell for cell in found):
        found = list(map(clean, cells))
    if max(map(len, found)) > limit:
        too_long = Bad(Reason.TOO_LONG, {"limit": limit})
        return [cell if len(cell) <= limit else too_long for cell in found]
    return found
