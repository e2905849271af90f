"""What people may type about a contact."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from entendu.people.editing import TEXTS
from entendu.people.models import Company, Contact
from entendu.sharing.words import FIELDS
from entendu.workspace.models import Member
from entendu.workspace.queries import visible

SUGGESTED = 1000  # companies that the browser offers while one types


class ContactForm(forms.Form):
    """The facts of one contact; the company by its name, the owner from the members."""

    def __init__(self, *args, contact: Contact, **kwargs):
        self.contact, self.workspace = contact, contact.workspace
        initial = {name: getattr(contact, name) for name in TEXTS} | {
            "company": contact.company.name if contact.company else "",
            "owner": contact.owner_id or "",
        }
        super().__init__(*args, initial=initial, **kwargs)
        order = ("first_name", "last_name", "email", "phone", "job_title", "company", "owner",
                 "origin", "country", "language")  # fmt: skip
        for name in order:
            self.fields[name] = self._made(name)

    def _made(self, name: str) -> forms.Field:
        label = FIELDS[name]
        if name == "owner":
            members = [(member.pk, member.name) for member in visible(Member, self.workspace)]
            choices = [("", _("Nobody")), *members]
            return forms.TypedChoiceField(
                label=label, choices=choices, coerce=int, empty_value=None, required=False
            )
        if name == "company":
            suggests = forms.TextInput(attrs={"list": "companies", "autocomplete": "off"})
            return forms.CharField(label=label, max_length=200, required=False, widget=suggests)
        longest = Contact._meta.get_field(name).max_length
        kind = forms.EmailField if name == "email" else forms.CharField
        return kind(label=label, max_length=longest, required=False)

    def suggestions(self) -> list[str]:
        """Names of companies, for the browser to offer."""
        rows = visible(Company, self.workspace).order_by("name").values_list("name", flat=True)
        return list(rows.distinct()[:SUGGESTED])

    def clean_company(self) -> Company | None:
        name = self.cleaned_data["company"].strip()
        current = self.contact.company
        if not name or (current and name == current.name):
            return current if name else None
        found = list(visible(Company, self.workspace).filter(name__iexact=name)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(gettext("Several companies have this name."))
        raise forms.ValidationError(gettext("This company does not exist in the workspace."))

    def values(self) -> dict:
        """What was typed, as the action takes it; only what differs from what is known."""
        said = dict(self.cleaned_data)
        company = said.pop("company")
        said["company_id"] = company.pk if company else None
        said["owner_id"] = said.pop("owner")
        return {name: value for name, value in said.items()
                if (getattr(self.contact, name) or None) != (value or None)}  # fmt: skip
