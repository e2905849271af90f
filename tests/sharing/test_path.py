"""How far a prospect has come."""

from datetime import UTC, datetime

from entendu.sharing.path import Bargain, steps

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def test_everybody_who_is_known_is_a_prospect():
    path = steps({}, touched_at=None, known_at=None)
    assert [(step.stage, step.at) for step in path] == [("prospect", None)]


def test_a_deal_makes_an_opportunity_and_a_won_deal_a_customer():
    path = steps({}, touched_at=EARLY, known_at=EARLY, deals=[Bargain(EARLY, LATE)])
    assert [step.stage for step in path] == ["visitor", "prospect", "opportunity", "customer"]
    assert path[-1].at == LATE


def test_a_deal_whose_opening_is_not_dated_still_makes_an_opportunity():
    path = steps({}, touched_at=None, known_at=None, deals=[Bargain(None)])
    assert [(step.stage, step.at) for step in path][-1] == ("opportunity", None)


def test_the_earliest_of_what_is_stated_and_what_happened_counts():
    path = steps({"visitor": LATE, "mql": LATE}, touched_at=EARLY, known_at=LATE)
    assert [(step.stage, step.at) for step in path] == [
        ("visitor", EARLY), ("prospect", LATE), ("mql", LATE),
    ]  # fmt: skip
