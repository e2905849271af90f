"""Appending one activity as a program or a person says it; the same message counts once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from entendu.activity.kinds import Kind
from entendu.activity.models import Activity, Campaign, Content, Source
from entendu.people import editing
from entendu.people.models import Contact, Identity
from entendu.workspace.audit import Actor
from entendu.workspace.models import Member, Workspace
from entendu.workspace.scope import visible

AHEAD = timedelta(days=1)  # how far another computer's clock may run before ours


class Reason(StrEnum):
    NO_SUCH_CONTACT = "no_such_contact"
    NO_SUCH_CAMPAIGN = "no_such_campaign"
    NO_SUCH_CONTENT = "no_such_content"
    NO_SUCH_MEMBER = "no_such_member"
    NOT_AN_ADDRESS = "not_an_address"
    WHOSE = "whose"  # a contact or an identity, and not both
    STAGE_WHERE_DUE = "stage_where_due"  # a stage with kind "stage" and with no other
    IN_THE_FUTURE = "in_the_future"


@dataclass(frozen=True)
class Said:
    """One activity in the words of who reports it."""

    message_id: str
    kind: str
    occurred_at: datetime
    contact_id: int | None = None
    identity: tuple[str, str] | None = None  # kind and value; made where nobody has it yet
    channel: str = ""
    stage: str = ""
    campaign: str = ""  # keys, as in the files
    content: str = ""
    member_id: int | None = None
    bot: bool = False
    properties: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Recorded:
    activity: Activity
    created: bool  # False: this message had been recorded before, and stays as it was


class Refused(Exception):  # noqa: N818 (caught in `record_activity`, which returns it)
    def __init__(self, reason: Reason, place: str):
        super().__init__(reason)
        self.reason, self.place = reason, place


def record_activity(
    workspace: Workspace, said: Said, by: Actor, *, now: datetime, source: str = "api"
) -> Recorded | Refused:
    """Append one activity; nothing is written when it is refused or was recorded before."""
    try:
        with transaction.atomic():
            return _record(workspace, said, by, source, now)
    except Refused as refused:
        return refused


def _record(workspace, said: Said, by: Actor, source_key: str, now: datetime) -> Recorded:
    source, _ = visible(Source, workspace).get_or_create(
        workspace=workspace, key=source_key, defaults={"name": "API", "created_at": now}
    )
    before = visible(Activity, workspace).filter(source=source, message_id=said.message_id).first()
    if before:
        return Recorded(before, created=False)
    _judge(said, now)
    facts = {
        "identity": _identity(workspace, said, by, now),
        "kind": said.kind,
        "occurred_at": said.occurred_at,
        "received_at": now,
        "channel": said.channel,
        "stage": said.stage,
        "campaign": _keyed(Campaign, workspace, said.campaign, Reason.NO_SUCH_CAMPAIGN),
        "content": _keyed(Content, workspace, said.content, Reason.NO_SUCH_CONTENT),
        "member": _member(workspace, said.member_id),
        "bot": said.bot,
        "properties": said.properties,
    }
    # two at once: the second waits for the first, and finds it
    activity, created = visible(Activity, workspace).get_or_create(
        workspace=workspace, source=source, message_id=said.message_id, defaults=facts
    )
    return Recorded(activity, created)


def _judge(said: Said, now: datetime) -> None:
    if (said.kind == Kind.STAGE) != bool(said.stage):
        raise Refused(Reason.STAGE_WHERE_DUE, "stage")
    if said.occurred_at > now + AHEAD:
        raise Refused(Reason.IN_THE_FUTURE, "occurred_at")
    if (said.contact_id is None) == (said.identity is None):
        raise Refused(Reason.WHOSE, "contact_id")


def _keyed(model, workspace, key: str, reason: Reason):
    row = visible(model, workspace).filter(key=key).first() if key else None
    if key and row is None:
        raise Refused(reason, model._meta.model_name)
    return row


def _member(workspace, number: int | None) -> Member | None:
    member = visible(Member, workspace).filter(pk=number).first() if number else None
    if number and member is None:
        raise Refused(Reason.NO_SUCH_MEMBER, "member_id")
    return member


def _identity(workspace, said: Said, by: Actor, now: datetime) -> Identity:
    if said.identity:
        return _named(workspace, *said.identity, by, now)
    contact = visible(Contact, workspace).filter(pk=said.contact_id).first()
    if contact is None:
        raise Refused(Reason.NO_SUCH_CONTACT, "contact_id")
    rows = visible(Identity, workspace)
    known = rows.filter(contact=contact).order_by("id").first()
    return known or rows.get_or_create(
        workspace=workspace, kind="contact", value=str(contact.pk),
        defaults={"contact": contact, "created_at": now},
    )[0]  # fmt: skip


def _named(workspace, kind: str, value: str, by: Actor, now: datetime) -> Identity:
    """The identity `kind:value`; an unknown address makes a contact, any other id a visitor."""
    value = value.strip().lower() if kind == "email" else value
    identity = visible(Identity, workspace).filter(kind=kind, value=value).first()
    if identity:
        return identity
    if kind != "email":
        rows = visible(Identity, workspace)
        return rows.get_or_create(
            workspace=workspace, kind=kind, value=value, defaults={"created_at": now}
        )[0]
    try:
        validate_email(value)
    except ValidationError:
        raise Refused(Reason.NOT_AN_ADDRESS, "identity.value") from None
    editing.add_contact(workspace, {"email": value}, by, now=now)
    return visible(Identity, workspace).get(kind=kind, value=value)
