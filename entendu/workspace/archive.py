"""Keeping everything in one file, and bringing it back: database, files and secret key.

The copy in Parquet is left out: it is made again from the database. An archive is a .tar.gz
that ends with a manifest of what it holds, with the SHA-256 of each file.
"""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from entendu.workspace import snapshot

MANIFEST, KEY, FILES = "manifest.json", "secret-key", "files/"
FORMAT = 1
KEPT_ASIDE = "replaced-"
PIECE = 1 << 20


class Unusable(Exception):  # noqa: N818
    """The archive or the home cannot be used; the message is one line that says why."""


@dataclass(frozen=True)
class Kept:
    files: int
    bytes: int  # of the archive


@dataclass(frozen=True)
class Restored:
    files: int
    made_at: str
    aside: Path | None  # where what was there before has been put


class _Summed:
    """A file whose SHA-256 is taken while it is read."""

    def __init__(self, file):
        self.file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.sum.update(piece)
        return piece


def keep(target: Path, home: Path, files: Path, about: dict) -> Kept:
    """Write everything into `target`, which appears only once it is complete."""
    if target.exists():
        raise Unusable(f"{target} is there already; give another name")
    if not target.parent.is_dir():
        raise Unusable(f"there is no folder {target.parent}")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as place:
        database = snapshot.take(Path(place))
        unfinished = Path(place) / "archive"
        with tarfile.open(unfinished, "w:gz", compresslevel=6) as archive:
            held = dict(_put(archive, database, home, files))
            _put_manifest(archive, {"format": FORMAT, **about, "files": held}, Path(place))
        unfinished.chmod(0o600)
        _sync(unfinished)
        unfinished.replace(target)
    return Kept(len(held), target.stat().st_size)


def _put(archive, database: Path, home: Path, files: Path) -> Iterator[tuple[str, dict]]:
    yield _put_one(archive, database, database.name)
    yield _put_one(archive, home / KEY, KEY)
    for path in sorted(files.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield _put_one(archive, path, FILES + path.relative_to(files).as_posix())


def _put_one(archive, path: Path, name: str) -> tuple[str, dict]:
    info = archive.gettarinfo(path, arcname=name)
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    with path.open("rb") as file:
        summed = _Summed(file)
        archive.addfile(info, summed)
    return name, {"bytes": info.size, "sha256": summed.sum.hexdigest()}


def _put_manifest(archive, manifest: dict, place: Path) -> None:
    path = place / MANIFEST
    path.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    archive.add(path, MANIFEST)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def bring_back(source: Path, home: Path, files: Path, *, force: bool, stamp: str) -> Restored:
    """Put what `source` holds into `home`; nothing is touched before all of it was verified.

    A home in use is refused unless `force`; then its content is moved into a folder beside.
    """
    if snapshot.holds_records() and not force:
        raise Unusable(f"{home} holds a database already; --force puts it aside and goes on")
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=home) as name:
        place = Path(name)
        manifest = _unpack(source, place)
        database = snapshot.verify(place)
        aside = snapshot.install(database, lambda: _put_aside(home, place, stamp))
        (place / KEY).replace(home / KEY)
        if (place / FILES).is_dir():
            files.parent.mkdir(parents=True, exist_ok=True)
            (place / FILES).replace(files)
    return Restored(len(manifest["files"]), str(manifest.get("made_at", "")), aside)


def _put_aside(home: Path, place: Path, stamp: str) -> Path | None:
    """Move everything that stands in `home` into a folder of it, older such folders excepted."""
    aside = home / f"{KEPT_ASIDE}{stamp}"
    standing = [
        path for path in home.iterdir()
        if path != place and not path.name.startswith((KEPT_ASIDE, ".restore-"))
    ]  # fmt: skip
    if {path.name for path in standing} <= {KEY}:  # a home just made
        return None
    aside.mkdir()
    for path in standing:
        path.replace(aside / path.name)
    return aside


def _unpack(source: Path, place: Path) -> dict:
    """Unpack into `place` and verify; returns the manifest."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            sums = dict(_taken(archive, place))
    except (tarfile.TarError, EOFError, OSError) as broken:
        raise Unusable(f"{source} cannot be read: {broken}") from None
    try:
        manifest = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        held = {name: entry["sha256"] for name, entry in manifest["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Unusable(f"{source} is not a backup of Entendu: it has no manifest") from None
    if manifest.get("format") != FORMAT:
        raise Unusable(f"{source} was made by a newer Entendu")
    sums.pop(MANIFEST)
    wrong = sorted(set(sums.items()) ^ set(held.items()))
    if wrong or KEY not in held:
        raise Unusable(f"{source} is damaged: {wrong[0][0] if wrong else KEY} is not as it was")
    return manifest


def _taken(archive, place: Path) -> Iterator[tuple[str, str]]:
    """Write the archive's members below `place`; anything but a plain file of ours is refused."""
    room = shutil.disk_usage(place).free
    seen: set[str] = set()
    for member in archive:
        parts = member.name.split("/")
        ours = member.name in {MANIFEST, KEY, *snapshot.NAMES} or member.name.startswith(FILES)
        if not member.isreg() or not ours or {"", ".", ".."} & set(parts) or member.name in seen:
            raise Unusable(f"the archive holds {member.name!r}, which no backup of Entendu does")
        room -= member.size
        if room < 0:
            raise Unusable(f"there is not enough room on the disk for {member.name}")
        seen.add(member.name)
        yield member.name, _write(archive.extractfile(member), place.joinpath(*parts))


def _write(source, path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    summed = _Summed(source)
    with path.open("xb") as file:
        shutil.copyfileobj(summed, file, PIECE)
    path.chmod(0o600)
    return summed.sum.hexdigest()
