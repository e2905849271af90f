"""Files go in, records come out: whole imports into a real database."""

import csv
from decimal import Decimal

import pytest

from entendu.activity.imports.actions.tracing import rejected_path
from entendu.activity.models import Activity, Campaign, Cost, Deal
from entendu.people.models import Company, Contact, Identity
from entendu.workspace.models import AuditEntry
from entendu.workspace.scope import visible
from tests.activity.importing import LATER, bring_in, last_run, reasons, write

pytestmark = pytest.mark.django_db

CONTACTS = """id,email,first_name,last_name,company,owner
1,Ann@acme.example,Ann,Lee,Acme,Zoé
2,bob@acme.example,Bob,,Acme,Zoé
"""


@pytest.fixture(autouse=True)
def _files_of_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def test_contacts_come_with_their_company_and_owner(workspace, tmp_path):
    report = bring_in(workspace, write(tmp_path, "contacts.csv", CONTACTS))
    assert report.total("created") == {"contacts": 2, "companies": 1, "members": 1}
    ann = visible(Contact, workspace).get(email="ann@acme.example")
    assert (ann.first_name, ann.company.name, ann.owner.name) == ("Ann", "Acme", "Zoé")
    assert {str(identity) for identity in ann.identities.all()} == {
        "crm:csv:1",
        "email:ann@acme.example",
    }
    assert set(ann.provenance) == {"email", "first_name", "last_name", "company", "owner"}


def test_the_same_file_twice_changes_nothing_at_all(workspace, tmp_path):
    path = write(tmp_path, "contacts.csv", CONTACTS)
    bring_in(workspace, path)
    before = list(visible(Contact, workspace).order_by("id").values())
    entries = AuditEntry.objects.count()
    report = bring_in(workspace, path, now=LATER)
    assert report.total("unchanged") == {"contacts": 2, "companies": 1, "members": 1}
    assert not report.changed
    assert list(visible(Contact, workspace).order_by("id").values()) == before
    assert AuditEntry.objects.count() == entries


def test_a_changed_cell_changes_its_field_and_an_empty_one_erases_nothing(workspace, tmp_path):
    bring_in(workspace, write(tmp_path, "contacts.csv", CONTACTS))
    changed = "id,email,first_name,last_name\n1,ann@acme.example,,Leigh\n"
    report = bring_in(workspace, write(tmp_path, "later.csv", changed), now=LATER)
    assert report.total("updated") == {"contacts": 1}
    ann = visible(Contact, workspace).get(email="ann@acme.example")
    assert (ann.first_name, ann.last_name, ann.changed_at) == ("Ann", "Leigh", LATER)
    assert ann.provenance["last_name"]["at"] == LATER.isoformat()
    assert ann.provenance["first_name"]["at"] != LATER.isoformat()


def test_a_trial_says_the_same_and_writes_no_record(workspace, tmp_path):
    path = write(tmp_path, "contacts.csv", CONTACTS)
    trial = bring_in(workspace, path, dry_run=True)
    assert not visible(Contact, workspace).exists() and not visible(Company, workspace).exists()
    assert trial.files[0].examples[0]["after"]["name"] == "Zoé"
    assert trial.total("created") == bring_in(workspace, path).total("created")


def test_a_trial_shows_before_and_after(workspace, tmp_path):
    bring_in(workspace, write(tmp_path, "contacts.csv", CONTACTS))
    changed = "id,email,last_name\n1,ann@acme.example,Leigh\n"
    trial = bring_in(workspace, write(tmp_path, "later.csv", changed), dry_run=True)
    example = trial.files[0].examples[0]
    assert (example["before"], example["after"]) == ({"last_name": "Lee"}, {"last_name": "Leigh"})


def test_an_address_that_belongs_to_another_id_is_rejected_and_names_the_first(workspace, tmp_path):
    text = CONTACTS + "3,ann@acme.example,Anna,,,\n"
    report = bring_in(workspace, write(tmp_path, "contacts.csv", text))
    assert reasons(report) == [(4, "email", "email_taken")]
    assert report.rejected[0][1].bad.detail == {"text": "ann@acme.example", "first": "1", "line": 2}
    assert visible(Contact, workspace).count() == 2


def test_a_row_that_contradicts_an_earlier_one_is_rejected_and_the_same_row_is_not(
    workspace, tmp_path
):
    text = CONTACTS + "1,Ann@acme.example,Ann,Lee,Acme,Zoé\n2,bob@acme.example,Rob,,Acme,Zoé\n"
    report = bring_in(workspace, write(tmp_path, "contacts.csv", text))
    assert reasons(report) == [(5, "", "repeated")]
    assert visible(Contact, workspace).get(email="bob@acme.example").first_name == "Bob"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_french_columns_dates_and_decimals_in_every_encoding(workspace, tmp_path, encoding):
    text = (
        "Référence;Affaire;Entreprise;État;Montant;Date de clôture\r\n"
        'A1;"Étude\r\nen deux lignes";Société Générale d’Été;gagnée;1\u00a0234,56 €;31/12/2026\r\n'
    )
    bring_in(workspace, write(tmp_path, "affaires.csv", text, encoding), zone="Europe/Paris")
    deal = visible(Deal, workspace).get()
    assert (deal.name, deal.amount, deal.currency) == (
        "Étude\r\nen deux lignes", Decimal("1234.56"), "EUR",
    )  # fmt: skip
    assert (deal.company.name, deal.state) == ("Société Générale d’Été", "won")
    assert deal.closed_at.isoformat() == "2026-12-30T23:00:00+00:00"


def test_an_amount_without_currency_takes_the_workspaces_and_the_report_says_so(
    workspace, tmp_path
):
    text = "id,name,amount,state\nA1,Big,100.00,open\nA2,Other,USD 5.00,open\n"
    report = bring_in(workspace, write(tmp_path, "deals.csv", text), currency="CHF")
    assert dict(visible(Deal, workspace).values_list("key", "currency")) == {
        "csv:A1": "CHF", "csv:A2": "USD",
    }  # fmt: skip
    assert report.files[0].notes["currency_assumed"]["lines"] == [2]


def test_costs_correct_themselves_and_equal_lines_are_two(workspace, tmp_path):
    text = "date,channel,campaign,amount\n2026-03,ads,Spring,10\n2026-03,ads,Spring,10\n"
    bring_in(workspace, write(tmp_path, "costs.csv", text))
    report = bring_in(workspace, write(tmp_path, "costs.csv", text.replace("10\n2", "12\n2")))
    assert report.total("updated") == {"costs": 1} and report.total("created") == {}
    assert sorted(visible(Cost, workspace).values_list("amount", flat=True)) == [10, 12]
    assert visible(Campaign, workspace).get().name == "Spring"


ACTIVITIES = """email,kind,date,channel,campaign,content,url,stage
ann@acme.example,page,2026-03-01 10:00,ads,Spring,White paper,/paper,
ann@acme.example,page,2026-03-01 10:00,ads,Spring,White paper,/paper,
ann@acme.example,stage,2026-03-02 10:00,,,,,mql
bob@acme.example,Appel,2026-03-03 10:00,,,,,
"""


def test_activities_point_to_people_campaigns_and_contents(workspace, tmp_path):
    report = bring_in(workspace, write(tmp_path, "activities.csv", ACTIVITIES))
    assert report.total("created") == {
        "contacts": 2, "activities": 4, "campaigns": 1, "contents": 1,
    }  # fmt: skip
    first = visible(Activity, workspace).filter(kind="page").first()
    assert first.identity.contact.email == "ann@acme.example"
    assert (first.campaign.name, first.content.title) == ("Spring", "White paper")
    assert first.properties == {"url": "/paper"}
    assert visible(Activity, workspace).get(kind="stage").stage == "mql"


def test_activities_without_ids_come_once_however_often_the_file_comes(workspace, tmp_path):
    path = write(tmp_path, "activities.csv", ACTIVITIES)
    bring_in(workspace, path)
    trial = bring_in(workspace, path, dry_run=True)
    again = bring_in(workspace, path)
    assert again.total("unchanged")["activities"] == trial.total("unchanged")["activities"] == 4
    more = write(tmp_path, "more.csv", ACTIVITIES + "bob@acme.example,call,2026-03-04,,,,,\n")
    assert bring_in(workspace, more).total("created") == {"activities": 1}


def test_activities_of_a_contact_known_by_a_file_go_to_that_contact(workspace, tmp_path):
    folder = tmp_path / "both"
    folder.mkdir()
    write(folder, "activities.csv", ACTIVITIES)
    write(folder, "contacts.csv", CONTACTS)
    bring_in(workspace, folder)
    assert visible(Contact, workspace).count() == 2
    ann = visible(Contact, workspace).get(email="ann@acme.example")
    assert visible(Activity, workspace).filter(identity__contact=ann).count() == 3


def test_an_anonymous_visitor_becomes_nobody_yet(workspace, tmp_path):
    text = "visitor_id,kind,date\nv1,page,2026-03-01\nv1,page,2026-03-02\n"
    report = bring_in(workspace, write(tmp_path, "visits.csv", text))
    assert report.total("created") == {"activities": 2}
    assert visible(Identity, workspace).get().contact is None


def test_bad_activities_are_told_with_line_column_and_reason(workspace, tmp_path):
    text = (
        "who,email,kind,date,stage\n"
        "x,ann@acme.example,page,soon,\n"
        "x,not an address,page,2026-03-01,\n"
        "x,,page,2026-03-01,\n"
        "x,ann@acme.example,dancing,2026-03-01,\n"
        "x,ann@acme.example,stage,2026-03-01,\n"
        "x,ann@acme.example,page\n"
        "x,ann@acme.example,,2026-03-01,\n"
        "x,ann@acme.example,page,2026-03-01,\n"
    )
    report = bring_in(workspace, write(tmp_path, "activities.csv", text))
    assert reasons(report) == [
        (2, "date", "not_a_date"),
        (3, "email", "not_an_email"),
        (4, "email", "nobody"),
        (5, "kind", "not_a_choice"),
        (6, "stage", "stage_without_name"),
        (7, "date", "too_few_cells"),
        (8, "kind", "missing"),
    ]
    assert visible(Activity, workspace).count() == 1


def test_rejected_lines_go_out_guarded_and_come_back_mended(workspace, tmp_path):
    text = (
        "id,email,first_name,last_name\n"
        "1,ann(at)acme.example,=HYPERLINK(\"http://evil\"),<b>Lee</b>\n"
    )  # fmt: skip
    bring_in(workspace, write(tmp_path, "contacts.csv", text))
    run = last_run(workspace)
    path = rejected_path(run.files.get())
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, row = csv.reader(stream)
    assert header[-2:] == ["rejected: reason", "rejected: line"] and row[-1] == "2"
    assert row[2].startswith("'=HYPERLINK")
    mended = path.read_text(encoding="utf-8-sig").replace("(at)", "@")
    report = bring_in(workspace, write(tmp_path, "mended.csv", mended))
    assert report.total("created") == {"contacts": 1} and not report.rejected
    ann = visible(Contact, workspace).get()
    assert (ann.first_name, ann.last_name) == ('=HYPERLINK("http://evil")', "<b>Lee</b>")


def test_an_owner_who_is_a_member_already_is_not_made_again(workspace, member, tmp_path):
    text = f"id,amount,owner\nA1,10,{member.email}\nA2,20,{member.name}\n"
    report = bring_in(workspace, write(tmp_path, "deals.csv", text))
    assert report.total("created") == {"deals": 2}
    assert {deal.owner for deal in visible(Deal, workspace)} == {member}


def test_an_import_is_one_entry_of_the_trail(workspace, tmp_path):
    bring_in(workspace, write(tmp_path, "contacts.csv", CONTACTS))
    entry = AuditEntry.objects.get(workspace=workspace)
    assert entry.action == "import.done" and entry.after["created"]["contacts"] == 2


def test_the_olist_funnel_is_what_its_readme_says(workspace, real_data):
    report = bring_in(workspace, real_data / "olist-funnel")
    assert report.total("created") == {
        "contacts": 8000, "contents": 495, "activities": 16000, "members": 41,
        "companies": 3557, "deals": 842, "revenues": 2970,
    }  # fmt: skip
    assert not report.rejected
    notes = [note for file in report.files for note in file.notes.items()]
    assert [(code, note["texts"]) for code, note in notes] == [
        ("won_before_contact", ["olist:b91cf8812365f50ff4bda4bcd6206b05"])
    ]
    again = bring_in(workspace, real_data / "olist-funnel")
    assert not again.changed and again.total("unchanged") == report.total("created")


def test_the_crm_set_is_what_its_readme_says(workspace, real_data):
    bring_in(workspace, real_data / "crm-sales-opportunities")
    deals = visible(Deal, workspace)
    assert {state: deals.filter(state=state).count() for state in ("won", "lost", "open")} == {
        "won": 4238, "lost": 2473, "open": 2089,
    }  # fmt: skip
    won = {"Central": 0, "East": 0, "West": 0}
    for office, amount in deals.filter(state="won").values_list("owner__team__name", "amount"):
        won[office] += amount
    assert won == {"Central": 3346293, "East": 3090594, "West": 3568647}
    pro = deals.filter(product="GTX Pro")
    assert pro.count() == 1480 and pro.first().fields == {"list_price": "4821"}
    assert not bring_in(workspace, real_data / "crm-sales-opportunities").changed
