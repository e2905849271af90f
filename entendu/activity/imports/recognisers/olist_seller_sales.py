"""What each Olist seller sold: the money that came back from a won deal."""

from entendu.activity.imports.fields import Field, plain
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Ref, Row, Said

EXTRA = (
    "n_orders", "review_score", "share_one_stars", "share_of_five_stars", "wait_time",
    "delay_to_carrier",
)  # fmt: skip


def says(row: Row) -> Said:
    key = f"olist:{row['seller_id']}"
    amount, currency = row.money("sales", "BRL")
    company = {"name": f"Seller {row['seller_id'][:8]}", "country": "BR",
               **row.said(city="seller_city"), 
               "fields": row.said(state="seller_state")}  # fmt: skip
    revenue = {
        "company": Ref("companies", key),
        "amount": amount,
        "currency": currency,
        **row.said(first_at="date_first_sale", last_at="date_last_sale"),
        "fields": {name: plain(row[name]) for name in EXTRA if row[name] is not None},
    }
    return Said(
        [
            Record("companies", key, company),
            Record("revenues", key, revenue, main=True),
        ]
    )


RECOGNISER = Recogniser(
    name="olist_seller_sales",
    source=("olist", "Olist"),
    nouns=("revenues", "companies"),
    fields=(
        Field("seller_id", required=True, limit=190),
        Field("seller_city", limit=120),
        Field("seller_state"),
        Field("n_orders", "whole"),
        Field("sales", "amount", required=True),
        Field("date_first_sale", "moment"),
        Field("date_last_sale", "moment"),
        *(Field(name) for name in EXTRA[1:]),
    ),
    rank=40,
    says=says,
)
