"""One object of every kind in a workspace that is not one's own."""

from datetime import timedelta

import pytest

from entendu.activity.models import (
    Activity,
    Campaign,
    Content,
    Cost,
    Deal,
    ImportFile,
    ImportMapping,
    ImportRun,
    Source,
)  # fmt: skip
from entendu.people.models import Company, Contact, Identity
from entendu.workspace import keys
from entendu.workspace.models import Member, SavedView, Team


def objects_of(workspace, user, now) -> dict:
    """{model: an object of it that belongs to `workspace`}."""
    stamps = {"created_at": now, "changed_at": now}
    own = {"workspace": workspace}
    made = {
        Member: Member._default_manager.create(**own, name="Other", role="viewer", joined_at=now),
        Team: Team._default_manager.create(**own, name="Others", side="sales"),
        Company: Company._default_manager.create(**own, key="c", name="Other", **stamps),
        Contact: Contact._default_manager.create(**own, email="x@other.example", **stamps),
        Campaign: Campaign._default_manager.create(**own, key="c", name="Other", **stamps),
        Content: Content._default_manager.create(**own, key="c", title="Other", **stamps),
        Deal: Deal._default_manager.create(**own, key="d", name="Other", currency="EUR", **stamps),
        Cost: Cost._default_manager.create(
            **own, key="c", on=now.date(), amount=1, currency="EUR", **stamps
        ),
        ImportMapping: ImportMapping._default_manager.create(
            **own, name="m", recogniser="csv", header=[], columns={}, made_at=now
        ),
        ImportRun: ImportRun._default_manager.create(**own, made_at=now, state="done"),
    }
    made[keys.ApiKey], _ = keys.issue(workspace, "other", ["read"], None, now)
    made[ImportFile] = ImportFile._default_manager.create(
        **own, run=made[ImportRun], name="x.csv", path="x.csv", bytes_total=1
    )
    made[SavedView] = SavedView._default_manager.create(
        **own, member=made[Member], page="prospects", name="v", made_at=now
    )
    source = Source._default_manager.create(**own, key="s", name="s", created_at=now)
    identity = Identity._default_manager.create(
        **own, kind="email", value="x@other.example", contact=made[Contact], created_at=now
    )
    made[Activity] = Activity._default_manager.create(
        **own, source=source, message_id="m", identity=identity, kind="page",
        occurred_at=now - timedelta(days=1), received_at=now,
    )  # fmt: skip
    return made


@pytest.fixture
def elsewhere(other_workspace, stranger, now) -> dict:
    return objects_of(other_workspace, stranger, now)
