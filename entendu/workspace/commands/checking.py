"""`entendu check`: is this installation sound?"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec

import click
from django.conf import settings
from django.utils import timezone

from entendu.workspace.findings import Finding, serious


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table",
              show_default=True)  # fmt: skip
def check(form: str) -> None:
    """Look for problems of settings and database; exit with 1 where one is an error.

    Each has a number that never changes its meaning; docs/en/operations.md explains them.
    """
    found = sorted(_all(), key=lambda finding: (finding.level, finding.id))
    if form == "json":
        click.echo(json.dumps([asdict(finding) for finding in found], indent=1))
    else:
        click.echo("\n".join(_line(finding) for finding in found) or "No problem was found.")
    sys.exit(1 if serious(found) else 0)


def _all() -> Iterator[Finding]:
    now = timezone.now()
    for folder in settings.FOLDERS:
        if find_spec(f"entendu.{folder}.checks"):
            for look in import_module(f"entendu.{folder}.checks").CHECKS:
                yield from look(now)


def _line(finding: Finding) -> str:
    hint = f"\n                 {finding.hint}" if finding.hint else ""
    return f"{finding.id:<8} {finding.level:<7} {finding.problem}{hint}"
