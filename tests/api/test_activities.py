"""Activities over the API: the same message counts once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entendu.activity.models import Activity
from entendu.people.models import Contact, Identity

pytestmark = pytest.mark.django_db
SAID = {"message_id": "m-1", "kind": "page", "occurred_at": "2026-11-20T09:30:00+01:00",
        "identity": {"kind": "email", "value": "Zoe@Example.org"},
        "properties": {"title": "Prices"}}  # fmt: skip


def test_an_activity_of_an_unknown_address_makes_the_contact(program):
    answer = program.post("/activities", SAID)
    assert answer.status_code == 201
    told = answer.json()
    assert told["occurred_at"] == "2026-11-20T08:30:00Z"
    assert told["identity"] == {"kind": "email", "value": "zoe@example.org"}
    assert Contact._default_manager.get().pk == told["contact_id"]


def test_the_same_message_is_recorded_once_and_the_first_wins(program):
    first = program.post("/activities", SAID)
    again = program.post("/activities", {**SAID, "kind": "call"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert Activity._default_manager.count() == 1


def test_another_id_than_an_address_is_a_visitor(program):
    body = {**SAID, "identity": {"kind": "anonymous", "value": "b-42"}}
    assert program.post("/activities", body).json()["contact_id"] is None
    assert Identity._default_manager.get().kind == "anonymous"


def test_an_activity_of_a_contact_without_address_finds_its_place(program):
    number = program.post("/contacts", {"last_name": "Durand"}).json()["id"]
    body = {**SAID, "contact_id": number}
    del body["identity"]
    assert program.post("/activities", body).json()["contact_id"] == number
    journey = program.get(f"/activities/of/{number}").json()["items"]
    assert [activity["message_id"] for activity in journey] == ["m-1"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"identity": None}, "contact_id"),
        ({"contact_id": 1}, "contact_id"),
        ({"identity": None, "contact_id": 999}, "contact_id"),
        ({"kind": "stage"}, "stage"),
        ({"stage": "mql"}, "stage"),
        ({"campaign": "nope"}, "campaign"),
        ({"content": "nope"}, "content"),
        ({"member_id": 999}, "member_id"),
        ({"identity": {"kind": "email", "value": "no address"}}, "identity.value"),
        ({"kind": "dance"}, "kind"),
        ({"occurred_at": "2026-11-20T09:30:00"}, "occurred_at"),
        ({"occurred_at": 1763630000}, "occurred_at"),
        ({"occurred_at": "0001-01-01T00:00:00+14:00"}, "occurred_at"),
        ({"message_id": ""}, "message_id"),
        ({"id": 5}, "id"),
    ],
)
def test_a_mistake_is_told_at_its_place_and_nothing_is_written(program, change, field):
    answer = program.post("/activities", {**SAID, **change})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith(field)
    assert not Activity._default_manager.exists()
    assert not Contact._default_manager.exists()


def test_what_lies_ahead_has_not_happened(program):
    ahead = (timezone.now() + timedelta(days=2)).isoformat()
    answer = program.post("/activities", {**SAID, "occurred_at": ahead})
    assert answer.json()["errors"][0]["code"] == "in_the_future"


def test_the_list_is_in_order_of_arrival_and_can_start_at_an_instant(program):
    for n, day in enumerate(("2026-03-01", "2026-01-01", "2026-02-01")):
        program.post(
            "/activities", {**SAID, "message_id": f"m{n}", "occurred_at": f"{day}T00:00:00Z"}
        )
    listed = program.get("/activities").json()["items"]
    assert [activity["message_id"] for activity in listed] == ["m0", "m1", "m2"]
    soon = (timezone.now() + timedelta(hours=1)).isoformat()
    assert program.get("/activities", since=soon).json()["items"] == []
    assert len(program.get("/activities", kind="page").json()["items"]) == 3
    assert program.get("/activities", kind="call").json()["items"] == []


def test_a_journey_is_newest_first_over_its_pages(program):
    for n in range(5):
        when = f"2026-01-0{5 - n}T00:00:00Z"
        program.post("/activities", {**SAID, "message_id": f"m{n}", "occurred_at": when})
    number = Contact._default_manager.get().pk
    first = program.get(f"/activities/of/{number}", limit=3).json()
    second = program.get(f"/activities/of/{number}", limit=3, cursor=first["next"]).json()
    seen = [activity["message_id"] for activity in first["items"] + second["items"]]
    assert (seen, second["next"]) == (["m0", "m1", "m2", "m3", "m4"], None)
