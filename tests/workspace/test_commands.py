"""The operator's commands, as an operator runs them: in a process, in a home of their own."""

import hashlib
import io
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from entendu.engine.checks import mirror
from entendu.workspace import audit
from entendu.workspace.archive import Unusable, bring_back
from entendu.workspace.checks import surroundings as surroundings_of
from entendu.workspace.checks.database import database
from entendu.workspace.commands import user
from entendu.workspace.models import AuditEntry, User, Workspace

SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"
LEADS = "email,kind,occurred_at,stage\n" + "".join(
    f"n{n}@example.org,stage,2026-0{n % 9 + 1}-15T10:00:00Z,{'mql' if n % 3 else 'lead'}\n"
    for n in range(40)
)
ENTENDU = Path(sys.executable).with_name("entendu")


def surroundings(home: Path, **settings) -> dict:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ENTENDU_")}
    return {**kept, "ENTENDU_HOME": str(home), **settings}


def entendu(home: Path, *arguments, stdin="", **settings):
    return subprocess.run(
        [ENTENDU, *map(str, arguments)], env=surroundings(home, **settings), input=stdin,
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Path:
    """A migrated home with one workspace, its administrator and a file."""
    home = tmp_path_factory.mktemp("home")
    assert entendu(home, "django", "migrate", "-v0").returncode == 0
    words = ["user", "add", "Anne@Example.org", "--name", "Anne Martin", "--workspace", "Atelier"]
    done = entendu(home, *words, "--password-stdin", stdin="correct horse battery\n")
    assert done.returncode == 0, done.stderr
    (home / "leads.csv").write_text(LEADS, encoding="utf-8")
    done = entendu(home, "import", home / "leads.csv", "--workspace", "Atelier")
    assert done.returncode == 0, done.stderr
    (home / "files" / "imports").mkdir(parents=True, exist_ok=True)
    (home / "files" / "imports" / "été.csv").write_text("a;b\n", encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def archive(template, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "kept.tar.gz"
    done = entendu(template, "backup", path)
    assert done.returncode == 0, done.stderr
    return path


def rows(home: Path) -> list:
    with sqlite3.connect(home / "entendu.sqlite3") as database:
        return list(database.execute("SELECT email, password FROM workspace_user"))


def test_the_first_administrator_is_let_in_with_a_hashed_password(template):
    kept = dict(rows(template))
    assert kept["anne@example.org"].startswith("argon2$")


def test_a_password_is_made_and_shown_once_where_nobody_answers(template):
    done = entendu(template, "user", "add", "max@example.org", "--workspace", "atelier")
    assert done.returncode == 0
    (line,) = [line for line in done.stdout.splitlines() if "shown this once" in line]
    made = line.rpartition(" ")[2]
    assert len(made) >= 20
    again = entendu(template, "user", "add", "max@example.org", "--workspace", "atelier")
    assert (again.returncode, made in again.stdout) == (1, False)
    assert again.stderr == "Error: max@example.org is a member of Atelier already\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "password", "told"),
    [
        ("no address", "correct horse battery", "is not an e-mail address"),
        ("new@example.org", "short", "too short"),
        ("new@example.org", "", "too short"),
    ],
)
def test_who_cannot_be_let_in_leaves_nothing_behind(email, password, told):
    words = ["add", email, "--workspace", "Brand new", "--password-stdin"]
    done = CliRunner().invoke(user, words, input=f"{password}\n")
    assert (done.exit_code, told in done.stderr, done.stderr.count("\n")) == (1, True, 1)
    assert not Workspace.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_forgotten_password_is_given_anew(admin):
    done = CliRunner().invoke(user, ["password", "ALICE@atelier.example"])
    assert done.exit_code == 0
    admin.refresh_from_db()
    assert admin.check_password(done.stdout.rpartition(" ")[2].strip())
    assert AuditEntry.objects.filter(action="user.password_given", subject_id=admin.pk).exists()


def test_a_backup_brought_back_elsewhere_is_the_same(template, archive, tmp_path):
    done = entendu(tmp_path, "restore", archive)
    assert done.returncode == 0, done.stderr
    question = ["report", "closed-loop", "--workspace", "atelier", "--by", "month"]
    before, after = (entendu(home, *question, "--format", "json") for home in (template, tmp_path))
    assert before.stdout == after.stdout
    assert json.loads(after.stdout)[-1]["mqls"] > 0
    assert set(rows(tmp_path)) <= set(rows(template))
    for name in ("secret-key", "files/imports/été.csv"):
        assert (tmp_path / name).read_bytes() == (template / name).read_bytes()
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "replaced"))]


def test_an_archive_is_for_its_owner_only_and_says_what_it_holds(archive):
    assert archive.stat().st_mode & 0o077 == 0
    with tarfile.open(archive) as kept:
        names = kept.getnames()
        manifest = json.load(kept.extractfile("manifest.json"))
        for name, entry in manifest["files"].items():
            content = kept.extractfile(name).read()
            assert entry == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert set(names) == {"manifest.json", *manifest["files"]}
    assert not [path.name for path in archive.parent.iterdir() if path != archive]


def test_what_is_there_is_never_overwritten(template, archive):
    before = rows(template)
    refused = entendu(template, "restore", archive)
    assert (refused.returncode, "--force" in refused.stderr) == (1, True)
    again = entendu(template, "backup", archive)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    assert rows(template) == before


def test_force_puts_aside_what_was_there(archive, tmp_path):
    entendu(tmp_path, "restore", archive)
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "old.parquet").write_bytes(b"old")
    done = entendu(tmp_path, "restore", archive, "--force")
    assert done.returncode == 0, done.stderr
    (aside,) = tmp_path.glob("replaced-*")
    assert rows(aside) == rows(tmp_path)
    assert (aside / "mirror" / "old.parquet").exists()
    assert not (tmp_path / "mirror").exists()


def repacked(archive: Path, target: Path, change) -> Path:
    """The archive again, each (name, content) passed through `change`."""
    with tarfile.open(archive) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            for name, content in change(member.name, old.extractfile(member).read()):
                info = tarfile.TarInfo(name)
                info.size = len(content)
                new.addfile(info, io.BytesIO(content))
    return target


def swapped(name, content):
    return [(name, b"another" if name == "secret-key" else content)]


def without(gone):
    return lambda name, content: [] if name == gone else [(name, content)]


def beside(name, content=b"x"):
    """A change that puts one more file beside the key."""
    return lambda own, kept: [(own, kept)] + ([(name, content)] if own == "secret-key" else [])


def newer(name, content):
    return [(name, content.replace(b'"format": 1', b'"format": 9'))]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [swapped, without("secret-key"), without("manifest.json"), beside("files/more"),
     beside("files/../../out"), beside("/tmp/entendu-out"), beside("secret-key"), newer],
    ids=["changed", "missing", "no manifest", "added", "climbs", "absolute", "twice", "newer"],
)  # fmt: skip
def test_an_archive_that_is_not_as_it_was_made_touches_nothing(archive, tmp_path, change):
    repacked(archive, tmp_path / "changed.tar.gz", change)
    refuses(tmp_path / "changed.tar.gz", tmp_path / "home")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["changed.tar.gz", "home"]


@pytest.mark.django_db
def test_a_link_in_an_archive_is_refused(tmp_path):
    path = tmp_path / "link.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        info = tarfile.TarInfo("files/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(info)
    assert "files/link" in refuses(path, tmp_path / "home")


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00"])
def test_another_file_is_no_archive(tmp_path, content):
    path = tmp_path / "x.tar.gz"
    path.write_bytes(content)
    refuses(path, tmp_path / "home")


def refuses(path: Path, home: Path) -> str:
    """Why `path` cannot be brought back; the home stays as it was."""
    home.mkdir()
    (home / "secret-key").write_text("mine")
    with pytest.raises(Unusable) as refused:
        bring_back(path, home, home / "files", force=True, stamp="now")
    assert [(path.name, path.read_text()) for path in home.iterdir()] == [("secret-key", "mine")]
    return str(refused.value)


def test_a_sound_installation_has_warnings_at_most(template):
    done = entendu(template, "check", "--format", "json")
    found = json.loads(done.stdout)
    assert {finding["level"] for finding in found} <= {"warning"}
    assert done.returncode == 0
    assert "ENT-011" in {finding["id"] for finding in found}


@pytest.mark.parametrize(
    ("look", "changed", "numbers"),
    [
        (surroundings_of.address, {"BASE_URL": "https://crm.example.org"}, ["ENT-013", "ENT-014"]),
        (surroundings_of.address, {"BASE_URL": "nowhere"}, ["ENT-013"]),
        (surroundings_of.address, {"SECURE": True}, ["ENT-014"]),
        (surroundings_of.address, {}, []),
        (surroundings_of.debugging, {"DEBUG": True}, ["ENT-015"]),
        (surroundings_of.mail, {"EMAIL_BACKEND": SMTP, "EMAIL_PORT": 9}, ["ENT-012"]),
        (surroundings_of.mail, {"EMAIL_BACKEND": CONSOLE}, ["ENT-011"]),
    ],
)
def test_each_problem_has_its_number_and_a_hint(settings, look, changed, numbers, now):
    for name, value in changed.items():
        setattr(settings, name, value)
    found = list(look(now))
    assert [finding.id for finding in found] == numbers
    assert all(finding.hint for finding in found)


def test_an_unreachable_database_is_told_and_fails_the_check(template):
    nowhere = {"ENTENDU_DATABASE_URL": "postgresql://127.0.0.1:9/none"}
    done = entendu(template, "check", **nowhere)
    assert (done.returncode, "ENT-003" in done.stdout) == (1, True)


def test_a_new_home_lacks_its_migrations_and_a_readable_key_is_told(tmp_path):
    (tmp_path / "secret-key").write_text("x" * 50)
    (tmp_path / "secret-key").chmod(0o644)
    done = entendu(tmp_path, "check")
    assert done.returncode == 1
    assert {"ENT-002", "ENT-004"} <= set(done.stdout.split())


def test_a_broken_mirror_is_told_with_what_helps(settings, tmp_path, now):
    settings.HOME = tmp_path
    (tmp_path / "mirror" / "1").mkdir(parents=True)
    (tmp_path / "mirror" / "1" / "x.parquet").write_bytes(b"PAR1 no more")
    (finding,) = mirror(now)
    assert (finding.id, "Delete" in finding.hint) == ("ENT-009", True)


@pytest.mark.django_db
def test_a_clock_gone_back_is_told(workspace, admin, now):
    audit.record(workspace, audit.Actor(admin), "x", workspace, now=now)
    assert not [finding for finding in database(now) if finding.id == "ENT-018"]
    (finding,) = (f for f in database(now - timedelta(hours=1)) if f.id == "ENT-018")
    assert finding.level == "error"


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def asked(port: int, path: str) -> int:
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).status
    except urllib.error.HTTPError as answer:
        return answer.code
    except OSError:
        return 0


@pytest.fixture
def served(template, tmp_path):
    """A server on a free port: (its process, the port)."""
    port, log = free_port(), (tmp_path / "log").open("w")
    process = subprocess.Popen(
        [ENTENDU, "serve", "--port", str(port)], env=surroundings(template), stdout=log, stderr=log
    )
    for _ in range(300):
        if asked(port, "/api/v1/openapi.json") == 200:
            break
        time.sleep(0.1)
    yield process, port
    process.kill()
    process.wait()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_the_server_answers_and_stops_when_told(served, told):
    process, port = served
    assert asked(port, "/account/login/") == 200
    assert asked(port, "/static/interface/frame.css") == 200
    assert asked(port, "/api/v1/nothing") == 404
    process.send_signal(told)
    assert process.wait(timeout=15) == 0
    assert asked(port, "/") == 0


def test_a_taken_port_is_told_in_one_line(template):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = entendu(template, "serve", "--port", port)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"port {port} of 127.0.0.1 is taken" in done.stderr


def test_a_database_that_lacks_migrations_is_not_served(tmp_path):
    done = entendu(tmp_path, "serve", "--port", free_port())
    assert (done.returncode, "--migrate" in done.stderr, done.stderr.count("\n")) == (1, True, 1)
