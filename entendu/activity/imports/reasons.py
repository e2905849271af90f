"""Why was a line, or a whole file, not taken? Codes; their words are in activity/words.py."""

from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why one line is rejected."""

    MISSING = "missing"
    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    TOO_LARGE = "too_large"
    NOT_A_CURRENCY = "not_a_currency"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_CHOICE = "not_a_choice"
    TOO_LONG = "too_long"
    NUL = "nul"
    TOO_FEW_CELLS = "too_few_cells"
    TOO_MANY_CELLS = "too_many_cells"
    UNCLOSED_QUOTE = "unclosed_quote"
    NOBODY = "nobody"
    REPEATED = "repeated"
    EMAIL_TAKEN = "email_taken"
    TWO_PEOPLE = "two_people"
    CLOSED_WITHOUT_DATE = "closed_without_date"
    STAGE_WITHOUT_NAME = "stage_without_name"


class Refusal(StrEnum):
    """Why a file is not opened at all."""

    NOT_THERE = "not_there"
    NOT_READABLE = "not_readable"
    EMPTY = "empty"
    NOT_A_TABLE = "not_a_table"
    BROKEN_ARCHIVE = "broken_archive"
    LOCKED_ARCHIVE = "locked_archive"
    TOO_MANY_MEMBERS = "too_many_members"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_LARGE = "too_large_file"
    TOO_MANY_COLUMNS = "too_many_columns"
    NOT_RECOGNISED = "not_recognised"
    COLUMNS_MISSING = "columns_missing"
    NOTHING_RECOGNISED = "nothing_recognised"
    BROKEN_QUOTES = "broken_quotes"


class Note(StrEnum):
    """What the reader of the report should know about lines that were taken."""

    CURRENCY_ASSUMED = "currency_assumed"
    WON_BEFORE_CONTACT = "won_before_contact"
    AMOUNT_ROUNDED = "amount_rounded"
    LIKELY_MISSPELT = "likely_misspelt"
    PRODUCT_UNKNOWN = "product_unknown"


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell or a line that cannot be taken, and why."""

    reason: Reason
    detail: dict = field(default_factory=dict)
    field: str = ""  # our field; the reader of the file turns it into the file's column


class CannotRead(Exception):
    """A file that is refused as a whole."""

    def __init__(self, refusal: Refusal, **detail):
        super().__init__(refusal)
        self.refusal, self.detail = refusal, detail
