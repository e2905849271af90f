"""`entendu rebuild`: what is derived, computed again from the facts and compared."""

import sys

import click

from entendu.engine.actions import Rebuilt, rebuild
from entendu.workspace.models import Workspace
from entendu.workspace.queries import every_workspace, find_workspace


@click.command("rebuild")
@click.option("--workspace", "name", help="Name or slug of one workspace.")
@click.option("--all", "everyone", is_flag=True, help="Every workspace.")
def rebuild_command(name, everyone):
    """Build the mirror again from the database, and prove that nothing differs."""
    if bool(name) == everyone:
        raise click.UsageError("name a workspace with --workspace NAME, or say --all")
    differing = [w.name for w in _chosen(name) if not _rebuild(w)]
    if differing:
        raise click.ClickException(f"rebuilt, and it had differed: {', '.join(differing)}")


def _chosen(name: str | None) -> list[Workspace]:
    if name is None:
        return list(every_workspace())
    workspace = find_workspace(name)
    if workspace is None:
        raise click.ClickException(f"there is no workspace called {name!r}")
    return [workspace]


def _rebuild(workspace: Workspace) -> bool:
    click.echo(f"{workspace.name}:")
    with click.progressbar(length=100, label="  activities", file=sys.stderr) as bar:
        rebuilt = rebuild(
            workspace.pk, lambda done, up_to: bar.update(100 * done // up_to - bar.pos)
        )
        bar.update(100 - bar.pos)
    _show(rebuilt)
    return rebuilt.equal


def _show(rebuilt: Rebuilt) -> None:
    for name, (rows, checksum) in rebuilt.anew.items():
        before, sum_before = rebuilt.live[name]
        same = (before, sum_before) == (rows, checksum)
        said = "equal" if same else f"DIFFERED: {before:,} rows before"
        click.echo(f"  {name:<12} {rows:>12,} rows  {said}")


COMMANDS = [rebuild_command]
