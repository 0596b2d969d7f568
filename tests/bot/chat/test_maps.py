"""[Map] under an answer: which incidents become which marks, and the photo that is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.chat.maps import marks_of
from bot.pictures.frame import Mark
from index.gazetteer_entry import Entry
from index.gazetteer_regions import Box
from store.records import EventType, Figure, Incident, Place, PlacePrecision

SARMIN = Place("Sarmin", "Idlib", "SY", 35.90, 36.72, PlacePrecision.TOWN, 172399)
PROVINCE = Place("Idlib", "Idlib", "SY", 35.6, 36.7, PlacePrecision.PROVINCE, 169387)


@dataclass
class Ground:
    box: Box | None = None

    def box_of(self, place: Place) -> Box | None:
        return self.box

    def towns(self, box: Box, most: int) -> Sequence[Entry]:
        return []

    def country_name(self, code: str | None) -> str | None:
        return None


def incident(name: str, place: Place | None, killed: int | None) -> Incident:
    figure = Figure(killed, killed, killed) if killed is not None else None
    return Incident(id=name, event_type=EventType.AIR_OR_DRONE_STRIKE, place=place, killed=figure)


def test_incidents_of_one_place_are_one_mark_and_the_deadliest_comes_first() -> None:
    binnish = replace(SARMIN, name="Binnish", lat=35.96)
    found = [
        incident("a", SARMIN, 4),
        incident("b", binnish, 144),
        incident("c", SARMIN, 12),
        incident("d", None, 99),
        incident("e", replace(SARMIN, lat=None, lon=None), 99),
    ]
    assert marks_of(found, Ground()) == [
        Mark(35.96, 36.72, "Binnish", 4.0, 4.0),
        Mark(35.90, 36.72, "Sarmin", 4.0, 2.0),
    ]


def test_one_place_alone_is_no_larger_for_its_dead() -> None:
    assert marks_of([incident("a", SARMIN, 400)], Ground()) == [Mark(35.90, 36.72, "Sarmin", 4.0, 1.0)]


def test_a_province_is_a_circle_about_as_large_as_its_box() -> None:
    (unknown,) = marks_of([incident("a", PROVINCE, 4)], Ground())
    (known,) = marks_of([incident("a", PROVINCE, 4)], Ground(Box(35.0, 36.0, 36.0, 37.0)))
    assert unknown.km == 50.0
    assert round(known.km) == 50
    assert round(marks_of([incident("a", PROVINCE, 4)], Ground(Box(34.0, 35.0, 36.0, 37.0)))[0].km) == 101


def test_among_many_places_vague_ones_are_left_out_and_six_are_named() -> None:
    towns = [incident(f"t{n}", replace(SARMIN, name=f"T{n}", lat=30.0 + n), 100 - n) for n in range(9)]
    marks = marks_of([incident("p", PROVINCE, 500), *towns], Ground())
    assert [mark.label for mark in marks] == ["T0", "T1", "T2", "T3", "T4", "T5", "", "", ""]
    assert marks_of([incident("p", PROVINCE, 500), *towns[:3]], Ground())[0].label == "Idlib"
