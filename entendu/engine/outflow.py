"""Carry activities out of the relational store into Parquet: a program of its own.

`python -m entendu.engine.outflow` reads one order (JSON) from its standard input and prints the
segments that it has written. It is a separate process because the Arrow driver brings its own
copy of SQLite: two copies in one process undo each other's file locks, and the one that closes
last-but-one deletes the log that the other is still writing (sqlite.org/howtocorrupt.html, 2.2.1).
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import duckdb


class OutflowFailed(Exception):
    """The program that carries rows out ended with an error; its last line says which."""


@dataclass(frozen=True)
class Order:
    """What to carry: a query of the store, the select list that types its columns, an order
    within a file, a folder, and a name that each month's file gets."""

    vendor: str
    uri: str
    query: str
    typed: str
    order: str
    folder: str
    name: str


def carry(order: Order) -> list[tuple[str, int, int]]:
    """Run the order in a process of its own: file, rows and highest id of each file written."""
    done = subprocess.run(
        [sys.executable, "-m", "entendu.engine.outflow"],
        input=json.dumps(asdict(order)), capture_output=True, text=True, check=False,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    if done.returncode:
        raise OutflowFailed((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    return [tuple(written) for written in json.loads(done.stdout)]


def _write(order: Order) -> list[tuple[str, int, int]]:
    with duckdb.connect(":memory:") as duck, _connected(order) as store, store.cursor() as cursor:
        duck.execute("SET TimeZone='UTC'")
        duck.execute("SET enable_progress_bar=false")  # standard output carries the answer
        cursor.execute(order.query)
        duck.register("incoming", cursor.fetch_arrow())
        duck.execute(
            "CREATE TABLE arrived AS SELECT *, strftime(occurred_at, '%Y-%m') AS month "
            f"FROM (SELECT {order.typed} FROM incoming)"
        )
        months = duck.execute("SELECT DISTINCT month FROM arrived ORDER BY month").fetchall()
        return [_write_month(duck, order, month) for (month,) in months]


def _write_month(duck, order: Order, month: str) -> tuple[str, int, int]:
    file = f"{month}/{order.name}"
    rows = f"SELECT * EXCLUDE (month) FROM arrived WHERE month = '{month}' ORDER BY {order.order}"
    return file, *write_file(duck, rows, Path(order.folder) / file)


def write_file(duck, rows: str, path: Path) -> tuple[int, int]:
    """Write the rows of a query to a Parquet file, down to the disk; how many and the highest."""
    path.parent.mkdir(exist_ok=True)
    place = str(path).replace("'", "''")
    duck.execute(f"COPY ({rows}) TO '{place}' (FORMAT parquet, COMPRESSION zstd)")
    flush(path)
    return duck.execute(f"SELECT count(*), max(id) FROM read_parquet('{place}')").fetchone()


def flush(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _connected(order: Order):
    driver = import_module(f"adbc_driver_{order.vendor}.dbapi")
    return driver.connect(order.uri)


if __name__ == "__main__":
    print(json.dumps(_write(Order(**json.load(sys.stdin)))))
