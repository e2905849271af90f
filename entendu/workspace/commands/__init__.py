"""The operator's commands."""

from entendu.workspace.commands.serving import serve

COMMANDS = [serve]
