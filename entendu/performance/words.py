"""The words that people read for this folder's codes."""

from datetime import date

from babel import dates
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from entendu.interface.templatetags.show import locale
from entendu.performance.filters import By, Mistake, Period

PERIODS = {
    Period.THIS_MONTH: _("This month"),
    Period.LAST_30_DAYS: _("Last 30 days"),
    Period.LAST_90_DAYS: _("Last 90 days"),
    Period.THIS_QUARTER: _("This quarter"),
    Period.THIS_YEAR: _("This year"),
    Period.LAST_12_MONTHS: _("Last 12 months"),
    Period.ALL: _("All time"),
    Period.DATES: _("Two dates…"),
}

BY = {
    By.ORIGIN: pgettext_lazy("by", "Origin"),
    By.CAMPAIGN: pgettext_lazy("by", "Campaign"),
    By.CONTENT: pgettext_lazy("by", "Content"),
    By.LANDING_PAGE: pgettext_lazy("by", "Landing page"),
    By.OWNER: pgettext_lazy("by", "Owner"),
    By.SEGMENT: pgettext_lazy("by", "Segment"),
    By.MONTH: pgettext_lazy("by", "Month of first contact"),
}

NOT_SAID = {
    By.CAMPAIGN: _("No campaign"),
    By.CONTENT: _("No content"),
    By.LANDING_PAGE: _("No landing page"),
    By.OWNER: _("Nobody"),
}

MISTAKES = {
    Mistake.UNKNOWN_CHOICE: _("This choice does not exist. Pick one of the list."),
    Mistake.NOT_A_DATE: _("This is not a date. Write it like 2026-11-20."),
    Mistake.DATE_OUT_OF_RANGE: _("This date is too far away: from 1900 to 2199, please."),
    Mistake.ENDS_BEFORE_START: _("The last day lies before the first."),
    Mistake.NOT_A_MEMBER: _("Nobody in this workspace answers to that number."),
}

MEASURES = {
    "mqls": pgettext_lazy("measure", "MQLs"),
    "won": pgettext_lazy("measure", "Won"),
    "win_rate": pgettext_lazy("measure", "Win rate"),
    "won_with_revenue": pgettext_lazy("measure", "Won with revenue"),
    "revenue": pgettext_lazy("measure", "Revenue"),
    "median_days_to_won": pgettext_lazy("measure", "Median time to won"),
    "out_of_order": pgettext_lazy("measure", "Won before first contact"),
    "visits": pgettext_lazy("measure", "Visits"),
    "responses": pgettext_lazy("measure", "Responses"),
    "outreach": pgettext_lazy("measure", "Our outreach"),
}


def month_words(key: str) -> str:
    """ "2018-01" as Jan 2018 or janv. 2018."""
    year, _dash, month = key.partition("-")
    day = date(int(year), int(month), 1)
    return dates.format_skeleton("yMMM", day, locale=locale())


def not_said(by: By) -> str:
    """What stands for the rows where this dimension is empty."""
    return str(NOT_SAID.get(by) or gettext("Not said"))
