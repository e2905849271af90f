"""The one door: who is asking, in which workspace, and may they?

Every view says who may call it, with one of the decorators below; a view that says nothing is
refused, so a new route cannot be forgotten. A route with a `workspace` in its address is served
only to an active member of that workspace; to everybody else it does not exist (404).
"""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404

from entendu.workspace.models import Member
from entendu.workspace.roles import Permission, may

GUARDED_ELSEWHERE = ("allauth.", "ninja.")  # they check sessions and keys themselves


def asks(permission: Permission):
    """The view is served to members whose role carries `permission`."""

    def mark(view):
        view.permission = permission
        return view

    return mark


def signed_in(view):
    """The view belongs to no workspace and is served to whoever has signed in."""
    view.door = "signed in"
    return view


def public(view):
    """The view is served to anybody."""
    view.door = "public"
    return view


class WorkspaceGuard:
    """Middleware: sets `request.workspace` and `request.member`, or refuses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.workspace = request.member = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        door = getattr(view, "door", None)
        if door == "public" or view.__module__.startswith(GUARDED_ELSEWHERE):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if "workspace" in kwargs:
            return self._enter(request, view, kwargs.pop("workspace"))
        if door != "signed in":
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} says not who may call")
        return None

    def _enter(self, request, view, slug):
        member = membership(request.user, slug)
        if member is None:
            raise Http404
        if not may(member.role, view.permission):
            raise PermissionDenied
        request.member, request.workspace = member, member.workspace


def membership(user, slug: str) -> Member | None:
    """The active membership of `user` in the workspace called `slug`, or None."""
    members = Member._default_manager.select_related("workspace", "team")
    return members.filter(user=user, workspace__slug=slug, active=True).first()
