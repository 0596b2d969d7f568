"""The interface's JSON: every field there and back, null for what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from store.records import (
    Claim,
    Count,
    DatePrecision,
    EventType,
    Evidence,
    Figure,
    GroupFigure,
    Incident,
    Place,
    PlacePrecision,
    Quote,
    Status,
    Victims,
    Weapon,
)
from store.wire import (
    claim_from_wire,
    claim_wire,
    incident_from_wire,
    incident_wire,
    time_from_wire,
    time_wire,
)

counts = st.none() | st.builds(
    Count,
    st.none() | st.integers(0, 2000),
    st.none() | st.integers(0, 2000),
    st.none() | st.integers(0, 2000),
    st.none() | st.sampled_from(["at least", "dozens"]),
)
figures = st.none() | st.builds(Figure, *[st.none() | st.integers(0, 9)] * 3)
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
texts = st.text(max_size=12)
places_ = st.builds(
    Place,
    texts,
    st.none() | texts,
    st.none() | st.just("SY"),
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.sampled_from(PlacePrecision),
    st.none() | st.integers(1, 10**7),
)
claims = st.builds(
    Claim,
    id=texts,
    article_id=texts,
    event_type=st.sampled_from(EventType),
    quote=st.builds(Quote, st.integers(0, 9), st.integers(0, 9), texts),
    primary=st.booleans(),
    weapon=st.none() | st.sampled_from(Weapon),
    date_start=days,
    date_end=days,
    date_precision=st.sampled_from(DatePrecision),
    place=st.none() | places_,
    places=st.lists(places_, max_size=2).map(tuple),
    killed=counts,
    injured=counts,
    missing=counts,
    displaced=counts,
    abducted=counts,
    arrested=counts,
    victims=st.lists(st.builds(Victims, st.just("children"), counts, counts), max_size=2).map(tuple),
    perpetrator=st.none() | texts,
    target=st.none() | texts,
    people=st.lists(texts, max_size=2).map(tuple),
    attributed_to=st.none() | texts,
    cumulative=st.booleans(),
    negated=st.booleans(),
    evidence=st.lists(st.builds(Evidence, st.just("killed"), st.integers(0, 9), st.integers(0, 9)), max_size=2).map(
        tuple
    ),
)
times = st.none() | st.datetimes(timezones=st.just(UTC))
incidents = st.builds(
    Incident,
    id=texts,
    event_type=st.sampled_from(EventType),
    articles=st.lists(texts, max_size=2).map(tuple),
    mentions=st.lists(texts, max_size=2).map(tuple),
    weapon=st.none() | st.sampled_from(Weapon),
    date_start=days,
    date_end=days,
    date_precision=st.sampled_from(DatePrecision),
    place=st.none() | places_,
    places=st.lists(places_, max_size=2).map(tuple),
    killed=figures,
    injured=figures,
    missing=figures,
    displaced=figures,
    abducted=figures,
    arrested=figures,
    groups=st.lists(st.builds(GroupFigure, st.just("women"), figures, figures), max_size=2).map(tuple),
    people=st.lists(texts, max_size=2).map(tuple),
    perpetrators=st.lists(texts, max_size=2).map(tuple),
    targets=st.lists(texts, max_size=2).map(tuple),
    status=st.sampled_from(Status),
    claims=st.lists(texts, max_size=2).map(tuple),
    first_seen=times,
    updated=times,
    origin=st.none() | st.just("airwars"),
)


@given(claims)
def test_claim_comes_back_from_its_json(claim: Claim) -> None:
    assert claim_from_wire(json.loads(json.dumps(claim_wire(claim)))) == claim


@given(incidents)
def test_incident_comes_back_from_its_json(incident: Incident) -> None:
    assert incident_from_wire(json.loads(json.dumps(incident_wire(incident)))) == incident


def test_claim_has_the_fields_of_the_interface(make_claim: Callable[..., Claim]) -> None:
    wire = claim_wire(make_claim(killed=Count(12, None, 12, "at least")))
    assert wire["killed"] == {"min": 12, "max": None, "best": 12, "qualifier": "at least"}
    assert wire["injured"] is None
    assert wire["date_start"] == "2020-03-03"
    assert wire["date_precision"] == "day"
    assert {k: wire["place"][k] for k in ("name", "admin1", "country", "precision")} == {
        "name": "Idlib", "admin1": "Idlib", "country": "SY", "precision": "town",
    }  # fmt: skip
    assert wire["quote"] == {"start": 0, "end": 26, "text": "Twelve people were killed."}
    named = {"primary", "event_type", "weapon", "date_start", "date_end", "date_precision", "place", "quote", "victims"}
    named |= {"killed", "injured", "displaced", "abducted", "arrested", "perpetrator", "target", "people"}
    named |= {"attributed_to", "cumulative", "negated"}
    assert named <= wire.keys()


def test_incident_has_the_fields_of_the_interface_and_whole_claims_where_given(
    make_claim: Callable[..., Claim],
) -> None:
    seen = datetime(2020, 3, 4, 12, tzinfo=timezone(timedelta(hours=3)))
    incident = Incident("i1", EventType.ATTACK, killed=Figure(9, 12, None), claims=("a1#0",), first_seen=seen)
    wire = incident_wire(incident)
    named = {
        "id",
        "articles",
        "mentions",
        "event_type",
        "weapon",
        "date_start",
        "date_end",
        "place",
        "killed",
        "injured",
    }
    named |= {"status", "sources", "claims", "first_seen", "updated"}
    assert named <= wire.keys()
    assert wire["killed"] == {"low": 9, "best": 12, "high": None}
    assert wire["claims"] == ["a1#0"]
    assert wire["first_seen"] == "2020-03-04T09:00:00Z"
    assert incident_wire(incident, [make_claim()])["claims"][0]["id"] == "a1#0"


def test_times_are_utc() -> None:
    assert time_wire(datetime(2020, 3, 3, 17, 0, 1, tzinfo=UTC)) == "2020-03-03T17:00:01Z"
    assert time_from_wire("2020-03-03T17:00:01Z") == datetime(2020, 3, 3, 17, 0, 1, tzinfo=UTC)


def test_documented_event_types_are_those_there_are() -> None:
    page = Path(__file__).parents[2] / "docs" / "interface.md"
    listed = page.read_text(encoding="utf-8").split("## Event types")[1]
    assert all(event.value in listed for event in EventType)
