"""Verbs on a workspace itself."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.models import Workspace


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


@transaction.atomic
def change_workspace(
    workspace: Workspace, name: str, zone: str, currency: str, by: Actor, *, now: datetime
) -> Workspace:
    """Change what the workspace is called, where its days are counted, and its currency."""
    before = _workspace_facts(workspace)
    workspace.name, workspace.zone, workspace.currency = name, zone, currency
    workspace.save(update_fields=["name", "zone", "currency"])
    after = _workspace_facts(workspace)
    if before != after:
        audit.record(
            workspace, by, "workspace.changed", workspace, now=now, before=before, after=after
        )
    return workspace


def _workspace_facts(workspace: Workspace) -> dict:
    return {"name": workspace.name, "zone": workspace.zone, "currency": workspace.currency}


def held(workspace: Workspace) -> Workspace:
    """The workspace, its row held until the transaction ends: changes of members take turns."""
    return Workspace.objects.select_for_update().get(pk=workspace.pk)
