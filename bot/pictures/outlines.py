"""Coasts, borders and provinces from the bundled extract (`data/sources.txt` says where it comes from).

Called by `map.py`. Reading takes a moment and some memory: do it once, when the first map is drawn.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # (n, 2): lon, lat in degrees
DATA = Path(__file__).parent / "data" / "outlines.json.gz"


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def meets(self, points: Points) -> bool:
        """Whether the box around the points overlaps the view."""
        west, south = points.min(axis=0)
        east, north = points.max(axis=0)
        return bool(west <= self.east and east >= self.west and south <= self.north and north >= self.south)


class Outlines:
    """The extract, read."""

    def __init__(
        self,
        arcs: Sequence[Points],
        land: Sequence[tuple[str, list[list[int]]]],
        borders: Sequence[int],
        provinces: Sequence[int],
    ) -> None:
        """Args: land: (country code, rings of arc numbers, the outer one first) of each polygon."""
        self._arcs, self._borders, self._provinces = arcs, borders, provinces
        self._land = [(country, [self._ring(ring) for ring in rings]) for country, rings in land]

    @classmethod
    def read(cls, file: Path = DATA) -> Self:
        """Reads the extract."""
        with gzip.open(file, "rb") as packed:
            found = json.load(packed)
        scale, offset = np.array(found["scale"]), np.array(found["translate"])
        arcs = [
            np.cumsum(np.array(arc, dtype=np.int64).reshape(-1, 2), axis=0) * scale + offset for arc in found["arcs"]
        ]
        land = [(country, rings) for country, polygons in found["land"].items() for rings in polygons]
        return cls(arcs, land, found["borders"], found["provinces"])

    def land(self, view: View) -> Iterator[tuple[str, list[Points]]]:
        """(country code, rings) of each polygon that may be seen."""
        return ((country, rings) for country, rings in self._land if view.meets(rings[0]))

    def borders(self, view: View) -> list[Points]:
        """Lines between countries."""
        return list(self._seen(self._borders, view))

    def provinces(self, view: View) -> list[Points]:
        """Lines between the provinces of a country."""
        return list(self._seen(self._provinces, view))

    def _seen(self, numbers: Iterable[int], view: View) -> Iterator[Points]:
        return (self._arcs[number] for number in numbers if view.meets(self._arcs[number]))

    def _ring(self, numbers: Iterable[int]) -> Points:
        parts = [self._arcs[n] if n >= 0 else self._arcs[~n][::-1] for n in numbers]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
