"""The CRM opportunities set: opportunities, open, won and lost."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.reasons import Bad, Note, Reason
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Ref, Row, Said

STATES = {"Won": "won", "Lost": "lost"}
PREFIX = "crm-opportunities:"


def says(row: Row) -> Said | Bad:
    state = STATES.get(row["deal_stage"], "open")
    if state != "open" and row["close_date"] is None:
        return Bad(Reason.CLOSED_WITHOUT_DATE, field="close_date")
    said = Said()
    product, extra = _product(row, said)
    deal = {
        "name": " · ".join(filter(None, [row.text("account"), product])) or row["opportunity_id"],
        "state": state,
        "stage": row["deal_stage"],
        "product": product,
        "currency": "USD",
        **row.said(opened_at="engage_date", closed_at="close_date"),
        "fields": extra,
    }
    if row["close_value"]:
        deal["amount"] = row.money("close_value", "USD")[0]
    deal |= _link(said, "company", "companies", row["account"])
    deal |= _link(said, "owner", "members", row["sales_agent"])
    said.records.append(Record("deals", PREFIX + row["opportunity_id"], deal, main=True))
    return said


def _product(row: Row, said: Said) -> tuple[str, dict]:
    """The product as the price list names it: `GTXPro` there is `GTX Pro`."""
    named = row.text("product")
    name, price = row.shared.price(named)
    if named and not price and row.shared.prices:
        said.notes.append((Note.PRODUCT_UNKNOWN, named))
    return name, {"list_price": price} if price else {}


def _link(said: Said, attribute: str, noun: str, name: str | None) -> dict:
    if not name:
        return {}
    said.records.append(Record(noun, PREFIX + name, {"name": name}))
    return {attribute: Ref(noun, PREFIX + name)}


RECOGNISER = Recogniser(
    name="crm_pipeline",
    source=("crm-opportunities", "CRM opportunities"),
    nouns=("deals", "companies", "members"),
    fields=(
        Field("opportunity_id", required=True, limit=180),
        Field("sales_agent", limit=180),
        Field("product", limit=120),
        Field("account", limit=180),
        Field("deal_stage", required=True, limit=80),
        Field("engage_date", "moment"),
        Field("close_date", "moment"),
        Field("close_value", "amount"),
    ),
    rank=30,
    says=says,
)
