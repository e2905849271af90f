"""A prospect's page: facts, journey, deals, history; and the changing of facts."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from entendu.activity.kinds import Kind
from entendu.activity.words import KINDS, STAGES
from entendu.interface.paging import UnknownCursor
from entendu.people.editing import Reason, Refused, change_contact
from entendu.people.models import Contact
from entendu.sharing.forms import ContactForm
from entendu.sharing.queries import dossier as known
from entendu.sharing.views.laying import facts_of, histories, identities_of, journey_of
from entendu.sharing.words import EDIT_REFUSALS
from entendu.workspace.audit import Actor
from entendu.workspace.guard import asks
from entendu.workspace.roles import Permission

HANDS = {"company_id": "company", "owner_id": "owner"}


def _contact(request, number: int) -> Contact:
    contact = known.find(request.workspace, number) if number < 2**63 else None
    if contact is None:
        raise Http404
    return contact


@require_safe
@asks(Permission.SEE)
def prospect(request, number: int):
    """All that is known of one prospect; with `before`, the earlier part of the journey alone."""
    contact = _contact(request, number)
    file = known.dossier(contact)
    kind = request.GET.get("kind", "")
    kinds = (kind,) if kind in set(Kind) else ()
    try:
        happenings, earlier = known.journey(
            contact, file.identities, kinds=kinds, cursor=request.GET.get("before", "")
        )
    except UnknownCursor:
        raise Http404 from None
    context = {
        "contact": contact,
        "days": journey_of(happenings, file.deals, contact.workspace),
        "earlier_url": _earlier(request, kind if kinds else "", earlier, happenings),
        "kind": kind if kinds else "",
        "is_earlier": bool(request.GET.get("before")),
    }
    if request.headers.get("HX-Request"):  # it goes on under the day that is shown already
        context["day_shown"] = request.GET.get("day", "")
        return render(request, "sharing/journey.html", context)
    return render(request, "sharing/prospect.html", context | _all(contact, file, kind))


def _earlier(request, kind: str, cursor: str | None, happenings: list) -> str:
    if cursor is None:
        return ""
    asked = {"kind": kind} if kind else {}
    asked |= {"before": cursor, "day": happenings[-1].day.isoformat()}
    return f"{request.path}?{urlencode(asked)}"


def _all(contact: Contact, file: known.Dossier, kind: str) -> dict:
    return {
        "file": file,
        "facts": facts_of(contact, known.provenance(contact)),
        "identities": identities_of(file.identities),
        "path": [{"code": step.stage, "words": STAGES[step.stage], "at": step.at}
                 for step in (*file.path, *file.beside)],
        "furthest": file.path[-1].stage,
        "furthest_words": STAGES[file.path[-1].stage],
        "kinds": [(one, KINDS[Kind(one)]) for one in file.kinds],
        "history": histories(known.history(contact), contact.workspace),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@asks(Permission.EDIT)
def edit(request, number: int):
    """Change the facts of a prospect by hand; each change is dated and signed."""
    contact = _contact(request, number)
    form = ContactForm(request.POST or None, contact=contact)
    if request.method == "POST" and form.is_valid():
        outcome = change_contact(
            request.workspace, number, form.values(), Actor(request.user), now=timezone.now()
        )
        if not isinstance(outcome, Refused):
            said = _("Saved.") if outcome.changed else _("Nothing was changed.")
            messages.success(request, said)
            return redirect("prospects:page", request.workspace.slug, number)
        _refuse(request, form, outcome)
    status = 422 if form.errors else 200
    context = {"contact": contact, "form": form, "companies": form.suggestions()}
    return render(request, "sharing/edit.html", context, status=status)


def _refuse(request, form: ContactForm, refused: Refused) -> None:
    field = HANDS.get(refused.field, refused.field) or None
    form.add_error(field, EDIT_REFUSALS[refused.reason])
    if refused.reason == Reason.EMAIL_TAKEN and refused.contact_id:
        form.holder_url = reverse(
            "prospects:page", args=[request.workspace.slug, refused.contact_id]
        )
