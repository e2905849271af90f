"""Nothing of a workspace is visible from another: asked of every address, none forgotten.

The addresses are read off the table of routes and off the OpenAPI document. One whose
parameters these tables do not know fails the test: whoever adds a route says here what it takes.
"""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory

from entendu.activity.models import Activity, Campaign, Content, Cost, Deal, ImportFile, ImportRun
from entendu.api import api, document
from entendu.people.models import Company, Contact
from entendu.workspace import keys
from entendu.workspace.guard import GUARDED_ELSEWHERE, WorkspaceGuard
from entendu.workspace.models import Member, SavedView, Team
from entendu.workspace.roles import Permission, Role, may
from tests.house.elsewhere import elsewhere, objects_of  # noqa: F401
from tests.house.routes import routes

pytestmark = pytest.mark.django_db

# What fills a parameter of a page's address: a model (an id of it) or a word.
PAGES = {
    "workspace:member": {"pk": Member},
    "workspace:let_in": {"pk": Member},
    "workspace:link": {"pk": Member},
    "workspace:invite_again": {"pk": Member},
    "workspace:team": {"pk": Team},
    "workspace:remove_team": {"pk": Team},
    "workspace:revoke_key": {"pk": keys.ApiKey},
    "prospects:change_view": {"number": SavedView},
    "prospects:drop_view": {"number": SavedView},
    "prospects:page": {"number": Contact},
    "prospects:edit": {"number": Contact},
    "imports:run": {"number": ImportRun},
    "imports:progress": {"number": ImportRun},
    "imports:start": {"number": ImportRun},
    "imports:cancel": {"number": ImportRun},
    "imports:rejected": {"number": ImportRun, "file": ImportFile},
    "performance:section": {"name": "funnel"},
    "performance:section_file": {"name": "funnel"},
}
# The same for the API, by the parameter's name.
OPERATIONS = {
    "activity": Activity, "campaign": Campaign, "company": Company, "contact": Contact,
    "content": Content, "cost": Cost, "deal": Deal, "member": Member, "run": ImportRun,
}  # fmt: skip
# Pages that take a POST from those who may only look: their own things.
POSTS_OF_VIEWERS = {
    "prospects:keep_view", "prospects:change_view", "prospects:drop_view", "workspace:enter",
}  # fmt: skip
# Pages that say in words that there is no such thing, and lead back.
SAY_SO = {"prospects:change_view", "prospects:drop_view"}
# Addresses outside every workspace that answer whoever is not signed in.
OPEN_TO_ALL = {
    "account_login", "account_logout", "account_signup", "account_inactive",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate", "mfa_login_webauthn",
    "language", "welcome", "openapi", "reference",
}  # fmt: skip
OUTSIDE = {"uidb36": "1", "key": "abc", "token": "abc", "pk": "1"}

pages = [
    route for route in routes() if "workspace" in route.parameters and "api/" not in route.template
]
outside = [route for route in routes() if "workspace" not in route.parameters]
operations = [
    (path, method, operation)
    for path, methods in document()["paths"].items()
    for method, operation in methods.items()
]


def fill(route, slug, objects):
    """The address of a page in the workspace `slug`, with ids out of `objects`."""
    values = {"workspace": slug}
    for name in set(route.parameters) - {"workspace"}:
        known = PAGES.get(route.name, {}).get(name)
        assert known is not None, f"say in PAGES what fills {name!r} of {route.name}"
        values[name] = objects[known].pk if isinstance(known, type) else known
    return route.filled(values)


def fill_operation(path, slug, objects):
    values = {"workspace": slug}
    for name in (piece.partition("}")[0] for piece in path.split("{")[1:]):
        if name != "workspace":
            assert name in OPERATIONS, f"say in OPERATIONS what fills {name!r} of {path}"
            values[name] = objects[OPERATIONS[name]].pk
    return path.format(**values)


def ask(client, method, address, **more):
    if method in ("post", "patch", "put"):
        more |= {"content_type": "application/json", "data": "{}"}
    return getattr(client, method)(address, **more)


def asked_with(scopes, workspace, now):
    _, key = keys.issue(workspace, "asks", scopes, None, now)
    return {"headers": {"Authorization": f"Bearer {key}"}}


def test_every_view_says_who_may_call_it():
    silent = [
        route.name
        for route in routes()
        if not hasattr(route.view, "permission")
        and not hasattr(route.view, "door")
        and not route.view.__module__.startswith(GUARDED_ELSEWHERE)
    ]
    assert not [name for name in silent if name != "api:api-root"]  # shadowed by our own 404


def test_a_view_under_a_workspace_asks_a_permission_and_not_only_a_signature():
    assert not [route.name for route in pages if not hasattr(route.view, "permission")]


def test_a_view_that_says_nothing_is_refused(admin, workspace):
    def view(request, workspace=None):
        raise AssertionError("served")

    request = RequestFactory().get("/")
    request.user = admin
    guard = WorkspaceGuard(lambda request: None)
    for kwargs in ({}, {"workspace": workspace.slug}):
        with pytest.raises((ImproperlyConfigured, AttributeError)):
            guard.process_view(request, view, (), kwargs)


def test_anonymous_people_are_led_to_the_sign_in(workspace, stranger, now):
    mine = objects_of(workspace, stranger, now)
    answers = {}
    for route in pages:
        address = fill(route, workspace.slug, mine)
        for method in ("get", "post"):
            response = ask(Client(), method, address)
            if response.status_code != 302 or not response.url.startswith("/account/login/"):
                answers[method, route.name] = response.status_code
    assert not answers


def test_pages_outside_the_workspaces_let_nobody_in_unless_listed(db):
    answers = {}
    for route in outside:
        if route.name in OPEN_TO_ALL or route.template.startswith("api/"):
            continue
        response = Client().get(route.filled(OUTSIDE) if route.parameters else f"/{route.template}")
        if response.status_code not in (302, 404, 405, 410):
            answers[route.name] = response.status_code
    assert not answers


def test_a_member_of_another_workspace_finds_nothing(workspace, stranger, client_of, now):
    mine = objects_of(workspace, stranger, now)
    client, answers = client_of(stranger), {}
    for route in pages:
        address = fill(route, workspace.slug, mine)
        for method in ("get", "post"):
            status = ask(client, method, address).status_code
            if status != 404:
                answers[method, route.name] = status
    assert not answers


def test_ids_of_another_workspace_are_not_found_in_ones_own(
    workspace, admin, elsewhere, client_of  # noqa: F811
):  # fmt: skip
    client, answers = client_of(admin), {}
    for route in pages:
        fillings = PAGES.get(route.name, {})
        if not any(isinstance(known, type) for known in fillings.values()):
            continue
        if route.name in SAY_SO:
            continue
        address = fill(route, workspace.slug, elsewhere)
        statuses = {ask(client, method, address).status_code for method in ("get", "post")}
        if not statuses <= {404, 405} or statuses == {405}:
            answers[route.name] = statuses
    assert not answers


def test_what_belongs_to_another_workspace_stays_as_it_is(
    workspace, admin, elsewhere, client_of  # noqa: F811
):  # fmt: skip
    client = client_of(admin)
    before = {model: model._default_manager.filter(pk=row.pk).values().get()
              for model, row in elsewhere.items()}  # fmt: skip
    for route in pages:
        ask(client, "post", fill(route, workspace.slug, elsewhere))
    for model, values in before.items():
        assert model._default_manager.filter(pk=values["id"]).values().get() == values


def test_each_role_is_refused_what_it_may_not(workspace, admin, user, client_of, now):
    mine, answers = objects_of(workspace, admin, now), {}
    member, client = user.members.get(workspace=workspace), client_of(user)
    for role in Role:
        member.role = role
        member.save()
        for route in pages:
            if may(role, route.view.permission):
                continue
            address = fill(route, workspace.slug, mine)
            for method in ("get", "post"):
                status = ask(client, method, address).status_code
                if status != 403:
                    answers[role, method, route.name] = status
    assert not answers


def test_who_may_only_look_posts_nothing(workspace, viewer, client_of, now):
    mine, client, answers = objects_of(workspace, viewer, now), client_of(viewer), {}
    for route in pages:
        if route.view.permission is Permission.SEE and route.name in POSTS_OF_VIEWERS:
            continue
        status = ask(client, "post", fill(route, workspace.slug, mine)).status_code
        if status not in (403, 405):
            answers[route.name] = status
    assert not answers


def test_every_operation_of_the_api_stands_in_its_document():
    routed = {
        (f"/{route.template}".replace("<slug:", "{").replace("<int:", "{").replace(">", "}"))
        for route in routes()
        if "workspace" in route.parameters and route.template.startswith("api/")
    }
    assert routed == set(document()["paths"])
    assert len(operations) == sum(
        len(view.operations) for router in api._get_bound_routers()
        for view in router.path_operations.values()
    )  # fmt: skip


def test_the_api_answers_nobody_without_a_key(workspace, stranger, now):
    mine, answers = objects_of(workspace, stranger, now), {}
    for path, method, operation in operations:
        for headers in ({}, {"Authorization": "Bearer ent_wrong"}, {"Authorization": "Basic YTpi"}):
            address = fill_operation(path, workspace.slug, mine)
            response = ask(Client(), method, address, headers=headers)
            if response.status_code != 401 or "WWW-Authenticate" not in response:
                answers[operation["operationId"]] = response.status_code
    assert not answers


def test_a_session_is_no_key(workspace, admin, client_of, now):
    mine, client = objects_of(workspace, admin, now), client_of(admin)
    statuses = {
        ask(client, method, fill_operation(path, workspace.slug, mine)).status_code
        for path, method, _ in operations
    }
    assert statuses == {401}


def test_a_key_of_another_workspace_finds_nothing(workspace, other_workspace, stranger, now):
    mine, answers = objects_of(workspace, stranger, now), {}
    foreign = asked_with(keys.SCOPES, other_workspace, now)
    for path, method, operation in operations:
        address = fill_operation(path, workspace.slug, mine)
        status = ask(Client(), method, address, **foreign).status_code
        if status != 404:
            answers[operation["operationId"]] = status
    assert not answers


def test_a_key_finds_no_id_of_another_workspace(workspace, elsewhere, now):  # noqa: F811
    own, answers = asked_with(keys.SCOPES, workspace, now), {}
    for path, method, operation in operations:
        if path.count("{") > 1:
            address = fill_operation(path, workspace.slug, elsewhere)
            status = ask(Client(), method, address, **own).status_code
            if status != 404:
                answers[operation["operationId"]] = status
    assert not answers


def test_lists_hold_nothing_of_another_workspace(workspace, elsewhere, now):  # noqa: F811
    own = asked_with(keys.SCOPES, workspace, now)
    for path, method, operation in operations:
        if method == "get" and path.count("{") == 1:
            response = Client().get(path.format(workspace=workspace.slug), **own)
            assert response.status_code in (200, 422), operation["operationId"]
            assert b"Other" not in response.content, operation["operationId"]


def test_a_key_without_the_scope_is_refused(workspace, stranger, now):
    mine, answers = objects_of(workspace, stranger, now), {}
    for path, method, operation in operations:
        (scope,) = next(iter(operation["security"][0].values()))
        others = asked_with([other for other in keys.SCOPES if other != scope], workspace, now)
        address = fill_operation(path, workspace.slug, mine)
        status = ask(Client(), method, address, **others).status_code
        if status != 403:
            answers[operation["operationId"]] = status
    assert not answers


def test_a_revoked_key_opens_nothing(workspace, admin, now):
    row, key = keys.issue(workspace, "gone", keys.SCOPES, None, now)
    keys.revoke(workspace, row.pk, keys.Actor(admin), now)
    headers = {"Authorization": f"Bearer {key}"}
    address = f"/api/v1/workspaces/{workspace.slug}"
    assert Client().get(address, headers=headers).status_code == 401
