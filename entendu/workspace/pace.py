"""How soon may this caller ask again? A bucket that fills steadily and is emptied by requests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """`burst` requests at once, refilled with `per_second`."""

    burst: int
    per_second: float


@dataclass(frozen=True)
class Bucket:
    left: float
    at: float  # seconds of any steady clock


def take(bucket: Bucket | None, rate: Rate, now: float) -> tuple[Bucket, float]:
    """The bucket after one request at `now`, and the seconds to wait: 0 when it may pass."""
    if bucket is None:
        return Bucket(rate.burst - 1, now), 0.0
    gained = max(0.0, now - bucket.at) * rate.per_second
    left = min(float(rate.burst), bucket.left + gained)
    if left >= 1:
        return Bucket(left - 1, now), 0.0
    return Bucket(left, now), (1 - left) / rate.per_second
