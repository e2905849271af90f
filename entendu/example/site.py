"""Which pages can be read, and which one does a reader of this language and topic take next?"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from entendu.example.client import Client, Piece
from entendu.example.lists.pages import PLAIN
from entendu.example.record import say
from entendu.example.who import plain

EARLY = {"landing_page": 0.9, "white_paper": 1.2, "case_study": 1.0, "webinar": 0.5, "article": 3.0}
RIPE = {"landing_page": 0.5, "white_paper": 1.0, "case_study": 2.6, "webinar": 0.6, "article": 0.8}


@dataclass(frozen=True)
class Page:
    content: str  # the piece's key, '' for the plain pages
    url: str
    title: str
    since: float
    desktop: str  # properties of an activity on it, ready to be stored
    mobile: str


class Site:
    """The client's pages, by language, topic and how far the reader is."""

    def __init__(self, client: Client):
        self.pages = [*_plain(client), *_pieces(client)]
        self.at = {page.content: page for _, _, page, _ in self.pages if page.content}
        self._tables: dict[tuple, tuple] = {}

    def draw(self, rnd: Random, language: str, topic: str, ripe: bool, elapsed: float) -> Page:
        """The next page for a reader when the share `elapsed` of the period has gone."""
        key = (language, topic, ripe)
        if key not in self._tables:
            self._tables[key] = self._table(*key)
        pages, curve = self._tables[key]
        page = pages[bisect_right(curve, rnd.random() * curve[-1])]
        return page if page.since <= elapsed else pages[0]

    def _table(self, language: str, topic: str, ripe: bool) -> tuple[list, list]:
        mine = [row for row in self.pages if row[0] == language] or self.pages
        taste = [w[ripe] * (2.6 if about == topic else 1) for _, about, _, w in mine]
        return [row[2] for row in mine], list(accumulate(taste))


def _page(client: Client, path: str, title: str, content: str = "", since: float = 0.0) -> Page:
    url = f"https://www.{client.domain}/{path}"
    seen = {"url": url, "title": title}
    return Page(content, url, title, since,
                say(seen | {"device": "desktop"}), say(seen | {"device": "mobile"}))  # fmt: skip


def _plain(client: Client) -> list[tuple]:
    rows = []
    for path, french, english, early, ripe in PLAIN[client.trade]:
        here = _page(client, path, f"{french} | {client.name}")
        rows.append(("fr", "", here, (early, ripe)))
        there = _page(client, f"en/{plain(english) if path else ''}", f"{english} | {client.name}")
        rows.append(("en", "", there, (early, ripe)))
    return rows


def _pieces(client: Client) -> list[tuple]:
    return [
        (p.language, p.topic, _page(client, address(p), p.title, p.key, p.since),
         (EARLY[p.kind], RIPE[p.kind]))
        for p in client.pieces
    ]  # fmt: skip


FOLDERS = {"landing_page": "offre", "white_paper": "guides", "case_study": "clients",
           "webinar": "webinaires", "article": "blog"}  # fmt: skip


def address(piece: Piece) -> str:
    """The path of a piece on the client's site."""
    tongue = "en/" if piece.language == "en" else ""
    return f"{tongue}{FOLDERS[piece.kind]}/{plain(piece.title)}"
