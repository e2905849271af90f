"""Signing in: by invitation only, nobody opens an account alone."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedDoor(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False
