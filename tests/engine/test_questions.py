"""Every SQL file of the house: has it its header, does it parse, is it of the plain subset?"""

import re

import pytest

from entendu.engine.mirror import resident_of
from entendu.engine.questions import (
    UnknownQuestion,
    macros,
    question,
    questions,
    standing_relations,
)
from entendu.engine.relations import ACTIVITIES, SMALL

pytestmark = pytest.mark.django_db
RELATIONS = {ACTIVITIES, *SMALL}


@pytest.fixture
def duck(workspace):
    return resident_of(workspace.pk).duck


@pytest.mark.parametrize("name", questions())
def test_a_question_says_what_it_answers_takes_and_gives(name):
    header = question(name).header
    assert "?" in header.splitlines()[0], "the first line is the question"
    said = dict(re.findall(r"^(Parameters|Columns): ((?:.|\n(?!Columns))+)", header, re.MULTILINE))
    assert set(said) == {"Parameters", "Columns"}
    for parameter in question(name).parameters:
        assert re.search(rf"\b{parameter}\b", said["Parameters"]), parameter


@pytest.mark.parametrize("name", questions())
def test_a_question_runs_over_empty_relations(name, workspace):
    asked = question(name)
    resident = resident_of(workspace.pk)
    nothing = dict.fromkeys(asked.parameters) | (
        {"zone": "Europe/Paris"} if "zone" in asked.parameters else {}
    )
    columns, _ = resident.answer(asked, nothing)
    for column in columns:
        assert re.search(rf"\b{column}\b", asked.header), f"{column} is not in the header"


@pytest.mark.parametrize("name", questions())
def test_a_question_is_one_statement_of_the_plain_subset(name):
    statement = question(name).statement
    assert ";" not in statement
    for foreign in (
        r"SELECT\s+DISTINCT\s+ON",
        "QUALIFY",
        "PIVOT",
        "ASOF",
        "LATERAL",
        r"::",
        "read_",
    ):
        assert not re.search(foreign, statement), f"{foreign} is not understood everywhere"


@pytest.mark.parametrize("name", standing_relations())
def test_a_standing_relation_says_how_it_is_kept(name):
    relation = standing_relations()[name]
    assert relation.header.startswith(f"{name}: ")
    assert relation.kept_by or relation.whole_after
    known = RELATIONS | set(standing_relations())
    named = known & set(re.findall(r"\w+", relation.statement)) - {name}
    assert relation.whole_after <= named


@pytest.mark.parametrize("name", ["performance/nothing", "nowhere/funnel", "../etc", "funnel", ""])
def test_a_question_that_is_not_there_is_refused(name):
    with pytest.raises(UnknownQuestion):
        question(name)


def ask(duck, expression):
    return duck.execute(f"SELECT {expression}").fetchone()[0]


def test_the_macros_mean_what_their_comments_say(duck):
    at = "TIMESTAMP '2026-03-29 00:30:00'"
    assert ask(duck, f"seconds_between({at}, {at} + INTERVAL 1500 MILLISECOND)") == 1.5
    assert ask(duck, f"seconds_between({at}, {at} - INTERVAL 1 MINUTE)") == -60
    assert ask(duck, "days_between(DATE '2026-03-01', DATE '2026-02-27')") == -2
    late = "TIMESTAMP '2026-01-31 23:30:00'"
    assert str(ask(duck, f"local_day({late}, 'Europe/Paris')")) == "2026-02-01"
    assert str(ask(duck, f"local_day({late}, 'America/Sao_Paulo')")) == "2026-01-31"
    assert str(ask(duck, "week_start(DATE '2026-11-22')")) == "2026-11-16"
    assert ask(duck, "month_of(DATE '2026-11-22')") == "2026-11"
    assert ask(duck, "(SELECT median_of(x) FROM (VALUES (1), (4), (10), (2)) t(x))") == 3
    assert str(ask(duck, f"quarter_hour({late} + INTERVAL 14 MINUTE)")) == "2026-01-31 23:30:00"
    rows = "(VALUES (1, 'b', 2), (1, NULL, 1), (NULL, 'c', 0)) t(s, x, id)"
    moment = "CASE WHEN s = 1 THEN TIMESTAMP '2026-01-01 00:00:00' END"
    assert ask(duck, f"(SELECT first_by(x, {moment}, id) FROM {rows})") is None
    assert ask(duck, f"(SELECT first_by(id, {moment}, id) FROM {rows})") == 1


def test_every_macro_is_explained():
    defined = len(re.findall(r"^CREATE MACRO", macros(), re.MULTILINE))
    explained = len(re.findall(r"^--[^\n]*\nCREATE MACRO", macros(), re.MULTILINE))
    assert defined == explained > 0
