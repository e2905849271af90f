"""A company with any number of activities, in a database of its own.

Import this before anything of Entendu: it points ENTENDU_HOME at a temporary folder, which is
removed when the program ends, or at CROWD_HOME, which stays and is used again by the next one.
Rows are made by DuckDB and go in through an Arrow driver.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

STAYS = os.environ.get("CROWD_HOME")
HOME = Path(STAYS or tempfile.mkdtemp(prefix="entendu-bench-"))
os.environ["ENTENDU_HOME"] = str(HOME)
os.environ.pop("ENTENDU_DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "entendu.settings"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import django  # noqa: E402
import duckdb  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

STORE = str(HOME / "entendu.sqlite3")
WORKSPACE = 1
STAMP = "'2026-01-01 00:00:00'"
PATH = "['visitor','prospect','lead','mql','sal','sql','opportunity','customer']"
TABLES = {
    "people_contact": """
        SELECT i AS id, 1 AS workspace_id, 'c' || i || '@example.com' AS email, 'First' || i AS
        first_name, 'Last' || i AS last_name, '' AS phone, '' AS job_title, 'FR' AS country, 'fr'
        AS language, '' AS origin, NULL::BIGINT AS company_id, 1 + i % 20 AS owner_id,
        '{}' AS fields, '{}' AS provenance, {stamp} AS created_at, {stamp} AS changed_at
        FROM range(1, {contacts} + 1) t(i)""",
    "people_identity": """
        SELECT i AS id, 1 AS workspace_id,
        CASE WHEN i <= {contacts} THEN 'email' ELSE 'anonymous' END AS kind, 'v' || i AS value,
        CASE WHEN i <= {contacts} THEN i WHEN i % 2 = 0 THEN (1 + hash(i) % {contacts})::BIGINT END
        AS contact_id, {stamp} AS created_at FROM range(1, {identities} + 1) t(i)""",
    "activity_deal": """
        SELECT i AS id, 1 AS workspace_id, 'd' || i AS key, 'Deal ' || i AS name,
        1 + (i * 7) % {contacts} AS contact_id, NULL::BIGINT AS company_id, 1 + i % 20 AS owner_id,
        CASE i % 3 WHEN 0 THEN 'won' WHEN 1 THEN 'lost' ELSE 'open' END AS state, '' AS stage,
        '' AS product, (500 + i % 9000)::VARCHAR AS amount, 'EUR' AS currency,
        strftime(TIMESTAMP '2025-06-01' + INTERVAL 1 HOUR * (i % 9000), '%Y-%m-%d %H:%M:%S')
        AS opened_at, CASE WHEN i % 3 < 2 THEN strftime(TIMESTAMP '2025-08-01' + INTERVAL 1 HOUR *
        (i % 9500), '%Y-%m-%d %H:%M:%S') END AS closed_at, '' AS lost_reason, '{}' AS fields,
        '{}' AS provenance, {stamp} AS created_at, {stamp} AS changed_at
        FROM range(1, {deals} + 1) t(i)""",
}
INGEST = """
import sys, duckdb, adbc_driver_sqlite.dbapi as sqlite
with duckdb.connect() as duck, sqlite.connect(sys.argv[1]) as store, store.cursor() as cursor:
    duck.execute("SET enable_progress_bar=false")
    cursor.adbc_ingest(sys.argv[2], duck.sql(sys.argv[3]), mode="append")
    store.commit()
"""
ACTIVITIES = """
    SELECT i AS id, 1 AS workspace_id, 1 AS source_id, 'm' || i AS message_id,
    1 + (hash(i * 3) % {identities})::BIGINT AS identity_id, kind,
    strftime(moment, '%Y-%m-%d %H:%M:%S') AS occurred_at,
    strftime(moment, '%Y-%m-%d %H:%M:%S') AS received_at,
    CASE WHEN kind IN ('page', 'ad_clicked', 'form', 'download') THEN
        ['organic_search', 'paid_search', 'social', 'email', 'referral', 'direct_traffic', '']
        [1 + (hash(i * 11) % 7)::INT] ELSE '' END AS channel,
    CASE WHEN kind = 'stage' THEN {path}[3 + (hash(i * 13) % 4)::INT] ELSE '' END AS stage,
    CASE WHEN hash(i * 17) % 4 = 0 THEN 1 + (hash(i) % 50)::BIGINT END AS campaign_id,
    CASE WHEN hash(i * 19) % 2 = 0 THEN 1 + (hash(i) % 300)::BIGINT END AS content_id,
    NULL::BIGINT AS member_id, CASE WHEN hash(i * 23) % 50 = 0 THEN 1 ELSE 0 END AS bot,
    CASE WHEN kind = 'page' THEN '{{"url": "/blog/' || (hash(i) % 300) || '"}}' ELSE '{{}}' END
    AS properties
    FROM (SELECT i,
        TIMESTAMP '2024-11-01' + INTERVAL 1 SECOND * (hash(i * 5) % 63000000)::BIGINT AS moment,
        ['page', 'page', 'page', 'page', 'page', 'page', 'page', 'page', 'ad_clicked', 'download',
         'form', 'mail_opened', 'mail_opened', 'mail_clicked', 'mail_sent', 'mail_sent',
         'mail_sent', 'call', 'event', 'stage'][1 + (hash(i * 7) % 20)::INT] AS kind
        FROM range({first}, {last} + 1) t(i))"""


def lay(activities: int, contacts: int) -> None:
    """Make the database with so many activities by so many contacts and half as many strangers."""
    call_command("migrate", verbosity=0, skip_checks=True)
    if laid():
        say(f"{laid():,} activities are there already")
        return
    _standing_rows()
    sizes = {"contacts": contacts, "identities": contacts * 2, "deals": contacts // 10}
    for table, query in TABLES.items():
        bring = _insert if table == "activity_deal" else _ingest
        bring(table, query.replace("'{}'", "'{{}}'").format(stamp=STAMP, **sizes))
    step = 1_000_000
    indexes = _without_indexes()
    for first in range(1, activities + 1, step):
        add(first, min(first + step - 1, activities), contacts)
        say(f"laid {min(first + step - 1, activities):,} of {activities:,} activities")
    for index in indexes:
        run(index)


def laid() -> int:
    """How many activities there are: the highest number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(max(id), 0) FROM activity_activity")
        return cursor.fetchone()[0]


def add(first: int, last: int, contacts: int) -> None:
    """Add the activities numbered `first` to `last`."""
    sizes = {"identities": contacts * 2, "path": PATH}
    _ingest("activity_activity", ACTIVITIES.format(first=first, last=last, **sizes))


def the_workspace():
    """The workspace that the crowd belongs to."""
    from entendu.workspace.models import Workspace

    return Workspace.objects.get(pk=WORKSPACE)


def run(sql: str) -> None:
    """Run one statement in the store."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def say(text: str) -> None:
    """Progress, on the standard error."""
    sys.stderr.write(f"  {text}\n")


@contextmanager
def timed(seconds: dict[str, float], name: str):
    """Note under `name` how long the block took, and under `name` + " cpu" what it and its
    child processes worked: on a busy machine the second figure is the steadier one."""
    started, worked = time.perf_counter(), _worked()
    yield
    seconds[name] = time.perf_counter() - started
    seconds[f"{name} cpu"] = _worked() - worked


def _worked() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def leave() -> None:
    """Remove the temporary folder."""
    if not STAYS:
        shutil.rmtree(HOME, ignore_errors=True)


def _standing_rows() -> None:
    stamps = f"{STAMP}, {STAMP}"
    run(f"INSERT INTO workspace_workspace VALUES "
        f"(1, 'Bench', 'bench', 'Europe/Paris', 'EUR', {STAMP})")  # fmt: skip
    run(f"INSERT INTO activity_source (id, workspace_id, key, name, created_at) "
        f"VALUES (1, 1, 's', 'S', {STAMP})")  # fmt: skip
    for i in range(1, 21):
        run(f"INSERT INTO workspace_member (id, workspace_id, name, email, role, active, "
            f"joined_at) VALUES ({i}, 1, 'Member {i}', '', 'sales', 1, {STAMP})")  # fmt: skip
    for i in range(1, 51):
        run(
            f"INSERT INTO activity_campaign (id, workspace_id, key, name, channel, fields, "
            f"created_at, changed_at) VALUES ({i}, 1, 'k{i}', 'Campaign {i}', '', '{{}}', {stamps})"
        )
    for i in range(1, 301):
        run(
            f"INSERT INTO activity_content (id, workspace_id, key, kind, title, url, language, "
            f"topic, fields, created_at, changed_at) VALUES "
            f"({i}, 1, 'p{i}', 'landing_page', 'Page {i}', '', 'fr', '', '{{}}', {stamps})"
        )


def _without_indexes() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'activity_activity' "
                       "AND type = 'index' AND sql IS NOT NULL")  # fmt: skip
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]


def _ingest(table: str, query: str) -> None:
    """In a process of its own: two copies of SQLite in one would undo each other's locks."""
    connection.close()
    order = [sys.executable, "-c", INGEST, STORE, table, query]
    subprocess.run(order, check=True)


def _insert(table: str, query: str) -> None:
    """Through Django's connection, which knows the REGEXP that a constraint of the table calls."""
    with duckdb.connect(":memory:") as duck, connection.cursor() as cursor:
        made = duck.sql(query)
        columns, marks = ", ".join(made.columns), ", ".join(["%s"] * len(made.columns))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", made.fetchall())


def seconds_of(question) -> float:
    """Wall seconds that one call takes."""
    started = time.perf_counter()
    question()
    return time.perf_counter() - started
