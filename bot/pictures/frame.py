"""What a map of some places shows: how far around them, how its scale is marked, where its labels go. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from bot.pictures.outlines import View

KM_A_DEGREE = 111.2  # of latitude
LEAST_ACROSS = 220.0  # km: closer in, a stranger would not know where it is
ROOM = 1.5  # the places' own extent, so many times
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be marked.

    Attributes:
        km: radius within which it lies; 0: known exactly.
        weight: 1 for most; a heavier mark is a larger dot.
    """

    lat: float
    lon: float
    label: str = ""
    km: float = 0.0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Town:
    """A town shown for orientation."""

    name: str
    lat: float
    lon: float
    people: int


def frame(marks: Sequence[Mark]) -> View:
    """A view, square on the ground, with all marks and their circles well inside.

    Args:
        marks: one at least; none of them across the date line from another.
    """
    lat_km = [(m.lat - m.km / KM_A_DEGREE, m.lat + m.km / KM_A_DEGREE) for m in marks]
    south, north = max(-80.0, min(low for low, _ in lat_km)), min(80.0, max(high for _, high in lat_km))
    middle = (south + north) / 2
    squeeze = max(0.15, cos(radians(middle)))
    degree = KM_A_DEGREE * squeeze
    west, east = min(m.lon - m.km / degree for m in marks), max(m.lon + m.km / degree for m in marks)
    across = max(LEAST_ACROSS, ROOM * max((north - south) * KM_A_DEGREE, (east - west) * degree))
    half_lat, half_lon = across / 2 / KM_A_DEGREE, across / 2 / degree
    centre = (west + east) / 2
    return View(middle - half_lat, centre - half_lon, middle + half_lat, centre + half_lon)


def across_km(view: View) -> float:
    """How far it is from the western to the eastern edge, in the middle."""
    return (view.east - view.west) * KM_A_DEGREE * max(0.15, cos(radians((view.south + view.north) / 2)))


def scale_km(across: float) -> int:
    """The length of the scale bar: a round number, about a fifth of the width."""
    best, size = 1, 1
    while size < across:
        for step in STEPS:
            if step * size <= across / 4:
                best = step * size
        size *= 10
    return best


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on the picture, in its own units."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Spot) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def inside(self, other: Spot) -> bool:
        """Whether it lies wholly in the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.bottom <= self.bottom
            and self.top <= other.top
        )


def place_label(
    x: float, y: float, width: float, height: float, gap: float, taken: Iterable[Spot], page: Spot
) -> Spot | None:
    """Where a label of that size goes beside a dot: right, left, above, below, whichever is free; None: nowhere."""
    taken = list(taken)
    for left, bottom in (
        (x + gap, y - height / 2),
        (x - gap - width, y - height / 2),
        (x - width / 2, y + gap),
        (x - width / 2, y - gap - height),
    ):
        spot = Spot(left, bottom, left + width, bottom + height)
        if spot.inside(page) and not any(spot.overlaps(one) for one in taken):
            return spot
    return None
