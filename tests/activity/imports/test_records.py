import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entendu.activity.imports.cells import clean, guarded
from entendu.activity.imports.decoding import encoding_of
from entendu.activity.imports.layout import Layout, layout_of
from entendu.activity.imports.reasons import CannotRead, Reason, Refusal
from entendu.activity.imports.records import Broken, records_of


def read(text: str):
    layout = layout_of(text.splitlines(keepends=True)[:100])
    return list(records_of(io.StringIO(text, newline=""), layout))


def test_a_record_is_numbered_by_the_physical_line_on_which_it_starts():
    found = read('a,b\n1,"two\nlines"\n3,4\n\n5,6\n')
    assert found == [(2, ["1", "two\nlines"]), (4, ["3", "4"]), (6, ["5", "6"])]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_understood(ending):
    assert read(f"a;b{ending}1;2{ending}3;4{ending}") == [(2, ["1", "2"]), (3, ["3", "4"])]


def test_an_unclosed_quote_costs_its_own_line_only():
    found = read('a,b\n1,2\n3,"four\n5,6\n7,8\n')
    assert found[0] == (2, ["1", "2"])
    assert isinstance(found[1], Broken) and found[1].line == 3
    assert found[1].bad.reason == Reason.UNCLOSED_QUOTE
    assert found[2:] == [(4, ["5", "6"]), (5, ["7", "8"])]


def test_a_cell_of_a_megabyte_costs_its_own_line_only():
    found = read("a,b\n1," + "x" * 1_000_000 + "\n3,4\n")
    assert isinstance(found[0], Broken) and found[1:] == [(3, ["3", "4"])]


def test_a_file_of_nothing_but_open_quotes_is_refused():
    with pytest.raises(CannotRead) as refused:
        read("a,b\n" + '1,"2\n' * 4001)
    assert refused.value.refusal == Refusal.BROKEN_QUOTES


def test_a_nul_is_no_text():
    assert read("a,b\n1,\0\n3,4\n")[0].bad.reason == Reason.NUL


def test_empty_cells_beyond_the_header_are_dropped_and_others_are_told():
    assert read("a,b\n1,2,,\n") == [(2, ["1", "2"])]
    assert read("a,b\n1,2,3\n") == [(2, ["1", "2", "3"])]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_cuts_all_lines_alike(mark):
    text = f"name{mark}note\nx{mark}a, b; c\ny{mark}d, e\n"
    assert layout_of(text.splitlines(keepends=True)).separator == mark


def test_the_separator_may_be_told_on_the_first_line():
    assert layout_of(["sep=;\n", "a;b,c\n", "1;2\n"]) == Layout(";", ("a", "b,c"), 2)
    assert read("sep=;\na;b\n1;2\n") == [(3, ["1", "2"])]


def test_columns_have_names_that_differ():
    assert layout_of(["x,,x\n"]).header == ("x", "column 2", "x (2)")


@pytest.mark.parametrize(
    ("codec", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_the_encoding_is_found_even_if_the_accent_stands_at_the_end(codec, found):
    data = ("a,b\n" + "1,2\n" * 10_000 + "é,€\n").encode(codec)
    blocks = [data[start : start + 1000] for start in range(0, len(data), 1000)]
    assert encoding_of(blocks) == found


def test_utf16_with_the_big_end_first():
    assert encoding_of([b"\xfe\xff" + "é".encode("utf-16-be")]) == "utf-16"


def test_bytes_that_windows_leaves_undefined_are_latin_1():
    assert encoding_of([b"caf\xe9 \x81"]) == "latin-1"


@given(st.text(min_size=1, max_size=20))
def test_a_guarded_cell_starts_no_formula_and_comes_back_unguarded(cell):
    safe = guarded(cell)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\0"))
    assert clean(safe) == clean(cell) or cell.startswith("'")
