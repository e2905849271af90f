"""Which prospects an address asks for."""

from datetime import date
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from entendu.sharing.prospects import (
    NOBODY,
    PAGE_SIZES,
    SEEN_DAYS,
    Mistake,
    Sort,
    Wanted,
    read,
    seen_since,
)  # fmt: skip

STAGES = frozenset({"lead", "mql"})
SAID = st.none() | st.text(min_size=0).filter(lambda text: text != "(none)")


def test_an_empty_address_asks_for_all_the_latest_seen_first():
    wanted = read({}, stages=STAGES)
    assert wanted == Wanted()
    assert not wanted.narrowed
    assert wanted.address() == ""


def test_each_mistake_is_named_at_its_field():
    wanted = read(
        {"stage": "moon", "owner": "x", "seen": "12", "sort": "id;--", "page": "0", "size": "5",
         "order": "up"}, stages=STAGES,
    )  # fmt: skip
    assert wanted.mistakes == {
        "stage": Mistake.UNKNOWN_CHOICE,
        "owner": Mistake.NOT_A_MEMBER,
        "seen": Mistake.UNKNOWN_CHOICE,
        "sort": Mistake.UNKNOWN_CHOICE,
        "order": Mistake.UNKNOWN_CHOICE,
        "page": Mistake.NOT_A_NUMBER,
        "size": Mistake.UNKNOWN_CHOICE,
    }


def test_contacts_that_nobody_owns_can_be_asked_for():
    assert read({"owner": "0"}, stages=STAGES, owners=frozenset({4})).owner == NOBODY
    assert read({"owner": "5"}, stages=STAGES, owners=frozenset({4})).mistakes


def test_a_new_filter_leads_back_to_the_first_page():
    wanted = Wanted(page=7, origin="email")
    assert "page" not in wanted.address(stage="mql")
    assert wanted.address(page=8) == "origin=email&page=8"


def test_the_last_seven_days_have_today_in_them():
    assert seen_since(7, date(2026, 11, 20)) == date(2026, 11, 14)
    assert seen_since(None, date(2026, 11, 20)) is None


@given(st.dictionaries(
    st.sampled_from([*Wanted.__dataclass_fields__, "order"]), st.text()
))  # fmt: skip
def test_no_address_breaks_the_reading(address):
    read(address, stages=STAGES, owners=frozenset({1}))


@given(st.builds(
    Wanted,
    search=st.text().map(lambda text: " ".join(text.replace("\x00", "").split())[:200].strip()),
    stage=st.none() | st.sampled_from(["", *STAGES]), origin=SAID, owner=st.none() | st.just(0),
    segment=SAID, country=SAID, language=SAID, seen=st.none() | st.sampled_from(SEEN_DAYS),
    sort=st.sampled_from(Sort), descending=st.booleans(), page=st.integers(1, 9999),
    size=st.sampled_from(PAGE_SIZES), mistakes=st.just({}),
))  # fmt: skip
def test_what_was_wanted_is_read_back_from_its_address(wanted):
    again = read(dict(parse_qsl(wanted.address(page=wanted.page))), stages=STAGES)
    assert again == wanted
