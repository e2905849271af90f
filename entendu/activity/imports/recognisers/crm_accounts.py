"""The CRM opportunities set: the companies."""

from entendu.activity.imports.fields import Field, plain
from entendu.activity.imports.reasons import Note
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Row, Said

MISSPELT = {"technolgy": "technology", "Philipines": "Philippines"}  # kept as they are, and noted


def says(row: Row) -> Said:
    extra = {name: plain(row[name]) for name in ("year_established", "revenue", "subsidiary_of")
             if row[name] is not None}  # fmt: skip
    values = {"name": row["account"], "fields": extra,
              **row.said("employees", segment="sector", country="office_location")}  # fmt: skip
    doubtful = [word for word in (row.text("sector"), row.text("office_location"))
                if word in MISSPELT]  # fmt: skip
    return Said(
        [Record("companies", f"crm-opportunities:{row['account']}", values, main=True)],
        notes=[(Note.LIKELY_MISSPELT, f"{word} → {MISSPELT[word]}") for word in doubtful],
    )


RECOGNISER = Recogniser(
    name="crm_accounts",
    source=("crm-opportunities", "CRM opportunities"),
    nouns=("companies",),
    fields=(
        Field("account", required=True, limit=180),
        Field("sector", required=True, limit=120),
        Field("year_established", "whole"),
        Field("revenue", "amount"),
        Field("employees", "whole"),
        Field("office_location", limit=80),
        Field("subsidiary_of"),
    ),
    rank=20,
    says=says,
)
