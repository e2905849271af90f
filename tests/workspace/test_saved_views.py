"""Filters kept under a name."""

import pytest

from entendu.workspace.actions.saved_views import (
    Kept,
    Reason,
    Refused,
    change_view,
    drop_view,
    keep_view,
    opening_view,
    views_of,
)  # fmt: skip
from entendu.workspace.audit import Actor
from entendu.workspace.models import AuditEntry, SavedView

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(now):
    def keeping(member, name, query="stage=mql", shared=False):
        return keep_view(
            member, "prospects", name, query, shared=shared, by=Actor(member.user), now=now
        )

    return keeping


@pytest.fixture
def change(now):
    def changing(member, view, name=None, shared=False, opens_first=False):
        return change_view(
            member, view.pk, name=name or view.name, shared=shared, opens_first=opens_first,
            by=Actor(member.user), now=now,
        )  # fmt: skip

    return changing


def names(member) -> list[str]:
    return [view.name for view in views_of(member, "prospects")]


def test_a_view_is_its_makers_until_it_is_shared(keep, member, admin, change):
    alice = admin.members.get()
    view = keep(member, "Hot leads").view
    assert (names(member), names(alice)) == (["Hot leads"], [])
    change(member, view, shared=True)
    assert names(alice) == ["Hot leads"]


def test_the_same_name_again_replaces_what_it_held(keep, member):
    keep(member, "Hot leads", "stage=lead")
    keep(member, " Hot  leads ", "stage=mql")
    assert [view.query for view in views_of(member, "prospects")] == ["stage=mql"]


def test_one_view_at_most_opens_first(keep, change, member):
    first, second = keep(member, "A").view, keep(member, "B").view
    change(member, first, opens_first=True)
    change(member, second, opens_first=True)
    assert opening_view(member, "prospects") == second
    change(member, second)
    assert opening_view(member, "prospects") is None


def test_a_viewer_keeps_views_but_shares_none(keep, viewer):
    vera = viewer.members.get()
    assert keep(vera, "Mine").view.shared is False
    assert keep(vera, "Ours", shared=True) == Refused(Reason.MAY_NOT_SHARE)


def test_a_shared_view_is_changed_by_who_may_edit_and_by_no_one_else(
    keep, change, member, admin, viewer, now
):
    view = keep(member, "Ours", shared=True).view
    alice, vera = admin.members.get(), viewer.members.get()
    assert change(vera, view, "Hers") == Refused(Reason.NOT_YOURS)
    assert drop_view(vera, view.pk, by=Actor(viewer), now=now) == Refused(Reason.NOT_YOURS)
    assert isinstance(change(alice, view, "Everybody's", shared=True), Kept)
    assert isinstance(drop_view(alice, view.pk, by=Actor(admin), now=now), Kept)


def test_another_workspace_finds_no_view(keep, change, member, stranger, now):
    charlie = stranger.members.get()
    view = keep(member, "Ours", shared=True).view
    assert names(charlie) == []
    assert change(charlie, view, "His") == Refused(Reason.NO_SUCH_VIEW)
    assert drop_view(charlie, view.pk, by=Actor(stranger), now=now) == Refused(Reason.NO_SUCH_VIEW)


@pytest.mark.parametrize("name, query, reason", [
    ("  ", "", Reason.NO_NAME),
    ("x" * 81, "", Reason.NAME_TOO_LONG),
    ("x", "y" * 2001, Reason.QUERY_TOO_LONG),
])  # fmt: skip
def test_a_refused_view_leaves_nothing(keep, member, name, query, reason):
    assert keep(member, name, query) == Refused(reason)
    assert not SavedView._default_manager.exists()


def test_a_name_that_another_view_has_is_refused(keep, change, member):
    keep(member, "A")
    assert change(member, keep(member, "B").view, "A") == Refused(Reason.NAME_TAKEN)


def test_the_trail_says_what_became_of_a_view(keep, change, member, now):
    view = keep(member, "A").view
    change(member, view, "B")
    drop_view(member, view.pk, by=Actor(member.user), now=now)
    entries = AuditEntry.objects.filter(subject_kind="savedview").order_by("id")
    assert [entry.action for entry in entries] == ["view.kept", "view.changed", "view.dropped"]
    assert (entries[1].before, entries[1].after) == ({"name": "A"}, {"name": "B"})
