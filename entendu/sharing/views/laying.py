"""Edge: how what is known of a prospect is laid out for people."""

from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from entendu.activity.kinds import TOWARDS, Kind, Stage
from entendu.activity.words import KINDS, STAGES
from entendu.people.models import Contact, Identity
from entendu.sharing.queries.dossier import Bargained, Happening, Provenance
from entendu.sharing.words import (
    ACTIONS,
    FIELDS,
    country_words,
    identity_words,
    language_words,
    origin_words,
    outcome_words,
)
from entendu.workspace.models import AuditEntry, Member
from entendu.workspace.queries import visible

ICONS = {
    Kind.PAGE: "world-www", Kind.DOWNLOAD: "file-download", Kind.FORM: "forms",
    Kind.SUBSCRIPTION: "news", Kind.MAIL_OPENED: "mail-opened", Kind.MAIL_CLICKED: "click",
    Kind.SHARE: "share", Kind.EVENT: "calendar-event", Kind.REPLY: "message-2",
    Kind.AD_CLICKED: "ad-2", Kind.MAIL_SENT: "send", Kind.CALL: "phone-call",
    Kind.MEETING: "users", Kind.STAGE: "flag",
}  # fmt: skip
SHOWN = ("email", "phone", "job_title", "company", "owner", "origin", "country", "language")


def facts_of(contact: Contact, origins: dict[str, Provenance]) -> list[dict]:
    """The facts in order, each with its provenance; what a file said beside our fields last."""
    values = {
        "company": contact.company.name if contact.company else "",
        "owner": contact.owner.name if contact.owner else "",
        "origin": origin_words(contact.origin) if contact.origin else "",
        "country": country_words(contact.country) if contact.country else "",
        "language": language_words(contact.language) if contact.language else "",
    }
    facts = [
        _fact(name, str(FIELDS[name]), values.get(name, getattr(contact, name, "")), origins)
        for name in SHOWN
    ]
    more = contact.fields if isinstance(contact.fields, dict) else {}
    return facts + [
        _fact(name, name.replace("_", " "), value, origins)
        for name, value in sorted(more.items())
        if value not in (None, "", [], {})
    ]  # fmt: skip


def _fact(name: str, label: str, value, origins: dict[str, Provenance]) -> dict:
    shown = ", ".join(map(str, value)) if isinstance(value, list) else value
    return {"name": name, "label": label, "value": shown, "origin": origins.get(name)}


def identities_of(identities: list[Identity]) -> list[dict]:
    """The identities that lead to the contact, with their kind in words."""
    return [
        {"kind": identity_words(one.kind), "value": one.value, "at": one.created_at,
         "icon": {"email": "mail", "anonymous": "browser"}.get(one.kind, "id")}
        for one in identities
    ]  # fmt: skip


def journey_of(happenings: list[Happening], deals: list[Bargained], workspace) -> list[dict]:
    """The journey by day, the latest first."""
    zone = ZoneInfo(workspace.zone)
    return [
        {"day": day, "happenings": [_line(one, zone) for one in of_day]}
        for day, of_day in groupby(happenings, key=lambda one: one.day)
    ]


def _line(one: Happening, zone: ZoneInfo) -> dict:
    activity = one.activity
    words = KINDS[activity.kind]
    if activity.kind == Kind.STAGE:
        words = _("Stage entered: {stage}").format(stage=STAGES[activity.stage])
    return {
        "icon": ICONS.get(activity.kind, "activity"),
        "tone": _tone(activity),
        "words": words,
        "title": one.title,
        "url": one.url,
        "said": one.words,
        "outcome": outcome_words(one.outcome) if one.outcome else "",
        "minutes": one.minutes,
        "time": f"{activity.occurred_at.astimezone(zone):%H:%M}",
        "by": activity.member.name if activity.member else "",
        "campaign": activity.campaign.name if activity.campaign else "",
        "channel": origin_words(activity.channel) if activity.channel else "",
        "source": activity.source.name,
        "code": activity.stage,
    }


def _tone(activity) -> str:
    if activity.kind == Kind.STAGE:
        return "down" if activity.stage in (Stage.RECYCLED, Stage.DISQUALIFIED) else "stage"
    return "ours" if activity.kind in TOWARDS else "theirs"


def histories(entries: list[AuditEntry], workspace) -> list[dict]:
    """The trail of a contact, each change as field, before and after."""
    names = {member.pk: member.name for member in visible(Member, workspace)} if entries else {}
    return [
        {
            "at": entry.at,
            "by": str(entry.actor) if entry.actor else _("a program"),
            "words": ACTIONS.get(entry.action, entry.action),
            "changes": [_change(name, entry, names) for name in {**entry.before, **entry.after}],
        }
        for entry in entries
    ]


def _change(name: str, entry: AuditEntry, names: dict[int, str]) -> dict:
    label = FIELDS.get(name.removesuffix("_id"), name)

    def shown(value) -> str:
        if name == "owner_id" and value is not None:
            return names.get(value, f"#{value}")
        return "" if value in (None, "") else str(value)

    return {
        "label": label,
        "before": shown(entry.before.get(name)),
        "after": shown(entry.after.get(name)),
    }
