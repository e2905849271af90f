"""Figures as people read them, in English and in French."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from entendu.interface.templatetags import show

NAIVE = datetime(2026, 7, 1, 8)  # noqa: DTZ001 as DuckDB answers
NARROW, NO_BREAK = "\u202f", "\u00a0"


def say(language, function, *arguments):
    with translation.override(language):
        return function(*arguments)


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1234, "1,234", f"1{NARROW}234"),
        (1234.5, "1,234.5", f"1{NARROW}234,5"),
        (Decimal("0.126"), "0.13", "0,13"),
        (0, "0", "0"),
        (-3, "-3", "-3"),
        (None, "–", "–"),
        (float("nan"), "–", "–"),
    ],
)
def test_a_number_is_grouped_as_its_reader_groups(value, english, french):
    assert say("en", show.number, value) == english
    assert say("fr", show.number, value) == french


def test_a_share_keeps_its_decimal_and_french_its_no_break_space():
    assert say("en", show.percent, 0.105) == "10.5%"
    assert say("fr", show.percent, 0.105) == f"10,5{NO_BREAK}%"
    assert say("en", show.percent, 0.1) == "10.0%"
    assert say("fr", show.percent, 1, 0) == f"100{NO_BREAK}%"
    assert say("fr", show.percent, None) == "–"


def test_money_is_shown_to_the_cent():
    assert say("en", show.money, Decimal("1234.5"), "EUR") == "€1,234.50"
    assert say("fr", show.money, Decimal("1234.5"), "EUR") == f"1{NARROW}234,50{NO_BREAK}€"
    assert say("en", show.money, Decimal("1234.5"), "JPY") == "JP¥1,234"
    assert say("fr", show.money, None, "EUR") == "–"


def test_money_in_a_headline_has_no_cents():
    assert say("en", show.money_round, Decimal("1234.5"), "EUR") == "€1,234"
    assert say("fr", show.money_round, Decimal("98765.9"), "EUR") == f"98{NARROW}766{NO_BREAK}€"


def test_a_day_puts_the_day_before_the_month():
    assert say("en", show.day, date(2026, 11, 2)) == "2 Nov 2026"
    assert say("fr", show.day, date(2026, 11, 2)) == "2 nov. 2026"


def test_the_first_of_a_month_is_an_ordinal_in_french():
    assert say("en", show.day, date(2026, 10, 1)) == "1 Oct 2026"
    assert say("fr", show.day, date(2026, 10, 1)) == "1er oct. 2026"
    instant = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)
    assert say("fr", show.moment, instant, "Europe/Paris") == "1er oct. 2026, 01:30"


def test_the_day_of_an_instant_is_the_one_of_its_zone():
    instant = datetime(2026, 11, 4, 23, tzinfo=UTC)
    assert say("en", show.day, instant, "Europe/Paris") == "5 Nov 2026"
    assert say("en", show.day, instant) == "4 Nov 2026"
    assert say("fr", show.day, None) == "–"


def test_a_moment_is_told_in_the_zone_asked_for():
    instant = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert say("en", show.moment, instant, "Europe/Paris") == "21 Nov 2026, 00:30"
    assert say("fr", show.moment, instant, "America/Sao_Paulo") == "20 nov. 2026, 20:30"


def test_an_instant_without_a_zone_is_utc():
    assert say("en", show.moment, NAIVE, "Europe/Paris") == "1 Jul 2026, 10:00"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1, "1 day", f"1{NO_BREAK}jour"),
        (14, "14 days", f"14{NO_BREAK}jours"),
        (18.5, "18.5 days", f"18,5{NO_BREAK}jours"),
        (1.5, "1.5 days", f"1,5{NO_BREAK}jour"),
        (0, "0 days", f"0{NO_BREAK}jour"),
        (14.04, "14 days", f"14{NO_BREAK}jours"),
        (100, "100 days", f"100{NO_BREAK}jours"),
        (None, "–", "–"),
    ],
)
def test_days_follow_the_plural_of_the_language(value, english, french):
    assert say("en", show.days, value) == english
    assert say("fr", show.days, value) == french


def test_an_icon_is_drawn_inline_without_style_or_script():
    drawn = Template('{% load show %}{% icon "users" "big" %}').render(Context())
    assert drawn.startswith('<svg class="icon big"')
    assert "<path" in drawn
    assert "style=" not in drawn


def test_one_parameter_of_the_address_changes_and_the_others_stay():
    request = RequestFactory().get("/list", {"q": "été", "page": "2", "origin": "organic"})
    made = Template("{% load show %}{% with_query page=3 origin=None %}").render(
        Context({"request": request})
    )
    assert made == "?q=%C3%A9t%C3%A9&amp;page=3"
