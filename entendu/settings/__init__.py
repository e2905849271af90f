"""Django's settings, from the environment once. See environment.py for what may be set."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from entendu.settings import environment

environment.refuse_unknown(os.environ)

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("ENTENDU_HOME") or "var").expanduser().resolve()
HOME.mkdir(parents=True, exist_ok=True)

DEBUG = environment.boolean(os.environ, "ENTENDU_DEBUG", default=False)
SECURE = environment.boolean(os.environ, "ENTENDU_SECURE", default=False)
SECRET_KEY = environment.secret_key(HOME)
BASE_URL = os.environ.get("ENTENDU_BASE_URL") or "http://127.0.0.1:8000"
_hosts = os.environ.get("ENTENDU_HOSTS") or "localhost,127.0.0.1,[::1]"
ALLOWED_HOSTS = [host.strip() for host in _hosts.split(",")]

FOLDERS = [
    "interface", "workspace", "people", "activity", "engine", "personas", "objectives",
    "agreement", "sharing", "performance", "adviser", "voice", "example",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    *(f"entendu.{folder}" for folder in FOLDERS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "entendu.interface.policy.ContentSecurityPolicy",
    "entendu.interface.problems.ProblemsUnderApi",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "entendu.workspace.views.sessions.SessionLimits",
    "entendu.workspace.language.PersonsLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "entendu.workspace.guard.WorkspaceGuard",
]

ROOT_URLCONF = "entendu.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "entendu.workspace.context.standing",
            ],
        },
    }
]

DATABASES = {
    "default": environment.database(os.environ.get("ENTENDU_DATABASE_URL", ""), HOME),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "workspace.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_validators = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_validators}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_validators}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_validators}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "entendu.workspace.signin.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # the answer is the same; strangers get no mail from us
ACCOUNT_FORMS = {
    "login": "entendu.workspace.forms.account.SignInForm",
    "change_password": "entendu.workspace.forms.account.NewPasswordForm",
    "reset_password_from_key": "entendu.workspace.forms.account.ForgottenPasswordForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Entendu: "
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Entendu"
MFA_FORMS = {
    "add_webauthn": "entendu.workspace.forms.account.AddPasskeyForm",
    "edit_webauthn": "entendu.workspace.forms.account.EditPasskeyForm",
}

SESSION_COOKIE_AGE = 4 * 24 * 3600  # without a request: a long week-end (views/sessions.py)
SESSION_LONGEST = 30 * 24 * 3600  # whatever was asked: then the password is
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "entendu-session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "entendu-csrf"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LANGUAGE_COOKIE_NAME = "entendu-language"
LOCALE_PATHS: list[str] = []  # each folder carries its own locale/

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "files"

_mail = environment.mail(os.environ.get("ENTENDU_MAIL_URL", ""))
EMAIL_BACKEND = _mail.pop("backend")
globals().update(_mail)
DEFAULT_FROM_EMAIL = os.environ.get("ENTENDU_MAIL_FROM") or "Entendu <entendu@localhost>"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "entendu": {"level": "INFO"},
        # a stranger's wrong Host header is answered with 400, not with a page of traceback
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
