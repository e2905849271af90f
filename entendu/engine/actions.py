"""Verbs on what is derived: build the mirror again, prune the trail of changes, measure."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

from entendu.engine import mirror
from entendu.engine.questions import standing_relations
from entendu.engine.relations import ACTIVITIES, SMALL
from entendu.workspace.queries import every_workspace

log = logging.getLogger(__name__)

TRAIL = 200_000  # changes kept; a reader further behind reads the small relations whole
Sums = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Rebuilt:
    """Rows and checksum of each relation, as it stood and as it was built anew."""

    live: Sums
    anew: Sums

    @property
    def equal(self) -> bool:
        """Was everything right before?"""
        return self.live == self.anew


def rebuild(workspace_id: int, told: Callable[[int, int], None] = lambda _done, _all: None):
    """Drop the mirror of a workspace and build it again from the store; compare the two.

    `told` hears how far it is. Facts that arrive meanwhile are brought to both before comparing.
    """
    stood = mirror.resident_of(workspace_id)
    mirror.forget(workspace_id)
    for done, up_to in mirror.fill(workspace_id):
        told(done, up_to)
    anew = mirror.resident_of(workspace_id)
    for _ in range(5):
        mirror.bring_up(stood)
        mirror.bring_up(anew)
        if stood.heads == anew.heads:
            break
    prune_trail()
    return Rebuilt(_sums(stood), _sums(anew))


def warm() -> None:
    """Make the workspaces resident before anybody asks, so that the first page need not wait."""
    try:
        for workspace in every_workspace()[: mirror.KEPT]:
            _stand(mirror.resident_of(workspace.pk))
    except Exception:  # the first question tries again, and says what is wrong
        log.exception("could not make the workspaces resident at start")
    finally:
        connection.close()


def prune_trail(keep: int = TRAIL) -> int:
    """Delete the oldest changes beyond the last `keep`; how many went."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(max(id), 0) FROM engine_change")
        (highest,) = cursor.fetchone()
        cursor.execute("DELETE FROM engine_change WHERE id <= %s", [highest - keep])
        return cursor.rowcount


def refresh_statistics() -> None:
    """Let SQLite measure its tables: without it the planner may walk a whole workspace.

    PostgreSQL measures its own.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")  # rows an index: quick at any size
            cursor.execute("ANALYZE")


def _sums(resident: mirror.Resident) -> Sums:
    names = [ACTIVITIES, *SMALL, *standing_relations()]
    _stand(resident)
    with resident.duck.cursor() as cursor:
        return {name: _sum(cursor, name) for name in names}


def _stand(resident: mirror.Resident) -> None:
    with resident.lock:
        resident.standing.ready(" ".join(standing_relations()))


def _sum(cursor, name: str) -> tuple[int, int]:
    cursor.execute(f"SELECT count(*), COALESCE(bit_xor(hash({name})), 0) FROM {name}")
    return cursor.fetchone()
