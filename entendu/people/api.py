"""Edge of the API: contacts and companies."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict

from entendu.interface.lists import LARGEST, Cursor, Id, Limit, Number, Text, page_of
from entendu.interface.problems import Problem, fault, refused
from entendu.people import editing, finding
from entendu.people.editing import Reason
from entendu.workspace.bearer import found, offers

contacts, companies = Router(), Router()
ROUTERS = {"contacts": contacts, "companies": companies}


class CompanyOut(Schema):
    id: int
    key: str
    name: str
    domain: str
    segment: str
    country: str
    city: str
    employees: int | None
    owner_id: int | None
    fields: dict
    provenance: dict
    created_at: datetime
    changed_at: datetime


class CompanyPage(Schema):
    items: list[CompanyOut]
    next: str | None


class ContactOut(Schema):
    id: int
    email: str
    first_name: str
    last_name: str
    phone: str
    job_title: str
    country: str
    language: str
    origin: str
    company_id: int | None
    owner_id: int | None
    created_at: datetime
    changed_at: datetime


class ContactPage(Schema):
    items: list[ContactOut]
    next: str | None


class IdentityOut(Schema):
    kind: str
    value: str
    created_at: datetime


class ContactInFull(ContactOut):
    fields: dict
    provenance: dict
    identities: list[IdentityOut]


def _address(text: str) -> str:
    if text:
        try:
            validate_email(text.strip())
        except ValidationError:
            raise ValueError("not an e-mail address") from None
    return text


Line = Annotated[str, Field(max_length=120)]
Link = Annotated[int, Strict(), Field(ge=1, le=LARGEST)]


class ContactIn(BaseModel):
    """What may be written of a contact; anything else is refused. Absent: left as it is."""

    model_config = ConfigDict(extra="forbid")
    email: Annotated[str, Field(max_length=254), AfterValidator(_address)] = ""
    first_name: Line = ""
    last_name: Line = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    job_title: Annotated[str, Field(max_length=160)] = ""
    country: Annotated[str, Field(max_length=80)] = ""
    language: Annotated[str, Field(max_length=8)] = ""
    origin: Annotated[str, Field(max_length=80)] = ""
    company_id: Link | None = None
    owner_id: Link | None = None


@offers(contacts, "GET", "", "read", ContactPage)
def list_contacts(
    request,
    search: Text = "",
    email: Text = "",
    origin: Text | None = None,
    owner: Id | None = None,
    company: Id | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
):
    """List contacts, newest first. `search` looks in names, e-mails and companies."""
    wanted = {"email__iexact": email or None, "origin": origin, "owner": owner, "company": company}
    rows = finding.contacts(request.workspace, search)
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return page_of(rows, ("-id",), cursor, limit)


@offers(contacts, "POST", "", "write", {201: ContactInFull}, errors=(409,))
def add_contact(request, body: ContactIn):
    """Add a contact. 409 when the e-mail address leads to another contact already."""
    values = body.model_dump(exclude_unset=True)
    done = editing.add_contact(request.workspace, values, request.actor, now=timezone.now())
    return Status(201, _in_full(request, _kept(done)))


@offers(contacts, "GET", "/{int:contact}", "read", ContactInFull)
def read_contact(request, contact: Number):
    """Read one contact with its identities, and who or what said each field."""
    return _in_full(request, found(finding.contacts(request.workspace), contact))


@offers(contacts, "PATCH", "/{int:contact}", "write", ContactInFull, errors=(409,))
def change_contact(request, contact: Number, body: ContactIn):
    """Change what is named in the body; the rest stays."""
    values = body.model_dump(exclude_unset=True)
    done = editing.change_contact(
        request.workspace, contact, values, request.actor, now=timezone.now()
    )
    return _in_full(request, _kept(done))


def _in_full(request, contact) -> dict:
    told = {
        name: getattr(contact, name) for name in ContactInFull.model_fields if name != "identities"
    }
    return {**told, "identities": list(finding.identities(request.workspace, contact))}


def _kept(done: editing.Saved | editing.Refused):
    """The contact that was saved; a refusal becomes the problem that tells it."""
    if isinstance(done, editing.Saved):
        return done.contact
    if done.reason is Reason.NO_SUCH_CONTACT:
        raise Problem(HTTPStatus.NOT_FOUND, "There is no such contact in this workspace.")
    if done.reason is Reason.EMAIL_TAKEN:
        detail = f"This address leads to contact {done.contact_id}."
        error = fault("body", "email", done.reason, detail)
        raise Problem(HTTPStatus.CONFLICT, detail, code="email-taken", errors=(error,))
    if done.reason is Reason.NOBODY:
        raise refused("email", done.reason, "Give an e-mail address or a name.")
    raise refused(done.field, done.reason, "There is none of this number in this workspace.")


@offers(companies, "GET", "", "read", CompanyPage)
def list_companies(
    request,
    search: Text = "",
    segment: Text | None = None,
    owner: Id | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
):
    """List companies, newest first. `search` looks in names and domains."""
    wanted = {"segment": segment, "owner": owner}
    rows = finding.companies(request.workspace, search)
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return page_of(rows, ("-id",), cursor, limit)


@offers(companies, "GET", "/{int:company}", "read", CompanyOut)
def read_company(request, company: Number):
    """Read one company."""
    return found(finding.companies(request.workspace), company)
