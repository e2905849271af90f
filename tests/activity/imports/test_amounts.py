from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entendu.activity.imports.amounts import amount, comma_is_decimal, decimal
from entendu.activity.imports.reasons import Bad, Reason

cents = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False)


def french(value: Decimal, space: str) -> str:
    return f"{value:,.2f}".replace(",", space).replace(".", ",")


@given(cents, st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_a_french_amount_is_read_as_it_was_written(value, space):
    assert decimal(french(value, space), comma=True) == value
    assert decimal(french(value, space), comma=False) == value


@given(cents)
def test_an_english_amount_is_read_as_it_was_written(value):
    assert decimal(f"{value:,.2f}", comma=False) == value
    assert decimal(f"{value:.2f}", comma=True) == value


@given(st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused(text):
    assert isinstance(decimal(text), Decimal | Bad)


@pytest.mark.parametrize(
    ("text", "comma", "value", "currency"),
    [
        ("1 234,56 €", True, "1234.56", "EUR"),
        ("€1,234.56", False, "1234.56", "EUR"),
        ("R$ 12.345,60", True, "12345.60", "BRL"),
        ("USD 12", False, "12.00", "USD"),
        ("-5,00", True, "-5.00", ""),
        ("(5.00)", False, "-5.00", ""),
        ("1,234", False, "1234.00", ""),
        ("1,234", True, "1.23", ""),
        ("1.234", True, "1234.00", ""),
        ("0,500", False, "0.50", ""),
        ("1'234.50", False, "1234.50", ""),
    ],
)
def test_amounts_with_their_marks_and_currencies(text, comma, value, currency):
    found = amount(text, comma)
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "text", ["", "abc", "1,2,3", "12,34.5", "1e5", "12 EUR EUR", "=1+1", "--5"]
)
def test_what_is_no_amount_is_refused(text):
    assert amount(text).reason == Reason.NOT_A_NUMBER


def test_a_number_beyond_the_column_is_refused():
    assert amount("1" + "0" * 14).reason == Reason.TOO_LARGE


def test_more_than_cents_are_rounded_and_said():
    assert amount("1.005").rounded and not amount("1.500").rounded


def test_the_decimal_mark_is_told_by_cells_that_have_cents():
    assert comma_is_decimal(["1,234", "12,50"]) is True
    assert comma_is_decimal(["1,234", "1,234.5"]) is False
    assert comma_is_decimal(["1,234", "7"]) is None
