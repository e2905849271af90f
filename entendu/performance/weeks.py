"""How do counts by week become a line without gaps?"""

from datetime import date, timedelta

MEASURES = ("visits", "responses", "outreach", "mqls", "won")


def filled(rows: list[dict]) -> list[dict]:
    """`rows` by week in order, with a row of noughts for each week in which nothing happened."""
    known = {row["week"]: row for row in rows}
    if not known:
        return []
    first, last = min(known), max(known)
    weeks = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    return [known.get(week) or _nothing(week) for week in weeks]


def _nothing(week: date) -> dict:
    return {"week": week, **dict.fromkeys(MEASURES, 0)}
