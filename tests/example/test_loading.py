from decimal import Decimal

import pytest
from django.contrib.auth import authenticate

from entendu.activity.models import Activity, Campaign, Content, Cost, Deal, Revenue
from entendu.engine.models import Change
from entendu.example.actions import AlreadyThere, Loaded, Reason, Refused, load
from entendu.example.lists.clairval import CLAIRVAL
from entendu.example.lists.nord import NORD
from entendu.example.size import SMALL
from entendu.people.models import Company, Contact, Identity
from entendu.workspace.audit import Actor
from entendu.workspace.models import AuditEntry, Member, User, Workspace
from entendu.workspace.queries import memberships
from entendu.workspace.scope import visible

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]
BY = Actor(None, "command")
TABLES = (Activity, Campaign, Company, Contact, Content, Cost, Deal, Identity, Member, Revenue)


def load_small(now, client=NORD, **more):
    return load(client, SMALL, BY, now=now, password="long enough words", **more)


def rows(workspace) -> dict[str, int]:
    return {model.__name__: visible(model, workspace).count() for model in TABLES}


@pytest.fixture
def loaded(now) -> Loaded:
    outcome = load_small(now)
    assert isinstance(outcome, Loaded)
    return outcome


def test_everything_counted_is_in_the_tables(loaded):
    found = rows(loaded.workspace)
    assert found["Contact"] == loaded.counts["contacts"] == SMALL.contacts
    assert found["Activity"] == loaded.counts["activities"]
    assert found["Identity"] == loaded.counts["identities"]
    assert found["Deal"] == loaded.counts["deals"] > 0
    assert found["Cost"] == loaded.counts["costs"]


def test_a_second_load_changes_nothing(loaded, now):
    before, changes = rows(loaded.workspace), Change.objects.count()
    assert load_small(now) == AlreadyThere(loaded.workspace)
    assert rows(loaded.workspace) == before
    assert Change.objects.count() == changes
    assert Workspace.objects.count() == 1


def test_a_workspace_with_records_of_its_own_is_refused(workspace, now):
    visible(Contact, workspace).create(workspace=workspace, created_at=now, changed_at=now)
    assert load_small(now, name=workspace.name) == Refused(Reason.IN_USE, workspace)
    assert rows(workspace)["Activity"] == 0


def test_an_empty_workspace_is_filled_under_its_own_name(workspace, now):
    outcome = load_small(now, name="atelier")
    assert outcome.workspace == workspace
    assert rows(workspace)["Contact"] == SMALL.contacts


def test_nothing_happened_after_yesterday(loaded, now):
    last = visible(Activity, loaded.workspace).latest("occurred_at").occurred_at
    assert 0 < (now - last).total_seconds() < 5 * 86_400
    assert not visible(Activity, loaded.workspace).filter(received_at__gt=now).exists()
    assert not visible(Deal, loaded.workspace).filter(closed_at__gt=now).exists()


def test_an_activity_is_received_after_it_happened(loaded):
    for one in visible(Activity, loaded.workspace)[:500]:
        assert one.occurred_at <= one.received_at


def test_money_is_stored_to_the_cent_in_euros(loaded):
    deals = visible(Deal, loaded.workspace)
    assert set(deals.values_list("currency", flat=True)) == {"EUR"}
    assert all(deal.amount == deal.amount.quantize(Decimal("0.01")) for deal in deals)
    won = sum(deal.amount for deal in deals.filter(state="won"))
    assert won > sum(row.amount for row in visible(Revenue, loaded.workspace)) / 3


def test_contacts_say_where_each_field_comes_from(loaded):
    contact = visible(Contact, loaded.workspace).exclude(phone="").first()
    assert {"email", "phone", "company"} <= set(contact.provenance)
    assert {said["source"] for said in contact.provenance.values()}


def test_identities_lead_to_contacts_and_strangers_to_nobody(loaded):
    known = visible(Identity, loaded.workspace)
    assert known.filter(kind="email", contact=None).count() == 0
    assert known.filter(kind="anonymous", contact=None).count() >= SMALL.visitors
    assert known.filter(kind="email").count() == SMALL.contacts


def test_the_people_of_the_demonstration_can_sign_in(loaded):
    assert {account.email: account.role for account in loaded.accounts} == {
        "admin@atelier-nord.example": "administrator",
        "viewer@atelier-nord.example": "viewer",
        "marketing@atelier-nord.example": "marketing_manager",
        "sales@atelier-nord.example": "sales_manager",
        "rep@atelier-nord.example": "sales",
        "adviser@cap-conseil.example": "adviser",
    }
    assert authenticate(email="rep@atelier-nord.example", password="long enough words")
    assert User.objects.get(email="rep@atelier-nord.example").language == "en"
    assert User.objects.get(email="marketing@atelier-nord.example").language == "fr"


def test_there_are_two_sales_teams_of_four_and_a_marketing_team_of_four(loaded):
    members = visible(Member, loaded.workspace)
    for team, count in (("Équipe Nord", 4), ("Équipe Sud & International", 4)):
        assert members.filter(team__name=team, role="sales").count() == count
        assert members.filter(team__name=team, role="sales_manager").count() == 1
    assert members.filter(team__name="Marketing").count() == 4


def test_the_adviser_has_two_clients_and_keeps_the_first_password(loaded, now):
    other = load(CLAIRVAL, SMALL, BY, now=now, password="quite another one")
    assert [account.new for account in other.accounts] == [False]
    adviser = authenticate(email="adviser@cap-conseil.example", password="long enough words")
    names = [membership.workspace.name for membership in memberships(adviser)]
    assert names == ["Atelier Nord", "Fret Clairval"]


def test_the_trail_names_the_load(loaded):
    entry = AuditEntry.objects.get(workspace=loaded.workspace, action="example.loaded")
    assert entry.via == "command"
    assert entry.after["contacts"] == SMALL.contacts


def test_a_load_that_fails_leaves_nothing(now):
    twice = NORD.__class__(**{**vars(NORD), "pieces": NORD.pieces + NORD.pieces[:1]})
    with pytest.raises(Exception, match="content"):
        load_small(now, client=twice)
    assert Workspace.objects.count() == 0
    assert User.objects.count() == 0
