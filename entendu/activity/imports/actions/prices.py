"""List prices that a source's files tell, kept with the source for the deals to come."""

from entendu.activity.actions import note_prices
from entendu.activity.imports.saying import joined
from entendu.activity.models import Source
from entendu.workspace.scope import visible


def prices_of(workspace, source: str) -> dict[str, tuple[str, str]]:
    """{product joined: (its name, its price)} as kept with the source."""
    kept = visible(Source, workspace).filter(key=source).values_list("prices", flat=True).first()
    return {joined(name): (name, price) for name, price in (kept or {}).items()}


def keep_prices(running, source: str, told: list[dict[str, str]]) -> None:
    """Remember the prices told in a chunk, count them, and write them unless it is a trial."""
    prices = {name: price for said in told for name, price in said.items()}
    if not prices:
        return
    kept = prices_of(running.workspace, source)
    for name, price in prices.items():
        before = kept.get(joined(name))
        state = "created" if not before else "unchanged" if before[1] == price else "updated"
        running.seen.became("prices", name, state)
    running.shared.prices |= {joined(name): (name, price) for name, price in prices.items()}
    if running.write:
        note_prices(running.workspace, source, prices)
