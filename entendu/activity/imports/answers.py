"""Is that a yes or a no? In English, in French, as programs write it."""

from entendu.activity.imports.reasons import Bad, Reason

YES = frozenset({"yes", "y", "oui", "o", "true", "vrai", "1", "x", "on"})
NO = frozenset({"no", "n", "non", "false", "faux", "0", "off"})


def answer(text: str) -> bool | Bad:
    """True or False."""
    word = text.strip().casefold()
    if word in YES or word in NO:
        return word in YES
    return Bad(Reason.NOT_YES_OR_NO, {"text": text[:80]})
