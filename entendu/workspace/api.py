"""Edge of the API: the workspace itself, its members, its trail."""

from datetime import datetime

from ninja import Router, Schema

from entendu.interface.lists import Cursor, Limit, Number, page_of
from entendu.workspace.bearer import found, offers
from entendu.workspace.models import Member
from entendu.workspace.queries import trail, visible

place, members, audit = Router(), Router(), Router()
ROUTERS = {"": place, "members": members, "audit": audit}


class WorkspaceOut(Schema):
    slug: str
    name: str
    zone: str
    currency: str
    created_at: datetime


class MemberOut(Schema):
    id: int
    name: str
    email: str
    key: str | None
    role: str
    team_id: int | None
    active: bool
    joined_at: datetime


class MemberPage(Schema):
    items: list[MemberOut]
    next: str | None


class AuditOut(Schema):
    id: int
    at: datetime
    actor_id: int | None
    via: str
    action: str
    subject_kind: str
    subject_id: int | None
    subject_label: str
    before: dict
    after: dict


class AuditPage(Schema):
    items: list[AuditOut]
    next: str | None


@offers(place, "GET", "", "read", WorkspaceOut)
def read_workspace(request):
    """Read the workspace."""
    return request.workspace


@offers(members, "GET", "", "read", MemberPage)
def list_members(request, cursor: Cursor = "", limit: Limit = 50):
    """List members, colleagues known from files included."""
    return page_of(visible(Member, request.workspace), ("id",), cursor, limit)


@offers(members, "GET", "/{int:member}", "read", MemberOut)
def read_member(request, member: Number):
    """Read one member."""
    return found(visible(Member, request.workspace), member)


@offers(audit, "GET", "", "read", AuditPage)
def list_audit(request, cursor: Cursor = "", limit: Limit = 50):
    """List what was changed, newest first: who, when, what, before and after."""
    return page_of(trail(request.workspace), ("-at", "-id"), cursor, limit)
