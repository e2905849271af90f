from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entendu.engine.mirror import resident_of
from entendu.engine.questions import Question, questions
from entendu.engine.spelling import literal, runnable
from entendu.performance.queries import Filters, activity_by_week, closed_loop, funnel, rows_behind


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (None, "NULL"),
        (True, "TRUE"),
        (3, "3"),
        (Decimal("1.10"), "1.10"),
        ("l'origine", "'l''origine'"),
        ("'; DROP TABLE contacts; --", "'''; DROP TABLE contacts; --'"),
        (date(2026, 11, 22), "DATE '2026-11-22'"),
        (datetime(2026, 11, 22, 9, 5), "TIMESTAMP '2026-11-22 09:05:00'"),  # noqa: DTZ001
    ],
)
def test_values_are_spelled_as_sql(value, spelled):
    assert literal(value) == spelled


def test_only_the_macros_and_relations_in_use_are_spelled_out():
    macros = "-- Twice x.\nCREATE MACRO twice(x) AS 2 * x;\n\nCREATE MACRO half(x) AS x / 2;\n"
    standing = {
        "first": Question("first", "", "SELECT twice(1) AS a"),
        "second": Question("second", "", "SELECT a FROM first"),
        "third": Question("third", "", "SELECT half(1)"),
    }
    asked = Question("x/y", "What?", "SELECT a, $p FROM second")
    assert runnable(asked, {"p": "v"}, macros, standing) == (
        "-- Twice x.\nCREATE OR REPLACE TEMP MACRO twice(x) AS 2 * x;\n\n"
        "CREATE OR REPLACE TEMP VIEW first AS\nSELECT twice(1) AS a;\n\n"
        "CREATE OR REPLACE TEMP VIEW second AS\nSELECT a FROM first;\n\n"
        "-- What?\nSELECT a, 'v' FROM second;"
    )


@pytest.mark.django_db(transaction=True)
def test_the_sql_beside_an_answer_gives_that_answer(company):
    known = company.identity("a@example.com", company.contact(origin="l'origine"))
    company.activity(known)
    company.activity(known, "stage", stage="mql", days=3)
    filters = Filters(since=date(2026, 1, 1), origin="l'origine")
    for answer in (
        funnel(company.workspace, filters),
        closed_loop(company.workspace, "month", filters),
        activity_by_week(company.workspace, filters),
        rows_behind(company.workspace, "mql", filters),
    ):
        with resident_of(company.workspace.pk).duck.cursor() as cursor:
            assert cursor.execute(answer.sql).fetchall() == answer.rows != []


def test_the_questions_of_the_performance_page_are_there():
    wanted = {"funnel", "closed_loop", "activity_by_week", "rows_behind", "activities_behind"}
    assert {f"performance/{name}" for name in wanted} | {"sharing/journey"} <= set(questions())


def test_instants_are_kept_without_a_zone():
    assert "+00:00" in literal(datetime(2026, 1, 1, tzinfo=UTC))
