"""Verbs of a person on their own account, which belongs to no workspace."""

from datetime import datetime

from django.db import transaction

from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.models import User

OWN = ("first_name", "last_name", "language", "theme")


@transaction.atomic
def change_self(user: User, by: Actor, *, now: datetime, **wanted: str) -> User:
    """Change some of one's own name, language and theme."""
    if unknown := set(wanted) - set(OWN):
        raise TypeError(f"not one's own to change: {', '.join(sorted(unknown))}")
    before = {field: getattr(user, field) for field in wanted}
    if before == wanted:
        return user
    for field, value in wanted.items():
        setattr(user, field, value)
    user.save(update_fields=list(wanted))
    audit.record(None, by, "user.changed", user, now=now, before=before, after=wanted)
    return user


def speak(user: User, language: str, *, now: datetime) -> User:
    """Change the language that `user` reads."""
    return change_self(user, Actor(user), now=now, language=language)


@transaction.atomic
def welcome(user: User, password: str, *, now: datetime, **wanted: str) -> User:
    """Take up an invitation: the password is chosen, the invitation is spent."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(None, Actor(user), "user.welcomed", user, now=now)
    return change_self(user, Actor(user), now=now, **wanted)
