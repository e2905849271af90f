"""The nouns everyone stands on: people who sign in, client workspaces, members, keys, the trail."""

from entendu.workspace.models.audit import AuditEntry
from entendu.workspace.models.job import Job
from entendu.workspace.models.key import ApiKey
from entendu.workspace.models.membership import Member, Team, Workspace
from entendu.workspace.models.user import User
from entendu.workspace.models.view import SavedView

__all__ = ["ApiKey", "AuditEntry", "Job", "Member", "SavedView", "Team", "User", "Workspace"]
