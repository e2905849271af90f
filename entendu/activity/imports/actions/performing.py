"""An import from beginning to end: its rows made, its files run, its trace and entry kept."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from entendu.activity.imports.actions.tracing import LINE, REASON, Trace, rejected_path
from entendu.activity.imports.fields import Options
from entendu.activity.imports.inspecting import Inspected
from entendu.activity.imports.layout import Layout
from entendu.activity.imports.reading import Rejected
from entendu.activity.imports.reasons import CannotRead
from entendu.activity.imports.recognising import known
from entendu.activity.imports.reporting import Report
from entendu.activity.imports.running import BULK_CHUNK, Order, Running, in_order
from entendu.activity.imports.unpacking import Table
from entendu.activity.models import ImportFile, ImportRun, RejectedLine
from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.scope import visible


def new_run(workspace, by: Actor, *, now: datetime, dry_run: bool = False) -> ImportRun:
    """An import that has not begun, without files yet."""
    run = ImportRun(workspace=workspace, asked_by=by.user, made_at=now, dry_run=dry_run)
    run.save()
    return run


def add_file(run: ImportRun, found: Inspected, *, zone: str, currency: str) -> ImportFile:
    """Put a file that was looked at into the import, with what was found."""
    file = ImportFile(
        workspace=run.workspace, run=run, name=found.table.name[:255], path=str(found.table.path),
        bytes_total=found.table.size,
        recogniser=found.recogniser.name if found.recogniser else "",
        columns=without_ours(found.columns),
        options={
            "member": found.table.member, "encoding": found.encoding,
            "lines": max(0, found.lines - found.layout.header_line),
            "separator": found.layout.separator, "header": list(found.layout.header),
            "header_line": found.layout.header_line, "zone": zone, "currency": currency,
            "day_first": found.day_first is not False,
            "comma": bool(found.comma), "likely": found.likely, "missing": found.missing,
        },
    )  # fmt: skip
    file.save()
    return file


def without_ours(columns: dict[str, str]) -> dict[str, str]:
    """The mapping with the columns left out that a file of rejected lines carries from us."""
    return {column: "" if column in (REASON, LINE) else name for column, name in columns.items()}


def table_of(file: ImportFile) -> Table:
    """Where the file's table is."""
    return Table(Path(file.path), file.options.get("member", ""))


def inspected_of(file: ImportFile) -> Inspected:
    """What was found when the file was looked at."""
    said = file.options
    layout = Layout(said["separator"], tuple(said["header"]), said["header_line"])
    return Inspected(
        table_of(file), said["encoding"], layout, said["lines"], known().get(file.recogniser),
        file.columns, said["day_first"], said["comma"],
    )  # fmt: skip


def order_of(file: ImportFile) -> Order:
    """What is to be imported, as the row of a recognised file says."""
    said = file.options
    options = Options(ZoneInfo(said["zone"]), said["currency"], said["day_first"], said["comma"])
    return Order(inspected_of(file), known()[file.recogniser], file.columns, options)


def lacking(file: ImportFile) -> list[str]:
    """Our fields that this kind of file must say and to which no column leads."""
    recogniser = known().get(file.recogniser)
    mapped = set(file.columns.values())
    return [name for name in recogniser.required if name not in mapped] if recogniser else []


def perform(
    run: ImportRun,
    by: Actor,
    *,
    clock: Callable[[], datetime],
    word: Callable[[Rejected], str],
    beat: Callable[[], bool] = lambda: True,
    together: int = BULK_CHUNK,
    tell: Callable[[int, int], None] = lambda lines, of: None,
) -> Report:
    """Do the import, or try it; started again after a kill it ends as if it had run once.

    `beat` is called after each chunk and stops the import by answering False.
    """
    files = {file.pk: file for file in visible(ImportFile, run.workspace).filter(run=run)
             if file.recogniser}  # fmt: skip
    orders = in_order([order_of(file) for file in files.values()])
    by_table = {(file.path, file.options.get("member", "")): file for file in files.values()}
    rows = [by_table[(str(order.inspected.table.path), order.inspected.table.member)]
            for order in orders]  # fmt: skip
    _begin(run, rows, clock())
    total = sum(order.inspected.lines for order in orders)
    trace = Trace(run, rows, [order.inspected.layout.header for order in orders], clock, word,
                  beat, lambda lines: tell(lines, total))  # fmt: skip
    running = Running(
        run.workspace, orders, trace, now=clock(), write=not run.dry_run, together=together
    )
    try:
        report = running.go()
    except CannotRead as refused:
        trace.finish(running.report.files)
        _fail(run, refused.refusal, refused.detail, clock())
        raise
    except BaseException:
        _fail(run, "crashed", {}, clock())
        raise
    trace.finish(report.files)
    _end(run, report, by, clock())
    return report


def _begin(run: ImportRun, rows: Iterable[ImportFile], at: datetime) -> None:
    visible(RejectedLine, run.workspace).filter(file__in=[row.pk for row in rows]).delete()
    for row in rows:
        rejected_path(row).unlink(missing_ok=True)
        row.lines_done = row.bytes_done = row.rejected = 0
        row.created, row.updated, row.unchanged, row.notes, row.examples = {}, {}, {}, {}, []
    run.state, run.started_at, run.beat_at = ImportRun.State.RUNNING, at, at
    run.ended_at, run.error, run.error_detail = None, "", {}
    run.save(update_fields=["state", "started_at", "beat_at", "ended_at", "error", "error_detail"])


def _fail(run: ImportRun, error: str, detail: dict, at: datetime) -> None:
    run.state, run.ended_at, run.error, run.error_detail = "failed", at, str(error), detail
    run.save(update_fields=["state", "ended_at", "error", "error_detail"])


@transaction.atomic
def _end(run: ImportRun, report: Report, by: Actor, at: datetime) -> None:
    run.state = ImportRun.State.CANCELLED if report.stopped else ImportRun.State.DONE
    run.ended_at = at
    run.save(update_fields=["state", "ended_at"])
    if run.dry_run or not (report.changed or report.rejected_total):
        return
    after: dict = {state: report.total(state) for state in ("created", "updated", "unchanged")}
    after |= {"rejected": report.rejected_total, "files": [file.name for file in run.files.all()]}
    action = "import.cancelled" if report.stopped else "import.done"
    audit.record(run.workspace, by, action, run, now=at, after=after)
