"""Verbs of the example: load it. It goes through the same tables as everything else."""

from entendu.example.actions.loading import load
from entendu.example.actions.outcomes import Account, AlreadyThere, Loaded, Reason, Refused

__all__ = ["Account", "AlreadyThere", "Loaded", "Reason", "Refused", "load"]
