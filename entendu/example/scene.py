"""What does every part of the story need at hand: the setting and the notebook?"""

from dataclasses import dataclass

from entendu.example.campaigns import Run
from entendu.example.client import Client
from entendu.example.record import Firm, Ledger, Person
from entendu.example.seasons import Season
from entendu.example.site import Site
from entendu.example.size import Size


@dataclass(frozen=True)
class Scene:
    client: Client
    size: Size
    season: Season
    site: Site
    runs: tuple[Run, ...]
    firms: list[Firm]
    people: list[Person]
    ledger: Ledger
