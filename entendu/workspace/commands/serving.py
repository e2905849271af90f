"""`entendu serve`: pages, API and background work in one command."""

import errno
import multiprocessing
import socket

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.utils import timezone

from entendu.workspace import jobs


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--migrate", is_flag=True, help="Bring the database up to date first.")
def serve(host: str, port: int, migrate: bool) -> None:
    """Serve pages and API, and do the background work, until told to stop."""
    _ready(migrate)
    _free(host, port)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns without it
    _run(host, port)


def _ready(migrate: bool) -> None:
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
    waiting = waiting_migrations()
    if waiting:
        raise click.ClickException(
            f"{waiting} migrations wait: run `entendu serve --migrate`, or "
            "`entendu django migrate` after a backup."
        )


def waiting_migrations() -> int:
    """How many migrations the database still lacks."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as broken:
        raise click.ClickException(f"the database cannot be reached: {broken}".strip()) from None
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connection.close()
    return waiting


def _free(host: str, port: int) -> None:
    """Refuse in one line where somebody else listens, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as refused:
            if refused.errno == errno.EADDRINUSE:
                reason = f"port {port} of {host} is taken: stop who uses it, or give --port"
            else:
                reason = f"cannot listen on {host}:{port}: {refused.strerror or refused}"
            raise click.ClickException(reason) from None


def _run(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # a fork would copy the locks that the thread of the jobs holds at that moment
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "entendu.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        workers=1,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    )
    shown = f"[{host}]" if ":" in host else host
    server.on_startup(lambda: click.echo(f"Entendu is on http://{shown}:{port} (Ctrl-C stops it)"))
    # here, in the process that only watches over the server: a long import slows no page down
    stop = jobs.start(timezone.now)
    server.serve()
    stop.set()
