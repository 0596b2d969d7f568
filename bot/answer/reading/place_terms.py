"""Places as the plan holds them: with a label that tells each from its namesakes, and a reach in km. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.plan import BY_NAME, PlaceTerm, Relation
from store.records import Place, PlacePrecision

if TYPE_CHECKING:
    from bot.answer.reading.namesakes import PlaceNames
    from index.gazetteer import Entry


KNOWN_PEOPLE = 100_000  # a namesake of this size may be the one a reader thinks of

NEAR_KM = 30.0  # what "near" and "around" mean when no distance is given
METRO_KM = 40.0  # a metropolitan area


def near_term(place: Place, km: float) -> PlaceTerm:
    """Everything within `km` of a place."""
    return PlaceTerm(f"within {round(km, 1):g} km of {place.name}", place, Relation.NEAR, km)


def term_of(entry: Entry, gazetteer: PlaceNames) -> PlaceTerm:
    """The plan's term for a gazetteer entry, with a label that tells it from its namesakes."""
    place = entry.place
    box = (entry.box.south, entry.box.west, entry.box.north, entry.box.east) if entry.box is not None else None
    wide = entry.kind.value in ("country", "province")
    return PlaceTerm(label_of(place, gazetteer), place, box=None if wide else box)


def unlisted_term(name: str, around: PlaceTerm) -> PlaceTerm:
    """A place that the gazetteer does not list, in a place that it knows; reports must name it."""
    return replace(around, label=f"{name}, {around.label}{BY_NAME}", unlisted=name)


def put_inside(name: str, town: PlaceTerm, state: PlaceTerm) -> PlaceTerm | None:
    """ "Dover Idaho": a town of that name in the state behind it, which no gazetteer lists; None for two places.

    Only of the United States, where the state stands behind the town without a comma.
    """
    one, other = town.place, state.place
    if one is None or other is None or town.unlisted or not other.country == one.country == "US":
        return None
    if one.precision is not PlacePrecision.TOWN or other.precision is not PlacePrecision.PROVINCE:
        return None
    return unlisted_term(name if name != name.lower() else name.title(), state) if one.admin1 != other.admin1 else None


def _known_abroad(place: Place, gazetteer: PlaceNames) -> bool:
    """Whether a large place of another country has the same name."""
    if place.precision is not PlacePrecision.TOWN:
        return False
    same = gazetteer.lookup(place.name, fuzzy=False)
    large = [
        e for e in same if e.match == 0 and e.population >= KNOWN_PEOPLE and e.place.precision is PlacePrecision.TOWN
    ]
    return any(e.place.country == place.country for e in large) and any(e.place.country != place.country for e in large)


def label_of(place: Place, gazetteer: PlaceNames) -> str:
    """ "Idlib province", "Idlib city", "Binnish, Idlib", "Lexington, Kentucky", "Syria"."""
    if place.precision is PlacePrecision.COUNTRY:
        return place.name
    if place.precision is PlacePrecision.PROVINCE:
        if place.country == "US":
            return f"{place.name} (U.S. state)"
        return (
            place.name
            if re.search(r"(?:Strip|Bank|Region|Territory|District|City)$", place.name)
            else f"{place.name} province"
        )
    if place.precision is PlacePrecision.DISTRICT:
        return f"{place.name} district" + (f", {place.admin1}" if place.admin1 else "")
    if place.admin1 == place.name:
        return f"{place.name} city"
    outer = place.admin1 or gazetteer.country_name(place.country)
    if place.country != "US" and _known_abroad(place, gazetteer):
        outer = gazetteer.country_name(place.country)  # "Tripoli, Lebanon" tells more than its province
    return f"{place.name}, {outer}" if outer else place.name
