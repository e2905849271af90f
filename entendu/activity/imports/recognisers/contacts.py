"""Our own kind of contacts file: one person a row, by an id, an e-mail address or both."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.reasons import Bad, Reason
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Record, Row, Said
from entendu.activity.imports.sharing import company_of, owner_of

SOURCE = ("csv", "CSV")


def says(row: Row) -> Said | Bad:
    identities = tuple(
        (kind, value) for kind, value in (("crm:csv", row["id"]), ("email", row["email"])) if value
    )
    if not identities:
        return Bad(Reason.NOBODY, field="email")
    said = Said()
    values = {
        **row.said("email", "phone", "job_title", "country", "language", "origin"),
        **_named(row),
        **company_of(row, said),
        **owner_of(row, said),
    }
    if row.extra:
        values["fields"] = row.extra
    said.records.append(Record("contacts", identities, values, main=True))
    return said


def _named(row: Row) -> dict:
    """First and last name; a full name is cut at its first space where it is all there is."""
    said = row.said("first_name", "last_name")
    if not said and row["name"]:
        first, _, last = row["name"].partition(" ")
        said = {"first_name": first, "last_name": last} if last else {"last_name": first}
    return said


RECOGNISER = Recogniser(
    name="contacts",
    source=SOURCE,
    nouns=("contacts", "companies", "members"),
    fields=(
        Field("id", limit=190, aliases=("contact_id", "contact id", "identifiant", "id contact")),
        Field("email", "email", aliases=(
            "e-mail", "mail", "email address", "adresse e-mail", "courriel", "adresse mail",
            "adresse email", "contact_email")),
        Field("first_name", limit=120, aliases=("firstname", "given name", "prénom")),
        Field("last_name", limit=120, aliases=(
            "lastname", "surname", "family name", "nom", "nom de famille")),
        Field("name", limit=120, aliases=("full name", "contact", "nom complet")),
        Field("phone", limit=40, aliases=(
            "telephone", "phone number", "mobile", "téléphone", "tel", "portable")),
        Field("job_title", limit=160, aliases=(
            "title", "job", "position", "fonction", "poste", "intitulé du poste")),
        Field("company", aliases=(
            "company name", "account", "organisation", "organization", "entreprise", "société",
            "raison sociale")),
        Field("company_domain", limit=190, aliases=(
            "domain", "website", "domaine", "site web", "site")),
        Field("segment", limit=120, aliases=("sector", "industry", "secteur", "segment")),
        Field("country", limit=80, aliases=("pays",)),
        Field("language", limit=8, aliases=("langue", "lang")),
        Field("origin", limit=80, aliases=("source", "lead source", "origine", "provenance")),
        Field("owner", aliases=(
            "owner email", "sales rep", "responsable", "commercial", "propriétaire")),
    ),
    rank=50,
    says=says,
    ready_made=False,
    extra=True,
)  # fmt: skip
