"""What the operator has said through ENTENDU_* variables, read once and checked.

An unknown ENTENDU_ variable is refused with the nearest known name, so that a spelling
mistake never silently leaves a default in force.
"""

import os
import secrets
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

KNOWN = {
    "ENTENDU_HOME": "folder of the database, the mirror, the files and the secret key",
    "ENTENDU_DATABASE_URL": "postgresql://user:password@host:port/name; empty for SQLite",
    "ENTENDU_DEBUG": "yes for development pages with stack traces",
    "ENTENDU_HOSTS": "host names that may be asked for, separated by commas",
    "ENTENDU_BASE_URL": "the address that people open, for links in mails",
    "ENTENDU_SECURE": "yes when people come over https: cookies and HSTS follow",
    "ENTENDU_MAIL_URL": "smtp://user:password@host:port; empty writes mails to the log",
    "ENTENDU_MAIL_FROM": "sender of the product's own mails",
    "ENTENDU_TEST_DATABASE_URL": "PostgreSQL server that the tests may create databases on",
}


class SettingsMistake(Exception):
    """A setting that cannot be used; the message names the variable and the value."""


def refuse_unknown(environ: Mapping[str, str]) -> None:
    """Raise `SettingsMistake` at the first ENTENDU_ variable that nobody reads."""
    for name in sorted(environ):
        if name.startswith("ENTENDU_") and name not in KNOWN:
            near = get_close_matches(name, KNOWN, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise SettingsMistake(f"Unknown setting {name}{hint}")


def boolean(environ: Mapping[str, str], name: str, default: bool) -> bool:
    """Read yes/no (also true/false, on/off, 1/0); empty is the default."""
    text = environ.get(name, "").strip().lower()
    if not text:
        return default
    if text in {"yes", "true", "on", "1"}:
        return True
    if text in {"no", "false", "off", "0"}:
        return False
    raise SettingsMistake(f"{name}={text!r} is neither yes nor no")


def database(url: str, home: Path) -> dict:
    """Django's DATABASES entry: SQLite under `home` unless a PostgreSQL URL is given."""
    if not url:
        return _sqlite(home / "entendu.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise SettingsMistake("ENTENDU_DATABASE_URL must look like postgresql://user@host/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def _sqlite(path: Path) -> dict:
    # IMMEDIATE takes the write lock when a transaction starts: a reader that becomes a
    # writer would otherwise fail at once with "database is locked" instead of waiting.
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"init_command": pragmas, "transaction_mode": "IMMEDIATE", "timeout": 30},
        "TEST": {"NAME": str(path.with_name("test.sqlite3"))},
    }


def secret_key(home: Path) -> str:
    """The key that signs sessions and links: made once, kept in `home`, readable by its owner."""
    path = home / "secret-key"
    if not path.exists():
        made = home / f"secret-key.{secrets.token_hex(4)}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(made, path)  # atomic: of two first starts at once, one key wins
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text(encoding="ascii").strip()


def mail(url: str) -> dict:
    """Django's EMAIL_* values (and `backend`) from smtp:// or smtps://; empty writes to the log."""
    if not url:
        return {"backend": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingsMistake("ENTENDU_MAIL_URL must look like smtp://user:password@host:port")
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
    }
