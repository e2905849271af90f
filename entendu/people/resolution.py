"""Who is meant? Which contact do these ids lead to: a known one, a new one, or two at once?"""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

Pair = tuple[str, str]  # kind and value of an identity


class Clash(StrEnum):
    """Why a row's ids cannot be one person's."""

    EMAIL_TAKEN = "email_taken"  # the address belongs to somebody with another id
    TWO_PEOPLE = "two_people"  # the ids lead to two contacts


@dataclass(frozen=True)
class Disputed:
    """These ids are not one person's: `first` is whom the disputed id belongs to."""

    clash: Clash
    pair: Pair
    first: Pair


@dataclass
class Acquaintance:
    """What is known so far: which contact each id leads to, and the ids of each contact.

    Contacts are database ids; people met for the first time get negative numbers.
    """

    leads_to: dict[Pair, int] = field(default_factory=dict)
    ids_of: dict[int, set[Pair]] = field(default_factory=lambda: defaultdict(set))
    met: int = 1  # so that numbers start at -2: Python hashes -1 and -2 alike

    def know(self, pair: Pair, contact: int) -> None:
        self.leads_to[pair] = contact
        self.ids_of[contact].add(pair)

    def meet(self, pairs: tuple[Pair, ...]) -> int | Disputed:
        """Whom these ids mean; the new ids among them are theirs from now on.

        An id of a CRM is exclusive: somebody has one of each CRM. An e-mail is not.
        """
        contacts = {pair: self.leads_to[pair] for pair in pairs if pair in self.leads_to}
        meant = next(iter(contacts.values()), None)
        if meant is None:
            self.met += 1
            meant = -self.met
        disputed = self._dispute(pairs, contacts, meant)
        if disputed:
            return disputed
        for pair in pairs:
            self.know(pair, meant)
        return meant

    def _dispute(self, pairs, contacts, meant) -> Disputed | None:
        exclusive = {pair[0]: pair for pair in pairs if pair[0].startswith("crm:")}
        for pair, contact in contacts.items():
            for owned in sorted(self.ids_of[contact]):
                if owned[0] in exclusive and owned != exclusive[owned[0]]:
                    return Disputed(Clash.EMAIL_TAKEN, pair, owned)
            if contact != meant:
                return Disputed(Clash.TWO_PEOPLE, pair, min(self.ids_of[contact]))
        return None
