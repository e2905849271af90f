"""What is this file? The recognisers, one file each, found by looking into their folder."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from entendu.activity.imports import recognisers
from entendu.activity.imports.fields import Field, folded, matched
from entendu.activity.imports.reasons import Bad
from entendu.activity.imports.saying import Row, Said


@dataclass(frozen=True)
class Recogniser:
    """A kind of file: what its header looks like, what it may say, how a row becomes records."""

    name: str
    source: tuple[str, str]  # key and name of where the records come from
    nouns: tuple[str, ...]  # what it brings, the main one first
    fields: tuple[Field, ...]
    rank: int  # files of one import are read in this order
    says: Callable[[Row], Said | Bad]
    ready_made: bool = True  # its columns' names are fixed; a generic one knows many names
    bulk: bool = False  # read column by column, for files of millions of activities
    extra: bool = False  # its other columns may be kept under their own names

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.required)

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


@cache
def known() -> dict[str, Recogniser]:
    """All recognisers by name, ready-made ones first."""
    modules = (
        import_module(f"{recognisers.__name__}.{found.name}")
        for found in pkgutil.iter_modules(recognisers.__path__)
    )
    found = sorted(
        (module.RECOGNISER for module in modules), key=lambda r: (not r.ready_made, r.rank, r.name)
    )
    return {recogniser.name: recogniser for recogniser in found}


def recognised(header: tuple[str, ...]) -> Recogniser | None:
    """The recogniser that knows most of the header's columns; None where none knows enough."""
    scored = [(_score(header, recogniser), recogniser) for recogniser in known().values()]
    best = max(scored, key=lambda pair: pair[0])
    return best[1] if best[0] > (0, 0) else None


def _score(header: tuple[str, ...], recogniser: Recogniser) -> tuple[int, float]:
    columns = columns_of(header, recogniser)
    found = {name for name in columns.values() if name}
    telling = len(found) > 1 or "email" in found  # one column alone may bear a name by chance
    if not found.issuperset(recogniser.required) or not telling:
        return (0, 0)
    if recogniser.ready_made:
        return (2, float(len(found)))
    return (1, len(found) + len(found) / len(header))


def columns_of(header: tuple[str, ...], recogniser: Recogniser) -> dict[str, str]:
    """The mapping proposed: {column: our field, or "" to leave it out}."""
    return matched(header, recogniser.fields)


def likely(header: tuple[str, ...]) -> tuple[Recogniser, list[str]]:
    """For a header that nothing recognises: the nearest generic kind, and what it lacks."""
    generic = [r for r in known().values() if not r.ready_made]
    names = {folded(column) for column in header}

    def missing(recogniser: Recogniser) -> list[str]:
        found = set(columns_of(header, recogniser).values())
        return [name for name in recogniser.required if name not in found]

    def fit(recogniser: Recogniser) -> tuple[int, int]:
        found = set(matched(tuple(names), recogniser.fields).values()) - {""}
        return len(found), -len(missing(recogniser))

    best = max(generic, key=fit)
    return best, missing(best)
