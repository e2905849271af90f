"""Settings, the workspace and its teams."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entendu.workspace import actions, words
from entendu.workspace.actions import Refused
from entendu.workspace.audit import Actor
from entendu.workspace.forms.workspace import TeamForm, WorkspaceForm
from entendu.workspace.guard import asks
from entendu.workspace.queries import teams_of
from entendu.workspace.roles import Permission


@asks(Permission.MANAGE)
def workspace(request):
    here = request.workspace
    initial = {"name": here.name, "zone": here.zone, "currency": here.currency}
    form = WorkspaceForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.change_workspace(
            here, by=Actor(request.user), now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("The change has been saved."))
        return redirect("workspace:workspace", here.slug)
    return render(request, "workspace/workspace.html", {"form": form})


@asks(Permission.MANAGE)
def teams(request):
    form = TeamForm(request.POST or None)
    if form.is_valid() and _kept(request, form):
        return redirect("workspace:teams", request.workspace.slug)
    rows = [(team, words.SIDES[team.side]) for team in teams_of(request.workspace)]
    return render(request, "workspace/teams.html", {"form": form, "rows": rows})


@asks(Permission.MANAGE)
def team(request, pk: int):
    found = _team(request, pk)
    form = TeamForm(request.POST or None, initial={"name": found.name, "side": found.side})
    if form.is_valid() and _kept(request, form, pk):
        return redirect("workspace:teams", request.workspace.slug)
    return render(request, "workspace/team.html", {"form": form, "team": found})


def _kept(request, form: TeamForm, pk: int | None = None) -> bool:
    done = actions.keep_team(
        request.workspace,
        by=Actor(request.user),
        now=timezone.now(),
        team_id=pk,
        **form.cleaned_data,
    )
    if isinstance(done, Refused):
        form.add_error(done.field, words.REFUSALS[done.reason])
        return False
    messages.success(request, _("The team “%(name)s” has been saved.") % {"name": done.name})
    return True


@asks(Permission.MANAGE)
@require_POST
def remove_team(request, pk: int):
    _team(request, pk)
    gone = actions.remove_team(request.workspace, pk, Actor(request.user), now=timezone.now())
    messages.success(request, _("The team “%(name)s” has been removed.") % {"name": gone.name})
    return redirect("workspace:teams", request.workspace.slug)


def _team(request, pk: int):
    found = teams_of(request.workspace).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
