import json
import shutil
import time
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import duckdb
import pytest
from django.db import connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entendu.activity.models import Activity, Content, Deal, Revenue
from entendu.engine import mirror, segments
from entendu.people.models import Company as Firm
from entendu.people.models import Identity
from entendu.performance.queries import activity_by_week, closed_loop, funnel, rows_behind
from entendu.workspace.scope import visible
from tests.conftest import NOW
from tests.engine.conftest import STAMPS, Company

pytestmark = pytest.mark.django_db(transaction=True)

COLUMNS = ("id", "identity_id", "kind", "occurred_at", "channel", "stage", "content_id", "bot")


def held(workspace):
    """The activities that questions see, with the contact that each leads to."""
    resident = mirror.resident_of(workspace.pk)
    with resident.duck.cursor() as cursor:
        listed = f"SELECT {', '.join(COLUMNS)}, contact_id FROM activities ORDER BY id"
        return cursor.execute(listed).fetchall()


def stored(workspace):
    """The same from the relational store."""
    rows = visible(Activity, workspace).order_by("id").values_list(*COLUMNS, "identity__contact")
    return [tuple(map(_as_held, row)) for row in rows]


def _as_held(value):
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def reports(workspace):
    """What people read, row for row."""
    return [
        funnel(workspace).rows,
        closed_loop(workspace, "origin").rows,
        closed_loop(workspace, "landing_page").rows,
        activity_by_week(workspace).rows,
        rows_behind(workspace, "visitor").rows,
    ]


def built_anew(workspace):
    """The reports from rows read all over again: inside a transaction nothing is kept."""
    with transaction.atomic():
        return reports(workspace)


def restart():
    """What a new process knows: nothing but the folder."""
    mirror.forget_residents()


def test_a_new_activity_is_seen_by_the_next_question(company):
    known = company.identity("a@example.com", company.contact())
    assert funnel(company.workspace).dicts()[0]["stage"] == "prospect"
    company.activity(known)
    assert funnel(company.workspace).dicts()[0] == {
        "stage": "visitor", "position": 0, "reached": 1, "conversion": None,
        "conversion_from_first": 1, "median_days": None,
    }  # fmt: skip


def test_an_unchanged_question_is_answered_from_memory(company):
    company.activity(company.identity("a@example.com", company.contact()))
    first = funnel(company.workspace)
    assert funnel(company.workspace).rows is first.rows
    company.contact()
    assert funnel(company.workspace).rows is not first.rows


def test_an_identity_takes_its_activities_to_another_contact(company):
    one, two = company.contact(), company.contact()
    browser = company.identity("b1", kind="anonymous")
    company.activity(browser)
    for contact in (None, one, two, None):
        browser.contact = contact
        browser.save()
        assert [row[-1] for row in held(company.workspace)] == [contact.pk if contact else None]
        assert reports(company.workspace) == built_anew(company.workspace)


def test_many_activities_become_segments_and_the_rest_a_tail(company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 10)
    known = company.identity("a@example.com", company.contact())
    for n in range(12):
        company.activity(known, days=20 * n, properties={"title": "Déjà vu « 1 »"})
    assert held(company.workspace) == stored(company.workspace)
    manifest = segments.read_manifest(company.workspace.pk)
    assert (manifest.rows, len(manifest.segments)) == (12, 8)
    company.activity(known)
    assert held(company.workspace) == stored(company.workspace)
    assert segments.read_manifest(company.workspace.pk).rows == 12
    restart()
    assert held(company.workspace) == stored(company.workspace)


def test_many_segments_of_a_month_are_merged(company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 1)
    monkeypatch.setattr(segments, "MANY", 3)
    known = company.identity("a@example.com", company.contact())
    for _ in range(4):
        company.activity(known)
        assert held(company.workspace) == stored(company.workspace)
    manifest = segments.read_manifest(company.workspace.pk)
    assert (manifest.rows, len(manifest.segments)) == (4, 2)
    restart()
    assert held(company.workspace) == stored(company.workspace)


def test_what_a_crash_leaves_is_neither_read_nor_kept(company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 2)
    known = company.identity("a@example.com", company.contact())
    for _ in range(3):
        company.activity(known)
    held(company.workspace)
    folder = segments.folder_of(company.workspace.pk)
    whole = next(folder.glob("*/*.parquet"))
    orphan = whole.with_name("000000000099-000000000120.parquet")
    shutil.copy(whole, orphan)
    (folder / "manifest.json.new").write_text('{"shape": "')
    restart()
    assert held(company.workspace) == stored(company.workspace)
    for _ in range(3):
        company.activity(known)
    assert held(company.workspace) == stored(company.workspace)
    assert not orphan.exists()


def test_a_writing_that_fails_leaves_the_manifest_in_force_and_is_answered(
    company, monkeypatch, caplog
):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 2)
    known = company.identity("a@example.com", company.contact())
    for _ in range(2):
        company.activity(known)
    held(company.workspace)
    before = segments.read_manifest(company.workspace.pk)
    in_the_way = segments.folder_of(company.workspace.pk) / "2026-10"
    in_the_way.write_text("a file where a folder is to be")
    for _ in range(2):
        company.activity(known, days=30)
    assert held(company.workspace) == stored(company.workspace)
    assert "not extended" in caplog.text
    assert segments.read_manifest(company.workspace.pk) == before
    in_the_way.unlink()
    assert held(company.workspace) == stored(company.workspace)


def test_the_mirror_can_be_deleted_at_any_time(company, own_mirror, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 2)
    known = company.identity("a@example.com", company.contact())
    for _ in range(3):
        company.activity(known)
    held(company.workspace)
    shutil.rmtree(own_mirror)
    for _ in range(3):
        company.activity(known)
    assert held(company.workspace) == stored(company.workspace)
    shutil.rmtree(own_mirror)
    restart()
    assert held(company.workspace) == stored(company.workspace)


def test_a_store_put_back_from_a_backup_is_noticed(company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 2)
    known = company.identity("a@example.com", company.contact())
    rows = [company.activity(known) for _ in range(4)]
    held(company.workspace)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM activity_activity WHERE id = %s", [rows[1].pk])
    restart()
    assert held(company.workspace) == stored(company.workspace)
    assert segments.read_manifest(company.workspace.pk).rows == 3


def test_erased_activities_are_gone_from_memory_and_disk(company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 2)
    known = company.identity("a@example.com", company.contact())
    rows = [company.activity(known) for _ in range(4)]
    held(company.workspace)
    visible(Activity, company.workspace).filter(pk=rows[0].pk).delete()
    assert held(company.workspace) == stored(company.workspace)
    assert segments.read_manifest(company.workspace.pk).rows == 3


def test_two_workspaces_never_mix(company, other_company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 2)
    for n, place in enumerate((company, other_company, company, other_company)):
        known = place.identity(f"{n}@example.com", place.contact(origin=place.workspace.slug))
        for _ in range(n + 2):
            place.activity(known, "stage", stage="mql")
    for place in (company, other_company):
        assert held(place.workspace) == stored(place.workspace)
        assert [row[0] for row in closed_loop(place.workspace, "origin").rows] == [
            place.workspace.slug, "all"
        ]  # fmt: skip
    files = segments.files_of(
        other_company.workspace.pk, segments.read_manifest(other_company.workspace.pk)
    )
    resident = mirror.resident_of(company.workspace.pk)
    with resident.duck.cursor() as cursor, pytest.raises(duckdb.PermissionException):
        cursor.execute(f"SELECT * FROM read_parquet('{files[0]}')")


def test_a_question_inside_a_transaction_sees_it_and_leaves_no_trace(company):
    known = company.identity("a@example.com", company.contact())
    company.activity(known)
    before = reports(company.workspace)
    try:
        with transaction.atomic():
            company.activity(known, "stage", stage="mql")
            during = reports(company.workspace)
            raise LookupError
    except LookupError:
        pass
    assert during != before
    assert reports(company.workspace) == before


def test_a_reader_under_whom_the_trail_was_pruned_reads_all_again(company):
    contact = company.contact(origin="social")
    company.activity(company.identity("a@example.com", contact), "stage", stage="mql")
    assert closed_loop(company.workspace, "origin").rows[0][0] == "social"
    contact.origin = "email"
    contact.save()
    company.contact()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM engine_change WHERE id < (SELECT max(id) FROM engine_change)")
    assert closed_loop(company.workspace, "origin").rows[0][0] == "email"


OFTEN = {"page": 3, "mql": 2, "relink": 3, "origin": 2, "deal": 2, "win": 2, "content": 2, "ask": 2}
SELDOM = ("sent", "bot", "contact", "identity", "lose", "delete_deal", "revenue", "restart")
HAPPENINGS = [name for name, times in OFTEN.items() for _ in range(times)] + list(SELDOM)
step = st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 5), st.integers(0, 400))


class Life:
    """Whatever may happen to a company's rows, chosen by a name and two numbers."""

    def __init__(self):
        self.company = Company(uuid4().hex)
        self.contacts = [self.company.contact()]
        self.identities = [self.company.identity("0", self.contacts[0])]
        self.contents = [self.company.make(Content, key="0", title="0", **STAMPS)]
        self.firms = [self.company.make(Firm, key=str(n), name=str(n), **STAMPS) for n in range(2)]
        self.deals = []

    def happen(self, name, which, days):
        getattr(self, name)(which, days)

    def pick(self, rows, which):
        return rows[which % len(rows)]

    def page(self, which, days):
        self.company.activity(
            self.pick(self.identities, which), days=days, channel=f"channel {days % 3}",
            content=self.pick(self.contents, days),
        )  # fmt: skip

    def mql(self, which, days):
        self.company.activity(self.pick(self.identities, which), "stage", stage="mql", days=days)

    def sent(self, which, days):
        self.company.activity(self.pick(self.identities, which), "mail_sent", days=days)

    def bot(self, which, days):
        self.company.activity(self.pick(self.identities, which), days=days, bot=True)

    def contact(self, which, days):
        self.contacts.append(self.company.contact(company=self.pick([None, *self.firms], which)))

    def identity(self, which, days):
        contact = self.pick([None, *self.contacts], which)
        kind = "email" if days % 2 else "anonymous"
        self.identities.append(self.company.identity(uuid4().hex, contact, kind))

    def relink(self, which, days):
        identity = self.pick(self.identities, which)
        identity.contact = self.pick([None, *self.contacts], days)
        identity.save()

    def origin(self, which, days):
        contact = self.pick(self.contacts, which)
        contact.origin, contact.company = f"origin {days % 3}", self.pick([None, *self.firms], days)
        contact.save()

    def deal(self, which, days):
        self.deals.append(self.company.make(
            Deal, key=uuid4().hex, name="D", contact=self.pick([None, *self.contacts], which),
            company=self.pick([None, *self.firms], days), currency="EUR", amount=Decimal("10.10"),
            opened_at=NOW - timedelta(days=days), **STAMPS,
        ))  # fmt: skip

    def win(self, which, days):
        self._close(which, days, "won")

    def lose(self, which, days):
        self._close(which, days, "lost")

    def _close(self, which, days, state):
        if self.deals:
            deal = self.pick(self.deals, which)
            deal.state, deal.closed_at = state, NOW - timedelta(days=days)
            deal.save()

    def delete_deal(self, which, days):
        if self.deals:
            deal = self.deals.pop(which % len(self.deals))
            visible(Revenue, self.company.workspace).filter(deal=deal).delete()
            deal.delete()

    def revenue(self, which, days):
        deal = self.pick([None, *self.deals], which)
        self.company.make(
            Revenue, key=uuid4().hex, company=self.pick(self.firms, days), deal=deal,
            amount=Decimal(days) / 100, currency="EUR", **STAMPS,
        )  # fmt: skip

    def content(self, which, days):
        content = self.pick(self.contents, which)
        content.kind = "landing_page" if days % 2 else "article"
        content.save()
        self.contents.append(
            self.company.make(Content, key=uuid4().hex, kind="landing_page", title="n", **STAMPS)
        )

    def ask(self, which, days):
        reports(self.company.workspace)

    def restart(self, which, days):
        restart()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(step, min_size=15, max_size=30))
def test_kept_up_to_date_equals_built_anew(transactional_db, steps):
    life = Life()
    reports(life.company.workspace)
    for name, which, days in steps:
        life.happen(name, which, days)
    workspace = life.company.workspace
    assert reports(workspace) == built_anew(workspace)
    assert held(workspace) == stored(workspace)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL numbers before commit")
def test_a_lower_number_committed_later_is_seen(company, monkeypatch):
    """A transaction takes a number, another one a higher number and commits first."""
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 1)
    known = company.identity("a@example.com", company.contact())
    late = connections.create_connection("default")
    try:
        late.set_autocommit(False)
        with late.cursor() as cursor:
            cursor.execute(
                "INSERT INTO activity_activity (workspace_id, source_id, message_id, identity_id, "
                "kind, occurred_at, received_at, channel, stage, bot, properties) "
                "VALUES (%s, %s, 'late', %s, 'page', now(), now(), '', '', false, '{}')",
                [company.workspace.pk, company.source.pk, known.pk],
            )
            cursor.execute("UPDATE people_contact SET origin = 'late' WHERE id = %s",
                           [known.contact_id])  # fmt: skip
        company.activity(known, "stage", stage="mql")
        company.contact(origin="other")
        assert held(company.workspace) == stored(company.workspace)
        assert len(held(company.workspace)) == 1
        assert segments.read_manifest(company.workspace.pk).rows == 0  # not yet settled
        assert closed_loop(company.workspace, "origin").rows[0][0] == ""
        late.commit()
        assert held(company.workspace) == stored(company.workspace)
        assert len(held(company.workspace)) == 2
        assert closed_loop(company.workspace, "origin").rows[0][0] == "late"
        for times in range(1, 50):  # the server's own vacuum may hold the settling back a moment
            company.activity(known)
            assert held(company.workspace) == stored(company.workspace)
            assert len(held(company.workspace)) == 2 + times
            if segments.read_manifest(company.workspace.pk).rows >= 3:
                break
            time.sleep(0.1)
        assert segments.read_manifest(company.workspace.pk).rows >= 3
    finally:
        late.close()


def test_names_of_the_identities_stay_in_their_workspace(company, other_company):
    company.identity("a@example.com", company.contact())
    other_company.identity("a@example.com", other_company.contact())
    assert visible(Identity, company.workspace).count() == 1
    with mirror.resident_of(company.workspace.pk).duck.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM identities").fetchone() == (1,)


def test_every_column_arrives_as_it_was_by_either_way(company, monkeypatch):
    """The tail comes as JSON through this process, segments through the Arrow driver."""
    odd = {"title": 'Déjà vu « 1 » "\\ \n\t', "n": 1.5, "none": None, "deep": {"a": [1, "x"]}}
    contact = company.contact(origin="l'été", fields=odd)
    known = company.identity("a@example.com", contact)
    for microsecond in (0, 1, 999_999):
        row = company.activity(known, properties=odd, channel="naïve; '--")
        visible(Activity, company.workspace).filter(pk=row.pk).delete()
        row.pk, row.occurred_at = None, row.occurred_at.replace(microsecond=microsecond)
        row.save(force_insert=True)
    company.make(Deal, key="d", name="D", currency="EUR", amount=Decimal("12345678901.23"),
                 opened_at=NOW, **STAMPS)  # fmt: skip
    company.make(Deal, key="e", name="E", currency="EUR", **STAMPS)

    def arrived():
        with mirror.resident_of(company.workspace.pk).duck.cursor() as cursor:
            cursor.execute("SELECT * FROM activities ORDER BY id")
            activities = cursor.fetchall()
            cursor.execute("SELECT properties, occurred_at FROM activities ORDER BY id")
            return activities, cursor.fetchall()

    by_json, told = arrived()
    assert [json.loads(text) for text, _ in told] == [odd] * 3
    assert [at.microsecond for _, at in told] == [0, 1, 999_999]
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 1)
    restart()
    assert arrived()[0] == by_json
    assert segments.read_manifest(company.workspace.pk).rows == 3
    with mirror.resident_of(company.workspace.pk).duck.cursor() as cursor:
        amounts = cursor.execute("SELECT amount, closed_at FROM deals ORDER BY key").fetchall()
        assert amounts == [(Decimal("12345678901.23"), None), (None, None)]
        (fields,) = cursor.execute("SELECT fields FROM contacts").fetchone()
        assert json.loads(fields) == odd
