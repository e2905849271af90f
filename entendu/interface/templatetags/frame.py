"""What stands around a page: the navigation, initials, and the parts that hold other parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Select, Textarea
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

register = template.Library()

ENTRIES = (  # address, icon, words, the permission that it asks
    ("performance:page", "chart-histogram", pgettext_lazy("navigation", "Performance"), "see"),
    ("prospects:list", "users", pgettext_lazy("navigation", "Prospects"), "see"),
    ("imports:list", "database-import", pgettext_lazy("navigation", "Imports"), "import"),
    ("workspace:members", "settings", pgettext_lazy("navigation", "Settings"), "manage"),
)

HOME = pgettext_lazy("navigation", "Workspaces")


@dataclass(frozen=True)
class Entry:
    url: str
    icon: str
    label: str
    current: bool


def entries(workspace, allowed, here: str = "") -> Iterator[Entry]:
    """The places of a workspace that `allowed` opens, in order; `here` is the current one."""
    for name, icon, label, permission in ENTRIES:
        url = _address(name, workspace) if permission in allowed else None
        if url:
            yield Entry(url, icon, label, here == name.partition(":")[0])


@register.simple_tag(takes_context=True)
def navigation(context) -> list[Entry]:
    """The main navigation of the page that is being made; outside workspaces, the way to them."""
    workspace, allowed = context.get("workspace"), context.get("allowed") or ()
    found = getattr(context.get("request"), "resolver_match", None)
    if workspace is None:
        at_home = found is not None and found.view_name == "home"
        return [Entry(reverse("home"), "layout-grid", HOME, at_home)]
    return list(entries(workspace, allowed, found.namespace if found else ""))


def _address(name: str, workspace) -> str | None:
    try:
        return reverse(name, args=[workspace.slug])
    except NoReverseMatch:
        return None


@register.filter
def initials(name) -> str:
    """At most two letters for a person or a company: Anne Dupont is AD."""
    words = [
        word for word in str(name).split("@")[0].replace(".", " ").split() if word[0].isalnum()
    ]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"


@register.simple_tag
def field(bound: BoundField, label: bool = True) -> SafeString:
    """One field of a form with its label, hint and mistakes, tied together for screen readers."""
    widget = bound.field.widget
    several = isinstance(widget, CheckboxSelectMultiple)
    single = isinstance(widget, CheckboxInput)
    css = "form-select" if isinstance(widget, Select) else "form-control"
    widget.attrs.setdefault("class", "form-check-input" if several or single else css)
    if widget.attrs.get("placeholder") == bound.label:
        del widget.attrs["placeholder"]  # said twice, it reads as a value already typed
    if isinstance(widget, Textarea):
        widget.attrs.setdefault("rows", 4)
    shape = "several" if several else "single" if single else "plain"
    return render_to_string(
        "interface/field.html", {"field": bound, "shape": shape, "label": label}
    )


@register.simple_block_tag
def card(content, title: str = "", note: str = "", css: str = "") -> SafeString:
    """`{% card title=... note=... %} ... {% endcard %}`: a card with a body."""
    head = ""
    if title:
        under = format_html("<p>{}</p>", note) if note else ""
        head = format_html('<div class="card-header"><div><h2>{}</h2>{}</div></div>', title, under)
    return format_html(
        '<section class="card {}">{}<div class="card-body">{}</div></section>', css, head, content
    )
