"""Through what does somebody come, and when do they become known?"""

from random import Random

from entendu.example.appearing import badge, form, introduced, syndicated, webinar
from entendu.example.campaigns import joined
from entendu.example.reader import Arrival
from entendu.example.scene import Scene

WAYS = {
    "trade_fair": badge,
    "content_syndication": syndicated,
    "partner": introduced,
    "referral": introduced,
    "webinar": webinar,
}  # through any other channel: a form


def arrive(on: Scene, number: int, rnd: Random) -> Arrival:
    """Tell how person `number` came and became known."""
    person = on.people[number]
    channel = rnd.choices(on.client.channels, [c.share for c in on.client.channels])[0]
    day, run = joined(on.runs, channel.code, person.language, on.season, rnd)
    way = WAYS.get(channel.code, form)
    came = way(on, number, channel, run, day, rnd)
    person.known_at = person.changed_at = min(came.at, on.ledger.end - 1)
    # one in sixteen: the origin is nowhere stated, and only the first touch tells it
    person.origin = channel.code if rnd.random() > 0.06 else ""
    came.subscribed = came.letter_only or rnd.random() < 0.5
    return came
