"""What every page needs: where one stands, and where else one may go."""

from entendu.workspace.models import Member
from entendu.workspace.queries import memberships
from entendu.workspace.roles import Permission, may


def standing(request) -> dict:
    """Template variables: workspace, member, the person's other memberships, permissions.

    On a page of no workspace, such as the profile, somebody who has a single one stands there, so
    that the way back to it is not lost.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"workspace": None}
    mine = memberships(user)
    member = getattr(request, "member", None) or _only(mine)
    return {
        "workspace": member.workspace if member else None,
        "member": member,
        "memberships": mine,
        "allowed": {p.value for p in Permission if member and may(member.role, p)},
    }


def _only(mine) -> Member | None:
    first = list(mine[:2])
    return first[0] if len(first) == 1 else None
