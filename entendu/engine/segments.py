"""The durable part of the mirror: activities as sorted Parquet files that never change.

A folder a workspace, a folder a month, and one manifest that says which files count and up to
which number activities are in them. The manifest is replaced as a whole, after its files are on
the disk and under a lock: a crash leaves the old one in force, and files it does not name are
swept at the next writing. All of it can be deleted at any time.
"""

import fcntl
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import duckdb
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from entendu.engine.outflow import Order, carry, flush, write_file
from entendu.engine.relations import ACTIVITIES, relation

WORTH_A_SEGMENT = 20_000  # fewer new rows stay a tail that is read from the relational store
MANY = 8  # so many files of one month are merged into one
ORDER = "identity_id, occurred_at, id"


@dataclass(frozen=True)
class Segment:
    """One Parquet file, its path below the workspace's folder, and what is in it."""

    file: str
    rows: int
    highest: int

    @property
    def month(self) -> str:
        """The folder that the file lies in."""
        return self.file.split("/")[0]


@dataclass(frozen=True)
class Manifest:
    """Which files count, and up to which activity everything is in them."""

    shape: str
    watermark: int = 0
    segments: tuple[Segment, ...] = field(default_factory=tuple)

    @property
    def rows(self) -> int:
        """How many activities the files hold."""
        return sum(segment.rows for segment in self.segments)


def folder_of(workspace_id: int) -> Path:
    """Where the mirror of a workspace lies."""
    return settings.HOME / "mirror" / str(int(workspace_id)) / ACTIVITIES


def files_of(workspace_id: int, manifest: Manifest, above: int = 0) -> list[str]:
    """The files that may hold activities numbered above `above`."""
    folder = folder_of(workspace_id)
    return [str(folder / s.file) for s in manifest.segments if s.highest > above]


def read_manifest(workspace_id: int) -> Manifest:
    """What is in force; an empty manifest where there is none or the columns have changed."""
    shape = sha256(relation(ACTIVITIES).definition().encode()).hexdigest()[:16]
    try:
        stored = json.loads((folder_of(workspace_id) / "manifest.json").read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError):
        return Manifest(shape)
    if stored["shape"] != shape:
        return Manifest(shape)
    segments = tuple(Segment(**values) for values in stored["segments"])
    return Manifest(shape, stored["watermark"], segments)


def forget(workspace_id: int) -> None:
    """Delete the mirror of a workspace; the next question builds it again."""
    with _writing(workspace_id):
        shutil.rmtree(folder_of(workspace_id), ignore_errors=True)


def extend(workspace_id: int, up_to: int) -> Manifest:
    """Bring the activities above the watermark and up to `up_to` into segments."""
    with _writing(workspace_id):
        manifest = read_manifest(workspace_id)
        if up_to <= manifest.watermark:
            return manifest  # another process was quicker
        folder = folder_of(workspace_id)
        _sweep(folder, manifest)
        name = f"{manifest.watermark + 1:012}-{up_to:012}.parquet"
        written = carry(_order(workspace_id, manifest.watermark, up_to, name))
        added = tuple(Segment(*values) for values in written)
        grown = replace(manifest, watermark=up_to, segments=manifest.segments + added)
        grown = _compacted(folder, grown)
        _put_in_force(folder, grown)
        return grown


@contextmanager
def _writing(workspace_id: int) -> Iterator[None]:
    """Hold the lock by which one process at a time writes the mirror of a workspace."""
    folder = folder_of(workspace_id)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder.mkdir(exist_ok=True)
        yield


def _order(workspace_id: int, above: int, up_to: int, name: str) -> Order:
    rows, vendor = relation(ACTIVITIES), connection.vendor
    where = f"workspace_id = {int(workspace_id)} AND id > {int(above)} AND id <= {int(up_to)}"
    folder = str(folder_of(workspace_id))
    return Order(vendor, _uri(), rows.select(vendor, where), rows.typed(), ORDER, folder, name)


def _uri() -> str:
    if connection.vendor == "sqlite":
        return str(connection.settings_dict["NAME"])
    known = connection.get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port")
    return make_conninfo(**{key: known[key] for key in wanted if known.get(key)})


def _compacted(folder: Path, manifest: Manifest) -> Manifest:
    """The manifest with each month of many files merged into one; the old files stay for now."""
    segments = list(manifest.segments)
    for month, number in Counter(segment.month for segment in segments).items():
        if number >= MANY:
            old = [segment for segment in segments if segment.month == month]
            merged = _merged(folder, old, f"{month}/merged-{manifest.watermark:012}.parquet")
            segments = [segment for segment in segments if segment.month != month] + [merged]
    return replace(manifest, segments=tuple(segments))


def _merged(folder: Path, old: list[Segment], file: str) -> Segment:
    paths = [str(folder / segment.file).replace("'", "''") for segment in old]
    listed = ", ".join(f"'{path}'" for path in paths)
    with duckdb.connect(":memory:") as duck:
        rows = f"SELECT * FROM read_parquet([{listed}]) ORDER BY {ORDER}"
        return Segment(file, *write_file(duck, rows, folder / file))


def _put_in_force(folder: Path, manifest: Manifest) -> None:
    written = folder / "manifest.json.new"
    written.write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
    flush(written)
    written.replace(folder / "manifest.json")
    flush(folder)


def _sweep(folder: Path, manifest: Manifest) -> None:
    """Remove what a crash or a merge has left and no manifest names."""
    named = {folder / segment.file for segment in manifest.segments}
    for path in folder.glob("*/*.parquet"):
        if path not in named:
            path.unlink()
