"""Pages of performance: the figures, the rows behind them, their files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from entendu.performance import queries
from entendu.performance.filters import NOT_SAID, Asked, Period, before, read
from entendu.performance.queries import Filters
from entendu.performance.views import figures
from entendu.performance.views.rows import Behind, read_rows, table_of
from entendu.performance.words import BY, MISTAKES, PERIODS
from entendu.sharing import spreadsheet
from entendu.sharing.queries.listing import Extent, choices, extent
from entendu.sharing.words import origin_words
from entendu.workspace.guard import asks
from entendu.workspace.models import Member
from entendu.workspace.queries import visible
from entendu.workspace.roles import Permission

ROWS_A_PAGE = 50


@dataclass(frozen=True)
class Standing:
    """What every view here needs to know about the request."""

    asked: Asked
    rows: figures.Rows
    extent: Extent
    members: list[Member]

    @property
    def filters(self) -> Filters:
        asked = self.asked
        return Filters(asked.since, asked.until, asked.origin, asked.owner)


def _stand(request, of_rows: bool = False) -> Standing:
    """The filters of the address; where rows are asked for, `by` says which ones (`read_rows`)."""
    held, members = extent(request.workspace), list(visible(Member, request.workspace))
    today = timezone.now().astimezone(ZoneInfo(request.workspace.zone)).date()
    address = request.GET.dict()
    if of_rows:
        address.pop("by", None)
    asked = read(
        address, today=today, default=_default(held, today),
        owners=frozenset(member.pk for member in members),
    )  # fmt: skip
    return Standing(asked, figures.Rows(request.workspace, asked), held, members)


def _default(held: Extent, today: date) -> Period:
    """The last twelve months, unless nothing happened in them."""
    a_year_ago = today - timedelta(days=365)
    fresh = held.last_at is not None and held.last_at.date() > a_year_ago
    return Period.LAST_12_MONTHS if fresh else Period.ALL


@require_safe
@asks(Permission.SEE)
def page(request):
    """The performance page: filters at once, each section as soon as it is counted."""
    standing = _stand(request)
    if not standing.extent.contacts and not standing.extent.deals:
        return render(request, "performance/nothing.html")
    whole = request.GET.get("whole") == "yes" and not standing.asked.mistakes
    sections = [
        {"name": name, "url": _section_url(request, standing, name), "template": template,
         "context": build(request, standing) if whole else None}
        for name, (template, build) in SECTIONS.items()
    ]  # fmt: skip
    context = {"sections": sections, "whole": whole, **_filters(request, standing)}
    return render(request, "performance/page.html", context)


@require_safe
@asks(Permission.SEE)
def section(request, name: str):
    """One section: a fragment for the page, a page of its own without JavaScript."""
    template, build = _found(name)
    standing = _stand(request)
    if standing.asked.mistakes:
        return _mistaken(request, standing)
    context = {"section": build(request, standing), "name": name, "template": template}
    if request.headers.get("HX-Request"):
        return render(request, template, context)
    return render(request, "performance/alone.html", context | _filters(request, standing))


@require_safe
@asks(Permission.SEE)
def section_file(request, name: str):
    """The numbers of one section as CSV."""
    _found(name)
    standing = _stand(request)
    if standing.asked.mistakes:
        return _mistaken(request, standing)
    answer = _answer(name, request.workspace, standing)
    return _file(request, f"performance-{name}", answer.columns, answer.rows)


@require_safe
@asks(Permission.SEE)
def rows(request):
    """The list of whom, or of what, a number counts."""
    standing = _stand(request, of_rows=True)
    behind = read_rows(request.GET.dict(), request.workspace)
    if standing.asked.mistakes or not isinstance(behind, Behind):
        return _mistaken(request, standing)
    page_number = max(1, int(n) if (n := request.GET.get("page", "")).isdecimal() else 1)
    answer, page_of = _page_of_rows(request.workspace, standing, behind, min(page_number, 10**6))
    file_url = reverse("performance:rows_file", args=[request.workspace.slug])
    context = {
        "behind": behind,
        "page": page_of,
        "table": table_of(answer, behind, request.workspace),
        "sql": answer.sql,
        "csv_url": f"{file_url}?{_spreadsheet_query(request)}",
        **_filters(request, standing),
    }
    return render(request, "performance/rows.html", context)


@require_safe
@asks(Permission.SEE)
def rows_file(request):
    """All rows behind a number as CSV."""
    standing = _stand(request, of_rows=True)
    behind = read_rows(request.GET.dict(), request.workspace)
    if standing.asked.mistakes or not isinstance(behind, Behind):
        return _mistaken(request, standing)
    answer = _rows_behind(request.workspace, standing, behind)
    at = answer.columns.index("total")
    shown = ([*row[:at], *row[at + 1 :]] for row in answer.rows)
    columns = [name for name in answer.columns if name != "total"]
    return _file(request, f"performance-rows-{behind.measure}", columns, shown)


def _page_of_rows(workspace, standing, behind: Behind, number: int):
    first = (number - 1) * ROWS_A_PAGE + 1
    answer = _rows_behind(workspace, standing, behind, first=first, last=first + ROWS_A_PAGE - 1)
    total = answer.rows[0][answer.columns.index("total")] if answer.rows else 0
    if not total and number > 1:  # beyond the end
        return _page_of_rows(workspace, standing, behind, 1)
    return answer, Paginator(range(total), ROWS_A_PAGE).get_page(number)


def _rows_behind(workspace, standing: Standing, behind: Behind, **which):
    return queries.rows_behind(
        workspace, behind.measure, standing.filters, behind.by, behind.key, **which
    )


def _summary(request, standing: Standing) -> dict:
    loop = queries.closed_loop(request.workspace, "origin", standing.filters)
    span = before(standing.asked.since, standing.asked.until)
    earlier = span and queries.closed_loop(
        request.workspace, "origin", Filters(*span, standing.asked.origin, standing.asked.owner)
    )
    early = queries.rows_behind(
        request.workspace, "out_of_order", standing.filters, first=1, last=1
    )
    now, past = _whole(loop), _whole(earlier) if earlier else None
    return {
        "tiles": figures.tiles(now, past, standing.rows, request.workspace.currency),
        "span_before": span if past and (past["mqls"] or past["won"]) else None,
        "nothing": not (now["mqls"] or now["won"]),
        "early": early.rows[0][early.columns.index("total")] if early.rows else 0,
        "early_url": standing.rows.behind("out_of_order"),
        "everything_url": "?" + standing.asked.address(
            period=Period.ALL, origin=None, owner=None
        ),
        "extent": standing.extent,
    }  # fmt: skip


NOTHING = {"mqls": 0, "won": 0, "win_rate": None, "won_with_revenue": 0, "revenue": 0,
           "median_days_to_won": None, "currency": ""}  # fmt: skip


def _whole(answer) -> dict:
    return answer.dicts()[-1] if answer.rows else NOTHING


def _funnel(request, standing: Standing) -> dict:
    answer = _answer("funnel", request.workspace, standing)
    return figures.funnel(answer, standing.rows) | _tools(request, standing, "funnel", answer)


def _closed_loop(request, standing: Standing) -> dict:
    answer = _answer("closed-loop", request.workspace, standing)
    by = standing.asked.by
    page_url = reverse("performance:page", args=[request.workspace.slug])
    tabs = [
        {
            "label": label,
            "current": one is by,
            "page": f"{page_url}?{standing.asked.address(by=one)}",
            "section": _section_url(request, standing, "closed-loop", by=one),
        }
        for one, label in BY.items()
    ]
    laid = figures.closed_loop(answer, by, standing.rows, request.workspace.currency)
    return laid | {"tabs": tabs} | _tools(request, standing, "closed-loop", answer)


def _weekly(request, standing: Standing) -> dict:
    answer = _answer("weekly", request.workspace, standing)
    return figures.weekly(answer, standing.rows) | _tools(request, standing, "weekly", answer)


SECTIONS: dict[str, tuple[str, Callable]] = {
    "summary": ("performance/summary.html", _summary),
    "funnel": ("performance/funnel.html", _funnel),
    "weekly": ("performance/weekly.html", _weekly),
    "closed-loop": ("performance/closed_loop.html", _closed_loop),
}


def _found(name: str) -> tuple[str, Callable]:
    if name not in SECTIONS:
        raise Http404
    return SECTIONS[name]


def _answer(name: str, workspace, standing: Standing):
    if name == "funnel":
        return queries.funnel(workspace, standing.filters)
    if name == "weekly":
        return queries.activity_by_week(workspace, standing.filters)
    by = "origin" if name == "summary" else standing.asked.by.value
    return queries.closed_loop(workspace, by, standing.filters)


def _section_url(request, standing: Standing, name: str, **changes) -> str:
    path = reverse("performance:section", args=[request.workspace.slug, name])
    return f"{path}?{standing.asked.address(**changes)}"


def _tools(request, standing: Standing, name: str, answer) -> dict:
    path = reverse("performance:section_file", args=[request.workspace.slug, name])
    return {
        "csv_url": f"{path}?{standing.asked.address()}&for=spreadsheet",
        "sql": answer.sql,
    }


def _filters(request, standing: Standing) -> dict:
    asked = standing.asked
    mistakes = {field: MISTAKES[mistake] for field, mistake in asked.mistakes.items()}
    origins = [choice.value for choice in choices(request.workspace)["origin"]]
    if asked.origin is not None and asked.origin not in origins:
        origins.append(asked.origin)
    return {
        "asked": asked,
        "extent": standing.extent,
        "periods": PERIODS.items(),
        "origins": [(code or NOT_SAID, origin_words(code)) for code in origins],
        "chosen_origin": NOT_SAID if asked.origin == "" else asked.origin,
        "origin_shown": origin_words(asked.origin),
        "owners": standing.members,
        "owner_shown": next((m.name for m in standing.members if m.pk == asked.owner), ""),
        "mistakes": mistakes,
        "narrowed": asked.origin is not None or asked.owner is not None,
        "address": asked.address(),
    }


def _mistaken(request, standing: Standing) -> HttpResponse:
    context = _filters(request, standing)
    return render(request, "performance/mistaken.html", context, status=400)


def _spreadsheet_query(request) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["for"] = "spreadsheet"
    return query.urlencode()


def _file(request, name: str, head, lines) -> StreamingHttpResponse:
    french = translation.get_language() == "fr"
    sheet = spreadsheet.FRENCH_SPREADSHEET if french else spreadsheet.SPREADSHEET
    dialect = sheet if request.GET.get("for") == "spreadsheet" else spreadsheet.PLAIN
    return StreamingHttpResponse(
        spreadsheet.lines(head, lines, dialect),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
