import csv
import io
import json

import pytest
from click.testing import CliRunner

from entendu.performance.commands import report
from tests.performance.records import lay_crm, lay_olist

pytestmark = pytest.mark.django_db

KEYS = ["mqls", "won", "win_rate", "won_with_revenue", "revenue", "median_days_to_won"]


def run(*arguments):
    return CliRunner().invoke(report, arguments)


@pytest.fixture
def olist(workspace, real_data):
    lay_olist(workspace, real_data / "olist-funnel")


def test_the_closed_loop_of_olist_as_json_is_the_published_table(olist):
    result = run("closed-loop", "--workspace", "Atelier", "--by", "origin", "--format", "json")
    rows = json.loads(result.output)
    assert list(rows[0]) == ["origin", *KEYS]
    assert rows[0] == {
        "origin": "organic_search", "mqls": 2296, "won": 271, "win_rate": 0.118031,
        "won_with_revenue": 111, "revenue": 206265.55, "median_days_to_won": 14,
    }  # fmt: skip
    assert [row["origin"] for row in rows][-2:] == ["", "all"]
    assert rows[-1] == {
        "origin": "all", "mqls": 8000, "won": 842, "win_rate": 0.10525,
        "won_with_revenue": 376, "revenue": 675871.82, "median_days_to_won": 14,
    }  # fmt: skip
    assert '"revenue": 923.00' in result.output  # to the cent, digit by digit


def test_filters_hold_on_the_command_line_too(olist):
    arguments = ["--from", "2018-01-01", "--to", "2018-01-31", "--origin", "email"]
    result = run(
        "closed-loop", "--workspace", "atelier", "--by", "month", "--format", "csv", *arguments
    )
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert [row["month"] for row in rows] == ["2018-01", "all"]


def test_the_funnel_of_a_crm_as_json(workspace, real_data):
    lay_crm(workspace, real_data / "crm-sales-opportunities")
    rows = json.loads(run("funnel", "--workspace", "atelier", "--format", "json").output)
    assert rows == [
        {"stage": "opportunity", "reached": 8800, "conversion": None,
         "conversion_from_first": 1, "median_days": None},
        {"stage": "customer", "reached": 4238, "conversion": 0.481591,
         "conversion_from_first": 0.481591, "median_days": 57},
    ]  # fmt: skip


def test_an_empty_workspace_has_a_report_without_rows(workspace):
    assert json.loads(run("funnel", "--workspace", "atelier", "--format", "json").output) == []
    (row,) = json.loads(run("closed-loop", "--workspace", "atelier", "--format", "json").output)
    assert (row["origin"], row["mqls"], row["revenue"]) == ("all", 0, 0)
    assert run("funnel", "--workspace", "atelier").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["funnel", "--workspace", "nowhere"], "there is no workspace called 'nowhere'"),
        (["funnel", "--workspace", "atelier", "--owner", "Zoe"], "there is nobody called 'Zoe'"),
        (["funnel", "--workspace", "atelier", "--from", "22/11/2026"], "is not a day like"),
        (["closed-loop", "--workspace", "atelier", "--by", "moon"], "'moon' is not one of"),
    ],
)
def test_a_mistake_is_said_in_one_clear_line(workspace, arguments, said):
    result = run(*arguments)
    assert result.exit_code != 0
    assert said in result.output
