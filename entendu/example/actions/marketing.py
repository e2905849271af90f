"""Write campaigns, contents and costs."""

from decimal import Decimal

from entendu.activity.models import Campaign, Content, Cost
from entendu.example.actions.places import Places, instant
from entendu.example.site import address
from entendu.example.telling import Story
from entendu.workspace.scope import visible


def write_marketing(told: Story, places: Places) -> None:
    """What marketing did, showed and spent."""
    campaigns = visible(Campaign, places.workspace).bulk_create(_campaigns(told, places))
    places.campaigns = {row.key: row.pk for row in campaigns}
    contents = visible(Content, places.workspace).bulk_create(_contents(told, places))
    places.contents = {row.key: row.pk for row in contents}
    visible(Cost, places.workspace).bulk_create(_costs(told, places))


def _campaigns(told: Story, places: Places) -> list[Campaign]:
    days = told.season.days
    return [
        Campaign(
            workspace=places.workspace,
            key=run.key,
            name=run.name,
            channel=run.channel,
            starts_on=days[run.starts],
            ends_on=None if run.always or run.ends >= len(days) else days[run.ends],
            created_at=instant(told.season.midnights[run.starts]),
            changed_at=instant(told.season.midnights[run.starts]),
        )
        for run in told.runs
    ]


def _contents(told: Story, places: Places) -> list[Content]:
    season = told.season
    made = [season.midnights[int(p.since * len(season.days))] for p in told.client.pieces]
    return [
        Content(
            workspace=places.workspace,
            key=piece.key,
            kind=piece.kind,
            title=piece.title,
            url=f"https://www.{told.client.domain}/{address(piece)}",
            language=piece.language,
            topic=piece.topic,
            created_at=instant(at),
            changed_at=instant(at),
        )
        for piece, at in zip(told.client.pieces, made, strict=True)
    ]


def _costs(told: Story, places: Places) -> list[Cost]:
    season = told.season
    return [
        Cost(
            workspace=places.workspace,
            key=spent.key,
            on=spent.on,
            channel=spent.channel,
            campaign_id=places.campaigns.get(spent.campaign),
            content_id=places.contents.get(spent.content),
            amount=Decimal(spent.cents) / 100,
            currency=told.client.currency,
            note=spent.note,
            created_at=instant(season.midnights[(spent.on - season.first).days]),
            changed_at=instant(season.midnights[(spent.on - season.first).days]),
        )
        for spent in told.costs
    ]
