"""How fast are the questions over many activities, beside bare DuckDB in the same run?

Peer: the shortest SQL that gives the same numbers for this crowd, over a plain resident table.
`bench/questions.py [MILLIONS]` (default 10).
"""

import sys
import time

import duckdb
from rows import crowd
from rows.crowd import seconds_of

BY_PROSPECT = "kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')"
FIRSTS = f"""
SELECT contact_id,
    min(CASE WHEN {BY_PROSPECT} THEN occurred_at END) AS first_at,
    arg_min(channel, CASE WHEN {BY_PROSPECT} THEN occurred_at END) AS origin,
    min(CASE WHEN stage = 'lead' THEN occurred_at END) AS lead_at,
    min(CASE WHEN stage = 'mql' THEN occurred_at END) AS mql_at,
    min(CASE WHEN stage = 'sal' THEN occurred_at END) AS sal_at,
    min(CASE WHEN stage = 'sql' THEN occurred_at END) AS sql_at
FROM activities WHERE NOT bot AND contact_id IS NOT NULL GROUP BY contact_id
"""
CLOSED_LOOP = f"""
WITH firsts AS ({FIRSTS}), wins AS (
    SELECT contact_id, min(closed_at) AS won_at, sum(amount) AS revenue
    FROM deals WHERE state = 'won' GROUP BY contact_id)
SELECT origin, count(mql_at), count(won_at), sum(revenue),
    median(date_diff('day', first_at, won_at))
FROM firsts LEFT JOIN wins USING (contact_id)
WHERE mql_at IS NOT NULL OR won_at IS NOT NULL GROUP BY origin ORDER BY 2 DESC
"""
FUNNEL = f"""
WITH firsts AS ({FIRSTS}), d AS (
    SELECT contact_id, min(opened_at) AS opened_at,
        min(CASE WHEN state = 'won' THEN closed_at END) AS won_at FROM deals GROUP BY contact_id)
SELECT count(first_at), count(coalesce(lead_at, mql_at, sal_at, sql_at, opened_at)),
    count(coalesce(mql_at, sal_at, sql_at, opened_at)), count(coalesce(sal_at, sql_at, opened_at)),
    count(coalesce(sql_at, opened_at)), count(opened_at), count(won_at),
    median(epoch(mql_at) - epoch(lead_at)), median(epoch(sal_at) - epoch(mql_at)),
    median(epoch(sql_at) - epoch(sal_at)), median(epoch(opened_at) - epoch(sql_at)),
    median(epoch(won_at) - epoch(opened_at))
FROM firsts FULL JOIN d USING (contact_id)
"""
WEEKS = """
SELECT date_trunc('week', occurred_at) AS week,
    count(CASE WHEN kind IN ('page', 'ad_clicked') THEN 1 END),
    count(CASE WHEN kind IN ('mail_sent', 'call', 'meeting') THEN 1 END)
FROM activities WHERE NOT bot AND kind <> 'stage' GROUP BY week ORDER BY week
"""


def main(millions: int) -> None:
    """Lay the rows, ask, print."""
    contacts = 200_000
    crowd.lay(millions * 1_000_000, contacts)

    from entendu.engine import mirror
    from entendu.performance import queries

    workspace = crowd.the_workspace()
    started = time.perf_counter()
    queries.funnel(workspace)
    print(f"first question of this process over {crowd.laid():,} activities: "
          f"{time.perf_counter() - started:.1f} s")  # fmt: skip
    resident = mirror.resident_of(crowd.WORKSPACE)
    bare = _bare(resident)
    for name, question, peer in (
        ("funnel", lambda: queries.funnel(workspace), FUNNEL),
        ("closed loop by origin", lambda: queries.closed_loop(workspace, "origin"), CLOSED_LOOP),
        ("activity by week", lambda: queries.activity_by_week(workspace), WEEKS),
    ):
        _compare(name, resident, question, lambda peer=peer: bare.execute(peer).fetchall())
    _agree(queries.closed_loop(workspace, "origin").dicts(), bare.execute(CLOSED_LOOP).fetchall())
    _journeys(queries, workspace, resident)


def _bare(resident):
    """A DuckDB of its own with the same rows in plain tables, loaded in the order of arrival."""
    bare = duckdb.connect()
    from entendu.engine import segments

    files = segments.files_of(crowd.WORKSPACE, segments.read_manifest(crowd.WORKSPACE))
    folder = segments.folder_of(crowd.WORKSPACE)  # the one place that a resident may write to
    for name in ("identities", "deals"):
        resident.duck.execute(f"COPY {name} TO '{folder}/{name}.parquet' (FORMAT parquet)")
        bare.execute(f"CREATE TABLE {name} AS FROM '{folder}/{name}.parquet'")
    bare.execute(
        "CREATE TABLE activities AS SELECT p.*, i.contact_id FROM read_parquet($files) AS p "
        "JOIN identities AS i ON i.id = p.identity_id", {"files": files},
    )  # fmt: skip
    return bare


def _compare(name: str, resident, question, peer) -> None:
    ours, theirs, kept = [], [], []
    for _ in range(5):
        theirs.append(seconds_of(peer))
        resident.answers.clear()
        ours.append(seconds_of(question))
        kept.append(seconds_of(question))
    print(f"{name}: {1000 * min(ours):.0f} ms, {min(ours) / min(theirs):.2f} x bare DuckDB "
          f"({1000 * min(theirs):.0f} ms); wanted: at most 1.5 x; "
          f"unchanged {1000 * min(kept):.2f} ms")  # fmt: skip


def _agree(ours: list[dict], bare: list[tuple]) -> None:
    """The peer counts the same: else it would be no peer."""
    counted = {row["key"]: (row["mqls"], row["won"]) for row in ours if row["key"] != "all"}
    expected = {origin or "": 0 for origin, *_ in bare}
    assert set(counted) == set(expected), (counted, bare)
    assert sum(mqls for mqls, _ in counted.values()) == sum(row[1] for row in bare)


def _journeys(queries, workspace, resident) -> None:
    taken = sorted(seconds_of(lambda n=n: queries.journey(workspace, n)) for n in range(1000, 1100))
    print(f"one contact's journey, 100 of them: median {1000 * taken[50]:.1f} ms, "
          f"slowest {1000 * taken[-1]:.1f} ms; wanted: under 50 ms")  # fmt: skip


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    finally:
        crowd.leave()
