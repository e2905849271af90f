"""The list of prospects, through the page as people ask it."""

import csv
import io

import pytest

from entendu.activity.kinds import Kind
from entendu.sharing.spreadsheet import BOM
from entendu.workspace.actions.saved_views import views_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(workspace, make):
    """Four prospects, a visitor nobody knows, a bot."""
    make = make(workspace)
    owner = make.member("Olga")
    forge = make.company("Forges d’Éloi", segment="metal")
    eloise = make.contact("Éloïse", "Dupont", origin="email", company=forge, owner=owner)
    make.did(eloise, days=3)
    make.entered(eloise, "mql", 4)
    adam = make.contact("Adam", "Œuvrard", origin="social", country="FR", language="fr")
    make.did(adam, days=1)
    make.deal(adam, amount="250.50")
    zoe = make.contact("Zoë", "Martin", origin="email", country="BE", language="nl")
    make.did(zoe, Kind.MAIL_SENT, days=5)
    make.contact("=HYPERLINK(1)", "<b>x</b>")
    make.did(make.stranger(), days=6)
    make.did(make.stranger(), days=6, bot=True)
    return {"make": make, "eloise": eloise, "adam": adam, "zoe": zoe, "owner": owner}


@pytest.fixture
def ask(client_of, user):
    """`ask(query)`: the list as Bruno sees it."""

    def asking(query="", path="", **how):
        return client_of(user).get(f"/w/atelier/prospects/{path}?{query}", **how)

    return asking


def names(response) -> list[str]:
    return [row["name"].split()[0] for row in response.context["rows"]]


def test_everybody_known_is_listed_and_nobody_else(ask, people):
    response = ask()
    assert set(names(response)) == {"Éloïse", "Adam", "Zoë", "=HYPERLINK(1)"}
    assert "1 visitor nobody knows yet" in response.content.decode()


@pytest.mark.parametrize("words, found", [
    ("eloise", ["Éloïse"]), ("DUPONT forges", ["Éloïse"]), ("éloi dupont", ["Éloïse"]),
    ("oeuvrard", ["Adam"]), ("people.example", ["Éloïse", "Adam", "=HYPERLINK(1)", "Zoë"]),
    ("%", []), ("nobody", []), ("zoé", ["Zoë"]),
])  # fmt: skip
def test_a_search_minds_neither_case_nor_accents(ask, people, words, found):
    response = ask(f"search={words.replace('%', '%25')}")
    assert sorted(names(response)) == sorted(found)


@pytest.mark.parametrize("query, found", [
    ("stage=mql", ["Éloïse"]), ("stage=customer", ["Adam"]), ("origin=email", ["Éloïse", "Zoë"]),
    ("origin=(none)", ["=HYPERLINK(1)"]), ("owner=0", ["=HYPERLINK(1)", "Adam", "Zoë"]),
    ("segment=metal", ["Éloïse"]), ("country=FR", ["Adam"]), ("language=nl", ["Zoë"]),
    ("seen=1", []), ("origin=email&stage=mql&search=eloi", ["Éloïse"]),
])  # fmt: skip
def test_filters_narrow_the_list(ask, people, query, found):
    assert sorted(names(ask(query))) == sorted(found)


def test_an_owner_is_chosen_by_number(ask, people):
    assert names(ask(f"owner={people['owner'].pk}")) == ["Éloïse"]


@pytest.mark.parametrize("sort, order, first, last", [
    ("name", "rising", "=HYPERLINK(1)", "Zoë"), ("name", "falling", "Zoë", "=HYPERLINK(1)"),
    ("last_seen", "falling", "Éloïse", "Zoë"), ("amount", "falling", "Adam", "Zoë"),
    ("stage", "falling", "Adam", "Zoë"), ("company", "rising", "Éloïse", "Zoë"),
    ("recent", "falling", "Adam", "Zoë"), ("origin", "rising", "Éloïse", "=HYPERLINK(1)"),
    ("owner", "rising", "Éloïse", "Zoë"),
])  # fmt: skip
def test_every_column_sorts_and_what_is_not_known_comes_last(ask, people, sort, order, first, last):
    found = names(ask(f"sort={sort}&order={order}"))
    assert (found[0], found[-1]) == (first, last)


def test_pages_hold_everybody_once_in_a_steady_order(ask, people):
    make = people["make"]
    for number in range(60):
        make.contact("Same", f"N{number}")
    seen = [row["contact_id"] for page in (1, 2, 3)
            for row in ask(f"sort=company&size=25&page={page}").context["rows"]]  # fmt: skip
    assert len(seen) == len(set(seen)) == 64


def test_a_page_beyond_the_end_is_the_last_one(ask, people):
    assert len(names(ask("page=99"))) == 4


def test_what_cannot_be_understood_is_said_and_not_guessed(ask, people):
    response = ask("stage=moon")
    assert response.status_code == 200
    assert "This choice does not exist" in response.content.decode()
    assert "rows" not in response.context


def test_nobody_matching_offers_to_clear_the_filters(ask, people):
    text = ask("search=xyzzy").content.decode()
    assert "Nobody matches" in text
    assert "Clear filters" in text


def test_an_empty_workspace_leads_to_the_imports(ask, user):
    assert "No prospects yet" in ask().content.decode()


def test_names_are_shown_as_text(ask, people):
    text = ask().content.decode()
    assert "<b>x</b>" not in text
    assert "&lt;b&gt;x&lt;/b&gt;" in text


def test_the_file_holds_the_filtered_list_and_no_formula(ask, people):
    response = ask("sort=name&order=rising", "prospects.csv")
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))
    assert [row["name"].split()[0] for row in rows] == ["'=HYPERLINK(1)", "Adam", "Éloïse", "Zoë"]
    assert (rows[1]["amount"], rows[1]["stage"]) == ("250.50", "customer")
    assert len(ask("stage=mql", "prospects.csv").getvalue().splitlines()) == 2


def test_the_file_for_a_french_spreadsheet_opens_there(ask, people, user):
    user.language = "fr"
    user.save()
    text = ask("stage=customer&for=spreadsheet", "prospects.csv").getvalue().decode()
    assert text.startswith(BOM)
    assert ";250,50;" in text


def test_another_workspace_sees_none_of_it(client_of, stranger, people, make, other_workspace):
    assert client_of(stranger).get("/w/atelier/prospects/").status_code == 404
    make(other_workspace).contact("Theirs")
    response = client_of(stranger).get("/w/elsewhere/prospects/")
    assert names(response) == ["Theirs"]


def test_a_view_is_kept_named_shared_and_opened_first(client_of, user, member, admin, people):
    bruno, path = client_of(user), "/w/atelier/prospects/"
    bruno.post(f"{path}views/", {"name": "Hot", "query": "stage=mql", "shared": "yes"})
    assert "Hot" in client_of(admin).get(f"{path}?page=1").content.decode()
    view = views_of(member, "prospects").get()
    change = {"name": "Hotter", "opens_first": "yes", "query": "stage=mql"}
    bruno.post(f"{path}views/{view.pk}/", change)
    assert bruno.get(path).url == f"{path}?stage=mql"
    assert bruno.get(f"{path}?page=1").status_code == 200
    assert "Hotter" not in client_of(admin).get(f"{path}?page=1").content.decode()
    bruno.post(f"{path}views/{view.pk}/delete/")
    assert not views_of(member, "prospects").exists()


def test_a_viewer_may_look_and_keep_views_but_not_share(client_of, viewer, people):
    vera = client_of(viewer)
    response = vera.post(
        "/w/atelier/prospects/views/", {"name": "X", "query": "stage=mql", "shared": "yes"},
        follow=True,
    )  # fmt: skip
    assert "does not let you share" in response.content.decode()


def test_the_search_as_one_types_leaves_a_clean_address(ask, people):
    response = ask("search=eloise&stage=&origin=", headers={"HX-Request": "true"})
    assert response["HX-Replace-Url"] == "/w/atelier/prospects/?search=eloise"
