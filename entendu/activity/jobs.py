"""Imports in the background."""

from contextlib import suppress

from django.utils import timezone
from django.utils.translation import override

from entendu.activity.imports import words
from entendu.activity.imports.actions.performing import perform
from entendu.activity.imports.reasons import CannotRead
from entendu.activity.queries import import_run
from entendu.workspace import jobs
from entendu.workspace.audit import Actor

TOGETHER = 20_000  # activities a transaction: beside a page's own writing, and for a live progress


def run_import(job, *, now) -> None:
    """Do the import that the job names; again from its start where a worker was killed."""
    run = import_run(job.workspace, job.payload["run"])
    if run is None or run.state not in ("waiting", "running"):
        return
    with override(run.asked_by.language if run.asked_by else "en"), suppress(CannotRead):
        # a file that cannot be read: the run says why, and trying again would not help
        perform(
            run,
            Actor(run.asked_by, "job"),
            clock=timezone.now,
            word=lambda line: words.said_of(line.bad),
            together=TOGETHER,
            beat=lambda: jobs.extend(job, timezone.now()),
        )


HANDLERS = {"import.run": run_import}
