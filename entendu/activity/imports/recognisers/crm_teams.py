"""The CRM opportunities set: sales agents, their managers and regional offices."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Ref, Row, Said


def says(row: Row) -> Said:
    office, agent = row["regional_office"], row["sales_agent"]
    return Said([
        Record("teams", office, {"side": "sales"}),
        Record("members", f"crm-opportunities:{agent}",
               {"name": agent, "team": Ref("teams", office)}, main=True),
    ])  # fmt: skip


RECOGNISER = Recogniser(
    name="crm_teams",
    source=("crm-opportunities", "CRM opportunities"),
    nouns=("members", "teams"),
    fields=(
        Field("sales_agent", required=True, limit=180),
        Field("manager"),
        Field("regional_office", required=True, limit=120),
    ),
    rank=10,
    says=says,
)
