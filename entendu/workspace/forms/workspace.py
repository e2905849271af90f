"""What the settings of a workspace ask for."""

from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from entendu.interface.templatetags.show import locale
from entendu.workspace import keys, words
from entendu.workspace.forms.account import LANGUAGES
from entendu.workspace.models import Team
from entendu.workspace.roles import Role


class RoleAndTeam(forms.Form):
    """Fields shared by inviting and changing; the teams are those of the workspace."""

    role = forms.ChoiceField(label=_("Role"), choices=[*words.ROLES.items()], initial=Role.VIEWER)
    team = forms.ModelChoiceField(
        Team._default_manager.none(), label=_("Team"), required=False, empty_label=_("No team")
    )

    def __init__(self, teams, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams


class InviteForm(RoleAndTeam):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(
        label=_("Language of the invitation"),
        choices=LANGUAGES,
        help_text=_("Whoever has an account already keeps the language chosen there."),
    )
    field_order = ["name", "email", "role", "team", "language"]


class MemberForm(RoleAndTeam):
    name = forms.CharField(label=_("Name"), max_length=200)
    field_order = ["name", "role", "team"]


class LinkForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=LANGUAGES)


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    side = forms.ChoiceField(label=pgettext_lazy("of a team", "Side"), choices=Team.Side.choices)


def zones() -> list[tuple[str, str]]:
    """Time zones of places; not the historical abbreviations."""
    names = sorted(name for name in available_timezones() if "/" in name and "Etc/" not in name)
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


def currencies() -> list[tuple[str, str]]:
    """Currencies that are legal tender today, with their name in the reader's language."""
    territories = [str(territory) for territory in Locale.parse("en").territories]
    codes = {c for t in territories if len(t) == 2 for c in get_territory_currencies(t)}
    return [
        (code, f"{code} – {get_currency_name(code, locale=locale())}") for code in sorted(codes)
    ]


class WorkspaceForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zones,
        help_text=_("Days, weeks and months are counted in this zone."),
    )
    currency = forms.ChoiceField(
        label=_("Currency"),
        choices=currencies,
        help_text=_("Taken for amounts whose file names no currency; amounts are not converted."),
    )

    def clean_zone(self) -> str:
        """A zone that this system's clock knows."""
        return str(ZoneInfo(self.cleaned_data["zone"]))


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("What will use the key: “CRM export”.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(scope, words.SCOPES[scope]) for scope in keys.SCOPES],
        widget=forms.CheckboxSelectMultiple,
        initial=["read"],
    )


class TrailForm(forms.Form):
    """The filters of the audit trail, held in the address; a mistaken one is left out."""

    actor = forms.IntegerField(required=False)
    kind = forms.CharField(required=False, max_length=40)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
