"""Reads: all that is known of one prospect, straight from the relational store.

One prospect's rows hang on few identities, and activities are indexed by identity and time: no
analytic engine is asked, so the page takes the same time however much else there is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from entendu.activity.kinds import BESIDE, BY_PROSPECT, MAKES_KNOWN, Kind, Stage
from entendu.activity.models import Activity, Deal, Source
from entendu.interface.paging import page
from entendu.people.models import Contact, Identity
from entendu.sharing.links import safe_url
from entendu.sharing.path import Bargain, Step, steps
from entendu.workspace.models import AuditEntry, Member
from entendu.workspace.queries import trail, visible
from entendu.workspace.scope import visible_on

NEWEST_FIRST = ("-occurred_at", "-id")
AT_ONCE = 50
TRAIL_SHOWN = 20
TITLES = ("title", "subject", "event", "list", "form", "name", "file", "url")  # of properties
WORDS = ("question", "text", "reason", "note")


@dataclass(frozen=True)
class Provenance:
    """Where a fact comes from: a source, or a person's own hand; and when."""

    source: str
    person: str
    at: datetime | None


@dataclass(frozen=True)
class Bargained:
    """A deal, and whether it was won on a day before the first contact."""

    deal: Deal
    opened_on: date | None
    closed_on: date | None
    out_of_order: bool


@dataclass(frozen=True)
class Happening:
    """One activity as the journey shows it."""

    activity: Activity
    title: str
    url: str  # empty where it is no address of the web
    words: str  # what the prospect wrote, or why we did it
    outcome: str
    minutes: int | None
    day: date


@dataclass(frozen=True)
class Dossier:
    contact: Contact
    identities: list[Identity]
    path: tuple[Step, ...]
    beside: list[Step]
    deals: list[Bargained]
    first_at: datetime | None
    last_at: datetime | None
    kinds: tuple[str, ...]  # of activity, that the journey holds


def find(workspace, contact_id: int) -> Contact | None:
    """The contact of that number in `workspace`."""
    rows = visible(Contact, workspace).select_related("company", "owner", "workspace")
    return rows.filter(pk=contact_id).first()


def dossier(contact: Contact) -> Dossier:
    """What is known of `contact`, but for the journey and the trail."""
    identities = list(visible(Identity, contact.workspace).filter(contact=contact).order_by("id"))
    course = _course(identities, contact.workspace)
    deals = list(
        visible(Deal, contact.workspace)
        .filter(contact=contact)
        .select_related("owner", "company")
        .order_by("-closed_at", "-opened_at", "-id")
    )
    opened = [deal.opened_at for deal in deals if deal.opened_at]
    first_at = course.touched_at or course.any_at or min(opened, default=None)
    path = steps(
        course.entered, touched_at=course.touched_at, known_at=course.known_at,
        deals=[Bargain(deal.opened_at, _won_at(deal)) for deal in deals],
    )  # fmt: skip
    zone = ZoneInfo(contact.workspace.zone)
    return Dossier(
        contact,
        identities,
        path,
        beside=[Step(Stage(stage), at) for stage, at in course.entered.items() if stage in BESIDE],
        deals=[_bargained(deal, first_at, zone) for deal in deals],
        first_at=first_at,
        last_at=course.last_at,
        kinds=course.kinds,
    )


def _won_at(deal: Deal) -> datetime | None:
    return deal.closed_at if deal.state == Deal.State.WON else None


def _bargained(deal: Deal, first_at: datetime | None, zone: ZoneInfo) -> Bargained:
    first_on, closed_on = _day(first_at, zone), _day(deal.closed_at, zone)
    won = deal.state == Deal.State.WON
    early = bool(won and first_on and closed_on and closed_on < first_on)
    return Bargained(deal, _day(deal.opened_at, zone), closed_on, early)


def _day(instant: datetime | None, zone: ZoneInfo) -> date | None:
    return instant and instant.astimezone(zone).date()


def _activities(identities: list[Identity], workspace) -> QuerySet[Activity]:
    return visible_on(Activity, workspace, identity=identities).filter(bot=False)


@dataclass(frozen=True)
class Course:
    """What the dates of all activities of a contact come to."""

    entered: dict[str, datetime]
    any_at: datetime | None
    touched_at: datetime | None
    known_at: datetime | None
    last_at: datetime | None
    kinds: tuple[str, ...]


def _course(identities: list[Identity], workspace) -> Course:
    rows = list(
        _activities(identities, workspace)
        .order_by("occurred_at")
        .values_list("kind", "stage", "occurred_at", "identity_id")
    )
    named = {identity.pk for identity in identities if identity.kind != "anonymous"}
    entered: dict[str, datetime] = {}
    for kind, stage, at, _identity in rows:
        if kind == Kind.STAGE:
            entered.setdefault(stage, at)
    touches = [at for kind, _stage, at, _identity in rows if kind in BY_PROSPECT]
    present = {row[0] for row in rows}
    return Course(
        entered,
        any_at=rows[0][2] if rows else None,
        touched_at=touches[0] if touches else None,
        known_at=next(
            (at for kind, _stage, at, who in rows if who in named or kind in MAKES_KNOWN), None
        ),
        last_at=touches[-1] if touches else None,
        kinds=tuple(kind.value for kind in Kind if kind in present),
    )


def journey(
    contact: Contact, identities: list[Identity], *, kinds: tuple[str, ...] = (), cursor: str = ""
) -> tuple[list[Happening], str | None]:
    """What happened before `cursor`, the latest first, and the cursor of what came earlier."""
    rows = _activities(identities, contact.workspace).select_related(
        "campaign", "content", "member", "source"
    )
    if kinds:
        rows = rows.filter(kind__in=kinds)
    found, earlier = page(rows, NEWEST_FIRST, cursor, AT_ONCE)
    zone = ZoneInfo(contact.workspace.zone)
    return [_happening(activity, zone) for activity in found], earlier


def _happening(activity: Activity, zone: ZoneInfo) -> Happening:
    said = activity.properties if isinstance(activity.properties, dict) else {}
    url = said.get("url") or (activity.content.url if activity.content else "")
    content = activity.content.title if activity.content else ""
    minutes = said.get("minutes")
    return Happening(
        activity,
        title=content or _first(said, TITLES),
        url=safe_url(url),
        words=_first(said, WORDS),
        outcome=_first(said, ("outcome",)),
        minutes=minutes if isinstance(minutes, int) and not isinstance(minutes, bool) else None,
        day=activity.occurred_at.astimezone(zone).date(),
    )


def _first(said: dict, names: tuple[str, ...]) -> str:
    texts = (said.get(name) for name in names)
    return next((text for text in texts if isinstance(text, str) and text), "")


def provenance(contact: Contact) -> dict[str, Provenance]:
    """By field, where its value comes from."""
    said = {name: one for name, one in (contact.provenance or {}).items() if isinstance(one, dict)}
    sources = _names(visible(Source, contact.workspace), said, "source", "name")
    members = visible(Member, contact.workspace)
    people = _names(members, said, "user", "name", by="user_id")
    return {
        name: Provenance(
            sources.get(one.get("source"), ""), people.get(one.get("user"), ""),
            _instant(one.get("at")),
        )
        for name, one in said.items()
    }  # fmt: skip


def _names(rows, said: dict, key: str, name: str, by: str = "id") -> dict:
    wanted = {one.get(key) for one in said.values() if isinstance(one.get(key), int)}
    return dict(rows.filter(**{f"{by}__in": wanted}).values_list(by, name)) if wanted else {}


def _instant(text) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        return None


def history(contact: Contact) -> list[AuditEntry]:
    """What was changed by people and programs, the latest first."""
    rows = trail(contact.workspace).filter(subject_kind="contact", subject_id=contact.pk)
    return list(rows[:TRAIL_SHOWN])
