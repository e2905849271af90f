"""What do the API's activities, deals, campaigns, contents and costs look like?"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    Strict,
)

from entendu.activity.kinds import Kind, Stage
from entendu.interface.lists import LARGEST, Instant


class IdentityOut(Schema):
    kind: str
    value: str


class ActivityOut(Schema):
    id: int
    message_id: str
    kind: Kind
    identity: IdentityOut
    contact_id: int | None
    occurred_at: datetime
    received_at: datetime
    channel: str
    stage: str
    source_id: int
    campaign_id: int | None
    content_id: int | None
    member_id: int | None
    bot: bool
    properties: dict

    @staticmethod
    def resolve_contact_id(row) -> int | None:
        return row.identity.contact_id


class ActivityPage(Schema):
    items: list[ActivityOut]
    next: str | None


class IdentityIn(BaseModel):
    """An id by which somebody is known: "email", "anonymous", "user", "crm:NAME"."""

    model_config = ConfigDict(extra="forbid")
    kind: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9:_-]*$")]
    value: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]


class ActivityIn(BaseModel):
    """One thing that happened; `message_id` is the sender's own name for it."""

    model_config = ConfigDict(extra="forbid")
    message_id: Annotated[str, Field(min_length=1, max_length=200)]
    kind: Kind
    occurred_at: Instant
    contact_id: Annotated[int, Strict(), Field(ge=1, le=LARGEST)] | None = None
    identity: IdentityIn | None = None
    channel: Annotated[str, Field(max_length=80)] = ""
    stage: Stage | None = None
    campaign: Annotated[str, Field(max_length=200, description="Its key.")] = ""
    content: Annotated[str, Field(max_length=200, description="Its key.")] = ""
    member_id: Annotated[int, Strict(), Field(ge=1, le=LARGEST)] | None = None
    bot: Annotated[bool, Strict()] = False
    properties: dict[str, Any] = {}


class DealOut(Schema):
    id: int
    key: str
    name: str
    contact_id: int | None
    company_id: int | None
    owner_id: int | None
    state: str
    stage: str
    product: str
    amount: Decimal | None
    currency: str
    opened_at: datetime | None
    closed_at: datetime | None
    lost_reason: str
    fields: dict
    provenance: dict
    created_at: datetime
    changed_at: datetime


class DealPage(Schema):
    items: list[DealOut]
    next: str | None


class CampaignOut(Schema):
    id: int
    key: str
    name: str
    channel: str
    starts_on: date | None
    ends_on: date | None
    fields: dict
    created_at: datetime
    changed_at: datetime


class CampaignPage(Schema):
    items: list[CampaignOut]
    next: str | None


class ContentOut(Schema):
    id: int
    key: str
    kind: str
    title: str
    url: str
    language: str
    topic: str
    fields: dict
    created_at: datetime
    changed_at: datetime


class ContentPage(Schema):
    items: list[ContentOut]
    next: str | None


class CostOut(Schema):
    id: int
    key: str
    on: date
    channel: str
    campaign_id: int | None
    content_id: int | None
    amount: Decimal
    currency: str
    note: str
    created_at: datetime
    changed_at: datetime


class CostPage(Schema):
    items: list[CostOut]
    next: str | None
