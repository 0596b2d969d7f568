"""Where an incident was, in words, never closer than its sources said. Pure."""

from __future__ import annotations

from bot.answer.words import date_text
from store.records import Incident, Place, PlacePrecision

_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)


_SAY_IT = ("Strip", "Bank", "Region", "Territory", "District", "City")  # names that say what sort of area it is


def place_text(place: Place | None) -> str:
    """Where, never closer than the source said: "Binnish, Idlib", "Idlib province", "Syria"."""
    if place is None:
        return "place not given"
    if place.precision is PlacePrecision.PROVINCE and place.country != "US":
        return place.name if place.name.endswith(_SAY_IT) else f"{place.name} province"
    if place.precision in _WIDE or place.admin1 in (None, place.name):
        return place.name
    return f"{place.name}, {place.admin1}"


_MANY = 4  # more places than that are only called by what they lie in


def where_text(incident: Incident) -> str:
    """Where an incident was; of one in several towns of a country the towns ("Kabul and Kunduz, Afghanistan")."""
    main = incident.place
    if main is not None and main.precision is PlacePrecision.COUNTRY:
        inside = (p for p in incident.places if p.country == main.country and p.precision not in _WIDE)
        towns = list(dict.fromkeys(p.name for p in inside))
        if 1 < len(towns) < _MANY:
            return f"{', '.join(towns[:-1])} and {towns[-1]}, {main.name}"
    return place_text(main)


def place_line(incident: Incident) -> str:
    """Place and date of an incident."""
    return f"{where_text(incident)}, {date_text(incident.date_start, incident.date_end, incident.date_precision)}"
