"""A question as data: each part a typed field, so that it can be shown, changed, stored and turned into a query.

`read.py` makes plans out of text, `followup.py` changes them, `queries/` answers them, the chat keeps the last one of
each conversation as JSON (`plan_wire.py`). A plan never holds SQL and never holds a result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from store.records import Effect, EventType, Place, Status, Weapon

BY_NAME = ", by name"  # ends the label of a place that is known by its name in reports alone
MAX_UNDO = 4  # plans kept behind a plan for "undo"; each is a few hundred bytes of JSON


class Operation(StrEnum):
    """What is to be done with the incidents (or passages) that match; `queries/` has one handler for each."""

    COUNT = "count"  # how many incidents
    SUM = "sum"  # how many people
    LIST = "list"  # which incidents
    DETAIL = "detail"  # what happened: incidents, each with its words
    PLACES = "places"  # which towns, where
    GROUP = "group"  # per month, by province
    TREND = "trend"  # is it rising
    COMPARE = "compare"  # this against `versus`
    EXTREME = "extreme"  # which group has the most or fewest
    AVERAGE = "average"  # people an incident, or incidents a day
    SHARE = "share"  # what part of them
    EXISTS = "exists"  # was there any
    GAP = "gap"  # the longest time without any, or with some every day
    RANK = "rank"  # which place among its like: `ranked` among the parts of `places`
    FOUGHT = "fought"  # which sides fought each other
    WHO_SAYS = "who_says"  # whose words are they
    WHO_DID = "who_did"  # which side is blamed
    SUSPECTS = "suspects"  # who was arrested, charged or suspected
    COVERAGE = "coverage"  # what is indexed
    PASSAGE = "passage"  # an open question, answered by quotes


class Order(StrEnum):
    """How incidents are sorted; the values are those `store.incidents.Incidents.find` takes."""

    LATEST = "latest"
    FIRST = "first"
    DEADLIEST = "deadliest"
    MOST = "most"  # of a grouping: the largest group first
    FEWEST = "fewest"  # of a grouping: the smallest group first


class By(StrEnum):
    """What incidents are grouped by; the values are those `store.incidents.Incidents.grouped` takes."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    WEEKDAY = "weekday"
    COUNTRY = "country"
    ADMIN1 = "admin1"
    PLACE = "place"
    EVENT_TYPE = "event_type"
    WEAPON = "weapon"
    PERPETRATOR = "perpetrator"
    SOURCE = "source"
    STATUS = "status"
    FACILITY = "facility"  # the hospital, school … by its name


class Relation(StrEnum):
    """How an incident's place must lie to the place named."""

    IN = "in"
    NEAR = "near"


class NamePart(StrEnum):
    """Which part of a person's name was given."""

    ANY = "any"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class PlaceTerm:
    """A place of the question.

    Attributes:
        label: as the reader sees it ("Idlib province", "within 30 km of Homs", "northern Syria").
        place: the gazetteer's place; None only for a region that is just a box.
        km: the radius for NEAR, kilometres.
        box: (south, west, north, east) in degrees for parts of a province or country.
        countries: ISO alpha-2 codes of a region that is more or less than one place.
        provinces: admin1 names that such a region is made of; empty where countries or the box decide.
        part: `box` is a part of the town `place`, told by where its quarters lie.
        border: alpha-2 codes of two countries whose border this is, or of one, whichever lies beyond it; `countries`
            then names the side of it that is meant.
        unlisted: a closer place that the gazetteer does not know ("East Dunbar"); reports must name it.
    """

    label: str
    place: Place | None = None
    relation: Relation = Relation.IN
    km: float | None = None
    box: tuple[float, float, float, float] | None = None
    countries: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    part: bool = False
    border: tuple[str, ...] = ()
    unlisted: str | None = None


def around_of(term: PlaceTerm) -> PlaceTerm:
    """The place around a term's unlisted place."""
    if term.unlisted is None:
        return term
    return replace(term, label=term.label.removeprefix(f"{term.unlisted}, ").removesuffix(BY_NAME), unlisted=None)


@dataclass(frozen=True, slots=True)
class Period:
    """Days asked about, both ends included; None is open.

    Attributes:
        label: as the reader sees it ("Tue 3 March 2020", "March 2020", "since 1 September 2018").
        asked: the question's own words.
        assumed: why a year or week was supplied that the question did not name, for the reader; None: it named it.
        parts: the stretches of days meant where there are gaps between them ("2016 and 2018"); `start` and `end` are
            then the outermost days. Empty: all days from `start` to `end`.
    """

    start: date | None
    end: date | None
    label: str
    asked: str = ""
    assumed: str | None = None
    parts: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonTerm:
    """A person named in the question, as a victim, suspect or other party."""

    name: str
    part: NamePart = NamePart.ANY


@dataclass(frozen=True, slots=True)
class Plan:
    """A question, understood.

    Attributes:
        operation: what is to be done.
        effect: what happened to people; for SUM what is added up, else incidents must have a figure above zero for it.
        casualties: the question asked for "casualties": killed and injured are shown apart, `effect` is killed.
        group: a group of victims (`store.records.Victims.group`); also_groups: others asked for with it.
        jointly: of one incident all groups, targets and sides that are joined are meant, not any of them ("strikes that
            killed both women and children").
        narrower: the question's word for a part of the group of which no figure is kept ("girls"); it narrows nothing.
        event_types, weapons: an incident matches with any of these types or any of these weapons; both empty: any.
        event: the question's words for them ("airstrikes").
        places: any of them; excluded: none of them.
        weekdays: days of the week that are meant, Monday 0 ("on Saturdays"); empty: all.
        perpetrator, target: words of a side or of what was hit; several sides, any of which is meant, joined by "|".
        not_perpetrator: words of a side that is left out.
        between: two sides that fought each other, whichever is blamed ("fighting between the army and the LTTE").
        not_event, not_event_types, not_weapons: kinds of event that are left out: their words, and what those mean.
        source: an outlet; attributed_to: who says so inside the article.
        origin: a data set's format name, or "articles".
        at_least, at_most: incidents whose `effect` (killed if None) is at least, or at most, this.
        tally: of GROUP, EXTREME, TREND and COMPARE: incidents are counted, though a toll bounds them ("the most
            shootings with at least 4 injured").
        each_least: of a GROUP, only the parts with at least this many ("days with more than 100 killed").
        claimed: of a SUM, the fewest and the most that the question puts forward ("did 5,000 people die"); None: open.
        least_hurt: incidents with at least so many killed and injured together ("mass shooting"); sources_least: so
            many independent sources at least.
        limit: how many to show; None: the default of the operation.
        nth: which one of a ranking is meant alone ("the second deadliest": 2); `limit` is then the same.
        skip: of a list, how many of its incidents were shown before.
        by: the grouping for GROUP, TREND and EXTREME; for AVERAGE the unit (None: an incident).
        versus: the other plans of a COMPARE, or for SHARE the whole.
        cumulative: running totals were asked for.
        as_of: only what was known at this time, UTC.
        text: the question's own words, for PASSAGE and for words that no field holds.
        streak: of a GAP, the longest run of days that each have an incident, instead of the longest time without any.
        ranked: of a RANK, the place whose rank is asked for.
        median: of an AVERAGE, the middle one of the figures instead of their mean.
        unread: words of the question that matter and that nothing of the plan heeds; no figure is given beside them.
        words: content words that no other field holds; passages are searched with them, incidents must not ignore them.
        unanswered: another question of the same message, which this plan does not answer.
        picked: ids of the incidents that were pointed at in an answer ("the second one"); the parts that chose them are
            kept for what follows, and narrow nothing more. picked_as: what the reader sees for them.
        asked_back: the plan's place is the first of several that were offered, and none of them was chosen yet.
        before: the plan this one was changed from, for "undo".
        changed: names of the fields that the last follow-up changed.
    """

    operation: Operation
    effect: Effect | None = None
    casualties: bool = False
    group: str | None = None
    also_groups: tuple[str, ...] = ()
    jointly: bool = False
    narrower: str | None = None
    event_types: tuple[EventType, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    event: str | None = None
    places: tuple[PlaceTerm, ...] = ()
    excluded: tuple[PlaceTerm, ...] = ()
    period: Period | None = None
    weekdays: tuple[int, ...] = ()
    perpetrator: str | None = None
    not_perpetrator: str | None = None
    between: tuple[str, ...] = ()
    not_event: str | None = None
    not_event_types: tuple[EventType, ...] = ()
    not_weapons: tuple[Weapon, ...] = ()
    target: str | None = None
    people: tuple[PersonTerm, ...] = ()
    source: str | None = None
    attributed_to: str | None = None
    origin: str | None = None
    status: Status | None = None
    at_least: int | None = None
    at_most: int | None = None
    least_hurt: int | None = None
    sources_least: int | None = None
    tally: bool = False
    each_least: int | None = None
    claimed: tuple[int | None, int | None] | None = None
    order: Order | None = None
    limit: int | None = None
    nth: int | None = None
    skip: int = 0
    by: By | None = None
    versus: tuple[Plan, ...] = ()
    cumulative: bool = False
    as_of: datetime | None = None
    text: str = ""
    streak: bool = False
    ranked: PlaceTerm | None = None
    median: bool = False
    unread: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unanswered: str = ""
    picked: tuple[str, ...] = ()
    picked_as: str = ""
    asked_back: bool = False
    before: Plan | None = None
    changed: tuple[str, ...] = ()


TALLIES = frozenset({Operation.GROUP, Operation.EXTREME, Operation.TREND, Operation.COMPARE})
"""Operations that count people where an effect is asked for, and incidents for a `tally`."""
