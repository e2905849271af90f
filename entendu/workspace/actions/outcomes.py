"""What an action answers: what happened, or why it did not."""

from dataclasses import dataclass
from enum import StrEnum

from entendu.workspace.models import Member, User


class Reason(StrEnum):
    """Why an action did not take place; put into words by `words.REFUSALS`."""

    ALREADY_MEMBER = "already_member"
    LAST_ADMINISTRATOR = "last_administrator"
    HAS_ACCOUNT = "has_account"
    NAME_TAKEN = "name_taken"


@dataclass(frozen=True)
class Refused:
    reason: Reason
    field: str  # the one of the form where the mistake is


@dataclass(frozen=True)
class Joined:
    """A member who can sign in; `new_account` when a password has still to be chosen."""

    member: Member
    user: User
    new_account: bool


@dataclass(frozen=True)
class Changed:
    member: Member
