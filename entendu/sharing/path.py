"""How far has a prospect come, and when did each stage begin?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from entendu.activity.kinds import PATH, Stage


@dataclass(frozen=True)
class Bargain:
    """What a deal says about the path."""

    opened_at: datetime | None
    won_at: datetime | None = None


@dataclass(frozen=True)
class Step:
    """A stage of the path; `at` is None where it was passed but nothing says when."""

    stage: Stage
    at: datetime | None


def steps(
    entered: Mapping[str, datetime],
    *,
    touched_at: datetime | None,
    known_at: datetime | None,
    deals: Sequence[Bargain] = (),
) -> tuple[Step, ...]:
    """The stages a contact has entered, in the order of the path; the last is the furthest.

    `entered` holds the stages that activities state; the first touch makes a visitor, the first
    thing done under a name a prospect, a deal an opportunity, a won deal a customer.
    """
    dates = {
        **{stage: entered.get(stage) for stage in PATH},
        Stage.VISITOR: _first(entered.get(Stage.VISITOR), touched_at),
        Stage.PROSPECT: _first(entered.get(Stage.PROSPECT), known_at),
        Stage.OPPORTUNITY: _first(
            entered.get(Stage.OPPORTUNITY), *(deal.opened_at for deal in deals)
        ),
        Stage.CUSTOMER: _first(entered.get(Stage.CUSTOMER), *(deal.won_at for deal in deals)),
    }
    passed = {stage for stage in PATH if dates[stage]} | {Stage.PROSPECT}
    if deals:
        passed.add(Stage.OPPORTUNITY)
    return tuple(Step(stage, dates[stage]) for stage in PATH if stage in passed)


def _first(*instants: datetime | None) -> datetime | None:
    return min((instant for instant in instants if instant), default=None)
