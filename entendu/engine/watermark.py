"""Up to which number has everything arrived that ever will?

SQLite has one writer, so numbers are committed in order. PostgreSQL hands them out before the
commit: a row with a lower number may appear after one with a higher. So the numbers handed out
so far are noted together with the transactions that are open just afterwards, and count as
settled once every one of these has ended.
"""

import threading
from dataclasses import dataclass

from django.db import connection

HANDED_OUT = """
SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence('activity_activity', 'id')), 0),
       COALESCE(pg_sequence_last_value(pg_get_serial_sequence('engine_change', 'id')), 0)
"""
OPEN = """
SELECT l.virtualtransaction FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'virtualxid' AND l.granted AND l.mode = 'ExclusiveLock'
  AND a.datname = current_database() AND l.pid <> pg_backend_pid()
"""
COMMITTED = """
SELECT (SELECT COALESCE(max(id), 0) FROM activity_activity),
       (SELECT COALESCE(max(id), 0) FROM engine_change)
"""


@dataclass(frozen=True)
class Settled:
    """Every activity and every change up to these numbers is committed or never will be."""

    activity: int = 0
    change: int = 0


class Settling:
    """Numbers handed out, waiting for the transactions that were open at the time."""

    def __init__(self):
        self._lock = threading.Lock()
        self._waiting: list[tuple[Settled, frozenset[str]]] = []
        self._settled = Settled()

    def now_settled(self) -> Settled:
        """The settled numbers; rows up to them are in every snapshot taken afterwards."""
        with self._lock:
            if connection.vendor == "sqlite":
                return Settled(*_row(COMMITTED))
            handed_out = Settled(*_row(HANDED_OUT))  # first the numbers, then who holds them
            open_now = _open_transactions()
            self._waiting.append((handed_out, open_now))
            while self._waiting and not self._waiting[0][1] & open_now:
                self._settled = self._waiting.pop(0)[0]
            del self._waiting[8:-1]  # many waits behind one long transaction: the last says most
            return self._settled


def _row(sql: str) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


def _open_transactions() -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute(OPEN)
        return frozenset(row[0] for row in cursor.fetchall())
