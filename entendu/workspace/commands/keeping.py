"""`entendu backup` and `entendu restore`."""

from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from entendu import __version__
from entendu.workspace import archive
from entendu.workspace.commands.serving import waiting_migrations
from entendu.workspace.snapshot import Failed


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Keep database, files and secret key in FILE (.tar.gz), while the server runs.

    FILE opens every session and every record: keep it as safe as the server itself.
    """
    about = {"entendu": __version__, "made_at": timezone.now().isoformat(timespec="seconds")}
    try:
        kept = archive.keep(file.absolute(), settings.HOME, Path(settings.MEDIA_ROOT), about)
    except (archive.Unusable, Failed, OSError) as failed:
        raise click.ClickException(str(failed)) from None
    click.echo(f"{file}: {kept.files} files, {kept.bytes / 1e6:.1f} MB.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--force", is_flag=True, help="Put aside what is there, and go on.")
def restore(file: Path, force: bool) -> None:
    """Bring back what FILE keeps into ENTENDU_HOME. Stop the server first."""
    stamp = timezone.now().strftime("%Y%m%dT%H%M%S")
    files = Path(settings.MEDIA_ROOT)
    try:
        done = archive.bring_back(file, settings.HOME, files, force=force, stamp=stamp)
    except (archive.Unusable, Failed, OSError) as failed:
        raise click.ClickException(str(failed)) from None
    click.echo(f"Restored {done.files} files as of {done.made_at}.")
    if done.aside:
        click.echo(f"What was there is in {done.aside}.")
    if waiting := waiting_migrations():
        click.echo(f"{waiting} migrations wait: run `entendu serve --migrate`.")
