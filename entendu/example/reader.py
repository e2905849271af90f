"""Somebody at a browser, and what is known of them the moment they have a name."""

from dataclasses import dataclass

from entendu.example.campaigns import Run
from entendu.example.client import Channel


@dataclass
class Reader:
    """A person at the browsers: which ones, known by whom, in which time zone."""

    number: int | None
    language: str
    topic: str
    zone: str
    browsers: list[int]


@dataclass
class Arrival:
    """How somebody came: `mail` is the identity that is written to."""

    channel: Channel
    run: Run | None
    reader: Reader
    mail: int
    at: int
    letter_only: bool = False  # signed up to be written to, asked for nothing
    asked: bool = False  # sent a question or asked for a demonstration
    subscribed: bool = True
