"""How long does the server take for the pages that people open all day?

The prospects list, a prospect's page and the performance page's first byte, over a company of so
many activities and contacts. No peer: the ceilings are the product's own (150, 50 and 300 ms).
`bench/pages.py [MILLIONS [CONTACTS]]` (default 10 and 100,000).
"""

import statistics
import sys
import time

from rows import crowd

TIMES = 15
CEILINGS = {"list": 150, "prospect": 50, "performance": 300}


def main(millions: int, contacts: int) -> None:
    """Lay the rows, ask each page again and again, print the medians."""
    crowd.lay(millions * 1_000_000, contacts)
    client = _signed_in()
    print(f"{millions} million activities, {contacts:,} contacts; milliseconds, median (longest)")
    for name, ceiling, addresses in _pages(contacts):
        took = sorted(_milliseconds(client, address) for address in addresses)
        print(f"{name:<44} {statistics.median(took):7.1f} ({took[-1]:.1f})  wanted: {ceiling}")
    crowd.leave()


def _pages(contacts: int):
    people, figures = "/w/bench/prospects/", "/w/bench/performance/"
    some = [1 + (n * 7919) % contacts for n in range(TIMES)]
    deep = [contacts // 50 - n for n in range(TIMES)]
    yield "first question of this process", CEILINGS["list"], [people]
    searches = [f"{people}?search=first{n}+last" for n in some]
    yield "prospects, asked again", CEILINGS["list"], [people] * TIMES
    yield "prospects, another page", CEILINGS["list"], [f"{people}?page={n}" for n in deep]
    yield "prospects, another search", CEILINGS["list"], searches
    by_name = [f"{people}?sort=name&origin=email&page={n + 1}" for n in range(TIMES)]
    yield "prospects by name, one origin", CEILINGS["list"], by_name
    yield "a prospect's page", CEILINGS["prospect"], [f"{people}{n}/" for n in some]
    yield "performance, first byte", CEILINGS["performance"], [figures] * TIMES
    for section in ("summary", "funnel", "weekly", "closed-loop"):
        address = f"{figures}section/{section}/?period=all"
        yield f"section {section}, first", CEILINGS["performance"], [address]
        yield f"section {section}, asked again", CEILINGS["performance"], [address] * TIMES


def _milliseconds(client, address: str) -> float:
    started = time.perf_counter()
    response = client.get(address)
    took = (time.perf_counter() - started) * 1000
    assert response.status_code == 200, (address, response.status_code)
    return took


def _signed_in():
    from django.test import Client
    from django.utils import timezone

    from entendu.workspace.models import Member, User

    user, made = User.objects.get_or_create(email="bench@bench.example")
    if made:
        Member._default_manager.create(
            workspace_id=crowd.WORKSPACE, user=user, name="Bench", role="administrator",
            joined_at=timezone.now(),
        )  # fmt: skip
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


if __name__ == "__main__":
    main(*(int(text) for text in (sys.argv[1:] + ["10", "100000"][len(sys.argv) - 1 :])))
