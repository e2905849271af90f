"""What a person may correct on a file before it is imported."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from entendu.activity.imports.fields import EXTRA
from entendu.activity.imports.recognising import known
from entendu.activity.imports.words import FIELDS, KINDS_OF_FILE
from entendu.activity.models import ImportFile

SEPARATORS = {
    ",": pgettext_lazy("separator", "comma"),
    ";": pgettext_lazy("separator", "semicolon"),
    "\t": pgettext_lazy("separator", "tab"),
    "|": pgettext_lazy("separator", "vertical bar"),
}

LEFT_OUT = "-"


class FileForm(forms.Form):
    """One file of a draft: its kind, how it writes dates and amounts, and its columns."""

    kind = forms.ChoiceField(label=_("Taken for"))
    day_first = forms.ChoiceField(
        label=_("Dates such as 02/03/2026"),
        choices=[("yes", _("Day first: 2 March")), ("no", _("Month first: February 3"))],
    )
    comma = forms.ChoiceField(
        label=_("Decimals"), choices=[("no", _("Point: 1,234.56")), ("yes", _("Comma: 1 234,56"))]
    )
    zone = forms.CharField(label=_("Time zone"), max_length=64)
    currency = forms.RegexField(
        r"^[A-Z]{3}$", label=_("Currency where none is written"), max_length=3,
        error_messages={"invalid": _("Write a code of three letters, such as EUR.")},
    )  # fmt: skip

    def __init__(self, file: ImportFile, data=None):
        said = file.options
        initial = {
            "kind": file.recogniser or LEFT_OUT, "zone": said["zone"], "currency": said["currency"],
            "day_first": "yes" if said["day_first"] else "no",
            "comma": "yes" if said["comma"] else "no",
        }  # fmt: skip
        super().__init__(data, prefix=f"file-{file.pk}", initial=initial)
        self.file, self.header = file, said["header"]
        self.fields["kind"].choices = [(LEFT_OUT, _("Leave this file out")), *_kinds()]
        for place, column in enumerate(self.header):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=column, required=False, choices=_choices(file),
                initial=file.columns.get(column, ""),
            )  # fmt: skip

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        return "" if kind == LEFT_OUT else kind

    def clean_zone(self):
        zone = self.cleaned_data["zone"]
        if zone not in available_timezones():
            raise forms.ValidationError(_("Write a time zone such as Europe/Paris."))
        return zone

    def clean(self):
        taken: dict[str, str] = {}
        for place, column in enumerate(self.header):
            name = self.cleaned_data.get(f"column-{place}")
            if name and name != EXTRA and name in taken:
                self.add_error(
                    f"column-{place}",
                    _("“%(column)s” is taken for this already.") % {"column": taken[name]},
                )
            taken.setdefault(name or "", column)

    @property
    def columns(self) -> dict[str, str]:
        """The mapping chosen: {column: our field or ""}."""
        return {column: self.cleaned_data.get(f"column-{place}", "")
                for place, column in enumerate(self.header)}  # fmt: skip

    @property
    def options(self) -> dict:
        """How the file is to be read."""
        said = self.cleaned_data
        return {
            "zone": said["zone"],
            "currency": said["currency"],
            "day_first": said["day_first"] == "yes",
            "comma": said["comma"] == "yes",
        }

    @property
    def mapping(self):
        """(column, its form field) for the table of the mapping."""
        return [(column, self[f"column-{place}"]) for place, column in enumerate(self.header)]


def _kinds():
    return [(name, KINDS_OF_FILE.get(name, name)) for name in known()]


def _choices(file: ImportFile):
    recogniser = known().get(file.recogniser)
    fields = recogniser.fields if recogniser else ()
    named = [
        (field.name, f"{FIELDS.get(field.name, field.name)}{' *' if field.required else ''}")
        for field in fields
    ]
    extra = [(EXTRA, _("Kept under its own name"))] if recogniser and recogniser.extra else []
    return [("", _("Left out")), *named, *extra]
