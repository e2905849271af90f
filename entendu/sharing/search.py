"""Which texts does somebody mean who types these words?

Each word must be found somewhere, in any order, whatever its case and accents: "cafe dupont"
finds "Dupont, Café du Port". The patterns are regular expressions that RE2 and Java read alike,
for texts in lower case: folding the words once is cheaper than folding every text (six times on
100,000 contacts).
"""

import unicodedata
from functools import cache

WORDS = 4  # more are put together into the last
LIGATURES = {"oe": "œ", "ae": "æ", "ss": "ß"}
LATIN = (*range(0xE0, 0x250), *range(0x1E00, 0x1F00))


def folded(text: str) -> str:
    """`text` in lower case without accents and ligatures."""
    lower = text.lower()
    for letters, ligature in LIGATURES.items():
        lower = lower.replace(ligature, letters)
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(char for char in parts if not unicodedata.combining(char)).lower()


def patterns(words: str) -> tuple[str, ...]:
    """`WORDS` patterns that a text must all match; an empty one matches every text."""
    parts = folded(words).split(maxsplit=WORDS - 1)
    found = [_pattern(part) for part in parts]
    return (*found, *[""] * (WORDS - len(found)))


def _pattern(word: str) -> str:
    made, at = [], 0
    while at < len(word):
        pair = word[at : at + 2]
        letters = pair if pair in LIGATURES else word[at]
        spelt = "".join(_letter(letter) for letter in letters)
        made.append(f"({spelt}|{LIGATURES[pair]})" if letters in LIGATURES else spelt)
        at += len(letters)
    return "".join(made)


def _letter(letter: str) -> str:
    if letter in _accented():
        return f"[{letter}{_accented()[letter]}]"
    if letter.isspace():
        return r"\s+"
    return f"\\{letter}" if letter.isascii() and not letter.isalnum() else letter


@cache
def _accented() -> dict[str, str]:
    """Every letter from a to z with the accented letters that are folded into it."""
    variants = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "")
    for code in LATIN:
        plain = folded(chr(code))
        if plain in variants and chr(code).islower():
            variants[plain] += chr(code)
    return variants
