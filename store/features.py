"""What merging compares of a claim: a small frozen summary, kept beside it so that no text is read again. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any  # JSON values

from store.names import fold, fold_place, person_words
from store.records import Claim, Count, EventType, Place, PlacePrecision
from store.sketch import Sketch, terms, unpack

FAMILIES: dict[EventType, str] = {
    EventType.ARMED_CLASH: "battle",
    EventType.GOVERNMENT_REGAINS_TERRITORY: "territory",
    EventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: "territory",
    EventType.TERRITORY_TRANSFER: "territory",
    EventType.CHEMICAL_WEAPON: "bombardment",
    EventType.AIR_OR_DRONE_STRIKE: "bombardment",
    EventType.SHELLING_ARTILLERY_MISSILE: "bombardment",
    EventType.SUICIDE_BOMB: "blast",
    EventType.REMOTE_EXPLOSIVE: "blast",
    EventType.GRENADE: "blast",
    EventType.SEXUAL_VIOLENCE: "attack",
    EventType.ATTACK: "attack",
    EventType.MOB_VIOLENCE: "attack",
    EventType.ORGANISED_CRIME: "attack",
    EventType.ABDUCTION: "abduction",
    EventType.VIOLENT_DEMONSTRATION: "protest",
    EventType.PEACEFUL_PROTEST: "protest",
    EventType.PROTEST_WITH_INTERVENTION: "protest",
    EventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS: "protest",
    EventType.AGREEMENT: "politics",
    EventType.CHANGE_TO_GROUP: "politics",
    EventType.DIPLOMATIC_EVENT: "politics",
    EventType.HEADQUARTERS_ESTABLISHED: "politics",
    EventType.ATTRIBUTION_OF_RESPONSIBILITY: "any",
    EventType.ARRESTS: "arrests",
    EventType.DISRUPTED_WEAPONS_USE: "disrupted",
    EventType.PROPERTY_DESTRUCTION: "destruction",
    EventType.OTHER: "any",
    EventType.NATURAL_DISASTER: "nature",
    EventType.MAN_MADE_DISASTER: "accident",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as merging sees it: folded names, degrees, and how closely it is known."""

    name: str
    admin1: str
    country: str
    lat: float | None
    lon: float | None
    vague: bool
    geoname_id: int | None = None


@dataclass(frozen=True, slots=True)
class Features:
    """What merging compares of a claim.

    Attributes:
        article: the article's id, or the data set record's.
        origin: the data set's format name; "" for articles.
        outlet: the article's outlet, folded; "" if not known.
        kind: "counted", "cumulative" or "negated".
        first, last: the days it may have happened on (proleptic ordinals); None: unknown.
        published: day of publication (ordinal).
        spots: where; the main place first.
        people: folded first and last names.
        killed, injured: (min, max) with max None for open upwards; None: nothing said.
        corrects: the toll of an earlier report that this one takes back ("17, not 21, were killed"); None: none.
        sketch, terms: fingerprints of what the claim stands for: the whole article for a primary claim, else its quote.
    """

    id: str
    article: str
    origin: str
    outlet: str
    kind: str
    primary: bool
    event_type: str
    family: str
    weapon: str
    first: int | None
    last: int | None
    published: int | None
    spots: tuple[Spot, ...]
    people: frozenset[str]
    actor: frozenset[str]
    target: frozenset[str]
    killed: tuple[int, int | None] | None
    injured: tuple[int, int | None] | None
    sketch: Sketch
    terms: frozenset[int]
    corrects: int | None = None

    @property
    def assumed(self) -> bool:
        """Whether its days are those around its publication, as where a report names none."""
        return self.published is not None and (self.first, self.last) == (self.published - 1, self.published)


def features_of(
    claim: Claim,
    *,
    text: str = "",
    article_sketch: Sketch = frozenset(),
    published: datetime | None = None,
    origin: str = "",
    outlet: str | None = None,
) -> Features:
    """Summarises a claim.

    Args:
        claim: the claim.
        text: the article's text ("" for a data set's record).
        article_sketch: `sketch` of that text.
        published: when the article was published.
        origin: the data set's format name, "" for an article.
        outlet: the article's outlet.
    """
    said = text if claim.primary and claim.quote.text else claim.quote.text
    return Features(
        id=claim.id,
        article=claim.article_id,
        origin=origin,
        outlet=fold(outlet or ""),
        kind="cumulative" if claim.cumulative else "negated" if claim.negated else "counted",
        primary=claim.primary,
        event_type=claim.event_type.value,
        family=FAMILIES[claim.event_type],
        weapon=claim.weapon.value if claim.weapon else "",
        first=_ordinal(claim.date_start),
        last=_ordinal(claim.date_end or claim.date_start),
        published=published.date().toordinal() if published else None,
        spots=tuple(_spot(place) for place in _places(claim)),
        people=frozenset(_person(name) for name in claim.people) - {""},
        actor=frozenset(fold(claim.perpetrator or "").split()),
        target=frozenset(fold(claim.target or "").split()),
        killed=_range(claim.killed),
        injured=_range(claim.injured),
        # a page of which only the headline is news (a wall, a form) is a copy of every page with that wall
        sketch=article_sketch if claim.primary and claim.quote.text else frozenset(),
        # an outlet that names itself, and a report that names its town, name no person of the event
        terms=terms(said) - terms(outlet or "") - _of_places(claim),
        corrects=_taken_back(claim),
    )


_EARLIER = re.compile(
    r"\b(?:not|rather than|instead of|(?:corrected|revised|down|up) from|(?:earlier|initial|previous) "
    r"(?:count|toll|figure|report|number) of)\s+(?:at least )?(\d[\d,]*)\b",
    re.I,
)


def _taken_back(claim: Claim) -> int | None:
    """The toll that the claim's words replace by its own."""
    found = _EARLIER.search(claim.quote.text) if claim.killed is not None else None
    number = int(found[1].replace(",", "")[:9]) if found else None
    return number if claim.killed is not None and number != claim.killed.best else None


def _of_places(claim: Claim) -> frozenset[int]:
    """The terms that the names of a claim's places make."""
    names = {name for place in _places(claim) for name in (place.name, place.admin1) if name}
    return frozenset().union(*(terms(name) for name in names)) if names else frozenset()


def _person(name: str) -> str:
    """The first and the last word of a name: reports differ in what they give between them."""
    words = person_words(name)
    return " ".join((words[0], words[-1]) if len(words) > 1 else words)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _places(claim: Claim) -> tuple[Place, ...]:
    first = (claim.place,) if claim.place else ()
    return first + tuple(place for place in claim.places if place != claim.place)


def _spot(place: Place) -> Spot:
    return Spot(
        fold_place(place.name),
        fold_place(place.admin1 or ""),
        place.country or "",
        place.lat,
        place.lon,
        place.precision in (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY),
        place.geoname_id,
    )


def _range(count: Count | None) -> tuple[int, int | None] | None:
    if count is None:
        return None
    low = count.min if count.min is not None else count.best
    return None if low is None else (low, count.max)


def facts_wire(f: Features) -> list[Any]:
    """Features as JSON values, without the claim's id and without hashes, which are packed beside it."""
    return [
        f.article,
        f.origin,
        f.outlet,
        f.kind,
        f.primary,
        f.event_type,
        f.family,
        f.weapon,
        f.first,
        f.last,
        f.published,
        [[s.name, s.admin1, s.country, s.lat, s.lon, s.vague, s.geoname_id] for s in f.spots],
        sorted(f.people),
        sorted(f.actor),
        sorted(f.target),
        f.killed,
        f.injured,
        f.corrects,
    ]


def features_from_wire(claim_id: str, facts: Sequence[Any], sketch: bytes, terms: bytes) -> Features:
    """The reverse of `facts_wire`, with the hashes as `pack` makes them."""
    article, origin, outlet, kind, primary, event_type, family, weapon, first, last, published, *more = facts
    spots, people, actor, target, killed, injured, *later = more  # "corrects" was not kept at first
    return Features(
        claim_id,
        article,
        origin,
        outlet,
        kind,
        primary,
        event_type,
        family,
        weapon,
        first,
        last,
        published,
        tuple([Spot(*spot) for spot in spots]),
        frozenset(people),
        frozenset(actor),
        frozenset(target),
        tuple(killed) if killed else None,
        tuple(injured) if injured else None,
        unpack(sketch),
        unpack(terms),
        later[0] if later else None,
    )


def distance_km(a: Spot | Place, b: Spot | Place) -> float | None:
    """Kilometres between two places on a sphere of 6,371 km; None where a coordinate is missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p1, p2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))
