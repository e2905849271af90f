"""Whose key is this, and does it open this operation? The one door of the API.

Every operation is made with `offers`, which names the scope that a key needs. A key of another
workspace finds nothing (404), as if the address did not exist.
"""

import math
import threading
import time
from http import HTTPStatus

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.security import HttpBearer

from entendu.interface.problems import Problem, fault
from entendu.workspace import keys, pace
from entendu.workspace.audit import Actor
from entendu.workspace.models import ApiKey

RATE = pace.Rate(burst=120, per_second=10)  # of one key, in one server process
BODY_LIMIT = 1024 * 1024
NO_KEY = "Send a key of this workspace: Authorization: Bearer ent_..."
BODIES = {"file": "multipart/form-data", "form": "multipart/form-data", "body": "application/json"}


class ApiKeyBearer(HttpBearer):
    """Lets a request in when its key is known, of this workspace, and carries `scope`."""

    def __init__(self, scope: str, limit: int):
        super().__init__()
        self.scope, self.limit = scope, limit
        self.queries: frozenset[str] = frozenset()
        self.body = ""  # the kind of body that the operation reads, if any

    def __call__(self, request: HttpRequest) -> ApiKey:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        return self.authenticate(request, token if kind.lower() == "bearer" else "")

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey:
        key = keys.find(token.strip(), timezone.now()) if token.strip() else None
        if key is None:
            raise Problem(401, NO_KEY)
        if key.workspace.slug != request.resolver_match.kwargs["workspace"]:
            raise Problem(404, "There is no such workspace, or the key is not one of its keys.")
        if self.scope not in key.scopes:
            raise Problem(403, f"The key lacks the scope {self.scope!r}.", code="scope-missing")
        _hold_back(key)
        self._admit(request)
        request.workspace = key.workspace
        request.actor = Actor(key.made_by, via="api")
        return key

    def _admit(self, request: HttpRequest) -> None:
        if int(request.META.get("CONTENT_LENGTH") or 0) > self.limit:
            raise Problem(413, f"At most {self.limit} bytes are taken here.")
        if self.body and request.content_type != self.body:
            raise Problem(415, f"Send {self.body}, not {request.content_type or 'nothing'!r}.")
        twice = sorted(name for name, given in request.GET.lists() if len(given) > 1)
        if twice:
            told = (fault("query", name, "twice", "Given more than once.") for name in twice)
            raise Problem(422, "A parameter is given more than once.", errors=tuple(told))
        unknown = sorted(set(request.GET) - self.queries)
        if unknown:
            told = (fault("query", name, "unknown", "No such parameter.") for name in unknown)
            raise Problem(422, "There are unknown parameters in the address.", errors=tuple(told))


_buckets: dict[int, pace.Bucket] = {}
_lock = threading.Lock()


def _hold_back(key: ApiKey) -> None:
    with _lock:
        _buckets[key.pk], wait = pace.take(_buckets.get(key.pk), RATE, time.monotonic())
    if wait:
        seconds = str(math.ceil(wait))
        raise Problem(429, f"Ask again in {seconds} s.", headers={"Retry-After": seconds})


def offers(router: Router, method: str, path: str, scope: str, answers, **more):
    """Decorator: the function is the operation `method` `path`, open to keys that carry `scope`.

    `errors` names the statuses it may answer beside those of every operation; `limit` bounds
    the body. The docstring's first sentence becomes the summary in the document.
    """
    key = ApiKeyBearer(scope, more.pop("limit", BODY_LIMIT))
    more["openapi_extra"] = {"x-scope": scope, "x-errors": more.pop("errors", ())}
    response = answers if isinstance(answers, dict) else {200: answers}

    def register(view):
        summary, _, description = " ".join((view.__doc__ or "").split()).partition(". ")
        more.update(
            summary=summary.rstrip("."), description=description, operation_id=view.__name__
        )
        router.api_operation([method], path, auth=key, response=response, **more)(view)
        view._ninja_operation.description = description  # and not the whole docstring again
        models = {model.__ninja_param_source__: model for model in view._ninja_operation.models}
        key.queries = frozenset(getattr(models.get("query"), "__ninja_flatten_map__", ()))
        key.body = next((kind for source, kind in BODIES.items() if source in models), "")
        return view

    return register


def found(rows, number: int):
    """The row `number` of `rows`, already scoped to a workspace; else a 404."""
    row = rows.filter(pk=number).first()
    if row is None:
        raise Problem(HTTPStatus.NOT_FOUND, "There is no such object in this workspace.")
    return row
