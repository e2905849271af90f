from datetime import UTC, date, datetime
from random import Random

import pytest

from entendu.example.seasons import (
    DAY,
    Season,
    arrival,
    easter,
    holidays,
    reading_second,
    suiting,
    working_after,
)

SEASON = Season(date(2025, 5, 20), date(2026, 11, 19), "Europe/Paris")


def day(text: str) -> int:
    return (date.fromisoformat(text) - SEASON.first).days


@pytest.mark.parametrize(
    "year, sunday",
    [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)),
     (2038, date(2038, 4, 25))],
)  # fmt: skip
def test_easter_falls_where_the_calendar_says(year, sunday):
    assert easter(year) == sunday


def test_france_has_eleven_public_holidays():
    assert len(holidays(2026)) == 11
    assert {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)} <= holidays(2026)


def test_august_christmas_and_weekends_are_quiet():
    mood = SEASON.mood
    tuesday = mood[day("2025-09-16")]
    assert mood[day("2025-08-12")] < 0.4 * tuesday
    assert mood[day("2025-12-23")] < 0.4 * tuesday
    assert mood[day("2025-09-20")] < 0.2 * tuesday
    assert mood[day("2026-05-15")] < 0.6 * mood[day("2026-05-22")]  # the day after Ascension


def test_a_day_starts_at_local_midnight_on_both_sides_of_the_change_of_hour():
    summer = datetime.fromtimestamp(SEASON.midnights[day("2025-10-26")], UTC)
    winter = datetime.fromtimestamp(SEASON.midnights[day("2025-10-27")], UTC)
    assert (summer.hour, winter.hour) == (22, 23)


def test_an_instant_belongs_to_its_local_day():
    for number in range(len(SEASON.days)):
        assert SEASON.day_of(SEASON.midnights[number]) == number
        assert SEASON.day_of(SEASON.midnights[number] - 1) == number - 1


def test_sellers_work_on_working_days_between_nine_and_six():
    dice = Random(1)
    for _ in range(2000):
        at = SEASON.midnights[0] + dice.randrange(500 * DAY)
        hours = dice.expovariate(1 / 8)
        then = working_after(SEASON, at, hours, dice)
        number = SEASON.day_of(then)
        assert then >= at
        assert SEASON.working[number]
        assert 9 * 3600 <= then - SEASON.midnights[number] <= 18 * 3600


def test_friday_evening_is_answered_on_monday():
    friday = SEASON.midnights[day("2026-11-13")] + 17 * 3600
    monday = SEASON.midnights[day("2026-11-16")] + 10 * 3600
    assert monday <= working_after(SEASON, friday, 2, Random(1)) <= monday + 1800


def test_a_reading_second_lies_within_the_day_and_weekends_are_read_on_telephones():
    dice = Random(2)
    saturday = [reading_second(SEASON, day("2026-10-10"), dice) for _ in range(2000)]
    tuesday = [reading_second(SEASON, day("2026-10-13"), dice) for _ in range(2000)]
    assert all(0 <= second < DAY for second, _ in saturday + tuesday)
    assert sum(mobile for _, mobile in saturday) > 2 * sum(mobile for _, mobile in tuesday)


def test_arrivals_and_suiting_days_stay_within_reach():
    dice = Random(3)
    count = len(SEASON.days)
    assert all(0 <= arrival(SEASON, dice) < count for _ in range(2000))
    assert all(start <= suiting(SEASON, start, dice) <= count for start in range(count))
