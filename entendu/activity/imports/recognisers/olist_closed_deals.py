"""Olist's closed deals: an MQL that became a seller, by an SDR and a sales representative."""

from entendu.activity.imports.fields import Field, plain
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Ref, Row, Said

EXTRA = (
    "lead_type", "lead_behaviour_profile", "has_company", "has_gtin", "average_stock",
    "business_type", "declared_product_catalog_size", "declared_monthly_revenue",
)  # fmt: skip


def says(row: Row) -> Said:
    contact, company = (("crm:olist", row["mql_id"]),), f"olist:{row['seller_id']}"
    links = {"contact": Ref("contacts", contact[0]), "company": Ref("companies", company)}
    said = Said([
        Record("companies", company, {"name": f"Seller {row['seller_id'][:8]}",
                                      **row.said(segment="business_segment")}),
    ])  # fmt: skip
    owner = _member(said, row, "sr_id")
    first = _member(said, row, "sdr_id")
    said.records += [
        Record("contacts", contact, {"company": links["company"], **_link("owner", first)}),
        Record("deals", f"olist:{row['mql_id']}", {**_deal(row), **links, **_link("owner", owner)},
               main=True),
    ]  # fmt: skip
    return said


def _deal(row: Row) -> dict:
    extra = {name: plain(row[name]) for name in EXTRA if row[name] is not None}
    name = f"Seller {row['seller_id'][:8]}"
    return {"name": name, "state": "won", "closed_at": row["won_date"], "currency": "BRL",
            "fields": extra}  # fmt: skip


def _member(said: Said, row: Row, column: str) -> Ref | None:
    if not row[column]:
        return None
    key = f"olist:{row[column]}"
    said.records.append(Record("members", key, {"name": row[column]}))
    return Ref("members", key)


def _link(name: str, ref: Ref | None) -> dict:
    return {name: ref} if ref else {}


RECOGNISER = Recogniser(
    name="olist_closed_deals",
    source=("olist", "Olist"),
    nouns=("deals", "companies", "members", "contacts"),
    fields=(
        Field("mql_id", required=True, limit=190),
        Field("seller_id", required=True, limit=190),
        Field("sdr_id", limit=190),
        Field("sr_id", limit=190),
        Field("won_date", "moment", required=True),
        Field("business_segment", limit=120),
        Field("lead_type"),
        Field("lead_behaviour_profile"),
        Field("has_company", "answer"),
        Field("has_gtin", "answer"),
        Field("average_stock"),
        Field("business_type"),
        Field("declared_product_catalog_size", "amount"),
        Field("declared_monthly_revenue", "amount"),
    ),
    rank=20,
    says=says,
)
