"""Lays prospects through the models, for the pages that show them."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from entendu.activity.kinds import Kind
from entendu.activity.models import Activity, Content, Deal, Source
from entendu.people.models import Company, Contact, Identity
from entendu.workspace.models import Member


class Maker:
    """Lays records into one workspace, each with the least that it needs."""

    def __init__(self, workspace):
        self.workspace, self.number = workspace, 0
        # Pages read the clock: what is laid lies within their last thirty days.
        day = timezone.now() - timedelta(days=20)
        self.at = day.replace(hour=9, minute=0, second=0, microsecond=0)
        self.source = self._row(Source, key="crm", name="The old CRM", created_at=self.at)

    def _row(self, model, **values):
        return model._default_manager.create(workspace=self.workspace, **values)

    def _stamps(self) -> dict:
        return {"created_at": self.at, "changed_at": self.at}

    def member(self, name: str) -> Member:
        return self._row(Member, name=name, key=name, joined_at=self.at)

    def company(self, name: str, **values) -> Company:
        return self._row(Company, key=name, name=name, **values, **self._stamps())

    def content(self, title: str, url: str = "") -> Content:
        return self._row(Content, key=title, title=title, url=url, **self._stamps())

    def contact(self, first: str, last: str = "", **values) -> Contact:
        self.number += 1
        values.setdefault("email", f"{self.workspace.slug}{self.number}@people.example")
        contact = self._row(Contact, first_name=first, last_name=last, **values, **self._stamps())
        self._row(Identity, kind="email", value=contact.email, contact=contact, created_at=self.at)
        return contact

    def stranger(self) -> Identity:
        self.number += 1
        value = f"browser-{self.number}"
        return self._row(Identity, kind="anonymous", value=value, created_at=self.at)

    def did(self, who, kind=Kind.PAGE, days: float = 0, **values) -> Activity:
        """`who` (a contact or an identity) did something so many days after the first day."""
        self.number += 1
        identity = who if isinstance(who, Identity) else who.identities.first()
        at = self.at + timedelta(days=days)
        return self._row(
            Activity, source=self.source, message_id=f"m{self.number}", identity=identity,
            kind=kind, occurred_at=at, received_at=at, **values,
        )  # fmt: skip

    def entered(self, who, stage: str, days: float = 0) -> Activity:
        return self.did(who, Kind.STAGE, days, stage=stage)

    def deal(self, contact, state="won", amount="100.00", days: float = 0, **values) -> Deal:
        self.number += 1
        closed = None if state == "open" else self.at + timedelta(days=days)
        return self._row(
            Deal, key=f"d{self.number}", name=f"Deal {self.number}", contact=contact, state=state,
            amount=Decimal(amount), currency="EUR", opened_at=self.at, closed_at=closed,
            **values, **self._stamps(),
        )  # fmt: skip
