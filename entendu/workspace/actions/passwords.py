"""Giving somebody a password from the server's own command line."""

from datetime import datetime

from django.db import transaction

from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.models import User


@transaction.atomic
def give_password(user: User, password: str, by: Actor, *, now: datetime) -> None:
    """Replace `user`'s password; every session that they had open ends with it."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(None, by, "user.password_given", user, now=now)
