"""The performance page, its sections, the rows behind its numbers and their files."""

import csv
import io
import re

import pytest

from entendu.activity.kinds import Kind
from entendu.performance.queries import closed_loop, funnel
from entendu.sharing.spreadsheet import BOM
from tests.performance.records import lay_olist
from tests.sharing.maker import Maker

pytestmark = pytest.mark.django_db
PAGE = "/w/atelier/performance/"


@pytest.fixture
def people(workspace):
    """Two MQLs by e-mail, of whom one bought; one MQL of no origin; one who only looked."""
    make = Maker(workspace)
    olga = make.member("Olga")
    one, two = make.contact("Ann", origin="email", owner=olga), make.contact("Ben", origin="email")
    three, four = make.contact("Cleo"), make.contact("=Dan", origin="social")
    for contact in (one, two, three, four):
        make.did(contact, Kind.FORM, 1)
    for contact in (one, two, three):
        make.entered(contact, "mql", 2)
    make.deal(one, amount="1000.00", days=5, owner=olga)
    return {"make": make, "ann": one, "olga": olga}


@pytest.fixture
def ask(client_of, user):
    """`ask(path, query)`: a page of performance as Bruno sees it."""

    def asking(path="", query="", **how):
        return client_of(user).get(f"{PAGE}{path}?{query}", **how)

    return asking


def links(html: str) -> list[str]:
    return [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]*rows/\?[^"]*)"', html)]


def test_the_page_comes_at_once_and_each_section_after_it(ask, people):
    text = ask().content.decode()
    for name in ("summary", "funnel", "weekly", "closed-loop"):
        assert f'hx-get="{PAGE}section/{name}/?period=last_12_months' in text


def test_without_javascript_the_whole_page_comes_in_one(ask, people):
    text = ask(query="whole=yes").content.decode()
    assert 'hx-trigger="load"' not in text
    for words in ("Funnel", "Week by week", "Closed loop", "Win rate"):
        assert words in text


def test_two_currencies_are_not_drawn_on_one_axis(ask, people):
    assert "loop-money-data" in ask("section/closed-loop/", "period=all").content.decode()
    deal = people["make"].deal(people["ann"], amount="70.00", days=5)
    deal.currency = "BRL"
    deal.save()
    text = ask("section/closed-loop/", "period=all").content.decode()
    assert "loop-money-data" not in text and "several currencies is not drawn" in text


def test_the_filters_stay_in_every_address(ask, people):
    text = ask(query="origin=email&period=all&by=owner").content.decode()
    assert "?period=all&amp;origin=email&amp;by=owner" in text
    assert re.search(r'value="email" selected', text)
    section = ask("section/closed-loop/", "origin=email&period=all&by=owner")
    assert all("origin=email" in link for link in links(section.content.decode()))


@pytest.mark.parametrize("query, message", [
    ("period=moon", "This choice does not exist"), ("by=moon", "This choice does not exist"),
    ("since=yesterday", "This is not a date"), ("owner=99999", "Nobody in this workspace"),
    ("since=2026-02-02&until=2026-01-01", "The last day lies before the first"),
])  # fmt: skip
def test_a_mistake_is_said_at_its_field_and_no_figure_is_shown(ask, people, query, message):
    response = ask(query=query)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert "data-section" not in response.content.decode()
    assert ask("section/summary/", query).status_code == 400
    assert ask("section/summary.csv", query).status_code == 400
    assert ask("rows/", query + "&measure=won").status_code == 400


@pytest.mark.parametrize("query", ["", "measure=moon", "measure=won&by=moon&key=x",
                                   "measure=won&by=week&key=x"])  # fmt: skip
def test_rows_of_nothing_known_are_refused_kindly(ask, people, query):
    response = ask("rows/", query)
    assert response.status_code == 400
    assert "asks for something that does not exist" in response.content.decode()


def test_an_unknown_section_does_not_exist(ask, people):
    assert ask("section/moon/").status_code == 404
    assert ask("section/moon.csv").status_code == 404


def test_a_section_is_a_fragment_for_the_page_and_a_page_for_people(ask, people):
    fragment = ask("section/funnel/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "<html" in ask("section/funnel/").content.decode()


def counted(response) -> int:
    return response.context["page"].paginator.count


def test_behind_every_number_of_the_closed_loop_stand_as_many_rows(ask, workspace, people):
    for by in ("origin", "owner", "segment", "month", "campaign"):
        for row in closed_loop(workspace, by).dicts():
            key = {"all": None, "": "(none)"}.get(row["key"], row["key"])
            where = f"&by={by}&key={key}" if key else ""
            for measure in ("mqls", "won", "won_with_revenue"):
                found = counted(ask("rows/", f"period=all&measure={measure}{where}"))
                assert found == row[measure], (by, row["key"], measure)


def test_behind_every_stage_of_the_funnel_stand_as_many_rows(ask, workspace, people):
    people["make"].did(people["make"].stranger(), days=1)
    for step in funnel(workspace).dicts():
        assert counted(ask("rows/", f"period=all&measure={step['stage']}")) == step["reached"]


def test_every_link_of_a_section_leads_to_rows(ask, people):
    for name in ("summary", "closed-loop", "funnel", "weekly"):
        found = links(ask(f"section/{name}/").content.decode())
        assert found
        for link in found:
            path, _, query = link.partition("?")
            assert ask(path.removeprefix(PAGE), query).status_code == 200, link


def test_the_weeks_lead_to_their_own_rows(ask, people):
    row = ask("section/weekly/").context["section"]["table"]["rows"]
    total = sum(int(cells[4].text) for cells in row)
    behind = [counted(ask("rows/", cells[4].url.partition("?")[2])) for cells in row
              if cells[4].url]  # fmt: skip
    assert sum(behind) == total == 3


def test_the_numbers_of_olist_are_followed_to_their_rows(ask, workspace, real_data):
    lay_olist(workspace, real_data / "olist-funnel")
    assert counted(ask("rows/", "measure=mqls&by=origin&key=email")) == 493
    assert counted(ask("rows/", "measure=revenue&by=origin&key=paid_search")) == 100
    early = ask("rows/", "measure=out_of_order")
    assert counted(early) == 1
    assert "before first contact" in early.content.decode()
    assert "1 deal was won before" in ask("section/summary/").content.decode()
    text = ask("section/closed-loop/").content.decode()
    assert "675,871.82" in text
    assert "18.5 days" in text


def test_old_records_are_shown_without_asking_for_them(ask, workspace):
    """Nothing happened in the last twelve months: the page opens with all time."""
    make = Maker(workspace)
    make.did(make.contact("Old"), days=-800)
    assert ask().context["asked"].period == "all"


def test_the_file_of_a_section_holds_its_numbers(ask, people):
    response = ask("section/closed-loop.csv", "by=origin")
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(response.getvalue().decode()))}
    assert (rows["email"]["mqls"], rows["email"]["won"], rows["email"]["revenue"]) == (
        "2", "1", "1000.00",
    )  # fmt: skip
    assert rows["all"]["mqls"] == "3"
    spreadsheet = ask("section/closed-loop.csv", "for=spreadsheet").getvalue().decode()
    assert spreadsheet.startswith(BOM)


def test_the_file_of_rows_runs_no_formula(ask, people):
    text = ask("rows.csv", "measure=prospect").getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert "'=Dan" in {row["name"] for row in rows}
    assert len(rows) == 4
    assert "total" not in rows[0]


def test_the_sql_that_made_a_figure_is_shown(ask, people):
    text = ask("section/funnel/").content.decode()
    assert "How many came how far" in text
    assert "SELECT" in text


def test_the_figures_are_compared_with_the_period_before(ask, workspace, people):
    make = people["make"]
    past = make.contact("Past", origin="email")
    make.did(past, Kind.FORM, -31)
    make.entered(past, "mql", -30)
    tiles = ask("section/summary/", "period=last_30_days").context["section"]["tiles"]
    assert (tiles[0].value, tiles[0].before, tiles[0].change) == ("3", "1", "+200%")
    assert tiles[0].tone == "better"


def test_a_period_without_anything_offers_everything(ask, people):
    text = ask("section/summary/", "since=2001-01-01&until=2001-02-01").content.decode()
    assert "Show everything" in text


def test_an_empty_workspace_is_told_how_to_begin(ask, user):
    text = ask().content.decode()
    assert "No figures yet" in text


def test_a_page_of_rows_beyond_the_end_is_the_first(ask, people):
    assert ask("rows/", "measure=mqls&page=99").context["page"].number == 1


def test_another_workspace_sees_none_of_it(client_of, stranger, people, other_workspace):
    charlie = client_of(stranger)
    for path in ("", "rows/?measure=won", "rows.csv?measure=won", "section/funnel/",
                 "section/funnel.csv"):  # fmt: skip
        assert charlie.get(PAGE + path).status_code == 404
    Maker(other_workspace).contact("Theirs")
    response = charlie.get(
        f"/w/elsewhere/performance/rows/?measure=prospect&owner={people['olga'].pk}"
    )
    assert response.status_code == 400  # a member of another workspace is nobody here
    assert (
        "Ann" not in charlie.get("/w/elsewhere/performance/rows/?measure=prospect").content.decode()
    )


def test_a_viewer_sees_the_figures(client_of, viewer, people):
    assert client_of(viewer).get(PAGE).status_code == 200
    assert client_of(viewer).get(f"{PAGE}section/summary/").status_code == 200
