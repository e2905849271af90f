"""Keys for programs: shown once, found by their digest, dead once revoked."""

from datetime import timedelta

import pytest

from entendu.workspace import keys
from entendu.workspace.audit import Actor
from entendu.workspace.models import ApiKey, AuditEntry

pytestmark = pytest.mark.django_db


def test_a_key_is_found_by_itself_and_by_nothing_else(workspace, admin, now):
    key, plain = keys.issue(workspace, "CRM", ["read"], admin, now)
    assert keys.find(plain, now) == key
    assert keys.find(plain[:-1], now) is None
    assert keys.find(key.digest, now) is None
    assert keys.find("", now) is None


def test_neither_the_row_nor_the_trail_holds_the_key(workspace, admin, now):
    key, plain = keys.issue(workspace, "CRM", ["read"], admin, now)
    assert plain.startswith(key.prefix) and len(key.digest) == 64
    assert plain not in str(ApiKey._default_manager.values().get(pk=key.pk))
    assert plain not in str(AuditEntry.objects.values().get(action="key.issued"))


def test_scopes_are_kept_in_order_and_an_unknown_one_is_refused(workspace, admin, now):
    key, _ = keys.issue(workspace, "CRM", ["write", "read"], admin, now)
    assert key.scopes == ["read", "write"]
    with pytest.raises(keys.UnknownScope, match="everything"):
        keys.issue(workspace, "CRM", ["everything"], admin, now)
    assert ApiKey._default_manager.count() == 1


def test_a_revoked_key_opens_nothing(workspace, admin, now):
    key, plain = keys.issue(workspace, "CRM", ["read"], admin, now)
    assert keys.revoke(workspace, key.pk, Actor(admin), now).revoked_at == now
    assert keys.find(plain, now) is None
    assert keys.revoke(workspace, key.pk, Actor(admin), now) is None


def test_a_key_of_another_workspace_cannot_be_revoked(workspace, other_workspace, stranger, now):
    key, plain = keys.issue(other_workspace, "CRM", ["read"], stranger, now)
    assert keys.revoke(workspace, key.pk, Actor(None), now) is None
    assert keys.find(plain, now) == key


def test_the_last_use_is_noted_at_most_once_a_minute(workspace, admin, now):
    _, plain = keys.issue(workspace, "CRM", ["read"], admin, now)
    keys.find(plain, now)
    keys.find(plain, now + timedelta(seconds=59))
    assert ApiKey._default_manager.get().last_used_at == now
    later = now + timedelta(seconds=60)
    keys.find(plain, later)
    assert ApiKey._default_manager.get().last_used_at == later
