"""What does a statement change in a record? Only what it says, and only where it differs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """What became of a record."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record after a statement: what became of it, and what differs."""

    state: State
    id: int
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)


def changes(stored: Mapping, stated: Mapping) -> dict:
    """{attribute: new value} where the statement differs; `fields` are compared name by name."""
    changed = {
        name: value
        for name, value in stated.items()
        if name != "fields" and stored.get(name) != value
    }
    extra = stated.get("fields") or {}
    held = stored.get("fields") or {}
    if any(held.get(name) != value for name, value in extra.items()):
        changed["fields"] = {**held, **extra}
    return changed


def provenance(changed: Mapping, held: Mapping, source: int, at: str) -> dict:
    """{field: {"source", "at"}} for each changed attribute; a link is named without its _id."""
    said = {"source": source, "at": at}
    names = [name.removesuffix("_id") for name in changed if name != "fields"]
    before = held or {}
    extra = [f"fields.{name}" for name, value in (changed.get("fields") or {}).items()
             if before.get(name) != value]  # fmt: skip
    return dict.fromkeys((*names, *extra), said)
