"""How fast do new activities reach the Parquet copy, and what does one new activity cost?

Peer: the same driver, DuckDB's sort and Parquet writer with nothing around them, in a process
of its own as ours is. `bench/mirror.py [MILLIONS]` (default 10) for the second figure.
"""

import subprocess
import sys
import time

from rows import crowd
from rows.crowd import seconds_of, timed

BARE = """
import sys
import adbc_driver_sqlite.dbapi as sqlite, duckdb
with sqlite.connect(sys.argv[1]) as store, store.cursor() as cursor, duckdb.connect() as duck:
    duck.execute("SET enable_progress_bar=false")
    cursor.execute("SELECT * FROM activity_activity WHERE id > " + sys.argv[3])
    duck.register("incoming", cursor.fetch_arrow())
    duck.execute("CREATE TABLE t AS SELECT *, occurred_at[:7] AS month FROM incoming")
    duck.execute("COPY (FROM t ORDER BY month, identity_id, occurred_at) TO '" + sys.argv[2]
                 + "' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE)")
"""


def main(millions: int) -> None:
    """Lay the rows, measure, print."""
    contacts, million, seconds = 200_000, 1_000_000, {}
    crowd.lay(max(millions - 1, 0) * million, contacts)
    total = crowd.laid()

    from entendu.engine import mirror, segments
    from entendu.performance.queries import closed_loop, funnel

    if total:
        with timed(seconds, "first question of a process, mirror built"):
            funnel(crowd.the_workspace())
    crowd.add(total + 1, total + million, contacts)
    with timed(seconds, "1 M rows, bare"):
        order = [sys.executable, "-c", BARE, crowd.STORE, str(crowd.HOME / "bare"), str(total)]
        subprocess.run(order, check=True)
    with timed(seconds, "1 M rows, ours"):
        manifest = segments.extend(crowd.WORKSPACE, total + million)
    assert manifest.watermark == total + million
    ours, bare = seconds["1 M rows, ours"], seconds["1 M rows, bare"]
    print(f"1 M activities into Parquet: {ours:.2f} s, {ours / bare:.2f} x the bare path "
          f"({bare:.2f} s); wanted: under 5 s; CPU {seconds['1 M rows, ours cpu']:.2f} s "
          f"against {seconds['1 M rows, bare cpu']:.2f} s")  # fmt: skip
    _after_one(total + million, contacts, mirror, (funnel, closed_loop))
    if total:
        first = seconds["first question of a process, mirror built"]
        print(f"first question over {total:,} activities, mirror behind: {first:.1f} s")


def _after_one(rows: int, contacts: int, mirror, reports) -> None:
    funnel, closed_loop = reports
    workspace = crowd.the_workspace()
    ask = (lambda: funnel(workspace), lambda: closed_loop(workspace, "origin"))
    mirror.forget_residents()
    started = time.perf_counter()
    for question in ask:
        question()
    print(f"first questions of a process over {rows:,} activities, mirror there: "
          f"{time.perf_counter() - started:.1f} s")  # fmt: skip
    for name, question in zip(("funnel", "closed loop"), ask, strict=True):
        resident = mirror.resident_of(crowd.WORKSPACE)
        without, after, kept = [], [], []
        for _ in range(5):
            resident.answers.clear()
            without.append(seconds_of(question))
            kept.append(seconds_of(question))
            crowd.add(rows + 1, rows + 1, contacts)
            rows += 1
            after.append(seconds_of(question))
        best = min(without), min(after), min(kept)
        print(f"{name}: {1000 * best[0]:.0f} ms; after one new activity {1000 * best[1]:.0f} ms, "
              f"{1000 * (best[1] - best[0]):+.0f} ms (wanted: under 100 ms more); "
              f"unchanged {1000 * best[2]:.2f} ms")  # fmt: skip


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    finally:
        crowd.leave()
