"""Imports over the API: files in, progress, report, and the lines that were not taken."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import override
from ninja import File, Form, Router, Schema, Status, UploadedFile

from entendu.activity.imports import words
from entendu.activity.imports.actions import asking
from entendu.activity.imports.actions.performing import lacking
from entendu.activity.models import ImportRun
from entendu.activity.queries import imports as runs_of
from entendu.activity.queries import rejections
from entendu.interface.lists import Cursor, Limit, Number, page_of
from entendu.interface.problems import Problem, fault
from entendu.workspace.bearer import found, offers

imports = Router()
LARGEST_BODY = asking.UPLOAD_LIMIT + (1 << 20)


class FileOut(Schema):
    id: int
    name: str
    recogniser: str
    lacking: list[str]
    lines: int
    lines_done: int
    created: dict[str, int]
    updated: dict[str, int]
    unchanged: dict[str, int]
    rejected: int

    @staticmethod
    def resolve_lacking(row) -> list[str]:
        return lacking(row)

    @staticmethod
    def resolve_lines(row) -> int:
        return row.options.get("lines", 0)


class ImportOut(Schema):
    id: int
    state: str
    dry_run: bool
    made_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    error: str
    files: list[FileOut]


class ImportPage(Schema):
    items: list[ImportOut]
    next: str | None


class RejectedOut(Schema):
    id: int
    file_id: int
    line: int
    column: str
    reason: str
    message: str
    cells: Any

    @staticmethod
    def resolve_message(row) -> str:
        with override("en"):
            return str(words.said(row.reason, row.detail))


class RejectedPage(Schema):
    items: list[RejectedOut]
    next: str | None


@offers(imports, "GET", "", "import", ImportPage)
def list_imports(request, cursor: Cursor = "", limit: Limit = 50):
    """List imports, newest first."""
    return page_of(runs_of(request.workspace), ("-id",), cursor, limit)


@offers(imports, "POST", "", "import", {202: ImportOut}, limit=LARGEST_BODY)
def start_import(request, files: File[list[UploadedFile]], dry_run: Form[bool] = False):
    """Import files: CSV, plain or packed. The import goes on in the background: ask for it until
    its state is done, failed or cancelled. State draft: a file lacks columns, or is of no known
    kind; somebody can say on the import page what its columns mean, and start it."""
    _refuse_unknown(request)
    now = timezone.now()
    run, refused = asking.receive(request.workspace, files, request.actor, now=now)
    if run is None:
        raise Problem(422, "No file could be read.", errors=tuple(map(_told, refused)))
    rows = list(run.files.all())
    if not refused and all(row.recogniser and not lacking(row) for row in rows):
        asking.launch(run, dry_run=dry_run, now=now)
    return Status(202, run)


@offers(imports, "GET", "/{int:run}", "import", ImportOut)
def read_import(request, run: Number):
    """Read one import: how far it is, and what it did."""
    return found(runs_of(request.workspace), run)


@offers(imports, "GET", "/{int:run}/rejected", "import", RejectedPage)
def list_rejected(request, run: Number, cursor: Cursor = "", limit: Limit = 50):
    """List the lines that were not taken, with the reason and their cells."""
    one: ImportRun = found(runs_of(request.workspace), run)
    rows = rejections(request.workspace, one)
    return page_of(rows, ("id",), cursor, limit)


@offers(imports, "POST", "/{int:run}/cancel", "import", ImportOut)
def cancel_import(request, run: Number):
    """Cancel an import. What was stored until then stays."""
    one: ImportRun = found(runs_of(request.workspace), run)
    asking.ask_cancel(one, now=timezone.now())
    return found(runs_of(request.workspace), run)


def _refuse_unknown(request) -> None:
    unknown = (set(request.POST) - {"dry_run"}) | (set(request.FILES) - {"files"})
    if unknown:
        errors = (fault("form", name, "unknown", "No such field.") for name in sorted(unknown))
        raise Problem(422, "There are unknown fields in the form.", errors=tuple(errors))


def _told(error) -> dict:
    with override("en"):
        return fault("file", str(error.detail.get("path", "")), error.refusal, words.refused(error))
