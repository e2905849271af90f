"""Edge: how what an import would change, and what it left out, is shown to people."""

import re
from datetime import datetime
from decimal import Decimal

from entendu.activity.imports import words
from entendu.activity.words import DEAL_STATES
from entendu.interface.templatetags.show import moment, number

INSTANT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00:00")
AMOUNT = re.compile(r"-?\d+\.\d\d")


def changes_of(example: dict, zone: str) -> list[tuple[str, str, str]]:
    """Each field of a record of a trial, before and after, as its reader writes dates and sums."""
    before = example["before"]
    return [
        (str(words.FIELDS.get(name.removesuffix("_id"), name)),
         _shown(example["noun"], name, before.get(name, ""), zone),
         _shown(example["noun"], name, to, zone))
        for name, to in example["after"].items()
        if to not in ("", "{}")
    ]  # fmt: skip


def _shown(noun: str, name: str, value: str, zone: str) -> str:
    if noun == "deals" and name == "state":
        return str(DEAL_STATES.get(value, value))
    if name.endswith("_at") and INSTANT.fullmatch(value):
        return moment(datetime.fromisoformat(value), zone)
    if name == "amount" and AMOUNT.fullmatch(value):
        return number(Decimal(value), 2)
    return value


def columns_left_out(file) -> list[str]:
    """The columns of a file that were taken for nothing."""
    return [
        name for name in file.options.get("header", [])
        if name and not file.columns.get(name) and not name.startswith("rejected: ")
    ]  # fmt: skip
