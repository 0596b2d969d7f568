"""Takes from provinces what another province's outline brought them, before the table is written.

Called by `gazetteer_build.py` alone. Outlines and further names were joined with GeoNames' provinces by a code that
some countries have changed since (the Philippines, France, Vietnam): Caraga got outline and name of Bulacan. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from index.gazetteer_names import fold
from index.gazetteer_rows import Row

_EDGE = 0.1
"""Degrees: outlines are drawn roughly."""
_LATIN = re.compile(r"[^\W\d_\u0370-\uffff]")


def unmixed(divisions: Sequence[Row], towns: Sequence[Row]) -> list[Row]:
    """`divisions` without the outlines that miss their own towns, and without the names of others.

    A province whose box holds less than half of its townspeople stands for its towns: their box, their middle, its
    names in Latin letters. An alternate name that is another province's own is nobody's alternate, unless the largest
    town is called so too ("Kyiv" of Kyiv City); of a misplaced province, the same goes for the names of districts.
    """
    people: dict[str, list[Row]] = {}
    for town in towns:
        people.setdefault(f"{town.country}.{town.admin1}", []).append(town)
    owners: dict[tuple[str | None, str], set[str]] = {}
    for row in divisions:
        owners.setdefault((row.country, fold(row.name)), set()).add(f"{row.country}.{row.admin1}")
    provinces = {(row.country, fold(row.name)): _code(row) for row in divisions if row.kind == "province"}
    found = []
    for row in divisions:
        own = people.get(_code(row), [])
        if row.kind != "province" or not own:
            found.append(row)
        elif _misplaced(row, own):
            found.append(_of_towns(row, own, owners))
        else:
            chief = max(own, key=lambda town: town.population)
            kept = [n for n in row.names if provinces.get((row.country, fold(n)), _code(row)) == _code(row)
                    or fold(n) == fold(chief.name)]  # fmt: skip
            found.append(replace(row, names=kept))
    return found


def _code(row: Row) -> str:
    return f"{row.country}.{row.admin1}"


def _misplaced(row: Row, towns: Sequence[Row]) -> bool:
    """Whether the box of a province holds less than half of the people of its towns."""
    if row.box is None:
        return False
    south, west, north, east = (float(part) for part in row.box.split(","))
    inside = sum(
        town.population + 1
        for town in towns
        if south - _EDGE <= town.lat <= north + _EDGE and west - _EDGE <= town.lon <= east + _EDGE
    )
    return 2 * inside < sum(town.population + 1 for town in towns)


def _of_towns(row: Row, towns: Sequence[Row], owners: Mapping[tuple[str | None, str], set[str]]) -> Row:
    """A misplaced province, placed by its towns and called by no other division's name."""
    total = sum(town.population + 1 for town in towns)
    lats, lons = [town.lat for town in towns], [town.lon for town in towns]
    code = _code(row)
    own = takewhile(_LATIN.match, row.names)  # behind the first foreign letters stands what came with the outline
    return replace(
        row,
        lat=round(sum(town.lat * (town.population + 1) for town in towns) / total, 3),
        lon=round(sum(town.lon * (town.population + 1) for town in towns) / total, 3),
        box=f"{min(lats):.2f},{min(lons):.2f},{max(lats):.2f},{max(lons):.2f}",
        names=[n for n in own if owners.get((row.country, fold(n)), {code}) == {code}],
    )
