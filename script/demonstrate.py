"""Load the example company and serve it, or (--check) ask every page once and say how it went."""

import http.cookiejar
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENTENDU = str(ROOT / ".venv" / "bin" / "entendu")
ADDRESS = "127.0.0.1"
SLOW = 5.0  # seconds after which a page counts as broken
READER = "marketing@atelier-nord.example"
REPRESENTATIVE = "rep@atelier-nord.example"
ADMINISTRATOR = "admin@atelier-nord.example"
LINK = re.compile(r'href="(/[^"#]*)"')


def password_of(home: Path) -> str:
    """The demonstration's password: made on the first load, kept beside its database."""
    path = home / "demo-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9), encoding="ascii")
    return path.read_text(encoding="ascii")


def load(home: Path) -> str:
    """Migrate and load the example company under `home`; returns the password of its people."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ["ENTENDU_HOME"] = str(home)
    subprocess.run([ENTENDU, "django", "migrate", "--verbosity", "0"], check=True)
    password = password_of(home)
    subprocess.run([ENTENDU, "example", "--password", password], check=True)
    return password


class Visitor:
    """A browser without a screen: keeps cookies, follows redirects, times each answer."""

    def __init__(self, port: int, language: str):
        self.root = f"http://{ADDRESS}:{port}"
        self.jar = http.cookiejar.CookieJar()
        self.open = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar)
        ).open  # fmt: skip
        self.language = language

    def ask(self, path: str, form: dict | None = None) -> tuple[int, str, float]:
        """Status, text and seconds of one page; a form is posted with its CSRF token."""
        body = urllib.parse.urlencode(form).encode() if form else None
        headers = {"Accept-Language": self.language, "Referer": self.root + path}
        request = urllib.request.Request(self.root + path, body, headers)
        started = time.perf_counter()
        try:
            with self.open(request, timeout=30) as answer:
                status, text = answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refusal:
            status, text = refusal.code, refusal.read().decode("utf-8", "replace")
        return status, text, time.perf_counter() - started

    def sign_in(self, email: str, password: str) -> str:
        """Fill in the sign-in form; returns the page that it leads to."""
        _, page, _ = self.ask("/account/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        form = {"login": email, "password": password, "csrfmiddlewaretoken": token and token[1]}
        return self.ask("/account/login/", form)[1]


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind((ADDRESS, 0))
        return listening.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen) -> None:
    """Return once the server answers; give up when it has ended or after half a minute."""
    for _ in range(300):
        if server.poll() is not None:
            sys.exit("The server stopped while starting.")
        try:
            socket.create_connection((ADDRESS, port), 0.2).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The server did not answer within 30 s.")


def links(page: str) -> list[str]:
    """The product's own addresses on a page, in order, each once, those that act left out."""
    found = dict.fromkeys(link.replace("&amp;", "&") for link in LINK.findall(page))
    return [link for link in found if "/static/" not in link and "logout" not in link]


def main_pages(visitor: Visitor, home_page: str) -> list[str]:
    """What the navigation offers, then one prospect's page."""
    pages = [link for link in links(home_page) if link.startswith(("/w/", "/account/"))]
    pages = [link for link in pages if "?" not in link]
    prospects = next((link for link in pages if link.endswith("/prospects/")), None)
    if prospects:
        listed = links(visitor.ask(prospects)[1])
        pages += [link for link in listed if re.fullmatch(rf"{prospects}\d+/", link)][:1]
    return pages


def visit(port: int, password: str) -> bool:
    """Ask every main page in both languages, printing a line each; True when all is well."""
    well = True
    for email, language in ((ADMINISTRATOR, "fr"), (REPRESENTATIVE, "en")):
        visitor = Visitor(port, language)
        pages = main_pages(visitor, visitor.sign_in(email, password))
        if len(pages) < 4:
            print(f"{email} could not sign in or is offered too few pages: {pages}")
            return False
        for path in [*pages, "/api/v1/openapi.json"]:
            status, text, seconds = visitor.ask(path)
            good = status == 200 and seconds < SLOW and len(text) > 500
            well = well and good
            print(
                f"{'ok ' if good else 'BAD'} {status} {seconds * 1000:6.0f} ms  {language}  {path}"
            )
    return well


def check() -> int:
    """Load into a folder of its own, serve on a free port, visit, stop."""
    with tempfile.TemporaryDirectory(prefix="entendu-demo-") as folder:
        started = time.perf_counter()
        password = load(Path(folder))
        print(f"ok  loaded the example company in {time.perf_counter() - started:.1f} s")
        port = free_port()
        server = subprocess.Popen([ENTENDU, "serve", "--port", str(port)])
        try:
            wait_for(port, server)
            return 0 if visit(port, password) else 1
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)


def serve() -> None:
    """Load into ENTENDU_HOME and become the server."""
    password = load(Path(os.environ.get("ENTENDU_HOME") or ROOT / "var"))
    print(f"\n  http://{ADDRESS}:8000  ({READER}, password {password})\n", flush=True)
    os.execv(ENTENDU, [ENTENDU, "serve", "--port", "8000"])


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: script/demo [--check]")
    if sys.argv[1:]:
        sys.exit(check())
    serve()
