"""The words that people read for this folder's codes."""

from django.utils.translation import pgettext_lazy

TRAIL = {
    "contact": pgettext_lazy("trail", "Contacts"),
    "contact.added": pgettext_lazy("trail", "Contact added"),
    "contact.changed": pgettext_lazy("trail", "Contact changed"),
}

TRAIL_FIELDS = {
    "first_name": pgettext_lazy("trail", "first name"),
    "last_name": pgettext_lazy("trail", "last name"),
    "phone": pgettext_lazy("trail", "telephone"),
    "job_title": pgettext_lazy("trail", "job title"),
    "country": pgettext_lazy("trail", "country"),
    "language": pgettext_lazy("trail", "language"),
    "origin": pgettext_lazy("trail", "origin"),
    "company_id": pgettext_lazy("trail", "company, by number"),
    "owner_id": pgettext_lazy("trail", "owner, by number"),
}
