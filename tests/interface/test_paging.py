"""Cursors that were not given are refused, and never reach the database."""

import pytest

from entendu.interface.paging import UnknownCursor, page
from entendu.workspace.models import Member, Workspace
from entendu.workspace.scope import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def members(workspace, now):
    """Five members, two of whom joined at the same instant."""
    for n in range(5):
        Member._default_manager.create(
            workspace=workspace, name=f"m{n}", role="sales", joined_at=now.replace(minute=n // 2)
        )
    return visible(Member, workspace)


@pytest.mark.parametrize("order", [("id",), ("-id",), ("joined_at", "id"), ("-joined_at", "-id"),
                                   ("-joined_at", "id")])  # fmt: skip
@pytest.mark.parametrize("limit", [1, 2, 4, 5, 9])
def test_pages_put_together_are_the_whole_in_order(members, order, limit):
    seen, cursor = [], ""
    while cursor is not None:
        rows, cursor = page(members, order, cursor, limit)
        assert len(rows) <= limit
        seen += rows
    assert seen == list(members.order_by(*order))


@pytest.mark.parametrize(
    "cursor", ["x", "é", "!", "bnVsbA", "W10", "WzEsMl0", "W251bGxd", "W3RydWVd", "WyJ4Il0", "Wy4"]
)
def test_a_cursor_of_ones_own_making_is_refused(members, cursor):
    with pytest.raises(UnknownCursor):
        page(members, ("id",), cursor, 2)


def test_an_empty_list_has_one_empty_page(workspace):
    assert Workspace.objects.count() == 1
    assert page(visible(Member, workspace), ("id",), "", 3) == ([], None)
