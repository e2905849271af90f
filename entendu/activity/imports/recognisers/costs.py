"""Our own kind of costs file: money spent on a day or in a month."""

from hashlib import blake2b

from entendu.activity.imports.fields import Field
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Row, Said
from entendu.activity.imports.sharing import campaign_of, content_of


def says(row: Row) -> Said:
    said = Said()
    amount, currency = row.money("amount")
    cost = {
        **row.said("channel", "note", on="on"),
        "amount": amount,
        "currency": currency,
        **campaign_of(row, said),
        **content_of(row, said),
    }
    said.records.append(Record("costs", _key(row), cost, main=True))
    return said


def _key(row: Row) -> str:
    """The file's own id; else what the money was for, told apart from its equals by number.

    The amount is no part of it: a corrected amount corrects the cost.
    """
    if row["id"]:
        return f"csv:{row['id']}"
    what = "\x1f".join([row["on"].isoformat(), *map(row.text, ("channel", "campaign", "content",
                                                               "note"))])  # fmt: skip
    digest = blake2b(what.encode(), digest_size=12).hexdigest()
    return f"csv:{digest}-{row.shared.nth('cost' + digest)}"


RECOGNISER = Recogniser(
    name="costs",
    source=("csv", "CSV"),
    nouns=("costs", "campaigns", "contents"),
    fields=(
        Field("id", limit=190, aliases=("cost_id", "identifiant", "référence", "facture")),
        Field("on", "day", required=True, aliases=("date", "day", "month", "jour", "mois")),
        Field("channel", limit=80, aliases=("canal",)),
        Field("campaign", aliases=("campagne",)),
        Field("content", aliases=("contenu",)),
        Field("amount", "amount", required=True, aliases=(
            "cost", "spend", "montant", "coût", "dépense")),
        Field("currency", "currency", aliases=("devise", "monnaie")),
        Field("note", aliases=("comment", "label", "libellé", "remarque", "commentaire")),
    ),
    rank=80,
    says=says,
    ready_made=False,
)  # fmt: skip
