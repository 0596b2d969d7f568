"""What can be asked of claims and incidents, and the shapes of what comes back: plain data, no SQL.

`bot/answer` builds filters from a plan; `store/conditions.py` turns them into SQL. Every field narrows; an empty
set, None or "" does not. Names are compared lower-cased and without accents, articles (al-, ar-, …) included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store.records import Effect, EventType, PlacePrecision, Status, Weapon

COUNTED_STATUSES = frozenset({Status.SINGLE_SOURCE, Status.CORROBORATED, Status.CONFIRMED, Status.DISPUTED})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of degrees, edges included; it must not cross the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are meant.

    Attributes:
        ids: incident ids (old ids lead to the incident that took their place).
        country: ISO 3166-1 alpha-2 of the main place. `countries` is the same for several ("Syria or Iraq").
        admin1: the province of any place hit, by its name as in `Place.admin1`; `admin1s` is the same for several.
        place_ids: GeoNames ids of any place that an incident names as hit.
        place_names: the same by name (imported places have no GeoNames id). With `place_ids`, either will do.
        quarter_of: a city; any place hit is one of its quarters by name ("Harbour Side, Gotham").
        near: (latitude, longitude, km): any place hit lies within that distance.
        place_precisions: how closely the main place is known.
        exclude_place_ids, exclude_place_names, exclude_admin1s: incidents that name one of them as hit are left out.
        date_from, date_to: days, both included. `date_inside` True: the incident's dates lie wholly inside them (an
            incident of "March" is not one of 3 March); False: they overlap them. Undated incidents match neither.
        weekdays: days of the week, Monday 0; an incident of one day matches, one of several days does not.
        dated, placed: True or False keeps only those with or without a date or place at all.
        person_any: part of, or all of, a named person's name; `person_first`, `person_last` one name token.
        perpetrator, target: words that must all be in the perpetrator's or target's wording.
        not_perpetrator: words of which an incident's perpetrators hold none.
        perpetrator_is, target_is: the whole name of one of the perpetrators or targets.
        exclude_event_types, exclude_weapons: kinds of event that are left out.
        neither: filters whose places are left out; nothing else of them is heeded.
        group: victims' group that must have a figure (for `effect`, if given).
        effect: the figure must be there and more than 0; `effect_min`, `effect_max` bound its best figure.
        source: outlet of a reporting article; a part of its name is enough.
        attributed_to: the body quoted; words that must all be in it.
        origins: data sets' format names; None in it stands for incidents reported by articles. An incident that is
            both matches either.
        statuses: withdrawn (retracted) incidents are left out unless named here.
        reported_as_main: True: only incidents that some article is mainly about, or that a data set lists.
        published_from, published_to: a reporting article was published then (aware, UTC; `published_to` excluded).
        words: each must occur in the incident's quotes, places, people, perpetrators or targets.
        sources_min: so many independent sources.
        hurt_min: so many killed and injured together, by their best figures.
        either: the incident must meet at least one of these filters as well ("in Idlib, or near Saraqib"); made of
            `ANYTHING`, they hold nothing but what they differ in.
        each: the incident must meet each of these filters as well.
    """

    ids: frozenset[str] = frozenset()
    event_types: frozenset[EventType] = frozenset()
    weapons: frozenset[Weapon] = frozenset()
    country: str | None = None
    countries: frozenset[str] = frozenset()
    admin1: str | None = None
    admin1s: frozenset[str] = frozenset()
    place_ids: frozenset[int] = frozenset()
    place_names: frozenset[str] = frozenset()
    quarter_of: str | None = None
    near: tuple[float, float, float] | None = None
    box: Box | None = None
    place_precisions: frozenset[PlacePrecision] = frozenset()
    exclude_place_ids: frozenset[int] = frozenset()
    exclude_place_names: frozenset[str] = frozenset()
    exclude_admin1s: frozenset[str] = frozenset()
    date_from: date | None = None
    date_to: date | None = None
    date_inside: bool = True
    weekdays: frozenset[int] = frozenset()
    dated: bool | None = None
    placed: bool | None = None
    person_any: str | None = None
    person_first: str | None = None
    person_last: str | None = None
    perpetrator: str | None = None
    not_perpetrator: str | None = None
    perpetrator_is: str | None = None
    exclude_event_types: frozenset[EventType] = frozenset()
    exclude_weapons: frozenset[Weapon] = frozenset()
    target: str | None = None
    target_is: str | None = None
    group: str | None = None
    effect: Effect | None = None
    effect_min: int | None = None
    effect_max: int | None = None
    source: str | None = None
    attributed_to: str | None = None
    origins: frozenset[str | None] = frozenset()
    statuses: frozenset[Status] = COUNTED_STATUSES
    include_cumulative: bool = False
    include_negated: bool = False
    reported_as_main: bool = False
    published_from: datetime | None = None
    published_to: datetime | None = None
    words: tuple[str, ...] = ()
    hurt_min: int | None = None
    sources_min: int | None = None
    either: tuple[IncidentFilter, ...] = ()
    neither: tuple[IncidentFilter, ...] = ()
    each: tuple[IncidentFilter, ...] = ()


ANYTHING = IncidentFilter(statuses=frozenset(), include_cumulative=True, include_negated=True)


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are meant; fields as in `IncidentFilter`.

    Attributes:
        cumulative, negated, primary: True or False keeps only those; None both.
        effect: the claim gives a count of it.
        either_time: its dates or its article's time of publication must meet their bounds, not both.
    """

    article_ids: frozenset[str] = frozenset()
    event_types: frozenset[EventType] = frozenset()
    weapons: frozenset[Weapon] = frozenset()
    country: str | None = None
    admin1: str | None = None
    place_ids: frozenset[int] = frozenset()
    place_names: frozenset[str] = frozenset()
    near: tuple[float, float, float] | None = None
    box: Box | None = None
    date_from: date | None = None
    date_to: date | None = None
    date_inside: bool = False
    dated: bool | None = None
    placed: bool | None = None
    person_any: str | None = None
    person_first: str | None = None
    person_last: str | None = None
    perpetrator: str | None = None
    target: str | None = None
    group: str | None = None
    effect: Effect | None = None
    source: str | None = None
    attributed_to: str | None = None
    origins: frozenset[str | None] = frozenset()
    cumulative: bool | None = None
    negated: bool | None = None
    primary: bool | None = None
    published_from: datetime | None = None
    published_to: datetime | None = None
    either_time: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """A figure summed over incidents.

    Attributes:
        low, best, high: sums over the incidents that have the figure; an open upper end counts with its best, or with
            the highest count told of it (`Incidents.beyond`) once that was added.
        open_upwards: incidents among them whose upper end is open ("at least").
        incidents_with, incidents_without: how many of the incidents have the figure at all.
    """

    low: int
    best: int
    high: int
    open_upwards: int
    incidents_with: int
    incidents_without: int


@dataclass(frozen=True, slots=True)
class Reported:
    """An incident by name only: by which articles (those mainly about it first), and of which data set."""

    id: str
    articles: tuple[str, ...]
    origin: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """One line of a grouping.

    Attributes:
        key: "2020-03-03", "2020-W10", "2020-03", "2020-Q1", "2020", a name or an enum's value; None: not known.
        country: where `key` is a province or a town, its country.
        admin1: where `key` is a town, its province.
        incidents: incidents in the group.
        low, best, high, incidents_with, open_upwards: as in `Totals`, of the effect asked for (0 without one).
    """

    key: str | None
    incidents: int
    low: int = 0
    best: int = 0
    high: int = 0
    incidents_with: int = 0
    country: str | None = None
    admin1: str | None = None
    open_upwards: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the index holds, so that "none" and "not covered" can be told apart.

    Attributes:
        sources: (outlet, articles), most first; an outlet that is not known is "".
        countries: (alpha-2, incidents), most first.
        admin1s: (alpha-2, province, incidents), most first.
        first_event, last_event: of dated incidents, whatever their origin.
        origins: (data set, records, first day, last day).
    """

    articles: int
    first_published: datetime | None
    newest_published: datetime | None
    sources: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]
    admin1s: tuple[tuple[str, str, int], ...]
    incidents: int
    first_event: date | None
    last_event: date | None
    origins: tuple[tuple[str, int, date | None, date | None], ...]
