"""Bring a workspace's resident rows up to every committed fact before a question is asked."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterator

from django.db import connection, transaction

from entendu.engine import segments
from entendu.engine.outflow import OutflowFailed
from entendu.engine.relations import ACTIVITIES, SMALL
from entendu.engine.resident import News, Resident
from entendu.engine.segments import Manifest
from entendu.engine.store import Reader, snapshot
from entendu.engine.watermark import Settled, Settling

log = logging.getLogger(__name__)

KEPT = 8  # workspaces resident at once in a process; the one asked longest ago goes first
FEW = 2_000  # more changed rows of a relation than this, and it is read whole
STEP = 1_000_000  # activities brought into segments at a time, which bounds memory
_residents: OrderedDict[int, Resident] = OrderedDict()
_lock = threading.Lock()
_settling = Settling()

HEADS = """
SELECT
(SELECT count(*) FROM activity_activity WHERE workspace_id = {workspace} AND id > {activity}),
(SELECT COALESCE(max(id), 0) FROM activity_activity WHERE workspace_id = {workspace}),
(SELECT count(*) FROM engine_change WHERE workspace_id = {workspace} AND id > {change}),
(SELECT COALESCE(max(id), 0) FROM engine_change WHERE workspace_id = {workspace})
"""
CHANGED = """
SELECT relation, row_id FROM engine_change
WHERE workspace_id = {workspace} AND id > {change} GROUP BY relation, row_id
"""
WITHIN = """
SELECT count(*), COALESCE(max(id), 0) FROM activity_activity
WHERE workspace_id = {workspace} AND id > {above} AND id <= {up_to}
"""


def resident_of(workspace_id: int) -> Resident:
    """The rows of a workspace as committed by now; inside a transaction, as that sees them."""
    if connection.in_atomic_block:
        return _own_transaction(workspace_id)
    with _lock:
        resident = _residents.get(workspace_id) or Resident(workspace_id)
        _residents[workspace_id] = resident
        _residents.move_to_end(workspace_id)
        while len(_residents) > KEPT:
            _residents.popitem(last=False)
    if bring_up(resident):
        return resident
    forget(workspace_id)  # activities were erased: nothing that held them may stay
    return resident_of(workspace_id)


def bring_up(resident: Resident) -> bool:
    """Make a resident hold every committed fact; False where erased activities forbid it."""
    with resident.lock:
        if resident.version:
            heads = _heads(Reader(), resident)
            if heads == resident.heads:
                return True
            if heads[1] < resident.heads[1]:
                return False  # the newest activity is gone: erased, or a backup was put back
        settled = _settling.now_settled()
        with snapshot() as reader:
            return _refresh(resident, reader, settled)


def forget(workspace_id: int) -> None:
    """Drop all that is derived of a workspace, on disk and in this process."""
    with _lock:
        _residents.pop(workspace_id, None)
    segments.forget(workspace_id)


def fill(workspace_id: int) -> Iterator[tuple[int, int]]:
    """Bring all settled activities into segments, step by step: how far of how far."""
    up_to = _settling.now_settled().activity
    reached = segments.read_manifest(workspace_id).watermark
    for done in _steps(workspace_id, reached, up_to):
        yield done, up_to


def forget_residents() -> None:
    """Drop what this process holds in memory; the files stay."""
    with _lock:
        _residents.clear()


def _refresh(resident: Resident, reader, settled: Settled) -> bool:
    changed = _changed(resident, reader)
    if ACTIVITIES in changed:
        return False
    manifest = _manifest(resident, reader, settled)
    news = News(changed)
    if manifest.watermark > resident.settled.activity:
        above = resident.settled.activity
        files = segments.files_of(resident.workspace_id, manifest, above)
        news = News(changed, files, manifest.watermark)
    resident.take(reader, news, settled)
    resident.heads = _heads(reader, resident)
    return True


def _heads(reader, resident: Resident) -> tuple[int, ...]:
    """What tells that something was committed: how much lies above what is settled, how high."""
    (row,) = reader.rows(HEADS.format(workspace=resident.workspace_id, **vars(resident.settled)))
    return tuple(row)


def _changed(resident: Resident, reader) -> dict[str, list[int] | None]:
    ((oldest,),) = reader.rows("SELECT COALESCE(min(id), 0) FROM engine_change")
    if not resident.version or oldest > resident.settled.change + 1:
        return dict.fromkeys(SMALL)  # the trail was pruned under this reader
    ids: dict[str, list[int]] = {}
    where = {"workspace": resident.workspace_id, "change": resident.settled.change}
    for relation, row_id in reader.rows(CHANGED.format(**where)):
        ids.setdefault(relation, []).append(row_id)
    return {name: rows if len(rows) <= FEW else None for name, rows in ids.items()}


def _manifest(resident: Resident, reader, settled: Settled) -> Manifest:
    """The manifest in force, after extending it where enough settled rows have come."""
    workspace_id = resident.workspace_id
    manifest = segments.read_manifest(workspace_id)
    if not resident.version and not _true(manifest, workspace_id, reader):
        segments.forget(workspace_id)
        manifest = segments.read_manifest(workspace_id)
    count, _ = _within(reader, workspace_id, manifest.watermark, settled.activity)
    if count < segments.WORTH_A_SEGMENT:
        return manifest
    try:
        for _ in _steps(workspace_id, manifest.watermark, settled.activity):
            pass
    except (OutflowFailed, OSError) as failure:  # a full disk, say: the store still has it all
        log.warning("mirror of workspace %s not extended: %s", workspace_id, failure)
    return segments.read_manifest(workspace_id)


def _steps(workspace_id: int, reached: int, up_to: int) -> Iterator[int]:
    while reached < up_to:
        reached = segments.extend(workspace_id, min(reached + STEP, up_to)).watermark
        yield reached


def _true(manifest: Manifest, workspace_id: int, reader) -> bool:
    """Does the mirror hold what the store holds? Not after a backup was put back under it."""
    highest = max((segment.highest for segment in manifest.segments), default=0)
    return _within(reader, workspace_id, 0, manifest.watermark) == (manifest.rows, highest)


def _within(reader, workspace_id: int, above: int, up_to: int) -> tuple[int, int]:
    where = {"workspace": workspace_id, "above": above, "up_to": up_to}
    (row,) = reader.rows(WITHIN.format(**where))
    return tuple(row)


class _Kept:
    """Holds a resident for as long as the transaction that it has read lives.

    Put among the calls to make on commit: Django drops it when that is rolled back.
    """

    def __init__(self, place: tuple, resident: Resident):
        self.place, self.resident = place, resident

    def __call__(self) -> None:
        """Nothing is to be done on commit."""


def _own_transaction(workspace_id: int) -> Resident:
    place = (workspace_id, *connection.savepoint_ids)
    waiting = (entry[1] for entry in connection.run_on_commit)
    kept = next((k for k in waiting if isinstance(k, _Kept) and k.place == place), None)
    if kept is None:
        kept = _Kept(place, Resident(workspace_id))
        transaction.on_commit(kept)
    resident, reader = kept.resident, Reader()
    if not resident.version or _heads(reader, resident) != resident.heads:
        ((activity, change),) = reader.rows(
            "SELECT (SELECT COALESCE(max(id), 0) FROM activity_activity), "
            "(SELECT COALESCE(max(id), 0) FROM engine_change)"
        )
        resident.take(reader, News(_changed(resident, reader)), Settled(activity, change))
        resident.heads = _heads(reader, resident)
    return resident
