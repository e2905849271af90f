"""Settings, keys for programs: made after signing in anew, shown once, revoked at once."""

from functools import wraps

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from entendu.workspace import keys as living
from entendu.workspace import words
from entendu.workspace.audit import Actor
from entendu.workspace.forms.workspace import KeyForm
from entendu.workspace.guard import asks
from entendu.workspace.queries import keys_of
from entendu.workspace.roles import Permission


def proven_anew(view):
    """The view wants a password or a second factor given in the last minutes.

    A form sent too late is asked for again and not replayed: a replay would pass the guard by.
    """

    @wraps(view)
    def careful(request, *args, **kwargs):
        if not is_reauthentication_required(request, app="entendu"):
            return view(request, *args, **kwargs)
        if request.method == "GET":
            raise ReauthenticationRequired
        return redirect(request.path)

    return careful


@asks(Permission.MANAGE)
def keys(request):
    rows = [
        (key, [words.SCOPES.get(code, code) for code in key.scopes])
        for key in keys_of(request.workspace)
    ]
    return render(request, "workspace/keys.html", {"rows": rows})


@asks(Permission.MANAGE)
@never_cache
@proven_anew
def new_key(request):
    form = KeyForm(request.POST or None)
    if form.is_valid():
        made, plain = living.issue(
            request.workspace, by=Actor(request.user), now=timezone.now(), **form.cleaned_data
        )
        return render(request, "workspace/key_made.html", {"key": made, "plain": plain})
    return render(request, "workspace/key_new.html", {"form": form})


@asks(Permission.MANAGE)
@require_POST
def revoke_key(request, pk: int):
    gone = living.revoke(request.workspace, pk, Actor(request.user), timezone.now())
    if gone is None:
        raise Http404
    messages.success(
        request, _("The key “%(name)s” no longer opens anything.") % {"name": gone.name}
    )
    return redirect("workspace:keys", request.workspace.slug)
