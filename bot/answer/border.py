"""What lies along a border: the incidents of a selection that are close to a place of the country beyond it.

Called by `Evidence.select`. No map of borders is kept; the places of the gazetteer on the other side stand for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import cos, floor, radians
from typing import TYPE_CHECKING

from bot.answer.plan import PlaceTerm
from bot.answer.reading.vicinity import BORDER_KM
from bot.answer.selection import Selection
from store.records import Incident, PlacePrecision

if TYPE_CHECKING:
    from bot.answer.evidence import Evidence

_KM_A_DEGREE = 111.195
_CELL = 0.5  # degrees: a point's neighbours are looked for in its own cell and those around it
_NARROW = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT)
Near = Callable[[float, float], bool]


def along_border(selection: Selection, evidence: Evidence) -> Selection:
    """Of a selection along a border, the incidents close to it; any other as it is."""
    terms = [term for term in selection.plan.places if term.border]
    if not terms:
        return selection
    ids = frozenset(one.id for one in selection.find() if any(_lies_along(one, term, evidence) for term in terms))
    return selection.only(ids or frozenset({""}))


def _lies_along(incident: Incident, term: PlaceTerm, evidence: Evidence) -> bool:
    place = incident.place
    if place is None or place.lat is None or place.lon is None or place.precision not in _NARROW:
        return False
    if term.countries and place.country not in term.countries:
        return False
    if len(term.border) == 1:
        return place.country != term.border[0] and evidence.close_to(term.border[0])(place.lat, place.lon)
    others = [code for code in term.border if code != place.country]
    return place.country in term.border and any(evidence.close_to(code)(place.lat, place.lon) for code in others)


def close_to(points: Iterable[tuple[float, float]], km: float = BORDER_KM) -> Near:
    """A test whether a point is within `km` of one of the points (degrees)."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for lat, lon in points:
        cells.setdefault((floor(lat / _CELL), floor(lon / _CELL)), []).append((lat, lon))

    def near(lat: float, lon: float) -> bool:
        wide = cos(radians(lat))
        row, column = floor(lat / _CELL), floor(lon / _CELL)
        return any(
            ((lat - y) * _KM_A_DEGREE) ** 2 + ((lon - x) * _KM_A_DEGREE * wide) ** 2 <= km * km
            for i in (-1, 0, 1)
            for j in (-2, -1, 0, 1, 2)
            for y, x in cells.get((row + i, column + j), ())
        )

    return near
