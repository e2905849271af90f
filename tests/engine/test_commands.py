import pytest
from click.testing import CliRunner

from entendu.engine import mirror, segments
from entendu.engine.actions import prune_trail, rebuild
from entendu.engine.commands import rebuild_command

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments):
    return CliRunner().invoke(rebuild_command, arguments)


@pytest.fixture
def laid(company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 2)
    known = company.identity("a@example.com", company.contact())
    for n in range(5):
        company.activity(known, days=n)
    return company


def test_what_is_rebuilt_equals_what_stood(laid):
    result = run("--workspace", "atelier")
    assert result.exit_code == 0
    assert "activities              5 rows  equal" in result.output
    assert "DIFFERED" not in result.output


def test_a_mirror_gone_wrong_is_named_and_mended(laid):
    workspace = laid.workspace
    resident = mirror.resident_of(workspace.pk)
    resident.duck.execute(
        "UPDATE activities SET channel = 'wrong' WHERE id = (SELECT max(id) FROM activities)"
    )
    result = run("--all")
    assert result.exit_code == 1
    assert "DIFFERED" in result.output
    assert "it had differed: atelier" in result.output
    assert rebuild(workspace.pk).equal


def test_an_unknown_workspace_is_refused_in_one_line():
    result = run("--workspace", "nowhere")
    assert (result.exit_code, result.output) == (
        1,
        "Error: there is no workspace called 'nowhere'\n",
    )


def test_one_workspace_or_all_has_to_be_said():
    assert run().exit_code == 2
    assert run("--all", "--workspace", "x").exit_code == 2


def test_the_trail_keeps_its_newest_changes(company):
    for _ in range(5):
        company.contact()
    assert prune_trail(keep=2) > 0
    assert prune_trail(keep=2) == 0
    assert mirror.resident_of(company.workspace.pk).version == 1
