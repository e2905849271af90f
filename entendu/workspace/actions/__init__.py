"""Verbs on workspaces, members, teams and people: the only writers, each with its trail."""

from entendu.workspace.actions.members import change_member, invite, let_in, link
from entendu.workspace.actions.outcomes import Changed, Joined, Reason, Refused
from entendu.workspace.actions.people import change_self, speak, welcome
from entendu.workspace.actions.teams import keep_team, remove_team
from entendu.workspace.actions.workspaces import change_workspace, open_workspace

__all__ = [
    "Changed",
    "Joined",
    "Reason",
    "Refused",
    "change_member",
    "change_self",
    "change_workspace",
    "invite",
    "keep_team",
    "let_in",
    "link",
    "open_workspace",
    "remove_team",
    "speak",
    "welcome",
]
