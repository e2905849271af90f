"""The reference is read in both languages, and says all that the document says."""

import pytest
from django.test import Client
from django.utils.html import escape

from entendu.api import document
from entendu.interface.document import chapters
from entendu.interface.words import REFERENCE

pytestmark = pytest.mark.django_db


def said() -> set[str]:
    """Every sentence that an operation says of itself."""
    told = set()
    for chapter in chapters(document()):
        told.add(chapter["title"])
        for operation in chapter["operations"]:
            told |= {operation["summary"], operation["description"]}
            answers = [answer["fields"] for answer in operation["answers"]]
            bodies = [body["fields"] for body in operation["bodies"]]
            for fields in [operation["parameters"], *bodies, *answers]:
                for field in fields:
                    told |= {field["description"], *(f["description"] for f in field["within"])}
    return told - {""}


def test_every_sentence_of_the_reference_can_be_put_into_french():
    assert said() == REFERENCE


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_reference_shows_every_operation(language):
    page = Client(headers={"Accept-Language": language}).get("/api/v1/reference")
    assert page.status_code == 200
    text = page.content.decode()
    assert f'<html lang="{language}"' in text
    for chapter in chapters(document()):
        for operation in chapter["operations"]:
            assert escape(operation["path"]) in text
            assert f'id="{operation["id"]}"' in text


def test_the_french_reference_is_in_french():
    text = Client(headers={"Accept-Language": "fr"}).get("/api/v1/reference").content.decode()
    same = {"Contacts", "Imports"}
    left = [sentence for sentence in REFERENCE - same if f">{escape(sentence)}<" in text]
    assert not left
