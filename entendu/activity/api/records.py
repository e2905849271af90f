"""Activities, deals, campaigns, contents and costs over the API."""

from typing import Annotated

from django.utils import timezone
from ninja import Query, Router, Status

from entendu.activity import finding, recording
from entendu.activity.api.shapes import (
    ActivityIn,
    ActivityOut,
    ActivityPage,
    CampaignOut,
    CampaignPage,
    ContentOut,
    ContentPage,
    CostOut,
    CostPage,
    DealOut,
    DealPage,
)  # fmt: skip
from entendu.activity.kinds import Kind
from entendu.activity.models import Campaign, Content, Cost, Deal
from entendu.activity.recording import Reason, Said
from entendu.interface.lists import Cursor, Id, Instant, Limit, Number, Text, page_of
from entendu.interface.problems import refused
from entendu.people.finding import contacts
from entendu.workspace.bearer import found, offers
from entendu.workspace.queries import visible

activities, deals, campaigns, contents, costs = (Router() for _ in range(5))
SAYINGS = {
    Reason.NO_SUCH_CONTACT: "There is no such contact in this workspace.",
    Reason.NO_SUCH_CAMPAIGN: "There is no campaign of this key in this workspace.",
    Reason.NO_SUCH_CONTENT: "There is no content of this key in this workspace.",
    Reason.NO_SUCH_MEMBER: "There is no such member in this workspace.",
    Reason.NOT_AN_ADDRESS: "This is not an e-mail address.",
    Reason.WHOSE: "Give either contact_id or identity.",
    Reason.STAGE_WHERE_DUE: "A stage goes with the kind 'stage', and with no other.",
    Reason.IN_THE_FUTURE: "It lies more than a day ahead of the server's clock.",
}


@offers(activities, "GET", "", "read", ActivityPage)
def list_activities(
    request,
    since: Annotated[Instant | None, Query(description="Received at or after.")] = None,
    kind: Kind | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
):
    """List activities in the order in which they were recorded."""
    rows = finding.activities(request.workspace, since=since, kind=kind or "")
    return page_of(rows, ("id",), cursor, limit)


@offers(activities, "GET", "/of/{int:contact}", "read", ActivityPage)
def list_journey(request, contact: Number, cursor: Cursor = "", limit: Limit = 50):
    """List the activities of one contact, newest first."""
    one = found(contacts(request.workspace), contact)
    rows = finding.activities_of(request.workspace, one)
    return page_of(rows, ("-occurred_at", "-id"), cursor, limit)


@offers(activities, "POST", "", "write", {201: ActivityOut, 200: ActivityOut})
def record_activity(request, body: ActivityIn):
    """Record one activity. Sending the same message_id again changes nothing: the answer is
    then 200, with the activity as it was first recorded. An unknown identity is made: an e-mail
    address becomes a contact, any other id a visitor."""
    values = body.model_dump(exclude={"identity"})
    identity = (body.identity.kind, body.identity.value) if body.identity else None
    said = Said(**{**values, "stage": body.stage or ""}, identity=identity)
    done = recording.record_activity(request.workspace, said, request.actor, now=timezone.now())
    if isinstance(done, recording.Refused):
        raise refused(done.place, done.reason, SAYINGS[done.reason])
    return Status(201 if done.created else 200, done.activity)


@offers(activities, "GET", "/{int:activity}", "read", ActivityOut)
def read_activity(request, activity: Number):
    """Read one activity."""
    return found(finding.activities(request.workspace), activity)


@offers(deals, "GET", "", "read", DealPage)
def list_deals(
    request,
    state: Deal.State | None = None,
    contact: Id | None = None,
    company: Id | None = None,
    owner: Id | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
):
    """List deals, newest first."""
    wanted = {"state": state, "contact": contact, "company": company, "owner": owner}
    return page_of(_chosen(Deal, request, wanted), ("-id",), cursor, limit)


@offers(deals, "GET", "/{int:deal}", "read", DealOut)
def read_deal(request, deal: Number):
    """Read one deal."""
    return found(visible(Deal, request.workspace), deal)


@offers(campaigns, "GET", "", "read", CampaignPage)
def list_campaigns(request, channel: Text | None = None, cursor: Cursor = "", limit: Limit = 50):
    """List campaigns, newest first."""
    return page_of(_chosen(Campaign, request, {"channel": channel}), ("-id",), cursor, limit)


@offers(campaigns, "GET", "/{int:campaign}", "read", CampaignOut)
def read_campaign(request, campaign: Number):
    """Read one campaign."""
    return found(visible(Campaign, request.workspace), campaign)


@offers(contents, "GET", "", "read", ContentPage)
def list_contents(request, kind: Text | None = None, cursor: Cursor = "", limit: Limit = 50):
    """List contents, newest first."""
    return page_of(_chosen(Content, request, {"kind": kind}), ("-id",), cursor, limit)


@offers(contents, "GET", "/{int:content}", "read", ContentOut)
def read_content(request, content: Number):
    """Read one content."""
    return found(visible(Content, request.workspace), content)


@offers(costs, "GET", "", "read", CostPage)
def list_costs(
    request,
    channel: Text | None = None,
    campaign: Id | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
):
    """List costs, newest day first."""
    rows = _chosen(Cost, request, {"channel": channel, "campaign": campaign})
    return page_of(rows, ("-on", "-id"), cursor, limit)


@offers(costs, "GET", "/{int:cost}", "read", CostOut)
def read_cost(request, cost: Number):
    """Read one cost."""
    return found(visible(Cost, request.workspace), cost)


def _chosen(model, request, wanted: dict):
    given = {name: value for name, value in wanted.items() if value is not None}
    return visible(model, request.workspace).filter(**given)
