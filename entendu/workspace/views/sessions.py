"""How long does somebody stay signed in? Days without a request, or a month whatever happens."""

from django.conf import settings
from django.contrib.auth import logout
from django.utils import timezone

BEGAN, SEEN = "began_at", "seen_at"
NOTED_EVERY = 3600  # seconds between two writes of the session: not at each request


class SessionLimits:
    """Middleware: renews a session that is used, ends one that has lasted too long."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._look(request, int(timezone.now().timestamp()))
        return self.get_response(request)

    def _look(self, request, now: int) -> None:
        began = request.session.setdefault(BEGAN, now)
        if now - began >= settings.SESSION_LONGEST:
            logout(request)
        elif now - request.session.get(SEEN, 0) >= NOTED_EVERY:
            request.session[SEEN] = now  # a changed session is saved, and its cookie renewed
