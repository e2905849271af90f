"""Every page that the navigation offers: accessible, complete, and readable on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = [
    "/w/atelier-nord/performance/",
    "/w/atelier-nord/prospects/",
    "/w/atelier-nord/prospects/{contact}/",
    "/profile/",
]


@pytest.fixture
def addresses(page):
    """The addresses of `PAGES`, with the first prospect of the list for {contact}."""
    page.goto("/w/atelier-nord/prospects/")
    link = page.locator("a[href*='/prospects/']").evaluate_all("all => all.map(a => a.pathname)")
    contact = next(m[1] for path in link if (m := re.search(r"/prospects/(\d+)/$", path)))
    return [path.format(contact=contact) for path in PAGES]


def test_no_page_has_a_fault_that_axe_can_see(page, addresses):
    for path in addresses:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        serious = [
            (v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found.response["violations"]
        ]
        assert not serious, path


def test_no_page_scrolls_sideways_on_a_phone(page, addresses):
    page.set_viewport_size({"width": 390, "height": 844})
    for path in addresses:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_every_page_speaks_the_language_of_its_reader(page, addresses, language):
    for path in addresses:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        menu = page.locator("nav").first.inner_text()
        assert ("Sign out" in menu or "Imports" in menu or "Prospects" in menu) or language == "fr"
