"""Every address that the server answers, read off Django's own table of routes."""

from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    template: str  # "w/<slug:workspace>/settings/members/<int:pk>/"
    name: str  # "workspace:member"
    view: object
    parameters: tuple[str, ...] = field(default=())

    def filled(self, values: dict) -> str:
        """The address with `values` for its parameters."""
        path = self.template
        for name in self.parameters:
            start = path.rindex("<", 0, path.index(f"{name}>"))
            path = path[:start] + str(values[name]) + path[path.index(">", start) + 1 :]
        return "/" + path


def routes() -> list[Route]:
    """All routes in the order in which Django tries them."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns, prefix, namespaces):
    for pattern in patterns:
        template = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, template, inner)
        elif isinstance(pattern, URLPattern):
            yield Route(
                template, _name(pattern, namespaces), pattern.callback, _parameters(template)
            )


def _name(pattern, namespaces) -> str:
    return ":".join((*namespaces, pattern.name or str(pattern.pattern)))


def _parameters(template: str) -> tuple[str, ...]:
    pieces = [piece.partition(">")[0] for piece in template.split("<")[1:]]
    return tuple(piece.rpartition(":")[2] for piece in pieces)
