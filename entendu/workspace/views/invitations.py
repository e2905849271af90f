"""Telling somebody by mail that they are a member now."""

import logging
from smtplib import SMTPException

from django.contrib import messages
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from entendu.workspace import signin
from entendu.workspace.actions import Joined

log = logging.getLogger(__name__)


def announce(request, joined: Joined) -> None:
    """Send the mail, and say on the next page what became of it."""
    address = _address(joined)
    told = {"name": joined.member.name, "email": joined.user.email}
    try:
        _mail(request, joined, address).send()
    except (OSError, SMTPException) as error:
        log.warning("invitation of member %s not sent: %s", joined.member.pk, error)
        messages.warning(
            request,
            _("%(name)s is a member, but the mail to %(email)s could not be sent. Send it again "
              "from the member’s page once mail works.") % told,
        )  # fmt: skip
        return
    if signin.mails_go_out() or not joined.new_account:
        messages.success(request, _("%(name)s has been told by mail at %(email)s.") % told)
    else:
        messages.warning(
            request,
            _("No mail server is set up. Give %(name)s this link yourself; it works once, for a "
              "week: %(address)s") % {**told, "address": address},
        )  # fmt: skip


def _address(joined: Joined) -> str:
    if not joined.new_account:
        return signin.public_address(reverse("home"))
    token = signin.invitation(joined.user, timezone.now())
    return signin.public_address(reverse("workspace:welcome", args=[token]))


def _mail(request, joined: Joined, address: str) -> EmailMultiAlternatives:
    content = {
        "address": address,
        "workspace": joined.member.workspace,
        "host": request.user,
        "person": joined.user,
        "new_account": joined.new_account,
        "days": signin.LASTS.days,
    }
    with translation.override(joined.user.language):
        subject = _("%(host)s invites you to %(workspace)s") % {
            "host": request.user,
            "workspace": joined.member.workspace,
        }
        text = render_to_string("workspace/mail/invitation.txt", content)
        html = render_to_string("workspace/mail/invitation.html", content)
    mail = EmailMultiAlternatives(" ".join(subject.split()), text, to=[joined.user.email])
    mail.attach_alternative(html, "text/html")
    return mail
