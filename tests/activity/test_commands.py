"""`entendu import` as a program: what it prints, how it ends, and what a kill leaves behind."""

import gzip
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

PROGRAM = "from entendu.command import main; main()"


def start(home: Path, *arguments) -> subprocess.Popen:
    environment = {key: value for key, value in os.environ.items() if "ENTENDU" not in key}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "import", *map(str, arguments), "--workspace", "Shop"],
        env={**environment, "ENTENDU_HOME": str(home)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def run(home: Path, *arguments) -> tuple[int, str, str]:
    process = start(home, *arguments)
    out, error = process.communicate(timeout=120)
    return process.returncode, out, error


@pytest.fixture
def home(tmp_path_factory) -> Path:
    """A home of the test's own, so that tests may come in any order."""
    return tmp_path_factory.mktemp("home")


def test_json_is_all_that_is_printed_on_a_new_database(home, tmp_path):
    (tmp_path / "contacts.csv").write_text("id,email\n1,ann@acme.example\n2,nobody\n")
    status, out, error = run(home, tmp_path / "contacts.csv", "--format", "json")
    assert status == 0, error
    said = json.loads(out)
    assert said["created"] == {"contacts": 1} and said["updated"] == said["unchanged"] == {}
    assert said["rejected"] == [{
        "file": "contacts.csv", "line": 3, "column": "email", "reason": "not_an_email",
        "message": "“nobody” is not an e-mail address.",
    }]  # fmt: skip


def test_a_missing_file_is_one_clear_line(home, tmp_path):
    status, out, error = run(home, tmp_path / "absent.csv", "--format", "json")
    assert (status, out) == (1, "")
    assert error == f"Error: There is no file or folder at {tmp_path / 'absent.csv'}.\n"


def test_unknown_files_of_a_folder_are_named_and_do_not_stop_the_others(home, tmp_path):
    (tmp_path / "contacts.csv").write_text("id,email\n1,ann@acme.example\n")
    (tmp_path / "odd.csv").write_text("colour,shape\nred,round\n")
    status, out, error = run(home, tmp_path, "--format", "json")
    assert status == 0 and "odd.csv" in error and json.loads(out)["rejected"] == []
    (tmp_path / "contacts.csv").unlink()
    status, out, error = run(home, tmp_path)
    assert status == 1 and "Nothing to import was recognised" in error


def test_a_bomb_is_refused_and_nothing_is_written(home, tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("contacts.csv", b"id,email\n" + b"0" * (80 << 20))
    with gzip.open(tmp_path / "bomb.csv.gz", "wb") as packed:
        packed.write(b"id,email\n" + b"0" * (80 << 20))
    for name in ("bomb.zip", "bomb.csv.gz"):
        status, out, error = run(home, tmp_path / name)
        assert (status, out) == (1, "") and "was not unpacked further" in error


def test_a_damaged_archive_is_refused(home, tmp_path):
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "broken.csv.gz").write_bytes(b"\x1f\x8b no gzip")
    for name in ("broken.zip", "broken.csv.gz"):
        status, _, error = run(home, tmp_path / name)
        assert status == 1 and "cannot be unpacked" in error


def test_a_database_of_an_older_version_is_left_alone(home, tmp_path):
    (tmp_path / "contacts.csv").write_text("id,email\n1,ann@acme.example\n")
    assert run(home, tmp_path / "contacts.csv")[0] == 0
    with sqlite3.connect(home / "entendu.sqlite3") as database:
        last = "SELECT MAX(id) FROM django_migrations WHERE app = 'activity'"
        row = database.execute(f"SELECT * FROM django_migrations WHERE id = ({last})").fetchone()
        database.execute("DELETE FROM django_migrations WHERE id = ?", row[:1])
    status, _, error = run(home, tmp_path / "contacts.csv")
    with sqlite3.connect(home / "entendu.sqlite3") as database:
        database.execute("INSERT INTO django_migrations VALUES (?, ?, ?, ?)", row)
    assert status == 1 and "older version" in error


def everything(home: Path) -> dict[str, list]:
    """All records as they are, but for their numbers and the instants of the imports."""
    with sqlite3.connect(home / "entendu.sqlite3") as database:
        return {
            "contacts": database.execute("SELECT email FROM people_contact ORDER BY 1").fetchall(),
            "identities": database.execute(
                "SELECT i.kind, i.value, c.email FROM people_identity i "
                "LEFT JOIN people_contact c ON c.id = i.contact_id ORDER BY 1, 2"
            ).fetchall(),
            "activities": database.execute(
                "SELECT a.message_id, a.kind, a.occurred_at, i.value, c.name "
                "FROM activity_activity a JOIN people_identity i ON i.id = a.identity_id "
                "LEFT JOIN activity_campaign c ON c.id = a.campaign_id ORDER BY 1"
            ).fetchall(),
            "campaigns": database.execute("SELECT key, name FROM activity_campaign").fetchall(),
        }


def test_an_import_killed_at_any_moment_and_started_again_ends_as_if_run_once(tmp_path):
    path, chance = tmp_path / "activities.csv", random.Random(7)
    with path.open("w") as out:
        out.write("email,kind,date,campaign\n")
        for number in range(60_000):
            day, hour = 1 + number % 28, number % 24
            out.write(
                f"p{number % 3000}@acme.example,page,2026-03-{day:02} {hour:02}:00,C{number % 5}\n"
            )
    once, killed = tmp_path / "once", tmp_path / "killed"
    began = time.monotonic()
    assert run(once, path)[0] == 0
    took = time.monotonic() - began
    interrupted = 0
    for _ in range(4):
        process = start(killed, path)
        time.sleep(chance.uniform(0.25, 0.95) * took)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            interrupted += 1
        process.communicate()
    assert interrupted, "no attempt was still running when it was to be killed"
    status, _, error = run(killed, path)
    assert status == 0, error
    assert everything(killed) == everything(once)
