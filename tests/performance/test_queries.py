import json

import pytest

from entendu.performance.queries import closed_loop, funnel
from tests.performance.records import lay_crm, lay_olist

pytestmark = pytest.mark.django_db


@pytest.fixture
def olist(workspace, real_data):
    folder = real_data / "olist-funnel"
    lay_olist(workspace, folder)
    return json.loads((folder / "expected.json").read_text())


@pytest.fixture
def crm(workspace, real_data):
    folder = real_data / "crm-sales-opportunities"
    lay_crm(workspace, folder)
    return json.loads((folder / "expected.json").read_text())


def test_the_closed_loop_of_olist_is_the_published_one_to_the_cent(workspace, olist):
    rows = {row["key"]: row for row in closed_loop(workspace, "origin").dicts()}
    expected = {**olist["by_origin"], "all": olist["total"]}
    assert set(rows) == set(expected)
    for key, wanted in expected.items():
        row = rows[key]
        assert (row["mqls"], row["won"]) == (wanted["mqls"], wanted["won"])
        assert round(row["win_rate"], 6) == wanted["win_rate"]
        assert row["won_with_revenue"] == wanted["won_sellers_with_sales"]
        assert str(row["revenue"]) == f"{wanted['revenue_brl']:.2f}"
        assert row["median_days_to_won"] == wanted["median_days_to_won"]


def test_the_closed_loop_of_olist_by_month_of_first_contact(workspace, olist):
    rows = {row["key"]: row for row in closed_loop(workspace, "month").dicts()}
    counts = {key: {"mqls": row["mqls"], "won": row["won"]} for key, row in rows.items()}
    counts.pop("all")
    assert counts == olist["by_first_contact_month"]


def test_the_funnel_of_olist_shows_only_the_stages_that_somebody_entered(workspace, olist):
    rows = funnel(workspace).dicts()
    reached = {row["stage"]: row["reached"] for row in rows}
    assert reached == {
        "visitor": 8000, "prospect": 8000, "mql": 8000, "opportunity": 842, "customer": 842
    }  # fmt: skip


def test_bare_deals_of_a_crm_are_counted_by_owner(workspace, crm):
    rows = {row["label"]: row for row in closed_loop(workspace, "owner").dicts()}
    assert rows["all"]["won"] == crm["total"]["won"] == 4238
    assert rows["all"]["median_days_to_won"] == crm["median_cycle_days"]["Won"]
    assert rows["Darcel Schlecht"]["revenue"] == 1_153_214
    assert rows["all"]["win_rate"] is None


def test_the_funnel_of_a_crm_begins_with_its_opportunities(workspace, crm):
    rows = funnel(workspace).dicts()
    assert [(row["stage"], row["reached"]) for row in rows] == [
        ("opportunity", 8800), ("customer", 4238)
    ]  # fmt: skip
    assert rows[1]["median_days"] == 57
