"""`entendu import`: bring files in from the command line."""

import json
import sys
from pathlib import Path
from zoneinfo import available_timezones

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import override

from entendu.activity.imports import words
from entendu.activity.imports.actions.performing import add_file, lacking, new_run, perform
from entendu.activity.imports.inspecting import Inspected, inspect
from entendu.activity.imports.reasons import CannotRead, Refusal
from entendu.activity.imports.reporting import Report
from entendu.activity.imports.unpacking import tables_at
from entendu.activity.queries import mappings
from entendu.activity.showing import columns_left_out
from entendu.workspace.actions import open_workspace
from entendu.workspace.audit import Actor
from entendu.workspace.queries import every_workspace, find_workspace

STATES = ("created", "updated", "unchanged")


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workspace", required=True, help="Its name or slug; made where it is missing.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write no record.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
@click.option("--mapping", help="Name of a mapping saved on the import page.")
@click.option("--zone", help="Time zone of times without offset, such as Europe/Paris.")
@click.option("--currency", help="Currency of amounts without one, such as EUR.")
def import_(paths, workspace, dry_run, shape, mapping, zone, currency):
    """Bring records in from CSV files, archives or folders of them."""
    _check(zone, currency)
    with override("en"):
        try:
            found = _looked_at(paths)
            report = _import(found, workspace, dry_run, mapping, zone, currency)
        except CannotRead as error:
            raise click.ClickException(words.refused(error)) from error
        _print(report, shape, dry_run)


def _check(zone: str | None, currency: str | None) -> None:
    if zone and zone not in available_timezones():
        raise click.ClickException(f"{zone} is no time zone; write one such as Europe/Paris.")
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        raise click.ClickException(f"{currency} is no currency; write a code such as EUR.")


def _looked_at(paths) -> list[Inspected]:
    """The recognised files; the others are named on stderr."""
    found = []
    for path in paths:
        for table in tables_at(path):
            looked = inspect(table)
            if looked.recogniser:
                found.append(looked)
            else:
                click.echo(f"left out: {table.name}: {_why(looked)}", err=True)
    if not found:
        raise CannotRead(Refusal.NOTHING_RECOGNISED, path=", ".join(map(str, paths)))
    return found


def _why(looked: Inspected) -> str:
    """Why a file was not recognised: the nearest kind, and which columns it lacks."""
    hints = [f"{name} (is it {near}?)" if near else name for name, near in looked.missing.items()]
    lacks = f"; as {looked.likely} it lacks {', '.join(hints)}" if hints else ""
    return f"its columns are of no known kind{lacks}"


def _import(found, name, dry_run, mapping, zone, currency) -> Report:
    _migrate()
    now, by = timezone.now(), Actor(None, "command")
    workspace = find_workspace(name) or open_workspace(
        name, by, now=now, zone=zone or "UTC", currency=currency or "EUR"
    )
    run = new_run(workspace, by, now=now, dry_run=dry_run)
    for looked in found:
        file = add_file(run, looked, zone=zone or workspace.zone,
                        currency=currency or workspace.currency)  # fmt: skip
        _map(file, workspace, mapping)
        if left := columns_left_out(file):
            click.echo(f"left out: {file.name}: the columns {', '.join(left)}", err=True)
    with _progress() as tell:
        return perform(run, by, clock=timezone.now, word=lambda line: words.said_of(line.bad),
                       tell=tell)  # fmt: skip


def _map(file, workspace, name: str | None) -> None:
    """Put the saved mapping on the files that it was made for."""
    if not name:
        return
    kept = mappings(workspace).filter(name=name).first()
    if kept is None:
        raise click.ClickException(f"There is no mapping called {name}.")
    if set(kept.columns) == set(file.options["header"]):
        file.recogniser, file.columns = kept.recogniser, kept.columns
        file.options |= kept.options
        file.save()
    if lacking(file):
        raise CannotRead(Refusal.COLUMNS_MISSING, path=file.name, missing=", ".join(lacking(file)))


def _migrate() -> None:
    """Make the tables of a new database, quietly; also where that was interrupted."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    tables = connection.introspection.table_names()
    if "workspace_workspace" in tables and every_workspace().exists():
        raise click.ClickException(
            "The database is of an older version: run `entendu django migrate` first."
        )
    call_command("migrate", verbosity=0, skip_checks=True)


class _progress:
    """A bar on stderr, where that is a terminal."""

    def __enter__(self):
        self._bar, self._shown = None, 0
        return self._tell if sys.stderr.isatty() else lambda lines, of: None

    def _tell(self, lines: int, of: int) -> None:
        if self._bar is None:
            self._bar = click.progressbar(length=of, label="lines", file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(lines - self._shown)
        self._shown = lines

    def __exit__(self, *error):
        if self._bar:
            self._bar.__exit__(*error)


def _print(report: Report, shape: str, dry_run: bool) -> None:
    if shape == "json":
        click.echo(json.dumps(_as_json(report), ensure_ascii=False))
    else:
        _table(report, dry_run)
    if report.rejected_total:
        kept = Path(settings.MEDIA_ROOT) / "imports"
        click.echo(f"{report.rejected_total} lines rejected; they are kept under {kept}", err=True)


def _as_json(report: Report) -> dict:
    rejected = [
        {"file": file, "line": line.line, "column": line.column, "reason": str(line.bad.reason),
         "message": words.said_of(line.bad)}
        for file, line in report.rejected
    ]  # fmt: skip
    notes = [
        {"file": file.name, "code": code, "message": words.noted(code, note), **note}
        for file in report.files
        for code, note in file.notes.items()
    ]
    counts = {state: report.total(state) for state in STATES}
    return {**counts, "rejected": rejected, "notes": notes}


def _table(report: Report, dry_run: bool) -> None:
    totals = {state: report.total(state) for state in STATES}
    nouns = list(dict.fromkeys(noun for total in totals.values() for noun in total))
    click.echo("Nothing was written: this is what would change." if dry_run else "Imported.")
    click.echo("".join(f"{head:>12}" for head in ("", *STATES)))
    for noun in nouns:
        numbers = "".join(f"{totals[state].get(noun, 0):>12,}" for state in STATES)
        click.echo(f"{noun:>12}{numbers}")
    for file in report.files:
        for code, note in file.notes.items():
            click.echo(f"{file.name}: {words.noted(code, note)} ({note['count']})")
    for name, line in report.rejected[:20]:
        place = f"{name}:{line.line}" + (f" [{line.column}]" if line.column else "")
        click.echo(f"rejected {place}: {words.said_of(line.bad)}")


COMMANDS = [import_]
