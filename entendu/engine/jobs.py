"""Housekeeping in the background, once a day."""

from datetime import timedelta

from entendu.engine.actions import prune_trail, refresh_statistics
from entendu.workspace import jobs


def keep_house(job, *, now) -> None:
    """Prune the trail of changes and old jobs; let the database know its tables' sizes."""
    prune_trail()
    jobs.prune(now - timedelta(days=30))
    refresh_statistics()


HANDLERS = {"engine.housekeeping": keep_house}
EVERY = {"engine.housekeeping": timedelta(days=1)}
