"""What every answer tells the browser: run nothing foreign, be framed by nobody."""

import re

import pytest
from django.test import Client

from entendu.workspace import keys
from tests.house.elsewhere import objects_of
from tests.house.test_isolation import fill, pages

pytestmark = pytest.mark.django_db
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOREIGN = ("http:", "https:", "'unsafe-inline'", "'unsafe-eval'", "*")


def tells(response) -> None:
    for name, value in ALWAYS.items():
        assert response.headers[name] == value, response.request["PATH_INFO"]
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy and "form-action 'self'" in policy
    assert not [word for word in FOREIGN if word in policy.replace("data:", "").split()]


def test_every_page_of_a_workspace_tells_it(workspace, admin, client_of, now):
    mine, client = objects_of(workspace, admin, now), client_of(admin)
    for route in pages:
        tells(client.get(fill(route, workspace.slug, mine)))


@pytest.mark.parametrize(
    "address",
    ["/", "/account/login/", "/account/password/reset/", "/nowhere", "/api/v1/reference",
     "/api/v1/openapi.json", "/api/v1/nowhere", "/w/atelier/"],
)  # fmt: skip
def test_every_kind_of_address_outside_tells_it(db, address):
    tells(Client().get(address))


def test_a_page_of_a_workspace_is_kept_by_no_cache_that_others_share(workspace, admin, client_of):
    response = client_of(admin).get(f"/w/{workspace.slug}/settings/")
    assert "Cookie" in response.headers["Vary"]


def test_no_page_holds_a_script_or_a_style_of_its_own(workspace, admin, client_of, now):
    mine, client = objects_of(workspace, admin, now), client_of(admin)
    for route in pages:
        response = client.get(fill(route, workspace.slug, mine))
        text = b"" if response.streaming else response.content
        if b"<html" in text:
            assert b"<style" not in text and b" style=" not in text, route.name
            assert b" onclick=" not in text and b"javascript:" not in text, route.name
            inline = re.findall(rb"<script(?![^>]*(?: src=| type=.application/json))", text)
            assert not inline, route.name


def test_a_form_without_its_token_is_refused(workspace, admin, client_of, now):
    mine = objects_of(workspace, admin, now)
    client, answers = Client(enforce_csrf_checks=True), {}
    client.cookies = client_of(admin).cookies
    for route in pages:
        status = client.post(fill(route, workspace.slug, mine), {}).status_code
        if status not in (403, 405):
            answers[route.name] = status
    assert not answers


def test_a_token_of_another_site_is_refused(admin, client_of):
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of(admin).cookies
    client.get("/account/login/")
    response = client.post("/account/logout/", headers={"Origin": "https://evil.example"})
    assert response.status_code == 403


def signed_in(admin) -> Client:
    client = Client()
    client.get("/account/login/")
    form = {"login": admin.email, "password": "correct horse"}
    assert client.post("/account/login/", form).status_code == 302
    return client


def test_the_session_is_out_of_reach_of_scripts_and_of_other_sites(admin):
    cookie = signed_in(admin).cookies["entendu-session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_signing_in_gives_a_session_that_nobody_planted(admin):
    client = signed_in(admin)
    first = client.cookies["entendu-session"].value
    client.post("/account/logout/")
    client.cookies["entendu-session"] = first
    form = {"login": admin.email, "password": "correct horse"}
    assert client.post("/account/login/", form).status_code == 302
    assert client.cookies["entendu-session"].value != first


def test_signing_out_ends_the_session(workspace, admin, client_of):
    client = client_of(admin)
    kept = client.cookies["entendu-session"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["entendu-session"] = kept
    assert thief.get(f"/w/{workspace.slug}/settings/").status_code == 302


def test_a_new_password_ends_every_other_session(workspace, admin, client_of, now):
    client = client_of(admin)
    admin.set_password("another correct horse")
    admin.save()
    assert client.get(f"/w/{workspace.slug}/settings/").status_code == 302


def test_who_is_no_longer_active_finds_nothing(workspace, user, client_of):
    client = client_of(user)
    user.members.update(active=False)
    assert client.get(f"/w/{workspace.slug}/performance/").status_code == 404


def test_the_api_lets_no_other_site_read_it(workspace, now):
    _, key = keys.issue(workspace, "k", ["read"], None, now)
    headers = {"Authorization": f"Bearer {key}", "Origin": "https://evil.example"}
    response = Client(headers=headers).get(f"/api/v1/workspaces/{workspace.slug}")
    assert response.status_code == 200
    assert not [name for name in response.headers if name.startswith("Access-Control")]
    assert response.headers["Cache-Control"] == "no-store"
