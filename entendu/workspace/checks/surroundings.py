"""Are the settings, the home, the address, the mail as they should be?"""

import os
import shutil
import smtplib
import stat
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks as framework
from django.core.mail import get_connection
from django.http.request import validate_host

from entendu.workspace.findings import Finding, error, warning

FREE_ERROR, FREE_WARNING = 100 * 2**20, 2**30


def home(now) -> Iterator[Finding]:
    """ENT-001 the home cannot be written; ENT-002 others can read the secret key."""
    if not os.access(settings.HOME, os.W_OK | os.X_OK):
        yield error(
            "ENT-001",
            f"{settings.HOME} cannot be written.",
            "Give the folder to the user who runs Entendu, or set ENTENDU_HOME.",
        )
    key = settings.HOME / "secret-key"
    if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
        yield error(
            "ENT-002",
            f"{key} can be read by others, who could sign in as anybody.",
            f"chmod 600 {key}",
        )


def room(now) -> Iterator[Finding]:
    """ENT-017 the disk is (nearly) full."""
    free = shutil.disk_usage(settings.HOME).free
    if free < FREE_WARNING:
        made = error if free < FREE_ERROR else warning
        yield made(
            "ENT-017",
            f"{free / 2**20:.0f} MiB are left on the disk of {settings.HOME}.",
            "Free some room: a full disk stops imports and new records.",
        )


def address(now) -> Iterator[Finding]:
    """ENT-013 the base URL is not served; ENT-014 it and ENTENDU_SECURE contradict."""
    parts = urlsplit(settings.BASE_URL)
    if not parts.hostname or parts.scheme not in {"http", "https"}:
        yield error(
            "ENT-013",
            f"ENTENDU_BASE_URL={settings.BASE_URL} is not an address.",
            "Set it to what people open, such as https://entendu.example.com",
        )
    elif not validate_host(parts.hostname, settings.ALLOWED_HOSTS):
        yield error(
            "ENT-013",
            f"{parts.hostname}, of ENTENDU_BASE_URL, is not in ENTENDU_HOSTS.",
            f"Add it: ENTENDU_HOSTS={','.join([*settings.ALLOWED_HOSTS, parts.hostname])}",
        )
    if (parts.scheme == "https") != settings.SECURE:
        yield warning(
            "ENT-014",
            f"ENTENDU_BASE_URL={settings.BASE_URL}, but ENTENDU_SECURE is "
            f"{'yes' if settings.SECURE else 'no'}.",
            "Over https set ENTENDU_SECURE=yes; over http leave it out.",
        )


def debugging(now) -> Iterator[Finding]:
    """ENT-015 pages with stack traces are on."""
    if settings.DEBUG:
        yield warning(
            "ENT-015",
            "ENTENDU_DEBUG is on: errors show code and settings to everybody.",
            "Leave it out wherever others can reach the server.",
        )


def mail(now) -> Iterator[Finding]:
    """ENT-011 mails go nowhere; ENT-012 the mail server does not answer."""
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        yield warning(
            "ENT-011",
            "No mail server is set: invitations and alerts are written to the log.",
            "Set ENTENDU_MAIL_URL=smtp://user:password@host:587",
        )
        return
    try:
        connection = get_connection(timeout=5)
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as failed:
        yield error(
            "ENT-012",
            f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} refuses: {failed}",
            "See ENTENDU_MAIL_URL; is the port open from this machine?",
        )


def translations(now) -> Iterator[Finding]:
    """ENT-016 a French catalogue is missing or older than its source."""
    stale = [
        source.parent.parent.parent.parent.name
        for source in settings.PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]
    if stale:
        yield warning(
            "ENT-016",
            f"French is not compiled for {', '.join(sorted(stale))}.",
            "Run: python -m entendu.interface.translations --compile",
        )


def frameworks_own(now) -> Iterator[Finding]:
    """What Django itself finds, under its own numbers."""
    for message in framework.run_checks():
        if message.level >= framework.WARNING and not message.is_silenced():
            made = error if message.level >= framework.ERROR else warning
            yield made(message.id or "django", str(message.msg), str(message.hint or ""))
