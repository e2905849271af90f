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
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Taken:
    """What one run took: a busy machine lengthens the wall clock more than the CPU seconds."""

    wall: float
    cpu: float  # user and system, of the process and its children
    mebibytes: float  # at the peak

    def __str__(self) -> str:
        return f"{self.wall:.1f} s, {self.cpu:.1f} s of CPU"


def taken(order: list, **options) -> tuple[Taken, bytes]:
    """Run a program to its end: what it took and what it printed."""
    began = time.perf_counter()
    process = subprocess.Popen(order, stdout=subprocess.PIPE, **options)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall, cpu = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    assert status == 0, f"{order[0]} failed"
    return Taken(wall, cpu, usage.ru_maxrss / 1024), out


def bare(path: Path, home: Path, indexes: str) -> Taken:
    """What the bare .import took."""
    store = home / "bare.sqlite3"
    for left in home.glob("bare.sqlite3*"):
        left.unlink()
    create = f"{PRAGMAS} CREATE TABLE t({', '.join(COLUMNS)}); {indexes}"
    subprocess.run(["sqlite3", store, create], check=True, stdout=subprocess.DEVNULL)
    order = ["sqlite3", store, PRAGMAS, ".mode csv", f".import --skip 1 {path} t"]
    return taken(order)[0]


def ours(path: Path, home: Path) -> tuple[Taken, dict]:
    """What the command took, and what it said."""
    environment = {key: value for key, value in os.environ.items() if "ENTENDU" not in key}
    entendu = Path(sys.executable).with_name("entendu")
    order = [entendu, "import", path, "--workspace", "Bench", "--format", "json"]
    environment["ENTENDU_HOME"] = str(home)
    took, out = taken(order, env=environment)
    return took, json.loads(out)


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
        first, said = ours(path, home)
        assert said["created"]["activities"] == rows and not said["rejected"]
        again, repeated = ours(path, home)
        assert repeated["created"] == {} and repeated["unchanged"]["activities"] == rows
    print(f"{rows:,} activities from CSV: {rows / first.wall:,.0f} rows/s ({first}), at the peak "
          f"{first.mebibytes:.0f} MiB; wanted: {RATE_GOAL:,} and {MIB_GOAL}")  # fmt: skip
    print(f"the same file again, nothing new: {rows / again.wall:,.0f} rows/s ({again})")
    print(f"beside a bare .import: {plain.wall / first.wall:.2f} of its speed ({plain}, without "
          f"any index; goal {RATIO_GOAL}), {indexed.wall / first.wall:.2f} with indexes like ours "
          f"({indexed})")  # fmt: skip


if __name__ == "__main__":
    main(
        *(int(argument) for argument in (*sys.argv[1:], *("1000000", "50000")[len(sys.argv) - 1 :]))
    )
