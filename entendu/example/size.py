"""How big is an example? Every count that a caller may turn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Counts of one example company; rates belong to the modules that use them."""

    contacts: int = 4000
    companies: int = 900
    visitors: int = 24000  # browsers that nobody ever gave a name to
    imported: int = 6  # customers won before anything was recorded
    twins: float = 0.025  # share of contacts that are somebody known already
    crawlers: int = 55  # programs that read pages in bursts
    months: int = 18
    seed: int = 20


FULL = Size()
SECOND = Size(contacts=400, companies=130, visitors=1500, imported=2, crawlers=8, seed=21)
SMALL = Size(contacts=110, companies=40, visitors=300, imported=3, crawlers=3, seed=22)
