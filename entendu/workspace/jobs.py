"""Work for later: jobs are rows, taken under a lease, so that a killed worker loses none.

A job is done at least once, so its handler must end in the same state when it is run again.
Handlers are found by looking: `HANDLERS = {"kind": function(job, *, now)}` in each folder's
`jobs.py`, and beside it `EVERY = {"kind": timedelta}` for what comes round by itself. A handler
that works longer than a lease says so by `extend`.
"""

import logging
import secrets
import threading
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.db.models import Q

from entendu.workspace.models import Job

LEASE = timedelta(seconds=60)
ATTEMPTS = 5
BACK_OFF = timedelta(seconds=10)  # doubled after each failure
_log = logging.getLogger("entendu.jobs")
_wake = threading.Event()
State = Job.State


def enqueue(
    kind: str,
    payload: dict,
    *,
    workspace,
    now: datetime,
    unique_key: str | None = None,
    run_at: datetime | None = None,
) -> Job:
    """Put a job into the queue; with a `unique_key` that was used before, that job as it is."""
    values = {"kind": kind, "payload": payload, "workspace": workspace, "run_at": run_at or now,
              "made_at": now}  # fmt: skip
    transaction.on_commit(_wake.set)
    if unique_key is None:
        return Job.objects.create(**values)
    return Job.objects.get_or_create(unique_key=unique_key, defaults=values)[0]


def run_due(now: datetime) -> int:
    """Do all jobs that are due, one after the other; how many were taken."""
    began, done = time.monotonic(), 0
    while True:
        at = now + timedelta(seconds=time.monotonic() - began)
        job = take(at)
        if job is None:
            return done
        _do(job, at, lambda: now + timedelta(seconds=time.monotonic() - began))
        done += 1


@transaction.atomic
def take(now: datetime) -> Job | None:
    """Take the job due first under a lease: it waits, or its worker let the lease run out."""
    free = Q(state=State.WAITING, run_at__lte=now) | Q(state=State.RUNNING, lease_until__lte=now)
    due = Job.objects.filter(free).order_by("run_at", "id")
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    job = due.first()
    if job is None:
        return None
    job.state, job.attempts = State.RUNNING, job.attempts + 1
    job.lease_until, job.lease_token = now + LEASE, secrets.token_hex(16)
    job.save(update_fields=["state", "attempts", "lease_until", "lease_token"])
    return job


def extend(job: Job, now: datetime) -> bool:
    """Keep the job for another lease; False where it was cancelled or another worker has it."""
    return bool(_mine(job).update(lease_until=now + LEASE))


def cancel(job: Job, now: datetime) -> bool:
    """Take a job out of the queue; a running handler learns of it when it extends its lease."""
    open_ = Job.objects.filter(pk=job.pk, state__in=[State.WAITING, State.RUNNING])
    return bool(open_.update(state=State.CANCELLED, ended_at=now))


def _mine(job: Job):
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, lease_token=job.lease_token)


def _do(job: Job, at: datetime, clock: Callable[[], datetime]) -> None:
    handler = handlers().get(job.kind)
    if job.attempts > ATTEMPTS:  # its workers were killed, again and again
        _mine(job).update(state=State.FAILED, ended_at=at, error=job.error or "worker killed")
    elif handler is None:
        _fail(job, f"no handler for {job.kind}", at, for_good=True)
    else:
        try:
            handler(job, now=at)
        except Exception:
            _log.exception("job %s (%s) failed, attempt %s", job.pk, job.kind, job.attempts)
            _fail(job, traceback.format_exc(limit=-8), clock())
        else:
            _mine(job).update(state=State.DONE, ended_at=clock(), error="")


def _fail(job: Job, error: str, now: datetime, for_good: bool = False) -> None:
    if for_good or job.attempts >= ATTEMPTS:
        _mine(job).update(state=State.FAILED, ended_at=now, error=error)
    else:
        later = now + BACK_OFF * 2 ** (job.attempts - 1)
        _mine(job).update(state=State.WAITING, run_at=later, lease_until=None, error=error)


def prune(before: datetime) -> int:
    """Delete the jobs that ended before that instant; how many went."""
    return Job.objects.filter(ended_at__lt=before).delete()[0]


def enqueue_recurring(now: datetime) -> None:
    """Put what comes round into the queue, once for each of its periods."""
    for kind, period in _declared("EVERY").items():
        key = f"{kind}@{int(now.timestamp() // period.total_seconds())}"
        if not Job.objects.filter(unique_key=key).exists():
            enqueue(kind, {}, workspace=None, now=now, unique_key=key)


@cache
def handlers() -> dict[str, Callable]:
    """{kind: handler} of all folders."""
    return _declared("HANDLERS")


def _declared(name: str) -> dict:
    found: dict = {}
    for folder in settings.FOLDERS:
        if find_spec(f"entendu.{folder}.jobs"):
            found |= getattr(import_module(f"entendu.{folder}.jobs"), name, {})
    return found


def work(stop: threading.Event, clock: Callable[[], datetime], pause: float = 1.0) -> None:
    """Do jobs as they come due until `stop` is set; one failing round never ends the loop."""
    while not stop.is_set():
        close_old_connections()
        try:
            enqueue_recurring(clock())
            run_due(clock())
        except Exception:
            _log.exception("the job loop stumbled")
        _wake.wait(pause)
        _wake.clear()


def start(clock: Callable[[], datetime]) -> threading.Event:
    """Start the loop in a thread of its own; setting the event that is returned ends it."""
    stop = threading.Event()
    threading.Thread(target=work, args=(stop, clock), name="jobs", daemon=True).start()
    return stop
