"""Where an incident must lie for a question's places: store filters for each way of lying there. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.answer.plan import PlaceTerm, Relation
from store.filters import Box
from store.records import Place, PlacePrecision

AREA_KM = 10.0  # how far a stretch of land without borders reaches from its middle
NAMESAKE_KM = 10.0  # a place of a town's name this near to it is the town, whatever its province is said to be
TOWN_KM = 5.0  # an exact spot this near to a town's middle lies in the town
_ALSO_CALLED = ("{} camp", "{} centre", "{} center", "central {}", "downtown {}", "city of {}", "centre of {}")
CAMP_KM = 1.0  # a camp is smaller than a town, and often stands beside one


def at_places(terms: Sequence[PlaceTerm]) -> list[dict[str, Any]]:
    """Filter fields for each way in which an incident may lie at one of the places."""
    found: list[dict[str, Any]] = []
    provinces: dict[str, set[str]] = {}
    for term in terms:
        place = term.place
        whole = term.relation is Relation.IN and place is not None and place.precision is PlacePrecision.PROVINCE
        if whole and place is not None and place.country:
            provinces.setdefault(place.country, set()).add(place.admin1 or place.name)
        else:
            found += _at(term)
    # several provinces of one country are one test, not alternatives
    found += [{"country": country, "admin1s": frozenset(names)} for country, names in provinces.items()]
    return found


def _at(term: PlaceTerm) -> list[dict[str, Any]]:
    place = term.place
    box = Box(*term.box) if term.box is not None else None
    if term.part:
        spots = frozenset({PlacePrecision.EXACT, PlacePrecision.DISTRICT})  # known by the town alone lies in no part
        return [{"country": place.country if place else None, "box": box, "place_precisions": spots}]
    if place is None:
        return _in_region(term, box)
    if term.relation is Relation.NEAR and place.lat is not None and place.lon is not None:
        return [{"near": (place.lat, place.lon, term.km or 0.0), "place_precisions": _NARROW}]
    if place.precision is PlacePrecision.COUNTRY:
        return [{"country": place.country}]
    if place.precision is PlacePrecision.PROVINCE:
        return [{"country": place.country, "admin1": place.admin1 or place.name}]
    ids = frozenset({place.geoname_id}) if place.geoname_id is not None else frozenset()
    itself = {
        "country": place.country,
        "admin1": place.admin1,
        "place_ids": ids,
        "place_names": frozenset({place.name}),
    }
    if box is not None:
        return [itself, {"country": place.country, "box": box, "place_precisions": _NARROW}]
    return [itself, *_around(place)]


_NARROW = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})


def _in_region(term: PlaceTerm, box: Box | None) -> list[dict[str, Any]]:
    """In a region of countries, provinces or a box that is no place of the gazetteer."""
    part: dict[str, Any] = {"countries": frozenset(term.countries), "admin1s": frozenset(term.provinces)}
    if box is not None:
        # what is known only by its province or country lies in no part of it
        part |= {"box": box, "place_precisions": _NARROW}
    if not term.provinces or len(term.countries) != 1:
        return [part]
    # "Darfur": what is only said to lie there, in none of its provinces
    return [part, {"countries": frozenset(term.countries), "place_names": frozenset({term.label})}]


def _around(place: Place) -> list[dict[str, Any]]:
    """Beside a place's own name: what lies on a stretch of land, or so near to a town's middle that it is the town."""
    if place.lat is None or place.lon is None:
        return []
    if place.precision is PlacePrecision.DISTRICT:
        # a stretch of land without borders ("Eastern Ghouta"): its towns are not said to lie in it
        close = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN})
        return [{"country": place.country, "near": (place.lat, place.lon, AREA_KM), "place_precisions": close}]
    if place.precision is not PlacePrecision.TOWN:
        return []
    exact = frozenset({PlacePrecision.EXACT})
    reach = CAMP_KM if place.name.lower().endswith(" camp") else TOWN_KM
    spots = {"near": (place.lat, place.lon, reach), "place_precisions": exact}
    # a town that a report puts into the province next door ("Douma, Damascus") is the one of that name close by
    # "Harbour camp" is a part of what people call Harbour, "Harbour city centre" and "city of Harbour" are Harbour
    called = frozenset({place.name, *(form.format(place.name) for form in _ALSO_CALLED)})
    namesake = {"place_names": called, "near": (place.lat, place.lon, NAMESAKE_KM)}
    quarters = {
        "quarter_of": place.name,
        "place_precisions": exact | {PlacePrecision.DISTRICT},
    }  # only the city is known
    return [
        {"country": place.country, "admin1": place.admin1, **spots},
        {"country": place.country, **namesake},
        {"country": place.country, "admin1": place.admin1, **quarters},
    ]
