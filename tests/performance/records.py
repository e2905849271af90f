"""The real sets laid directly into the models, as the recognisers of files would lay them."""

import csv
from datetime import UTC, datetime
from decimal import Decimal

from entendu.activity.kinds import Kind, Stage
from entendu.activity.models import Activity, Content, Deal, Revenue, Source
from entendu.people.models import Company, Contact, Identity
from entendu.workspace.models import Member

AT = datetime(2026, 1, 1, tzinfo=UTC)
STAMPS = {"created_at": AT, "changed_at": AT}


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def instant(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


def made(model, workspace, keyed):
    """Make one row a key and give them back by key, as the database numbered them."""
    rows = [model(workspace=workspace, **values) for values in keyed.values()]
    return dict(zip(keyed, model._default_manager.bulk_create(rows), strict=True))


def lay_olist(workspace, folder):
    """MQLs, won deals and sellers' sales of the Olist funnel."""
    mqls = rows_of(folder / "olist_marketing_qualified_leads_dataset.csv")
    won = rows_of(folder / "olist_closed_deals_dataset.csv")
    sales = {row["seller_id"]: row for row in rows_of(folder / "olist_seller_sales.csv")}
    source = Source(workspace=workspace, key="olist", name="Olist", created_at=AT)
    source.save()
    pages = made(Content, workspace, {
        row["landing_page_id"]: {"key": row["landing_page_id"], "kind": "landing_page",
                                 "title": row["landing_page_id"], **STAMPS} for row in mqls
    })  # fmt: skip
    contacts = made(Contact, workspace, {
        row["mql_id"]: {"origin": row["origin"], **STAMPS} for row in mqls
    })  # fmt: skip
    identities = made(Identity, workspace, {
        row["mql_id"]: {"kind": "crm:olist", "value": row["mql_id"],
                        "contact": contacts[row["mql_id"]], "created_at": AT} for row in mqls
    })  # fmt: skip
    Activity._default_manager.bulk_create(
        Activity(
            workspace=workspace, source=source, message_id=f"{row['mql_id']}:{kind}",
            identity=identities[row["mql_id"]], kind=kind, stage=stage, channel=row["origin"],
            occurred_at=instant(row["first_contact_date"]), received_at=AT,
            content=pages[row["landing_page_id"]],
        )
        for row in mqls
        for kind, stage in ((Kind.FORM, ""), (Kind.STAGE, Stage.MQL))
    )  # fmt: skip
    sellers = _members(workspace, {row["sr_id"] for row in won})
    companies = made(Company, workspace, {
        row["seller_id"]: {"key": row["seller_id"], "name": row["seller_id"],
                           "segment": row["business_segment"], **STAMPS} for row in won
    })  # fmt: skip
    made(Deal, workspace, {
        row["mql_id"]: {"key": row["mql_id"], "name": row["mql_id"], "state": "won",
                        "contact": contacts[row["mql_id"]], "company": companies[row["seller_id"]],
                        "owner": sellers[row["sr_id"]], "currency": "BRL",
                        "closed_at": instant(row["won_date"]), **STAMPS} for row in won
    })  # fmt: skip
    made(Revenue, workspace, {
        key: {"key": key, "company": companies[key], "amount": Decimal(sales[key]["sales"]),
              "currency": "BRL", **STAMPS} for key in companies if key in sales
    })  # fmt: skip


def _members(workspace, keys):
    return made(Member, workspace, {
        key: {"key": key, "name": key, "joined_at": AT} for key in sorted(keys)
    })  # fmt: skip


def lay_crm(workspace, folder):
    """Deals, companies and owners of the CRM opportunities set."""
    deals = rows_of(folder / "sales_pipeline.csv")
    owners = _members(workspace, {row["sales_agent"] for row in deals})
    companies = made(Company, workspace, {
        row["account"]: {"key": row["account"], "name": row["account"], "segment": row["sector"],
                         **STAMPS} for row in rows_of(folder / "accounts.csv")
    })  # fmt: skip
    state = {"Won": "won", "Lost": "lost"}
    made(Deal, workspace, {
        row["opportunity_id"]: {
            "key": row["opportunity_id"], "name": row["product"],
            "company": companies.get(row["account"]), "owner": owners[row["sales_agent"]],
            "state": state.get(row["deal_stage"], "open"), "stage": row["deal_stage"],
            "currency": "USD", "amount": Decimal(row["close_value"] or 0),
            "opened_at": instant(row["engage_date"]), "closed_at": instant(row["close_date"]),
            **STAMPS,
        } for row in deals
    })  # fmt: skip
