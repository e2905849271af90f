"""The CRM opportunities set: list prices, kept with the source and put on its deals."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Row, Said


def says(row: Row) -> Said:
    price = row["sales_price"].value.normalize()
    return Said(prices={row["product"]: f"{price:f}"})


RECOGNISER = Recogniser(
    name="crm_products",
    source=("crm-opportunities", "CRM opportunities"),
    nouns=("prices",),
    fields=(
        Field("product", required=True, limit=120),
        Field("series"),
        Field("sales_price", "amount", required=True),
    ),
    rank=15,
    says=says,
)
