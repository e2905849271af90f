"""Write companies, contacts and identities."""

from django.db import connection

from entendu.example.actions.places import Places, instant, learnt, written
from entendu.example.telling import Story
from entendu.people.models import Company, Contact, Identity
from entendu.workspace.scope import visible

STATED = ("email", "first_name", "last_name", "phone", "job_title", "country", "company", "owner")


def write_people(told: Story, places: Places) -> None:
    """Who there is, and by which ids they are known."""
    first = _first_known(told)
    firms = visible(Company, places.workspace).bulk_create(
        [_company(told, places, number, first[number]) for number in range(len(told.firms))]
    )
    places.firms = [row.pk for row in firms]
    people = visible(Contact, places.workspace).bulk_create(
        [_contact(told, places, number) for number in range(len(told.people))]
    )
    places.people = [row.pk for row in people]
    places.known = _write_identities(told, places)


def _first_known(told: Story) -> list[int]:
    """When each firm was first heard of: with its first contact, or at the very beginning."""
    first = [told.season.midnights[0]] * len(told.firms)
    for person in sorted(told.people, key=lambda one: one.known_at, reverse=True):
        first[person.firm] = person.known_at
    return first


def _company(told: Story, places: Places, number: int, at: int) -> Company:
    firm = told.firms[number]
    stated = [name for name, value in (("name", 1), ("domain", firm.domain), ("country", 1),
                                       ("segment", firm.sector)) if value]  # fmt: skip
    return Company(
        workspace=places.workspace,
        key=firm.key,
        name=firm.name,
        domain=firm.domain,
        segment=firm.sector,
        country=firm.country,
        city=firm.town,
        employees=firm.employees or None,
        owner_id=places.members.get(told.firm_owners.get(number, "")),
        provenance=learnt(places.sources["example-crm"], at, stated),
        created_at=instant(at),
        changed_at=instant(at),
    )


def _contact(told: Story, places: Places, number: int) -> Contact:
    person = told.people[number]
    row = Contact(
        workspace=places.workspace,
        email=person.email,
        first_name=person.first,
        last_name=person.last,
        phone=person.phone,
        job_title=person.title,
        country=person.country,
        language=person.language,
        origin=person.origin,
        company_id=places.firms[person.firm],
        owner_id=places.members.get(person.owner),
        fields={"interest": person.topic},
        created_at=instant(person.known_at),
        changed_at=instant(person.changed_at),
    )
    by = "example-crm" if person.imported or not person.origin else "example-site"
    stated = [name for name in STATED if getattr(row, f"{name}_id", None) or getattr(row, name, "")]
    row.provenance = learnt(places.sources[by], person.known_at, stated)
    return row


def _write_identities(told: Story, places: Places) -> list[int]:
    """The ids, in the story's order. Past the ORM: most of them are strangers' browsers."""
    insert = (
        "INSERT INTO people_identity (workspace_id, kind, value, contact_id, created_at) "
        "VALUES (%s, %s, %s, %s, %s)"
    )
    people = [*places.people, None]  # a stranger's contact, at the end, is nobody
    rows = [
        (places.workspace.pk, one.kind, one.value,
         people[-1 if one.contact is None else one.contact], written(one.at))
        for one in told.known
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(insert, rows)
    found = visible(Identity, places.workspace).values_list("kind", "value", "pk")
    ids = {(kind, value): pk for kind, value, pk in found}
    return [ids[one.kind, one.value] for one in told.known]
