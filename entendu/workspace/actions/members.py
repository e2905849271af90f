"""Verbs on members: who belongs to a workspace, as what."""

from datetime import datetime

from django.db import transaction

from entendu.workspace import audit
from entendu.workspace.actions.outcomes import Changed, Joined, Reason, Refused
from entendu.workspace.actions.workspaces import held
from entendu.workspace.audit import Actor
from entendu.workspace.models import Member, Team, User, Workspace
from entendu.workspace.roles import Role
from entendu.workspace.scope import visible


@transaction.atomic
def invite(
    workspace: Workspace,
    email: str,
    name: str,
    role: Role,
    by: Actor,
    *,
    now: datetime,
    team: Team | None = None,
    language: str = "en",
) -> Joined | Refused:
    """Make the person with this e-mail a member; a colleague known from a file is taken up."""
    email = email.lower()
    members = visible(Member, held(workspace))
    known = members.filter(user__email=email).first()
    if known and known.active:
        return Refused(Reason.ALREADY_MEMBER, "email")
    member = known or members.filter(user=None, email__iexact=email).first() or Member()
    before = member_facts(member) if member.pk else {}
    user, made = _account(email, name, language)
    member.workspace, member.user, member.email = workspace, user, email
    member.name, member.role, member.team, member.active = name, role, team, True
    member.joined_at = member.joined_at or now
    member.save()
    after = {**member_facts(member), "email": email}
    audit.record(workspace, by, "member.invited", member, now=now, before=before, after=after)
    return Joined(member, user, made)


@transaction.atomic
def link(
    workspace: Workspace, member_id: int, email: str, by: Actor, *, now: datetime, language: str
) -> Joined | Refused:
    """Give a member known only from a file the account behind `email`, so as to sign in."""
    email = email.lower()
    members = visible(Member, held(workspace))
    member = members.get(pk=member_id)
    if member.user_id:
        return Refused(Reason.HAS_ACCOUNT, "email")
    if members.filter(user__email=email).exists():
        return Refused(Reason.ALREADY_MEMBER, "email")
    before = {"email": member.email}
    member.user, made = _account(email, member.name, language)
    member.email = email
    member.save(update_fields=["user", "email"])
    after = {"email": email}
    audit.record(workspace, by, "member.linked", member, now=now, before=before, after=after)
    return Joined(member, member.user, made)


def _account(email: str, name: str, language: str) -> tuple[User, bool]:
    """The account of `email`, made where it is missing; True while it has no password yet."""
    user = User.objects.filter(email=email).first()
    if user is None:
        first, _, last = name.strip().partition(" ")
        user = User(email=email, first_name=first, last_name=last, language=language)
        user.set_unusable_password()
        user.save()
    return user, not user.has_usable_password()


@transaction.atomic
def change_member(
    workspace: Workspace,
    member_id: int,
    by: Actor,
    *,
    now: datetime,
    name: str,
    role: Role,
    team: Team | None,
) -> Changed | Refused:
    """Change a member's name, role and team; the last administrator stays one."""
    member = visible(Member, held(workspace)).get(pk=member_id)
    if role != Role.ADMINISTRATOR and _is_last_administrator(member):
        return Refused(Reason.LAST_ADMINISTRATOR, "role")
    before = member_facts(member)
    member.name, member.role, member.team = name, role, team
    member.save(update_fields=["name", "role", "team"])
    after = member_facts(member)
    if before != after:
        audit.record(workspace, by, "member.changed", member, now=now, before=before, after=after)
    return Changed(member)


@transaction.atomic
def let_in(
    workspace: Workspace, member_id: int, active: bool, by: Actor, *, now: datetime
) -> Changed | Refused:
    """Deactivate a member (`active` False) or take one back; what they did stays theirs."""
    member = visible(Member, held(workspace)).get(pk=member_id)
    if not active and _is_last_administrator(member):
        return Refused(Reason.LAST_ADMINISTRATOR, "active")
    if member.active != active:
        member.active = active
        member.save(update_fields=["active"])
        code = "member.reactivated" if active else "member.deactivated"
        changes = {"before": {"active": not active}, "after": {"active": active}}
        audit.record(workspace, by, code, member, now=now, **changes)
    return Changed(member)


def _is_last_administrator(member: Member) -> bool:
    if not (member.active and member.user_id and member.role == Role.ADMINISTRATOR):
        return False
    others = visible(Member, member.workspace_id).exclude(pk=member.pk).exclude(user=None)
    return not others.filter(active=True, role=Role.ADMINISTRATOR).exists()


def member_facts(member: Member) -> dict:
    """What the trail keeps of a member."""
    team = member.team.name if member.team_id else None
    return {"name": member.name, "role": str(member.role), "team": team}
