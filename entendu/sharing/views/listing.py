"""The list of prospects: search, filters, order, pages, file."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entendu.activity.kinds import PATH
from entendu.activity.words import STAGES
from entendu.sharing import spreadsheet
from entendu.sharing.prospects import FALLING, FILTERS, NOT_SAID, SEEN_DAYS, Sort, Wanted, read
from entendu.sharing.queries.listing import Choice, choices, every_prospect, extent, prospects
from entendu.sharing.words import MISTAKES, SEEN, country_words, language_words, origin_words
from entendu.workspace.actions.saved_views import may_change, opening_view, views_of
from entendu.workspace.guard import asks
from entendu.workspace.models import Member
from entendu.workspace.queries import visible
from entendu.workspace.roles import Permission, may

PAGE = "prospects"
RARE = frozenset({"country", "language"})  # folded away until one is chosen
COLUMNS = {
    Sort.NAME: ("name", ""),
    Sort.COMPANY: ("company", ""),
    Sort.STAGE: ("stage", ""),
    Sort.ORIGIN: ("origin", ""),
    Sort.OWNER: ("owner", ""),
    Sort.LAST_SEEN: ("last_seen", "num"),
    Sort.RECENT: ("recent", "num"),
    Sort.AMOUNT: ("amount", "num"),
}


@require_safe
@asks(Permission.SEE)
def listing(request):
    """One page of prospects; with no address at all, the view that its reader opens first."""
    first = opening_view(request.member, PAGE) if not request.GET else None
    if first and first.query:
        return redirect(f"{request.path}?{first.query}")
    held = extent(request.workspace)
    if not held.contacts:
        return render(request, "sharing/nothing.html", {"extent": held})
    wanted = _wanted(request)
    shown = {} if wanted.mistakes else _page(request.workspace, wanted)
    context = {"wanted": wanted, "extent": held, **shown, **_around(request, wanted)}
    response = render(request, "sharing/prospects.html", context)
    if request.headers.get("HX-Request"):  # the search as one types: a clean address
        address = wanted.address()
        response["HX-Replace-Url"] = f"{request.path}?{address}" if address else request.path
    return response


@require_safe
@asks(Permission.SEE)
def listing_file(request):
    """All prospects of these filters as CSV."""
    wanted = _wanted(request)
    if wanted.mistakes:
        return redirect(f"{_path(request)}?{request.GET.urlencode()}")
    answer = every_prospect(request.workspace, wanted, today=_today(request.workspace))
    left_out = {"total", "contact_id", "company_id", "owner_id", "furthest"}
    kept = [at for at, name in enumerate(answer.columns) if name not in left_out]
    stage = answer.columns.index("furthest")
    head = [*(answer.columns[at] for at in kept), "stage"]
    lines = ([*(row[at] for at in kept), PATH[row[stage]].value] for row in answer.rows)
    return StreamingHttpResponse(
        spreadsheet.lines(head, lines, _dialect(request)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="prospects.csv"'},
    )


def _dialect(request) -> spreadsheet.Dialect:
    if request.GET.get("for") != "spreadsheet":
        return spreadsheet.PLAIN
    french = translation.get_language() == "fr"
    return spreadsheet.FRENCH_SPREADSHEET if french else spreadsheet.SPREADSHEET


def _path(request) -> str:
    return reverse("prospects:list", args=[request.workspace.slug])


def _today(workspace) -> date:
    return timezone.now().astimezone(ZoneInfo(workspace.zone)).date()


def _wanted(request) -> Wanted:
    owners = visible(Member, request.workspace).values_list("pk", flat=True)
    return read(
        request.GET.dict(), stages=frozenset(stage.value for stage in PATH),
        owners=frozenset(owners),
    )  # fmt: skip


def _page(workspace, wanted: Wanted) -> dict:
    answer = prospects(workspace, wanted, today=_today(workspace))
    rows = answer.dicts()
    if not rows and wanted.page > 1:  # beyond the end: the last page there is
        total = _total(workspace, wanted)
        last = Paginator(range(total), wanted.size).num_pages
        answer = prospects(workspace, _on_page(wanted, last), today=_today(workspace))
        rows = answer.dicts()
    for row in rows:
        row["last_day"] = _day(row["last_at"], workspace)
        row["stage"] = PATH[row["furthest"]].value
        row["stage_words"] = STAGES[PATH[row["furthest"]]]
        row["origin_words"] = origin_words(row["origin"]) if row["origin"] else ""
    total = rows[0]["total"] if rows else 0
    return {"rows": rows, "page": Paginator(range(total), wanted.size).get_page(wanted.page)}


def _day(instant: datetime | None, workspace) -> date | None:
    """The workspace's day of an instant as the engine answers it: UTC without a zone."""
    return instant and instant.replace(tzinfo=UTC).astimezone(ZoneInfo(workspace.zone)).date()


def _total(workspace, wanted: Wanted) -> int:
    answer = prospects(workspace, _on_page(wanted, 1), today=_today(workspace))
    return answer.dicts()[0]["total"] if answer.rows else 0


def _on_page(wanted: Wanted, number: int) -> Wanted:
    return Wanted(**{**vars(wanted), "page": number})


def _around(request, wanted: Wanted) -> dict:
    address = wanted.address()
    views = list(views_of(request.member, PAGE))
    fields = _fields(choices(request.workspace), wanted)
    return {
        "fields": [one for one in fields if one["name"] not in RARE],
        "more_fields": [one for one in fields if one["name"] in RARE],
        "more_open": any(one["chosen"] or one["mistake"] for one in fields if one["name"] in RARE),
        "heads": _heads(wanted),
        "mistakes": wanted.mistakes,
        "other_mistakes": [
            (name, MISTAKES[mistake])
            for name, mistake in wanted.mistakes.items()
            if name not in FILTERS
        ],
        "views": views,
        "view": next((view for view in views if view.query == address), None),
        "changeable": {view.pk for view in views if may_change(request.member, view)},
        "may_share": may(request.member.role, Permission.EDIT),
        "address": address,
        "clear_url": f"{_path(request)}?{_cleared(wanted)}",
        "csv_url": f"{reverse('prospects:file', args=[request.workspace.slug])}"
        f"?{address}&for=spreadsheet",
    }


def _cleared(wanted: Wanted) -> str:
    plain = Wanted()
    nothing = {name: getattr(plain, name) for name in FILTERS}
    return wanted.address(**nothing) or "page=1"  # not the bare address: it opens a saved view


def _heads(wanted: Wanted) -> list[dict]:
    labels = {
        "name": _("Name"), "company": _("Company"), "stage": _("Stage"), "origin": _("Origin"),
        "owner": _("Owner"), "last_seen": _("Last seen"), "recent": _("Last 30 days"),
        "amount": _("Deals"),
    }  # fmt: skip
    heads = []
    for sort, (code, css) in COLUMNS.items():
        current = wanted.sort is sort
        falling = not wanted.descending if current else sort in FALLING
        heads.append({
            "label": labels[code], "css": css, "current": current,
            "order": ("descending" if wanted.descending else "ascending") if current else "",
            "url": f"?{wanted.address(sort=sort, descending=falling) or 'page=1'}",
        })  # fmt: skip
    return heads


def _fields(found: dict[str, list[Choice]], wanted: Wanted) -> list[dict]:
    seen = [(str(days), SEEN[days]) for days in SEEN_DAYS]
    fields = [
        _field("stage", _("Stage"), _("All stages"), found, wanted,
               lambda choice: STAGES[choice.value]),
        _field("origin", _("Origin"), _("All origins"), found, wanted,
               lambda choice: origin_words(choice.value)),
        _field("owner", _("Owner"), _("All owners"), found, wanted,
               lambda choice: choice.label or _("Nobody")),
        _field("segment", _("Segment"), _("All segments"), found, wanted),
        _field("country", _("Country"), _("All countries"), found, wanted,
               lambda choice: country_words(choice.value)),
        _field("language", _("Language"), _("All languages"), found, wanted,
               lambda choice: language_words(choice.value)),
        {"name": "seen", "label": _("Last seen"), "all": _("Any time"), "choices": seen,
         "chosen": "" if wanted.seen is None else str(wanted.seen)},
    ]  # fmt: skip
    for one in fields:
        mistake = wanted.mistakes.get(one["name"])
        one["mistake"] = MISTAKES[mistake] if mistake else ""
    return [one for one in fields if len(one["choices"]) > 1 or one["chosen"] or one["mistake"]]


def _field(name: str, label: str, everything: str, found, wanted: Wanted, words=None) -> dict:
    value = getattr(wanted, name)
    chosen = "" if value is None else NOT_SAID if value == "" else str(value)
    say = words or (lambda choice: choice.value or _("Not said"))
    options = [(choice.value or NOT_SAID, say(choice)) for choice in found[name]]
    if chosen and chosen not in {code for code, _label in options}:
        options.append((chosen, chosen))
    return {"name": name, "label": label, "all": everything, "choices": options, "chosen": chosen}
