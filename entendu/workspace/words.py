"""The words that people read for this folder's codes."""

from django.utils.translation import pgettext_lazy

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

SIDES = {
    "marketing": pgettext_lazy("side", "Marketing"),
    "sales": pgettext_lazy("side", "Sales"),
}
