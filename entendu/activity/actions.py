"""Verbs on what happened: sources are named, activities are recorded once each."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import connection

from entendu.activity import bulk
from entendu.activity.models import Source
from entendu.workspace.scope import visible


def source_called(workspace, key: str, name: str, *, now: datetime) -> Source:
    """The source known under `key`, made where it is new."""
    found, _ = visible(Source, workspace).get_or_create(
        key=key, defaults={"workspace": workspace, "name": name, "created_at": now}
    )
    return found


def record_activities(workspace, source: int, rows: Sequence[tuple], *, now: datetime) -> int:
    """Record activities, each (source, message id) once; how many were new.

    A row is (message id, identity's id, kind, instant, channel, stage, campaign's id, content's
    id, member's id, bot, properties as JSON text); the instant is text, UTC, without offset; a
    link to nothing is 0 or None. Call it inside a transaction.
    """
    received = str(now.astimezone(UTC).replace(tzinfo=None))
    insert = bulk.into_sqlite if connection.vendor == "sqlite" else bulk.into_postgresql
    return insert(connection, rows, common=(received, source, workspace.pk))


def note_prices(workspace, source: str, prices: dict[str, str]) -> None:
    """Keep the list prices that a file told with its source."""
    found = visible(Source, workspace).get(key=source)
    merged = {**(found.prices or {}), **prices}
    if merged != found.prices:
        visible(Source, workspace).filter(pk=found.pk).update(prices=merged)
