"""Olist's sellers: where a company that sells through Olist is."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Row, Said


def says(row: Row) -> Said:
    extra = row.said(zip_prefix="seller_zip_code_prefix", state="seller_state")
    values = {"name": f"Seller {row['seller_id'][:8]}", "country": "BR",
              **row.said(city="seller_city"), "fields": extra}  # fmt: skip
    return Said([Record("companies", f"olist:{row['seller_id']}", values, main=True)])


RECOGNISER = Recogniser(
    name="olist_sellers",
    source=("olist", "Olist"),
    nouns=("companies",),
    fields=(
        Field("seller_id", required=True, limit=190),
        Field("seller_zip_code_prefix", required=True),
        Field("seller_city", limit=120),
        Field("seller_state"),
    ),
    rank=30,
    says=says,
)
