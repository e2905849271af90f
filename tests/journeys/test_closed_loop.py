"""A marketing manager reads the performance page and follows a number down to a person."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PERFORMANCE = "/w/atelier-nord/performance/?period=all"


def figure(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_a_number_leads_to_its_rows_and_a_row_to_its_prospect(page):
    page.goto(PERFORMANCE)
    link = page.locator("a[href*='measure=mqls'][href*='by=origin']").first
    number = figure(link.inner_text())
    link.click()
    page.wait_for_url("**/performance/rows/**")
    assert number > 0
    assert str(number) in re.sub(r"[^\d ]", "", page.locator("main").inner_text()).split()
    page.locator("main a[href*='/prospects/']").first.click()
    page.wait_for_url(re.compile(r"/prospects/\d+/"))
    expect(page.locator("h1")).to_be_visible()


def test_the_sql_behind_a_chart_can_be_read(page):
    page.goto(PERFORMANCE)
    sql = page.locator("details:has(> summary:has-text('SQL'))").first
    sql.locator("summary").click()
    expect(sql).to_contain_text("SELECT")


def test_filters_stay_in_the_address_and_come_back_with_it(page):
    page.goto(PERFORMANCE)
    page.select_option("select[name=origin]", "webinar")
    page.locator("form[method=get] button[type=submit]").first.click()
    page.wait_for_url("**origin=webinar**")
    page.wait_for_load_state("networkidle")
    page.goto(page.url)
    assert page.input_value("select[name=origin]") == "webinar"
