"""French is complete, current, faithful to the placeholders, and typeset as French."""

import re

import pytest

from entendu.interface.translations import folders, french, sentences

NO_BREAK = "\u00a0\u202f"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")


def talking():
    return [folder for folder in folders() if len(sentences(folder))]


@pytest.fixture(params=talking(), ids=lambda folder: folder.name)
def folder(request):
    return request.param


def strings(message):
    return message.string if isinstance(message.string, list | tuple) else [message.string]


def test_every_sentence_is_written_in_french(folder):
    written = french(folder)
    lost = [m.id for m in sentences(folder) if m.id and written.get(m.id, m.context) is None]
    assert not lost, "run script/translate and write them"


def test_no_french_sentence_is_empty_or_fuzzy(folder):
    assert not [m.id for m in french(folder) if m.id and (m.fuzzy or not all(strings(m)))]


def test_no_french_sentence_is_left_over(folder):
    said = sentences(folder)
    assert not [m.id for m in french(folder) if m.id and said.get(m.id, m.context) is None]


def test_french_keeps_the_placeholders_and_tags(folder):
    for message in french(folder):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, list | tuple) else [message.id]
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for text in strings(message)[-1:]:
            assert set(PLACEHOLDER.findall(text)) == wanted, message.id


def test_french_typography(folder):
    """A no-break space before : ; ? ! » and after «, typographic apostrophes, a real ellipsis."""
    for message in french(folder):
        for text in strings(message) if message.id else []:
            bare = re.sub(r"<[^>]+>|%\(\w+\)[sd]|\{\w*\}|&\w+;|https?:\S+", "x", text)
            assert not re.search(rf"[^\s{NO_BREAK}x/0-9][;?!»](?!\w)", bare), text
            assert not re.search(r" [:;?!»]", bare), text
            assert not re.search(rf"[^\s{NO_BREAK}]:(?=\s|$)", bare), text
            assert not re.search(rf"«[^{NO_BREAK}]", bare), text
            assert "'" not in bare and "..." not in bare, text
