"""What a trial shows of the records that would change."""

from entendu.activity.imports.saying import Ref
from entendu.people.keeping import Kept


def example(noun: str, key, found: Kept, stated: dict) -> dict:
    """One record before and after, in text."""
    label = stated.get("name") or stated.get("title") or bare(key)
    after = {
        name: shown(stated.get(name.removesuffix("_id"), value))
        for name, value in found.after.items()
    }
    before = {name: shown(value) for name, value in found.before.items()}
    return {
        "noun": noun, "label": label, "state": str(found.state), "before": before, "after": after,
    }  # fmt: skip


def shown(value) -> str:
    """A value as text; a link by what it leads to."""
    if isinstance(value, Ref):
        return bare(value.key)
    return "" if value is None else str(value)


def bare(key) -> str:
    """A key as a person knows it: without the source or kind that it is told apart by."""
    if isinstance(key, tuple):
        return str(key[-1][1] if isinstance(key[-1], tuple) else key[1])
    return str(key).rpartition(":")[2]
