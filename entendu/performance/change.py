"""By how much did a figure change since the period before, and is that good?"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Figure = int | float | Decimal | None


class Tone(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True)
class Change:
    """`share` for counts and money (0.2: a fifth more), else the plain `difference`."""

    tone: Tone
    difference: float
    share: float | None = None


def changed(now: Figure, before: Figure, *, less_is_better: bool = False) -> Change | None:
    """The change from `before` to `now`; None where one of them is not known."""
    if now is None or before is None:
        return None
    difference = float(now) - float(before)
    share = difference / float(before) if before else None
    if difference == 0:
        return Change(Tone.SAME, 0.0, share)
    good = (difference < 0) == less_is_better
    return Change(Tone.BETTER if good else Tone.WORSE, difference, share)
