"""A bucket that fills steadily and is emptied by requests."""

from entendu.workspace.pace import Bucket, Rate, take

RATE = Rate(burst=3, per_second=0.5)


def asked(times):
    bucket, waits = None, []
    for at in times:
        bucket, wait = take(bucket, RATE, at)
        waits.append(wait)
    return waits


def test_a_burst_passes_and_the_next_one_waits():
    assert asked([0, 0, 0, 0]) == [0, 0, 0, 2.0]


def test_who_waits_as_long_as_told_passes():
    assert asked([0, 0, 0, 0, 2.0]) == [0, 0, 0, 2.0, 0]


def test_refusals_cost_nothing():
    assert asked([0, 0, 0, 1, 1.5, 2.0])[-1] == 0


def test_a_long_rest_fills_no_more_than_the_burst():
    assert asked([0, 1000, 1000, 1000, 1000]) == [0, 0, 0, 0, 2.0]


def test_a_clock_that_steps_back_takes_nothing_away():
    bucket, wait = take(Bucket(left=1, at=100), RATE, 50)
    assert (bucket.left, wait) == (0, 0)
