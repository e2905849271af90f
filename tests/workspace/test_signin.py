"""An invitation works once, for a week, for one person."""

from datetime import timedelta

import pytest
from django.core import mail

from entendu.workspace import actions, signin
from entendu.workspace.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer():
    person = User(email="nina@atelier.example", language="fr")
    person.set_unusable_password()
    person.save()
    return person


def test_an_invitation_names_its_person_for_a_week(newcomer, now):
    token = signin.invitation(newcomer, now)
    assert signin.invited(token, now) == newcomer
    assert signin.invited(token, now + timedelta(days=7, seconds=-1)) == newcomer
    assert signin.invited(token, now + timedelta(days=7)) is None


def test_a_forged_invitation_is_nobodys(newcomer, now):
    token = signin.invitation(newcomer, now)
    assert signin.invited(token[:-2] + "xx", now) is None
    assert signin.invited("nonsense", now) is None


def test_an_invitation_is_spent_when_the_password_is_chosen(newcomer, now):
    token = signin.invitation(newcomer, now)
    actions.welcome(newcomer, "a long enough secret", now=now, first_name="Nina")
    assert signin.invited(token, now) is None


def test_an_invitation_of_a_closed_account_is_over(newcomer, now):
    token = signin.invitation(newcomer, now)
    User.objects.filter(pk=newcomer.pk).update(is_active=False)
    assert signin.invited(token, now) is None


def test_a_forgotten_password_is_answered_in_the_language_of_the_account(client, user, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    User.objects.filter(pk=user.pk).update(language="fr")
    client.post("/account/password/reset/", {"email": user.email}, HTTP_ACCEPT_LANGUAGE="en")
    assert "Choisir un autre mot de passe" in mail.outbox[0].subject
    assert "Bonjour" in mail.outbox[0].body


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, user, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    known = client.post("/account/password/reset/", {"email": user.email})
    mail.outbox.clear()
    unknown = client.post("/account/password/reset/", {"email": "who@nowhere.example"})
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert mail.outbox == []


def test_nobody_opens_an_account_alone(client, db):
    client.post(
        "/account/signup/", {"email": "a@b.example", "password1": "x" * 12, "password2": "x" * 12}
    )
    assert not User.objects.filter(email="a@b.example").exists()
