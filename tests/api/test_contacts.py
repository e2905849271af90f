"""Contacts over the API: found, added and changed through one door, with their trail."""

import pytest

from entendu.people.models import Contact, Identity
from entendu.workspace.models import AuditEntry, Member

pytestmark = pytest.mark.django_db


def test_a_contact_is_added_with_its_identity_its_provenance_and_an_entry(program, workspace):
    answer = program.post("/contacts", {"email": " Zoe@Example.org ", "first_name": "Zoé"})
    assert answer.status_code == 201
    told = answer.json()
    assert told["email"] == "zoe@example.org"
    assert [(i["kind"], i["value"]) for i in told["identities"]] == [("email", "zoe@example.org")]
    assert told["provenance"]["first_name"]["via"] == "api"
    entry = AuditEntry.objects.get(action="contact.added")
    assert (entry.workspace, entry.via, entry.subject_id) == (workspace, "api", told["id"])
    assert entry.after["email"] == "zoe@example.org"


def test_an_address_leads_to_one_contact_only(program):
    first = program.post("/contacts", {"email": "zoe@example.org"}).json()["id"]
    answer = program.post("/contacts", {"email": "ZOE@example.org", "last_name": "Autre"})
    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:entendu:problem:email-taken"
    assert str(first) in answer.json()["detail"]
    assert Contact._default_manager.count() == 1


def test_a_refused_change_of_address_leaves_everything_as_it_was(program):
    program.post("/contacts", {"email": "zoe@example.org"})
    other = program.post("/contacts", {"email": "max@example.org"}).json()["id"]
    body = {"email": "zoe@example.org", "phone": "1"}
    assert program.patch(f"/contacts/{other}", body).status_code == 409
    told = program.get(f"/contacts/{other}").json()
    assert (told["email"], told["phone"]) == ("max@example.org", "")
    assert AuditEntry.objects.filter(action="contact.changed").count() == 0


def test_a_new_address_is_one_more_identity(program):
    number = program.post("/contacts", {"email": "zoe@example.org"}).json()["id"]
    told = program.patch(f"/contacts/{number}", {"email": "zoe@elsewhere.org"}).json()
    assert {i["value"] for i in told["identities"]} == {"zoe@example.org", "zoe@elsewhere.org"}


def test_an_address_known_from_a_visitor_is_taken_up(program, workspace, now):
    Identity._default_manager.create(
        workspace=workspace, kind="email", value="zoe@example.org", created_at=now
    )
    number = program.post("/contacts", {"email": "zoe@example.org"}).json()["id"]
    assert Identity._default_manager.get().contact_id == number


def test_only_what_is_named_changes_and_nothing_is_written_for_nothing(program):
    number = program.post("/contacts", {"email": "zoe@example.org", "phone": "1"}).json()["id"]
    before = program.get(f"/contacts/{number}").json()
    assert program.patch(f"/contacts/{number}", {"phone": "1"}).json() == before
    after = program.patch(f"/contacts/{number}", {"job_title": "CTO"}).json()
    assert (after["phone"], after["job_title"]) == ("1", "CTO")
    entry = AuditEntry.objects.get(action="contact.changed")
    assert (entry.before, entry.after) == ({"job_title": ""}, {"job_title": "CTO"})


@pytest.mark.parametrize("name", ["id", "workspace", "workspace_id", "provenance", "created_at"])
def test_what_is_not_offered_cannot_be_written(program, name):
    number = program.post("/contacts", {"email": "zoe@example.org"}).json()["id"]
    answer = program.patch(f"/contacts/{number}", {name: 7, "phone": "2"})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [name]
    assert program.get(f"/contacts/{number}").json()["phone"] == ""


def test_an_owner_of_another_workspace_is_no_owner(program, other_workspace, now):
    stranger = Member._default_manager.create(
        workspace=other_workspace, name="S", role="sales", joined_at=now
    )
    answer = program.post("/contacts", {"email": "a@b.org", "owner_id": stranger.pk})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "owner_id"


@pytest.mark.parametrize("body", [{}, {"email": ""}, {"phone": "12"}])
def test_a_contact_is_somebody(program, body):
    answer = program.post("/contacts", body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "nobody"


def test_every_mistake_of_a_body_is_told_at_its_place(program):
    body = {"email": "no address", "phone": "1" * 41, "owner_id": "7", "colour": "red"}
    answer = program.post("/contacts", body)
    assert answer.status_code == 422
    assert {e["field"] for e in answer.json()["errors"]} == {
        "email", "phone", "owner_id", "colour",
    }  # fmt: skip


def test_search_finds_every_word_in_names_and_addresses(program):
    for first, last in (("Zoé", "Martin"), ("Max", "Martin"), ("Zoé", "Durand")):
        body = {"first_name": first, "last_name": last, "email": f"{last}.{first[0]}@example.org"}
        program.post("/contacts", body)
    found = program.get("/contacts", search="martin zo").json()["items"]
    assert [(c["first_name"], c["last_name"]) for c in found] == [("Zoé", "Martin")]


def test_pages_follow_one_another_without_gap_or_repetition(program):
    numbers = [program.post("/contacts", {"first_name": f"n{n}"}).json()["id"] for n in range(7)]
    seen, cursor = [], ""
    while cursor is not None:
        page = program.get("/contacts", limit=3, cursor=cursor).json()
        seen += [contact["id"] for contact in page["items"]]
        cursor = page["next"]
    assert seen == numbers[::-1]


def test_a_row_added_meanwhile_disturbs_no_page(program):
    numbers = [program.post("/contacts", {"first_name": f"n{n}"}).json()["id"] for n in range(4)]
    first = program.get("/contacts", limit=2).json()
    program.post("/contacts", {"first_name": "late"})
    second = program.get("/contacts", limit=2, cursor=first["next"]).json()
    ids = [c["id"] for c in first["items"] + second["items"]]
    assert ids == numbers[::-1]
