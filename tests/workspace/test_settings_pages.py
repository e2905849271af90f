"""The settings: what an administrator does there, and that nobody else comes in."""

import pytest
from django.core import mail
from django.urls import reverse

from entendu.workspace import keys
from entendu.workspace.audit import Actor
from entendu.workspace.models import ApiKey, AuditEntry, Member, Team
from entendu.workspace.roles import Role
from entendu.workspace.views import keys as key_pages

pytestmark = pytest.mark.django_db

PAGES = ["members", "invite", "teams", "workspace", "keys", "audit"]


def at(workspace, name, *arguments):
    return reverse(f"workspace:{name}", args=[workspace.slug, *arguments])


@pytest.fixture
def alice(client_of, admin):
    return client_of(admin)


@pytest.fixture
def proven(monkeypatch):
    """Alice has just given her password again."""
    monkeypatch.setattr(key_pages, "is_reauthentication_required", lambda request, app: False)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_every_settings_page_opens_for_an_administrator(alice, admin, workspace, page, language):
    admin.language = language
    admin.save()
    answer = alice.get(at(workspace, page))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_settings_are_closed_to_every_other_role(client_of, member, workspace, role):
    Member._default_manager.filter(pk=member.pk).update(role=role)
    browser = client_of(member.user)
    assert {browser.get(at(workspace, page)).status_code for page in PAGES} == {403}
    answer = browser.post(at(workspace, "let_in", member.pk), {"active": "no"})
    assert answer.status_code == 403
    assert "settings" not in browser.get("/profile/").content.decode().lower().split("<main")[0]


def test_an_invitation_is_mailed_in_the_language_asked_for(alice, workspace):
    form = {"name": "Nina Roy", "email": "nina@atelier.example", "role": "sales", "language": "fr"}
    answer = alice.post(at(workspace, "invite"), form, follow=True)
    (sent,) = mail.outbox
    assert sent.to == ["nina@atelier.example"]
    assert "vous invite dans Atelier" in sent.subject
    assert "http://127.0.0.1:8000/welcome/" in sent.body
    assert "/welcome/" in sent.alternatives[0].content
    assert "Nina Roy" in answer.content.decode()


def test_somebody_with_an_account_is_told_without_a_password_link(alice, workspace, stranger):
    form = {"name": "Charlie", "email": stranger.email, "role": "adviser", "language": "en"}
    alice.post(at(workspace, "invite"), form)
    assert "/welcome/" not in mail.outbox[0].body
    assert stranger.members.count() == 2


def test_a_mail_server_that_fails_leaves_the_member_and_says_so(alice, workspace, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    form = {"name": "Nina", "email": "nina@atelier.example", "role": "sales", "language": "en"}
    answer = alice.post(at(workspace, "invite"), form, follow=True)
    assert "could not be sent" in answer.content.decode()
    assert Member._default_manager.filter(email="nina@atelier.example").exists()


def test_a_refusal_is_said_at_its_field(alice, workspace, admin):
    form = {"name": "Alice", "email": admin.email, "role": "sales", "language": "en"}
    answer = alice.post(at(workspace, "invite"), form)
    assert answer.context["form"].errors["email"] == [
        "This person is already a member of the workspace."
    ]
    assert 'aria-invalid="true"' in answer.content.decode()


def test_the_last_administrator_cannot_be_demoted_from_the_page(alice, admin, workspace):
    me = admin.members.get()
    form = {"name": me.name, "role": "viewer", "team": ""}
    answer = alice.post(at(workspace, "member", me.pk), form)
    assert "last active administrator" in answer.content.decode()
    assert admin.members.get().role == Role.ADMINISTRATOR


def test_a_deactivated_member_is_outside_at_once(alice, client_of, member, workspace):
    browser = client_of(member.user)
    alice.post(at(workspace, "let_in", member.pk), {"active": "no"})
    assert browser.get(reverse("workspace:enter", args=[workspace.slug])).status_code == 404


def test_a_name_with_markup_is_shown_and_not_run(alice, workspace, now):
    Member._default_manager.create(
        workspace=workspace, name="<script>alert(1)</script>", joined_at=now
    )
    page = alice.get(at(workspace, "members")).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


@pytest.mark.parametrize("name", ["member", "let_in", "link", "invite_again"])
def test_a_member_of_another_workspace_does_not_exist_here(alice, workspace, stranger, name):
    elsewhere = stranger.members.get()
    assert alice.post(at(workspace, name, elsewhere.pk), {}).status_code == 404


def test_a_team_is_made_renamed_and_removed(alice, workspace):
    alice.post(at(workspace, "teams"), {"name": "Paris", "side": "sales"})
    team = Team._default_manager.get()
    alice.post(at(workspace, "team", team.pk), {"name": "Lyon", "side": "sales"})
    assert Team._default_manager.get().name == "Lyon"
    alice.post(at(workspace, "remove_team", team.pk))
    assert not Team._default_manager.exists()


def test_a_zone_and_a_currency_must_exist(alice, workspace):
    form = {"name": "Atelier", "zone": "Mars/Olympus", "currency": "XXX"}
    errors = alice.post(at(workspace, "workspace"), form).context["form"].errors
    assert set(errors) == {"zone", "currency"}


def test_making_a_key_asks_for_the_password_again(alice, workspace):
    asked = alice.get(at(workspace, "new_key"))
    assert asked.status_code == 302 and "/account/reauthenticate/" in asked.url
    late = alice.post(at(workspace, "new_key"), {"name": "CRM", "scopes": ["read"]})
    assert late.status_code == 302
    assert not ApiKey._default_manager.exists()


def test_a_key_is_shown_exactly_once(alice, workspace, proven):
    shown = alice.post(at(workspace, "new_key"), {"name": "CRM", "scopes": ["read", "import"]})
    plain = shown.context["plain"]
    assert plain in shown.content.decode()
    assert keys.find(plain, shown.context["key"].made_at).scopes == ["read", "import"]
    assert plain not in alice.get(at(workspace, "keys")).content.decode()
    assert "no-store" in shown["Cache-Control"]


def test_a_key_without_a_scope_is_not_made(alice, workspace, proven):
    answer = alice.post(at(workspace, "new_key"), {"name": "CRM", "scopes": []})
    assert "scopes" in answer.context["form"].errors


def test_a_key_is_revoked_from_the_page(alice, workspace, admin, now):
    key, plain = keys.issue(workspace, "CRM", ["read"], Actor(admin), now)
    alice.post(at(workspace, "revoke_key", key.pk))
    assert keys.find(plain, now) is None
    assert alice.post(at(workspace, "revoke_key", key.pk)).status_code == 404


def test_the_trail_says_in_words_what_changed(alice, admin, workspace, member):
    admin.language = "fr"
    admin.save()
    form = {"name": "Bruno", "role": "sales", "team": ""}
    alice.post(at(workspace, "member", member.pk), form)
    page = alice.get(at(workspace, "audit")).content.decode()
    assert "Membre modifié" in page
    assert "<del>Marketing</del>" in page and "<ins>Commercial</ins>" in page


def test_the_trail_is_filtered_by_person_kind_and_day(alice, admin, workspace, now, user):
    keys.issue(workspace, "CRM", ["read"], Actor(admin), now)
    alice.post(at(workspace, "teams"), {"name": "Paris", "side": "sales"})

    def found(query):
        return [line.what for line in alice.get(at(workspace, "audit"), query).context["lines"]]

    assert found({"kind": "key"}) == ["API key made"]
    assert found({"actor": user.pk}) == []
    assert found({"since": "2026-11-20", "until": "2026-11-20"}) == ["API key made"]
    assert found({"until": "2026-11-19"}) == []


def test_the_trail_of_another_workspace_is_not_shown(
    alice, workspace, other_workspace, stranger, now
):
    keys.issue(other_workspace, "Secret of theirs", ["read"], Actor(stranger), now)
    assert "Secret of theirs" not in alice.get(at(workspace, "audit")).content.decode()


def test_the_trail_turns_its_pages(alice, admin, workspace, now):
    for n in range(55):
        AuditEntry.objects.create(
            workspace=workspace, at=now, actor=admin, action="key.issued", subject_kind="apikey",
            subject_id=n, after={"name": f"key {n}"},
        )  # fmt: skip
    first = alice.get(at(workspace, "audit"), {"kind": "key"})
    assert len(first.context["lines"]) == 50
    assert "?kind=key&amp;page=2" in first.content.decode()
    assert len(alice.get(at(workspace, "audit"), {"kind": "key", "page": 2}).context["lines"]) == 5
