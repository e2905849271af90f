"""Settings, the audit trail: who changed what, when, before and after."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from entendu.interface.templatetags.show import NOTHING, moment, number
from entendu.workspace import words
from entendu.workspace.forms.workspace import TrailForm
from entendu.workspace.guard import asks
from entendu.workspace.models import AuditEntry
from entendu.workspace.queries import TrailFilters, trail, trail_kinds, trail_people
from entendu.workspace.roles import Permission

A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """An entry of the trail in words."""

    at: datetime
    who: str
    via: str
    what: str
    subject: str
    changes: list[tuple[str, str, str]]  # field, before, after


@asks(Permission.MANAGE)
def audit(request):
    here, asked = request.workspace, TrailForm(request.GET)
    asked.is_valid()
    filters = TrailFilters(**{name: value for name, value in asked.cleaned_data.items() if value})
    page = Paginator(trail(here, filters), A_PAGE).get_page(request.GET.get("page"))
    said, fields = words.of_all_folders("TRAIL"), words.of_all_folders("TRAIL_FIELDS")
    values = words.of_all_folders("TRAIL_VALUES")
    content = {
        "page": page,
        "lines": [_line(entry, said, fields, values, here.zone) for entry in page],
        "people": trail_people(here),
        "kinds": [(kind, said.get(kind, kind)) for kind in trail_kinds(here)],
        "filters": filters,
        "filtered": filters != TrailFilters(),
        "mistakes": asked.errors,
    }
    return render(request, "workspace/audit.html", content)


def _line(entry: AuditEntry, said: dict, fields: dict, values: dict, zone: str) -> Line:
    def show(name: str, value) -> str:
        return _show(value, values.get(name, {}), fields, zone)

    names = [*entry.before, *(name for name in entry.after if name not in entry.before)]
    changes = [
        (
            str(fields.get(name, name)),
            show(name, entry.before.get(name)),
            show(name, entry.after.get(name)),
        )
        for name in names
    ]
    who = str(entry.actor) if entry.actor else _("The system")
    via = str(words.VIAS.get(entry.via, entry.via))
    what = str(said.get(entry.action, entry.action))
    return Line(entry.at, who, via, what, entry.subject_label, changes)


def _show(value, codes: dict, fields: dict, zone: str) -> str:
    """A value of the trail in words: `codes` are those that it may be, `fields` name its parts."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict):
        parts = value.items()
        return ", ".join(f"{fields.get(k, k)} {_show(v, {}, fields, zone)}" for k, v in parts)
    if isinstance(value, list):
        return ", ".join(_show(one, codes, fields, zone) for one in value)
    instant = _instant(value) if "T" in value else None
    return moment(instant, zone) if instant else str(codes.get(value, value))


def _instant(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
