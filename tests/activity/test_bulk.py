from datetime import UTC, datetime

import pytest

from entendu.activity.actions import record_activities, source_called
from entendu.activity.models import Activity
from entendu.people.actions import lead
from entendu.workspace.scope import visible

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def arrived(workspace, numbers, link=0) -> int:
    """How many of the activities with these numbers were new."""
    source = source_called(workspace, "test", "Test", now=NOW)
    somebody = ("anonymous", "v1")
    who = lead(workspace, {somebody: None}, now=NOW)[somebody]
    rows = [(f"m{number}", who, "page", "2026-11-19 08:00:00", "social", "", link, link, link,
             0, '{"url": "/"}') for number in numbers]  # fmt: skip
    return record_activities(workspace, source.pk, rows, now=NOW)


def test_more_rows_than_a_statement_takes_arrive_once_each(workspace):
    assert arrived(workspace, range(7000)) == 7000
    assert arrived(workspace, range(6990, 7010)) == 10
    assert visible(Activity, workspace).count() == 7010


@pytest.mark.parametrize("link", [0, None])
def test_a_link_to_nothing_is_null_and_the_rest_stays_what_it_was(workspace, link):
    arrived(workspace, [1], link)
    found = visible(Activity, workspace).get()
    assert (found.campaign_id, found.content_id, found.member_id) == (None, None, None)
    assert (found.message_id, found.kind, found.channel, found.bot) == (
        "m1",
        "page",
        "social",
        False,
    )
    assert found.occurred_at == datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
    assert (found.received_at, found.properties) == (NOW, {"url": "/"})
