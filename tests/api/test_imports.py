"""Files over the API: taken, tried, imported in the background, reported."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from entendu.activity.api.imports import LARGEST_BODY
from entendu.people.models import Contact
from entendu.workspace import jobs

pytestmark = pytest.mark.django_db
CONTACTS = "email,first_name,last_name\nzoe@example.org,Zoé,Martin\nno address,Max,Durand\n"


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sent(program, text: str, name="contacts.csv", **form):
    file = SimpleUploadedFile(name, text.encode())
    return program.client.post(program.place + "/imports", {"files": file, **form})


def test_a_file_is_imported_in_the_background_and_reported(
    program, django_capture_on_commit_callbacks
):
    answer = sent(program, CONTACTS)
    assert answer.status_code == 202
    told = answer.json()
    assert (told["state"], told["files"][0]["lacking"]) == ("waiting", [])
    assert jobs.run_due(timezone.now()) == 1
    report = program.get(f"/imports/{told['id']}").json()
    assert report["state"] == "done"
    assert report["files"][0]["created"]["contacts"] == 1
    assert report["files"][0]["rejected"] == 1
    (line,) = program.get(f"/imports/{told['id']}/rejected").json()["items"]
    assert (line["line"], line["column"], line["reason"]) == (3, "email", "not_an_email")
    assert "no address" in line["message"]
    assert [contact.email for contact in Contact._default_manager.all()] == ["zoe@example.org"]


def test_a_dry_run_says_what_would_change_and_writes_nothing(program):
    told = sent(program, CONTACTS, dry_run="true").json()
    jobs.run_due(timezone.now())
    report = program.get(f"/imports/{told['id']}").json()
    assert (report["state"], report["dry_run"]) == ("done", True)
    assert report["files"][0]["created"]["contacts"] == 1
    assert not Contact._default_manager.exists()


def test_a_file_of_no_known_kind_waits_for_somebody_to_say_what_it_is(program):
    told = sent(program, "colour,taste\nred,sour\n").json()
    assert (told["state"], told["files"][0]["recogniser"]) == ("draft", "")
    assert jobs.run_due(timezone.now()) == 0


@pytest.mark.parametrize(("text", "name"), [("", "a.csv"), ("x", "a.exe"), ("PK", "a.zip")])
def test_a_file_that_cannot_be_read_is_refused_by_its_name(program, text, name):
    answer = sent(program, text, name)
    assert answer.status_code == 422
    assert name in str(answer.json()["errors"])
    assert program.get("/imports").json()["items"] == []


def test_an_import_that_waits_can_be_cancelled(program):
    told = sent(program, CONTACTS).json()
    answer = program.client.post(f"{program.place}/imports/{told['id']}/cancel")
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    jobs.run_due(timezone.now())
    assert not Contact._default_manager.exists()


def test_a_form_without_a_file_or_with_more_than_it_takes_is_refused(program):
    assert program.client.post(program.place + "/imports", {"dry_run": "true"}).status_code == 422
    assert sent(program, CONTACTS, colour="red").status_code == 422
    assert sent(program, CONTACTS, dry_run="perhaps").status_code == 422
    assert program.post("/imports", {}).status_code == 415


def test_a_form_that_breaks_off_is_refused(program):
    kind = "multipart/form-data; boundary=x"
    for body in (b"--x\r\nContent-Dispos", b"--y--"):
        answer = program.client.generic("POST", program.place + "/imports", body, content_type=kind)
        assert answer.status_code in (400, 422)
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(program):
    kind = "multipart/form-data; boundary=x"
    answer = program.client.generic(
        "POST", program.place + "/imports", b"x", content_type=kind,
        CONTENT_LENGTH=str(LARGEST_BODY + 1),
    )  # fmt: skip
    assert answer.status_code == 413
