"""What went wrong, said as RFC 9457 problem details: the one shape of every error of the API."""

from dataclasses import dataclass, field
from http import HTTPStatus

import msgspec
from django.http import HttpRequest, HttpResponse

MEDIA_TYPE = "application/problem+json"
UNDER = "/api/"
TITLES = {400: "The request cannot be read", 401: "A key is needed", 403: "The key may not do this",
          404: "Nothing is here", 405: "This method is not offered here",
          409: "It contradicts what is stored", 413: "The request is too large",
          415: "This kind of content is not taken", 422: "Some values cannot be taken",
          429: "Too many requests", 500: "The server failed"}  # fmt: skip


@dataclass
class Problem(Exception):  # noqa: N818 (an answer, named as the standard names it)
    """Raise it in an operation of the API to answer with `status` and the reasons."""

    status: int
    detail: str
    code: str = ""  # last part of the type; by default the status' own name
    errors: tuple[dict, ...] = ()  # as made by `fault`
    headers: dict = field(default_factory=dict)


def fault(place: str, name: str, code: str, detail: str) -> dict:
    """One value that cannot be taken: `place` is body, query, path or file."""
    return {"in": place, "field": name, "code": code, "detail": detail}


def refused(name: str, code: str, detail: str, place: str = "body") -> Problem:
    """A 422 about one value."""
    return Problem(422, detail, errors=(fault(place, name, code, detail),))


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The response that tells `problem`."""
    code = problem.code or HTTPStatus(problem.status).phrase.lower().replace(" ", "-")
    told = {
        "type": f"urn:entendu:problem:{code}",
        "title": TITLES.get(problem.status, HTTPStatus(problem.status).phrase),
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.path,
        **({"errors": list(problem.errors)} if problem.errors else {}),
    }
    headers = dict(problem.headers)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = 'Bearer realm="entendu"'
    return HttpResponse(
        msgspec.json.encode(told), status=problem.status, headers=headers, content_type=MEDIA_TYPE
    )


class ProblemsUnderApi:
    """Middleware: below /api/ every error is a problem document, whoever made it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith(UNDER):
            return response
        if response.status_code >= HTTPStatus.BAD_REQUEST and not _told(response):
            response = self._retell(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _retell(self, request, response):
        title = TITLES.get(response.status_code, response.reason_phrase)
        retold = answer(request, Problem(response.status_code, f"{title}."))
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                retold.headers[name] = response.headers[name]
        return retold


def _told(response) -> bool:
    return response.headers.get("Content-Type", "").startswith(MEDIA_TYPE)
