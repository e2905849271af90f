"""Who belongs to a workspace, as what; each change leaves its trail."""

from datetime import timedelta

import pytest

from entendu.workspace import actions
from entendu.workspace.actions import Joined, Reason, Refused
from entendu.workspace.audit import Actor
from entendu.workspace.models import AuditEntry, Member, Team, User
from entendu.workspace.roles import Role
from entendu.workspace.scope import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(admin):
    return Actor(admin)


def invite(workspace, by, now, email="Nina@Atelier.example", role=Role.SALES, **more):
    return actions.invite(workspace, email, "Nina Roy", role, by, now=now, **more)


def last_entry(workspace):
    return AuditEntry.objects.filter(workspace=workspace).first()


def test_an_invited_stranger_gets_an_account_without_a_password(workspace, by, now):
    done = invite(workspace, by, now, language="fr")
    assert (done.user.email, done.user.language) == ("nina@atelier.example", "fr")
    assert done.new_account and not done.user.has_usable_password()
    assert done.member.role == Role.SALES
    entry = last_entry(workspace)
    assert (entry.action, entry.actor, entry.after["role"]) == ("member.invited", by.user, "sales")


def test_an_invited_person_who_has_an_account_keeps_it(workspace, by, now, stranger):
    done = invite(workspace, by, now, email=stranger.email.upper())
    assert done.user == stranger and not done.new_account


def test_nobody_is_invited_twice(workspace, by, now, user):
    assert invite(workspace, by, now, email=user.email) == Refused(Reason.ALREADY_MEMBER, "email")


def test_an_invitation_takes_up_the_colleague_known_from_a_file(workspace, by, now):
    known = Member._default_manager.create(
        workspace=workspace, name="N. Roy", key="N. Roy", email="NINA@atelier.example",
        joined_at=now - timedelta(days=9),
    )  # fmt: skip
    done = invite(workspace, by, now)
    assert done.member.pk == known.pk
    assert done.member.key == "N. Roy" and done.member.joined_at == known.joined_at


def test_an_invitation_takes_a_deactivated_member_back(workspace, by, now, member):
    actions.let_in(workspace, member.pk, False, by, now=now)
    done = invite(workspace, by, now, email=member.user.email, role=Role.VIEWER)
    assert isinstance(done, Joined)
    assert (done.member.pk, done.member.active, done.member.role) == (member.pk, True, "viewer")


def test_a_name_from_a_file_is_linked_to_an_account(workspace, by, now):
    known = Member._default_manager.create(workspace=workspace, name="Moses Frase", joined_at=now)
    done = actions.link(workspace, known.pk, "m@atelier.example", by, now=now, language="en")
    assert done.member.user.get_full_name() == "Moses Frase"
    assert last_entry(workspace).action == "member.linked"
    again = actions.link(workspace, known.pk, "x@atelier.example", by, now=now, language="en")
    assert again == Refused(Reason.HAS_ACCOUNT, "email")


def test_a_name_is_not_linked_to_somebody_who_is_a_member_already(workspace, by, now, user):
    known = Member._default_manager.create(workspace=workspace, name="Moses Frase", joined_at=now)
    done = actions.link(workspace, known.pk, user.email, by, now=now, language="en")
    assert done == Refused(Reason.ALREADY_MEMBER, "email")


def test_a_change_of_role_keeps_before_and_after(workspace, by, now, member):
    team = actions.keep_team(workspace, "Paris", "sales", by, now=now)
    actions.change_member(
        workspace, member.pk, by, now=now, name=member.name, role=Role.SALES, team=team
    )
    entry = last_entry(workspace)
    assert entry.before == {"role": "marketing", "team": None}
    assert entry.after == {"role": "sales", "team": "Paris"}


def test_a_change_that_changes_nothing_leaves_no_trail(workspace, by, now, member):
    actions.change_member(
        workspace, member.pk, by, now=now, name=member.name, role=member.role, team=None
    )
    assert last_entry(workspace) is None


def test_the_last_administrator_is_neither_demoted_nor_deactivated(workspace, by, now, admin):
    alice = visible(Member, workspace).get(user=admin)
    demoted = actions.change_member(
        workspace, alice.pk, by, now=now, name="Alice", role=Role.VIEWER, team=None
    )
    assert demoted == Refused(Reason.LAST_ADMINISTRATOR, "role")
    gone = actions.let_in(workspace, alice.pk, False, by, now=now)
    assert gone == Refused(Reason.LAST_ADMINISTRATOR, "active")
    alice.refresh_from_db()
    assert alice.active and alice.role == Role.ADMINISTRATOR


def test_an_administrator_who_is_only_a_name_in_a_file_does_not_count(workspace, by, now, admin):
    Member._default_manager.create(
        workspace=workspace, name="Ghost", role=Role.ADMINISTRATOR, joined_at=now
    )
    alice = visible(Member, workspace).get(user=admin)
    gone = actions.let_in(workspace, alice.pk, False, by, now=now)
    assert gone == Refused(Reason.LAST_ADMINISTRATOR, "active")


def test_one_of_two_administrators_may_leave(workspace, by, now, admin):
    invite(workspace, by, now, role=Role.ADMINISTRATOR)
    alice = visible(Member, workspace).get(user=admin)
    assert not actions.let_in(workspace, alice.pk, False, by, now=now).member.active
    assert last_entry(workspace).action == "member.deactivated"


def test_members_of_another_workspace_are_out_of_reach(workspace, by, now, stranger):
    elsewhere = stranger.members.get()
    with pytest.raises(Member.DoesNotExist):
        actions.let_in(workspace, elsewhere.pk, False, by, now=now)


def test_two_teams_cannot_have_one_name(workspace, by, now):
    actions.keep_team(workspace, "Paris", "sales", by, now=now)
    again = actions.keep_team(workspace, "paris", "marketing", by, now=now)
    assert again == Refused(Reason.NAME_TAKEN, "name")


def test_a_removed_team_leaves_its_members(workspace, by, now, member):
    team = actions.keep_team(workspace, "Paris", "sales", by, now=now)
    Member._default_manager.filter(pk=member.pk).update(team=team)
    actions.remove_team(workspace, team.pk, by, now=now)
    member.refresh_from_db()
    assert member.team is None and not visible(Team, workspace).exists()
    assert last_entry(workspace).before["members"] == [member.name]


def test_settings_of_the_workspace_are_changed_and_recorded(workspace, by, now):
    actions.change_workspace(workspace, "Atelier", "Europe/Paris", "CHF", by, now=now)
    entry = last_entry(workspace)
    assert entry.before == {"zone": "UTC", "currency": "EUR"}
    assert entry.after == {"zone": "Europe/Paris", "currency": "CHF"}


def test_a_person_changes_only_what_is_ones_own(user, now):
    actions.speak(user, "fr", now=now)
    user.refresh_from_db()
    assert user.language == "fr"
    entry = AuditEntry.objects.get(action="user.changed")
    assert (entry.workspace, entry.before, entry.after) == (
        None,
        {"language": "en"},
        {"language": "fr"},
    )
    with pytest.raises(TypeError):
        actions.change_self(user, Actor(user), now=now, email="other@atelier.example")


def test_a_taken_name_gives_a_numbered_slug(workspace, by, now):
    second = actions.open_workspace("Atelier", by, now=now)
    assert second.slug == "atelier-2"
    assert User.objects.filter(members__workspace=second).count() == 0
