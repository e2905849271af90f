"""The `entendu` command: every folder's `commands.py`, found by looking, under one name."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec

import click

from entendu import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="entendu")
def entendu():
    """Marketing and sales as one team: agreed, heard, shown."""


@entendu.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def django(arguments):
    """Run one of Django's own commands (migrate, shell...)."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["entendu django", *arguments])


def discover() -> None:
    """Add the click commands listed in `COMMANDS` of each folder's `commands.py`."""
    from django.conf import settings

    for folder in settings.FOLDERS:
        if find_spec(f"entendu.{folder}.commands"):
            for command in import_module(f"entendu.{folder}.commands").COMMANDS:
                entendu.add_command(command)


def main() -> None:
    """Entry point: one clear line and a status that is not 0 where something is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entendu.settings")
    from entendu.settings.environment import SettingsMistake

    try:
        import_module("django").setup()
    except SettingsMistake as mistake:
        sys.exit(f"entendu: {mistake}")
    discover()
    entendu()
