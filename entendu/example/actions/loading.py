"""Load one example company: all of it or nothing, and only once."""

from collections.abc import Sized
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from entendu.activity.actions import source_called
from entendu.activity.models import Source
from entendu.example.actions.colleagues import bring_in
from entendu.example.actions.happenings import write_happenings
from entendu.example.actions.marketing import write_marketing
from entendu.example.actions.outcomes import AlreadyThere, Loaded, Reason, Refused
from entendu.example.actions.people import write_people
from entendu.example.actions.places import Places
from entendu.example.actions.selling import write_selling
from entendu.example.client import Client
from entendu.example.size import Size
from entendu.example.telling import Story, story
from entendu.people.models import Contact
from entendu.workspace import audit
from entendu.workspace.actions import open_workspace
from entendu.workspace.audit import Actor
from entendu.workspace.models import Workspace
from entendu.workspace.queries import find_workspace
from entendu.workspace.scope import visible

SITE, MAILING, CRM = "example-site", "example-mailing", "example-crm"


def load(
    client: Client, size: Size, by: Actor, *, now: datetime, password: str, name: str = ""
) -> Loaded | AlreadyThere | Refused:
    """Tell the story of `client` up to yesterday and write it into the workspace `name`."""
    found = find_workspace(name or client.name)
    if found and visible(Source, found).filter(key=SITE).exists():
        return AlreadyThere(found)
    if found and visible(Contact, found).exists():
        return Refused(Reason.IN_USE, found)
    yesterday = now.astimezone(ZoneInfo(client.zone)).date() - timedelta(1)
    told = story(client, size, yesterday)
    with transaction.atomic():
        workspace = found or open_workspace(
            name or client.name, by, now=now, zone=client.zone, currency=client.currency
        )
        return _write(told, workspace, by, now, password)


def _write(told: Story, workspace: Workspace, by: Actor, now: datetime, password: str) -> Loaded:
    places = Places(workspace, told.season.midnights[0])
    for key, title in ((SITE, told.client.domain), (MAILING, told.client.letter), (CRM, "CRM")):
        places.sources[key] = source_called(workspace, key, title, now=now).pk
    accounts = bring_in(told.client, places, by, now=now, password=password)
    write_marketing(told, places)
    write_people(told, places)
    write_selling(told, places)
    write_happenings(told, places)
    counts = _counts(told)
    audit.record(workspace, by, "example.loaded", workspace, now=now, after=counts)
    return Loaded(workspace, counts, accounts)


def _counts(told: Story) -> dict[str, int]:
    rows: dict[str, Sized] = {
        "companies": told.firms, "contacts": told.people, "identities": told.known,
        "activities": told.happenings, "deals": told.deals, "revenues": told.bills,
        "campaigns": told.runs, "contents": told.client.pieces, "costs": told.costs,
    }  # fmt: skip
    return {name: len(of) for name, of in rows.items()}
