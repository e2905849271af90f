"""What the API's operations say of themselves, so that the reference can be read in French too.

The operations say it in English where they stand; a test fails where a sentence is missing here.
"""

from django.utils.translation import gettext_noop as _

REFERENCE = {
    _("Workspace"),
    _("Members"),
    _("Audit"),
    _("Contacts"),
    _("Companies"),
    _("Activities"),
    _("Deals"),
    _("Campaigns"),
    _("Contents"),
    _("Costs"),
    _("Imports"),
    _("Reports"),
    _("Read the workspace"),
    _("List members, colleagues known from files included"),
    _("Read one member"),
    _("List what was changed, newest first: who, when, what, before and after"),
    _("List contacts, newest first"),
    _("`search` looks in names, e-mails and companies."),
    _("Add a contact"),
    _("409 when the e-mail address leads to another contact already."),
    _("Read one contact with its identities, and who or what said each field"),
    _("Change what is named in the body; the rest stays"),
    _("List companies, newest first"),
    _("`search` looks in names and domains."),
    _("Read one company"),
    _("List activities in the order in which they were recorded"),
    _("Record one activity"),
    _(
        "Sending the same message_id again changes nothing: the answer is then 200, with the "
        "activity as it was first recorded. An unknown identity is made: an e-mail address "
        "becomes a contact, any other id a visitor."
    ),
    _("List the activities of one contact, newest first"),
    _("Read one activity"),
    _("List deals, newest first"),
    _("Read one deal"),
    _("List campaigns, newest first"),
    _("Read one campaign"),
    _("List contents, newest first"),
    _("Read one content"),
    _("List costs, newest day first"),
    _("Read one cost"),
    _("List imports, newest first"),
    _("Import files: CSV, plain or packed"),
    _(
        "The import goes on in the background: ask for it until its state is done, failed or "
        "cancelled. State draft: a file lacks columns, or is of no known kind; somebody can say "
        "on the import page what its columns mean, and start it."
    ),
    _("Read one import: how far it is, and what it did"),
    _("List the lines that were not taken, with the reason and their cells"),
    _("Cancel an import"),
    _("What was stored until then stays."),
    _("Read the closed loop: MQLs, wins and revenue by one dimension"),
    _("The last row, of key “all”, adds up the rest."),
    _("Read the funnel: how many came how far, conversion, median days between stages"),
    _("Read activity, MQLs and wins of each week, by its Monday"),
    _("List the rows behind a number of a report"),
    _("`total` in each row says how many there are."),
    _("The `next` of the page before."),
    _("At most so many items."),
    _("Received at or after."),
    _("Its key."),
    _("Included; in the workspace’s zone."),
    _("Key of the row; none: all."),
    _("Counted from 1."),
}
