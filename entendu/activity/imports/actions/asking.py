"""Asking for an import from a page: files received, mapping corrected, started, cancelled."""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from entendu.activity.imports.actions.performing import add_file, new_run, without_ours
from entendu.activity.imports.actions.tracing import folder_of
from entendu.activity.imports.inspecting import inspect
from entendu.activity.imports.reasons import CannotRead, Refusal
from entendu.activity.imports.recognising import columns_of, known
from entendu.activity.imports.unpacking import PACKED, TABLES, Table, tables_at
from entendu.activity.models import ImportFile, ImportMapping, ImportRun
from entendu.workspace import jobs
from entendu.workspace.audit import Actor
from entendu.workspace.scope import visible

UPLOAD_LIMIT = 512 << 20  # bytes of one file


def receive(
    workspace, uploads: Iterable, by: Actor, *, now: datetime
) -> tuple[ImportRun | None, list[CannotRead]]:
    """A draft import of the files uploaded, each looked at; and the files that were refused.

    Without a single file that can be read there is no import (None).
    """
    run, refused, kept = new_run(workspace, by, now=now), [], 0
    for number, upload in enumerate(uploads):
        try:
            for table in _tables(run, number, upload):
                _draft(run, table, upload.name)
                kept += 1
        except CannotRead as error:
            refused.append(CannotRead(error.refusal, **{**error.detail, "path": upload.name}))
    if not kept:
        run.delete()
        return None, refused or [CannotRead(Refusal.NOTHING_RECOGNISED, path="")]
    return run, refused


def _tables(run: ImportRun, number: int, upload) -> list[Table]:
    if upload.size > UPLOAD_LIMIT:
        raise CannotRead(Refusal.TOO_LARGE, mebibytes=UPLOAD_LIMIT >> 20)
    folder = folder_of(run)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number}-{safe_name(upload.name)}"
    with path.open("wb") as kept:
        for chunk in upload.chunks():
            kept.write(chunk)
    tables = tables_at(path)
    if not tables:
        raise CannotRead(Refusal.NOTHING_RECOGNISED)
    return tables


def safe_name(name: str) -> str:
    """A name for the disk: its stem in plain letters, its suffixes only if they are known ones."""
    path = Path(name)
    suffixes = [s.lower() for s in path.suffixes[-2:] if s.lower() in TABLES + PACKED]
    stem = re.sub(r"\..*", "", path.name)
    return (slugify(stem)[:60] or "file") + "".join(suffixes)


def _draft(run: ImportRun, table: Table, name: str) -> ImportFile:
    file = add_file(run, inspect(table), zone=run.workspace.zone, currency=run.workspace.currency)
    file.name = (f"{name}/{table.member}" if table.member else name)[:255]
    kept = visible(ImportMapping, run.workspace).filter(header=file.options["header"]).last()
    if kept:  # somebody mapped such a file before
        file.recogniser, file.columns = kept.recogniser, kept.columns
        file.options |= {**kept.options, "mapping": kept.name}
    file.save()
    return file


def remap(file: ImportFile, kind: str, columns: dict[str, str], options: dict) -> None:
    """Take the file for another kind, or its columns for other fields."""
    recogniser = known().get(kind)
    if kind != file.recogniser:
        header = tuple(file.options["header"])
        columns = without_ours(columns_of(header, recogniser)) if recogniser else {}
    file.recogniser, file.columns = kind, columns
    file.options |= options
    file.save(update_fields=["recogniser", "columns", "options"])


def keep_mapping(file: ImportFile, name: str, *, now: datetime) -> ImportMapping:
    """Keep how the file is mapped under a name; an older one of that name gives way."""
    options = {key: file.options[key] for key in ("zone", "currency", "day_first", "comma")}
    kept, _ = visible(ImportMapping, file.workspace).update_or_create(
        name=name,
        defaults={
            "workspace": file.workspace, "recogniser": file.recogniser, "columns": file.columns,
            "header": file.options["header"], "options": options, "made_at": now,
        },
    )  # fmt: skip
    return kept


@transaction.atomic
def launch(run: ImportRun, *, dry_run: bool, now: datetime) -> None:
    """Hand the import over to the background, to be tried or to be done."""
    run.state, run.dry_run, run.cancel_asked = ImportRun.State.WAITING, dry_run, False
    run.save(update_fields=["state", "dry_run", "cancel_asked"])
    key = f"import.run:{run.pk}:{now.isoformat()}"
    jobs.enqueue("import.run", {"run": run.pk}, workspace=run.workspace, now=now, unique_key=key)


@transaction.atomic
def ask_cancel(run: ImportRun, *, now: datetime) -> None:
    """Stop an import: at once while it waits, after the chunk in hand while it runs."""
    runs = visible(ImportRun, run.workspace).filter(pk=run.pk)
    runs.filter(state=ImportRun.State.RUNNING).update(cancel_asked=True)
    runs.filter(state__in=["waiting", "draft"]).update(state="cancelled", ended_at=now)


def reopen(run: ImportRun) -> None:
    """Back to the draft after a trial."""
    run.state = ImportRun.State.DRAFT
    run.save(update_fields=["state"])
