"""Land that no name of the gazetteer says: a part of a large city, what lies along a border, what lies outside a town.

Called by `read.py` around `where.find_places`. Pure given the gazetteer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import cos, radians
from typing import TYPE_CHECKING

from bot.answer.plan import PlaceTerm
from bot.answer.reading.demonyms import code_of_people
from bot.answer.reading.namesakes import Covered, PlaceNames
from bot.answer.reading.place_terms import NEAR_KM, near_term, term_of
from bot.answer.reading.text import Scan
from bot.answer.reading.where import Where
from store.records import PlacePrecision

if TYPE_CHECKING:
    from index.gazetteer import Entry

BORDER_KM = 30.0  # how far from the other country's towns "along the border" reaches
PART_OF = 500_000  # people: a city large enough that a part of it is told by where its quarters lie
NAMED_ALIKE = 1_000_000  # people: of a larger city "eastern Aleppo" may be meant as well as of the province so called
CITY_KM = 9.0  # how far a large city reaches from its middle
TOWN_EDGE_KM = 3.0  # what lies "north of" a town begins so far from its middle
_KM_A_DEGREE = 111.195
_SIDE = r"(?P<side{n}>(?:north|south)[ -]?(?:east|west)|north|south|east|west|central)"
_BIT = r"(?:parts?|half|side|sectors?|districts?|neighbou?rhoods?|quarters?|outskirts|suburbs|end)"
_NAME = r"(?P<name{n}>[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){{0,2}})"
_PARTS = (
    re.compile((rf"\b(?:the )?{_SIDE}(?:ern)? (?:{_BIT} (?:of|in) (?:the )?(?:city of )?)?{_NAME}").format(n=""), re.I),
    re.compile((rf"\bthe {_SIDE} of (?:the )?(?:city of )?{_NAME}").format(n=""), re.I),
    re.compile((rf"\b{_NAME}'s {_SIDE}(?:ern)? {_BIT}\b").format(n=""), re.I),
)
_CITY = re.compile(r" city\b", re.I)
_WIDE_WORD = re.compile(r" (?:province|governorate|countryside|region|rural)\b", re.I)
_COUNTRY = r"[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*){0,2}?"
_BORDERS = (
    re.compile(
        rf"\b(?:the )?borders? (?:between|of) (?:the )?(?P<a>{_COUNTRY}) and (?:the )?(?P<b>{_COUNTRY})(?!\w)", re.I
    ),
    re.compile(rf"\b(?P<a>{_COUNTRY})'s borders? with (?:the )?(?P<b>{_COUNTRY})(?!\w)", re.I),
    re.compile(rf"\b(?:the )?borders? with (?:the )?(?P<b>{_COUNTRY})(?!\w)", re.I),
    re.compile(r"\b(?:the )?(?P<a>[^\W\d_][\w.]*)[-/ ](?P<b>[^\W\d_][\w.]*) (?:borders?|frontier)\b", re.I),
    re.compile(r"\b(?:the )?(?P<b>[^\W\d_][\w.]*) (?:borders?|frontier)\b", re.I),
)
_LED = re.compile(
    r"(?:\b(?:along|near|on|at|by|close to|around|across|next to|in the area of|in)(?: both sides of)? )$"
)


def find_border(scan: Scan, gazetteer: PlaceNames) -> PlaceTerm | None:
    """ "Along the Turkish border", "near the border between Syria and Turkey"; its words are marked."""
    for pattern in _BORDERS:
        for match in pattern.finditer(scan.rest):
            names = [match[name] for name in ("a", "b") if name in pattern.groupindex and match[name]]
            codes = [_code(name.strip(), gazetteer) for name in names]
            if codes and codes[-1] is None:
                continue
            known = tuple(code for code in codes if code is not None)
            # of "strikes turkish border" the first word names no country: it stays to be read
            start = match.start() if len(known) == len(codes) else match.start("b")
            before = scan.rest[:start].removesuffix("the ")
            led = _LED.search(before)
            scan.take(led.start() if led else start, match.end())
            where = " and ".join(gazetteer.country_name(code) or code for code in known)
            side = f"the border of {where}" if len(known) > 1 else f"the border with {where}"
            return PlaceTerm(f"{side}, within {BORDER_KM:g} km of places beyond it", border=known)
    return None


def _code(name: str, gazetteer: PlaceNames) -> str | None:
    code = code_of_people(name)
    if code is not None:
        return code
    entries = gazetteer.lookup(name, fuzzy=False)
    return next((e.place.country for e in entries if e.place.precision is PlacePrecision.COUNTRY), None)


def find_part(scan: Scan, gazetteer: PlaceNames) -> tuple[PlaceTerm, tuple[PlaceTerm, ...]] | None:
    """ "Eastern Aleppo", "the western districts of Mosul": that part, and what else the words may mean; marked."""
    for pattern in _PARTS:
        for match in pattern.finditer(scan.rest):
            found = _part(scan, match, gazetteer, own=pattern is not _PARTS[0])
            if found is not None:
                return found
    return None


def _part(
    scan: Scan, match: re.Match[str], gazetteer: PlaceNames, *, own: bool
) -> tuple[PlaceTerm, tuple[PlaceTerm, ...]] | None:
    given = match["name"].split()
    for size in range(len(given), 0, -1):
        name = " ".join(given[:size])
        start, end = match.span() if own and size == len(given) else (match.start(), match.start("name") + len(name))
        city = _large_city(name.removesuffix("'s"), gazetteer)
        if city is None or _WIDE_WORD.match(scan.rest, end):
            continue
        side = match["side"].replace(" ", "").replace("-", "")
        said = side if side == "central" else f"{side}ern"
        term = PlaceTerm(f"the {said} part of {city.place.name} city", city.place, box=_box(city, side), part=True)
        plain = _CITY.match(scan.rest, end)
        bare = plain is None and not own and match.start("name") - match.end("side") <= len("ern ")
        whole = gazetteer.region(f"{said} {name}") if bare else None
        rivals: tuple[PlaceTerm, ...] = ()
        if whole is not None:
            if city.population < NAMED_ALIKE:
                return None  # the province is what is spoken of
            box = whole.box
            half = PlaceTerm(
                f"the {said} half of {city.place.name} province",
                box=(box.south, box.west, box.north, box.east) if box is not None else None,
                countries=tuple(whole.countries),
                provinces=tuple(one for _, one in whole.provinces),
            )
            rivals = (term, half)
        scan.take(start, plain.end() if plain is not None else end)
        return term, rivals
    return None


_SIDE_OF = re.compile(
    (
        r"\b(?<!the )(?:to the |just |due )?"
        + _SIDE.format(n="")
        + rf" of (?:the )?(?:city of |town of )?{_NAME.format(n='')}"
    ),
    re.I,
)


def find_side_of(scan: Scan, gazetteer: PlaceNames, covered: Covered) -> PlaceTerm | None:
    """ "North of Harbour": the land on that side of a town, not the town; its words are marked."""
    for match in _SIDE_OF.finditer(scan.rest):
        given = match["name"].split()
        for size in range(len(given), 0, -1):
            name = " ".join(given[:size]).removesuffix("'s")
            entries = [e for e in gazetteer.lookup(name, fuzzy=False) if e.match <= 1]
            entries = [e for e in entries if e.place.country in covered.countries] or entries
            if not entries or match["side"] == "central" or entries[0].kind.value == "country":
                continue
            town = next((e for e in entries if e.kind.value in ("town", "village")), None)
            if town is None:
                continue
            end = match.start("name") + len(" ".join(given[:size]))
            plain = _CITY.match(scan.rest, end)
            scan.take(match.start(), plain.end() if plain is not None else end)
            side = match["side"].replace(" ", "").replace("-", "")
            country = (town.place.country,) if town.place.country else ()
            label = f"within {NEAR_KM:g} km {side} of {town.place.name}"
            return PlaceTerm(label, box=_box(town, side, NEAR_KM, TOWN_EDGE_KM), countries=country)
    return None


def _large_city(name: str, gazetteer: PlaceNames) -> Entry | None:
    """The city of that name; in the United States reports call parts of cities by names of their own."""
    for entry in gazetteer.lookup(name, fuzzy=False):
        if entry.kind.value == "town" and entry.match <= 1:
            return entry if entry.population >= PART_OF and entry.place.country != "US" else None
    return None


def _box(city: Entry, side: str, km: float = CITY_KM, edge: float = 0.0) -> tuple[float, float, float, float]:
    """(south, west, north, east) of the land on that side of a city's middle, `edge` to `km` away."""
    lat, lon = city.place.lat or 0.0, city.place.lon or 0.0
    high, narrow = km / _KM_A_DEGREE, max(0.1, cos(radians(lat)))
    wide = high / narrow
    if side == "central":
        return lat - high / 3, lon - wide / 3, lat + high / 3, lon + wide / 3
    up, across = edge / _KM_A_DEGREE, edge / _KM_A_DEGREE / narrow
    south = lat + up if "north" in side else lat - high
    north = lat - up if "south" in side else lat + high
    west = lon + across if "east" in side else lon - wide
    east = lon - across if "west" in side else lon + wide
    return south, west, north, east


_OUTSIDE = re.compile(r"\boutside(?: of)? (?:the )?(?:city of |town of )?$", re.I)


def beside(scan: Scan, where: Where, gazetteer: PlaceNames) -> Where:
    """ "Killed outside Damascus", with no wider place named: what lies around the town and not in it."""
    if where.places or len(where.excluded) != 1 or where.excluded[0].place is None:
        return where
    own = where.excluded[0].place
    at = scan.text.lower().find(own.name.lower())
    if at < 0 or _OUTSIDE.search(scan.text[:at]) is None:
        return where
    entries = gazetteer.lookup(own.name, country=own.country, fuzzy=False)
    town = next((e for e in entries if e.kind.value in ("town", "village") and e.match <= 1), None)
    if town is None or own.precision not in (PlacePrecision.TOWN, PlacePrecision.PROVINCE):
        return where
    around = gazetteer.lookup(f"{own.name} countryside", country=own.country, fuzzy=False)
    province = next((e for e in around if e.kind.value == "province" and e.place.name != own.name), None)
    places = (*((term_of(province, gazetteer),) if province else ()), near_term(town.place, NEAR_KM))
    return replace(where, places=places, excluded=(term_of(town, gazetteer),))


def with_land(
    where: Where, border: PlaceTerm | None, part: tuple[PlaceTerm, tuple[PlaceTerm, ...]] | None, gazetteer: PlaceNames
) -> Where:
    """The places with a border's land or a city's part; a wider place around a part says only where that lies."""
    if part is not None:
        term, rivals = part
        city = term.place
        outer = [one for one in where.places if one.place and city and gazetteer.contains(one.place, city)]
        kept = tuple(one for one in where.places if one not in outer)
        where = replace(where, places=(term, *kept))
        if rivals:
            where = replace(where, rivals=rivals, rival_name=city.name if city is not None else "")
    if border is None:
        return where
    if not border.border:  # "north of Harbour, in Syria": the wider place says only where that lies
        return replace(where, places=(border,))
    own = where.places[0].place if len(where.places) == 1 else None
    if own is not None and own.precision is PlacePrecision.COUNTRY:  # "in Syria along the border": on that side
        return replace(where, places=(replace(border, countries=(own.country,) if own.country else ()),))
    return replace(where, places=(border, *where.places))
