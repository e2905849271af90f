"""The words that people read for this folder's codes."""

from django.utils.translation import pgettext_lazy

from entendu.activity.kinds import Kind, Stage

KINDS = {
    Kind.PAGE: pgettext_lazy("activity", "Page viewed"),
    Kind.DOWNLOAD: pgettext_lazy("activity", "Document downloaded"),
    Kind.FORM: pgettext_lazy("activity", "Form sent"),
    Kind.SUBSCRIPTION: pgettext_lazy("activity", "Newsletter subscription"),
    Kind.MAIL_OPENED: pgettext_lazy("activity", "E-mail opened"),
    Kind.MAIL_CLICKED: pgettext_lazy("activity", "Link in an e-mail clicked"),
    Kind.SHARE: pgettext_lazy("activity", "Content shared"),
    Kind.EVENT: pgettext_lazy("activity", "Event attended"),
    Kind.REPLY: pgettext_lazy("activity", "Reply received"),
    Kind.AD_CLICKED: pgettext_lazy("activity", "Advertisement clicked"),
    Kind.MAIL_SENT: pgettext_lazy("activity", "E-mail sent"),
    Kind.CALL: pgettext_lazy("activity", "Call"),
    Kind.MEETING: pgettext_lazy("activity", "Meeting"),
    Kind.STAGE: pgettext_lazy("activity", "Stage entered"),
}

STAGES = {
    Stage.VISITOR: pgettext_lazy("stage", "Visitor"),
    Stage.PROSPECT: pgettext_lazy("stage", "Prospect"),
    Stage.LEAD: pgettext_lazy("stage", "Lead"),
    Stage.MQL: pgettext_lazy("stage", "MQL"),
    Stage.SAL: pgettext_lazy("stage", "SAL"),
    Stage.SQL: pgettext_lazy("stage", "SQL"),
    Stage.OPPORTUNITY: pgettext_lazy("stage", "Opportunity"),
    Stage.CUSTOMER: pgettext_lazy("stage", "Customer"),
    Stage.RECYCLED: pgettext_lazy("stage", "Recycled"),
    Stage.DISQUALIFIED: pgettext_lazy("stage", "Disqualified"),
}

DEAL_STATES = {
    "open": pgettext_lazy("deal", "Open"),
    "won": pgettext_lazy("deal", "Won"),
    "lost": pgettext_lazy("deal", "Lost"),
}

NOUNS = {
    "contacts": pgettext_lazy("records", "Contacts"),
    "companies": pgettext_lazy("records", "Companies"),
    "activities": pgettext_lazy("records", "Activities"),
    "deals": pgettext_lazy("records", "Deals"),
    "revenues": pgettext_lazy("records", "Revenues"),
    "campaigns": pgettext_lazy("records", "Campaigns"),
    "contents": pgettext_lazy("records", "Contents"),
    "costs": pgettext_lazy("records", "Costs"),
    "members": pgettext_lazy("records", "Members"),
    "teams": pgettext_lazy("records", "Teams"),
    "prices": pgettext_lazy("records", "List prices"),
}

IMPORT_STATES = {
    "draft": pgettext_lazy("import", "Draft"),
    "waiting": pgettext_lazy("import", "Waiting"),
    "running": pgettext_lazy("import", "Running"),
    "done": pgettext_lazy("import", "Done"),
    "failed": pgettext_lazy("import", "Failed"),
    "cancelled": pgettext_lazy("import", "Cancelled"),
    "interrupted": pgettext_lazy("import", "Interrupted"),
}

TRAIL = {
    "import": pgettext_lazy("trail", "Imports"),
    "import.done": pgettext_lazy("trail", "Import done"),
    "import.cancelled": pgettext_lazy("trail", "Import cancelled"),
}

TRAIL_FIELDS = {
    "created": pgettext_lazy("trail", "created"),
    "updated": pgettext_lazy("trail", "updated"),
    "unchanged": pgettext_lazy("trail", "unchanged"),
    "rejected": pgettext_lazy("trail", "rejected lines"),
    "files": pgettext_lazy("trail", "files"),
    "contacts": pgettext_lazy("trail", "contacts"),
    "identities": pgettext_lazy("trail", "identities"),
    "companies": pgettext_lazy("trail", "companies"),
    "activities": pgettext_lazy("trail", "activities"),
    "deals": pgettext_lazy("trail", "deals"),
    "revenues": pgettext_lazy("trail", "revenues"),
    "campaigns": pgettext_lazy("trail", "campaigns"),
    "contents": pgettext_lazy("trail", "contents"),
    "costs": pgettext_lazy("trail", "costs"),
}
