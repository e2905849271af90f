from datetime import date

from entendu.performance.weeks import filled


def test_weeks_in_which_nothing_happened_are_noughts():
    rows = [{"week": date(2026, 11, 2), "won": 1}, {"week": date(2026, 11, 23), "won": 2}]
    assert [(row["week"].day, row["won"]) for row in filled(rows)] == [
        (2, 1), (9, 0), (16, 0), (23, 2),
    ]  # fmt: skip


def test_nothing_stays_nothing():
    assert filled([]) == []
