"""What files are there, and what is in them? Plain, gzip and ZIP, unpacked with a limit."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from entendu.activity.imports.reasons import CannotRead, Refusal

TABLES = (".csv", ".tsv", ".txt")
PACKED = (".gz", ".zip")
MEMBERS_LIMIT = 200
UNPACKED_LIMIT = 4 << 30  # bytes
RATIO_LIMIT, RATIO_FROM = 150, 64 << 20  # real tables pack 3 to 40 times; a bomb 1,000 times
BLOCK = 1 << 20


@dataclass(frozen=True)
class Table:
    """One table to be read: a file, or a member of an archive."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def size(self) -> int:
        """Bytes to be read from the disk, for progress."""
        return self.path.stat().st_size


def tables_at(path: Path) -> list[Table]:
    """The tables of a file, an archive or a folder (not its subfolders), by name."""
    if not path.exists():
        raise CannotRead(Refusal.NOT_THERE, path=str(path))
    if path.is_dir():
        files = sorted(child for child in path.iterdir() if _may_be_table(child))
        return [table for file in files for table in tables_at(file)]
    if path.suffix.lower() == ".zip":
        return _members(path)
    if not _may_be_table(path):
        raise CannotRead(Refusal.NOT_A_TABLE, path=str(path))
    return [Table(path)]


def _may_be_table(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in TABLES + PACKED


def _members(path: Path) -> list[Table]:
    with _archive(path) as archive:
        entries = [entry for entry in archive.infolist() if _is_table(entry)]
    if len(entries) > MEMBERS_LIMIT:
        raise CannotRead(Refusal.TOO_MANY_MEMBERS, path=str(path), limit=MEMBERS_LIMIT)
    return [Table(path, entry.filename) for entry in sorted(entries, key=lambda e: e.filename)]


def _is_table(entry: zipfile.ZipInfo) -> bool:
    hidden = entry.filename.startswith("__MACOSX") or entry.is_dir()
    return not hidden and entry.filename.lower().endswith(TABLES)


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise CannotRead(Refusal.BROKEN_ARCHIVE, path=str(path)) from error
    except RuntimeError as error:  # the module's way to ask for a password
        raise CannotRead(Refusal.LOCKED_ARCHIVE, path=str(path)) from error


@contextmanager
def unpacked(table: Table) -> Iterator["Counted"]:
    """The table's bytes, unpacked as they are read and refused once they are too many."""
    try:
        with table.path.open("rb") as packed, _opened(table, packed) as plain:
            yield Counted(plain, packed, table)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise CannotRead(Refusal.BROKEN_ARCHIVE, path=table.name) from error
    except OSError as error:
        raise CannotRead(Refusal.NOT_READABLE, path=table.name) from error


@contextmanager
def _opened(table: Table, packed: BinaryIO) -> Iterator[BinaryIO]:
    if table.member:
        with _archive(table.path) as archive, archive.open(table.member) as plain:
            yield plain  # type: ignore[misc]
    elif table.path.suffix.lower() == ".gz":
        with gzip.open(packed) as plain:
            yield plain  # type: ignore[misc]
    else:
        yield packed


class Counted(io.RawIOBase):
    """A stream that counts what comes out of it, and refuses a bomb while it unpacks."""

    def __init__(self, plain: BinaryIO, packed: BinaryIO, table: Table):
        self._plain, self._packed, self._table = plain, packed, table
        self._is_packed = plain is not packed
        self._packed_size = max(1, _packed_size(table))
        self.out = 0

    @property
    def packed_done(self) -> int:
        """Bytes read from the disk so far, for progress."""
        return self._table.size if self._packed.closed else self._packed.tell()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        block = self._plain.read(len(buffer))
        buffer[: len(block)] = block
        self.out += len(block)
        if self._is_packed:
            self._refuse_bomb()
        return len(block)

    def _refuse_bomb(self) -> None:
        swollen = self.out > RATIO_FROM and self.out > RATIO_LIMIT * self._packed_size
        if swollen or self.out > UNPACKED_LIMIT:
            raise CannotRead(
                Refusal.UNPACKS_TOO_LARGE, path=self._table.name, mebibytes=self.out >> 20
            )

    def blocks(self) -> Iterator[bytes]:
        """All bytes, block by block."""
        while block := self.read(BLOCK):
            yield block


def _packed_size(table: Table) -> int:
    if not table.member:
        return table.size
    with _archive(table.path) as archive:
        return archive.getinfo(table.member).compress_size
