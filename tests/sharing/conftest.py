import pytest

from tests.sharing.maker import Maker


@pytest.fixture
def make(db):
    """`make(workspace)`: what lays contacts, activities and deals into it."""
    return Maker
