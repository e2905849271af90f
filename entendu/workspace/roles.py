"""Who may do what in a workspace? Roles and the permissions each one carries."""

from enum import StrEnum


class Permission(StrEnum):
    """What a view or an action asks of a member. Codes, never shown."""

    SEE = "see"  # pages, reports, exports of the workspace
    IMPORT = "import"  # bring records in
    EDIT = "edit"  # change a contact, a deal, a saved view of the team
    MANAGE = "manage"  # members, roles, keys, settings, audit trail


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    MARKETING_MANAGER = "marketing_manager"
    SALES_MANAGER = "sales_manager"
    MARKETING = "marketing"
    SALES = "sales"
    ADVISER = "adviser"
    DECIDER = "decider"
    VIEWER = "viewer"


_WORKING = frozenset({Permission.SEE, Permission.IMPORT, Permission.EDIT})
GRANTS: dict[str, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(Permission),
    Role.MARKETING_MANAGER: _WORKING,
    Role.SALES_MANAGER: _WORKING,
    Role.MARKETING: _WORKING,
    Role.SALES: frozenset({Permission.SEE, Permission.EDIT}),
    Role.ADVISER: _WORKING,
    Role.DECIDER: frozenset({Permission.SEE}),
    Role.VIEWER: frozenset({Permission.SEE}),
}


def may(role: str, permission: str) -> bool:
    """True when `role` carries `permission`; an unknown role carries none."""
    return permission in GRANTS.get(role, frozenset())
