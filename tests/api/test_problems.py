"""Every error of the API has one shape, whoever makes it, and none is a 500."""

import pytest
from django.test import Client

from entendu.workspace import bearer, keys, pace

pytestmark = pytest.mark.django_db
NUL, HALF = "\\u0000", "\\ud800"


def tells(answer, status):
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.json()
    assert told["status"] == status
    assert told["type"].startswith("urn:entendu:problem:")
    assert told["title"] and told["detail"] and told["instance"].startswith("/api/")
    return told


@pytest.mark.parametrize(
    "body",
    [
        "{", "NaN", '{"first_name": NaN}', '{"first_name": Infinity}', "[" * 100_000,
        '{"first_name": ' + "[" * 40 + "]" * 40 + "}", f'{{"first_name": "a{NUL}b"}}',
        f'{{"{NUL}": "a"}}', f'{{"first_name": "{HALF}"}}', b'{"first_name": "\xff"}',
        b'{"first_name": "\xed\xa0\x80"}', '{"owner_id": 1e400}', b"\xef\xbb\xbf{}", "'a'",
    ],
    ids=range(14),
)  # fmt: skip
def test_what_is_no_json_to_be_stored_is_refused(program, body):
    answer = program.post("/contacts", body)
    tells(answer, 400)


@pytest.mark.parametrize("body", ["[]", "1", "null", '"a"', "true", '{"first_name": 7}'])
def test_json_of_another_kind_is_told_as_such(program, body):
    tells(program.post("/contacts", body), 422)


@pytest.mark.parametrize("number", [2**63, 10**30, 0])
def test_a_number_that_nobody_has_finds_nobody(program, number):
    answer = program.get(f"/contacts/{number}")
    assert answer.status_code in (404, 422)
    tells(answer, answer.status_code)
    tells(program.post("/contacts", {"first_name": "a", "owner_id": number or 7}), 422)


def test_an_unknown_address_below_the_api_is_told_in_the_same_shape(db):
    for address in ("/api/", "/api/v1/", "/api/v2/x", "/api/v1/workspaces/é/contacts"):
        tells(Client().get(address), 404)
        tells(Client(enforce_csrf_checks=True).post(address, {}), 404)


def test_a_method_that_is_not_offered_is_told_with_those_that_are(program):
    answer = program.client.delete(program.place + "/contacts")
    tells(answer, 405)
    assert answer.headers["Allow"]


def test_another_kind_of_content_is_not_taken(program):
    tells(program.post("/contacts", "first_name=a", content_type="text/plain"), 415)
    form = "application/x-www-form-urlencoded"
    tells(program.post("/contacts", "first_name=a", content_type=form), 415)


def test_a_body_is_needed_where_one_is_offered(program):
    tells(program.client.post(program.place + "/contacts"), 415)
    tells(program.post("/contacts", " "), 400)


def test_a_body_beyond_the_limit_is_refused_unread(program):
    tells(program.post("/contacts", "x" * (bearer.BODY_LIMIT + 1)), 413)


def test_an_unknown_parameter_is_refused_by_its_name(program):
    told = tells(program.get("/contacts", serach="x"), 422)
    assert told["errors"] == [
        {"in": "query", "field": "serach", "code": "unknown", "detail": "No such parameter."}
    ]


def test_a_parameter_given_twice_is_refused_instead_of_guessed(program):
    answer = program.client.get(program.place + "/contacts?origin=a&origin=b")
    assert tells(answer, 422)["errors"][0]["code"] == "twice"


@pytest.mark.parametrize(
    "since", ["0.5", "1763630000", "2026", "-1", "2026-11-20", "9999-12-31T23:59:59-14:00"]
)
def test_an_instant_is_written_and_never_counted(program, since):
    tells(program.get("/activities", since=since), 422)


@pytest.mark.parametrize(
    ("name", "value"),
    [("limit", 0), ("limit", 201), ("limit", "x"), ("cursor", "x"), ("cursor", "WzFd="),
     ("cursor", "bnVsbA"), ("cursor", "W3RydWVd"), ("cursor", "é"), ("owner", -1),
     ("owner", 2**63), ("search", "x" * 201), ("search", "a\x00b"), ("cursor", "WzFlOTld")],
)  # fmt: skip
def test_a_parameter_that_cannot_be_taken_is_a_client_error(program, name, value):
    answer = program.get("/contacts", **{name: value})
    assert answer.status_code in ((200,) if value == "WzFd=" else (400, 422))
    if answer.status_code != 200:
        tells(answer, answer.status_code)


def test_the_right_host_is_asked_for_in_the_same_shape(db):
    tells(Client(headers={"Host": "evil.example"}).get("/api/v1/x"), 400)


def test_a_fault_of_ours_is_told_without_its_reasons(program, monkeypatch):
    def broken(*arguments):
        raise RuntimeError("secret")

    monkeypatch.setattr("entendu.people.finding.contacts", broken)
    program.client.raise_request_exception = False
    told = tells(program.get("/contacts"), 500)
    assert "secret" not in str(told)


def test_who_asks_too_often_is_told_when_to_come_back(program, monkeypatch):
    monkeypatch.setattr(bearer, "RATE", pace.Rate(burst=2, per_second=0.5))
    statuses = [program.get().status_code for _ in range(2)]
    answer = program.get()
    tells(answer, 429)
    assert statuses == [200, 200]
    assert answer.headers["Retry-After"] in ("1", "2")


def test_each_key_has_its_own_pace(program, workspace, now, monkeypatch):
    monkeypatch.setattr(bearer, "RATE", pace.Rate(burst=1, per_second=0.01))
    _, other = keys.issue(workspace, "other", ["read"], None, now)
    assert program.get().status_code == 200
    headers = {"Authorization": f"Bearer {other}"}
    assert Client().get(program.place, headers=headers).status_code == 200
    assert program.get().status_code == 429


def test_the_use_of_a_key_is_noted_once_a_minute(program, workspace):
    program.get()
    key = keys.ApiKey._default_manager.get()
    first = key.last_used_at
    program.get()
    key.refresh_from_db()
    assert key.last_used_at == first is not None
