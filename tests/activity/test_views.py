"""The pages of imports, from the upload to the report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from entendu.activity.models import ImportMapping, ImportRun
from entendu.people.models import Contact
from entendu.workspace import jobs
from entendu.workspace.scope import visible
from tests.activity.importing import last_run

pytestmark = pytest.mark.django_db

CONTACTS = b"Code;E-mail;Couleur\n1;ann@acme.example;rouge\n2;nobody;bleu\n"


@pytest.fixture(autouse=True)
def _files_of_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def page(client, user, workspace):
    """Asks a page of imports as Bruno, who may import."""
    client.force_login(user)

    def ask(name, *args, post=None):
        address = reverse(f"imports:{name}", args=[workspace.slug, *args])
        return client.get(address) if post is None else client.post(address, post)

    return ask


def upload(page, name="contacts.csv", content=CONTACTS) -> None:
    page("new", post={"files": [SimpleUploadedFile(name, content)]})


def corrected(run: ImportRun, do: str, **columns) -> dict:
    """What the draft's form sends."""
    file = run.files.get()
    said = {
        "kind": file.recogniser or "-", "day_first": "yes", "comma": "no", "zone": "UTC",
        "currency": "EUR",
    }  # fmt: skip
    for place, column in enumerate(file.options["header"]):
        said[f"column-{place}"] = columns.get(column, file.columns.get(column, ""))
    return {"do": do, **{f"file-{file.pk}-{name}": value for name, value in said.items()}}


def test_an_empty_list_says_what_to_do(page):
    assert "Nothing imported yet" in page("list").content.decode()


def test_an_upload_is_looked_at_and_nothing_is_written(page, workspace):
    upload(page)
    html = page("run", last_run(workspace).pk).content.decode()
    assert "Recognised as: Contacts" in html and "semicolon" in html and "ann@acme.example" in html
    assert not visible(Contact, workspace).exists()


def test_the_mapping_is_corrected_then_the_import_runs_in_the_background(page, workspace):
    upload(page)
    run = last_run(workspace)
    assert run.files.get().columns == {"Code": "", "E-mail": "email", "Couleur": ""}
    page("start", run.pk, post=corrected(run, "import", Code="id", Couleur="*"))
    assert last_run(workspace).state == "waiting"
    jobs.run_due(timezone.now())
    ann = visible(Contact, workspace).get()
    assert ann.fields == {"Couleur": "rouge"}
    assert str(ann.identities.get(kind="crm:csv")) == "crm:csv:1"
    html = page("run", run.pk).content.decode()
    assert "“nobody” is not an e-mail address." in html
    answer = page("rejected", run.pk, run.files.get().pk)
    assert b"nobody" in b"".join(answer.streaming_content)


def test_a_trial_writes_nothing_and_may_be_followed_by_the_import(page, workspace):
    upload(page)
    run = last_run(workspace)
    page("start", run.pk, post=corrected(run, "try"))
    jobs.run_due(timezone.now())
    assert "nothing was written" in page("run", run.pk).content.decode()
    assert not visible(Contact, workspace).exists()
    page("start", run.pk, post={"do": "import"})
    jobs.run_due(timezone.now())
    assert visible(Contact, workspace).count() == 1
    assert last_run(workspace).pk == run.pk and not last_run(workspace).dry_run


def test_a_mapping_kept_under_a_name_is_found_again(page, workspace):
    upload(page)
    run = last_run(workspace)
    keep = corrected(run, f"keep-{run.files.get().pk}", Code="id")
    page("start", run.pk, post={**keep, f"name-{run.files.get().pk}": "Nos contacts"})
    assert visible(ImportMapping, workspace).get().columns["Code"] == "id"
    upload(page)
    again = last_run(workspace)
    assert again.pk != run.pk and again.files.get().columns["Code"] == "id"


def test_one_field_taken_twice_is_told_at_its_place(page, workspace):
    upload(page)
    run = last_run(workspace)
    answer = page("start", run.pk, post=corrected(run, "import", Code="email"))
    assert answer.status_code == 422 and "is taken for this already" in answer.content.decode()
    assert last_run(workspace).state == "draft"


def test_a_kind_whose_needed_columns_are_missing_does_not_start(page, workspace):
    upload(page, "odd.csv", b"colour,shape\nred,round\n")
    run = last_run(workspace)
    post = corrected(run, "import")
    page("start", run.pk, post={**post, f"file-{run.files.get().pk}-kind": "deals"})
    assert last_run(workspace).state == "draft"
    assert "Choose a column for: Id" in page("run", run.pk).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("sheet.xlsx", b"PK", "is not a CSV file"),
        ("empty.csv", b"", "is empty"),
        ("broken.zip", b"PK no", "cannot be unpacked"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_where_it_was_chosen(
    page, workspace, name, content, words
):
    answer = page("new", post={"files": [SimpleUploadedFile(name, content or b" ")]})
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not visible(ImportRun, workspace).exists()


def test_an_import_that_waits_is_cancelled_at_once(page, workspace):
    upload(page)
    run = last_run(workspace)
    page("start", run.pk, post=corrected(run, "import"))
    page("cancel", run.pk, post={})
    jobs.run_due(timezone.now())
    assert last_run(workspace).state == "cancelled"
    assert not visible(Contact, workspace).exists()


def test_progress_leads_to_the_report_once_it_is_there(page, workspace):
    upload(page)
    run = last_run(workspace)
    page("start", run.pk, post=corrected(run, "import"))
    assert "HX-Redirect" not in page("progress", run.pk).headers
    jobs.run_due(timezone.now())
    assert page("progress", run.pk).headers["HX-Redirect"].endswith(f"/imports/{run.pk}/")


def test_a_viewer_may_not_import(client, viewer, workspace):
    client.force_login(viewer)
    assert client.get(reverse("imports:new", args=[workspace.slug])).status_code == 403
