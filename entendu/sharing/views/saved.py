"""Saved views of the list of prospects: keep, rename, share, open first, delete."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entendu.sharing.views.listing import PAGE
from entendu.sharing.words import VIEW_REFUSALS
from entendu.workspace.actions.saved_views import Refused, change_view, drop_view, keep_view
from entendu.workspace.audit import Actor
from entendu.workspace.guard import asks
from entendu.workspace.roles import Permission


@require_POST
@asks(Permission.SEE)
def keep(request):
    """Keep the filters of the page one comes from under a name."""
    query = request.POST.get("query", "")
    outcome = keep_view(
        request.member, PAGE, request.POST.get("name", ""), query,
        shared=request.POST.get("shared") == "yes", by=Actor(request.user), now=timezone.now(),
    )  # fmt: skip
    return _back(request, outcome, _("The view is saved."), query)


@require_POST
@asks(Permission.SEE)
def change(request, number: int):
    """Rename a view, share it or not, let it open first or not."""
    outcome = change_view(
        request.member, number, name=request.POST.get("name", ""),
        shared=request.POST.get("shared") == "yes",
        opens_first=request.POST.get("opens_first") == "yes",
        by=Actor(request.user), now=timezone.now(),
    )  # fmt: skip
    return _back(request, outcome, _("The view is changed."), request.POST.get("query", ""))


@require_POST
@asks(Permission.SEE)
def drop(request, number: int):
    """Delete a view; the prospects in it stay as they are."""
    outcome = drop_view(request.member, number, by=Actor(request.user), now=timezone.now())
    return _back(request, outcome, _("The view is deleted."), "")


def _back(request, outcome, done: str, query: str):
    if isinstance(outcome, Refused):
        messages.error(request, VIEW_REFUSALS[outcome.reason])
    else:
        messages.success(request, done)
    path = reverse("prospects:list", args=[request.workspace.slug])
    return redirect(f"{path}?{query or 'page=1'}")
