"""The frozen dataclasses that cross packages.

Everybody imports them; they import nothing of ours. Table rows (`store/tables`) never leave `store`.
Their JSON form is the machine-readable interface: see `store/wire.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventType(StrEnum):
    """The sub-event types of ACLED's codebook in snake case, and five that ACLED lacks (the last five)."""

    ARMED_CLASH = "armed_clash"
    GOVERNMENT_REGAINS_TERRITORY = "government_regains_territory"
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = "non_state_actor_overtakes_territory"
    CHEMICAL_WEAPON = "chemical_weapon"
    AIR_OR_DRONE_STRIKE = "air_or_drone_strike"
    SUICIDE_BOMB = "suicide_bomb"
    SHELLING_ARTILLERY_MISSILE = "shelling_artillery_missile"
    REMOTE_EXPLOSIVE = "remote_explosive"
    GRENADE = "grenade"
    SEXUAL_VIOLENCE = "sexual_violence"
    ATTACK = "attack"
    ABDUCTION = "abduction"
    VIOLENT_DEMONSTRATION = "violent_demonstration"
    MOB_VIOLENCE = "mob_violence"
    PEACEFUL_PROTEST = "peaceful_protest"
    PROTEST_WITH_INTERVENTION = "protest_with_intervention"
    EXCESSIVE_FORCE_AGAINST_PROTESTERS = "excessive_force_against_protesters"
    AGREEMENT = "agreement"
    ARRESTS = "arrests"
    CHANGE_TO_GROUP = "change_to_group"
    DISRUPTED_WEAPONS_USE = "disrupted_weapons_use"
    HEADQUARTERS_ESTABLISHED = "headquarters_established"
    PROPERTY_DESTRUCTION = "property_destruction"
    TERRITORY_TRANSFER = "territory_transfer"
    OTHER = "other"
    NATURAL_DISASTER = "natural_disaster"
    MAN_MADE_DISASTER = "man_made_disaster"
    ORGANISED_CRIME = "organised_crime"
    DIPLOMATIC_EVENT = "diplomatic_event"
    ATTRIBUTION_OF_RESPONSIBILITY = "attribution_of_responsibility"


class Weapon(StrEnum):
    """What was used, as far as the text says."""

    AIRSTRIKE = "airstrike"
    DRONE = "drone"
    BARREL_BOMB = "barrel_bomb"
    SHELLING = "shelling"
    MISSILE = "missile"
    FIREARM = "firearm"
    EXPLOSIVE = "explosive"
    LANDMINE = "landmine"
    GRENADE = "grenade"
    SUICIDE_VEST = "suicide_vest"
    CAR_BOMB = "car_bomb"
    CHEMICAL = "chemical"
    KNIFE = "knife"
    VEHICLE = "vehicle"
    ARSON = "arson"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How closely a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    """How closely a place is known, best first."""

    EXACT = "exact"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


class Status(StrEnum):
    """How well an incident is attested (after Airwars); the rules are in `store/merge.py`."""

    SINGLE_SOURCE = "single_source"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class Effect(StrEnum):
    """What happened to people; each is a field of Claim and of Incident."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, its text exactly as stored: every offset counts characters of `text`.

    Attributes:
        published_at: aware, UTC; None when unknown, and then nothing is guessed from the clock.
        published_day_only: True when only the day was given; `published_at` is then midnight of that day.
    """

    id: str
    text: str
    url: str | None = None
    source: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    published_day_only: bool = False
    language: str | None = None
    content_hash: str = ""
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage of an article: `text == article.text[start:end]`. `id` is the vector's id too (positive, 63 bits)."""

    id: int
    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many people, as one source put it.

    Attributes:
        min: the smallest number the words allow.
        max: the largest; None is open upwards ("at least 12").
        best: the number to show for it (ACLED's conservative reading for vague words); None if none can be given.
        qualifier: the article's own words or their standard form ("at least", "up to", "nearly", "dozens"), else None.
    """

    min: int | None
    max: int | None
    best: int | None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `admin1` is the province's English name, `country` ISO 3166-1 alpha-2.

    `precision` is that of the source's wording, not of the coordinates.
    """

    name: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    geoname_id: int | None = None


@dataclass(frozen=True, slots=True)
class Victims:
    """The part of a toll that falls on one group.

    `group` is one of civilians, children, women, men, combatants, police, medics, journalists, aid_workers, elderly.
    """

    group: str
    killed: Count | None = None
    injured: Count | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of the stored article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in the article a claim's field was read: `field` is a Claim field's name."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about one incident. Fields as in docs/interface.md.

    Attributes:
        id: `<article id>#<n>`, n counting from 0 in the order of the text.
        primary: the claim that the article is mainly about; at most one an article.
        place: where it happened, as closely as the text says.
        places: every place the claim names as hit (the `place` among them), in the order of the text.
        cumulative: a running total ("since September 2018"), never added to a count.
        negated: denied, planned, averted or hypothetical: kept, never counted.
        quote: the sentence (or sentences) that says so.
        evidence: where each field was read.
    """

    id: str
    article_id: str
    event_type: EventType
    quote: Quote
    primary: bool = False
    weapon: Weapon | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    place: Place | None = None
    places: tuple[Place, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    missing: Count | None = None
    displaced: Count | None = None
    abducted: Count | None = None
    arrested: Count | None = None
    victims: tuple[Victims, ...] = ()
    perpetrator: str | None = None
    target: str | None = None
    people: tuple[str, ...] = ()
    attributed_to: str | None = None
    cumulative: bool = False
    negated: bool = False
    evidence: tuple[Evidence, ...] = ()

    def count(self, effect: Effect) -> Count | None:
        """The claim's count of `effect`, None where the source gives none."""
        value: Count | None = getattr(self, effect.value)
        return value


@dataclass(frozen=True, slots=True)
class Figure:
    """What all sources together say of one number: lowest and highest credible claim, and the best (UCDP GED's words).

    `high` None: open upwards, or unknown.
    """

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """The part of an incident's toll that falls on one group."""

    group: str
    killed: Figure | None = None
    injured: Figure | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """What all sources together say about one event.

    Attributes:
        articles: ids of articles whose primary claim is this incident.
        mentions: ids of other articles that speak of it.
        sources: number of independent sources (near-identical text, or the same body quoted, is one).
        claims: ids of its claims, best source first.
        origin: None for incidents read out of articles, else the data set's format name ("ucdp-ged", "airwars").
        revision: counts up from 1 with every change that a reader could notice.
        duplicates the claim fields of the same names by the rules of `store/merge.py`.
    """

    id: str
    event_type: EventType
    articles: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    weapon: Weapon | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    place: Place | None = None
    places: tuple[Place, ...] = ()
    killed: Figure | None = None
    injured: Figure | None = None
    missing: Figure | None = None
    displaced: Figure | None = None
    abducted: Figure | None = None
    arrested: Figure | None = None
    groups: tuple[GroupFigure, ...] = ()
    people: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    cumulative: bool = False
    negated: bool = False
    status: Status = Status.SINGLE_SOURCE
    sources: int = 1
    claims: tuple[str, ...] = ()
    first_seen: datetime | None = None
    updated: datetime | None = None
    revision: int = 1
    origin: str | None = None

    def figure(self, effect: Effect) -> Figure | None:
        """The incident's figure for `effect`, None where no source gives one."""
        value: Figure | None = getattr(self, effect.value)
        return value
