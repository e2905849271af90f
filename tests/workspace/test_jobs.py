"""The lease queue: nothing is lost to a killed worker, nothing is done by two at once."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from entendu.workspace import jobs
from entendu.workspace.models import Job

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
done: list = []


@pytest.fixture(autouse=True)
def _handlers_of_the_test(monkeypatch):
    done.clear()
    known = {"note": lambda job, *, now: done.append(job.payload["n"]), "fail": _fail}
    monkeypatch.setattr(jobs, "handlers", lambda: known)


def _fail(job, *, now):
    raise ValueError("broken on purpose")


def put(kind="note", n=1, **more) -> Job:
    return jobs.enqueue(kind, {"n": n}, workspace=None, now=NOW, **more)


def test_due_jobs_are_done_in_their_order():
    put(n=2, run_at=NOW - timedelta(minutes=1))
    put(n=1, run_at=NOW - timedelta(minutes=2))
    put(n=3, run_at=NOW + timedelta(minutes=1))
    assert jobs.run_due(NOW) == 2 and done == [1, 2]
    assert jobs.run_due(NOW + timedelta(minutes=1)) == 1 and done == [1, 2, 3]


def test_a_unique_key_is_queued_once_ever():
    assert put(unique_key="k") == put(unique_key="k")
    jobs.run_due(NOW)
    put(unique_key="k")
    assert jobs.run_due(NOW) == 0 and done == [1]


def test_a_job_under_lease_is_nobody_elses_until_the_lease_runs_out():
    put()
    first = jobs.take(NOW)
    assert jobs.take(NOW + jobs.LEASE / 2) is None
    second = jobs.take(NOW + jobs.LEASE)
    assert second.pk == first.pk and second.attempts == 2
    assert not jobs.extend(first, NOW) and jobs.extend(second, NOW)


def test_a_worker_that_lost_its_lease_ends_nothing():
    put()
    first = jobs.take(NOW)
    jobs.take(NOW + jobs.LEASE)
    jobs._fail(first, "too late", NOW)
    assert Job.objects.get().state == "running"


def test_a_failure_is_tried_again_later_and_later_and_then_given_up():
    put("fail")
    at, waits = NOW, []
    for _ in range(jobs.ATTEMPTS - 1):
        jobs.run_due(at)
        job = Job.objects.get()
        assert job.state == "waiting" and "broken on purpose" in job.error
        waits.append(round((job.run_at - at).total_seconds(), -1))
        at = job.run_at
    jobs.run_due(at)
    assert waits == [10, 20, 40, 80] and Job.objects.get().state == "failed"


def test_one_failing_job_does_not_hold_up_the_others():
    put("fail", run_at=NOW - timedelta(minutes=1))
    put(n=5)
    assert jobs.run_due(NOW) == 2 and done == [5]


def test_a_job_without_handler_fails_for_good():
    put("unheard of")
    jobs.run_due(NOW)
    assert Job.objects.get().state == "failed"


def test_a_job_that_kills_its_workers_is_given_up():
    put()
    at = NOW
    for _ in range(jobs.ATTEMPTS):
        assert jobs.take(at)
        at += jobs.LEASE
    jobs.run_due(at)
    assert Job.objects.get().state == "failed" and done == []


def test_a_cancelled_job_is_not_taken_and_a_running_one_learns_of_it():
    waiting = put()
    assert jobs.cancel(waiting, NOW) and jobs.take(NOW) is None
    put(n=2)
    running = jobs.take(NOW)
    assert jobs.cancel(running, NOW) and not jobs.extend(running, NOW)
    assert not jobs.cancel(running, NOW)


KILLED = """
import os, signal
import django; django.setup()
from datetime import UTC, datetime
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from entendu.workspace import jobs
from entendu.workspace.models import Job
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
DIE = os.environ["DIE"] == "yes"
def handler(job, *, now):
    if DIE: os.kill(os.getpid(), signal.SIGKILL)
jobs.handlers = lambda: {"note": handler}
if DIE: jobs.enqueue("note", {}, workspace=None, now=NOW)
print(jobs.run_due(NOW if DIE else NOW + 2 * jobs.LEASE), Job.objects.get().state)
"""


def test_the_job_of_a_worker_killed_in_the_middle_is_done_by_the_next(tmp_path):
    base = {key: value for key, value in os.environ.items() if "ENTENDU" not in key}
    base |= {"ENTENDU_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "entendu.settings"}

    def work(die: str):
        return subprocess.run(
            [sys.executable, "-c", KILLED], env={**base, "DIE": die}, capture_output=True, text=True
        )

    assert work("yes").returncode == -9
    after = work("no")
    assert after.stdout.split() == ["1", "done"], after.stderr
