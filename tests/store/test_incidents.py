"""Incidents: found, counted, summed, grouped; their past; decisions by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.errors import NotFound
from store.filters import Box, ClaimFilter, Group, IncidentFilter, Totals
from store.incidents import Incidents
from store.outbox import Outbox
from store.records import (
    Claim,
    Count,
    DatePrecision,
    Effect,
    EventType,
    Figure,
    PlacePrecision,
    Status,
    Victims,
    Weapon,
)

Make = Callable[..., Any]


@pytest.fixture
def incidents(database: Database) -> Incidents:
    return Incidents(database)


@pytest.fixture
def put(database: Database, make_item: Make, now: datetime) -> Callable[..., None]:
    """Stores one article a claim."""

    def store(*claims: Claim, **fields: Any) -> None:
        Articles(database).put_many([make_item(claim, **fields) for claim in claims], now=now)

    return store


@pytest.fixture
def six(put: Callable[..., None], make_claim: Make) -> None:
    """Six incidents that differ in everything that can be asked."""
    children = (Victims("children", Count(5, 5, 5), Count(1, 2, 1)),)
    put(
        make_claim("a1#0", killed=Count(12, None, 12, "at least"), victims=children, people=("Dr Ali Hassan",)),
        make_claim("a2#0", day=date(2020, 3, 2), killed=9, weapon=Weapon.DRONE, perpetrator="Russian warplanes"),
        make_claim("a3#0", at="Binnish", killed=None, injured=Count(3, 4, 3), target="a hospital"),
        make_claim(
            "a4#0", at="Aleppo", day=date(2019, 12, 31), event=EventType.ATTACK, killed=2, people=("Sara Nour",)
        ),
        make_claim("a5#0", at=None, killed=1, event=EventType.ARMED_CLASH, attributed_to="White Helmets"),
        make_claim("a6#0", at="Tripoli (Libya)", day=None, killed=0),
    )


@pytest.mark.parametrize(
    ("f", "articles"),
    [
        (IncidentFilter(), "a1 a2 a3 a4 a5 a6"),
        (IncidentFilter(event_types=frozenset({EventType.ATTACK, EventType.ARMED_CLASH})), "a4 a5"),
        (IncidentFilter(weapons=frozenset({Weapon.DRONE})), "a2"),
        (IncidentFilter(country="SY"), "a1 a2 a3 a4"),
        (IncidentFilter(countries=frozenset({"LY", "IQ"})), "a6"),
        (IncidentFilter(admin1="idlib"), "a1 a2 a3"),
        (IncidentFilter(admin1="IDLIB governorate", country="SY"), "a1 a2 a3"),
        (IncidentFilter(admin1s=frozenset({"Idlib", "Aleppo"})), "a1 a2 a3 a4"),
        (IncidentFilter(place_ids=frozenset({172408, 170063})), "a3 a4"),
        (IncidentFilter(place_names=frozenset({"al-Binnish"})), "a3"),
        (IncidentFilter(admin1="Idlib", exclude_place_names=frozenset({"Binnish"})), "a1 a2"),
        (IncidentFilter(country="SY", exclude_admin1s=frozenset({"Idlib"})), "a4"),
        (IncidentFilter(near=(35.93, 36.63, 5)), "a1 a2"),
        (IncidentFilter(near=(35.93, 36.63, 8)), "a1 a2 a3"),
        (IncidentFilter(box=Box(36, 37, 37, 38)), "a4"),
        (IncidentFilter(placed=False), "a5"),
        (IncidentFilter(dated=False), "a6"),
        (IncidentFilter(date_from=date(2020, 3, 3), date_to=date(2020, 3, 3)), "a1 a3 a5"),
        (IncidentFilter(date_to=date(2020, 3, 2)), "a2 a4"),
        (IncidentFilter(date_from=date(2020, 1, 1)), "a1 a2 a3 a5"),
        (IncidentFilter(person_any="ali hassan"), "a1"),
        (IncidentFilter(person_any="Nour"), "a4"),
        (IncidentFilter(person_first="Ali"), "a1"),
        (IncidentFilter(person_last="ali"), ""),
        (IncidentFilter(person_last="Hassan", person_first="Sara"), ""),
        (IncidentFilter(perpetrator="russian"), "a2"),
        (IncidentFilter(not_perpetrator="russian", event_types=frozenset({EventType.AIR_OR_DRONE_STRIKE})), "a1 a3 a6"),
        (IncidentFilter(perpetrator_is="Russian warplanes"), "a2"),
        (IncidentFilter(perpetrator_is="russian"), ""),
        (IncidentFilter(target_is="russian"), ""),
        (IncidentFilter(exclude_event_types=frozenset({EventType.AIR_OR_DRONE_STRIKE})), "a4 a5"),
        (IncidentFilter(exclude_weapons=frozenset({Weapon.DRONE}), admin1="Idlib"), "a1 a3"),
        (IncidentFilter(admin1="Idlib", neither=(IncidentFilter(near=(35.93, 36.63, 5)),)), "a3"),
        (
            IncidentFilter(country="SY", neither=(IncidentFilter(admin1="Aleppo"), IncidentFilter(admin1="Homs"))),
            "a1 a2 a3",
        ),
        (IncidentFilter(neither=(IncidentFilter(country="SY"),)), "a5 a6"),
        (IncidentFilter(target="hospital"), "a3"),
        (IncidentFilter(group="children"), "a1"),
        (IncidentFilter(group="children", effect=Effect.INJURED), "a1"),
        (IncidentFilter(group="children", effect=Effect.KILLED, effect_min=6), ""),
        (IncidentFilter(effect=Effect.KILLED), "a1 a2 a4 a5"),
        (IncidentFilter(effect=Effect.KILLED, effect_min=2, effect_max=9), "a2 a4"),
        (IncidentFilter(effect=Effect.INJURED), "a3"),
        (IncidentFilter(source="outlet A4"), "a4"),
        (IncidentFilter(attributed_to="white helmets"), "a5"),
        (IncidentFilter(origins=frozenset({None})), "a1 a2 a3 a4 a5 a6"),
        (IncidentFilter(origins=frozenset({"airwars"})), ""),
        (IncidentFilter(words=("binnish",)), "a3"),
        (IncidentFilter(words=("killed", "hassan")), "a1"),
        (IncidentFilter(place_precisions=frozenset({PlacePrecision.PROVINCE})), ""),
        (IncidentFilter(published_from=datetime(2020, 3, 4, tzinfo=UTC)), ""),
        (IncidentFilter(words=("100%_",)), ""),
        (IncidentFilter(hurt_min=9), "a1 a2"),
        (IncidentFilter(hurt_min=1, effect=Effect.INJURED), "a3"),
        (IncidentFilter(either=(IncidentFilter(admin1="Aleppo"), IncidentFilter(target="hospital"))), "a3 a4"),
        (IncidentFilter(effect=Effect.KILLED, either=(IncidentFilter(admin1="Idlib"),)), "a1 a2"),
    ],
)
@pytest.mark.usefixtures("six")
def test_filter_finds(incidents: Incidents, f: IncidentFilter, articles: str) -> None:
    found = incidents.find(f)
    assert sorted(a for i in found for a in i.articles) == articles.split()
    assert incidents.count(f) == len(found)
    assert incidents.refs(f) == [(i.id, i.articles) for i in found]


def test_incident_of_a_month_is_found_by_overlap_but_lies_in_no_day(
    incidents: Incidents, put: Callable[..., None], make_claim: Make
) -> None:
    month = {"date_start": date(2020, 3, 1), "date_end": date(2020, 3, 31), "date_precision": DatePrecision.MONTH}
    put(make_claim("a1#0", **month))
    day = IncidentFilter(date_from=date(2020, 3, 3), date_to=date(2020, 3, 3))
    assert incidents.count(day) == 0
    assert incidents.count(IncidentFilter(date_from=day.date_from, date_to=day.date_to, date_inside=False)) == 1
    assert incidents.count(IncidentFilter(date_from=date(2020, 3, 1), date_to=date(2020, 3, 31))) == 1
    assert incidents.grouped(IncidentFilter(), "day") == [Group(None, 1)]
    assert incidents.grouped(IncidentFilter(), "month") == [Group("2020-03", 1)]


def test_incidents_of_one_day_are_found_by_their_day_of_the_week(
    incidents: Incidents, put: Callable[..., None], make_claim: Make
) -> None:
    friday, sunday = date(2020, 3, 6), date(2020, 3, 8)
    put(make_claim("a1#0", day=friday))
    put(make_claim("a2#0", day=sunday, at="Aleppo"))
    put(make_claim("a3#0", date_start=friday, date_end=sunday, at="Tripoli (Libya)"))

    def on(*days: int) -> list[str]:
        return [a for i in incidents.find(IncidentFilter(weekdays=frozenset(days)), order="first") for a in i.articles]

    assert [on(4), on(6), on(5), on(4, 6)] == [["a1"], ["a2"], [], ["a1", "a2"]]


def test_running_totals_and_denials_are_kept_but_never_counted(
    database: Database, incidents: Incidents, put: Callable[..., None], make_claim: Make
) -> None:
    put(
        make_claim("a1#0"),
        make_claim("a2#0", killed=1300, cumulative=True),
        make_claim("a3#0", at="Aleppo", negated=True),
    )
    assert incidents.totals(IncidentFilter(), Effect.KILLED) == Totals(12, 12, 12, 0, 1, 0)
    assert incidents.count(IncidentFilter(include_cumulative=True)) == 2
    assert incidents.count(IncidentFilter(include_negated=True)) == 2
    claims = Claims(database)
    assert [c.id for c in claims.find(ClaimFilter(cumulative=True, admin1="Idlib", effect=Effect.KILLED))] == ["a2#0"]
    assert [c.id for c in claims.find(ClaimFilter(negated=True))] == ["a3#0"]


def test_running_totals_at_one_of_several_places_are_found_at_once_and_of_many_the_newest_of_each(
    database: Database, put: Callable[..., None], make_claim: Make
) -> None:
    put(
        *(make_claim(f"a{n}#0", at="Idlib", killed=1300 + n, cumulative=True) for n in (1, 2, 3)),
        make_claim("a4#0", at="Aleppo", killed=1300, cumulative=True),
        make_claim("a5#0", at=None, killed=1300, cumulative=True),
        make_claim("a6#0", at="Idlib"),
    )
    claims = Claims(database)
    total = ClaimFilter(cumulative=True)
    idlib, aleppo = (replace(total, admin1=name) for name in ("Idlib", "Aleppo"))

    def found(*filters: ClaimFilter, limit: int) -> list[str]:
        return sorted(claim.id for claim in claims.find_at(filters, limit=limit))

    assert found(idlib, aleppo, limit=4) == ["a1#0", "a2#0", "a3#0", "a4#0"]
    assert found(idlib, aleppo, limit=1) == ["a1#0", "a4#0"]
    assert found(idlib, total, limit=5) == ["a1#0", "a2#0", "a3#0", "a4#0", "a5#0"]


def test_displaced_people_are_found_among_the_claims(
    database: Database, put: Callable[..., None], make_claim: Make
) -> None:
    put(make_claim("a1#0"), make_claim("a2#0", killed=None, displaced=Count(900_000, None, 900_000, "more than")))
    assert [c.id for c in Claims(database).find(ClaimFilter(effect=Effect.DISPLACED, country="SY"))] == ["a2#0"]


@pytest.mark.usefixtures("six")
def test_totals_sum_the_range_and_say_how_many_incidents_lack_the_figure(incidents: Incidents) -> None:
    assert incidents.totals(IncidentFilter(country="SY"), Effect.KILLED) == Totals(23, 23, 23, 1, 3, 1)
    assert incidents.totals(IncidentFilter(), Effect.INJURED) == Totals(3, 3, 4, 0, 1, 5)
    assert incidents.totals(IncidentFilter(admin1="Idlib"), Effect.KILLED, "children") == Totals(5, 5, 5, 0, 1, 2)
    assert incidents.totals(IncidentFilter(), Effect.ABDUCTED, "children") == Totals(0, 0, 0, 0, 0, 6)
    assert incidents.totals(IncidentFilter(country="XX"), Effect.KILLED) == Totals(0, 0, 0, 0, 0, 0)


@pytest.mark.usefixtures("six")
def test_orders(incidents: Incidents) -> None:
    def first_articles(order: Any, **options: Any) -> str:
        return " ".join(i.articles[0] for i in incidents.find(IncidentFilter(), order=order, **options))

    assert first_articles("deadliest")[:8] == "a1 a2 a4"
    assert first_articles("first")[:5] == "a4 a2"
    assert first_articles("first")[-2:] == "a6"
    assert first_articles("latest")[-8:] == "a2 a4 a6"
    assert first_articles("largest", effect=Effect.INJURED, limit=1) == "a3"
    assert first_articles("deadliest", limit=1, offset=1) == "a2"


@pytest.mark.usefixtures("six")
def test_groups(incidents: Incidents) -> None:
    every = IncidentFilter()
    assert incidents.grouped(every, "year", Effect.KILLED) == [
        Group("2019", 1, 2, 2, 2, 1),
        Group("2020", 4, 22, 22, 22, 3, open_upwards=1),
        Group(None, 1, 0, 0, 0, 1),
    ]
    assert [(g.key, g.incidents) for g in incidents.grouped(every, "month")] == [
        ("2019-12", 1),
        ("2020-03", 4),
        (None, 1),
    ]
    assert [(g.key, g.incidents) for g in incidents.grouped(every, "quarter")] == [
        ("2019-Q4", 1),
        ("2020-Q1", 4),
        (None, 1),
    ]
    assert incidents.count(IncidentFilter(sources_min=1)) == 6
    assert incidents.count(IncidentFilter(sources_min=9)) == 0
    assert [(g.key, g.best) for g in incidents.grouped(every, "day", Effect.KILLED)] == [
        ("2019-12-31", 2), ("2020-03-02", 9), ("2020-03-03", 13), (None, 0),
    ]  # fmt: skip
    assert [g.key for g in incidents.grouped(every, "week")] == ["2020-W01", "2020-W10", None]
    assert [(g.key, g.country, g.incidents) for g in incidents.grouped(every, "admin1")] == [
        ("Idlib", "SY", 3), ("Aleppo", "SY", 1), ("Tripoli", "LY", 1), (None, None, 1),
    ]  # fmt: skip
    assert incidents.grouped(every, "place")[0] == Group("Idlib", 2, country="SY", admin1="Idlib")
    assert {g.key: g.incidents for g in incidents.grouped(every, "source")} == {f"Outlet a{n}": 1 for n in range(1, 7)}
    assert {g.key: g.incidents for g in incidents.grouped(every, "origin")} == {None: 6}
    (children,) = incidents.grouped(IncidentFilter(group="children"), "country", Effect.KILLED, "children")
    assert children == Group("SY", 1, 5, 5, 5, 1)


def test_every_change_is_a_revision_and_any_time_can_be_asked(
    database: Database, incidents: Incidents, make_claim: Make, make_item: Make, now: datetime
) -> None:
    articles = Articles(database)
    articles.put_many([make_item(make_claim("a1#0", killed=9))], now=now)
    (first,) = incidents.find(IncidentFilter())
    later = now + timedelta(hours=2)
    articles.put_many([make_item(make_claim("a2#0", killed=12), hour=12)], now=later)
    (second,) = incidents.find(IncidentFilter())
    assert second.id == first.id
    assert (second.killed, second.first_seen, second.updated, second.revision) == (Figure(9, 12, 12), now, later, 2)
    assert incidents.as_of(first.id, now - timedelta(seconds=1)) is None
    assert incidents.as_of(first.id, now + timedelta(hours=1)) == first
    assert incidents.as_of(first.id, later) == second
    assert [(r.revision, r.why, r.at) for r in incidents.revisions(first.id)] == [
        (1, "article added", now), (2, "article added", later),
    ]  # fmt: skip
    killed = incidents.revisions(first.id)[1].changed["killed"]
    assert killed == [{"low": 9, "best": 9, "high": 9}, {"low": 9, "best": 12, "high": 12}]
    announced = Outbox(database).pending("announce")
    assert [(r.subject, r.payload["revision"]) for r in announced] == [(first.id, 1), (first.id, 2)]


def test_incident_that_gets_an_earlier_report_keeps_its_past_and_its_old_id_works(
    database: Database, incidents: Incidents, make_claim: Make, make_item: Make, now: datetime
) -> None:
    articles = Articles(database)
    articles.put_many([make_item(make_claim("a2#0", killed=12), hour=12)], now=now)
    (before,) = incidents.find(IncidentFilter())
    articles.put_many([make_item(make_claim("a1#0", killed=12), hour=2)], now=now + timedelta(hours=1))
    (after,) = incidents.find(IncidentFilter())
    assert after.id != before.id
    assert after.first_seen == now
    assert incidents.get(before.id) == after
    assert incidents.find(IncidentFilter(ids=frozenset({before.id}))) == [after]
    assert [r.revision for r in incidents.revisions(before.id)] == [1, 2]
    assert incidents.as_of(before.id, now) == before
    assert [r.payload["previous_ids"] for r in Outbox(database).pending("announce")] == [[], [before.id]]
    assert [c.id for c in Claims(database).of_incident(before.id)] == ["a2#0", "a1#0"]


def test_incidents_that_turn_out_to_be_one_become_one_and_both_ids_lead_there(
    database: Database, incidents: Incidents, make_claim: Make, make_item: Make, now: datetime
) -> None:
    articles = Articles(database)
    articles.put_many(
        [make_item(make_claim("a1#0", killed=3)), make_item(make_claim("a2#0", at="Aleppo", killed=5))], now=now
    )
    one, two = sorted(incidents.find(IncidentFilter()), key=lambda i: i.articles)
    merged = incidents.merge_by_hand([one.id, two.id], now=now + timedelta(hours=1), by="editor")
    assert merged.articles == ("a1", "a2")
    assert incidents.get(one.id) == incidents.get(two.id) == merged
    assert incidents.as_of(two.id, now) == two
    articles.put_many([make_item(make_claim("a3#0", at="Aleppo", killed=5))], now=now + timedelta(hours=2))
    assert incidents.count(IncidentFilter()) == 1  # what joins one of them joins the incident


def test_split_by_hand_is_kept_whatever_comes_later(
    database: Database, incidents: Incidents, make_claim: Make, make_item: Make, now: datetime
) -> None:
    articles = Articles(database)
    articles.put_many([make_item(make_claim("a1#0")), make_item(make_claim("a2#0"))], now=now)
    (one,) = incidents.find(IncidentFilter())
    found = incidents.split_by_hand(one.id, ["a2#0"], now=now + timedelta(hours=1), by="editor")
    assert sorted(i.articles for i in found) == [("a1",), ("a2",)]
    articles.put_many([make_item(make_claim("a2#0"), text="Changed words.")], now=now + timedelta(hours=2))
    assert sorted(i.articles for i in incidents.find(IncidentFilter())) == [("a1",), ("a2",)]
    again = incidents.merge_by_hand([i.id for i in found], now=now + timedelta(hours=3))
    assert again.articles == ("a1", "a2")


def test_decisions_about_what_is_not_there_are_refused(
    incidents: Incidents, put: Callable[..., None], make_claim: Make, now: datetime
) -> None:
    put(make_claim("a1#0"))
    (one,) = incidents.find(IncidentFilter())
    with pytest.raises(NotFound, match="nowhere"):
        incidents.merge_by_hand([one.id, "nowhere"], now=now)
    with pytest.raises(NotFound, match="at least two"):
        incidents.merge_by_hand([one.id, one.id], now=now)
    with pytest.raises(NotFound, match="not all"):
        incidents.split_by_hand(one.id, ["a1#0"], now=now)
    assert incidents.get("nowhere") is None
    assert incidents.revisions("nowhere") == []


def test_incident_whose_last_claim_goes_ends_and_its_past_stays(
    database: Database, incidents: Incidents, put: Callable[..., None], make_claim: Make, now: datetime
) -> None:
    put(make_claim("a1#0"))
    (one,) = incidents.find(IncidentFilter())
    Articles(database).remove("a1", now=now + timedelta(hours=1))
    assert incidents.get(one.id) is None
    assert incidents.as_of(one.id, now) == one
    assert incidents.revisions(one.id)[-1].why == "no claim of it is left"


def test_two_sources_corroborate(incidents: Incidents, put: Callable[..., None], make_claim: Make) -> None:
    put(make_claim("a1#0"), make_claim("a2#0"))
    (found,) = incidents.find(IncidentFilter(statuses=frozenset({Status.CORROBORATED})))
    assert found.sources == 2


def test_incident_told_by_some_of_its_claims_alone(
    database: Database, incidents: Incidents, make_claim: Make, make_item: Make, now: datetime
) -> None:
    early = make_item(make_claim("a1#0", killed=9, attributed_to="White Helmets"), hour=9)
    late = make_item(make_claim("a2#0", killed=12, attributed_to="the governor"), hour=12)
    Articles(database).put_many([early, late], now=now)
    (whole,) = incidents.find(IncidentFilter())
    assert whole.killed == Figure(9, 9, 12)
    (one,) = incidents.told([whole], attributed_to="white helmets")
    assert (one.id, one.killed, one.articles) == (whole.id, Figure(9, 9, 9), ("a1",))
    (other,) = incidents.told([whole], source="outlet a2")
    assert other.killed == Figure(12, 12, 12)
    (then,) = incidents.told([whole], until=early.article.published_at)
    assert then.killed == Figure(9, 9, 9)
    assert incidents.told([whole], until=early.article.published_at - timedelta(hours=1)) == []


def test_incident_told_until_a_time_leaves_out_articles_that_have_changed_since(
    database: Database, incidents: Incidents, make_claim: Make, make_item: Make, now: datetime
) -> None:
    articles = Articles(database)
    first = make_item(make_claim("a1#0", killed=9), hour=9)
    articles.put_many([first], now=now)
    (incident,) = incidents.find(IncidentFilter())
    assert [i.killed for i in incidents.told([incident], until=first.article.published_at)] == [Figure(9, 9, 9)]
    articles.put_many([make_item(make_claim("a1#0", killed=12), hour=9, text="Twelve.")], now=now + timedelta(hours=2))
    (incident,) = incidents.find(IncidentFilter())
    assert incident.killed == Figure(12, 12, 12)
    assert incidents.told([incident], until=first.article.published_at) == []
