"""The words that people read for this folder's codes."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from entendu.workspace.actions.outcomes import Reason
from entendu.workspace.roles import Role

ROLES = {
    Role.ADMINISTRATOR: pgettext_lazy("role", "Administrator"),
    Role.MARKETING_MANAGER: pgettext_lazy("role", "Marketing manager"),
    Role.SALES_MANAGER: pgettext_lazy("role", "Sales manager"),
    Role.MARKETING: pgettext_lazy("role", "Marketing"),
    Role.SALES: pgettext_lazy("role", "Sales"),
    Role.ADVISER: pgettext_lazy("role", "Adviser"),
    Role.DECIDER: pgettext_lazy("role", "Decider"),
    Role.VIEWER: pgettext_lazy("role", "Viewer"),
}

ROLES_EXPLAINED = {
    Role.ADMINISTRATOR: _("Everything, including members, keys and the audit trail"),
    Role.MARKETING_MANAGER: _("Leads marketing: sees everything, imports and edits records"),
    Role.SALES_MANAGER: _("Leads sales: sees everything, imports and edits records"),
    Role.MARKETING: _("Sees everything, imports and edits records"),
    Role.SALES: _("Sees everything, edits records"),
    Role.ADVISER: _("An outside adviser or agency: sees everything, imports and edits records"),
    Role.DECIDER: _("The client’s decision maker: sees everything, changes nothing"),
    Role.VIEWER: _("Sees everything, changes nothing"),
}

SIDES = {
    "marketing": pgettext_lazy("side", "Marketing"),
    "sales": pgettext_lazy("side", "Sales"),
}

SCOPES = {
    "read": _("Read everything in this workspace"),
    "import": _("Bring records in"),
    "write": _("Change records"),
}

REFUSALS = {
    Reason.ALREADY_MEMBER: _("This person is already a member of the workspace."),
    Reason.LAST_ADMINISTRATOR: _(
        "This is the last active administrator. Make somebody else administrator first."
    ),
    Reason.HAS_ACCOUNT: _("This member can already sign in."),
    Reason.NAME_TAKEN: _("Another team has this name."),
}

# What the trail speaks of. A folder says the words of its own codes in TRAIL of its words.py:
# "kind" for the filter, "kind.verb" for the entry; the fields of before and after in TRAIL_FIELDS,
# codes among their values in TRAIL_VALUES.
TRAIL: dict[str, Promise] = {
    "workspace": pgettext_lazy("trail", "Workspace"),
    "workspace.opened": pgettext_lazy("trail", "Workspace opened"),
    "workspace.changed": pgettext_lazy("trail", "Workspace changed"),
    "member": pgettext_lazy("trail", "Members"),
    "member.invited": pgettext_lazy("trail", "Member invited"),
    "member.linked": pgettext_lazy("trail", "Member given an account"),
    "member.changed": pgettext_lazy("trail", "Member changed"),
    "member.deactivated": pgettext_lazy("trail", "Member deactivated"),
    "member.reactivated": pgettext_lazy("trail", "Member reactivated"),
    "team": pgettext_lazy("trail", "Teams"),
    "team.made": pgettext_lazy("trail", "Team made"),
    "team.changed": pgettext_lazy("trail", "Team changed"),
    "team.removed": pgettext_lazy("trail", "Team removed"),
    "key": pgettext_lazy("trail", "API keys"),
    "key.issued": pgettext_lazy("trail", "API key made"),
    "key.revoked": pgettext_lazy("trail", "API key revoked"),
    "user": pgettext_lazy("trail", "Accounts"),
    "user.changed": pgettext_lazy("trail", "Account changed"),
    "user.welcomed": pgettext_lazy("trail", "Invitation taken up"),
    "user.password_given": pgettext_lazy("trail", "Password given by who runs the system"),
    "view": pgettext_lazy("trail", "Saved views"),
    "view.kept": pgettext_lazy("trail", "View saved"),
    "view.changed": pgettext_lazy("trail", "Saved view changed"),
    "view.dropped": pgettext_lazy("trail", "Saved view removed"),
}

TRAIL_FIELDS: dict[str, Promise] = {
    "name": pgettext_lazy("trail", "name"),
    "email": pgettext_lazy("trail", "e-mail address"),
    "role": pgettext_lazy("trail", "role"),
    "team": pgettext_lazy("trail", "team"),
    "side": pgettext_lazy("trail", "side"),
    "members": pgettext_lazy("trail", "members"),
    "active": pgettext_lazy("trail", "active"),
    "zone": pgettext_lazy("trail", "time zone"),
    "currency": pgettext_lazy("trail", "currency"),
    "scopes": pgettext_lazy("trail", "scopes"),
    "revoked_at": pgettext_lazy("trail", "revoked on"),
    "query": pgettext_lazy("trail", "filters"),
    "shared": pgettext_lazy("trail", "shared"),
    "opens_first": pgettext_lazy("trail", "opens first"),
}

VIAS = {
    "page": pgettext_lazy("trail", "page"),
    "api": pgettext_lazy("trail", "API"),
    "command": pgettext_lazy("trail", "command line"),
    "job": pgettext_lazy("trail", "background job"),
}

TRAIL_VALUES: dict[str, dict] = {"role": ROLES, "side": SIDES, "scopes": SCOPES}


def of_all_folders(name: str) -> dict:
    """The dictionaries called `name` in every folder's words.py, as one."""
    found: dict = {}
    for folder in settings.FOLDERS:
        if find_spec(f"entendu.{folder}.words"):
            found |= getattr(import_module(f"entendu.{folder}.words"), name, {})
    return found
