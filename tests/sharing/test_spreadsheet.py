"""A table as a file that a spreadsheet opens and cannot be harmed by."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entendu.sharing.spreadsheet import (
    BOM,
    FORMULA,
    FRENCH_SPREADSHEET,
    LINES_AT_ONCE,
    PLAIN,
    SPREADSHEET,
    cell,
    lines,
)  # fmt: skip


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+33 1", "-2+3", "@SUM(A1)", "\t=1", "  =1"])
def test_a_text_that_looks_like_a_formula_is_made_text(text):
    assert cell(text) == "'" + text


def test_figures_and_dates_stay_themselves():
    assert cell(-5) == "-5"
    assert cell(-0.125) == "-0.125"
    assert cell(Decimal("-1234.50")) == "-1234.50"
    assert cell(Decimal("1234.50"), FRENCH_SPREADSHEET) == "1234,50"
    assert cell(date(2026, 11, 20)) == "2026-11-20"
    assert cell(datetime(2026, 11, 20, 10, tzinfo=UTC)) == "2026-11-20 10:00:00+00:00"
    assert cell(None) == ""


def test_the_mark_stands_once_in_front():
    assert "".join(lines(["a"], [["b"]], SPREADSHEET)).count(BOM) == 1
    assert BOM not in "".join(lines(["a"], [["b"]], PLAIN))


def test_a_long_file_comes_in_pieces():
    pieces = list(lines(["n"], ([n] for n in range(LINES_AT_ONCE * 2 + 1)), PLAIN))
    assert len(pieces) == 3
    assert len("".join(pieces).splitlines()) == LINES_AT_ONCE * 2 + 2


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
)
def test_every_text_is_read_back_and_none_begins_like_a_formula(rows):
    text = "".join(lines(["a", "b"], rows))
    back = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [[one.removeprefix("'") for one in row] for row in back] == [
        [one.removeprefix("'") for one in row] for row in rows
    ]
    assert not any(one.startswith(FORMULA) for row in back for one in row)
