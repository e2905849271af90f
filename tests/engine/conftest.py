"""A small company to ask about, a mirror folder of its own, and no resident left over."""

from datetime import timedelta

import pytest

from entendu.activity.models import Activity, Source
from entendu.engine import mirror
from entendu.people.models import Contact, Identity
from entendu.workspace.models import Workspace
from tests.conftest import NOW

STAMPS = {"created_at": NOW, "changed_at": NOW}


class Company:
    """Writes rows of one workspace, a line each."""

    def __init__(self, slug):
        self.workspace = Workspace.objects.create(name=slug, slug=slug, created_at=NOW)
        self.source = self.make(Source, key="s", name="S", created_at=NOW)
        self.sent = 0

    def make(self, model, **values):
        row = model(workspace=self.workspace, **values)
        row.save()
        return row

    def contact(self, **values):
        return self.make(Contact, **STAMPS, **values)

    def identity(self, value, contact=None, kind="email"):
        return self.make(Identity, kind=kind, value=value, contact=contact, created_at=NOW)

    def activity(self, identity, kind="page", *, days=0, **values):
        self.sent += 1
        return self.make(
            Activity, source=self.source, message_id=str(self.sent), identity=identity, kind=kind,
            occurred_at=NOW - timedelta(days=days), received_at=NOW, **values,
        )  # fmt: skip


@pytest.fixture(autouse=True)
def own_mirror(settings, tmp_path):
    settings.HOME = tmp_path
    mirror.forget_residents()
    yield tmp_path / "mirror"
    mirror.forget_residents()


@pytest.fixture
def company(transactional_db):
    return Company("atelier")


@pytest.fixture
def other_company(transactional_db):
    return Company("elsewhere")
