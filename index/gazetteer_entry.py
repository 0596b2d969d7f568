"""One place of the gazetteer, and how places are compared.

Built by `gazetteer.py` from its table; used by whoever chooses among namesakes. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import asin, cos, log10, radians, sin, sqrt

from index.gazetteer_build import data_lines
from index.gazetteer_regions import Box
from store.records import Place, PlacePrecision


class Kind(StrEnum):
    """What sort of place an entry is, widest first."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    AREA = "area"  # a landscape or valley without borders of its own
    TOWN = "town"
    VILLAGE = "village"
    CAMP = "camp"
    NEIGHBOURHOOD = "neighbourhood"
    SITE = "site"  # a hospital, crossing, prison, air base …


PRECISION = {
    Kind.COUNTRY: PlacePrecision.COUNTRY,
    Kind.PROVINCE: PlacePrecision.PROVINCE,
    Kind.DISTRICT: PlacePrecision.DISTRICT,
    Kind.AREA: PlacePrecision.DISTRICT,
    Kind.TOWN: PlacePrecision.TOWN,
    Kind.VILLAGE: PlacePrecision.TOWN,
    Kind.CAMP: PlacePrecision.TOWN,
    Kind.NEIGHBOURHOOD: PlacePrecision.EXACT,
    Kind.SITE: PlacePrecision.EXACT,
}
WIDE = (Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT, Kind.AREA)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        place: its name, coordinates and precision, as claims carry it.
        population: people; a province's is the sum of its towns'; 0 unknown.
        admin1_code, admin2: GeoNames codes ("12"; "SY.12.169388"), None unknown.
        timezone: IANA name ("Asia/Damascus"), None unknown.
        box: (south, west, north, east) degrees of provinces and districts, None for points.
        match: 0 own name, 1 other name, 2 another transliteration, 3 the same consonants only.
    """

    place: Place
    kind: Kind
    population: int
    admin1_code: str | None = None
    admin2: str | None = None
    timezone: str | None = None
    box: Box | None = None
    match: int = 0


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in kilometres (haversine, mean Earth radius)."""
    one, two = radians(a_lat), radians(b_lat)
    h = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(b_lon - a_lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(h)))


def weight(entry: Entry) -> float:
    """How prominent a place is, in decades of people; wide places stand above their namesakes within them."""
    size = log10(entry.population + 10)
    if entry.kind is Kind.COUNTRY:
        return size + 3.0
    if entry.kind is Kind.PROVINCE:
        return size + 0.6
    if entry.kind is Kind.DISTRICT:
        return size - 1.5
    return size


def us_state(text: str) -> str | None:
    """The postal code of a US state written in full, by postal code ("AL") or in AP style ("Ala."), else None."""
    return _states().get(text.strip().replace(".", "").lower()) if text else None


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """Every way to write a state -> postal code."""
    return {
        name.replace(".", "").lower(): row[0]
        for row in data_lines("us_states.tsv")
        for name in (row[0], row[1], *row[2].split("|"))
    }
