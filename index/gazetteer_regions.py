"""Parts of the world that no single entry is: halves of provinces, and named regions such as Donbas.

Called through `Gazetteer.region`. Pure but for the gazetteer that is passed in; a plain town or province is not a
region.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.gazetteer_build import data_lines
from index.gazetteer_names import fold
from store.records import Place

if TYPE_CHECKING:
    from index.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees; `west` <= `east` (none of our boxes crosses the date line)."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def read(cls, text: str) -> Box:
        """From "south,west,north,east"."""
        south, west, north, east = (float(part) for part in text.split(","))
        return cls(south, west, north, east)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies in the box or on its edge."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east

    @property
    def middle(self) -> tuple[float, float]:
        """(lat, lon) of its middle."""
        return (self.south + self.north) / 2, (self.west + self.east) / 2


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world.

    Attributes:
        name: as a reader would write it ("northern Syria").
        countries: ISO alpha-2 codes that it lies in; never empty.
        provinces: (country, admin1 name) pairs it is made of; empty where whole countries or the box decide.
        box: None where provinces or countries alone decide.
    """

    name: str
    countries: tuple[str, ...]
    provinces: tuple[tuple[str, str], ...] = ()
    box: Box | None = None

    def holds(self, place: Place) -> bool:
        """Whether a place lies in it; a place known only by its country lies in no part of that country."""
        if place.country not in self.countries:
            return False
        if self.provinces and (place.country, place.admin1) not in self.provinces:
            return False
        if self.box is None:
            return True
        return place.lat is not None and place.lon is not None and self.box.holds(place.lat, place.lon)


_SIDE = r"(?P<side>(?:north|south) ?(?:east|west)|north|south|east|west|central|mid|middle)(?:ern)?(?:most)?"
_RURAL = r"(?:countryside|suburbs|outskirts|rural areas?|parts?|half|regions?)"
_DIRECTION = re.compile(rf"^(?:the )?{_SIDE}\s+(?:{_RURAL} of (?:the )?)?(?P<rest>.+)$")
_BEHIND = re.compile(rf"^(?:the )?(?P<rest>.+?)(?: s)?\s+{_SIDE}\s+{_RURAL}$")
_COUNTRYSIDE = re.compile(
    rf"^(?:the )?(?:{_RURAL} of (?:the )?(?P<a>.+)|(?P<b>.+?)(?: s)?\s+(?:{_RURAL}|governorate|province))$"
)


def read_region(phrase: str, gazetteer: Gazetteer) -> Region | None:
    """See `Gazetteer.region`."""
    key = fold(phrase)
    named = _named().get(key) or _named().get(key.removeprefix("the "))
    if named is not None:
        return named
    match = _DIRECTION.match(key) or _BEHIND.match(key)
    if match is None:
        return None
    from index.gazetteer_entry import Kind

    if any(gazetteer.lookup(phrase, kinds=(Kind.COUNTRY, Kind.PROVINCE), fuzzy=False)):
        return None  # "South Carolina" is a state of that name, not the south of a Carolina
    rest, side = match["rest"], match["side"].replace(" ", "")
    inner = _COUNTRYSIDE.match(rest)
    if inner:
        rest = inner["a"] or inner["b"]
    whole = _named().get(rest)
    if whole is not None:
        return _part_of_named(side, whole, gazetteer)
    if any(entry.match == 0 for entry in gazetteer.lookup(rest, kinds=(Kind.TOWN,), fuzzy=False)) and not any(
        entry.match == 0 for entry in gazetteer.lookup(rest, kinds=(Kind.COUNTRY, Kind.PROVINCE), fuzzy=False)
    ):
        return None  # "West Mosul" is a part of the town, not of the province that is also called so
    for entry in gazetteer.lookup(rest, kinds=(Kind.COUNTRY, Kind.PROVINCE), fuzzy=True):
        box = gazetteer.box_of(entry.place)
        country = entry.place.country
        if box is None or country is None:
            continue
        provinces = ((country, entry.place.admin1 or ""),) if entry.kind is Kind.PROVINCE else ()
        return Region(f"{_adjective(side)} {entry.place.name}", (country,), provinces, _part(box, side))
    return None


def _part_of_named(side: str, whole: Region, gazetteer: Gazetteer) -> Region | None:
    """The northern half (and so on) of a named region."""
    box = whole.box
    if box is None:
        boxes = [
            found
            for country, admin1 in whole.provinces
            for entry in gazetteer.lookup(admin1, country=country)[:1]
            if (found := gazetteer.box_of(entry.place))
        ]
        if not boxes:
            return None
        box = Box(
            min(b.south for b in boxes),
            min(b.west for b in boxes),
            max(b.north for b in boxes),
            max(b.east for b in boxes),
        )
    return Region(f"{_adjective(side)} {whole.name}", whole.countries, whole.provinces, _part(box, side))


def _adjective(side: str) -> str:
    return side if side in ("central", "mid", "middle") else f"{side}ern"


def _part(box: Box, side: str) -> Box:
    """The half on one side, a little more than half of it (writers are generous); "central" is the middle half."""
    south, west, north, east = box.south, box.west, box.north, box.east
    height, width = north - south, east - west
    if side in ("central", "mid", "middle"):
        return Box(south + height / 4, west + width / 4, north - height / 4, east - width / 4)
    if side.startswith("north"):
        south += 0.45 * height
    if side.startswith("south"):
        north -= 0.45 * height
    if side.endswith("east"):
        west += 0.45 * width
    if side.endswith("west"):
        east -= 0.45 * width
    return Box(south, west, north, east)


@lru_cache(maxsize=1)
def _named() -> dict[str, Region]:
    """The regions of `index/data/regions.tsv` under all their names."""
    found: dict[str, Region] = {}
    for row in data_lines("regions.tsv"):
        name, others, members, *rest = row
        countries: list[str] = []
        provinces: list[tuple[str, str]] = []
        for member in members.split("|"):
            country, _, admin1 = member.partition(":")
            if country not in countries:
                countries.append(country)
            if admin1:
                provinces.append((country, admin1))
        box = Box.read(rest[0]) if rest and rest[0] else None
        region = Region(name, tuple(countries), tuple(provinces), box)
        for key in (name, *others.split("|")):
            if key:
                found[fold(key)] = region
    return found
