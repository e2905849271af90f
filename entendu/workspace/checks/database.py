"""Is the database there, new enough, up to date? Has its clock gone back?"""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError

from entendu.workspace.findings import Finding, error, warning
from entendu.workspace.models import AuditEntry, Job

OLDEST_SQLITE, OLDEST_POSTGRESQL = (3, 37, 0), 150_000
SLACK = timedelta(minutes=5)


def database(now) -> Iterator[Finding]:
    """ENT-003 unreachable; ENT-004 not migrated; then what only a good database can tell."""
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as failed:
        yield error(
            "ENT-003",
            f"The database cannot be reached: {failed}".strip(),
            "See ENTENDU_DATABASE_URL and ENTENDU_HOME; is the server running?",
        )
        return
    yield from _sqlite() if connection.vendor == "sqlite" else _postgresql()
    if waiting:
        yield error(
            "ENT-004",
            f"{waiting} migrations wait.",
            "Make a backup, then run: entendu serve --migrate (or entendu django migrate)",
        )
        return
    yield from _clock(now)
    yield from _jobs()


def _sqlite() -> Iterator[Finding]:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield error(
            "ENT-005",
            f"SQLite {sqlite3.sqlite_version} is too old.",
            "Use a Python built with SQLite 3.37 or newer, or PostgreSQL.",
        )
    with connection.cursor() as cursor:
        mode, level = (
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous")
        )
    if mode != "wal" or level < 2:
        yield warning(
            "ENT-006",
            f"SQLite keeps its journal as {mode} with synchronous={level}, not as wal with 2.",
            "Keep ENTENDU_HOME on a local disk: network file systems cannot do it.",
        )


def _postgresql() -> Iterator[Finding]:
    connection.ensure_connection()
    if connection.pg_version < OLDEST_POSTGRESQL:
        yield error(
            "ENT-007",
            f"PostgreSQL {connection.pg_version // 10_000} is too old.",
            "Use PostgreSQL 15 or newer.",
        )


def _clock(now) -> Iterator[Finding]:
    latest = AuditEntry.objects.order_by("-at").values_list("at", flat=True).first()
    if latest and latest > now + SLACK:
        yield error(
            "ENT-018",
            f"The clock says {now:%Y-%m-%d %H:%M} UTC, but a change was recorded at "
            f"{latest:%Y-%m-%d %H:%M}.",
            "Set the clock (timedatectl set-ntp true): everything here counts time.",
        )


def _jobs() -> Iterator[Finding]:
    failed = Job.objects.filter(state=Job.State.FAILED).count()
    if failed:
        yield warning(
            "ENT-019",
            f"{failed} background jobs have failed for good.",
            "Their errors are in the log and in the table workspace_job.",
        )
