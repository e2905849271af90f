"""Keys for programs: made once, shown once, kept as a SHA-256 only."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.models import ApiKey, User, Workspace
from entendu.workspace.scope import visible

SCOPES = ("read", "import", "write")
MARK = "ent_"  # so that a key left in a file is recognised for what it is
USED_EVERY = 60  # seconds between two writes of `last_used_at`


class UnknownScope(ValueError):
    """A scope that no key can have; the message names it."""


@transaction.atomic
def issue(
    workspace: Workspace, name: str, scopes: Iterable[str], by: User | Actor | None, now: datetime
) -> tuple[ApiKey, str]:
    """Make a key; returns its row and the key itself, which cannot be had again."""
    chosen = [scope for scope in SCOPES if scope in set(scopes)]
    if unknown := set(scopes) - set(SCOPES):
        raise UnknownScope(", ".join(sorted(unknown)))
    actor = by if isinstance(by, Actor) else Actor(by)
    plain = MARK + secrets.token_urlsafe(32)
    key = ApiKey(
        workspace=workspace,
        name=name,
        prefix=plain[:10],
        digest=_digest(plain),
        scopes=chosen,
        made_by=actor.user,
        made_at=now,
    )
    key.save()
    audit.record(
        workspace, actor, "key.issued", key, now=now, after={"name": name, "scopes": chosen}
    )
    return key, plain


def find(plain: str, now: datetime) -> ApiKey | None:
    """The living key that `plain` is, its workspace loaded; None for any other text."""
    keys = ApiKey._default_manager.select_related("workspace", "made_by")
    key = keys.filter(digest=_digest(plain), revoked_at=None).first()
    if key and (not key.last_used_at or (now - key.last_used_at).total_seconds() >= USED_EVERY):
        key.last_used_at = now
        key.save(update_fields=["last_used_at"])
    return key


@transaction.atomic
def revoke(workspace: Workspace, key_id: int, by: Actor, now: datetime) -> ApiKey | None:
    """End a key at once; None where the workspace has no living key of that id."""
    key = visible(ApiKey, workspace).filter(pk=key_id, revoked_at=None).first()
    if key is None:
        return None
    key.revoked_at = now
    key.save(update_fields=["revoked_at"])
    after = {"revoked_at": now.isoformat()}
    audit.record(
        workspace, by, "key.revoked", key, now=now, before={"revoked_at": None}, after=after
    )
    return key


def _digest(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()
