"""What kinds of activity are there, who does them, and which stages make the path?"""

from enum import StrEnum


class Kind(StrEnum):
    PAGE = "page"
    DOWNLOAD = "download"
    FORM = "form"
    SUBSCRIPTION = "subscription"
    MAIL_OPENED = "mail_opened"
    MAIL_CLICKED = "mail_clicked"
    SHARE = "share"
    EVENT = "event"
    REPLY = "reply"
    AD_CLICKED = "ad_clicked"
    MAIL_SENT = "mail_sent"
    CALL = "call"
    MEETING = "meeting"
    STAGE = "stage"


TOWARDS = frozenset({Kind.MAIL_SENT, Kind.CALL, Kind.MEETING})  # by us, towards the prospect
BY_PROSPECT = frozenset(Kind) - TOWARDS - {Kind.STAGE}

MAKES_KNOWN = frozenset({Kind.FORM, Kind.SUBSCRIPTION})  # whoever does it leaves a name


class Stage(StrEnum):
    """The path of a contact in order, then the two places beside it."""

    VISITOR = "visitor"
    PROSPECT = "prospect"
    LEAD = "lead"
    MQL = "mql"
    SAL = "sal"
    SQL = "sql"
    OPPORTUNITY = "opportunity"
    CUSTOMER = "customer"
    RECYCLED = "recycled"
    DISQUALIFIED = "disqualified"


BESIDE = frozenset({Stage.RECYCLED, Stage.DISQUALIFIED})
PATH = tuple(stage for stage in Stage if stage not in BESIDE)
