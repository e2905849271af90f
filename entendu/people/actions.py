"""Verbs on people: keep what is said of them, and let ids lead to contacts."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.db import connection

from entendu.people.keeping import Kept, State, changes, provenance
from entendu.people.meeting import insert_contacts, insert_identities
from entendu.people.models import Contact, Identity
from entendu.people.queries import batches, identity_ids
from entendu.people.resolution import Pair
from entendu.workspace.scope import Scoped, visible

_imagined = count(-1, -1)  # ids of records that a trial would create


def keep(
    model: type[Scoped],
    workspace,
    stated: Mapping[Any, Mapping],
    *,
    by: str = "key",
    source: int,
    now: datetime,
    defaults: Mapping | None = None,
    write: bool = True,
) -> dict[Any, Kept]:
    """Create or update the records of `model` so that they say what is stated.

    `stated` is {natural key: {attribute: value}}, links as `company_id`. Nothing is written for
    a record that already says it all. With `write=False` the same is found out and not done.
    """
    held = {
        getattr(row, by): row
        for batch in batches(stated)
        for row in visible(model, workspace).filter(**{f"{by}__in": batch})
    }
    kept, changed, new = {}, [], {}
    for key, values in stated.items():
        if key not in held:
            new[key] = _made(model, workspace, {**(defaults or {}), **values, by: key}, source, now)
            continue
        before, differences = _differ(held[key], values)
        state = State.UPDATED if differences else State.UNCHANGED
        kept[key] = Kept(state, held[key].pk, before, differences)
        if differences:
            changed.append(_altered(held[key], differences, source, now))
    if write:
        _save(model, workspace, list(new.values()), changed)
    for key, row in new.items():
        row.pk = row.pk or next(_imagined)
        kept[key] = Kept(State.CREATED, row.pk, {}, dict(stated[key]))
    return kept


def _made(model, workspace, values, source, now):
    row = model(workspace=workspace, **values)
    names = {field.name for field in model._meta.concrete_fields}
    for stamp in {"created_at", "changed_at", "joined_at"} & names:
        setattr(row, stamp, now)
    if "name" in names and not row.name:
        row.name = str(values.get("key", ""))[:120]
    if "provenance" in names:
        row.provenance = provenance(values, {}, source, now.isoformat())
        row.provenance.pop("key", None)
    return row


def _differ(row, values) -> tuple[dict, dict]:
    differences = changes(row.__dict__, values)
    return {name: row.__dict__.get(name) for name in differences}, differences


def _altered(row, differences, source, now):
    """The row with its differences set, and the names of what is to be saved."""
    names = set(differences)
    if hasattr(row, "provenance"):
        held = getattr(row, "fields", {})
        row.provenance = {
            **row.provenance,
            **provenance(differences, held, source, now.isoformat()),
        }
        names.add("provenance")
    if hasattr(row, "changed_at"):
        row.changed_at = now
        names.add("changed_at")
    for name, value in differences.items():
        setattr(row, name, value)
    return row, frozenset(names)


def _save(model, workspace, new: list, changed: list) -> None:
    rows = visible(model, workspace)
    if new:
        rows.bulk_create(new, batch_size=1000)
    by_names: dict[frozenset, list] = {}
    for row, names in changed:
        by_names.setdefault(names, []).append(row)
    for names, together in by_names.items():
        rows.bulk_update(together, sorted(names), batch_size=200)


def keep_contacts(
    workspace,
    stated: Mapping[int, Mapping],
    identities: Mapping[Pair, int],
    *,
    source: int,
    now: datetime,
    write: bool = True,
) -> tuple[dict[int, Kept], dict[Pair, int]]:
    """Create or update contacts, then let each identity lead to its contact.

    Contacts are named by their id, people met for the first time by a negative number of the
    caller's. Returns what became of each, and the id of each identity's row.
    """
    known = {number: values for number, values in stated.items() if number > 0}
    kept = dict(keep(Contact, workspace, known, by="id", source=source, now=now, write=write))
    new = {number: _made(Contact, workspace, dict(values), source, now)
           for number, values in stated.items() if number < 0}  # fmt: skip
    if write:
        visible(Contact, workspace).bulk_create(list(new.values()), batch_size=1000)
    for number, row in new.items():
        kept[number] = Kept(State.CREATED, row.pk or number, {}, dict(stated[number]))
    leads = {pair: kept[number].id if number in kept else number
             for pair, number in identities.items()}  # fmt: skip
    return kept, lead(workspace, leads, now=now) if write else {}


def lead(workspace, leads: Mapping[Pair, int | None], *, now: datetime) -> dict[Pair, int]:
    """Let each identity lead to its contact (None: to nobody yet); the ids of the identities.

    An identity that leads to somebody already is left as it is.
    """
    rows, found = visible(Identity, workspace), identity_ids(workspace, leads)
    new = [
        Identity(workspace=workspace, kind=kind, value=value, contact_id=contact, created_at=now)
        for (kind, value), contact in leads.items()
        if (kind, value) not in found
    ]
    rows.bulk_create(new, batch_size=1000)
    for pair, (identity, contact) in found.items():
        if contact is None and leads[pair] is not None:
            rows.filter(pk=identity).update(contact=leads[pair])
    made = {(row.kind, row.value): row.pk for row in new}
    return made | {pair: identity for pair, (identity, _) in found.items()}


def meet(
    workspace, pairs: Sequence[Pair], *, source: int, now: datetime
) -> dict[Pair, tuple[int, int]]:
    """Make a contact for each of these ids, none of which is known: {pair: contact, identity}."""
    emails = [value if kind == "email" else "" for kind, value in pairs]
    said = json.dumps({"email": {"source": source, "at": now.isoformat()}})
    at = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        contacts = insert_contacts(cursor, workspace.pk, emails, said, at)
        made = insert_identities(cursor, workspace.pk, pairs, contacts, at)
    return {pair: (contact, made[pair]) for pair, contact in zip(pairs, contacts, strict=True)}
