"""Housekeeping comes round once a day, and leaves what is still needed."""

from datetime import timedelta

import pytest
from django.db import connection

from entendu.engine import actions
from entendu.engine.models import Change
from entendu.people.models import Company
from entendu.workspace import jobs
from entendu.workspace.models import Job

pytestmark = pytest.mark.django_db


def test_it_is_put_into_the_queue_once_a_day(now):
    for at in (now, now + timedelta(hours=1), now + timedelta(days=1)):
        jobs.enqueue_recurring(at)
    assert Job.objects.filter(kind="engine.housekeeping").count() == 2


def test_it_is_done_and_old_jobs_go(now):
    jobs.enqueue_recurring(now - timedelta(days=40))
    assert jobs.run_due(now - timedelta(days=40)) == 1
    jobs.enqueue_recurring(now)
    assert jobs.run_due(now) == 1
    left = Job.objects.get(kind="engine.housekeeping")
    assert (left.state, left.error) == (Job.State.DONE, "")
    assert left.made_at == now


def test_the_newest_changes_stay_on_the_trail(workspace, now):
    for number in range(5):
        Company._default_manager.create(
            workspace=workspace, key=str(number), name="A", created_at=now, changed_at=now
        )
    trail = list(Change.objects.order_by("-id").values_list("id", flat=True))
    assert len(trail) >= 5
    assert actions.prune_trail(keep=2) == len(trail) - 2
    assert list(Change.objects.order_by("-id").values_list("id", flat=True)) == trail[:2]


def test_sqlite_knows_its_tables_afterwards(workspace):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL measures its own tables")
    actions.refresh_statistics()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'workspace_workspace'")
        assert cursor.fetchone()[0] > 0
