"""The REST API: every folder's `api.py`, found by looking, under /api/v1/."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import msgspec
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from entendu import __version__
from entendu.interface import problems
from entendu.interface.bodies import Unreadable, read, refuse_nul
from entendu.interface.document import chapters, complete
from entendu.interface.problems import Problem
from entendu.workspace.bearer import RATE
from entendu.workspace.guard import public

DESCRIPTION = """\
Everything belongs to one workspace, and so does a key. Lists come in pages: ask again with \
`cursor` set to the answer's `next` until that is null. Amounts are strings with two decimals; \
instants are ISO 8601 with their offset from UTC. Every error is a problem document (RFC 9457)."""


class StrictParser(Parser):
    """Reads bodies and parameters, refusing what could not be stored."""

    def parse_body(self, request):
        return read(request.body)

    def parse_querydict(self, data, list_fields, request):
        values = super().parse_querydict(data, list_fields, request)
        for value in values.values():
            if isinstance(value, str):
                refuse_nul(value)
        return values


class Compact(BaseRenderer):
    """JSON with amounts as strings and instants to the microsecond."""

    media_type = "application/json"

    def render(self, request, data: Any, *, response_status: int) -> bytes:
        return msgspec.json.encode(data, enc_hook=str)


api = NinjaAPI(
    title="Entendu", version=__version__, description=DESCRIPTION, urls_namespace="api",
    openapi_url=None, docs_url=None, parser=StrictParser(), renderer=Compact(),
)  # fmt: skip


def _register() -> None:
    for folder in settings.FOLDERS:
        if find_spec(f"entendu.{folder}.api"):
            for place, router in import_module(f"entendu.{folder}.api").ROUTERS.items():
                prefix = f"/workspaces/{{slug:workspace}}/{place}".rstrip("/")
                api.add_router(prefix, router, tags=[place or "workspace"])


@api.exception_handler(Problem)
def _problem(request, problem):
    return problems.answer(request, problem)


@api.exception_handler(Unreadable)
def _unreadable(request, unreadable):
    return problems.answer(request, Problem(400, str(unreadable)))


@api.exception_handler(Http404)
def _missing(request, missing):
    return problems.answer(request, Problem(404, "There is no such object in this workspace."))


@api.exception_handler(HttpError)
def _unread(request, error):
    reason = error.__cause__ if isinstance(error.__cause__, Unreadable) else error
    return problems.answer(request, Problem(error.status_code, str(reason)))


@api.exception_handler(ValidationError)
def _invalid(request, invalid):
    errors = tuple(_fault(error) for error in invalid.errors)
    return problems.answer(request, Problem(422, "Some values cannot be taken.", errors=errors))


def _fault(error: dict) -> dict:
    place, *names = (str(part) for part in error["loc"])
    if place in ("body", "form") and len(names) > 1:
        names = names[1:]  # the first is the name of our own argument
    return problems.fault(place, ".".join(names), error["type"], error["msg"])


_register()


@cache
def document() -> dict:
    """The OpenAPI 3.1 document of every operation."""
    return complete(api.get_openapi_schema())


@public
def openapi(request) -> HttpResponse:
    """The document, for programs."""
    return HttpResponse(msgspec.json.encode(document()), content_type="application/json")


@public
def reference(request) -> HttpResponse:
    """The document, for people."""
    base = request.build_absolute_uri("/").rstrip("/")
    told = {"chapters": chapters(document()), "info": document()["info"], "base": base}
    return render(request, "interface/reference.html", {**told, "rate": RATE})


@public
@csrf_exempt
def nothing(request) -> HttpResponse:
    """Whatever else lies below /api/: a 404 in the shape of every other problem."""
    return problems.answer(request, Problem(404, "There is no such operation."))


urlpatterns = [
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/reference", reference, name="reference"),
    path("api/v1/", nothing),
    path("api/v1/", api.urls),
    re_path("^api/", nothing),
]
