"""The operator's commands."""

from entendu.workspace.commands.checking import check
from entendu.workspace.commands.joining import user
from entendu.workspace.commands.keeping import backup, restore
from entendu.workspace.commands.serving import serve

COMMANDS = [serve, check, user, backup, restore]
