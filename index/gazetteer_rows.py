"""The rows of the gazetteer's table before they are written, and what our own data files add to them.

Called by `gazetteer_build.py` alone, but for `data_lines` and `data_words`, which read any file of `index/data`.
`supplement.tsv` adds places and names, `city_parts.tsv` says which places are parts of a large city.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from math import cos, radians
from zlib import crc32

from index.gazetteer_names import fold, loose, skeleton

ROMANISED = frozenset(
    re.findall(
        "..",
        "AEAFAMAZBDBGBHBYCYDJDZEGERETGEGRILINIQIRJOKGKHKWKZLALBLKLYMAMKMLMMMNMR"
        "MVNENPOMPKPSQARSRUSASDSOSSSYTDTHTJTMTNUAUZXKYE",
    )
)
"""Countries whose place names come to English in many spellings; only theirs get the coarser keys."""


@dataclass(slots=True)
class Row:
    """An entry on its way into the table; `id` is the GeoNames id, or a negative number for our own.

    Attributes:
        shown: the name to show where it is not `name` ("Kensington, Philadelphia").
    """

    id: int
    kind: str
    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    population: int
    timezone: str | None
    box: str | None = None
    names: list[str] = field(default_factory=list)
    shown: str | None = None


def data_lines(name: str) -> Iterator[list[str]]:
    """The rows of `index/data/<name>`, tab separated, without comments and empty lines; `.gz` is unpacked."""
    raw = (files("index") / "data" / name).read_bytes()
    text = gzip.decompress(raw).decode() if name.endswith(".gz") else raw.decode()
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def data_words(name: str) -> list[str]:
    """The words of `index/data/<name>`, blank separated, without comment lines."""
    return [word for row in data_lines(name) for cell in row for word in cell.split()]


def with_supplement(rows: list[Row]) -> list[Row]:
    """`rows` and the supplement's places; what GeoNames has after all, near by and under a like name, gets the names.

    Rows of the supplement without coordinates only give further names to the towns and provinces of their name.
    """
    named: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        if row.kind in ("town", "province") and row.country in ROMANISED:
            for key in {loose(fold(row.name)), skeleton(loose(fold(row.name)))}:
                named.setdefault((key, row.country), []).append(row)
    for name, variants, shown, country in (row for row in data_lines("supplement.tsv") if len(row) == 4):
        for row in [r for r in named.get((loose(fold(name)), country), []) if fold(r.name) == fold(name)]:
            row.names += [row.name, *variants.split("|")]
            row.name = shown or row.name
    added: list[Row] = []
    for place in _supplement():
        keys = {k for n in (place.name, *place.names) for k in (loose(fold(n)), skeleton(loose(fold(n)))) if k}
        known = [r for key in keys for r in named.get((key, place.country), []) if r.kind == "town" and _near(r, place)]
        if known and place.kind in ("town", "village"):
            known[0].names += [place.name, *place.names]
        else:
            added.append(place)
    return rows + added


def _near(one: Row, other: Row) -> bool:
    """Whether two places are within about ten kilometres."""
    return abs(one.lat - other.lat) < 0.09 and abs(one.lon - other.lon) < 0.11


def _supplement() -> Iterator[Row]:
    """Places that GeoNames' towns lack; their number is negative and hangs on the name, so it survives new rows."""
    for row in data_lines("supplement.tsv"):
        if len(row) < 7:
            continue  # further names of a place that is there already: see `with_supplement`
        name, variants, admin1, country, lat, lon, kind, *rest = row
        yield Row(
            id=-crc32(f"{name}|{admin1}|{country}|{kind}".encode()),
            kind=kind,
            name=name,
            country=country,
            admin1=admin1,
            admin2=None,
            lat=float(lat),
            lon=float(lon),
            population=int(rest[0]) if rest and rest[0] else 1000,
            timezone=None,
            names=[v for v in variants.split("|") if v],
        )


def with_parts(rows: list[Row]) -> list[Row]:
    """`rows` with the parts of large cities (`city_parts.tsv`): the known ones marked as such, the others added.

    A part keeps its own name as its key and is shown with its city's ("Kensington, Philadelphia"). One that GeoNames
    lacks stands at the middle of its city, as an area: nothing says where in the city it lies.
    """
    towns: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        if row.kind == "town" and row.country == "US":
            towns.setdefault((fold(row.name), row.admin1), []).append(row)
    added: list[Row] = []
    for name, state, parts, *reach in data_lines("city_parts.tsv"):
        city = max(towns[fold(name), state], key=lambda r: r.population)
        known = float(reach[0]) if reach else _PART_KM
        for part in parts.split("|"):
            near = [r for r in towns.get((fold(part), state), []) if r is not city and _km(r, city) <= known]
            if near:
                own = min(near, key=lambda r: _km(r, city))
                own.kind, own.shown = "neighbourhood", f"{own.name}, {city.name}"
            else:
                added.append(_part(part, city))
    return rows + added


_PART_KM = 22.0
"""How far from its middle a city reaches; wider and denser ones say so in the file."""


def _part(name: str, city: Row) -> Row:
    """A part of a city that GeoNames lacks; its number hangs on the names, so it survives new rows."""
    return replace(
        city,
        id=-crc32(f"{name}|{city.name}|{city.admin1}|part".encode()),
        kind="area",
        name=name,
        population=2000,
        names=[],
        shown=f"{name}, {city.name}",
    )


def _km(one: Row, other: Row) -> float:
    """Kilometres between two places of one region, on the plane."""
    east = (one.lon - other.lon) * cos(radians(one.lat))
    return 111.2 * float(((one.lat - other.lat) ** 2 + east**2) ** 0.5)
