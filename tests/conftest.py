"""A cast with roles: Alice administers `workspace`; Charlie, of another, must see nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from entendu.workspace.models import Member, User, Workspace
from entendu.workspace.roles import Role

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """Passwords are slow on purpose; a cast of three for each test need not be."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def own_language():
    """A page asked for in French leaves the thread French: the next test begins anew."""
    yield
    translation.deactivate()


@pytest.fixture
def now() -> datetime:
    """The instant at which tests take place: Friday 20 November 2026, 10:00 UTC."""
    return NOW


@pytest.fixture
def real_data() -> Path:
    """The folder of real data beside the project; the test is skipped where it is absent."""
    if not DATA.is_dir():
        pytest.skip(f"no real data at {DATA.name}: it is not shipped with the project")
    return DATA


@pytest.fixture
def workspace(db) -> Workspace:
    return Workspace.objects.create(name="Atelier", slug="atelier", created_at=NOW)


@pytest.fixture
def other_workspace(db) -> Workspace:
    return Workspace.objects.create(name="Elsewhere", slug="elsewhere", created_at=NOW)


def _join(user: User, workspace: Workspace, role: Role) -> Member:
    return Member._default_manager.create(
        workspace=workspace, user=user, name=str(user), email=user.email, role=role, joined_at=NOW
    )


@pytest.fixture
def admin(workspace) -> User:
    """Alice, administrator of `workspace`."""
    alice = User.objects.create_user("alice@atelier.example", "correct horse", first_name="Alice")
    _join(alice, workspace, Role.ADMINISTRATOR)
    return alice


@pytest.fixture
def user(workspace) -> User:
    """Bruno, who works in marketing in `workspace`."""
    bruno = User.objects.create_user("bruno@atelier.example", "correct horse", first_name="Bruno")
    _join(bruno, workspace, Role.MARKETING)
    return bruno


@pytest.fixture
def member(user, workspace) -> Member:
    """Bruno's membership of `workspace`."""
    return user.members.get(workspace=workspace)


@pytest.fixture
def viewer(workspace) -> User:
    """Vera, who may only look at `workspace`."""
    vera = User.objects.create_user("vera@atelier.example", "correct horse", first_name="Vera")
    _join(vera, workspace, Role.VIEWER)
    return vera


@pytest.fixture
def stranger(other_workspace) -> User:
    """Charlie, administrator of `other_workspace`, who must see nothing of `workspace`."""
    charlie = User.objects.create_user("charlie@elsewhere.example", "correct horse")
    _join(charlie, other_workspace, Role.ADMINISTRATOR)
    return charlie


@pytest.fixture
def client_of():
    """`client_of(user)`: a browser in which `user` has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
