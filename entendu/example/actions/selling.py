"""Write deals and what they brought in."""

from decimal import Decimal

from entendu.activity.models import Deal, Revenue
from entendu.example.actions.places import Places, instant, learnt
from entendu.example.telling import Story
from entendu.workspace.scope import visible

STATED = ("name", "amount", "state", "stage", "opened_at", "closed_at", "product", "owner")


def write_selling(told: Story, places: Places) -> None:
    """The deals, then the revenue rows that point at them."""
    deals = visible(Deal, places.workspace).bulk_create(
        [_deal(told, places, number) for number in range(len(told.deals))]
    )
    visible(Revenue, places.workspace).bulk_create(_revenues(told, places, deals))


def _deal(told: Story, places: Places, number: int) -> Deal:
    deal = told.deals[number]
    firm = told.people[deal.person].firm
    changed = deal.closed_at or deal.opened_at
    return Deal(
        workspace=places.workspace,
        key=deal.key,
        name=deal.name,
        contact_id=places.people[deal.person],
        company_id=places.firms[firm],
        owner_id=places.members[deal.owner],
        state=deal.state,
        stage=deal.stage,
        product=deal.product,
        amount=Decimal(deal.cents) / 100,
        currency=told.client.currency,
        opened_at=instant(deal.opened_at),
        closed_at=instant(deal.closed_at) if deal.closed_at else None,
        lost_reason=deal.lost_reason,
        provenance=learnt(places.sources["example-crm"], changed, list(STATED)),
        created_at=instant(deal.opened_at),
        changed_at=instant(changed),
    )


def _revenues(told: Story, places: Places, deals: list[Deal]) -> list[Revenue]:
    return [
        Revenue(
            workspace=places.workspace,
            key=bill.key,
            company_id=deals[bill.deal].company_id,
            deal_id=deals[bill.deal].pk,
            amount=Decimal(bill.cents) / 100,
            currency=told.client.currency,
            first_at=instant(bill.at),
            last_at=instant(bill.at),
            fields={"what": bill.what},
            created_at=instant(bill.at),
            changed_at=instant(bill.at),
        )
        for bill in told.bills
    ]
