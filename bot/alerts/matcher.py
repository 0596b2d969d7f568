"""Which of 100,000 subscriptions an incident concerns, in milliseconds. Pure.

What a condition means is said in `match.fits`; `tests/alerts/test_match.py` holds the two equal. Here each condition is
a NumPy column over all different wants. Conditions with several alternatives (places, actors, sources, words) have a
table each, one row an alternative, that names the want it belongs to. Called by `dispatch.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.alerts.match import VAGUE, WELL_ATTESTED, Facts, toll, words
from store.names import fold_place
from store.records import Effect, EventType, Place, Weapon
from store.subscriptions import Want, WantedPlace

_Bools = NDArray[np.bool_]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]

EARTH = 6371.0  # its radius, km
ROUNDING = 1e-9  # of a cosine of an angle: some hundred metres

_TYPES = {one: 1 << n for n, one in enumerate(EventType)}
_WEAPONS = {one: 1 << n for n, one in enumerate(Weapon)}
_EFFECTS = {one: n for n, one in enumerate(Effect)}


class Matcher:
    """Many wants, asked about one incident after another."""

    def __init__(self, wants: Iterable[tuple[str, Want]]) -> None:
        """Args: wants: (subscription id, what it is for). Building takes about a second for 100,000."""
        self._ids: list[list[str]] = []
        numbers: dict[Want, int] = {}
        distinct: list[Want] = []
        for subscription_id, want in wants:
            number = numbers.setdefault(want, len(distinct))
            if number == len(distinct):
                distinct.append(want)
                self._ids.append([])
            self._ids[number].append(subscription_id)
        self._columns = _Columns(distinct)

    def matches(self, facts: Facts) -> list[str]:
        """Ids of the subscriptions that the incident concerns, those of equal wants together, else in their order."""
        return [one for number in self._columns.fitting(facts) for one in self._ids[number]]


class _Columns:
    """(n,) columns over n different wants."""

    def __init__(self, wants: Sequence[Want]) -> None:
        self._n = len(wants)
        self._types = np.array([sum(_TYPES[one] for one in set(w.event_types)) for w in wants], dtype=np.int64)
        self._weapons = np.array([sum(_WEAPONS[one] for one in set(w.weapons)) for w in wants], dtype=np.int64)
        self._any_kind = (self._types == 0) & (self._weapons == 0)
        self._attested = np.array([w.corroborated for w in wants], dtype=np.bool_)
        self._tolls = _Tolls(wants)
        self._places = _Places(wants)
        self._words = _Terms([w.words for w in wants])
        self._actors = _Terms([w.actors for w in wants])
        self._sources = _Terms([w.sources for w in wants])

    def fitting(self, facts: Facts) -> list[int]:
        """Numbers of the wants that the incident is for, ascending."""
        incident = facts.incident
        weapon = _WEAPONS[incident.weapon] if incident.weapon is not None else 0
        ok = self._any_kind | (self._types & _TYPES[incident.event_type] != 0) | (self._weapons & weapon != 0)
        if incident.status not in WELL_ATTESTED:
            ok &= ~self._attested
        self._tolls.narrow(ok, facts)
        self._places.narrow(ok, facts.places)
        self._words.narrow_all(ok, facts.words)
        self._actors.narrow_any(ok, facts.sides)
        self._sources.narrow_any(ok, facts.sources)
        return [int(number) for number in np.flatnonzero(ok)]


def _only_with(ok: _Bools, asked: _Bools, owners: _Ints, held: _Bools) -> None:
    """Keeps in `ok` the wants that ask for nothing here, and those of whose rows one at least holds."""
    found = np.zeros(len(ok), dtype=np.bool_)
    found[owners[held]] = True
    ok &= ~asked | found


class _Tolls:
    """One row for each (want, group); the group number -1 is everybody."""

    def __init__(self, wants: Sequence[Want]) -> None:
        self._asked = np.array(
            [w.effect is not None or w.at_least is not None or bool(w.groups) for w in wants], dtype=np.bool_
        )
        self._groups: dict[str | None, int] = {None: 0}
        owners, pairs, least = [], [], []
        for n, want in enumerate(wants):
            if not self._asked[n]:
                continue
            groups: Sequence[str | None] = want.groups or (None,)
            for group in groups:
                number = self._groups.setdefault(group, len(self._groups))
                owners.append(n)
                pairs.append(number * len(_EFFECTS) + _EFFECTS[want.effect or Effect.KILLED])
                least.append(max(1, want.at_least or 1))
        self._owners, self._pairs = np.array(owners, dtype=np.int64), np.array(pairs, dtype=np.int64)
        self._least = np.array(least, dtype=np.int64)

    def narrow(self, ok: _Bools, facts: Facts) -> None:
        """Applies the smallest tolls to `ok`."""
        if not len(self._owners):
            return
        table = [toll(facts.incident, effect, group) for group in self._groups for effect in _EFFECTS]
        held = np.array(table, dtype=np.int64)[self._pairs] >= self._least
        _only_with(ok, self._asked, self._owners, held)


class _Places:
    """One row for each place wanted."""

    def __init__(self, wants: Sequence[Want]) -> None:
        rows = [(n, place) for n, want in enumerate(wants) for place in want.places]
        places = [place for _, place in rows]
        self._asked = np.array([bool(w.places) for w in wants], dtype=np.bool_)
        self._owners = np.array([n for n, _ in rows], dtype=np.int64)
        self._countries = _Sets([p.countries for p in places])
        self._admin1s = _Sets([[fold_place(one) for one in p.admin1s] for p in places])
        self._names = _Sets([[fold_place(p.name)] for p in places])
        self._ids = np.array([p.geoname_id or -1 for p in places], dtype=np.int64)
        self._whole = np.array([_whole_area(p) for p in places], dtype=np.bool_)
        self._round = np.array([p.near is not None for p in places], dtype=np.bool_)
        self._boxed = np.array([p.near is None and p.box is not None for p in places], dtype=np.bool_)
        self._near: _Floats = np.array([p.near or (0.0, 0.0, -1.0) for p in places], dtype=np.float64).reshape(-1, 3)
        self._middles = _vectors(self._near[:, :2])
        angles = np.clip(self._near[:, 2], 0.0, np.pi * EARTH) / EARTH
        self._cosines: _Floats = np.where(self._round, np.cos(angles) - ROUNDING, 2.0)
        self._box: _Floats = np.array(
            [p.box or (1.0, 1.0, 0.0, 0.0) for p in places], dtype=np.float64
        ).reshape(-1, 4)  # fmt: skip

    def narrow(self, ok: _Bools, hits: Iterable[Place]) -> None:
        """Applies the places to `ok`."""
        if not len(self._owners):
            return
        held = np.zeros(len(self._owners), dtype=np.bool_)
        for hit in hits:
            held |= self._rows(hit)
        _only_with(ok, self._asked, self._owners, held)

    def _rows(self, hit: Place) -> _Bools:
        area = self._countries.hold(hit.country, empty=True)
        area &= self._admin1s.hold(fold_place(hit.admin1 or ""), empty=True)
        exact = ~(self._whole | self._round | self._boxed)
        if hit.precision in VAGUE:
            named = np.zeros(len(area), dtype=np.bool_)
        else:
            named = self._names.hold(fold_place(hit.name) or None, empty=False)
        if hit.geoname_id is not None:
            named = np.where(self._ids >= 0, self._ids == hit.geoname_id, named)
        fit = self._whole | (exact & named)
        if hit.lat is not None and hit.lon is not None and hit.precision not in VAGUE:
            fit[self._circles_around(hit.lat, hit.lon)] = True
            south, west, north, east = self._box.T
            fit |= self._boxed & (south <= hit.lat) & (hit.lat <= north) & (west <= hit.lon) & (hit.lon <= east)
        inside: _Bools = area & fit
        return inside

    def _circles_around(self, lat: float, lon: float) -> _Ints:
        """The rows whose circles the point lies in: roughly by the angle between vectors, then as `kilometres` does."""
        rows: _Ints = np.flatnonzero(self._middles @ _vectors(np.array([[lat, lon]]))[0] >= self._cosines)
        p, q = np.radians(self._near[rows, 0]), np.radians(lat)
        across = np.sin(np.radians(lon - self._near[rows, 1]) / 2)
        h = np.sin((q - p) / 2) ** 2 + np.cos(p) * np.cos(q) * across**2
        far = 2 * EARTH * np.arcsin(np.minimum(1.0, np.sqrt(h)))
        inside: _Ints = rows[far <= self._near[rows, 2]]
        return inside


def _vectors(points: _Floats) -> _Floats:
    """(n, 2) latitudes and longitudes in degrees as (n, 3) unit vectors."""
    lat, lon = np.radians(points).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _whole_area(place: WantedPlace) -> bool:
    return place.near is None and place.box is None and place.geoname_id is None and not place.name


class _Sets:
    """A set of strings for each row."""

    def __init__(self, rows: Sequence[Iterable[str]]) -> None:
        self._empty = np.ones(len(rows), dtype=np.bool_)
        found: dict[str, list[int]] = defaultdict(list)
        for n, values in enumerate(rows):
            for value in values:
                self._empty[n] = False
                found[value].append(n)
        self._rows = {value: np.array(numbers, dtype=np.int64) for value, numbers in found.items()}

    def hold(self, value: str | None, *, empty: bool) -> _Bools:
        """The rows whose set holds `value`; with `empty`, also those whose set is empty."""
        held: _Bools = self._empty.copy() if empty else np.zeros(len(self._empty), dtype=np.bool_)
        rows = self._rows.get(value) if value is not None else None
        if rows is not None:
            held[rows] = True
        return held


class _Terms:
    """One row for each term of each want; a term holds where all of its words are there."""

    def __init__(self, terms: Sequence[tuple[str, ...]]) -> None:
        rows = [(n, words(term)) for n, own in enumerate(terms) for term in own]
        self._asked = np.array([bool(own) for own in terms], dtype=np.bool_)
        self._terms = np.array([len(own) for own in terms], dtype=np.int64)
        self._owners = np.array([n for n, _ in rows], dtype=np.int64)
        self._need = np.array([len(one) for _, one in rows], dtype=np.int64)
        found: dict[str, list[int]] = defaultdict(list)
        for row, (_, one) in enumerate(rows):
            for word in one:
                found[word].append(row)
        self._rows = {word: np.array(numbers, dtype=np.int64) for word, numbers in found.items()}

    def _held(self, given: frozenset[str]) -> _Bools:
        count = np.zeros(len(self._need), dtype=np.int64)
        for word in given:
            rows = self._rows.get(word)
            if rows is not None:
                count[rows] += 1
        held: _Bools = count >= self._need
        return held

    def narrow_all(self, ok: _Bools, given: frozenset[str]) -> None:
        """Keeps the wants all of whose terms hold."""
        if len(self._owners):
            held = np.bincount(self._owners[self._held(given)], minlength=len(ok))
            ok &= held >= self._terms

    def narrow_any(self, ok: _Bools, given: Iterable[frozenset[str]]) -> None:
        """Keeps the wants that have no terms, and those of whose terms one holds in one of the sets given."""
        if len(self._owners):
            held = np.zeros(len(self._need), dtype=np.bool_)
            for one in given:
                held |= self._held(one)
            _only_with(ok, self._asked, self._owners, held)
