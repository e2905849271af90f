"""Keeping the trail: who changed what, when, before and after."""

from dataclasses import dataclass
from datetime import datetime

from entendu.workspace.models import AuditEntry, User, Workspace


@dataclass(frozen=True)
class Actor:
    """Who acts and through what: a page, the API, a command, a job."""

    user: User | None
    via: str = "page"


def record(
    workspace: Workspace | None,
    by: Actor,
    action: str,
    subject,
    *,
    now: datetime,
    before: dict | None = None,
    after: dict | None = None,
) -> AuditEntry:
    """Write one entry; call it inside the transaction of the change itself.

    Equal values of `before` and `after` are left out: the entry holds what changed.
    """
    before, after = _differences(before or {}, after or {})
    return AuditEntry.objects.create(
        workspace=workspace,
        at=now,
        actor=by.user,
        via=by.via,
        action=action,
        subject_kind=subject._meta.model_name,
        subject_id=subject.pk,
        subject_label=str(subject)[:200],
        before=before,
        after=after,
    )


def _differences(before: dict, after: dict) -> tuple[dict, dict]:
    same = {key for key in before if key in after and before[key] == after[key]}
    return (
        {key: value for key, value in before.items() if key not in same},
        {key: value for key, value in after.items() if key not in same},
    )
