"""Filters kept under a name: whose are they, who may change them, which one opens first?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Q, QuerySet

from entendu.workspace import audit
from entendu.workspace.audit import Actor
from entendu.workspace.models import Member, SavedView
from entendu.workspace.roles import Permission, may
from entendu.workspace.scope import visible

LONGEST_NAME, LONGEST_QUERY, MOST = 80, 2000, 100


class Reason(StrEnum):
    NO_SUCH_VIEW = "no_such_view"
    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    NAME_TAKEN = "name_taken"
    QUERY_TOO_LONG = "query_too_long"
    TOO_MANY = "too_many"
    MAY_NOT_SHARE = "may_not_share"
    NOT_YOURS = "not_yours"


@dataclass(frozen=True)
class Kept:
    view: SavedView


@dataclass(frozen=True)
class Refused:
    reason: Reason


def views_of(member: Member, page: str) -> QuerySet[SavedView]:
    """The views of `page` that `member` may open: their own and the shared ones, by name."""
    mine_or_shared = Q(member=member) | Q(shared=True)
    rows = visible(SavedView, member.workspace_id).filter(mine_or_shared, page=page)
    return rows.select_related("member").order_by("name", "id")


def opening_view(member: Member, page: str) -> SavedView | None:
    """The view with which `page` opens for `member`, where they chose one."""
    return views_of(member, page).filter(member=member, opens_first=True).first()


def may_change(member: Member, view: SavedView) -> bool:
    """True for the maker; a shared view is the team's, so whoever may edit may change it."""
    return view.member_id == member.pk or (view.shared and may(member.role, Permission.EDIT))


@transaction.atomic
def keep_view(
    member: Member, page: str, name: str, query: str, *, shared: bool, by: Actor, now: datetime
) -> Kept | Refused:
    """Keep `query` under `name`; the same name again replaces what it held."""
    name = " ".join(name.split())
    mine = visible(SavedView, member.workspace_id).filter(member=member, page=page)
    view = mine.filter(name=name).first()
    refusal = _refusal(member, name, query, shared)
    if not refusal and view is None and mine.count() >= MOST:
        refusal = Reason.TOO_MANY
    if refusal:
        return Refused(refusal)
    before = _facts(view) if view else {}
    view = view or SavedView(workspace_id=member.workspace_id, member=member, page=page, name=name)
    view.query, view.shared, view.made_at = query, shared, now
    view.save()
    return _recorded(view, by, "view.kept", before, now)


@transaction.atomic
def change_view(
    member: Member, view_id: int, *, name: str, shared: bool, opens_first: bool,
    by: Actor, now: datetime,
) -> Kept | Refused:  # fmt: skip
    """Rename a view, share it or not, and let its maker's page open with it or not."""
    view = _found(member, view_id)
    if view is None:
        return Refused(Reason.NO_SUCH_VIEW)
    name = " ".join(name.split())
    refusal = _refusal(member, name, "", shared and not view.shared)
    if not may_change(member, view):
        refusal = Reason.NOT_YOURS
    elif _taken(view, name):
        refusal = Reason.NAME_TAKEN
    if refusal:
        return Refused(refusal)
    before = _facts(view)
    view.name, view.shared = name, shared
    if view.member_id == member.pk:
        _let_open_first(view, opens_first)
    view.save()
    return _recorded(view, by, "view.changed", before, now)


@transaction.atomic
def drop_view(member: Member, view_id: int, *, by: Actor, now: datetime) -> Kept | Refused:
    """Forget a view; what it held stays in the trail."""
    view = _found(member, view_id)
    if view is None:
        return Refused(Reason.NO_SUCH_VIEW)
    if not may_change(member, view):
        return Refused(Reason.NOT_YOURS)
    audit.record(view.workspace, by, "view.dropped", view, now=now, before=_facts(view))
    view.delete()
    return Kept(view)


def _found(member: Member, view_id: int) -> SavedView | None:
    mine_or_shared = Q(member=member) | Q(shared=True)
    rows = visible(SavedView, member.workspace_id).select_related("workspace")
    return rows.filter(mine_or_shared, pk=view_id).first()


def _refusal(member: Member, name: str, query: str, shared: bool) -> Reason | None:
    if not name:
        return Reason.NO_NAME
    if len(name) > LONGEST_NAME:
        return Reason.NAME_TOO_LONG
    if len(query) > LONGEST_QUERY:
        return Reason.QUERY_TOO_LONG
    if shared and not may(member.role, Permission.EDIT):
        return Reason.MAY_NOT_SHARE
    return None


def _taken(view: SavedView, name: str) -> bool:
    same = visible(SavedView, view.workspace_id).filter(
        member_id=view.member_id, page=view.page, name=name
    )
    return same.exclude(pk=view.pk).exists()


def _let_open_first(view: SavedView, opens_first: bool) -> None:
    if opens_first:
        others = visible(SavedView, view.workspace_id).filter(
            member_id=view.member_id, page=view.page, opens_first=True
        )
        others.exclude(pk=view.pk).update(opens_first=False)
    view.opens_first = opens_first


def _facts(view: SavedView) -> dict:
    return {name: getattr(view, name) for name in ("name", "query", "shared", "opens_first")}


def _recorded(view: SavedView, by: Actor, action: str, before: dict, now: datetime) -> Kept:
    after = _facts(view)
    if before != after:
        audit.record(view.workspace, by, action, view, now=now, before=before, after=after)
    return Kept(view)
