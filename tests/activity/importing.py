"""What the tests of imports share: writing a file, importing it, looking at what came of it."""

from datetime import UTC, datetime
from pathlib import Path

from entendu.activity.imports import words
from entendu.activity.imports.actions.performing import add_file, new_run, perform
from entendu.activity.imports.inspecting import inspect
from entendu.activity.imports.reporting import Report
from entendu.activity.imports.unpacking import tables_at
from entendu.activity.models import ImportRun
from entendu.workspace.audit import Actor
from entendu.workspace.scope import visible

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def bring_in(workspace, *paths: Path, now=NOW, dry_run=False, zone="UTC", currency="EUR") -> Report:
    """Import the files as the command does; what was not recognised is left out."""
    by = Actor(None, "command")
    run = new_run(workspace, by, now=now, dry_run=dry_run)
    for table in [table for path in paths for table in tables_at(path)]:
        looked = inspect(table)
        if looked.recogniser:
            add_file(run, looked, zone=zone, currency=currency)
    return perform(run, by, clock=lambda: now, word=lambda line: words.said_of(line.bad))


def last_run(workspace) -> ImportRun:
    return visible(ImportRun, workspace).latest("id")


def reasons(report: Report) -> list[tuple[int, str, str]]:
    """(line, column, reason) of the rejected lines."""
    return [(line.line, line.column, str(line.bad.reason)) for _, line in report.rejected]
