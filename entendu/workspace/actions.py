"""Verbs on workspaces, members and people."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.models import User, Workspace


@transaction.atomic
def open_workspace(
    name: str, by: Actor, *, now: datetime, zone: str = "UTC", currency: str = "EUR"
) -> Workspace:
    """Make a workspace called `name`; its slug is the name's, numbered where it is taken."""
    workspace = Workspace(
        name=name, slug=_free_slug(name), zone=zone, currency=currency, created_at=now
    )
    workspace.save()
    audit.record(workspace, by, "workspace.opened", workspace, now=now, after={"name": name})
    return workspace


def _free_slug(name: str) -> str:
    stem = slugify(name)[:50] or "workspace"
    taken = set(Workspace.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)


def speak(user: User, language: str, *, now: datetime) -> None:
    """Change the language that `user` reads; recorded in the trail."""
    before = {"language": user.language}
    user.language = language
    user.save(update_fields=["language"])
    audit.record(
        None,
        Actor(user),
        "user.language",
        user,
        now=now,
        before=before,
        after={"language": language},
    )
