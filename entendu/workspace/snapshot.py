"""One consistent copy of the database while it is in use, and putting such a copy back."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from django.db import connection, connections

SQLITE, DUMP = "database.sqlite3", "database.dump"
NAMES = (SQLITE, DUMP)
PAGES = 4096  # copied at a time, so that writers are let in between


class Failed(Exception):  # noqa: N818
    """The copy could not be made or put back; the message is one line that says why."""


def _on_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _path() -> Path:
    return Path(connection.settings_dict["NAME"])


def take(place: Path) -> Path:
    """Copy the database into `place`; returns the copy."""
    return _copy_sqlite(place / SQLITE) if _on_sqlite() else _dump(place / DUMP)


def _copy_sqlite(target: Path) -> Path:
    if not _path().exists():
        raise Failed(f"there is no database at {_path()}")
    source, copy = sqlite3.connect(_path()), sqlite3.connect(target)
    try:
        source.backup(copy, pages=PAGES)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    except sqlite3.Error as broken:
        raise Failed(f"the database cannot be copied: {broken}") from None
    finally:
        copy.close()
        source.close()
    return target


def _dump(target: Path) -> Path:
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
    return target


def verify(place: Path) -> Path:
    """The copy in `place`, looked through; raises `Failed` where it cannot serve this server."""
    wanted = place / (SQLITE if _on_sqlite() else DUMP)
    if not wanted.exists():
        other = "PostgreSQL" if _on_sqlite() else "SQLite"
        raise Failed(f"the archive was made on {other}: set ENTENDU_DATABASE_URL accordingly")
    if _on_sqlite():
        _look_through(wanted)
    return wanted


def _look_through(path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        copy.create_function("REGEXP", 2, _matches, deterministic=True)  # our constraints use it
        told = copy.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as broken:
        told = str(broken)
    finally:
        copy.close()
    if told != "ok":
        raise Failed(f"the archive's database is damaged: {told}")


def _matches(pattern: str, value) -> bool:
    return value is not None and bool(re.search(pattern, str(value)))


def holds_records() -> bool:
    """True where the database has tables already."""
    if _on_sqlite() and not _path().exists():
        return False
    with connection.cursor() as cursor:
        found = bool(connection.introspection.table_names(cursor))
    connection.close()
    return found


def install(copy: Path, clear: Callable[[], Path | None]) -> Path | None:
    """Make `copy` the database of this server; returns what `clear` said, which makes room."""
    connections.close_all()
    if not _on_sqlite():
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error",
             "--single-transaction", f"--dbname={_named()['PGDATABASE']}", str(copy))  # fmt: skip
        return clear()
    aside = clear()
    copy.replace(_path())
    return aside


def _named() -> dict[str, str]:
    told = connection.settings_dict
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST",
             "PGPORT": "PORT"}  # fmt: skip
    return {name: str(told[key]) for name, key in names.items() if told[key]}


def _run(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise Failed(
            f"{program} is missing: install PostgreSQL's client programs "
            "(Debian, Ubuntu: apt-get install postgresql-client)"
        )
    done = subprocess.run(
        [program, *arguments], env={**os.environ, **_named()}, capture_output=True, text=True
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"{program} failed"]
        raise Failed(lines[0])
