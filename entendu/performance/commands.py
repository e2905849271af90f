"""`entendu report`: the closed loop and the funnel on a terminal, as JSON or as CSV."""

import csv
import json
import sys
from datetime import date, datetime
from decimal import Decimal

import click

from entendu.performance.queries import DIMENSIONS, Filters, closed_loop, funnel
from entendu.workspace.queries import find_workspace, visible

FUNNEL = ("stage", "reached", "conversion", "conversion_from_first", "median_days")
CLOSED_LOOP = ("mqls", "won", "win_rate", "won_with_revenue", "revenue", "median_days_to_won")


class Day(click.ParamType):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value, param, ctx):
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            self.fail(f"{value!r} is not a day like 2026-11-20", param, ctx)


def _options(command):
    for option in reversed((
        click.option("--workspace", "name", required=True, help="Name or slug."),
        click.option("--from", "since", type=Day(), help="First day of first contact."),
        click.option("--to", "until", type=Day(), help="Last day of first contact, included."),
        click.option("--origin", help="Only this origin."),
        click.option("--owner", "owner_name", help="Only this owner (name, key or e-mail)."),
        click.option("--format", "form", type=click.Choice(["table", "json", "csv"]),
                     default="table", show_default=True),
    )):  # fmt: skip
        command = option(command)
    return command


@click.group()
def report():
    """Print a report: closed-loop, funnel."""


@report.command("closed-loop")
@click.option("--by", type=click.Choice(DIMENSIONS), default="origin", show_default=True)
@_options
def print_closed_loop(by, name, since, until, origin, owner_name, form):
    """MQLs, wins and revenue by origin, campaign, content, owner, segment or month."""
    workspace = _workspace(name)
    filters = Filters(since, until, origin, _owner(workspace, owner_name))
    rows = closed_loop(workspace, by, filters).dicts()
    mixed = next((row["currency"] for row in rows if row["revenue"] is None), None)
    if mixed:
        click.echo(f"entendu: revenue left empty where currencies are mixed ({mixed})", err=True)
    _print([{by: row["label"], **{key: row[key] for key in CLOSED_LOOP}} for row in rows], form)


@report.command("funnel")
@_options
def print_funnel(name, since, until, origin, owner_name, form):
    """How many reached each stage, with conversion and the median days of each step."""
    workspace = _workspace(name)
    filters = Filters(since, until, origin, _owner(workspace, owner_name))
    rows = funnel(workspace, filters).dicts()
    _print([{key: row[key] for key in FUNNEL} for row in rows], form, FUNNEL)


def _workspace(name: str):
    workspace = find_workspace(name)
    if workspace is None:
        raise click.ClickException(f"there is no workspace called {name!r}")
    return workspace


def _owner(workspace, name: str | None) -> int | None:
    if name is None:
        return None
    from entendu.workspace.models import Member

    members = visible(Member, workspace)
    for field in ("key", "name", "email"):
        found = members.filter(**{f"{field}__iexact": name}).first()
        if found:
            return found.pk
    raise click.ClickException(f"there is nobody called {name!r} in {workspace.name}")


def _print(rows: list[dict], form: str, keys: tuple[str, ...] | None = None) -> None:
    keys = keys or tuple(rows[0])
    rows = [{key: _plain(value) for key, value in row.items()} for row in rows]
    if form == "json":
        click.echo(_json(rows))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, keys, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        click.echo(_table(rows, keys))


def _plain(value):
    """Rates and days to six decimals at most; other values as they are."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 6)
    return value.isoformat() if isinstance(value, date) else value


def _json(rows: list[dict]) -> str:
    # A Decimal is written digit by digit: a float would be exact to the cent only up to 2**53.
    numbers: dict[str, str] = {}

    def mark(value):
        if isinstance(value, Decimal):
            numbers[key := f"\0{len(numbers)}\0"] = str(value)
            return key
        raise TypeError(f"{type(value).__name__} has no place in a report")

    text = json.dumps(rows, indent=2, ensure_ascii=False, default=mark)
    for key, number in numbers.items():
        text = text.replace(json.dumps(key), number, 1)
    return text


def _table(rows: list[dict], keys: tuple[str, ...]) -> str:
    cells = [[("" if row[key] is None else str(row[key])) for key in keys] for row in rows]
    widths = [max(len(line[n]) for line in [list(keys), *cells]) for n in range(len(keys))]

    def line(values):
        first, *rest = values
        numbers = (value.rjust(width) for value, width in zip(rest, widths[1:], strict=True))
        return "  ".join([first.ljust(widths[0]), *numbers]).rstrip()

    return "\n".join([line(keys), line("-" * width for width in widths), *map(line, cells)])


COMMANDS = [report]
