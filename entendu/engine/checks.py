"""Edge: looks at DuckDB and the mirror for `entendu check`."""

from collections.abc import Iterator

import duckdb
from django.conf import settings

from entendu.workspace.findings import Finding, error

DUCKDB = "2."
NOON_IN_PARIS = "SELECT TIMESTAMP '2026-07-01 10:00' AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Paris'"


def duckdb_works(now) -> Iterator[Finding]:
    """ENT-008 DuckDB is another version; ENT-010 it knows no time zones."""
    if not duckdb.__version__.startswith(DUCKDB):
        yield error(
            "ENT-008",
            f"DuckDB {duckdb.__version__} is not the version that this was made for.",
            "Install what requirements/runtime.txt pins.",
        )
    try:
        hour = duckdb.connect().execute(NOON_IN_PARIS).fetchall()[0][0].hour
    except duckdb.Error as failed:
        hour = str(failed)
    if hour != 12:
        yield error(
            "ENT-010",
            f"DuckDB cannot tell the time in Europe/Paris ({hour}).",
            "Reinstall the packages duckdb and tzdata as requirements/runtime.txt pins them.",
        )


def mirror(now) -> Iterator[Finding]:
    """ENT-009 a file of the mirror cannot be read."""
    place = settings.HOME / "mirror"
    broken = [path for path in sorted(place.rglob("*.parquet")) if not _readable(path)]
    if broken:
        yield error(
            "ENT-009",
            f"{len(broken)} files of the mirror cannot be read, {broken[0]} among them.",
            f"Delete {place}: it is made again from the database at the next question.",
        )


def _readable(path) -> bool:
    try:
        duckdb.connect().execute("SELECT count(*) FROM parquet_metadata(?)", [str(path)]).fetchone()
    except duckdb.Error:
        return False
    return True


CHECKS = [duckdb_works, mirror]
