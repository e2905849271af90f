"""Olist's marketing qualified leads: a first contact through a landing page, already an MQL."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Happening, Record, Row, Said

SOURCE = ("olist", "Olist")


def says(row: Row) -> Said:
    mql, page = row["mql_id"], row["landing_page_id"]
    identity, content = ("crm:olist", mql), f"olist:{page}"
    origin, at = row.text("origin"), row["first_contact_date"]
    return Said(
        records=[
            Record("contacts", (identity,), row.said("origin"), main=True),
            Record("contents", content, {"kind": "landing_page", "title": page}),
        ],
        happenings=[
            Happening(f"mql:{mql}:form", identity, "form", at, channel=origin, content=content),
            Happening(f"mql:{mql}:stage", identity, "stage", at, channel=origin, stage="mql",
                      content=content),
        ],
    )  # fmt: skip


RECOGNISER = Recogniser(
    name="olist_mqls",
    source=SOURCE,
    nouns=("contacts", "activities", "contents"),
    fields=(
        Field("mql_id", required=True, limit=190),
        Field("first_contact_date", "moment", required=True),
        Field("landing_page_id", required=True, limit=190),
        Field("origin", limit=80),
    ),
    rank=10,
    says=says,
)
