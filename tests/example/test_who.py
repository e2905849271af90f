import re
from collections import Counter

from entendu.example.who import plain

FICTION = re.compile(
    r"\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) \d\d \d\d"
    r"|\+44 20 7946 0\d{3}|\+1 (418|514|450)-555-01\d\d"
)


def test_plain_takes_off_accents_and_joins_words():
    assert plain("Fonderie Éclusar & Fils") == "fonderie-eclusar-fils"


def test_every_address_and_domain_is_one_that_nobody_can_own(full):
    assert all(person.email.endswith(".example") for person in full.people)
    assert all(firm.domain.endswith(".example") for firm in full.firms if firm.domain)
    assert all(person.email == person.email.lower() for person in full.people)


def test_every_telephone_number_is_set_aside_for_fiction(full):
    numbers = [person.phone for person in full.people if person.phone]
    assert len(numbers) > 1000
    assert all(FICTION.fullmatch(number) for number in numbers)


def test_addresses_and_companies_are_written_once(full):
    assert len({person.email for person in full.people}) == len(full.people)
    assert len({firm.key for firm in full.firms}) == len(full.firms)


def test_some_people_are_known_twice_under_another_address(full):
    twins = [person for person in full.people if person.twin_of is not None]
    assert 80 <= len(twins) <= 120
    for twin in twins:
        once = full.people[twin.twin_of]
        assert twin.email != once.email
        assert once.twin_of is None


def test_some_companies_are_written_two_ways(full):
    spelled = Counter(plain(firm.name) for firm in full.firms)
    assert sum(count == 2 for count in spelled.values()) == len(full.firms) // 40


def test_countries_and_languages_are_mixed(full):
    countries = Counter(person.country for person in full.people)
    assert set(countries) == {"FR", "BE", "CH", "CA", "GB"}
    assert countries["FR"] > len(full.people) / 2
    assert 0.05 < sum(person.language == "en" for person in full.people) / len(full.people) < 0.3
