"""`entendu example`: load the two example companies."""

import secrets
import sys

import click
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.utils import OperationalError, ProgrammingError
from django.utils import timezone

from entendu.example.actions import Account, AlreadyThere, Loaded, Refused, load
from entendu.example.client import Client
from entendu.example.lists.clairval import CLAIRVAL
from entendu.example.lists.nord import NORD
from entendu.example.size import FULL, SECOND, SMALL, Size
from entendu.workspace.audit import Actor


@click.command()
@click.option("--workspace", "name", default="", help="Name of the first company's workspace.")
@click.option("--password", help="Password of the demonstration accounts; else one is made.")
@click.option("--small", is_flag=True, help="A hundred prospects each, to try something out.")
def example(name: str, password: str | None, small: bool) -> None:
    """Load the example companies; where they are already, nothing is changed."""
    _judge(password)
    chosen = password or secrets.token_urlsafe(12)
    clients = ((NORD, SMALL if small else FULL, name), (CLAIRVAL, SMALL if small else SECOND, ""))
    accounts: dict[str, bool] = {}
    for client, size, called in clients:
        outcome = _load(client, size, chosen, called)
        _say(outcome)
        if isinstance(outcome, Loaded):
            for account in outcome.accounts:
                accounts.setdefault(_line(account), account.new)
    _say_accounts(accounts, "" if password else chosen)


def _load(client: Client, size: Size, password: str, name: str) -> Loaded | AlreadyThere | Refused:
    by = Actor(None, "command")
    if sys.stderr.isatty():  # somebody is waiting, for some seconds
        click.echo(f"Telling eighteen months of {name or client.name}…", err=True)
    try:
        return load(client, size, by, now=timezone.now(), password=password, name=name)
    except (OperationalError, ProgrammingError) as broken:
        hint = "bring it up to date with `entendu django migrate`"
        raise click.ClickException(f"the database is not ready ({broken}): {hint}") from None


def _judge(password: str | None) -> None:
    if password is None:
        return
    try:
        validate_password(password)
    except ValidationError as refused:
        raise click.BadParameter(" ".join(refused.messages), param_hint="--password") from None


def _say(outcome: Loaded | AlreadyThere | Refused) -> None:
    name = outcome.workspace.name
    if isinstance(outcome, Refused):
        raise click.ClickException(
            f"{name} holds records of its own: give another name with --workspace."
        )
    if isinstance(outcome, AlreadyThere):
        click.echo(f"{name}: there already, nothing changed.")
        return
    counts = ", ".join(f"{count:,} {what}" for what, count in outcome.counts.items())
    click.echo(f"{name}: {counts}.")


def _line(account: Account) -> str:
    return f"  {account.email:<30} {account.role.replace('_', ' '):<18} {account.language}"


def _say_accounts(accounts: dict[str, bool], made: str) -> None:
    if not accounts:
        return
    click.echo("Accounts:")
    for line in accounts:
        click.echo(line)
    if any(accounts.values()):
        click.echo(f"Password of the new accounts: {made}" if made else "Password: as given.")
    else:
        click.echo("They existed already and keep their passwords.")


COMMANDS = [example]
