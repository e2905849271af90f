from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entendu.activity.imports.moments import day, day_comes_first, moment
from entendu.activity.imports.reasons import Bad, Reason

PARIS = ZoneInfo("Europe/Paris")
instants = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0)
)


@given(instants)
def test_an_iso_instant_comes_back_as_it_was_written(at):
    aware = at.replace(tzinfo=UTC)
    assert moment(aware.isoformat(), PARIS) == aware
    assert moment(aware.isoformat().replace("+00:00", "Z"), PARIS) == aware


@given(instants)
def test_french_and_american_dates_are_read_by_their_order(at):
    there = at.replace(tzinfo=PARIS).astimezone(UTC)
    assert moment(at.strftime("%d/%m/%Y %H:%M:%S"), PARIS, day_first=True) == there
    assert moment(at.strftime("%m/%d/%Y %H:%M:%S"), PARIS, day_first=False) == there


@given(st.text(max_size=25))
def test_whatever_is_written_is_read_or_refused(text):
    assert isinstance(moment(text, PARIS), datetime | Bad)
    assert isinstance(day(text), date | Bad)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31/12/2026", datetime(2026, 12, 30, 23, 0, tzinfo=UTC)),
        ("31/12/2026 14:05", datetime(2026, 12, 31, 13, 5, tzinfo=UTC)),
        ("31/12/2026 à 14h05", datetime(2026, 12, 31, 13, 5, tzinfo=UTC)),
        ("2026-07-14T10:00:00+00:00", datetime(2026, 7, 14, 10, 0, tzinfo=UTC)),
        ("14.07.26", datetime(2026, 7, 13, 22, 0, tzinfo=UTC)),
    ],
)
def test_a_time_without_offset_is_a_time_of_the_zone(text, expected):
    assert moment(text, PARIS) == expected


NO_DATES = (
    "", "soon", "31/02/2026", "32/01/2026", "2026-13-01", "0001-01-01", "12/31/2026",
    "1/1/2026 25:00", "9999-12-31",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text):
    assert moment(text, PARIS).reason == Reason.NOT_A_DATE


def test_an_american_afternoon():
    assert moment("9/19/2017 3:45 PM", UTC, day_first=False) == datetime(
        2017, 9, 19, 15, 45, tzinfo=UTC
    )


def test_a_month_is_its_first_day():
    assert day("2026-03") == day("03/2026") == date(2026, 3, 1)


def test_the_order_is_told_by_a_number_above_twelve():
    assert day_comes_first(["02/03/2026", "14/03/2026"]) is True
    assert day_comes_first(["02/03/2026", "03/14/2026"]) is False
    assert day_comes_first(["02/03/2026", "2026-03-14"]) is None
