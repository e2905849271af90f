"""What every page needs: where one stands, and where else one may go."""

from entendu.workspace.queries import memberships
from entendu.workspace.roles import Permission, may


def standing(request) -> dict:
    """Template variables: workspace, member, the person's other memberships, permissions."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"workspace": None}
    member = getattr(request, "member", None)
    return {
        "workspace": getattr(request, "workspace", None),
        "member": member,
        "memberships": memberships(user),
        "allowed": {p.value for p in Permission if member and may(member.role, p)},
    }
