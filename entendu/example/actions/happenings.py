"""Write the activities, many rows a statement: there are a hundred thousand."""

from collections.abc import Iterator

from django.db import connection

from entendu.activity import bulk
from entendu.activity.kinds import TOWARDS, Kind
from entendu.example.actions.places import Places, written
from entendu.example.record import Happening
from entendu.example.telling import Story

FROM_CRM = TOWARDS | {Kind.STAGE, Kind.REPLY}
FROM_MAILING = frozenset({Kind.MAIL_SENT, Kind.MAIL_OPENED, Kind.MAIL_CLICKED})
LATE = {"example-site": 1, "example-mailing": 40, "example-crm": 300}  # seconds until received


def write_happenings(told: Story, places: Places) -> None:
    """Every activity, in the order in which they happened."""
    insert = bulk.into_sqlite if connection.vendor == "sqlite" else bulk.into_postgresql
    insert(connection, list(_rows(told, places)))


def source_of(happening: Happening) -> str:
    """The source that states it: the site, the mailing tool or the CRM."""
    if happening.kind in FROM_MAILING and happening.campaign:
        return "example-mailing"
    sales = happening.kind in FROM_CRM or happening.kind in FROM_MAILING
    return "example-crm" if sales else "example-site"


def _rows(told: Story, places: Places) -> Iterator[tuple]:
    campaigns, contents, members = places.campaigns, places.contents, places.members
    known, workspace, end = places.known, places.workspace.pk, told.season.end
    for number, one in enumerate(told.happenings):
        source = source_of(one)
        yield (
            f"{number:07d}", known[one.identity], one.kind, written(one.at), one.channel, one.stage,
            campaigns.get(one.campaign), contents.get(one.content), members.get(one.member),
            one.bot, one.properties, written(min(one.at + LATE[source], end)),
            places.sources[source], workspace,
        )  # fmt: skip
