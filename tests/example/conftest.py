"""Two stories told once for all tests: the small one and the one that the demonstration loads."""

from datetime import date

import pytest

from entendu.example.lists.nord import NORD
from entendu.example.size import FULL, SMALL
from entendu.example.telling import Story, story

LAST = date(2026, 11, 19)


@pytest.fixture(scope="session")
def small() -> Story:
    return story(NORD, SMALL, LAST)


@pytest.fixture(scope="session")
def full() -> Story:
    return story(NORD, FULL, LAST)


@pytest.fixture
def quick_passwords(settings):
    """Argon2 is slow on purpose; what is tested here is not the hashing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
