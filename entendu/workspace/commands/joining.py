"""`entendu user`: letting people in from the command line, the first administrator above all."""

import secrets
import sys

import click
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from entendu.workspace.actions import Joined, invite, open_workspace
from entendu.workspace.actions.passwords import give_password
from entendu.workspace.audit import Actor
from entendu.workspace.models import User
from entendu.workspace.queries import find_workspace
from entendu.workspace.roles import Role

BY = Actor(None, via="command")
ROLES = click.Choice([role.value for role in Role])
stdin_password = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input."
)


@click.group()
def user() -> None:
    """People who sign in."""


@user.command()
@click.argument("email")
@click.option("--name", default="", help="Given name and surname; the address where left out.")
@click.option("--workspace", "place", required=True, help="Made where there is none of that name.")
@click.option("--role", type=ROLES, default=Role.ADMINISTRATOR.value, show_default=True)
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", show_default=True)
@stdin_password
def add(email: str, name: str, place: str, role: str, language: str, password_stdin: bool) -> None:
    """Make somebody a member of a workspace, with a password to sign in.

    Without --password-stdin the password is asked for; where nobody can answer, one is made
    and shown once. Who has a password already keeps it.
    """
    _check_email(email)
    password = _given(password_stdin)
    with transaction.atomic():
        joined = _join(email, name or email.partition("@")[0], place, role, language)
        shown = _set(joined.user, password) if joined.new_account else ""
    click.echo(f"{joined.user.email} is {role} of {joined.member.workspace.name}.")
    if shown:
        click.echo(f"Password, shown this once: {shown}")


@user.command()
@click.argument("email")
@stdin_password
def password(email: str, password_stdin: bool) -> None:
    """Give somebody a new password; their open sessions end."""
    found = User.objects.filter(email=email.lower()).first()
    if found is None:
        raise click.ClickException(f"nobody has the address {email}")
    shown = _set(found, _given(password_stdin))
    click.echo(f"{found.email} has a new password.")
    if shown:
        click.echo(f"Password, shown this once: {shown}")


def _check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise click.ClickException(f"{email} is not an e-mail address") from None


def _given(from_stdin: bool) -> str | None:
    """The password as piped in or as typed twice; None where one must be made."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        return None
    typed = click.prompt(
        "Password (empty: one is made)", hide_input=True, default="", show_default=False,
        confirmation_prompt=True,
    )  # fmt: skip
    return typed or None


def _set(someone: User, chosen: str | None) -> str:
    """Give the chosen password, or make one; returns it when it was made."""
    if chosen is not None:
        try:
            validate_password(chosen, someone)
        except ValidationError as refused:
            raise click.ClickException(" ".join(refused.messages)) from None
    made = "" if chosen is not None else secrets.token_urlsafe(15)
    give_password(someone, chosen if chosen is not None else made, BY, now=timezone.now())
    return made


def _join(email: str, name: str, place: str, role: str, language: str) -> Joined:
    now = timezone.now()
    workspace = find_workspace(place) or open_workspace(place, BY, now=now)
    joined = invite(workspace, email, name, Role(role), BY, now=now, language=language)
    if not isinstance(joined, Joined):
        raise click.ClickException(f"{email} is a member of {workspace.name} already")
    return joined
