"""One's own pages: where signing in leads, language, appearance, invitation, sessions."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from entendu.workspace import signin
from entendu.workspace.models import Member, User
from entendu.workspace.roles import Role
from entendu.workspace.views import sessions

pytestmark = pytest.mark.django_db


def test_signing_in_leads_into_the_only_workspace(client_of, user, workspace):
    answer = client_of(user).get("/")
    assert answer.status_code == 302
    assert answer.url == reverse("workspace:enter", args=[workspace.slug])


def test_an_adviser_chooses_among_clients_and_sees_the_role_in_each(
    client_of, user, workspace, other_workspace, now
):
    Member._default_manager.create(
        workspace=other_workspace, user=user, name="Bruno", role=Role.ADVISER, joined_at=now
    )
    page = client_of(user).get("/").content.decode()
    assert "Atelier" in page and "Elsewhere" in page and "Adviser" in page


def test_the_switcher_lists_only_workspaces_one_may_enter(
    client_of, user, workspace, other_workspace
):
    page = client_of(user).get(reverse("workspace:profile")).content.decode()
    assert "Elsewhere" not in page


def test_whoever_has_no_workspace_is_told_what_to_do(client_of, db):
    alone = User.objects.create_user("solo@nowhere.example", "correct horse")
    answer = client_of(alone).get("/")
    assert answer.status_code == 200
    assert "not in a workspace yet" in answer.content.decode()


def test_an_anonymous_reader_changes_the_language_of_the_door(client, db):
    answer = client.post("/language/", {"language": "fr", "next": "/account/login/"}, follow=True)
    assert '<html lang="fr"' in answer.content.decode()
    assert "Se connecter" in answer.content.decode()


def test_a_persons_language_is_kept_with_the_account(client_of, user):
    browser = client_of(user)
    browser.post("/language/", {"language": "fr", "next": "/profile/"})
    user.refresh_from_db()
    assert user.language == "fr"
    assert "Mon profil" in browser.get("/profile/").content.decode()


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_changing_the_language_never_leads_elsewhere(client, db, wanted):
    assert client.post("/language/", {"language": "fr", "next": wanted}).url == "/"


def test_the_appearance_is_in_the_first_byte_of_every_page(client_of, user):
    browser = client_of(user)
    assert 'data-bs-theme="auto"' in browser.get("/profile/").content.decode()
    browser.post("/theme/", {"theme": "dark"})
    assert 'data-bs-theme="dark"' in browser.get("/profile/").content.decode()
    browser.post("/theme/", {"theme": "pink"})
    assert 'data-bs-theme="dark"' in browser.get("/profile/").content.decode()


def test_a_profile_is_saved_and_answered_in_the_new_language(client_of, user):
    form = {"first_name": "Brune", "last_name": "Roy", "language": "fr", "theme": "light"}
    page = client_of(user).post("/profile/", form, follow=True).content.decode()
    assert "Votre profil a été enregistré." in page
    user.refresh_from_db()
    assert (str(user), user.theme) == ("Brune Roy", "light")


@pytest.fixture
def newcomer(workspace):
    person = User(email="nina@atelier.example", first_name="Nina", language="fr")
    person.set_unusable_password()
    person.save()
    return person


def link_for(person):
    return reverse("workspace:welcome", args=[signin.invitation(person, datetime.now(UTC))])


def test_an_invitation_opens_in_the_language_of_the_person(client, newcomer):
    assert "Bienvenue" in client.get(link_for(newcomer)).content.decode()


def test_choosing_a_password_signs_in_and_spends_the_link(client, newcomer):
    link = link_for(newcomer)
    form = {
        "first_name": "Nina",
        "last_name": "Roy",
        "language": "fr",
        "password": "un long secret",
    }
    assert client.post(link, form).url == "/"
    assert client.get("/profile/").status_code == 200
    again = client.get(link)
    assert again.status_code == 410
    assert client.login(email="nina@atelier.example", password="un long secret")


def test_a_weak_password_is_refused_at_its_field(client, newcomer):
    form = {"first_name": "Nina", "language": "en", "password": "password12"}
    answer = client.post(link_for(newcomer), form)
    assert "password" in answer.context["form"].errors
    newcomer.refresh_from_db()
    assert not newcomer.has_usable_password()


def test_a_session_is_not_written_at_each_request(client_of, user):
    browser = client_of(user)
    browser.get("/profile/")
    before = Session.objects.get().session_data
    browser.get("/profile/")
    assert Session.objects.get().session_data == before


def test_a_session_ends_after_its_longest_time(client_of, user, settings):
    browser = client_of(user)
    browser.get("/profile/")
    session = browser.session
    session[sessions.BEGAN] -= settings.SESSION_LONGEST
    session.save()
    answer = browser.get("/profile/")
    assert answer.status_code == 302 and "/account/login/" in answer.url


def test_addresses_that_the_product_does_not_offer_are_not_there(client_of, user):
    browser = client_of(user)
    assert browser.get("/account/email/").status_code == 404
    assert browser.get("/account/confirm-email/").status_code == 404


@pytest.mark.parametrize("page", ["/account/login/", "/account/password/reset/", "/nowhere/"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_door_speaks_the_language_of_the_browser(client, db, page, language):
    page = client.get(page, HTTP_ACCEPT_LANGUAGE=language, follow=True).content.decode()
    assert f'<html lang="{language}"' in page


def test_a_wrong_password_is_slowed_down(client, user, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/key"}
    form = {"login": user.email, "password": "wrong"}
    for _ in range(3):
        client.post("/account/login/", form)
    answer = client.post("/account/login/", {**form, "password": "correct horse"})
    assert answer.status_code == 200 and "_auth_user_id" not in client.session


def test_an_expired_form_is_explained(db):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a"})
    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


def test_the_profile_keeps_the_navigation_of_the_only_workspace(client_of, user, workspace):
    page = client_of(user).get("/profile/").content.decode()
    assert reverse("performance:page", args=[workspace.slug]) in page
    assert reverse("workspace:members", args=[workspace.slug]) not in page
