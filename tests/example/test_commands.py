import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from entendu.activity.models import Activity
from entendu.example.commands import example
from entendu.people.models import Contact
from entendu.workspace.models import Workspace
from entendu.workspace.scope import visible

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


def run(*arguments: str):
    return CliRunner().invoke(example, ["--small", *arguments])


def test_it_loads_two_companies_and_prints_a_password_once():
    first, second = run(), run()
    assert first.exit_code == second.exit_code == 0
    assert "Atelier Nord: 40 companies" in first.output
    assert "Fret Clairval: " in first.output
    assert first.output.count("Password of the new accounts: ") == 1
    assert "there already, nothing changed" in second.output
    assert "Password" not in second.output
    assert Workspace.objects.count() == 2


def test_a_given_password_is_used_and_not_printed():
    outcome = run("--password", "long enough words")
    assert outcome.exit_code == 0
    assert "long enough words" not in outcome.output
    assert "Password: as given." in outcome.output


@pytest.mark.parametrize("password", ["short", "", "password1234"])
def test_a_weak_password_is_refused_and_nothing_is_loaded(password):
    outcome = run("--password", password)
    assert outcome.exit_code == 2
    assert "--password" in outcome.output
    assert not Workspace.objects.exists()


def test_a_workspace_in_use_is_refused_in_one_line(workspace, now):
    visible(Contact, workspace).create(workspace=workspace, created_at=now, changed_at=now)
    outcome = run("--workspace", "Atelier")
    assert outcome.exit_code == 1
    assert outcome.output.startswith("Error: Atelier holds records of its own")
    assert not visible(Activity, workspace).exists()


def test_a_database_without_tables_is_named_in_one_line(tmp_path):
    command = Path(sys.executable).with_name("entendu")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ENTENDU_")}
    environment |= {"ENTENDU_HOME": str(tmp_path)}
    outcome = subprocess.run(
        [command, "example"], env=environment, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 1
    assert "entendu django migrate" in outcome.stderr
    assert outcome.stderr.count("\n") == 1
