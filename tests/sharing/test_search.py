"""What somebody means who types these words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entendu.sharing.search import WORDS, folded, patterns


def finds(words: str, text: str) -> bool:
    return all(re.search(pattern, text.lower()) for pattern in patterns(words))


@pytest.mark.parametrize(
    "words, text",
    [
        ("cafe dupont", "Dupont, Café du Port"),
        ("ÉLOÏSE", "eloise@atelier.example"),
        ("eloise", "Éloïse Œuvrard"),
        ("oeuvrard", "Éloïse Œuvrard"),
        ("œuvrard", "Eloise Oeuvrard"),
        ("o'neil", "Sarah O'Neil"),
        ("a.b+c@x", "a.b+c@x.example"),
        ("jean-pierre", "Jean-Pierre Łukasiewicz"),
        ("100%", "100% Coton"),
        ("società", "Societa Generale"),
        ("一", "一二"),
        ("one two three four five", "one two three four  five"),
    ],
)
def test_the_words_find_the_text(words, text):
    assert finds(words, text)


@pytest.mark.parametrize("words, text", [
    ("a.b", "axb"), ("(", "x"), ("dupond", "Dupont"), ("cafe martin", "Café du Port"),
])  # fmt: skip
def test_the_words_do_not_find_the_text(words, text):
    assert not finds(words, text)


def test_no_words_find_everything():
    assert patterns("  ") == ("",) * WORDS


@given(st.text())
def test_patterns_are_always_as_many_and_always_compile(words):
    made = patterns(words)
    assert len(made) == WORDS
    for pattern in made:
        re.compile(pattern)


@given(st.text(alphabet="abcœéàßxyz-+.(['\" 0123", min_size=1))
def test_a_text_is_found_by_itself_and_by_its_folded_self(text):
    assert finds(text, text)
    assert finds(folded(text), text)
