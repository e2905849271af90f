"""One's own pages: where signing in leads, profile, language, appearance, invitation."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from entendu.interface.templatetags.frame import entries
from entendu.workspace import actions, signin, words
from entendu.workspace.audit import Actor
from entendu.workspace.forms.account import LANGUAGES, ProfileForm, WelcomeForm
from entendu.workspace.guard import asks, public, signed_in
from entendu.workspace.models import User
from entendu.workspace.queries import memberships
from entendu.workspace.roles import GRANTS, Permission

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@signed_in
def home(request):
    """Where signing in leads: the one workspace, a choice of several, or a word that none is."""
    mine = list(memberships(request.user))
    if len(mine) == 1:
        return redirect("workspace:enter", mine[0].workspace.slug)
    rows = [(member.workspace, words.ROLES[member.role]) for member in mine]
    return render(request, "workspace/home.html", {"rows": rows})


@asks(Permission.SEE)
def enter(request):
    """The first page of a workspace that the member may see."""
    allowed = GRANTS[request.member.role]
    first = next(entries(request.workspace, allowed), None)
    return redirect(first.url if first else "workspace:profile")


@signed_in
def profile(request):
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        now, person = timezone.now(), User.objects.get(pk=request.user.pk)
        actions.change_self(person, Actor(person), now=now, **form.cleaned_data)
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, _("Your profile has been saved."))
        return redirect("workspace:profile")
    return render(request, "workspace/profile.html", {"form": form})


@public
@require_POST
def language(request):
    """Read in another language: kept with the account, or in this browser."""
    code = request.POST.get("language")
    response = redirect(_next(request))
    if code not in dict(LANGUAGES):
        return response
    if request.user.is_authenticated:
        actions.speak(request.user, code, now=timezone.now())
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.SECURE,
        httponly=True,
    )
    return response


@signed_in
@require_POST
def theme(request):
    """Light, dark, or as the system says."""
    wanted = request.POST.get("theme")
    if wanted in User.Theme.values:
        actions.change_self(request.user, Actor(request.user), now=timezone.now(), theme=wanted)
    return redirect(_next(request))


def _next(request) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else "/"


@public
@never_cache
@sensitive_post_parameters("password")
def welcome(request, token: str):
    """The link of an invitation: choose a password, and come in."""
    now = timezone.now()
    person = signin.invited(token, now)
    if person is None:
        return render(request, "workspace/welcome_over.html", status=410)
    initial = {name: getattr(person, name) for name in ("first_name", "last_name", "language")}
    form = WelcomeForm(person, request.POST or None, initial=initial)
    if request.method != "POST":
        translation.activate(person.language)
    if form.is_valid():
        person = actions.welcome(person, now=now, **form.cleaned_data)
        login(request, person, backend=BACKEND)
        return redirect("home")
    return render(request, "workspace/welcome.html", {"form": form, "person": person})


@signed_in
def not_here(request):
    """Addresses of the sign-in library that this product does not offer."""
    raise Http404
