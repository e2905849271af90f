"""How fast does a file of a million activities get in, beside a bare `sqlite3` .import of it?

Peers, in the same run: `.import` into a table without an index, and into one with indexes like
ours. Ours is the command as a whole: decoding, checking, people, deduplication, synchronous=FULL.
`bench/importing.py [ROWS] [CONTACTS]` (default 1,000,000 and 50,000).
"""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

KINDS = ["page"] * 60 + ["mail_opened"] * 15 + ["mail_clicked"] * 8 + ["form"] * 5 + ["call"] * 2
CHANNELS = ["organic_search", "paid_search", "social", "email", "referral", "direct", ""]
COLUMNS = ("id", "email", "kind", "occurred_at", "channel", "campaign", "content", "url")
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
INDEXES = (
    "CREATE UNIQUE INDEX once ON t(id);"
    "CREATE INDEX timeline ON t(email, occurred_at);"
    "CREATE INDEX watermark ON t(channel);"
)
MIB_GOAL, RATE_GOAL, RATIO_GOAL = 400, 50_000, 0.4


def lay(path: Path, rows: int, contacts: int) -> None:
    """Write the file: the same bytes at each run."""
    chance, start = random.Random(1), datetime(2025, 1, 1)  # noqa: DTZ001 - a file says no zone
    with path.open("w", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(COLUMNS)
        for number in range(rows):
            at = start + timedelta(seconds=number * 47 + chance.randrange(40))
            person = chance.randrange(contacts)
            out.writerow([
                f"evt-{number:07d}-{chance.getrandbits(32):08x}",
                f"person{person}@example-{person % 7}.com", chance.choice(KINDS),
                at.isoformat(sep=" "), chance.choice(CHANNELS),
                f"campaign-{chance.randrange(40)}" if chance.random() < 0.3 else "",
                f"content-{chance.randrange(300)}" if chance.random() < 0.5 else "", "",
            ])  # fmt: skip


def bare(path: Path, home: Path, indexes: str) -> float:
    """Seconds of the bare .import."""
    store = home / "bare.sqlite3"
    for left in home.glob("bare.sqlite3*"):
        left.unlink()
    create = f"{PRAGMAS} CREATE TABLE t({', '.join(COLUMNS)}); {indexes}"
    subprocess.run(["sqlite3", store, create], check=True, stdout=subprocess.DEVNULL)
    order = ["sqlite3", store, PRAGMAS, ".mode csv", f".import --skip 1 {path} t"]
    began = time.perf_counter()
    subprocess.run(order, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def ours(path: Path, home: Path) -> tuple[float, float, dict]:
    """Seconds, MiB at the peak, and what the command said."""
    environment = {key: value for key, value in os.environ.items() if "ENTENDU" not in key}
    entendu = Path(sys.executable).with_name("entendu")
    order = [entendu, "import", path, "--workspace", "Bench", "--format", "json"]
    environment["ENTENDU_HOME"] = str(home)
    began = time.perf_counter()
    process = subprocess.Popen(order, env=environment, stdout=subprocess.PIPE)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, "the import failed"
    return time.perf_counter() - began, usage.ru_maxrss / 1024, json.loads(out)


def main(rows: int, contacts: int) -> None:
    """Lay the file, measure, print."""
    if not shutil.which("sqlite3"):
        sys.exit("bench/importing.py: the sqlite3 program is missing (package sqlite3)")
    with tempfile.TemporaryDirectory(prefix="entendu-bench-") as folder:
        home = Path(folder)
        path = home / "activities.csv"
        lay(path, rows, contacts)
        (home / "warm.csv").write_text("id,email\n")
        ours(home / "warm.csv", home)  # the tables are made
        plain, indexed = bare(path, home, ""), bare(path, home, INDEXES)
        first, peak, said = ours(path, home)
        assert said["created"]["activities"] == rows and not said["rejected"]
        again, _, repeated = ours(path, home)
        assert repeated["created"] == {} and repeated["unchanged"]["activities"] == rows
    print(f"{rows:,} activities from CSV: {rows / first:,.0f} rows/s ({first:.1f} s), "
          f"{peak:.0f} MiB at the peak; wanted: {RATE_GOAL:,} and {MIB_GOAL}")  # fmt: skip
    print(f"the same file again, nothing new: {rows / again:,.0f} rows/s ({again:.1f} s)")
    print(f"beside a bare .import: {plain / first:.2f} of its speed ({plain:.1f} s without any "
          f"index; goal {RATIO_GOAL}), {indexed / first:.2f} with indexes like ours "
          f"({indexed:.1f} s)")  # fmt: skip


if __name__ == "__main__":
    main(
        *(int(argument) for argument in (*sys.argv[1:], *("1000000", "50000")[len(sys.argv) - 1 :]))
    )
