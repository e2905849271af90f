"""Which contacts or companies does somebody mean? Reads, always of one workspace."""

from django.db.models import Q, QuerySet

from entendu.people.models import Company, Contact, Identity
from entendu.workspace.models import Workspace
from entendu.workspace.scope import visible


def contacts(workspace: Workspace, search: str = "") -> QuerySet[Contact]:
    """The contacts whose names, e-mail or company hold every word of `search`."""
    rows = visible(Contact, workspace)
    for word in search.split()[:8]:
        rows = rows.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(email__icontains=word)
            | Q(company__name__icontains=word)
        )
    return rows


def companies(workspace: Workspace, search: str = "") -> QuerySet[Company]:
    """The companies whose name or domain holds every word of `search`."""
    rows = visible(Company, workspace)
    for word in search.split()[:8]:
        rows = rows.filter(Q(name__icontains=word) | Q(domain__icontains=word))
    return rows


def identities(workspace: Workspace, contact: Contact) -> QuerySet[Identity]:
    """The identities that lead to `contact`, oldest first."""
    return visible(Identity, workspace).filter(contact=contact).order_by("id")
