"""Keeping the trace of an import as it goes: progress, rejected lines, and the report."""

import csv
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from entendu.activity.imports.cells import guarded
from entendu.activity.imports.reading import Rejected
from entendu.activity.imports.reporting import FileReport
from entendu.activity.models import ImportFile, ImportRun, RejectedLine
from entendu.workspace.scope import visible

KEPT_LINES = 10_000  # rejected lines of a file kept for the screen; the file holds all
REASON, LINE = "rejected: reason", "rejected: line"  # our columns in it, ignored on the way back


def folder_of(run: ImportRun) -> Path:
    """Where the files of an import are kept."""
    return Path(settings.MEDIA_ROOT) / "imports" / str(run.workspace_id) / str(run.pk)


def rejected_path(file: ImportFile) -> Path:
    """The file of all lines of `file` that were not taken."""
    return folder_of(file.run) / f"rejected-{file.pk}.csv"


class Trace:
    """A `Watch` that writes what it is told into the import's rows and files."""

    def __init__(self, run: ImportRun, files: list[ImportFile], headers, clock: Callable,
                 word: Callable[[Rejected], str], beat: Callable[[], bool],
                 tell: Callable[[int], None]):  # fmt: skip
        self._run, self._files, self._headers = run, files, headers
        self._clock, self._word, self._beat, self._tell = clock, word, beat, tell
        self._lines: list[RejectedLine] = []
        self._kept = [0] * len(files)
        self._out: dict[int, tuple] = {}
        self._stop = False

    def rejected(self, file: int, rejected: Rejected) -> None:
        """One line was not taken."""
        if self._kept[file] < KEPT_LINES:
            self._kept[file] += 1
            bad = rejected.bad
            self._lines.append(RejectedLine(
                workspace=self._run.workspace, file=self._files[file], line=rejected.line,
                column=rejected.column[:200], reason=bad.reason, detail=bad.detail,
                cells=[cell.replace("\0", "\ufffd") for cell in rejected.cells],
            ))  # fmt: skip
        self._writer(file).writerow(
            [*map(guarded, rejected.cells), *self._fill(file, rejected), self._word(rejected),
             rejected.line]
        )  # fmt: skip

    def _fill(self, file: int, rejected: Rejected) -> list[str]:
        return [""] * (len(self._headers[file]) - len(rejected.cells))

    def _writer(self, file: int):
        if file not in self._out:
            path = rejected_path(self._files[file])
            path.parent.mkdir(parents=True, exist_ok=True)
            stream = path.open("w", encoding="utf-8-sig", newline="")
            writer = csv.writer(stream)
            writer.writerow([*self._headers[file], REASON, LINE])
            self._out[file] = (stream, writer)
        return self._out[file][1]

    def advanced(self, file: int, report: FileReport, bytes_done: int) -> None:
        """A chunk was stored: the row of the file says how far it is."""
        row, now = self._files[file], self._clock()
        row.lines_done, row.bytes_done = report.lines, bytes_done
        self._copy(row, report)
        row.save()
        self._flush()
        runs = visible(ImportRun, self._run.workspace).filter(pk=self._run.pk)
        runs.update(beat_at=now)
        self._tell(sum(file.lines_done for file in self._files))
        self._stop = not self._beat() or runs.filter(cancel_asked=True).exists()

    def stop_asked(self) -> bool:
        """Whether somebody cancelled, or this worker lost its job to another."""
        return self._stop

    def finish(self, reports: list[FileReport]) -> None:
        """All that was told is on the disk."""
        for row, report in zip(self._files, reports, strict=False):
            self._copy(row, report)
            row.save()
        self._flush()
        for stream, _ in self._out.values():
            stream.close()

    def _copy(self, row: ImportFile, report: FileReport) -> None:
        row.created, row.updated, row.unchanged = report.created, report.updated, report.unchanged
        row.rejected, row.notes, row.examples = report.rejected, report.notes, report.examples

    def _flush(self) -> None:
        visible(RejectedLine, self._run.workspace).bulk_create(self._lines, batch_size=500)
        self._lines.clear()
