"""What loading the example answers."""

from dataclasses import dataclass
from enum import StrEnum

from entendu.workspace.models import Workspace


class Reason(StrEnum):
    """Why nothing was loaded."""

    IN_USE = "in_use"  # the workspace holds somebody's own records


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in; `new` where the given password is theirs."""

    email: str
    name: str
    role: str
    language: str
    new: bool


@dataclass(frozen=True)
class Loaded:
    workspace: Workspace
    counts: dict[str, int]
    accounts: tuple[Account, ...]


@dataclass(frozen=True)
class AlreadyThere:
    workspace: Workspace


@dataclass(frozen=True)
class Refused:
    reason: Reason
    workspace: Workspace
