"""Write teams and members; those with an address can sign in."""

from datetime import datetime

from entendu.example.actions.outcomes import Account
from entendu.example.actions.places import Places, instant
from entendu.example.client import Client, Colleague
from entendu.workspace.actions import Joined, invite, keep_team, welcome
from entendu.workspace.audit import Actor
from entendu.workspace.models import Member, Team
from entendu.workspace.roles import Role
from entendu.workspace.scope import visible


def bring_in(
    client: Client, places: Places, by: Actor, *, now: datetime, password: str
) -> tuple[Account, ...]:
    """Everybody of the client; returns those who can sign in."""
    workspace = places.workspace
    teams = {key: keep_team(workspace, name, side, by, now=now) for key, name, side in client.teams}
    accounts = []
    for one in client.colleagues:
        team = teams.get(one.team)
        if one.email:
            accounts.append(_account(one, team, places, by, now, password))
        else:
            places.members[one.key] = _colleague(one, team, places, client.domain).pk
    return tuple(accounts)


def _account(
    one: Colleague, team: Team | None, places: Places, by: Actor, now: datetime, password: str
) -> Account:
    joined = invite(places.workspace, one.email, one.name, Role(one.role), by, now=now,
                    team=team, language=one.language)  # fmt: skip
    if not isinstance(joined, Joined):
        member = visible(Member, places.workspace).get(user__email=one.email)
        places.members[one.key] = member.pk
        return Account(one.email, one.name, member.role, member.user.language, new=False)
    places.members[one.key] = joined.member.pk
    if joined.new_account:
        welcome(joined.user, password, now=now)
    return Account(one.email, one.name, one.role, joined.user.language, joined.new_account)


def _colleague(one: Colleague, team: Team | None, places: Places, domain: str) -> Member:
    return visible(Member, places.workspace).create(
        workspace=places.workspace,
        key=f"example:{one.key}",
        name=one.name,
        role=one.role,
        team=team,
        joined_at=instant(places.began),
    )
