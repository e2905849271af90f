"""The one guarded place through which rows of a workspace are reached."""

import pytest

from entendu.people.models import Contact, Identity
from entendu.workspace.scope import visible, visible_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(workspace, now):
    return Contact._default_manager.create(workspace=workspace, created_at=now, changed_at=now)


def test_without_a_workspace_nothing_is_visible():
    with pytest.raises(ValueError, match="workspace is needed"):
        visible(Contact, None)


def test_rows_are_reached_through_a_parent_of_the_same_workspace(workspace, contact, now):
    identity = Identity._default_manager.create(
        workspace=workspace, kind="email", value="a@b.example", contact=contact, created_at=now
    )
    assert list(visible_on(Identity, workspace, contact=[contact])) == [identity]
    assert not visible_on(Identity, workspace, contact=[]).exists()


def test_a_parent_of_another_workspace_is_refused(other_workspace, contact):
    with pytest.raises(ValueError, match="same workspace"):
        visible_on(Identity, other_workspace, contact=[contact])
    with pytest.raises(ValueError, match="same workspace"):
        visible_on(Identity, other_workspace)
