"""The one ASGI entry. Django runs as WSGI in threads: its own ASGI handler is several times slower.

What must not wait for a thread (the intake, live events) is answered in `application` itself,
by the first part of the path; everything else is Django's.
"""

import os
import threading
from importlib import import_module

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

THREADS = 16

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entendu.settings")
django = WSGIMiddleware(get_wsgi_application(), workers=THREADS)
threading.Thread(
    target=import_module("entendu.engine.actions").warm, name="warm", daemon=True
).start()


async def application(scope, receive, send) -> None:
    """Answer one connection."""

    async def next_event():
        # granian hands out plain awaitables; a2wsgi schedules coroutines
        return await receive()

    await django(scope, next_event, send)
