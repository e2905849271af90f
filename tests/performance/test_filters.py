"""What an address asks for, and what it may not break."""

from datetime import date
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from entendu.performance.filters import Asked, By, Mistake, Period, before, read, span

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(1901, 1, 1), date(2150, 1, 1))


def test_an_empty_address_asks_for_the_last_twelve_months():
    asked = read({}, today=TODAY)
    assert (asked.period, asked.since, asked.until) == (
        Period.LAST_12_MONTHS, date(2025, 11, 21), TODAY,
    )  # fmt: skip
    assert asked.mistakes == {}


def test_presets_begin_where_their_name_says():
    assert span(Period.THIS_MONTH, TODAY) == (date(2026, 11, 1), TODAY)
    assert span(Period.THIS_QUARTER, TODAY) == (date(2026, 10, 1), TODAY)
    assert span(Period.THIS_YEAR, TODAY) == (date(2026, 1, 1), TODAY)
    assert span(Period.LAST_30_DAYS, TODAY) == (date(2026, 10, 22), TODAY)
    assert span(Period.LAST_90_DAYS, TODAY) == (date(2026, 8, 23), TODAY)
    assert span(Period.ALL, TODAY) == (None, None)


def test_the_twelve_months_before_a_leap_day_begin_on_the_first_of_march():
    assert span(Period.LAST_12_MONTHS, date(2028, 2, 29)) == (
        date(2027, 3, 1), date(2028, 2, 29),
    )  # fmt: skip


def test_two_dates_need_no_period():
    asked = read({"since": "2018-01-01", "until": "2018-03-31"}, today=TODAY)
    assert asked.period is Period.DATES
    assert (asked.since, asked.until) == (date(2018, 1, 1), date(2018, 3, 31))


def test_each_mistake_is_named_at_its_field():
    asked = read(
        {"period": "dates", "since": "31/12/2018", "until": "0001-01-01", "by": "moon",
         "owner": "; DROP TABLE"}, today=TODAY,
    )  # fmt: skip
    assert asked.mistakes == {
        "since": Mistake.NOT_A_DATE,
        "until": Mistake.DATE_OUT_OF_RANGE,
        "by": Mistake.UNKNOWN_CHOICE,
        "owner": Mistake.NOT_A_MEMBER,
    }


def test_an_end_before_its_start_is_a_mistake_at_the_end():
    asked = read({"since": "2018-03-31", "until": "2018-01-01"}, today=TODAY)
    assert asked.mistakes == {"until": Mistake.ENDS_BEFORE_START}


def test_an_owner_of_another_workspace_is_not_accepted():
    assert read({"owner": "7"}, today=TODAY, owners=frozenset({7})).owner == 7
    assert read({"owner": "8"}, today=TODAY, owners=frozenset({7})).mistakes == {
        "owner": Mistake.NOT_A_MEMBER
    }


def test_rows_without_an_origin_can_be_asked_for():
    assert read({"origin": "(none)"}, today=TODAY).origin == ""
    assert read({"origin": ""}, today=TODAY).origin is None


def test_the_period_before_is_as_long_and_touches_it():
    assert before(date(2026, 11, 1), date(2026, 11, 20)) == (
        date(2026, 10, 12), date(2026, 10, 31),
    )  # fmt: skip
    assert before(None, TODAY) is None


@given(st.dictionaries(
    st.sampled_from(["period", "since", "until", "origin", "owner", "by", "x"]), st.text()
))  # fmt: skip
def test_no_address_breaks_the_reading(address):
    read(address, today=TODAY, owners=frozenset({1}))


@given(
    period=st.sampled_from([p for p in Period if p is not Period.DATES]),
    origin=st.none() | st.text().filter(lambda text: text != "(none)"),
    owner=st.none() | st.integers(0, 10**17),
    by=st.sampled_from(By),
    today=DAYS,
)
def test_what_was_asked_is_read_back_from_its_address(period, origin, owner, by, today):
    since, until = span(period, today)
    asked = Asked(period, since, until, origin, owner, by)
    again = read(dict(parse_qsl(asked.address())), today=today)
    assert again == asked


@given(since=DAYS, until=DAYS, origin=st.none() | st.just("email"))
def test_two_dates_are_read_back_from_their_address(since, until, origin):
    since, until = min(since, until), max(since, until)
    asked = Asked(Period.DATES, since, until, origin)
    assert read(dict(parse_qsl(asked.address())), today=TODAY) == asked


@given(since=DAYS, until=DAYS)
def test_the_period_before_never_overlaps(since, until):
    span_before = before(min(since, until), max(since, until))
    if span_before:
        first, last = span_before
        assert first <= last < min(since, until)
        assert last - first == max(since, until) - min(since, until)
