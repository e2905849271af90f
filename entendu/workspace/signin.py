"""Signing in: by invitation only, nobody opens an account alone.

An invitation is a signed link. It dies when it is used (it carries a fingerprint of the account's
password, which changes then) and after a week.
"""

from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core import signing
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from entendu.workspace.models import User

SALT = "entendu.invitation"
LASTS = timedelta(days=7)


class ClosedDoor(DefaultAccountAdapter):
    """What allauth asks of us: no sign-up, mails in the language of whoever receives them."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def send_mail(self, template_prefix, email, context) -> None:
        reader = context.get("user")
        with translation.override(reader.language if reader else translation.get_language()):
            super().send_mail(template_prefix, email, context)


def invitation(user: User, now: datetime) -> str:
    """The token of a link with which `user` may choose a first password."""
    content = {"user": user.pk, "print": _fingerprint(user), "at": int(now.timestamp())}
    return signing.dumps(content, salt=SALT)


def invited(token: str, now: datetime) -> User | None:
    """The person whom a living invitation is for; None where it is false, old or used."""
    try:
        content = signing.loads(token, salt=SALT)
        made = datetime.fromtimestamp(content["at"], UTC)
    except (signing.BadSignature, KeyError, TypeError):
        return None
    user = User.objects.filter(pk=content["user"], is_active=True).first()
    fresh = made <= now < made + LASTS
    used = user is None or not constant_time_compare(_fingerprint(user), content["print"])
    return user if fresh and not used else None


def mails_go_out() -> bool:
    """False while mails are only written to the log, as before a mail server is named."""
    return "console" not in settings.EMAIL_BACKEND


def public_address(path: str) -> str:
    """`path` under the address that people open, for links in mails."""
    return urljoin(settings.BASE_URL, path)


def _fingerprint(user: User) -> str:
    return salted_hmac(SALT, f"{user.password}{user.email}").hexdigest()[:32]
