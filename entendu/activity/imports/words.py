"""The words for an import's codes: why a line or a file was not taken, and what to know."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from entendu.activity.imports.reasons import Bad, CannotRead, Note, Reason, Refusal

REASONS = {
    Reason.MISSING: _("This cell must not be empty."),
    Reason.NOT_A_DATE: _("“%(text)s” is not a date."),
    Reason.NOT_A_NUMBER: _("“%(text)s” is not a number."),
    Reason.NOT_WHOLE: _("“%(text)s” is not a whole number of zero or more."),
    Reason.TOO_LARGE: _("“%(text)s” is too large a number."),
    Reason.NOT_A_CURRENCY: _("“%(text)s” is not a currency; write a code such as EUR."),
    Reason.NOT_YES_OR_NO: _("“%(text)s” is neither yes nor no."),
    Reason.NOT_AN_EMAIL: _("“%(text)s” is not an e-mail address."),
    Reason.NOT_A_CHOICE: _("“%(text)s” is not known here; known are: %(choices)s."),
    Reason.TOO_LONG: _("The text is longer than %(limit)s characters."),
    Reason.NUL: _("The line holds a NUL character, which no text has."),
    Reason.TOO_FEW_CELLS: _("The line has %(cells)s cells, the header has %(columns)s."),
    Reason.TOO_MANY_CELLS: _("The line has %(cells)s cells, the header has %(columns)s."),
    Reason.UNCLOSED_QUOTE: _("The quotation marks of this line do not match."),
    Reason.NOBODY: _("Nobody is named: an e-mail address or an id is needed."),
    Reason.REPEATED: _("Line %(line)s says otherwise about the same record."),
    Reason.EMAIL_TAKEN: _(
        "“%(text)s” belongs to another contact already, %(first)s (line %(line)s)."
    ),
    Reason.TWO_PEOPLE: _("The ids of this line lead to two different contacts (%(first)s)."),
    Reason.CLOSED_WITHOUT_DATE: _("A deal that is won or lost needs the date of its closing."),
    Reason.STAGE_WITHOUT_NAME: _(
        "An activity of the kind “stage” names the stage, and only such an activity does."
    ),
}
EMAIL_TAKEN_BEFORE = _("“%(text)s” belongs to another contact already, %(first)s.")

REFUSALS = {
    Refusal.NOT_THERE: _("There is no file or folder at %(path)s."),
    Refusal.NOT_READABLE: _("%(path)s cannot be read."),
    Refusal.EMPTY: _("%(path)s is empty."),
    Refusal.NOT_A_TABLE: _(
        "%(path)s is not a CSV file (.csv, .tsv, .txt, .csv.gz or .zip). Save the table as CSV."
    ),
    Refusal.BROKEN_ARCHIVE: _("%(path)s is damaged and cannot be unpacked."),
    Refusal.LOCKED_ARCHIVE: _("%(path)s is protected by a password."),
    Refusal.TOO_MANY_MEMBERS: _("%(path)s holds more than %(limit)s files."),
    Refusal.UNPACKS_TOO_LARGE: _(
        "%(path)s unpacks to more than %(mebibytes)s MiB and was not unpacked further."
    ),
    Refusal.TOO_LARGE: _(
        "%(path)s is larger than %(mebibytes)s MiB. Import it with the command instead."
    ),
    Refusal.TOO_MANY_COLUMNS: _("%(path)s has %(columns)s columns, the limit is %(limit)s."),
    Refusal.NOT_RECOGNISED: _("%(path)s is of no kind that is known here."),
    Refusal.COLUMNS_MISSING: _("%(path)s lacks what is needed: %(missing)s."),
    Refusal.NOTHING_RECOGNISED: _("Nothing to import was recognised at %(path)s."),
    Refusal.BROKEN_QUOTES: _("More than %(lines)s lines have quotation marks that do not match."),
    "crashed": _(
        "The import stopped unexpectedly. What was stored until then is kept; start it again."
    ),
}  # fmt: skip

NOTES = {
    Note.CURRENCY_ASSUMED: _("Amounts without a currency were taken as %(texts)s."),
    Note.WON_BEFORE_CONTACT: _("Deals won before the first contact, kept as they are: %(texts)s."),
    Note.AMOUNT_ROUNDED: _("Amounts with more than two decimals were rounded to the cent."),
    Note.LIKELY_MISSPELT: _("Words that look misspelt, kept as they are: %(texts)s."),
    Note.PRODUCT_UNKNOWN: _("Products that the price list does not name: %(texts)s."),
}

KINDS_OF_FILE = {
    "olist_mqls": pgettext_lazy("kind of file", "Olist: marketing qualified leads"),
    "olist_closed_deals": pgettext_lazy("kind of file", "Olist: closed deals"),
    "olist_sellers": pgettext_lazy("kind of file", "Olist: sellers"),
    "olist_seller_sales": pgettext_lazy("kind of file", "Olist: sellers’ sales"),
    "crm_pipeline": pgettext_lazy("kind of file", "CRM opportunities: pipeline"),
    "crm_accounts": pgettext_lazy("kind of file", "CRM opportunities: accounts"),
    "crm_products": pgettext_lazy("kind of file", "CRM opportunities: products"),
    "crm_teams": pgettext_lazy("kind of file", "CRM opportunities: sales teams"),
    "contacts": pgettext_lazy("kind of file", "Contacts"),
    "activities": pgettext_lazy("kind of file", "Activities"),
    "deals": pgettext_lazy("kind of file", "Deals"),
    "costs": pgettext_lazy("kind of file", "Costs"),
}

FIELDS = {
    "id": pgettext_lazy("field of a file", "Id"),
    "email": pgettext_lazy("field of a file", "E-mail address"),
    "first_name": pgettext_lazy("field of a file", "First name"),
    "last_name": pgettext_lazy("field of a file", "Last name"),
    "name": pgettext_lazy("field of a file", "Name"),
    "phone": pgettext_lazy("field of a file", "Telephone"),
    "job_title": pgettext_lazy("field of a file", "Job title"),
    "company": pgettext_lazy("field of a file", "Company"),
    "company_domain": pgettext_lazy("field of a file", "Company’s web domain"),
    "segment": pgettext_lazy("field of a file", "Segment"),
    "country": pgettext_lazy("field of a file", "Country"),
    "language": pgettext_lazy("field of a file", "Language"),
    "origin": pgettext_lazy("field of a file", "Origin"),
    "owner": pgettext_lazy("field of a file", "Owner"),
    "contact_email": pgettext_lazy("field of a file", "Contact’s e-mail address"),
    "contact": pgettext_lazy("field of a file", "Contact"),
    "contact_id": pgettext_lazy("field of a file", "Contact’s id"),
    "anonymous_id": pgettext_lazy("field of a file", "Visitor’s id"),
    "state": pgettext_lazy("field of a file", "State (open, won, lost)"),
    "stage": pgettext_lazy("field of a file", "Stage"),
    "product": pgettext_lazy("field of a file", "Product"),
    "amount": pgettext_lazy("field of a file", "Amount"),
    "currency": pgettext_lazy("field of a file", "Currency"),
    "opened_at": pgettext_lazy("field of a file", "Opened on"),
    "closed_at": pgettext_lazy("field of a file", "Closed on"),
    "lost_reason": pgettext_lazy("field of a file", "Reason of the loss"),
    "kind": pgettext_lazy("field of a file", "Kind of activity"),
    "occurred_at": pgettext_lazy("field of a file", "Date and time"),
    "channel": pgettext_lazy("field of a file", "Channel"),
    "campaign": pgettext_lazy("field of a file", "Campaign"),
    "content": pgettext_lazy("field of a file", "Content"),
    "member": pgettext_lazy("field of a file", "Colleague"),
    "url": pgettext_lazy("field of a file", "Address of the page"),
    "title": pgettext_lazy("field of a file", "Title or subject"),
    "bot": pgettext_lazy("field of a file", "Robot (yes or no)"),
    "on": pgettext_lazy("field of a file", "Day or month"),
    "note": pgettext_lazy("field of a file", "Note"),
}


def said(reason: str, detail: dict) -> str:
    """A rejected line's reason in the reader's language."""
    if reason == Reason.EMAIL_TAKEN and not detail.get("line"):
        return str(EMAIL_TAKEN_BEFORE) % detail
    return str(REASONS[Reason(reason)]) % detail


def said_of(bad: Bad) -> str:
    return said(bad.reason, bad.detail)


def refused(error: CannotRead) -> str:
    """Why a file was not opened, in the reader's language."""
    return refusal(error.refusal, error.detail)


def refusal(code: str, detail: dict) -> str:
    """The words of a refusal's code."""
    return str(REFUSALS.get(code, REFUSALS["crashed"])) % detail


def noted(code: str, note: dict) -> str:
    """A note of the report in the reader's language."""
    return str(NOTES[Note(code)]) % {"texts": ", ".join(note["texts"])}
