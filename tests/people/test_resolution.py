from hypothesis import given
from hypothesis import strategies as st

from entendu.people.resolution import Acquaintance, Clash, Disputed

ANN, ANN_MAIL = ("crm:csv", "1"), ("email", "ann@acme.example")


def met_ann() -> Acquaintance:
    known = Acquaintance()
    known.know(ANN, 7)
    known.know(ANN_MAIL, 7)
    return known


def test_a_new_address_of_somebody_known_leads_to_the_same_contact():
    known = met_ann()
    assert known.meet((ANN, ("email", "ann@new.example"))) == 7
    assert known.meet((("email", "ann@new.example"),)) == 7


def test_an_address_of_somebody_with_another_id_is_disputed():
    disputed = met_ann().meet((("crm:csv", "2"), ANN_MAIL))
    assert disputed == Disputed(Clash.EMAIL_TAKEN, ANN_MAIL, ANN)


def test_ids_of_two_crms_may_be_one_persons():
    assert met_ann().meet((("crm:other", "x"), ANN_MAIL)) == 7


def test_ids_that_lead_to_two_contacts_are_never_joined():
    known = met_ann()
    bob = known.meet((("email", "bob@acme.example"),))
    assert bob < 0
    found = known.meet((ANN, ("email", "bob@acme.example")))
    assert isinstance(found, Disputed) and found.clash == Clash.TWO_PEOPLE


def test_people_met_for_the_first_time_have_numbers_that_python_hashes_apart():
    known = Acquaintance()
    numbers = {known.meet((("email", f"p{n}@acme.example"),)) for n in range(50)}
    assert len(numbers) == len({hash(number) for number in numbers}) == 50


pairs = st.tuples(st.sampled_from(["crm:csv", "email"]), st.sampled_from("abcd"))


@given(st.lists(st.lists(pairs, min_size=1, max_size=2, unique_by=lambda pair: pair[0])))
def test_nobody_ever_has_two_ids_of_one_crm(claims):
    known = Acquaintance()
    for claim in claims:
        known.meet(tuple(claim))
    for ids in known.ids_of.values():
        assert sum(kind == "crm:csv" for kind, _ in ids) <= 1


@given(st.lists(st.lists(pairs, min_size=1, max_size=2, unique_by=lambda pair: pair[0])))
def test_meeting_the_same_people_again_changes_nothing(claims):
    known = Acquaintance()
    first = [known.meet(tuple(claim)) for claim in claims]
    before = dict(known.leads_to)
    again = [known.meet(tuple(claim)) for claim in claims]
    assert known.leads_to == before
    assert [a for a, b in zip(first, again, strict=True) if not isinstance(a, Disputed)] == [
        b for a, b in zip(first, again, strict=True) if not isinstance(a, Disputed)
    ]
