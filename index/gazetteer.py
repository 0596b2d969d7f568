"""Names to places: every town, district, province and country that GeoNames knows, and a supplement.

`bot/app.py` opens one `Gazetteer` and hands it to whoever needs places: claims, questions, importers, pictures.
It finds and ranks namesakes by what it is told (country, province, coordinates); it must not read text: which
words of an article are a place is the business of `index/claims/places.py`.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any, TypeAlias

from index import gazetteer_build as table
from index.gazetteer_entry import PRECISION, WIDE, Entry, Kind, distance_km, us_state, weight
from index.gazetteer_names import fold, loose, skeleton
from index.gazetteer_regions import Box, Region, read_region
from store.records import Place, PlacePrecision

__all__ = ["FAR_KM", "Entry", "Gazetteer", "Kind", "distance_km", "us_state", "weight"]

Row: TypeAlias = tuple[Any, ...]  # Any: a row of the table has columns of every type
FAR_KM = 350.0
"""A namesake further than this from the places named around it is not meant."""


class Gazetteer:
    """Looks names up in one data folder's table; safe to share between threads, read-only."""

    def __init__(self, path: Path) -> None:
        """Read the table at `path` (see `open`)."""
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._countries: dict[str, str] = dict(self._ask("select country, name from entries where kind = 'country'"))
        self._provinces = {
            (country, code): name
            for country, code, name in self._ask("select country, admin1, name from entries where kind = 'province'")
        }
        self._cached = lru_cache(maxsize=8_000)(self._find)
        self._cached_coarse = lru_cache(maxsize=4_000)(self._find_coarse)
        self._labels = lru_cache(maxsize=5_000)(self._in_label)
        self._big = self._big_names()
        states = self._ask(f"select {_COLUMNS}, 0 from entries where kind = 'province' and country = 'US'")
        self._states = {entry.admin1_code: entry for entry in map(self._entry, states)}

    @classmethod
    def open(cls, folder: Path) -> Gazetteer:
        """Open `folder/gazetteer.sqlite`, building it first where it is missing or of another version.

        Raises:
            OSError: the folder cannot be written and holds no table yet.
        """
        path = folder / table.FILE_NAME
        if not table.is_current(path):
            path = table.build(folder)
        return cls(path)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def lookup(
        self, name: str, *, kinds: Iterable[Kind] | None = None, country: str | None = None, fuzzy: bool = True
    ) -> list[Entry]:
        """Every place that `name` may mean, best first.

        Exact names come first, ranked by importance (a country before a province before a town, then people). Only
        where there is none are other transliterations tried, and where a `country` is given, bare consonants.

        Args:
            name: as written, in any case, with or without accents; Latin, Cyrillic or Arabic letters.
            kinds: keep only these.
            country: ISO alpha-2; keep only places there.
            fuzzy: False for exact names only.
        """
        key = fold(name)
        if len(key) < 2 or len(key) > 80:
            return []
        found: Iterable[Entry] = self._cached(key)
        if country is not None:
            found = [e for e in found if e.place.country == country]
        if not found and (bare := _KIND_WORD.sub("", key)) != key:
            found = [e for e in self._cached(bare) if e.kind in _DIVISIONS and country in (None, e.place.country)]
        if not found and fuzzy and len(key) > 3:
            vague = loose(key)
            found = self._cached_coarse(vague, 1)
            if country is not None:
                found = [e for e in found if e.place.country == country]
                if not found and (bones := skeleton(vague)):
                    found = [e for e in self._cached_coarse(bones, 2) if e.place.country == country]
        if kinds is not None:
            wanted = frozenset(kinds)
            found = [e for e in found if e.kind in wanted]
        return list(found)

    def resolve(
        self,
        name: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        near: tuple[float, float] | None = None,
    ) -> Place | None:
        """The one place that `name` means under these hints, None where nothing fits them.

        Args:
            name: may carry its own hint: "Huntsville, Ala.", "Saraqib, Idlib", "Tripoli, Libya".
            country: ISO alpha-2 or a name.
            admin1: a province's name; a namesake elsewhere is refused.
            near: (lat, lon) of places named around it; a namesake more than `FAR_KM` away is refused.
        """
        entry = self.resolve_entry(name, country=country, admin1=admin1, near=near)
        return entry.place if entry else None

    def resolve_entry(
        self,
        name: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        near: tuple[float, float] | None = None,
    ) -> Entry | None:
        """As `resolve`, with kind, people and time zone."""
        head, _, tail = (part.strip() for part in name.partition(","))
        if tail and head:
            inner = self._with_hint(head, tail, country)
            if inner is not None:
                return inner
            if self.lookup(tail, fuzzy=False):
                return None
        code = self.country_code(country) if country else None
        if country and code is None:
            return None
        found = self.lookup(head or name, country=code)
        if admin1:
            provinces = {
                (e.place.country, e.admin1_code) for e in self.lookup(admin1, kinds=(Kind.PROVINCE,), country=code)
            }
            found = [e for e in found if (e.place.country, e.admin1_code) in provinces]
        if near:
            reach = {id(e): distance_km(*near, e.place.lat or 0.0, e.place.lon or 0.0) for e in found}
            found = [e for e in found if reach[id(e)] <= FAR_KM or e.kind is Kind.COUNTRY]
            found.sort(key=lambda e: (e.match, -weight(e) + reach[id(e)] / 50.0))
        return found[0] if found else None

    def country_code(self, name: str) -> str | None:
        """ISO alpha-2 of a country's name or code, None where there is no such country."""
        if len(name) == 2 and name.upper() in self._countries:
            return name.upper()
        found = self.lookup(name, kinds=(Kind.COUNTRY,), fuzzy=False)
        return found[0].place.country if found else None

    def country_name(self, code: str | None) -> str | None:
        """The English name of an ISO alpha-2 code."""
        return self._countries.get(code) if code else None

    def country_of(self, place: Place) -> Place | None:
        """The country that a place lies in, None where it is not known."""
        name = self.country_name(place.country)
        found = self.lookup(name, kinds=(Kind.COUNTRY,), country=place.country, fuzzy=False) if name else []
        return found[0].place if found else None

    def province(self, country: str | None, code: str | None) -> Entry | None:
        """A province by the codes of GeoNames ("SY", "12")."""
        rows = self._ask(
            f"select {_COLUMNS}, 0 from entries where kind = 'province' and country = ? and admin1 = ?", (country, code)
        )
        return self._entry(rows[0]) if rows else None

    def state(self, code: str) -> Entry | None:
        """A state of the United States by its postal code."""
        return self._states.get(code)

    def places_in_label(self, label: str) -> tuple[tuple[str, str | None], ...]:
        """(country, province code) of the places that a host name or an outlet's name carries: "chicagotribune.com"."""
        return self._labels(label.lower())

    def _in_label(self, label: str) -> tuple[tuple[str, str | None], ...]:
        parts = [p for p in re.split(r"[^a-z]+", label.removeprefix("www.")) if len(p) >= 5]
        found: dict[tuple[str, str | None], None] = {}
        for part in parts:
            for name, home in self._big:
                if name in part:
                    found[home] = None
        return tuple(found)

    def region(self, phrase: str) -> Region | None:
        """The part of the world that a phrase such as "northern Syria" or "southern Idlib countryside" means.

        Named regions that no province matches ("Donbas", "Gaza Strip", "the Sahel") are known too; plain names of
        towns or provinces are not regions (None).
        """
        return read_region(phrase, self)

    def entry(self, place: Place) -> Entry | None:
        """The entry behind a `Place` that this gazetteer gave out, by its number."""
        if place.geoname_id is None:
            return None
        rows = self._ask(f"select {_COLUMNS}, 0 from entries where id = ?", (place.geoname_id,))
        return self._entry(rows[0]) if rows else None

    def timezone(self, place: Place) -> str | None:
        """IANA time zone of a place; that of its province or country where its own is unknown."""
        entry = self.entry(place)
        if entry and entry.timezone:
            return entry.timezone
        for kind, name in ((Kind.PROVINCE, place.admin1), (Kind.COUNTRY, self.country_name(place.country))):
            if name:
                for found in self.lookup(name, kinds=(kind,), country=place.country, fuzzy=False):
                    if found.timezone:
                        return found.timezone
        return None

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` lies in `outer` (or is it): by country, province and district, else by distance.

        A town contains its quarters ("Kensington, Philadelphia") and what lies within 3 km of it, a landscape what lies
        within 15 km.
        """
        if outer.geoname_id is not None and outer.geoname_id == inner.geoname_id:
            return True
        if outer.country is not None and outer.country != inner.country:
            return False
        if outer.precision is PlacePrecision.COUNTRY:
            return outer.country is not None
        if outer.admin1 and inner.admin1 and fold(outer.admin1) != fold(inner.admin1):
            return False
        if outer.precision is PlacePrecision.PROVINCE:
            return inner.admin1 is not None
        if inner.precision in (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE):
            return False
        if fold(inner.name).endswith(f" {fold(outer.name)}") and "," in inner.name and inner.admin1 == outer.admin1:
            return True
        wide, small = self.entry(outer), self.entry(inner)
        if wide and small and wide.kind is Kind.DISTRICT and small.admin2:
            return wide.admin2 == small.admin2
        if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
            return False
        if wide and wide.box and wide.kind is Kind.DISTRICT:
            return wide.box.holds(inner.lat, inner.lon)
        reach = 15.0 if outer.precision is PlacePrecision.DISTRICT else 3.0
        return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= reach

    def box_of(self, place: Place) -> Box | None:
        """The box of a province or district; a country's is that of its provinces; None for points."""
        entry = self.entry(place)
        if entry is None or entry.box or entry.kind is not Kind.COUNTRY:
            return entry.box if entry else None
        rows = self._ask(
            "select box from entries where country = ? and kind = 'province' and box is not null", (place.country,)
        )
        boxes = [Box.read(box) for (box,) in rows]
        if not boxes:
            return None
        return Box(
            min(b.south for b in boxes),
            min(b.west for b in boxes),
            max(b.north for b in boxes),
            max(b.east for b in boxes),
        )

    def provinces_around(self, lat: float, lon: float, *, within_km: float) -> list[tuple[str, str]]:
        """The (country, province) of every town and village around a point, nearest first."""
        reach, wide = within_km / 111.0, within_km / 111.0 / max(0.1, cos(radians(lat)))
        rows = self._ask(
            "select lat, lon, country, admin1 from entries where +kind in ('town', 'village') and admin1 is not null"
            " and lat between ? and ? and lon between ? and ?",
            (lat - reach, lat + reach, lon - wide, lon + wide),
        )
        near = sorted((distance_km(lat, lon, row[0], row[1]), row[2], row[3]) for row in rows)
        named = ((country, self._provinces.get((country, code))) for km, country, code in near if km <= within_km)
        return [(country, name) for country, name in named if name is not None]

    def nearest(self, lat: float, lon: float, *, within_km: float = 20.0) -> Entry | None:
        """The nearest town to a point, None where there is none within `within_km`."""
        reach = within_km / 111.0
        wide = reach / max(0.1, cos(radians(lat)))
        rows = self._ask(
            f"select {_COLUMNS}, 0 from entries where kind in ('town', 'village', 'camp')"
            " and lat between ? and ? and lon between ? and ?",
            (lat - reach, lat + reach, lon - wide, lon + wide),
        )
        found = [self._entry(r) for r in rows]
        found.sort(key=lambda e: distance_km(lat, lon, e.place.lat or 0.0, e.place.lon or 0.0))
        if not found or distance_km(lat, lon, found[0].place.lat or 0.0, found[0].place.lon or 0.0) > within_km:
            return None
        return found[0]

    def towns(self, box: Box, most: int) -> list[Entry]:
        """The towns with the most people within the box, for orientation."""
        rows = self._ask(
            f"select {_COLUMNS}, 0 from entries where kind = 'town' and lat between ? and ? and lon between ? and ?"
            " order by population desc, id limit ?",
            (box.south, box.north, box.west, box.east, most),
        )
        return [self._entry(r) for r in rows]

    def points_of(self, country: str) -> list[tuple[float, float]]:
        """(latitude, longitude) of every town, village, camp and district's middle of a country (alpha-2)."""
        rows = self._ask(
            "select lat, lon from entries where country = ? and kind in ('town', 'village', 'camp', 'district')",
            (country,),
        )
        return [(row[0], row[1]) for row in rows]

    def _with_hint(self, head: str, tail: str, country: str | None) -> Entry | None:
        """`head` within the state, province or country that `tail` names: "Huntsville" in "Ala."."""
        tail = tail.partition(",")[0].strip() or tail
        state = us_state(tail)
        if state:
            found = [e for e in self.lookup(head, country="US") if e.admin1_code == state]
            if found:
                return _smallest_best(found)
        for outer in self.lookup(tail, fuzzy=False, country=self.country_code(country) if country else None)[:8]:
            inside = [e for e in self.lookup(head, country=outer.place.country) if self.contains(outer.place, e.place)]
            inside = [e for e in inside if e.place.geoname_id != outer.place.geoname_id] or inside
            if inside:
                return _smallest_best(inside)
        return None

    def _big_names(self) -> list[tuple[str, tuple[str, str | None]]]:
        """Names of countries and large towns without blanks, longest first, with their country and province code."""
        rows = self._ask(
            "select name, country, admin1, kind from entries where kind = 'country'"
            " or (kind = 'province' and country = 'US') or (kind = 'town' and population >= 250000)"
        )
        names = [
            (fold(name).replace(" ", ""), (country, None if kind == "country" else admin1))
            for name, country, admin1, kind in rows
        ]
        return sorted((n for n in names if len(n[0]) >= 5), key=lambda n: -len(n[0]))

    def _ask(self, statement: str, values: tuple[object, ...] = ()) -> list[Row]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def _find(self, key: str) -> tuple[Entry, ...]:
        rows = self._ask(
            f"select {_COLUMNS}, n.rank from names n join entries e on e.id = n.entry where n.key = ?", (key,)
        )
        return tuple(sorted((self._entry(r) for r in rows), key=_rank))

    def _find_coarse(self, key: str, level: int) -> tuple[Entry, ...]:
        if not key:
            return ()
        rows = self._ask(
            f"select {_COLUMNS}, ? from coarse n join entries e on e.id = n.entry where n.key = ? and n.level = ?",
            (level + 1, key, level),
        )
        return tuple(sorted((self._entry(r) for r in rows), key=_rank))

    def _entry(self, row: Row) -> Entry:
        number, kind_text, name, country, admin1, admin2, lat, lon, population, timezone, box, match = row
        kind = Kind(kind_text)
        place = Place(
            name=name,
            admin1=self._provinces.get((country, admin1)) if kind is not Kind.COUNTRY else None,
            country=country,
            lat=lat,
            lon=lon,
            precision=PRECISION[kind],
            geoname_id=number,
        )
        return Entry(place, kind, population, admin1, admin2, timezone, Box.read(box) if box else None, match)


_DIVISIONS = (Kind.PROVINCE, Kind.DISTRICT)
_KIND_WORD = re.compile(r" (?:province|governorate|region|state|department|district|oblast|prefecture)$|^province of ")
"""Words that tell a province or district from the town of its name; most names of the table go without."""
_COLUMNS = "id, kind, name, country, admin1, admin2, lat, lon, population, timezone, box"


def _rank(entry: Entry) -> tuple[float, float]:
    """Order of namesakes: an alternate name weighs half a decade less than the place's own."""
    return (entry.match if entry.match > 1 else 0, -weight(entry) + (0.5 if entry.match == 1 else 0.0))


def _smallest_best(found: list[Entry]) -> Entry:
    """The best namesake when a wider place is named beside it: a town rather than the district of its name."""
    return min(found, key=lambda e: (e.match > 1, e.kind in WIDE, _rank(e)))
