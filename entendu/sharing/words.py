"""The words that people read for this folder's codes."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from entendu.interface.templatetags.show import locale
from entendu.people.editing import Reason as EditReason
from entendu.sharing.prospects import Mistake
from entendu.workspace.actions.saved_views import Reason as ViewReason

ORIGINS = {
    "organic_search": pgettext_lazy("origin", "Organic search"),
    "paid_search": pgettext_lazy("origin", "Paid search"),
    "social": pgettext_lazy("origin", "Social networks"),
    "paid_social": pgettext_lazy("origin", "Paid social"),
    "organic_social": pgettext_lazy("origin", "Organic social"),
    "direct": pgettext_lazy("origin", "Direct"),
    "direct_traffic": pgettext_lazy("origin", "Direct traffic"),
    "email": pgettext_lazy("origin", "E-mail"),
    "newsletter": pgettext_lazy("origin", "Newsletter"),
    "referral": pgettext_lazy("origin", "Referral"),
    "display": pgettext_lazy("origin", "Display advertising"),
    "trade_fair": pgettext_lazy("origin", "Trade fair"),
    "content_syndication": pgettext_lazy("origin", "Content syndication"),
    "event": pgettext_lazy("origin", "Event"),
    "webinar": pgettext_lazy("origin", "Webinar"),
    "partner": pgettext_lazy("origin", "Partner"),
    "outbound": pgettext_lazy("origin", "Outbound"),
    "content": pgettext_lazy("origin", "Content"),
    "other": pgettext_lazy("origin", "Other"),
    "other_publicities": pgettext_lazy("origin", "Other advertising"),
    "unknown": pgettext_lazy("origin", "Unknown"),
}

MISTAKES = {
    Mistake.UNKNOWN_CHOICE: _("This choice does not exist. Pick one of the list."),
    Mistake.NOT_A_MEMBER: _("Nobody in this workspace answers to that number."),
    Mistake.NOT_A_NUMBER: _("A whole number from 1 up is expected."),
}

SEEN = {
    1: _("Today"),
    7: _("Last 7 days"),
    30: _("Last 30 days"),
    90: _("Last 90 days"),
    365: _("Last 12 months"),
}

VIEW_REFUSALS = {
    ViewReason.NO_SUCH_VIEW: _("This view is no longer there."),
    ViewReason.NO_NAME: _("Give the view a name."),
    ViewReason.NAME_TOO_LONG: _("The name may have 80 characters at most."),
    ViewReason.NAME_TAKEN: _("You have another view of this name."),
    ViewReason.QUERY_TOO_LONG: _("There are too many filters to keep them in one view."),
    ViewReason.TOO_MANY: _("You have a hundred views already: delete one first."),
    ViewReason.MAY_NOT_SHARE: _("Your role does not let you share a view."),
    ViewReason.NOT_YOURS: _("This view belongs to somebody else."),
}

EDIT_REFUSALS = {
    EditReason.NO_SUCH_CONTACT: _("This contact is no longer there."),
    EditReason.NO_SUCH_COMPANY: _("This company does not exist in the workspace."),
    EditReason.NO_SUCH_MEMBER: _("This person is not a member of the workspace."),
    EditReason.EMAIL_TAKEN: _("Another contact is known by this address."),
    EditReason.NOBODY: _("Give at least a name or an e-mail address."),
}

FIELDS = {
    "email": pgettext_lazy("contact", "E-mail"),
    "first_name": pgettext_lazy("contact", "First name"),
    "last_name": pgettext_lazy("contact", "Last name"),
    "phone": pgettext_lazy("contact", "Telephone"),
    "job_title": pgettext_lazy("contact", "Job title"),
    "country": pgettext_lazy("contact", "Country"),
    "language": pgettext_lazy("contact", "Language"),
    "origin": pgettext_lazy("contact", "Origin"),
    "company": pgettext_lazy("contact", "Company"),
    "owner": pgettext_lazy("contact", "Owner"),
}

IDENTITY_KINDS = {
    "email": pgettext_lazy("identity", "E-mail"),
    "anonymous": pgettext_lazy("identity", "Browser"),
    "user": pgettext_lazy("identity", "Account"),
}

OUTCOMES = {
    "answered": pgettext_lazy("call", "answered"),
    "reached": pgettext_lazy("call", "reached"),
    "connected": pgettext_lazy("call", "reached"),
    "voicemail": pgettext_lazy("call", "voicemail"),
    "no_answer": pgettext_lazy("call", "no answer"),
    "no answer": pgettext_lazy("call", "no answer"),
    "busy": pgettext_lazy("call", "line busy"),
    "call_back": pgettext_lazy("call", "to be called back"),
    "wrong_number": pgettext_lazy("call", "wrong number"),
    "refused": pgettext_lazy("call", "refused"),
}

ACTIONS = {
    "contact.added": pgettext_lazy("trail", "Added"),
    "contact.changed": pgettext_lazy("trail", "Changed"),
    "contact.imported": pgettext_lazy("trail", "Imported"),
    "contact.merged": pgettext_lazy("trail", "Merged"),
}


def origin_words(code: str | None) -> str:
    """An origin as people read it; one of their own stays as they write it."""
    if not code:
        return gettext("Not said")
    known = ORIGINS.get(code)
    if known:
        return str(known)
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:] if words.islower() else words


def identity_words(kind: str) -> str:
    """The kind of an identity as people read it; "crm:olist" by its system's name."""
    known = IDENTITY_KINDS.get(kind)
    return str(known) if known else kind.partition(":")[2] or kind


def outcome_words(code: str) -> str:
    """What a call came to, as people read it."""
    known = OUTCOMES.get(code)
    return str(known) if known else code.replace("_", " ")


def country_words(code: str) -> str:
    """A country's name in the reader's language; what is no code stays as it was written."""
    if not code:
        return gettext("Not said")
    return Locale.parse(locale()).territories.get(code.upper(), code) if len(code) == 2 else code


def language_words(code: str) -> str:
    """A language's own name; a code that is no language stays."""
    if not code:
        return gettext("Not said")
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name()
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:] if name else code
