"""Edge: how the answers are laid out as tiles, charts and tables, with the way to their rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from entendu.activity.words import STAGES
from entendu.engine.ask import Answer
from entendu.interface.templatetags.show import day, days, money, money_round, number, percent
from entendu.performance.change import Change, Tone, changed
from entendu.performance.filters import NOT_SAID, Asked, By
from entendu.performance.weeks import filled
from entendu.performance.words import BY, MEASURES, month_words, not_said
from entendu.sharing.words import origin_words

BARS = 12  # more in one chart cannot be read; the table holds them all


@dataclass(frozen=True)
class Tile:
    label: str
    value: str
    exact: str
    url: str
    change: str = ""
    tone: Tone = Tone.SAME
    before: str = ""


@dataclass(frozen=True)
class Cell:
    text: str
    url: str = ""


class Rows:
    """Addresses of the rows behind a number, with the page's own filters kept."""

    def __init__(self, workspace, asked: Asked):
        self.path = reverse("performance:rows", args=[workspace.slug])
        self.filters = asked.address(by=By.ORIGIN)

    def behind(self, measure: str, by: str = "", key: str | None = None) -> str:
        """Where the rows behind `measure` are, of one row of a report where `by` is given."""
        what = {"measure": measure}
        if by and key is not None:
            what |= {"by": by, "key": key or NOT_SAID}
        return f"{self.path}?{self.filters}&{urlencode(what)}"


def tiles(now: dict, before: dict | None, rows: Rows, currency: str) -> list[Tile]:
    """The five figures that say it all, each with its change since the period before."""
    before = before or {}
    paid = now["currency"] or currency
    # Money of two currencies is not compared.
    comparable = before if before.get("currency") in (paid, "", None) else {}

    def tile(name: str, show: Callable, say: Callable, source: dict = before, **how) -> Tile:
        change = changed(now[name], source.get(name), **how) if source.get("mqls") else None
        return Tile(
            label=str(MEASURES[name]), value=show(now[name]), exact=show(now[name]),
            url=rows.behind(name), change=say(change) if change else "",
            tone=change.tone if change else Tone.SAME, before=show(source.get(name)),
        )  # fmt: skip

    revenue = tile("revenue", lambda v: money_round(v, paid), _more, comparable)
    return [
        tile("mqls", number, _more),
        tile("won", number, _more),
        tile("win_rate", percent, _points),
        Tile(**{**vars(revenue), "exact": _money(now, currency)}),
        tile("median_days_to_won", days, _longer, less_is_better=True),
    ]


def _more(change: Change) -> str:
    return _signed(change.share, lambda v: percent(v, 0)) if change.share is not None else ""


def _points(change: Change) -> str:
    return _signed(change.difference * 100, lambda v: _("{n} pts").format(n=number(v, 1)))


def _longer(change: Change) -> str:
    return _signed(change.difference, days)


def _signed(value: float, show: Callable) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{show(abs(value))}"


def _money(row: dict, currency: str) -> str:
    if row["revenue"] is None:
        return _("several currencies ({codes})").format(codes=row["currency"])
    return money(row["revenue"], row["currency"] or currency)


def funnel(answer: Answer, rows: Rows) -> dict:
    """The funnel as chart and table."""
    steps = answer.dicts()
    names = [str(STAGES[step["stage"]]) for step in steps]
    links = [rows.behind(step["stage"]) for step in steps]
    table = [
        [name, Cell(number(step["reached"]), link), percent(step["conversion"]),
         percent(step["conversion_from_first"]), days(step["median_days"])]
        for name, link, step in zip(names, links, steps, strict=True)
    ]  # fmt: skip
    reached = {"name": _("Reached"), "values": [step["reached"] for step in steps]}
    return {
        "data": {"labels": names, "series": [reached], "unit": "number"},
        "links": links,
        "table": {
            "head": [_("Stage"), _("Reached"), _("From the stage before"),
                     _("From the first stage"), _("Median time from the stage before")],
            "rows": table, "numeric": [1, 2, 3, 4], "caption": _("Funnel"),
        },
    }  # fmt: skip


def label_of(by: By, row: dict) -> str:
    """What a row of the closed loop is called."""
    if not row["key"]:
        return not_said(by)
    if by is By.ORIGIN:
        return origin_words(row["key"])
    return month_words(row["key"]) if by is By.MONTH else row["label"] or f"#{row['key']}"


def closed_loop(answer: Answer, by: By, rows: Rows, currency: str) -> dict:
    """The closed loop as two charts and a table whose every figure leads to its rows."""
    if not answer.rows:
        return {"empty": True}
    *parts, whole = answer.dicts()
    if by is By.MONTH:
        parts = sorted(parts, key=lambda row: row["key"])
    shown = parts[-36:] if by is By.MONTH else parts[:BARS]
    labels = [label_of(by, row) for row in shown]
    links = [rows.behind("mqls", by, row["key"]) for row in shown]
    upright, mixed = by is By.MONTH, whole["revenue"] is None  # no axis holds two currencies
    return {
        "counts": {
            "labels": labels, "unit": "number", "upright": upright,
            "series": [{"name": str(MEASURES[name]), "values": [row[name] for row in shown]}
                       for name in ("mqls", "won")],
        },
        "count_links": links,
        "money": {
            "labels": labels, "unit": "money", "upright": upright,
            "currency": whole["currency"] or currency,
            "series": [{"name": str(MEASURES["revenue"]),
                        "values": [_amount(row) for row in shown]}],
        },
        "money_links": [rows.behind("revenue", by, row["key"]) for row in shown],
        "has_money": not mixed and any(row["revenue"] for row in shown),
        "mixed": mixed,
        "head": [str(BY[by]), *(str(MEASURES[name]) for name in LOOP)],
        "rows": [_line(label_of(by, row), by, row, rows, currency) for row in parts],
        "total": _line(
            pgettext("sum of the rows", "All"), by, {**whole, "key": None}, rows, currency
        ),
        "left_out": len(parts) - len(shown),
        "empty": not parts,
    }  # fmt: skip


LOOP = ("mqls", "won", "win_rate", "won_with_revenue", "revenue", "median_days_to_won")


def _amount(row: dict) -> float | None:
    return None if row["revenue"] is None else float(row["revenue"])


def _line(label: str, by: By, row: dict, rows: Rows, currency: str) -> list[Cell]:
    shown = {
        "mqls": number(row["mqls"]), "won": number(row["won"]),
        "win_rate": percent(row["win_rate"]), "won_with_revenue": number(row["won_with_revenue"]),
        "revenue": _money(row, currency), "median_days_to_won": days(row["median_days_to_won"]),
    }  # fmt: skip
    cells = [Cell(text, rows.behind(name, by, row["key"])) for name, text in shown.items()]
    return [Cell(label), *cells]


def weekly(answer: Answer, rows: Rows) -> dict:
    """Two charts by week: what happened, and what came of it."""
    weeks = filled(answer.dicts())
    labels = [day(row["week"]) for row in weeks]

    def chart(names: Iterable[str]) -> dict:
        series = [{"name": str(MEASURES[n]), "values": [row[n] for row in weeks]} for n in names]
        return {"labels": labels, "series": series, "unit": "number"}

    names = ("visits", "responses", "outreach", "mqls", "won")
    return {
        "activity": chart(names[:3]),
        "activity_links": [rows.behind("visits", "week", str(row["week"])) for row in weeks],
        "results": chart(names[3:]),
        "results_links": [rows.behind("mqls", "week", str(row["week"])) for row in weeks],
        "table": {
            "head": [_("Week of"), *(str(MEASURES[name]) for name in names)],
            "rows": [
                [day(row["week"]), *(_counted(row, name, rows) for name in names)]
                for row in reversed(weeks)
            ],
            "numeric": [1, 2, 3, 4, 5], "caption": _("Week by week"),
        },
    }  # fmt: skip


def _counted(row: dict, name: str, rows: Rows) -> Cell:
    url = rows.behind(name, "week", str(row["week"])) if row[name] else ""
    return Cell(number(row[name]), url)
