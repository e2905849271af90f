"""Settings, members: who belongs to the workspace, as what."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entendu.workspace import actions, words
from entendu.workspace.actions import Joined, Refused
from entendu.workspace.audit import Actor
from entendu.workspace.forms.workspace import InviteForm, LinkForm, MemberForm
from entendu.workspace.guard import asks
from entendu.workspace.models import Member
from entendu.workspace.queries import members_of, teams_of
from entendu.workspace.roles import Permission
from entendu.workspace.views.invitations import announce


@asks(Permission.MANAGE)
def members(request):
    rows = [
        (member, words.ROLES[member.role], _standing(member))
        for member in members_of(request.workspace)
    ]
    groups = [[row for row in rows if (row[0].user is None) is named] for named in (False, True)]
    return render(request, "workspace/members.html", {"people": groups[0], "names": groups[1]})


def _standing(member: Member) -> str:
    if not member.active:
        return "inactive"
    if member.user is None:
        return "known"
    return "active" if member.user.has_usable_password() else "invited"


@asks(Permission.MANAGE)
def invite(request):
    teams = teams_of(request.workspace)
    form = InviteForm(teams, request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        done = actions.invite(
            request.workspace, by=Actor(request.user), now=timezone.now(), **form.cleaned_data
        )
        if isinstance(done, Joined):
            announce(request, done)
            return redirect("workspace:members", request.workspace.slug)
        form.add_error(done.field, words.REFUSALS[done.reason])
    return render(request, "workspace/invite.html", {"form": form, "roles": _roles()})


def _roles() -> list[tuple]:
    return [(words.ROLES[role], words.ROLES_EXPLAINED[role]) for role in words.ROLES]


@asks(Permission.MANAGE)
def member(request, pk: int):
    found = _member(request, pk)
    initial = {"name": found.name, "role": found.role, "team": found.team}
    form = MemberForm(teams_of(request.workspace), request.POST or None, initial=initial)
    if form.is_valid():
        done = actions.change_member(
            request.workspace, pk, Actor(request.user), now=timezone.now(), **form.cleaned_data
        )
        if not isinstance(done, Refused):
            messages.success(request, _("The change has been saved."))
            return redirect("workspace:members", request.workspace.slug)
        form.add_error(done.field, words.REFUSALS[done.reason])
    return _member_page(request, found, form=form)


def _member_page(request, found: Member, form=None, link_form=None):
    initial = {"name": found.name, "role": found.role, "team": found.team}
    address = {"email": found.email, "language": request.user.language}
    content = {
        "person": found,
        "standing": _standing(found),
        "form": form or MemberForm(teams_of(request.workspace), initial=initial),
        "link_form": link_form or LinkForm(initial=address),
        "roles": _roles(),
    }
    return render(request, "workspace/member.html", content)


@asks(Permission.MANAGE)
@require_POST
def let_in(request, pk: int):
    """Deactivate or reactivate."""
    _member(request, pk)
    active = request.POST.get("active") == "yes"
    done = actions.let_in(request.workspace, pk, active, Actor(request.user), now=timezone.now())
    if isinstance(done, Refused):
        messages.error(request, words.REFUSALS[done.reason])
        return redirect("workspace:member", request.workspace.slug, pk)
    text = _("%(name)s can sign in again.") if active else _("%(name)s can no longer sign in here.")
    messages.success(request, text % {"name": done.member.name})
    return redirect("workspace:members", request.workspace.slug)


@asks(Permission.MANAGE)
@require_POST
def link(request, pk: int):
    """Give somebody known from a file an account."""
    found = _member(request, pk)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _member_page(request, found, link_form=form)
    done = actions.link(
        request.workspace, pk, by=Actor(request.user), now=timezone.now(), **form.cleaned_data
    )
    if isinstance(done, Refused):
        form.add_error(done.field, words.REFUSALS[done.reason])
        return _member_page(request, found, link_form=form)
    announce(request, done)
    return redirect("workspace:members", request.workspace.slug)


@asks(Permission.MANAGE)
@require_POST
def invite_again(request, pk: int):
    """Another mail for somebody who has not come in yet."""
    found = _member(request, pk)
    if _standing(found) == "invited":
        announce(request, Joined(found, found.user, new_account=True))
    return redirect("workspace:members", request.workspace.slug)


def _member(request, pk: int) -> Member:
    found = members_of(request.workspace).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
