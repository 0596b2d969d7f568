"""The pure rules: what a change is worth, what is news, when it is told, how it is worded, what a line asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts import wording
from bot.alerts.change import Change, Kind, change, told, told_from_wire, told_wire
from bot.alerts.lines import alert_lines, feed_lines
from bot.alerts.order import order
from bot.alerts.timing import Limits, due, is_news, news_time, quiet_end
from bot.answer.plan import Operation, Period, PlaceTerm, Plan, Relation
from bot.chat import alert_menu
from bot.chat.alert_fields import Setting, Unclear, read_setting, with_rhythm, with_terms
from store.feeds import FeedState
from store.records import (
    Article,
    DatePrecision,
    Effect,
    EventType,
    Figure,
    GroupFigure,
    Incident,
    Place,
    PlacePrecision,
    Status,
    Weapon,
)
from store.subscriptions import Rhythm, Subscription, Want, WantedPlace

NOW = datetime(2020, 3, 3, 17, 0, tzinfo=UTC)
HOMS = Place("Homs", "Homs", "SY", 34.73, 36.71, PlacePrecision.TOWN, 169577)
STRIKE = Incident(
    id="i1",
    event_type=EventType.AIR_OR_DRONE_STRIKE,
    weapon=Weapon.AIRSTRIKE,
    articles=("a",),
    date_start=date(2020, 3, 3),
    date_end=date(2020, 3, 3),
    date_precision=DatePrecision.DAY,
    place=HOMS,
    places=(HOMS,),
    killed=Figure(12, 12, 12),
)


def exactly(count: int) -> Figure:
    return Figure(count, count, count)


@pytest.mark.parametrize(
    ("after", "kind", "reasons"),
    [
        (replace(STRIKE, killed=exactly(13)), Kind.EDIT, ()),
        (replace(STRIKE, killed=exactly(14)), Kind.REPLY, ("Toll up: 12 → 14 killed",)),
        (replace(STRIKE, killed=exactly(11)), Kind.CORRECTION, ("Toll down: 12 → 11 killed",)),
        (replace(STRIKE, killed=None), Kind.CORRECTION, ("Toll down: 12 → none given killed",)),
        (replace(STRIKE, injured=exactly(30)), Kind.REPLY, ("Now a toll: 30 injured",)),
        (replace(STRIKE, perpetrators=("the army",)), Kind.EDIT, ()),
        (
            replace(STRIKE, status=Status.CONFIRMED, sources=3),
            Kind.REPLY,
            ("Now confirmed, 3 independent sources (was single source)",),
        ),
        (replace(STRIKE, negated=True), Kind.CORRECTION, ("It is denied now.",)),
        (None, Kind.CORRECTION, ("No report of it stands any more.",)),
    ],
)
def test_what_a_change_is_worth(after: Incident | None, kind: Kind, reasons: tuple[str, ...]) -> None:
    assert change(told(STRIKE), after) == Change(kind, reasons)


def test_what_was_told_survives_its_wire_form() -> None:
    before = told(replace(STRIKE, injured=Figure(3, None, None)))
    assert told_from_wire(told_wire(before)) == before
    assert before.tolls == ((Effect.KILLED, 12), (Effect.INJURED, 3))


def test_the_newest_report_makes_the_news() -> None:
    day = Article("d", "", published_at=datetime(2020, 3, 3, tzinfo=UTC), published_day_only=True, added_at=NOW)
    old = Article("o", "", published_at=NOW - timedelta(hours=5))
    future = Article("f", "", published_at=NOW + timedelta(days=3))
    bare = Article("b", "", added_at=NOW)
    assert news_time([old, bare], {}, now=NOW) == NOW - timedelta(hours=5)
    assert news_time([bare], {}, now=NOW) is None
    assert news_time([day], {}, now=NOW + timedelta(hours=9)) == NOW  # some time that day, and before it came to us
    assert news_time([future], {}, now=NOW) == NOW
    assert news_time([old], {"o": None}, now=NOW) is None  # a feed's backlog
    assert news_time([bare], {"b": NOW - timedelta(hours=1)}, now=NOW) == NOW - timedelta(hours=1)


@pytest.mark.parametrize(
    ("incident", "at", "news"),
    [
        (STRIKE, NOW, True),
        (STRIKE, None, False),
        (STRIKE, NOW - timedelta(hours=13), False),
        (replace(STRIKE, articles=(), mentions=("a",)), NOW, False),
        (replace(STRIKE, origin="ucdp-ged"), NOW, False),
        (replace(STRIKE, cumulative=True), NOW, False),
        (replace(STRIKE, status=Status.RETRACTED), NOW, False),
        (replace(STRIKE, date_start=date(2020, 2, 1), date_end=date(2020, 2, 17)), NOW, False),
        (replace(STRIKE, date_start=date(2020, 2, 1), date_end=date(2020, 2, 18)), NOW, True),
        (replace(STRIKE, date_start=None, date_end=None), NOW, True),
    ],
)
def test_what_is_news(incident: Incident, at: datetime | None, news: bool) -> None:
    assert is_news(incident, at, now=NOW, limits=Limits()) is news


@pytest.mark.parametrize(
    ("rhythm", "now", "when"),
    [
        (Rhythm(), "2020-03-03T17:00", "2020-03-03T17:00"),
        (Rhythm(quiet=(1320, 420)), "2020-03-03T21:59", "2020-03-03T21:59"),
        (Rhythm(quiet=(1320, 420)), "2020-03-03T22:00", "2020-03-04T07:00"),
        (Rhythm(quiet=(1320, 420)), "2020-03-04T06:59", "2020-03-04T07:00"),
        (Rhythm(quiet=(780, 840)), "2020-03-04T13:30", "2020-03-04T14:00"),
        (Rhythm(quiet=(60, 60)), "2020-03-04T01:00", "2020-03-04T01:00"),
        (Rhythm("Europe/Istanbul", (1320, 420)), "2020-03-03T19:00", "2020-03-04T04:00"),
        (Rhythm("Nowhere/Land", (1320, 420)), "2020-03-03T23:00", "2020-03-04T07:00"),
        (Rhythm("Europe/London", (1320, 420)), "2020-03-28T23:00", "2020-03-29T06:00"),  # the clocks go forward
        (Rhythm(digest="hourly"), "2020-03-03T17:00", "2020-03-03T18:00"),
        (Rhythm(digest="daily", daily_at=480), "2020-03-03T07:00", "2020-03-03T08:00"),
        (Rhythm(digest="daily", daily_at=480), "2020-03-03T08:00", "2020-03-04T08:00"),
        (Rhythm(digest="hourly", quiet=(1320, 420)), "2020-03-03T21:30", "2020-03-04T07:00"),
    ],
)
def test_when_it_is_told(rhythm: Rhythm, now: str, when: str) -> None:
    assert due(rhythm, datetime.fromisoformat(now + "Z")) == datetime.fromisoformat(when + "Z")


@given(
    st.integers(0, 366 * 24 * 60).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.tuples(st.integers(0, 1439), st.integers(0, 1439)),
    st.sampled_from(["UTC", "Europe/London", "America/New_York", "Asia/Kathmandu"]),
)
def test_quiet_hours_end_within_a_day_and_then_it_is_not_quiet(
    now: datetime, quiet: tuple[int, int], zone: str
) -> None:
    rhythm = Rhythm(zone, quiet)
    end = quiet_end(rhythm, now)
    assert now <= end <= now + timedelta(hours=25)
    assert quiet_end(rhythm, end) == end


@pytest.mark.parametrize(
    ("incident", "headline"),
    [
        (STRIKE, "Homs: 12 killed in an airstrike"),
        (replace(STRIKE, killed=Figure(12, 12, None)), "Homs: at least 12 killed in an airstrike"),
        (replace(STRIKE, killed=Figure(12, 15, 17)), "Homs: 15 killed (between 12 and 17) in an airstrike"),
        (
            replace(STRIKE, killed=Figure(12, 15, None)),
            "Homs: at least 15 killed (the lowest count is 12) in an airstrike",
        ),
        (replace(STRIKE, killed=Figure(7, None, None)), "Homs: at least 7 killed in an airstrike"),
        (replace(STRIKE, killed=None), "Homs: an airstrike"),
        (replace(STRIKE, place=None), "Place not given: 12 killed in an airstrike"),
        (
            replace(STRIKE, place=replace(HOMS, precision=PlacePrecision.PROVINCE), event_type=EventType.ABDUCTION),
            "Homs province: 12 killed in an abduction",
        ),
        (
            replace(STRIKE, event_type=EventType.ATTACK, weapon=Weapon.FIREARM, killed=None, injured=exactly(1)),
            "Homs: 1 injured in a shooting",
        ),
        (replace(STRIKE, groups=(GroupFigure("civilians", exactly(12)),)), "Homs: 12 civilians killed in an airstrike"),
    ],
)
def test_headlines(incident: Incident, headline: str) -> None:
    assert wording.headline(incident) == headline


def test_the_children_among_the_dead_are_named_beside_the_toll() -> None:
    groups = (
        GroupFigure("children", exactly(5)),
        GroupFigure("women", exactly(1)),
        GroupFigure("civilians", exactly(12)),
    )
    assert wording.among_text(replace(STRIKE, groups=groups)) == "five children and one woman among them"


def test_a_plan_becomes_a_want_and_what_it_cannot_heed_is_named() -> None:
    plan = Plan(
        Operation.COUNT,
        effect=Effect.KILLED,
        group="children",
        event_types=(EventType.AIR_OR_DRONE_STRIKE,),
        event="airstrikes",
        places=(
            PlaceTerm("near Homs", HOMS, Relation.NEAR),
            PlaceTerm("Homs province", replace(HOMS, precision=PlacePrecision.PROVINCE)),
            PlaceTerm("northern Syria", None, box=(35.0, 36.0, 37.0, 42.0), countries=("SY",)),
        ),
        period=Period(date(2020, 3, 1), None, "since 1 March 2020"),
        at_least=5,
        words=("hospital", "alert"),
    )
    found = order(plan)
    near, province, north = found.want.places
    assert (near.near, near.geoname_id) == ((34.73, 36.71, 30.0), 169577)
    assert (province.countries, province.admin1s) == (("SY",), ("Homs",))
    assert (north.box, north.countries) == ((35.0, 36.0, 37.0, 42.0), ("SY",))
    assert (found.want.at_least, found.want.groups, found.want.words) == (5, ("children",), ("hospital",))
    assert found.unheeded == ("the time (since 1 March 2020): alerts are for what is reported from now on",)
    assert wording.want_text(found.want) == (
        "airstrikes · near Homs or Homs province or northern Syria · children · 5 or more killed · “hospital”"
    )


def test_two_sides_that_fight_are_not_heeded_by_alerts_and_said_not_to_be() -> None:
    found = order(Plan(Operation.LIST, effect=Effect.KILLED, between=("taliban", "isis")))
    assert found.unheeded == ("“between taliban and isis”",)


def test_a_toll_named_alone_is_the_least_that_is_told_and_every_group_and_side_is_heeded() -> None:
    plan = Plan(
        Operation.SUM,
        effect=Effect.KILLED,
        claimed=(12, 12),
        group="women",
        also_groups=("children",),
        perpetrator="russia|turk",
        target="hospital|school",
    )
    want = order(plan).want
    assert (want.at_least, want.groups) == (12, ("women", "children"))
    assert want.actors == ("russia", "turk", "hospital", "school")


def test_a_circle_comes_and_goes() -> None:
    want = Want(places=(WantedPlace("Homs", 169577, "Homs", countries=("SY",), middle=(34.73, 36.71)),))
    wide = alert_menu.around(want, 25)
    assert (wide.places[0].near, wide.places[0].label) == ((34.73, 36.71, 25.0), "within 25 km of Homs")
    assert alert_menu.around(wide, 0) == want


def test_kinds_are_added_and_taken_back() -> None:
    both = alert_menu.toggle_kind(alert_menu.toggle_kind(Want(), 3), 0)
    assert (both.event, both.weapons) == ("airstrikes or shootings", (Weapon.FIREARM,))
    assert alert_menu.toggle_kind(alert_menu.toggle_kind(both, 0), 3) == Want()


def test_lines_for_status() -> None:
    well = FeedState(1, "u", "Desk", "active", NOW, None, None, None, NOW, NOW, NOW, NOW, 0, None, None)
    dead = replace(
        well, id=2, title="Post", failures=9, trouble="HTTP status 500", trouble_since=NOW - timedelta(days=2)
    )
    paused = replace(well, id=3, state="paused")
    assert feed_lines([], now=NOW) == []
    assert feed_lines([well, dead, paused], now=NOW) == [
        "3 feeds: 1 well, 1 silent, 1 paused",
        "Silent for 2 days: Post (HTTP status 500). No news from it means nothing.",
    ]
    one = Subscription("s", 1, 0, Want(), Rhythm(), None, NOW, NOW, "topic", "the topic is closed")
    assert alert_lines([one, replace(one, paused_by="")]) == [
        "2 alerts here, 1 paused",
        "Paused: everything (the topic is closed)",
    ]


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("place Homs", Setting("place", "Homs")),
        (" 2 word  field hospital ", Setting("word", "field hospital", 2)),
        ("2. Source Sample Gazette", Setting("source", "Sample Gazette", 2)),
        ("help", Setting("help", "")),
        ("7", Setting("7", "")),
    ],
)
def test_what_is_written_behind_alerts_is_taken_apart(written: str, setting: Setting) -> None:
    assert read_setting(written) == setting


def test_words_sides_and_outlets_are_added_and_taken_away() -> None:
    want = with_terms(Want(words=("school",)), Setting("word", "hospital"))
    want = with_terms(with_terms(want, Setting("actor", "army")), Setting("source", "Sample Gazette"))
    assert want == Want(words=("school", "hospital"), actors=("army",), sources=("Sample Gazette",))
    assert with_terms(want, Setting("words", "-")) == replace(want, words=())


@pytest.mark.parametrize(
    ("field", "value", "rhythm"),
    [
        ("zone", "Asia/Gaza", Rhythm(zone="Asia/Gaza")),
        ("quiet", "21:30-6", Rhythm(quiet=(1290, 360))),
        ("quiet", "22 to 7.15", Rhythm(quiet=(1320, 435))),
        ("quiet", "off", Rhythm()),
        ("daily", "7:30", Rhythm(digest="daily", daily_at=450)),
    ],
)
def test_zone_quiet_hours_and_digest_can_be_written(field: str, value: str, rhythm: Rhythm) -> None:
    assert with_rhythm(Rhythm(), Setting(field, value)) == rhythm


@pytest.mark.parametrize(
    ("field", "value"), [("zone", "Homs"), ("quiet", "25-7"), ("quiet", "7-7"), ("quiet", "7"), ("daily", "noon")]
)
def test_times_that_mean_nothing_are_asked_for_again(field: str, value: str) -> None:
    with pytest.raises(Unclear):
        with_rhythm(Rhythm(), Setting(field, value))
