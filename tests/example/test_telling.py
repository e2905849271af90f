import json
from collections import Counter, defaultdict
from datetime import date, datetime
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from entendu.activity.kinds import TOWARDS, Kind, Stage
from entendu.example.lists.clairval import CLAIRVAL
from entendu.example.lists.nord import NORD
from entendu.example.size import FULL, SECOND, SMALL
from entendu.example.telling import season_until, story

PARIS = ZoneInfo("Europe/Paris")


def local(at: int) -> datetime:
    return datetime.fromtimestamp(at, PARIS)


def pages(told):
    return [one for one in told.happenings if one.kind == Kind.PAGE and not one.bot]


def stages_of(told) -> dict[int, dict[str, int]]:
    entered = defaultdict(dict)
    for one in told.happenings:
        if one.stage:
            entered[told.known[one.identity].contact].setdefault(one.stage, one.at)
    return entered


def test_the_same_seed_and_day_tell_the_same_story(small):
    assert story(NORD, SMALL, date(2026, 11, 19)) == small


def test_another_seed_tells_another_story(small):
    other = story(NORD, SMALL.__class__(**{**vars(SMALL), "seed": 5}), date(2026, 11, 19))
    assert other.happenings != small.happenings


@pytest.mark.parametrize("last", ["2024-02-29", "2026-03-31", "2026-08-15", "2027-01-01"])
def test_it_can_end_on_any_day(last):
    told = story(NORD, SMALL, date.fromisoformat(last))
    assert told.season.last.isoformat() == last
    assert max(one.at for one in told.happenings) < told.season.end
    assert len(told.people) == SMALL.contacts


def test_the_season_is_eighteen_months_with_both_ends():
    season = season_until(date(2026, 11, 19), 18, "Europe/Paris")
    assert (season.first, season.last) == (date(2025, 5, 20), date(2026, 11, 19))


def test_it_is_told_quickly():
    began = process_time()
    story(NORD, FULL, date(2026, 11, 18))
    assert process_time() - began < 10  # 1 s of processor time where it was written


def test_counts_are_within_a_tenth_of_what_is_promised(full):
    of_contacts = sum(full.known[one.identity].contact is not None for one in full.happenings)
    for count, promised in ((len(full.people), 4000), (of_contacts, 80_000),
                            (len(full.firms), 900), (len(full.client.pieces), 36)):  # fmt: skip
        assert 0.9 * promised <= count <= 1.1 * promised


def test_activities_are_in_order_and_none_lies_outside_the_season(full):
    times = [one.at for one in full.happenings]
    assert times == sorted(times)
    assert full.season.midnights[0] <= times[0]
    assert times[-1] < full.season.end


def test_activities_have_known_kinds_and_stages_only_where_due(full):
    for one in full.happenings:
        assert one.kind in set(Kind)
        assert (one.kind == Kind.STAGE) == bool(one.stage)
        assert not one.stage or one.stage in set(Stage)


def test_links_lead_to_something_told(full):
    campaigns = {run.key for run in full.runs} | {""}
    contents = {piece.key for piece in full.client.pieces} | {""}
    members = {one.key for one in full.client.colleagues} | {""}
    assert {one.campaign for one in full.happenings} <= campaigns
    assert {one.content for one in full.happenings} <= contents
    assert {one.member for one in full.happenings} <= members
    assert {cost.campaign for cost in full.costs} <= campaigns


def test_properties_are_json_objects(full):
    assert all(isinstance(json.loads(one.properties), dict) for one in full.happenings[::50])
    assert any("question" in one.properties for one in full.happenings if one.kind == Kind.FORM)


def test_every_contact_has_an_activity_and_is_known_within_the_season(full):
    seen = {full.known[one.identity].contact for one in full.happenings}
    assert seen >= set(range(len(full.people)))
    first, end = full.season.midnights[0], full.season.end
    assert all(first <= person.known_at <= person.changed_at < end for person in full.people)


def test_stages_are_entered_in_their_order(full):
    path = [Stage.LEAD, Stage.MQL, Stage.SAL, Stage.SQL]
    for entered in stages_of(full).values():
        times = [entered[stage] for stage in path if stage in entered]
        assert times == sorted(times)
        assert [stage in entered for stage in path] == sorted(
            (stage in entered for stage in path), reverse=True
        )


def test_a_deal_follows_its_qualification_unless_it_was_imported(full):
    entered = stages_of(full)
    imported = [deal for deal in full.deals if full.people[deal.person].imported]
    assert len(imported) == FULL.imported
    for deal in full.deals:
        if deal not in imported:
            assert entered[deal.person][Stage.SQL] <= deal.opened_at + 3600


def test_imported_customers_were_won_before_their_first_activity(full):
    first: dict[int | None, int] = {}
    for one in full.happenings:
        first.setdefault(full.known[one.identity].contact, one.at)
    before = [d for d in full.deals if d.closed_at and d.closed_at < first[d.person]]
    assert {full.people[deal.person].imported for deal in before} == {True}
    assert len(before) == FULL.imported


def test_closed_deals_have_a_date_and_lost_ones_a_reason(full):
    for deal in full.deals:
        assert (deal.state == "open") == (deal.closed_at is None)
        assert (deal.state == "lost") == bool(deal.lost_reason)
        assert deal.cents > 0
        if deal.closed_at:
            assert deal.opened_at < deal.closed_at < full.season.end


def test_bills_of_a_deal_make_its_amount_to_the_cent_once_all_are_sent(full):
    billed: Counter[int] = Counter()
    for bill in full.bills:
        assert full.deals[bill.deal].state == "won"
        assert bill.at < full.season.end
        if bill.what != "renewal":
            billed[bill.deal] += bill.cents
    complete = [n for n in billed if billed[n] == full.deals[n].cents]
    assert len(complete) > 50
    assert all(billed[n] <= full.deals[n].cents for n in billed)


def test_the_funnel_is_that_of_a_believable_company(full):
    entered = stages_of(full)
    reached = Counter(stage for one in entered.values() for stage in one)
    strangers = {one.identity for one in full.happenings
                 if full.known[one.identity].contact is None and not one.bot}  # fmt: skip
    assert 26_000 < len(strangers) + len(full.people) < 32_000
    assert 1700 < reached[Stage.LEAD] < 2200
    assert 900 < reached[Stage.MQL] < 1250
    assert 550 < reached[Stage.SAL] < 800
    assert 350 < reached[Stage.SQL] < 520
    assert 250 < len({deal.person for deal in full.deals}) < 370
    won = [deal for deal in full.deals if deal.state == "won"]
    assert 85 <= len(won) <= 125
    assert 1_800_000 < sum(bill.cents for bill in full.bills) / 100 < 4_000_000


def test_webinars_close_and_paid_social_does_not(full):
    entered, won = stages_of(full), {d.person for d in full.deals if d.state == "won"}

    def rate(origin: str) -> float:
        mqls = [n for n, one in entered.items()
                if Stage.MQL in one and full.people[n].origin == origin]  # fmt: skip
        return sum(n in won for n in mqls) / len(mqls)

    assert rate("webinar") > 3 * rate("paid_social")


def test_quick_sellers_win_more_than_slow_ones(full):
    entered, won = stages_of(full), {d.person for d in full.deals if d.state == "won"}
    quick = {one.key: one.quickness for one in full.client.colleagues if one.role == "sales"}

    def rate(keys: set[str]) -> float:
        mine = [n for n, one in entered.items()
                if Stage.MQL in one and full.people[n].owner in keys]  # fmt: skip
        return sum(n in won for n in mine) / len(mine)

    fast = {key for key, value in quick.items() if value >= 0.9}
    slow = {key for key, value in quick.items() if value <= 0.4}
    assert rate(fast) > 1.3 * rate(slow)


def test_some_mqls_are_left_waiting(full):
    touched = {full.known[one.identity].contact for one in full.happenings
               if one.kind in TOWARDS and one.member}  # fmt: skip
    mqls = [n for n, one in stages_of(full).items() if Stage.MQL in one]
    assert 0.04 < sum(n not in touched for n in mqls) / len(mqls) < 0.2


def test_weekends_nights_and_august_are_quiet(full):
    times = [local(one.at) for one in pages(full)]
    assert 0.03 < sum(at.weekday() > 4 for at in times) / len(times) < 0.1
    assert sum(at.hour < 6 for at in times) / len(times) < 0.05
    months = Counter((at.year, at.month) for at in times)
    assert months[2026, 8] < 0.5 * months[2026, 6]
    assert months[2026, 8] < 0.5 * months[2026, 9]


def test_sellers_call_in_office_hours_only(full):
    for one in full.happenings:
        if one.kind in {Kind.CALL, Kind.MEETING}:
            at = local(one.at)
            assert at.weekday() < 5
            assert 9 <= at.hour < 19


def test_deals_are_hurried_to_the_end_of_the_quarter(full):
    closings = [local(deal.closed_at) for deal in full.deals if deal.closed_at]
    late = sum(at.month % 3 == 0 and at.day >= 24 for at in closings)
    assert late / len(closings) > 2 * 7 / 91


def test_a_few_per_cent_of_the_pages_are_read_by_programs_and_some_are_not_marked(full):
    read = [one for one in full.happenings if one.kind == Kind.PAGE]
    assert 0.01 < sum(one.bot for one in read) / len(read) < 0.06
    unmarked = Counter(one.identity for one in read if not one.bot)
    bursts = [n for n, count in unmarked.items()
              if count >= 25 and full.known[n].contact is None]  # fmt: skip
    assert bursts


def test_some_people_have_two_browsers(full):
    browsers = Counter(one.contact for one in full.known
                       if one.kind == "anonymous" and one.contact is not None)  # fmt: skip
    two = sum(count == 2 for count in browsers.values())
    assert 0.1 < two / len(full.people) < 0.3


def test_the_cycle_from_first_contact_to_won_is_about_two_months(full):
    first: dict[int | None, int] = {}
    for one in full.happenings:
        first.setdefault(full.known[one.identity].contact, one.at)
    days = [(d.closed_at - first[d.person]) / 86_400 for d in full.deals if d.state == "won"]
    assert 45 < median(days) < 85


def test_the_other_client_is_told_by_the_same_modules():
    told = story(CLAIRVAL, SECOND, date(2026, 11, 19))
    assert len(told.people) == SECOND.contacts
    assert {deal.state for deal in told.deals} == {"open", "won", "lost"}
    assert all(one.country in {"FR", "BE"} for one in told.people)
