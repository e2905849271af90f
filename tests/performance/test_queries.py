import json
from datetime import date

import pytest

from entendu.performance.queries import (
    Filters,
    activity_by_week,
    closed_loop,
    funnel,
    rows_behind,
)
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


def test_the_rows_behind_every_number_of_the_closed_loop_are_as_many(workspace, olist):
    for by in ("origin", "month", "segment", "owner", "landing_page"):
        answer = closed_loop(workspace, by)
        for row in answer.dicts()[:4] + answer.dicts()[-1:]:
            for measure in ("mqls", "won", "won_with_revenue"):
                behind = rows_behind(workspace, measure, by=by, key=row["key"], last=1).dicts()
                assert (behind[0]["total"] if behind else 0) == row[measure]


def test_the_deal_won_before_the_first_contact_is_kept_and_found(workspace, olist):
    (row,) = rows_behind(workspace, "out_of_order").dicts()
    assert (row["days"], row["out_of_order"]) == (-2, True)


def test_the_weeks_add_up_to_the_closed_loop(workspace, olist):
    weeks = activity_by_week(workspace).dicts()
    assert sum(week["mqls"] for week in weeks) == 8000
    assert sum(week["won"] for week in weeks) == 842
    assert sum(week["responses"] for week in weeks) == 8000
    assert all(week["week"].weekday() == 0 for week in weeks)
    busy = max(weeks, key=lambda week: week["responses"])
    behind = rows_behind(workspace, "responses", by="week", key=str(busy["week"]))
    assert len(behind.rows) == busy["responses"]
    behind = rows_behind(workspace, "mqls", by="week", key=str(busy["week"]))
    assert len(behind.rows) == busy["mqls"]


def test_filters_narrow_by_day_origin_and_owner(workspace, olist):
    january = Filters(since=date(2018, 1, 1), until=date(2018, 1, 31), origin="email")
    total = closed_loop(workspace, "month", january).dicts()[-1]
    rows = rows_behind(workspace, "mqls", january).dicts()
    assert total["mqls"] == len(rows) > 0
    assert {row["first_at"].strftime("%Y-%m") for row in rows} == {"2018-01"}
    assert {row["origin"] for row in rows} == {"email"}
    owner = closed_loop(workspace, "owner").dicts()[1]
    mine = closed_loop(workspace, "origin", Filters(owner=int(owner["key"]))).dicts()[-1]
    assert (mine["mqls"], mine["won"]) == (owner["mqls"], owner["won"])
