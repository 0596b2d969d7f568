"""What a subscription is for, and that the fast matcher says the same as the plain one."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts.match import Facts, fits, kilometres
from bot.alerts.matcher import Matcher
from store.records import (
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
from store.subscriptions import Want, WantedPlace, want_from_wire, want_wire

IDLIB = Place("Idlib", "Idlib", "SY", 35.93, 36.63, PlacePrecision.TOWN, 169389)
BINNISH = Place("Binnish", "Idlib", "SY", 35.96, 36.71, PlacePrecision.TOWN, 172505)
PROVINCE = Place("Idlib", "Idlib", "SY", 35.6, 36.7, PlacePrecision.PROVINCE, 169387)
SYRIA = Place("Syria", None, "SY", 35.0, 38.0, PlacePrecision.COUNTRY, 163843)
KHARKIV = Place("Kharkiv", "Kharkiv", "UA", 49.98, 36.25, PlacePrecision.TOWN, None)

STRIKE = Incident(
    id="i1",
    event_type=EventType.AIR_OR_DRONE_STRIKE,
    weapon=Weapon.AIRSTRIKE,
    place=IDLIB,
    places=(IDLIB, BINNISH),
    killed=Figure(12, 12, None),
    groups=(GroupFigure("children", Figure(5, 5, 5)),),
    perpetrators=("the Syrian regime",),
    targets=("a market",),
    people=("Ahmad Darwish",),
)
FACTS = Facts(STRIKE, ("Sample Gazette",), "Warplanes hit the vegetable market on Tuesday.")

IN_IDLIB = WantedPlace("Idlib province", countries=("SY",), admin1s=("Idlib Governorate",))
IN_BINNISH = WantedPlace("Binnish", geoname_id=172505, name="Binnish", countries=("SY",))
AROUND = WantedPlace("within 10 km of Sarmin", near=(35.90, 36.72, 10.0))
IN_KHARKIV = WantedPlace("Kharkiv", name="Kharkiv", geoname_id=706483, countries=("UA",))


@pytest.mark.parametrize(
    ("want", "expected"),
    [
        (Want(), True),
        (Want(event_types=(EventType.AIR_OR_DRONE_STRIKE,)), True),
        (Want(event_types=(EventType.ABDUCTION,)), False),
        (Want(event_types=(EventType.ABDUCTION,), weapons=(Weapon.AIRSTRIKE,)), True),
        (Want(weapons=(Weapon.DRONE,)), False),
        (Want(places=(IN_IDLIB,)), True),
        (Want(places=(IN_BINNISH,)), True),
        (Want(places=(IN_KHARKIV,)), False),
        (Want(places=(IN_KHARKIV, IN_BINNISH)), True),
        (Want(places=(AROUND,)), True),
        (Want(places=(replace(AROUND, near=(35.90, 36.72, 5.0)),)), False),
        (Want(places=(WantedPlace("north", box=(35.95, 36.0, 37.0, 37.0)),)), True),
        (Want(places=(WantedPlace("south", box=(35.0, 36.0, 35.9, 37.0)),)), False),
        (Want(at_least=12), True),
        (Want(at_least=13), False),
        (Want(effect=Effect.INJURED), False),
        (Want(groups=("children",)), True),
        (Want(groups=("children",), at_least=6), False),
        (Want(groups=("journalists", "children")), True),
        (Want(groups=("journalists",)), False),
        (Want(actors=("syrian regime",)), True),
        (Want(actors=("market",)), True),
        (Want(actors=("Russian forces",)), False),
        (Want(words=("vegetable market",)), True),
        (Want(words=("market", "Binnish")), True),
        (Want(words=("darwish",)), True),
        (Want(words=("market", "hospital")), False),
        (Want(sources=("sample gazette",)), True),
        (Want(sources=("Other Post",)), False),
        (Want(corroborated=True), False),
    ],
)
def test_each_condition_narrows(want: Want, expected: bool) -> None:
    assert fits(want, FACTS) is expected
    assert Matcher([("s", want)]).matches(FACTS) == (["s"] if expected else [])


def test_corroborated_and_confirmed_are_well_attested_and_disputed_is_not() -> None:
    want = Want(corroborated=True)
    found = [status for status in Status if fits(want, Facts(replace(STRIKE, status=status)))]
    assert found == [Status.CORROBORATED, Status.CONFIRMED]


def test_a_place_known_only_as_a_province_is_neither_a_town_nor_near_one() -> None:
    facts = Facts(replace(STRIKE, place=PROVINCE, places=()))
    assert fits(Want(places=(IN_IDLIB,)), facts)
    assert not fits(Want(places=(WantedPlace("Idlib", name="Idlib", countries=("SY",)),)), facts)
    assert not fits(Want(places=(WantedPlace("around", near=(35.6, 36.7, 50.0)),)), facts)
    assert not fits(Want(places=(IN_IDLIB,)), Facts(replace(STRIKE, place=SYRIA, places=())))


def test_the_vague_low_figure_stands_in_for_a_missing_best_one() -> None:
    facts = Facts(replace(STRIKE, killed=Figure(7, None, None)))
    assert fits(Want(at_least=7), facts)
    assert not fits(Want(at_least=8), facts)


def test_distance_is_that_of_the_sphere() -> None:
    assert kilometres(35.93, 36.63, 36.20, 37.16) == pytest.approx(56.3, abs=0.1)
    assert kilometres(0.0, 179.9, 0.0, -179.9) == pytest.approx(22.24, abs=0.01)


PLACES = st.sampled_from(
    [IDLIB, BINNISH, PROVINCE, SYRIA, KHARKIV, replace(KHARKIV, name="Kharkov", geoname_id=706483)]
)
WANTED = st.sampled_from(
    [
        IN_IDLIB,
        IN_BINNISH,
        AROUND,
        IN_KHARKIV,
        WantedPlace("Syria", countries=("SY",)),
        WantedPlace("x", countries=("SY", "UA"), admin1s=("Idlib", "Kharkiv")),
        WantedPlace("box", countries=("SY",), box=(35.0, 36.0, 36.0, 37.0)),
        WantedPlace("Kharkov", name="Kharkov"),
        WantedPlace("far", near=(49.9, 36.2, 15.0)),
    ]
)
SIDES = st.lists(st.sampled_from(["the Syrian regime", "Russian forces", "gunmen", "a market"]), max_size=2)
TERMS = st.lists(st.sampled_from(["regime", "market", "Sample", "russian", "the gunmen", "Binnish", ""]), max_size=2)
NUMBERS = st.none() | st.integers(0, 6)
FIGURES = st.none() | st.builds(Figure, NUMBERS, NUMBERS, NUMBERS)
GROUPS = ["children", "journalists", "medics"]

WANTS = st.builds(
    Want,
    places=st.lists(WANTED, max_size=2).map(tuple),
    event_types=st.lists(st.sampled_from(list(EventType)[:5]), max_size=2, unique=True).map(tuple),
    weapons=st.lists(st.sampled_from(list(Weapon)[:3]), max_size=2, unique=True).map(tuple),
    effect=st.none() | st.sampled_from(list(Effect)),
    at_least=st.none() | st.integers(1, 5),
    groups=st.lists(st.sampled_from(GROUPS), max_size=2, unique=True).map(tuple),
    actors=TERMS.map(tuple),
    words=TERMS.map(tuple),
    sources=TERMS.map(tuple),
    corroborated=st.booleans(),
)
INCIDENTS = st.builds(
    Incident,
    id=st.just("i"),
    event_type=st.sampled_from(list(EventType)[:5]),
    weapon=st.none() | st.sampled_from(list(Weapon)[:3]),
    place=st.none() | PLACES,
    places=st.lists(PLACES, max_size=3).map(tuple),
    killed=FIGURES,
    injured=FIGURES,
    groups=st.lists(
        st.builds(GroupFigure, st.sampled_from(GROUPS), FIGURES, FIGURES), max_size=2, unique_by=lambda g: g.group
    ).map(tuple),
    perpetrators=SIDES.map(tuple),
    targets=SIDES.map(tuple),
    status=st.sampled_from(list(Status)),
)
ALL_FACTS = st.builds(Facts, INCIDENTS, SIDES.map(tuple), st.sampled_from(["", "gunmen hit the market", "Sample"]))


@settings(max_examples=400, deadline=None)
@given(st.lists(WANTS, max_size=12), ALL_FACTS)
def test_the_matcher_says_of_all_what_fits_says_of_each(wants: list[Want], facts: Facts) -> None:
    matcher = Matcher((str(n), want) for n, want in enumerate(wants))
    assert sorted(matcher.matches(facts)) == sorted(str(n) for n, want in enumerate(wants) if fits(want, facts))


@settings(max_examples=100)
@given(WANTS)
def test_a_want_survives_its_wire_form(want: Want) -> None:
    assert want_from_wire(want_wire(want)) == want


def test_one_incident_against_many_subscriptions_is_matched_in_milliseconds() -> None:
    kinds = list(EventType)
    wants = [
        (
            f"s{n}",
            Want(
                places=(replace(AROUND, near=(35.0 + n % 199 / 100, 36.0 + n % 97 / 50, 5.0 + n % 40)),)
                if n % 2
                else (IN_IDLIB,),
                event_types=(kinds[n % len(kinds)], EventType.AIR_OR_DRONE_STRIKE),
                at_least=n % 17,
                words=(f"word{n % 1000}",) if n % 5 == 0 else (),
            ),
        )
        for n in range(20_000)
    ]
    matcher = Matcher(wants)
    expected = sorted(name for name, want in wants if fits(want, FACTS))
    assert sorted(matcher.matches(FACTS)) == expected
    assert len(expected) > 1000
    began = time.perf_counter()
    for _ in range(5):
        matcher.matches(FACTS)
    assert (time.perf_counter() - began) / 5 < 0.05
