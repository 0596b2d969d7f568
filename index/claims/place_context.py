"""Which country and province an article speaks of, to choose among namesakes.

Used by `places.py` alone. Votes come from countries and provinces named, from "City, State" pairs anywhere on the
page, from adjectives ("Syrian") and from the outlet's name. Pure but for the gazetteer that is passed in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.claims.outlets import outlet_home
from index.gazetteer import Entry, Gazetteer, Kind, distance_km, us_state, weight
from index.gazetteer_build import ROMANISED, data_lines

_STATE = r"[A-Z][a-z]{1,5}\.|[A-Z]{2}\b|[NSW]\.\s?[A-Z][a-z]*\.?|[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?"
_PAIR = re.compile(rf"[A-Z][\w.'’ -]{{2,24}},\s+({_STATE})")
_WORD = re.compile(r"[A-Z][a-z]+")

COUNTRY_VOTE = 2.5
PROVINCE_VOTE = 3.0
"""How many decades of people a place in the article's own country, and province, is worth."""

STRAY_PEOPLE = 100_000
CITY_PEOPLE = 100_000
FAMOUS_PEOPLE = 1_000_000
"""A city of this size is meant wherever the article is about, unless a local paper writes."""

OUTLET_VOTE = 1.5
NEAR_VOTE = 1.5
NEAR_KM = 100.0
"""A place next to the outlet is worth `NEAR_VOTE` decades, one `NEAR_KM` from it nothing more."""
FAR_KM = 200.0
"""Beyond this, a small town of another state is rather a namesake of one near the outlet."""


@dataclass(frozen=True, slots=True)
class _Votes:
    """How strongly an article speaks of each country and province, to weigh namesakes against each other.

    Attributes:
        most: the votes of the country that has most of them.
        top: those of the province that has most.
    """

    countries: Mapping[str, float]
    provinces: Mapping[tuple[str, str], float]
    most: float
    top: float

    def of_country(self, entry: Entry) -> float:
        """The votes of the country that a place lies in."""
        return self.countries.get(entry.place.country or "", 0.0)

    def gain(self, entry: Entry) -> float:
        """What a place gains by lying where the article speaks of, in decades of people."""
        gained = COUNTRY_VOTE * self.of_country(entry) / (self.most + 0.5) if self.most > 0 else 0.0
        if self.top > 0 and entry.admin1_code:
            votes = self.provinces.get((entry.place.country or "", entry.admin1_code), 0.0)
            gained += PROVINCE_VOTE * votes / (self.top + 1.0)
        return gained


class Context:
    """The votes of one article."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.countries: dict[str, float] = {}
        self.provinces: dict[tuple[str, str], float] = {}
        self.city: Entry | None = None

    def _add(self, country: str | None, province: str | None, votes: float) -> None:
        if country is None:
            return
        self.countries[country] = self.countries.get(country, 0.0) + votes
        if province is not None:
            key = (country, province)
            self.provinces[key] = self.provinces.get(key, 0.0) + votes

    def read_source(self, source: str | None, text: str = "") -> None:
        """Votes of the outlet: of where it sits, else of a place in its name ("chicagotribune.com", "npasyria.com")."""
        home = outlet_home(source, text)
        towns = self._gazetteer.lookup(home[0], kinds=(Kind.TOWN,), country="US", fuzzy=False) if home else []
        self.city = next((e for e in towns if home and e.admin1_code == home[1]), None)
        if self.city is not None:
            self._add("US", self.city.admin1_code, OUTLET_VOTE)
            return
        for country, province in self._gazetteer.places_in_label(source or ""):
            self._add(country, province, 1.5)

    def read_pairs(self, page: str) -> None:
        """Votes of "City, State" pairs and of adjectives of countries, furniture included."""
        for match in _PAIR.finditer(page):
            state = us_state(match[1])
            if state:
                self._add("US", state, 1.0)
        nations = adjectives()
        for word in _WORD.findall(page):
            country = nations.get(word)
            if country is not None:
                self._add(country, None, 0.1)

    def vote(self, found: Sequence[Entry], *, within: Entry | None, named: bool) -> float:
        """The vote of a name: of wide places for themselves, of towns for where their largest namesake lies.

        Returns:
            How many votes it gave to the country of its first namesake.
        """
        best = found[0]
        votes = 0.0
        if within is not None:
            self._add(within.place.country, within.admin1_code, 1.0)
        elif best.kind is Kind.COUNTRY:
            votes = 1.0
            self._add(best.place.country, None, votes)
        elif best.kind is Kind.PROVINCE and best.place.country != "US" and any(_city_abroad(e, best) for e in found):
            votes = 0.0  # "St. Louis" is a province of Senegal too
        elif best.kind is Kind.PROVINCE:
            votes = 1.5 if named or best.place.country == "US" else 0.5
        elif best.population >= 150_000 and (len(found) == 1 or weight(best) - weight(found[1]) > 0.7):
            votes = 1.0 if named else 0.5
        elif len({(e.place.country, e.admin1_code) for e in found if e.match < 2}) == 1 and named:
            votes = 1.0 if best.match == 0 or best.place.country in ROMANISED else 0.0
        if votes and best.kind is not Kind.COUNTRY:
            self._add(best.place.country, best.admin1_code, votes)
        return votes

    def home(self) -> str | None:
        """The country that the article is about, where names come to English in many spellings; else None."""
        if not self.countries:
            return None
        country, most = max(self.countries.items(), key=lambda item: item[1])
        return country if country in ROMANISED and most >= 0.4 * sum(self.countries.values()) else None

    def choose(
        self,
        found: Sequence[Entry],
        kinds: Sequence[Kind],
        within: Entry | None,
        *,
        own: float = 0.0,
        weak: bool = False,
    ) -> Entry | None:
        """The namesake that fits the article best, None where none fits.

        Args:
            found: the namesakes.
            kinds: what the text says of it ("town", "village"), best first.
            within: the wider place named with it.
            own: the votes that the name itself gave: they do not speak for it.
            weak: the text does not put it as a place: a small town of a state that the article does not speak of is
                refused.
        """
        if within is not None:
            found = [e for e in found if _in(within, e)] or found
        votes = self._votes_beside(found[0], own if within is None else 0.0)
        best = max(found, key=lambda entry: _likeness(entry, kinds) + votes.gain(entry) + self._nearness(entry))
        if within is not None:
            return best
        unspoken = votes.most >= 1.5 and votes.of_country(best) <= 0.01
        if unspoken and not self._famous(best, weak=weak):
            return None
        return None if weak and self._stray(best) else best

    def _votes_beside(self, entry: Entry, own: float) -> _Votes:
        """The votes without those that a name itself gave to where its first namesake lies."""
        countries, provinces = self.countries, self.provinces
        if own:
            country, code = entry.place.country or "", entry.admin1_code or ""
            countries = {**countries, country: countries.get(country, 0.0) - own}
            provinces = {**provinces, (country, code): provinces.get((country, code), 0.0) - own}
        most, top = (max(votes.values(), default=0.0) for votes in (countries, provinces))
        return _Votes(countries, provinces, most, top)

    def _famous(self, entry: Entry, *, weak: bool) -> bool:
        """Whether a name is taken for this place though the article speaks of other countries."""
        local = self.city is not None and entry.place.country != "US"  # its Berlin is rather one near by
        if entry.kind is Kind.COUNTRY:
            return not (local and weak)
        return entry.kind is Kind.TOWN and entry.population >= FAMOUS_PEOPLE and not local

    def states(self) -> frozenset[str]:
        """The states of the United States that the article speaks of most; empty where it is about another country."""
        votes = {code: n for (country, code), n in self.provinces.items() if country == "US"}
        most = max(votes.values(), default=0.0)
        if most < 1.0 or self.countries.get("US", 0.0) < max(self.countries.values()):
            return frozenset()
        return frozenset(code for code, n in votes.items() if n >= most / 2)

    def elsewhere(self, entry: Entry, own: float) -> bool:
        """Whether a place is a town far off, in a state that neither a local outlet nor its article speaks of.

        Args:
            entry: the place.
            own: the votes that its name itself gave.
        """
        if self.city is None or entry.place.country != "US" or entry.kind is not Kind.TOWN:
            return False
        spoken = self.provinces.get(("US", entry.admin1_code or ""), 0.0) - own
        if spoken > 0.05 or entry.place.name in _stand_alone():
            return False
        return self._from_outlet(entry) > FAR_KM

    def _stray(self, entry: Entry) -> bool:
        """Whether a place is a small town of the United States far from what the article speaks of."""
        if entry.place.country != "US" or entry.population >= STRAY_PEOPLE or entry.kind is not Kind.TOWN:
            return False
        states = self.states()
        return bool(states) and entry.admin1_code not in states

    def _nearness(self, entry: Entry) -> float:
        """What a place gains by lying near the outlet."""
        if self.city is None or entry.place.country != "US" or entry.kind is Kind.PROVINCE:
            return 0.0
        return NEAR_VOTE * max(0.0, 1.0 - self._from_outlet(entry) / NEAR_KM)

    def _from_outlet(self, entry: Entry) -> float:
        """Kilometres from the outlet's city, which must be known."""
        assert self.city is not None
        one, other = self.city.place, entry.place
        return distance_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)


def _likeness(entry: Entry, kinds: Sequence[Kind]) -> float:
    """How well a namesake fits its name and what the text calls it, in decades of people."""
    value = weight(entry)
    if entry.match == 1:
        value -= 1.0 if entry.place.country in ROMANISED else 1.6
    if entry.kind is Kind.PROVINCE and not kinds:
        value -= 1.2  # the town of a name rather than its province, unless the text says "province"
    if entry.kind is Kind.DISTRICT and Kind.DISTRICT not in kinds:
        value -= 1.0
    if kinds:
        value += 2.0 * (len(kinds) - kinds.index(entry.kind)) / len(kinds) if entry.kind in kinds else -1.0
    return value


def _city_abroad(entry: Entry, province: Entry) -> bool:
    """Whether an entry is a city of another country with the name of a province."""
    city = entry.kind is Kind.TOWN and entry.match == 0 and entry.population >= CITY_PEOPLE
    return city and entry.place.country != province.place.country


def _in(outer: Entry, inner: Entry) -> bool:
    if inner.place.geoname_id == outer.place.geoname_id or inner.place.country != outer.place.country:
        return False
    if outer.kind is Kind.PROVINCE:
        return inner.admin1_code == outer.admin1_code
    return outer.kind is not Kind.DISTRICT or inner.admin2 == outer.admin2


@lru_cache(maxsize=1)
def _stand_alone() -> frozenset[str]:
    """The cities of the United States that news style names without their state."""
    return frozenset(row[0] for row in data_lines("stand_alone_cities.tsv"))


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """ "Syrian" -> "SY"."""
    return {word: row[0] for row in data_lines("countries.tsv") if len(row) > 2 for word in row[2].split("|") if word}
