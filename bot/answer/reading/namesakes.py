"""Which place a name means: of its namesakes the one that its company, its kind and what the index covers point to.

Called by `where.py`. Pure given the gazetteer. What does not settle it leaves rivals, so that the reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import TYPE_CHECKING, Protocol

from bot.answer.reading.ordinary import is_ordinary, is_word
from bot.answer.reading.spelling import nearest
from bot.answer.reading.text import Scan
from bot.answer.reading.wordlist import words
from store.names import fold_place
from store.records import Place, PlacePrecision

if TYPE_CHECKING:
    from index.gazetteer import Entry
    from index.gazetteer_regions import Region

_WIDER = {"Gaza Strip"}  # what "Gaza" means in the news
RIVAL_DECADES = 0.8  # a namesake with more than a sixth of the people is a rival
RIVAL_PEOPLE = 100_000  # a rival is at least as large as this, or a country or province
MANY = 5  # times as many incidents as in the province of any namesake, and at least so many: that one is meant


class PlaceNames(Protocol):
    """What reading needs of `index.gazetteer.Gazetteer`."""

    def lookup(self, name: str, *, country: str | None = None, fuzzy: bool = True) -> list[Entry]:
        """Every place that `name` may mean, best first."""

    def resolve_entry(self, name: str, *, country: str | None = None, admin1: str | None = None) -> Entry | None:
        """The one place that `name` means, which may carry its own hint ("Huntsville, Ala.")."""

    def region(self, phrase: str) -> Region | None:
        """The region a phrase means ("northern Syria"), None for plain places."""

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` lies in `outer`."""

    def points_of(self, country: str) -> list[tuple[float, float]]:
        """(latitude, longitude) of every town and district of a country."""

    def country_name(self, code: str | None) -> str | None:
        """A country's English name."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What the index holds, as far as it helps to choose among namesakes and to mend misspelt names.

    Attributes:
        countries: alpha-2 codes; provinces: (alpha-2, admin1) with the number of incidents.
        names: place names that incidents carry, of one word in lower case, candidates for misspelt ones.
        places: all place names that incidents carry, as `store.names.fold_place` folds them.
        towns: the same with the country (alpha-2) and province of each.
    """

    countries: frozenset[str] = frozenset()
    provinces: Mapping[tuple[str, str], int] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    towns: frozenset[tuple[str, str | None, str | None]] = frozenset()


WIDE_WORDS = words(
    """
    province provinces governorate governorates state states region regions oblast countryside
    """
)
TOWN_WORDS = frozenset(
    {"city", "cities", "town", "towns", "village", "villages", "township", "townships", "city center", "city centre"}
)
DISTRICT_WORDS = frozenset({"district", "districts", "county", "parish"})
METRO_WORDS = frozenset({"metropolitan area", "metro area", "metro", "area"})
WIDE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)


@dataclass(frozen=True, slots=True)
class Hinted:
    """A name with the wider place behind it.

    Attributes:
        entry: the place; None: the wider place is known, and the gazetteer has no such place in it.
        around: then the wider place, None where it is not settled.
        end: where the hint ends.
    """

    entry: Entry | None
    around: Entry | None
    end: int


def hinted(scan: Scan, start: int, end: int, phrase: str, gazetteer: PlaceNames) -> Hinted | None:
    """ "Lexington, Kentucky", "Saraqib in Idlib", "Cherry Valley, Winnebago County, Illinois".

    None where no wider place follows.
    """
    match = _OUTER.match(scan.text[end:])
    if match is None:
        return None
    given = match["outer"].split()
    for size in range(len(given), 0, -1):
        outer = " ".join(given[:size])
        close = end + match.start("outer") + len(outer)
        bracketed = scan.text[end : end + 2] == " (" and scan.text[close : close + 1] == ")"
        if "\x1f" in scan.rest[end + match.start("outer") : close]:
            continue
        if is_ordinary(outer.lower()) and not bracketed and _behind(scan, outer, close, gazetteer) is None:
            continue
        wider = gazetteer.lookup(outer.rstrip("."), fuzzy=False)
        if not wider and not re.fullmatch(r"[A-Z]\.?[A-Za-z]{1,4}\.?(?:[A-Z]\.)?", outer):
            continue
        entry = gazetteer.resolve_entry(f"{phrase}, {outer}")
        if entry is not None and entry.match > 1 and phrase.islower() and all(map(is_word, phrase.split())):
            return None  # "but not in Idlib" names no town that sounds like "but not"
        if entry is None:
            own = gazetteer.lookup(phrase, fuzzy=False)
            listed = any(e.place.precision in WIDE for e in own) or re.match(r"\s*(?:,|and|or)\b", scan.text[close:])
            third = re.match(r", [A-Z]", scan.text[close:]) is not None
            state = wider and (third or wider[0].place.precision in WIDE) and scan.text[end : end + 1] == ","
            if wider and bracketed:
                return Hinted(None, wider[0], close + 1)
            return Hinted(None, *_around(scan, outer, wider[0], close, gazetteer)) if state and not listed else None
        if scan.text[close : close + 1] == ")":
            close += 1
        return Hinted(entry, None, close)
    return None


def _around(scan: Scan, outer: str, wider: Entry, close: int, gazetteer: PlaceNames) -> tuple[Entry, int]:
    """The wider place and where its name ends, with the place behind it: "…, Fort Myers, Florida"."""
    return _behind(scan, outer, close, gazetteer) or (wider, close)


def _behind(scan: Scan, outer: str, close: int, gazetteer: PlaceNames) -> tuple[Entry, int] | None:
    behind = _BEHIND.match(scan.text, close)
    entry = gazetteer.resolve_entry(f"{outer}, {behind['outer']}") if behind is not None else None
    return None if behind is None or entry is None else (entry, behind.end())


_OUTER = re.compile(
    r"(?: [Tt]ownship)?(?:, [A-Z][\w. ]+ (?:County|Parish)(?=, [A-Z]))?(?:, ?| in (?:the )?| \()"
    r"(?P<outer>[^\W\d_][\w'.-]*(?: [^\W\d_][\w'.-]*){0,2})"
)


_BEHIND = re.compile(r", (?P<outer>[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,2})")


def country_like(phrase: str, gazetteer: PlaceNames, covered: Covered) -> list[Entry]:
    """The country of the index whose name a misspelt one is ("Columbia, the country")."""
    names = {(gazetteer.country_name(code) or "").lower(): code for code in covered.countries}
    meant = nearest(phrase.lower(), names)
    entries = gazetteer.lookup(meant, country=names[meant], fuzzy=False) if meant else []
    return [e for e in entries if e.kind.value == "country"]


def of_kind(entries: list[Entry], kind: str | None) -> list[Entry]:
    """The entries of the kind the question's words ask for, all where none is."""
    if kind is None:
        return entries
    if kind in WIDE_WORDS:
        wanted = {"province", "country"} if kind in ("region", "regions", "state", "states") else {"province"}
    elif kind in DISTRICT_WORDS:
        wanted = {"district"}
    elif kind == "country":
        wanted = {"country"}
    elif kind in METRO_WORDS:
        wanted = {"town"} if kind != "area" else {e.kind.value for e in entries[:1]}
    else:
        wanted = {"town", "village", "camp"}
    found = [e for e in entries if e.kind.value in wanted] or entries
    if kind in WIDE_WORDS:  # "Kyiv Oblast" is the province of that name, not the city's own, which is called so too
        own = [e for e in found if e.match == 0 and e.place.country == found[0].place.country]
        found = [*own, *(e for e in found if e not in own)]
    return found


def town_itself(entries: list[Entry], town: str, gazetteer: PlaceNames) -> list[Entry]:
    """ "Kyiv City" is a province that holds one town: asked for as a city, that town is meant."""
    if not entries or entries[0].kind.value != "province":
        return entries
    home = (entries[0].place.country, entries[0].place.admin1)
    same = gazetteer.lookup(town, country=home[0], fuzzy=False)
    return [e for e in same if e.kind.value == "town" and (e.place.country, e.place.admin1) == home] or entries


def choose(entries: list[Entry], covered: Covered) -> tuple[Entry, tuple[Entry, ...]]:
    """The entry meant, and its rivals where the index does not settle which of them it is.

    A province and its capital of one name are the province: the wider reading, which is shown.
    """
    best = entries[0]
    if best.match == 1 and best.place.name not in _WIDER:
        # "Mosul" is the town of that name, not the province that is also called so
        own = (e for e in entries if e.match == 0 and e.place.admin1 == best.place.admin1)
        large = (e for e in entries if e.match == 0 and e.population * MANY >= best.population)
        best = next(own, None) or next(large, best)
    if covered.countries and best.place.country not in covered.countries and best.kind.value != "country":
        # "Ariha" is Jericho too, of which no report speaks
        spoken_of = [e for e in entries if e.match <= 1 and e.place.country in covered.countries]
        alike = (e for e in spoken_of if e.match == best.match and e.population * MANY >= best.population)
        best = next((e for e in spoken_of if e.place.name.lower() in covered.names), next(alike, best))
    if best.kind.value in ("town", "village") and fold_place(best.place.name) not in covered.places:
        # "Ariha" is another name of Jericho, and the name of a town that incidents carry
        own = (e for e in entries if e.match <= 1 and fold_place(e.place.name) in covered.places)
        best = next((e for e in own if _incidents(e, covered)), best)
    named = [e for e in entries if e.match <= 1 and _carried(e, covered)]
    if best.kind.value in ("town", "village") and len(named) == 1:
        return named[0], ()  # of all towns of that name incidents name this one alone
    same = [e for e in entries if e.match == best.match and e.place.country == best.place.country]
    province = next((e for e in same if e.kind.value == "province"), None)
    if province is not None and best.kind.value == "town" and best.place.admin1 == province.place.admin1:
        best = province
    rivals = [best]
    for entry in entries:
        wide = entry.place.precision in WIDE
        if entry.match != best.match or (entry.population < RIVAL_PEOPLE and not wide):
            continue
        if entry.kind.value not in ("country", "province", "town"):
            continue
        if any((e.place.country, e.place.admin1) == (entry.place.country, entry.place.admin1) for e in rivals):
            continue
        if log10(entry.population + 10) >= log10(best.population + 10) - RIVAL_DECADES:
            rivals.append(entry)
    if len(rivals) == 1:
        return best, ()
    reported = [e for e in rivals if (e.place.country or "", e.place.admin1 or "") in covered.provinces]
    if not reported:
        reported = [e for e in rivals if e.place.country in covered.countries]
    if len(reported) == 1:
        return reported[0], ()
    most, *others = sorted(reported or rivals, key=lambda e: -_incidents(e, covered))
    if _incidents(most, covered) >= MANY * max(1, *(_incidents(e, covered) for e in others)):
        return most, ()
    return best, tuple(rivals[:4])


def _carried(entry: Entry, covered: Covered) -> bool:
    """Whether incidents carry the name of this town, in its own province."""
    place = entry.place
    town = entry.kind.value in ("town", "village")
    return town and (fold_place(place.name), place.country, place.admin1) in covered.towns


def _incidents(entry: Entry, covered: Covered) -> int:
    """How many incidents the index holds in an entry's province, or in the country that it is."""
    country = entry.place.country or ""
    if entry.place.precision is PlacePrecision.COUNTRY:
        return sum(count for (code, _), count in covered.provinces.items() if code == country)
    return covered.provinces.get((country, entry.place.admin1 or ""), 0)


def town_of(entry: Entry, entries: Sequence[Entry]) -> Entry | None:
    """The town whose part may be meant where `entry` has its name; None: "Upper Egypt" is no part of a town Egypt."""
    if entry.place.precision not in WIDE:
        return entry
    towns = (e for e in entries if e.kind.value == "town" and e.match == 0)
    return next((e for e in towns if e.place.admin1 == entry.place.admin1), None)
