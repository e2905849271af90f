"""Our own kind of deals file: one opportunity a row."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.reasons import Bad, Reason
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Ref, Row, Said
from entendu.activity.imports.sharing import company_of, owner_of

STATES = (
    ("open", "open"), ("ouverte", "open"), ("ouvert", "open"), ("en cours", "open"),
    ("won", "won"), ("closed won", "won"), ("gagnée", "won"), ("gagné", "won"),
    ("lost", "lost"), ("closed lost", "lost"), ("perdue", "lost"), ("perdu", "lost"),
)  # fmt: skip


def says(row: Row) -> Said | Bad:
    state = row["state"] or "open"
    if state != "open" and row["closed_at"] is None:
        return Bad(Reason.CLOSED_WITHOUT_DATE, field="closed_at")
    said = Said()
    deal = {
        **row.said("name", "state", "stage", "product", "opened_at", "closed_at", "lost_reason"),
        **_money(row),
        **_contact(row, said),
        **company_of(row, said),
        **owner_of(row, said),
    }
    if row.extra:
        deal["fields"] = row.extra
    said.records.append(Record("deals", f"csv:{row['id']}", deal, main=True))
    return said


def _money(row: Row) -> dict:
    amount, currency = row.money("amount")
    if amount is not None:
        return {"amount": amount, "currency": currency}
    return row.said("currency")


def _contact(row: Row, said: Said) -> dict:
    pairs = tuple(
        (kind, value)
        for kind, value in (("crm:csv", row["contact_id"]), ("email", row["contact_email"]))
        if value
    )
    if not pairs:
        return {}
    said.records.append(Record("contacts", pairs, row.said(email="contact_email")))
    return {"contact": Ref("contacts", pairs[0])}


RECOGNISER = Recogniser(
    name="deals",
    source=("csv", "CSV"),
    nouns=("deals", "companies", "contacts", "members"),
    fields=(
        Field("id", required=True, limit=190, aliases=(
            "deal_id", "opportunity_id", "reference", "identifiant", "id affaire", "référence",
            "n° affaire")),
        Field("name", aliases=("deal", "deal name", "opportunity", "affaire", "nom", "intitulé")),
        Field("contact_email", "email", aliases=(
            "email", "e-mail", "contact", "e-mail du contact", "courriel")),
        Field("contact_id", limit=190, aliases=("id contact",)),
        Field("company", aliases=("account", "entreprise", "société", "client")),
        Field("company_domain", limit=190, aliases=("domain", "domaine")),
        Field("owner", aliases=("sales rep", "sales_agent", "responsable", "commercial")),
        Field("state", "choice", aliases=("status", "état", "statut"), choices=STATES),
        Field("stage", limit=80, aliases=("deal stage", "étape", "phase")),
        Field("product", limit=120, aliases=("produit", "offre")),
        Field("amount", "amount", aliases=("value", "deal value", "montant", "valeur")),
        Field("currency", "currency", aliases=("devise", "monnaie")),
        Field("opened_at", "moment", aliases=(
            "opened", "created", "date d'ouverture", "ouverte le", "créée le")),
        Field("closed_at", "moment", aliases=(
            "closed", "close date", "won date", "date de clôture", "clôturée le", "signée le")),
        Field("lost_reason", aliases=("reason", "motif", "raison de perte", "motif de perte")),
    ),
    rank=70,
    says=says,
    ready_made=False,
    extra=True,
)  # fmt: skip
