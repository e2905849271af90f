"""Adding and changing a contact by hand or by a program, with its provenance and the trail."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from entendu.people.models import Company, Contact, Identity
from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.models import Member, Workspace
from entendu.workspace.scope import visible

TEXTS = ("email", "first_name", "last_name", "phone", "job_title", "country", "language", "origin")
LINKS = {"company_id": Company, "owner_id": Member}
EDITABLE = (*TEXTS, *LINKS)


class Reason(StrEnum):
    NO_SUCH_CONTACT = "no_such_contact"
    NO_SUCH_COMPANY = "no_such_company"
    NO_SUCH_MEMBER = "no_such_member"
    EMAIL_TAKEN = "email_taken"  # another contact is known by this address
    NOBODY = "nobody"  # neither a name nor an address


@dataclass(frozen=True)
class Saved:
    contact: Contact
    changed: tuple[str, ...]  # empty: everything was so already


@dataclass(frozen=True)
class Refused:
    reason: Reason
    field: str = ""
    contact_id: int | None = None  # the one who has the address already


@transaction.atomic
def add_contact(workspace: Workspace, values: dict, by: Actor, *, now: datetime) -> Saved | Refused:
    """Add a contact with `values` (of EDITABLE); refused when the address is somebody's."""
    if not any(values.get(name) for name in ("email", "first_name", "last_name")):
        return Refused(Reason.NOBODY, "email")
    contact = Contact(workspace=workspace, created_at=now, changed_at=now)
    return _save(contact, values, by, "contact.added", now)


@transaction.atomic
def change_contact(
    workspace: Workspace, contact_id: int, values: dict, by: Actor, *, now: datetime
) -> Saved | Refused:
    """Give a contact `values` (of EDITABLE); what is not named stays."""
    locked = visible(Contact, workspace).select_for_update()
    contact = locked.filter(pk=contact_id).first()
    if contact is None:
        return Refused(Reason.NO_SUCH_CONTACT)
    return _save(contact, values, by, "contact.changed", now)


def _save(contact: Contact, values: dict, by: Actor, action: str, now: datetime) -> Saved | Refused:
    refusal = _unknown_link(contact.workspace, values)
    if refusal:
        return refusal
    before = {name: getattr(contact, name) for name in values}
    after = {name: _tidy(name, value) for name, value in values.items()}
    changed = tuple(name for name in after if before[name] != after[name])
    if contact.pk and not changed:
        return Saved(contact, ())
    for name in changed:
        setattr(contact, name, after[name])
        contact.provenance[name.removesuffix("_id")] = _origin(by, now)
    contact.changed_at = now
    contact.save()
    holder = _claim_email(contact, now) if "email" in changed else None
    if holder:
        transaction.set_rollback(True)
        return Refused(Reason.EMAIL_TAKEN, "email", holder)
    audit.record(contact.workspace, by, action, contact, now=now, before=before, after=after)
    return Saved(contact, changed)


def _unknown_link(workspace: Workspace, values: dict) -> Refused | None:
    for name, reason in (
        ("company_id", Reason.NO_SUCH_COMPANY),
        ("owner_id", Reason.NO_SUCH_MEMBER),
    ):
        number = values.get(name)
        if number is not None and not visible(LINKS[name], workspace).filter(pk=number).exists():
            return Refused(reason, name)
    return None


def _tidy(name: str, value):
    if name in LINKS:
        return value
    text = " ".join((value or "").split())
    return text.lower() if name == "email" else text


def _origin(by: Actor, now: datetime) -> dict:
    user = by.user.pk if by.user else None
    return {"source": None, "user": user, "via": by.via, "at": now.isoformat()}


def _claim_email(contact: Contact, now: datetime) -> int | None:
    """Make the address lead to `contact`; the id of another contact whose it is, else None."""
    if not contact.email:
        return None
    identity, _ = visible(Identity, contact.workspace).get_or_create(
        workspace=contact.workspace, kind="email", value=contact.email,
        defaults={"contact": contact, "created_at": now},
    )  # fmt: skip
    if identity.contact_id is None:
        identity.contact = contact
        identity.save(update_fields=["contact"])
    return identity.contact_id if identity.contact_id != contact.pk else None
