"""Verbs on teams."""

from datetime import datetime

from django.db import transaction

from entendu.workspace import audit
from entendu.workspace.actions.outcomes import Reason, Refused
from entendu.workspace.actions.workspaces import held
from entendu.workspace.audit import Actor
from entendu.workspace.models import Member, Team, Workspace
from entendu.workspace.scope import visible


@transaction.atomic
def keep_team(
    workspace: Workspace,
    name: str,
    side: str,
    by: Actor,
    *,
    now: datetime,
    team_id: int | None = None,
) -> Team | Refused:
    """Make a team, or change the one of `team_id`."""
    teams = visible(Team, held(workspace))
    if teams.filter(name__iexact=name).exclude(pk=team_id).exists():
        return Refused(Reason.NAME_TAKEN, "name")
    team = teams.get(pk=team_id) if team_id else Team(workspace=workspace)
    before = {"name": team.name, "side": team.side} if team_id else {}
    team.name, team.side = name, side
    team.save()
    after = {"name": name, "side": str(side)}
    if before != after:
        code = "team.changed" if team_id else "team.made"
        audit.record(workspace, by, code, team, now=now, before=before, after=after)
    return team


@transaction.atomic
def remove_team(workspace: Workspace, team_id: int, by: Actor, *, now: datetime) -> Team:
    """Remove a team; its members stay, without a team."""
    team = visible(Team, workspace).get(pk=team_id)
    members = sorted(visible(Member, workspace).filter(team=team).values_list("name", flat=True))
    before = {"name": team.name, "side": team.side, "members": members}
    audit.record(workspace, by, "team.removed", team, now=now, before=before)
    team.delete()
    return team
