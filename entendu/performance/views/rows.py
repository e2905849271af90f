"""Edge: which rows does an address ask for, and how are they laid out?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from entendu.activity.kinds import PATH, Stage
from entendu.activity.models import Campaign, Content
from entendu.activity.words import KINDS, STAGES
from entendu.engine.ask import Answer
from entendu.interface.templatetags.show import day, days, moment, money, number
from entendu.performance.filters import NOT_SAID, By
from entendu.performance.queries import ACTIVITY_MEASURES, BEHIND, SUBJECT_MEASURES
from entendu.performance.words import BY, MEASURES, month_words, not_said
from entendu.sharing.words import origin_words
from entendu.workspace.models import Member
from entendu.workspace.queries import visible

NAMED = {By.CAMPAIGN: (Campaign, "name"), By.CONTENT: (Content, "title"),
         By.LANDING_PAGE: (Content, "title"), By.OWNER: (Member, "name")}  # fmt: skip


@dataclass(frozen=True)
class Behind:
    """A number whose rows are asked for: a measure, and the row of a report that it stands in."""

    measure: str
    title: str
    by: str | None = None
    key: str | None = None
    row: str = ""  # the row's words: "Origin: Organic search"

    @property
    def of_activities(self) -> bool:
        return self.measure in ACTIVITY_MEASURES


@dataclass(frozen=True)
class NotUnderstood:
    """The address names no measure or no row that we know."""


def read_rows(address: Mapping[str, str], workspace) -> Behind | NotUnderstood:
    """The number that `address` asks the rows of."""
    asked = address.get("measure", "")
    measure = BEHIND.get(asked, asked)
    if measure not in (*SUBJECT_MEASURES, *ACTIVITY_MEASURES):
        return NotUnderstood()
    title = str(STAGES[Stage(asked)]) if asked in PATH else str(MEASURES[asked])
    by, key = address.get("by") or None, address.get("key") or None
    if by not in {None, "week", *By}:
        return NotUnderstood()
    if by is None or key is None:
        return Behind(measure, title)
    if by == "week":
        return _of_week(measure, title, key)
    if measure in ACTIVITY_MEASURES:
        return NotUnderstood()
    key = "" if key == NOT_SAID else key
    return Behind(measure, title, by, key, _named(BY[By(by)], _label(By(by), key, workspace)))


def _named(what: str, label: str) -> str:
    # Translators: what a list is narrowed to, "Origin: Webinar"
    return _("{what}: {label}").format(what=what, label=label)


def _of_week(measure: str, title: str, key: str) -> Behind | NotUnderstood:
    try:
        week = date.fromisoformat(key)
    except ValueError:
        return NotUnderstood()
    row = _("Week of {day}").format(day=day(week))
    return Behind(measure, title, "week", week.isoformat(), row)


def _label(by: By, key: str, workspace) -> str:
    if not key:
        return not_said(by)
    if by is By.ORIGIN:
        return origin_words(key)
    if by is By.MONTH:
        try:
            return month_words(key)
        except ValueError:
            return key
    model, name = NAMED.get(by, (None, ""))
    if model is None or not (key.isascii() and key.isdigit() and len(key) < 19):
        return key
    found = visible(model, workspace).filter(pk=int(key)).values_list(name, flat=True).first()
    return found or key


def table_of(answer: Answer, behind: Behind, workspace) -> dict:
    """The rows as a table for people; each name leads to the prospect's page."""
    lay = _activities if behind.of_activities else _subjects
    return lay(answer, workspace)


def _subjects(answer: Answer, workspace) -> dict:
    rows = [
        [
            _person(row, workspace), row["company"], origin_words(row["origin"]), row["owner"],
            _day(row["first_at"], workspace), _day(row["mql_at"], workspace),
            _won(row, workspace), days(row["days"]), _revenue(row),
        ]
        for row in answer.dicts()
    ]  # fmt: skip
    head = [_("Name"), _("Company"), _("Origin"), _("Owner"), _("First contact"), _("MQL"),
            _("Won"), _("Time to won"), _("Revenue")]  # fmt: skip
    return {"head": head, "rows": rows, "numeric": [7, 8], "caption": _("Rows behind the number")}


def _won(row: dict, workspace) -> dict:
    flag = _("before first contact") if row["out_of_order"] else ""
    return {"text": _day(row["won_at"], workspace), "url": "", "flag": flag}


def _day(instant: datetime | None, workspace) -> str:
    """The day of an instant (UTC, as the engine answers) in the workspace's zone."""
    zone = ZoneInfo(workspace.zone)
    return day(instant and instant.replace(tzinfo=UTC).astimezone(zone).date())


def _revenue(row: dict) -> str:
    if row["revenue"] is None:
        return row["currency"] or "–"
    return money(row["revenue"], row["currency"]) if row["currency"] else number(row["revenue"])


def _activities(answer: Answer, workspace) -> dict:
    rows = [
        [moment(row["occurred_at"], workspace.zone), str(KINDS[row["kind"]]),
         _person(row, workspace), row["content"], origin_words(row["channel"])]
        for row in answer.dicts()
    ]  # fmt: skip
    head = [_("When"), _("Activity"), _("Name"), _("Content"), _("Channel")]
    return {"head": head, "rows": rows, "numeric": [], "caption": _("Rows behind the number")}


def _person(row: dict, workspace) -> dict:
    if row["contact_id"] is None:
        return {"text": row["name"] or _("Unknown visitor"), "url": ""}
    try:
        url = reverse("prospects:page", args=[workspace.slug, row["contact_id"]])
    except NoReverseMatch:
        url = ""
    return {"text": row["name"], "url": url}
