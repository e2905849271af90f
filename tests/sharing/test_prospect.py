"""A prospect's page, and the changing of facts."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from entendu.activity.kinds import PATH, Kind
from entendu.activity.words import STAGES
from entendu.people.models import Contact, Identity
from entendu.sharing.prospects import Wanted
from entendu.sharing.queries.dossier import dossier
from entendu.sharing.queries.listing import prospects
from entendu.workspace.models import AuditEntry
from entendu.workspace.queries import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid(workspace, make):
    return make(workspace)


@pytest.fixture
def eloise(laid):
    at = laid.at.isoformat()
    return laid.contact(
        "Éloïse", "Dupont", job_title="Buyer", origin="email", fields={"interest": "Presses"},
        company=laid.company("Forges d’Éloi"),
        provenance={"job_title": {"source": laid.source.pk, "at": at}},
    )  # fmt: skip


@pytest.fixture
def see(client_of, user):
    def seeing(contact, query="", **how):
        return client_of(user).get(f"/w/atelier/prospects/{contact.pk}/?{query}", **how)

    return seeing


def test_the_page_shows_facts_with_where_they_come_from(see, eloise):
    text = see(eloise).content.decode()
    assert "Buyer" in text
    assert "Presses" in text
    assert "From The old CRM" in text


def test_the_journey_shows_both_sides_the_latest_first(see, laid, eloise):
    laid.did(eloise, Kind.DOWNLOAD, 1, content=laid.content("White paper"))
    laid.did(eloise, Kind.CALL, 2, member=laid.member("Olga"), properties={"outcome": "voicemail"})
    text = see(eloise).content.decode()
    assert text.index("voicemail") < text.index("White paper")
    assert "Olga" in text


def test_the_time_of_day_is_that_of_the_workspace(see, laid, eloise):
    eloise.workspace.zone = "Asia/Kolkata"
    eloise.workspace.save()
    laid.did(eloise, Kind.CALL, 2)
    local = (laid.at + timedelta(days=2)).astimezone(ZoneInfo("Asia/Kolkata"))
    assert f"{local:%H:%M}" in see(eloise, "kind=call").content.decode().partition("Journey")[2]


def test_one_kind_can_be_shown_alone(see, laid, eloise):
    laid.did(eloise, Kind.DOWNLOAD, 1, content=laid.content("White paper"))
    laid.did(eloise, Kind.CALL, 2)
    days = see(eloise, "kind=call").context["days"]
    assert [one["words"] for day in days for one in day["happenings"]] == ["Call"]


def test_a_long_journey_is_loaded_in_parts_without_gap_or_double(see, laid, eloise):
    for number in range(120):
        laid.did(eloise, days=number // 7, properties={"title": f"page {number}"})
    found, response = [], see(eloise)
    while True:
        found += [one["title"] for day in response.context["days"] for one in day["happenings"]]
        earlier = response.context["earlier_url"]
        if not earlier:
            break
        response = see(eloise, earlier.partition("?")[2], headers={"HX-Request": "true"})
        assert "<html" not in response.content.decode()
    assert sorted(found) == sorted(f"page {number}" for number in range(120))


def test_only_addresses_of_the_web_are_links(see, laid, eloise):
    laid.did(eloise, properties={"url": "javascript:alert(1)", "title": "<i>bad</i>"})
    laid.did(eloise, properties={"url": "https://good.example/x", "title": "good"})
    text = see(eloise).content.decode()
    assert "javascript:" not in text
    assert "<i>bad</i>" not in text
    assert 'href="https://good.example/x"' in text


def test_bots_are_left_out(see, laid, eloise):
    laid.did(eloise, bot=True, properties={"title": "crawler"})
    assert "crawler" not in see(eloise).content.decode()


def test_a_deal_won_before_the_first_contact_is_kept_and_flagged(see, laid, eloise):
    laid.did(eloise, Kind.FORM, 5)
    laid.deal(eloise, days=2)
    assert "Won before first contact" in see(eloise).content.decode()


def test_a_deal_won_on_the_day_of_the_first_contact_is_not_flagged(see, laid, eloise):
    laid.did(eloise, Kind.FORM, 0.3)
    laid.deal(eloise, days=0)
    assert "Won before first contact" not in see(eloise).content.decode()


def test_the_path_agrees_with_the_one_that_the_list_counts(workspace, laid):
    plain = laid.contact("Plain")
    asked = laid.contact("Asked")
    laid.did(asked, days=1)
    laid.entered(asked, "lead", 1)
    laid.entered(asked, "sql", 3)
    laid.entered(asked, "recycled", 4)
    bought = laid.contact("Bought")
    laid.deal(bought, days=3)
    lost = laid.contact("Lost")
    laid.deal(lost, "lost")
    by_engine = _furthest_by_engine(workspace)
    for contact in (plain, asked, bought, lost):
        furthest = dossier(Contact._default_manager.get(pk=contact.pk)).path[-1].stage
        assert by_engine[contact.pk] == furthest, contact


def _furthest_by_engine(workspace) -> dict:
    rows = prospects(workspace, Wanted(), today=date(2026, 11, 20)).dicts()
    return {row["contact_id"]: PATH[row["furthest"]] for row in rows}


def test_another_workspaces_contact_does_not_exist(client_of, stranger, eloise):
    charlie = client_of(stranger)
    for address in ("", "edit/"):
        assert charlie.get(f"/w/elsewhere/prospects/{eloise.pk}/{address}").status_code == 404
        assert charlie.get(f"/w/atelier/prospects/{eloise.pk}/{address}").status_code == 404


@pytest.mark.parametrize("query", ["before=x", "before=WyJ4Il0", "before=W10"])
def test_a_cursor_that_was_not_given_is_not_found(see, eloise, query):
    assert see(eloise, query).status_code == 404


def test_a_number_too_large_for_the_store_is_not_found(client_of, user):
    assert client_of(user).get(f"/w/atelier/prospects/{10**30}/").status_code == 404


def _form(contact, **changes) -> dict:
    return {"first_name": contact.first_name, "last_name": contact.last_name,
            "email": contact.email, "job_title": contact.job_title, "origin": contact.origin,
            "company": contact.company.name if contact.company else "", **changes}  # fmt: skip


def test_a_fact_changed_by_hand_is_signed_dated_and_in_the_trail(client_of, user, see, eloise):
    address = f"/w/atelier/prospects/{eloise.pk}/edit/"
    response = client_of(user).post(address, _form(eloise, job_title="Head of buying"))
    assert response.status_code == 302
    eloise.refresh_from_db()
    assert eloise.job_title == "Head of buying"
    assert eloise.provenance["job_title"]["user"] == user.pk
    entry = AuditEntry.objects.get(action="contact.changed")
    assert (entry.before, entry.after) == ({"job_title": "Buyer"}, {"job_title": "Head of buying"})
    text = see(eloise).content.decode()
    assert "By hand: Bruno" in text
    assert "<del>Buyer</del>" in text


def test_nothing_changed_leaves_no_trace(client_of, user, eloise):
    client_of(user).post(f"/w/atelier/prospects/{eloise.pk}/edit/", _form(eloise))
    assert not AuditEntry.objects.filter(action="contact.changed").exists()


def test_the_owner_and_the_company_can_be_changed_and_taken_away(client_of, user, laid, eloise):
    olga, forge = laid.member("Olga"), laid.company("Forges de l’Est")
    bruno, address = client_of(user), f"/w/atelier/prospects/{eloise.pk}/edit/"
    bruno.post(address, _form(eloise, owner=olga.pk, company="forges de l’est"))
    eloise.refresh_from_db()
    assert (eloise.owner, eloise.company) == (olga, forge)
    bruno.post(address, _form(eloise, owner="", company=""))
    eloise.refresh_from_db()
    assert (eloise.owner, eloise.company) == (None, None)


@pytest.mark.parametrize("change, message", [
    ({"company": "No such"}, "This company does not exist"),
    ({"email": "not an address"}, "Enter a valid email address"),
    ({"owner": "999999"}, "Select a valid choice"),
    ({"first_name": "x" * 121}, "at most 120 characters"),
])  # fmt: skip
def test_a_mistake_is_said_at_its_field_and_nothing_is_written(
    client_of, user, eloise, change, message
):
    response = client_of(user).post(
        f"/w/atelier/prospects/{eloise.pk}/edit/", _form(eloise, **change)
    )
    assert response.status_code == 422
    assert message in response.content.decode()
    assert not AuditEntry.objects.filter(action="contact.changed").exists()


def test_an_address_that_is_somebody_elses_is_refused_with_the_way_to_them(
    client_of, user, laid, workspace, eloise
):
    other = laid.contact("Other", email="other@people.example")
    response = client_of(user).post(
        f"/w/atelier/prospects/{eloise.pk}/edit/", _form(eloise, email=other.email)
    )
    text = response.content.decode()
    assert "Another contact is known by this address" in text
    assert f"/w/atelier/prospects/{other.pk}/" in text
    assert visible(Identity, workspace).get(value=other.email).contact == other


def test_a_viewer_sees_but_may_not_edit(client_of, viewer, eloise):
    vera = client_of(viewer)
    assert "/edit/" not in vera.get(f"/w/atelier/prospects/{eloise.pk}/").content.decode()
    assert vera.get(f"/w/atelier/prospects/{eloise.pk}/edit/").status_code == 403
    assert vera.post(f"/w/atelier/prospects/{eloise.pk}/edit/", _form(eloise)).status_code == 403


def test_the_page_speaks_french(client_of, user, eloise):
    user.language = "fr"
    user.save()
    text = client_of(user).get(f"/w/atelier/prospects/{eloise.pk}/").content.decode()
    assert str(STAGES["prospect"]) in text
    assert 'lang="fr"' in text
