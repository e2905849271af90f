"""How does an import go? File by file, chunk by chunk, until done or told to stop."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from entendu.activity.actions import source_called
from entendu.activity.imports.actions.prices import keep_prices, prices_of
from entendu.activity.imports.actions.storing import Store
from entendu.activity.imports.ahead import ahead, uncollected
from entendu.activity.imports.columns import ColumnReader
from entendu.activity.imports.fields import Options
from entendu.activity.imports.inspecting import Inspected, text_of
from entendu.activity.imports.reading import Reader, Rejected, in_chunks
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.records import records_of
from entendu.activity.imports.reporting import FileReport, Report
from entendu.activity.imports.saying import Shared
from entendu.activity.imports.seen import Seen
from entendu.activity.queries import source_known

CHUNK, BULK_CHUNK = 2_000, 50_000
REPORTED = 10_000


@dataclass(frozen=True)
class Order:
    """One file to be imported, as it was recognised or as somebody corrected it."""

    inspected: Inspected
    recogniser: Recogniser
    columns: dict[str, str]
    options: Options


class Watch(Protocol):
    """Who is told how far it is."""

    def rejected(self, file: int, rejected: Rejected) -> None: ...
    def advanced(self, file: int, report: FileReport, bytes_done: int) -> None: ...
    def stop_asked(self) -> bool: ...


def in_order(orders: list[Order]) -> list[Order]:
    """Files that others stand on come first."""
    return sorted(orders, key=lambda order: order.recogniser.rank)


class Running:
    """One import under way."""

    def __init__(self, workspace, orders, watch: Watch, *, now: datetime, write: bool,
                 together: int = BULK_CHUNK):  # fmt: skip
        self.workspace, self.orders, self.watch = workspace, orders, watch
        self.now, self.write, self.together = now, write, together
        self.seen, self.shared, self.report = Seen(), Shared(), Report()
        self._stores: dict[str, Store] = {}

    def go(self) -> Report:
        """Import all files; the report of what was done."""
        for number, order in enumerate(self.orders):
            if not self.report.stopped:
                self.report.files.append(FileReport(order.inspected.table.name))
                self._file(number, order)
        return self.report

    def _file(self, number: int, order: Order) -> None:
        recogniser = order.recogniser
        store, report = self._store(recogniser.source), self.report.files[number]
        self.shared.prices = prices_of(self.workspace, recogniser.source[0]) | self.shared.prices
        self._before = {state: dict(counts) for state, counts in self.seen.counted.items()}
        chunks = self._bulk(number, order, store) if recogniser.bulk else self._rows(
            number, order, store)  # fmt: skip
        for lines, bytes_done in chunks:
            report.lines += lines
            self._count(report)
            self.watch.advanced(number, report, bytes_done)
            if self.watch.stop_asked():
                self.report.stopped = True
                break
        report.examples, store.examples = store.examples, []
        self._count(report)

    def _store(self, source: tuple[str, str]) -> Store:
        if source[0] not in self._stores:
            row = (
                source_called(self.workspace, *source, now=self.now)
                if self.write
                else source_known(self.workspace, source[0])
            )
            self._stores[source[0]] = Store(
                self.workspace, row.pk if row else 0, self.seen, now=self.now, write=self.write
            )
        return self._stores[source[0]]

    def _rows(self, number: int, order: Order, store: Store) -> Iterator[tuple[int, int]]:
        inspected = order.inspected
        reader = Reader(inspected.layout, order.recogniser, order.columns, order.options,
                        self.shared)  # fmt: skip
        with text_of(inspected.table, inspected.encoding) as (text, stream):
            for chunk in in_chunks(records_of(text, inspected.layout), CHUNK):
                self._chunk(number, [reader.said(record) for record in chunk], reader, store)
                yield len(chunk), stream.packed_done

    def _chunk(self, number: int, results: list, reader: Reader, store: Store) -> None:
        good = {found[0]: found for found in results if not isinstance(found, Rejected)}
        rejected = [found for found in results if isinstance(found, Rejected)]
        outcome = store.store([(line, said) for line, _, said in good.values()], number)
        for line, bad in outcome.rejected:
            rejected.append(reader.rejected(line, bad, good.pop(line)[1]))
        self._reject(number, rejected)
        report = self.report.files[number]
        for line, _, said in good.values():
            for code, text in said.notes:
                report.note(code, text, line)
        for code, text, line in outcome.notes:
            report.note(code, text, line)
        keep_prices(self, reader.recogniser.source[0], [said.prices for *_, said in good.values()])

    def _bulk(self, number: int, order: Order, store: Store) -> Iterator[tuple[int, int]]:
        inspected = order.inspected
        reader = ColumnReader(inspected.layout, order.recogniser, order.columns, order.options,
                              self.shared)  # fmt: skip
        with uncollected(), text_of(inspected.table, inspected.encoding) as (text, stream):
            chunks = in_chunks(records_of(text, inspected.layout), self.together)
            for batch in ahead((reader.read(chunk), stream.packed_done) for chunk in chunks):
                store.store_batch(batch[0], number)
                self._reject(number, batch[0].rejected)
                yield batch[0].lines, batch[1]

    def _reject(self, number: int, rejected: list[Rejected]) -> None:
        report = self.report.files[number]
        for found in sorted(rejected, key=lambda found: found.line):
            report.rejected += 1
            self.watch.rejected(number, found)
            if len(self.report.rejected) < REPORTED:
                self.report.rejected.append((report.name, found))

    def _count(self, report: FileReport) -> None:
        for state, counts in self.seen.counted.items():
            before = self._before[state]
            setattr(report, state, {noun: number - before.get(noun, 0)
                                    for noun, number in counts.items()
                                    if number != before.get(noun, 0)})  # fmt: skip
