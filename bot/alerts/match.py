"""Whether an incident is one that a subscription is for. Pure: nothing is read, sent or remembered.

Called for previews, and by `matcher.py`, which says the same of 100,000 subscriptions at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from store.names import fold, fold_place
from store.records import Effect, Incident, Place, PlacePrecision, Status
from store.subscriptions import Want, WantedPlace

VAGUE = frozenset({PlacePrecision.PROVINCE, PlacePrecision.COUNTRY})  # their coordinates are no place to measure from
WELL_ATTESTED = frozenset({Status.CORROBORATED, Status.CONFIRMED})


@dataclass(frozen=True)
class Facts:
    """What is known of one incident where a subscription may ask for it.

    Attributes:
        outlets: of the articles that report it.
        text: quotes and titles, in which words are looked for.
    """

    incident: Incident
    outlets: tuple[str, ...] = ()
    text: str = ""

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place hit, the main one first, without doubles."""
        main = (self.incident.place,) if self.incident.place is not None else ()
        return tuple(dict.fromkeys((*main, *self.incident.places)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Folded words of the text, the places, the people and both sides."""
        i = self.incident
        names = [name for p in self.places for name in (p.name, p.admin1 or "")]
        return frozenset(fold(" ".join([self.text, *names, *i.people, *i.perpetrators, *i.targets])).split())

    @cached_property
    def sides(self) -> tuple[frozenset[str], ...]:
        """Folded words of each perpetrator and target."""
        return tuple(frozenset(fold(one).split()) for one in (*self.incident.perpetrators, *self.incident.targets))

    @cached_property
    def sources(self) -> tuple[frozenset[str], ...]:
        """Folded words of each outlet."""
        return tuple(frozenset(fold(one).split()) for one in self.outlets)


def toll(incident: Incident, effect: Effect, group: str | None = None) -> int:
    """The number that a smallest toll is held against: the best figure, else the lowest; 0 where there is none."""
    if group is None:
        figure = incident.figure(effect)
    else:
        parts = [one for one in incident.groups if one.group == group]
        figure = None
        if parts:
            figure = parts[0].injured if effect is Effect.INJURED else parts[0].killed
            figure = figure or (parts[0].injured if effect is Effect.KILLED else None)
    if figure is None:
        return 0
    return figure.best if figure.best is not None else figure.low or 0


def fits(want: Want, facts: Facts) -> bool:
    """Whether the incident is one that the subscription is for."""
    incident = facts.incident
    return (
        (not (want.event_types or want.weapons) or incident.event_type in want.event_types
         or incident.weapon in want.weapons)
        and (not want.corroborated or incident.status in WELL_ATTESTED)
        and _toll_fits(want, incident)
        and (not want.places or any(place_fits(wanted, hit) for wanted in want.places for hit in facts.places))
        and all(words(one) <= facts.words for one in want.words)
        and _any_of(want.actors, facts.sides)
        and _any_of(want.sources, facts.sources)
    )  # fmt: skip


def place_fits(wanted: WantedPlace, hit: Place) -> bool:
    """Whether a place hit is the one wanted, or lies in it."""
    if wanted.countries and hit.country not in wanted.countries:
        return False
    if wanted.admin1s and fold_place(hit.admin1 or "") not in {fold_place(one) for one in wanted.admin1s}:
        return False
    if wanted.near is None and wanted.box is None:
        if wanted.geoname_id is None and not wanted.name:
            return True
        if wanted.geoname_id is not None and hit.geoname_id is not None:
            return wanted.geoname_id == hit.geoname_id
        return hit.precision not in VAGUE and fold_place(wanted.name) == fold_place(hit.name) != ""
    if hit.lat is None or hit.lon is None or hit.precision in VAGUE:
        return False
    if wanted.near is not None:
        lat, lon, km = wanted.near
        return kilometres(lat, lon, hit.lat, hit.lon) <= km
    assert wanted.box is not None
    south, west, north, east = wanted.box
    return south <= hit.lat <= north and west <= hit.lon <= east


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees, on a sphere of 6,371 km."""
    p, q = math.radians(lat), math.radians(other_lat)
    h = math.sin((q - p) / 2) ** 2
    h += math.cos(p) * math.cos(q) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def words(text: str) -> frozenset[str]:
    """The folded words that must all be there for a term to be."""
    return frozenset(fold(text).split())


def _toll_fits(want: Want, incident: Incident) -> bool:
    if want.effect is None and want.at_least is None and not want.groups:
        return True
    effect, least = want.effect or Effect.KILLED, max(1, want.at_least or 1)
    groups: Sequence[str | None] = want.groups or (None,)
    return any(toll(incident, effect, group) >= least for group in groups)


def _any_of(terms: tuple[str, ...], given: tuple[frozenset[str], ...]) -> bool:
    return not terms or any(words(term) <= one for term in terms for one in given)
