"""The frame of every page in a browser: menus, appearance, hints of charts, passkeys."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PASSWORD

pytestmark = pytest.mark.browser
OWNER_OF_THE_KEY = "admin@atelier-nord.example"  # used by no other journey


def test_the_hint_of_a_chart_appears_without_a_refused_style(page):
    chart = page.locator("[data-chart] svg").first
    chart.scroll_into_view_if_needed()
    chart.hover()
    expect(page.locator(".hint-head").first).to_be_visible()


def test_the_appearance_is_kept_and_the_menu_closes_with_escape(page):
    menu = page.locator("details.picker.upward")
    menu.locator("summary").press("Enter")
    menu.locator("form[action='/theme/'] button").nth(2).click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    menu.locator("summary").press("Enter")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    menu.locator("summary").press("Enter")
    menu.locator("form[action='/theme/'] button").nth(0).click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "auto")


def test_on_a_phone_the_menu_opens_and_nothing_overflows(page):
    page.set_viewport_size({"width": 390, "height": 844})
    menu = page.locator("[data-toggles-menu]")
    expect(page.locator("#side-body")).to_be_hidden()
    menu.press("Enter")
    expect(page.locator("#side-body")).to_be_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", ["fr"])
def test_a_passkey_is_added_and_opens_the_account_alone(page, address, language):
    here = address.replace("127.0.0.1", "localhost")  # passkeys need a name, not a number
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto(f"{here}/account/login/")
    page.fill("input[name=login]", OWNER_OF_THE_KEY)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/w/**")
    page.goto(f"{here}/account/2fa/webauthn/add/")
    page.fill("input[name=password]", PASSWORD)  # is it you?
    page.press("input[name=password]", "Enter")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    page.goto(f"{here}/account/logout/")
    page.click("main button[type=submit]")
    page.goto(f"{here}/account/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/w/**")
