"""A real server with the example company, and a real Chromium to visit it."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ENTENDU = ROOT / ".venv" / "bin" / "entendu"
PASSWORD = "a password for journeys"
PEOPLE = {"fr": "marketing@atelier-nord.example", "en": "rep@atelier-nord.example"}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a server started for this session on a home of its own."""
    home = tmp_path_factory.mktemp("home")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ENTENDU_")}
    environment |= {"ENTENDU_HOME": str(home)}

    def entendu(*arguments):
        subprocess.run(
            [ENTENDU, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
        )

    entendu("django", "migrate", "--verbosity", "0")
    entendu("example", "--small", "--password", PASSWORD)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    server = subprocess.Popen([ENTENDU, "serve", "--port", str(port)], env=environment)
    _wait_for(port, server)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(20)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server stopped while starting"
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer within 30 s")


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium; journeys are skipped, saying so, where there is none."""
    path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        pytest.skip("no Chromium on this machine (Debian, Ubuntu: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code
    # in the tests that this worker runs later.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture
def page(chromium, address, language):
    """A browser page on which somebody who reads `language` has signed in.

    The test fails afterwards when the browser's console showed an error: a refused script or
    style, a missing file, an exception.
    """
    context = chromium.new_context(
        locale=language, base_url=address, viewport={"width": 1280, "height": 900}
    )
    page, faults = context.new_page(), []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/account/login/")
    page.fill("input[name=login]", PEOPLE[language])
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/w/**")
    yield page
    context.close()
    assert not faults
