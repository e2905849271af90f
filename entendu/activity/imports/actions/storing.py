"""How do the records of a few thousand rows get stored? All of them, or none."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db import connection, transaction

from entendu.activity import actions
from entendu.activity.imports.actions.nouns import MENTIONS, MODELS
from entendu.activity.imports.actions.trials import example
from entendu.activity.imports.columns import Batch
from entendu.activity.imports.reasons import Bad, Note, Reason
from entendu.activity.imports.saying import NOUNS, Happening, Record, Ref, Said
from entendu.activity.imports.seen import Seen
from entendu.activity.imports.sharing import key_of
from entendu.activity.queries import arrived, colleagues, first_seen
from entendu.people.actions import keep, keep_contacts, lead, meet
from entendu.people.keeping import Kept, State
from entendu.people.queries import acquaintance, identity_ids
from entendu.people.resolution import Acquaintance, Disputed

EXAMPLES = 12
WHO, AT = 1, 3  # the places of the identity and the instant in an activity


@dataclass
class Outcome:
    """What storing a chunk found: rows that cannot be stored, and what to note of others."""

    rejected: list[tuple[int, Bad]]
    notes: list[tuple[Note, str, int]]


class Store:
    """Stores chunks of rows of one import for one source; with `write=False` only finds out."""

    def __init__(self, workspace, source: int, seen: Seen, *, now: datetime, write: bool):
        self.workspace, self.source, self.seen = workspace, source, seen
        self.now, self.write = now, write
        self.examples: list[dict] = []
        self._met = Acquaintance()  # a trial's people, who are in no table
        self._ids: dict[tuple, int] = {}  # of what activities mentioned before
        self._people_ids: dict[tuple[str, str], int] = {}  # of the identities met before
        self._arrived: set[int] = set()  # a trial's activities

    def store(self, rows: list[tuple[int, Said]], file: int) -> Outcome:
        """Store what the rows say, all of it in one transaction."""
        with transaction.atomic():
            if self.write:
                self._alone()
            good, rejected = self._admitted(rows, file)
            good, disputed, who = self._people(good)
            ids = self._keep_all(good, who)
            self._happen([happening for _, said in good for happening in said.happenings], ids)
            return Outcome(rejected + disputed, self._too_early(good, ids))

    def store_batch(self, batch: Batch, file: int) -> None:
        """Store a batch of activities with the people and names that they mention."""
        with transaction.atomic():
            if self.write:
                self._alone()
            new = set(batch.columns[WHO]).difference(self._people_ids)
            half_known = self._recognise(new)
            good, _, who = self._people(list(self._mentioned(batch.columns, half_known)))
            ids = self._keep_all(good, who)
            unknown = sorted(pair for pair in new if pair not in self._people_ids)
            self._strangers(unknown, ids)
            self._people_ids.update({pair: ids.get(("identities", pair), 0) for pair in unknown})
            self._ids.update(ids)
            self.record(self._linked_rows(batch.columns))

    def _linked_rows(self, columns: list[list]) -> list[tuple]:
        """The activities with the ids of whom and what they name.

        In the order of people, as the index of each person's activities is: its pages are
        then met one after the other.
        """
        linked = list(columns)
        linked[WHO] = list(map(self._people_ids.__getitem__, columns[WHO]))
        for place, noun, _ in MENTIONS:
            ids = {name: self._ids.get((noun, key_of(name)), 0) for name in set(columns[place])}
            linked[place] = list(map(ids.__getitem__, columns[place]))
        return sorted(zip(*linked, strict=True), key=itemgetter(WHO, AT))

    def _recognise(self, new: set) -> list[tuple[str, str]]:
        """Learn the ids of these people; those known by an id that leads to nobody."""
        found, half_known = identity_ids(self.workspace, new), []
        for pair, (identity, contact) in found.items():
            if contact is not None:
                self.seen.became("contacts", contact, State.UNCHANGED)
            if contact is not None or pair[0] == "anonymous":
                self._people_ids[pair] = identity
            else:
                half_known.append(pair)
        self._meet(sorted(pair for pair in new if pair not in found and pair[0] != "anonymous"))
        return half_known

    def _meet(self, pairs: list[tuple[str, str]]) -> None:
        if not self.write:
            self.seen.add("contacts", State.CREATED, len(pairs))
            self._people_ids.update(dict.fromkeys(pairs, -1))
            return
        for pair, (contact, identity) in meet(self.workspace, pairs, source=self.source,
                                              now=self.now).items():  # fmt: skip
            self._people_ids[pair] = identity
            self.seen.became("contacts", contact, State.CREATED)

    def _mentioned(self, columns: list[list], half_known: list[tuple[str, str]]):
        """What the activities mention and this import has not met yet, once each."""
        for kind, value in half_known:
            values: dict[str, object] = {"email": value} if kind == "email" else {}
            yield 0, Said([Record("contacts", ((kind, value),), values)])
        for place, noun, attributes in MENTIONS:
            for name in sorted(set(columns[place]) - {""}):
                if (noun, key_of(name)) not in self._ids:
                    yield 0, Said([Record(noun, key_of(name), attributes(name))])

    def _strangers(self, pairs: Iterable, ids: dict) -> None:
        new = {pair: None for pair in pairs if not ids.get(("identities", pair))}
        if new and self.write:
            found = lead(self.workspace, new, now=self.now)
            ids.update({("identities", pair): row for pair, row in found.items()})

    def _keep_all(self, rows, who) -> dict[tuple, int]:
        ids: dict[tuple, int] = {}
        merged = self._merged(rows)
        for noun in NOUNS:
            self._keep(noun, merged.get(noun, {}), ids, who)
        return ids

    def _alone(self) -> None:
        """PostgreSQL: two imports into one workspace take turns, chunk by chunk."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(4711, %s)", [self.workspace.pk])

    def _admitted(self, rows, file):
        good, rejected = [], []
        for line, said in rows:
            again = [self.seen.repeated(record, file, line) for record in said.records
                     if record.main]  # fmt: skip
            bad = next((found for found in again if isinstance(found, Bad)), None)
            if bad:
                rejected.append((line, bad))
            elif True not in again:
                good.append((line, said))
        return good, rejected

    def _people(self, rows):
        """Whom each contact's ids mean: {identities: number}; rows whose ids dispute are out."""
        claims = {record.key: None for _, said in rows for record in said.records
                  if record.noun == "contacts"}  # fmt: skip
        pairs = {pair for claim in claims for pair in claim}
        known, _ = acquaintance(self.workspace, pairs, None if self.write else self._met)
        good, disputed, who = [], [], {}
        for line, said in rows:
            dispute = None
            for record in said.records:
                if record.noun == "contacts" and record.key not in who:
                    meant = known.meet(record.key)
                    if isinstance(meant, Disputed):
                        dispute = meant
                        break
                    who[record.key] = meant
            if dispute is None:
                good.append((line, said))
            else:
                disputed.append((line, self._bad(dispute)))
        return good, disputed, who

    def _bad(self, dispute: Disputed) -> Bad:
        line = self.seen.line_of("contacts", (dispute.first,)) or self._line_with(dispute)
        detail = {"text": dispute.pair[1], "first": dispute.first[1], "line": line}
        return Bad(Reason(dispute.clash), detail, field="email")

    def _line_with(self, dispute: Disputed) -> int | None:
        return self.seen.line_of("contacts", (dispute.first, dispute.pair))

    def _merged(self, rows) -> dict[str, dict]:
        """{noun: {key: values not said before}} of the rows' records, in order."""
        merged: dict[str, dict] = {}
        for _, said in rows:
            for record in said.records:
                unsaid = self.seen.unsaid(record.noun, _first(record), record.values)
                values = merged.setdefault(record.noun, {}).setdefault(record.key, {})
                extra = {**values.get("fields", {}), **unsaid.get("fields", {})}
                values.update(unsaid, **({"fields": extra} if extra else {}))
        return merged

    def _keep(self, noun: str, stated: dict, ids: dict, who: dict) -> None:
        if not stated:
            return
        linked = {key: self._linked(values, ids) for key, values in stated.items()}
        if noun == "contacts":
            kept = self._keep_contacts(linked, ids, who)
        else:
            kept = self._keep_plain(noun, linked)
            ids.update({(noun, key): found.id for key, found in kept.items()})
        for key, found in kept.items():
            place = found.id if noun == "contacts" else key
            counted = self.seen.became(noun, place, found.state)
            if counted and found.state != State.UNCHANGED and len(self.examples) < EXAMPLES:
                self.examples.append(example(noun, key, found, stated[key]))

    def _linked(self, values: dict, ids: dict) -> dict:
        linked = {}
        for name, value in values.items():
            if isinstance(value, Ref):
                linked[f"{name}_id"] = ids[(value.noun, value.key)]
            else:
                linked[name] = value
        return linked

    def _keep_plain(self, noun: str, stated: dict) -> dict:
        by = "name" if noun == "teams" else "key"
        defaults = {"deals": {"currency": self.workspace.currency}}.get(noun)
        known = self._colleagues(stated) if noun == "members" else {}
        stated = {key: values for key, values in stated.items() if key not in known}
        return known | keep(MODELS[noun], self.workspace, stated, by=by, source=self.source,
                    now=self.now, defaults=defaults, write=self.write)  # fmt: skip

    def _colleagues(self, stated: dict) -> dict[object, Kept]:
        """Those whom a file names and who are members already, by address or by name."""
        ids = colleagues(self.workspace)
        found = {key: ids.get(str(values.get("email") or values.get("name") or key).casefold())
                 for key, values in stated.items()}  # fmt: skip
        return {key: Kept(State.UNCHANGED, pk) for key, pk in found.items() if pk}

    def _keep_contacts(self, stated: dict, ids: dict, who: dict) -> dict:
        values: dict[int, dict] = {}
        identities = {}
        for key, said in stated.items():
            values.setdefault(who[key], {}).update(said)
            identities.update(dict.fromkeys(key, who[key]))
        kept, rows = keep_contacts(self.workspace, values, identities, source=self.source,
                                   now=self.now, write=self.write)  # fmt: skip
        for pair, number in identities.items():
            ids[("contacts", pair)] = kept[number].id
            ids[("identities", pair)] = rows.get(pair, 0)
        return {key: kept[who[key]] for key in stated}

    def _too_early(self, rows, ids: dict) -> list[tuple[Note, str, int]]:
        """Deals won before the first thing known of their contact: kept, and pointed out."""
        won = {}
        for line, said in rows:
            for record in said.records:
                link, at = record.values.get("contact"), record.values.get("closed_at")
                if record.noun == "deals" and record.values.get("state") == "won" and link and at:
                    won[line] = (ids[("contacts", link.key)], at, str(record.key))
        first = first_seen(self.workspace, {contact for contact, _, _ in won.values()})
        return [(Note.WON_BEFORE_CONTACT, key, line) for line, (contact, at, key) in won.items()
                if contact in first and at < first[contact]]  # fmt: skip

    def _happen(self, happenings: list[Happening], ids: dict) -> None:
        if not happenings:
            return
        self._strangers([happening.identity for happening in happenings], ids)
        rows = sorted((_activity(happening, ids) for happening in happenings),
                      key=lambda row: (row[1], row[3]))  # fmt: skip
        self.record(rows)

    def record(self, rows: list[tuple]) -> None:
        """Record activities and count them; a trial looks which ones are there already."""
        if self.write:
            created = actions.record_activities(self.workspace, self.source, rows, now=self.now)
        else:
            created = self._would_be_new([row[0] for row in rows])
        self.seen.add("activities", State.CREATED, created)
        self.seen.add("activities", State.UNCHANGED, len(rows) - created)

    def _would_be_new(self, messages: list[str]) -> int:
        there = arrived(self.workspace, self.source, messages)
        new = {hash(message) for message in messages if message not in there} - self._arrived
        self._arrived |= new
        return len(new)


def _first(record: Record):
    return record.key[0] if record.noun == "contacts" else record.key  # type: ignore[index]


def _activity(happening: Happening, ids: dict) -> tuple:
    return (
        happening.message_id, ids.get(("identities", happening.identity), 0), happening.kind,
        str(happening.at.replace(tzinfo=None)), happening.channel, happening.stage,
        ids.get(("campaigns", happening.campaign)), ids.get(("contents", happening.content)),
        ids.get(("members", happening.member)), False,
        json.dumps(happening.properties, ensure_ascii=False),
    )  # fmt: skip
