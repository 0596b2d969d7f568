"""A plan's incidents: the plan's parts as store filters, joined where one filter cannot say "either".

Used by every structured query. What each part of a plan selects is documented in docs/questions.md; this is the only
place where it is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from bot.answer.places_asked import at_places
from bot.answer.plan import NamePart, Operation, Order, PersonTerm, Plan, Relation
from bot.answer.ports import IncidentStore, Sorting
from bot.answer.sides import fought, named_as
from store.filters import ANYTHING, ClaimFilter, Group, IncidentFilter, Reported, Totals
from store.grouping import GroupBy
from store.records import Effect, Incident, PlacePrecision

OPEN_PLACED = 50  # open tolls, those told highest first, whose highest count is added to its part of a grouping
SHOWN = 10  # incidents named in an answer; the rest is in `Answer.incidents`
NAMED = 4  # quotes, and incidents with a record, that a line about several incidents points to
MAX_INCIDENTS = 1_000  # incidents that an answer refers to; their number is always the full one

SORTING: dict[Order, Sorting] = {Order.LATEST: "latest", Order.FIRST: "first", Order.DEADLIEST: "deadliest"}
_GROUPED_EFFECTS = (Effect.KILLED, Effect.INJURED)
_OF_INCIDENTS = (Operation.COUNT, Operation.LIST, Operation.EXISTS)


@dataclass(frozen=True, slots=True)
class Behind:
    """Incidents behind an answer: `names` of all, `whole` the first `SHOWN` of them."""

    names: tuple[Reported, ...]
    whole: tuple[Incident, ...]


class Selection:
    """The incidents that a plan means.

    Attributes:
        filter: what the incidents must meet.
        said: how it differs from what was asked, None where it does not; the reader must be told (`nearest.py`).
        unsure: no report says that it is what was asked for: it may be none.
        unnamed: no report has the name that was asked for: it is shown beside that answer, and no figure of it is one.
    """

    def __init__(self, plan: Plan, incidents: IncidentStore, *, figure: bool) -> None:
        """Select by `plan`; `figure`: only incidents that have the figure asked for."""
        self.plan = plan
        self._incidents = incidents
        self.filter = incident_filter(plan, figure=figure)
        self.said: str | None = None
        self.unsure = False
        self.unnamed = False
        self._number: int | None = None  # how many there are, once it is known

    def only(self, ids: frozenset[str]) -> Selection:
        """This selection cut to the incidents with these ids (at least one)."""
        found = copy(self)
        found.filter = IncidentFilter(ids=ids, hurt_min=self.plan.least_hurt)
        found._number = None
        return found

    def part(self, narrower: IncidentFilter) -> Selection:
        """Those of this selection that meet a narrower filter as well."""
        found = copy(self)
        found.filter = replace(self.filter, each=(*self.filter.each, narrower))
        found._number = None
        return found

    def saying(self, said: str) -> Selection:
        """This selection with what sets it apart from the question."""
        self.said = said
        return self

    def find(
        self, *, order: Sorting = "latest", effect: Effect = Effect.KILLED, limit: int | None = None
    ) -> list[Incident]:
        """The incidents, sorted."""
        found = self._incidents.find(self.filter, order=order, effect=effect, limit=limit)
        if limit is None or len(found) < limit:
            self._number = len(found)
        return found

    def names(self, *, limit: int) -> list[Reported]:
        """The incidents by name only, latest first."""
        return self._incidents.reported(self.filter, order="latest", effect=Effect.KILLED, limit=limit)

    def behind(
        self, *, order: Sorting = "latest", effect: Effect = Effect.KILLED, limit: int = MAX_INCIDENTS
    ) -> Behind:
        """The incidents behind an answer, sorted: all by name, and whole those that it shows."""
        found = self._incidents.reported(self.filter, order=order, effect=effect, limit=limit)
        if len(found) < limit:
            self._number = len(found)
        whole = self._incidents.get_many([one.id for one in found[:SHOWN]])
        return Behind(tuple(found), tuple(whole[one.id] for one in found[:SHOWN] if one.id in whole))

    def count(self) -> int:
        """How many there are."""
        if self._number is None:
            self._number = self._incidents.count(self.filter)
        return self._number

    def totals(self, effect: Effect, group: str | None) -> Totals:
        """A figure summed over them; of "women and children" each group's own figures are added.

        An upper end that is open counts with the most that anybody tells.
        """
        parts = [self._incidents.totals(self.filter, effect, one) for one in self._groups(group)]
        for number, (part, one) in enumerate(zip(parts, self._groups(group), strict=True)):
            if part.open_upwards:
                more = sum(self._incidents.beyond(self.filter, effect, one).values())
                parts[number] = replace(part, high=part.high + more)
        if len(parts) == 1:
            return parts[0]
        return Totals(
            low=sum(part.low for part in parts),
            best=sum(part.best for part in parts),
            high=sum(part.high for part in parts),
            open_upwards=sum(part.open_upwards for part in parts),
            incidents_with=max(part.incidents_with for part in parts),
            incidents_without=min(part.incidents_without for part in parts),
        )

    def _groups(self, group: str | None) -> tuple[str | None, ...]:
        return (group, *self.plan.also_groups) if group is not None and group == self.plan.group else (group,)

    def grouped(self, by: GroupBy, effect: Effect | None, group: str | None) -> list[Group]:
        """Incidents and sums for each value of `by`; several groups of victims are added as in `totals`."""
        first, *others = [self._grouped(by, effect, one) for one in self._groups(group)]
        found = {_part(one): one for one in first}
        for more in (one for other in others for one in other):
            part = _part(more)
            found[part] = _added(found[part], more) if part in found else more
        return list(found.values())

    def _grouped(self, by: GroupBy, effect: Effect | None, group: str | None) -> list[Group]:
        """Incidents and sums of one group of victims; upper ends as in `totals`."""
        found = {_part(one): one for one in self._incidents.grouped(self.filter, by, effect, group)}
        if effect is None or not any(one.open_upwards for one in found.values()):
            return list(found.values())
        beyond = sorted(
            self._incidents.beyond(self.filter, effect, group).items(), key=lambda item: (-item[1], item[0])
        )
        for incident, more in beyond[:OPEN_PLACED]:
            for part in map(_part, self._incidents.grouped(self.only(frozenset({incident})).filter, by, effect, group)):
                found[part] = replace(found[part], high=found[part].high + more)
        return list(found.values())


def _part(one: Group) -> tuple[str | None, str | None, str | None]:
    """What tells a part of a grouping from the others."""
    return one.key, one.admin1, one.country


def _added(one: Group, other: Group) -> Group:
    """Two groups of victims in one part of a grouping."""
    return replace(
        one,
        low=one.low + other.low,
        best=one.best + other.best,
        high=one.high + other.high,
        incidents_with=max(one.incidents_with, other.incidents_with),
        open_upwards=one.open_upwards + other.open_upwards,
    )


def group_of(plan: Plan, effect: Effect | None) -> str | None:
    """The group whose part of the figure is meant; only the dead and the injured are told apart by group."""
    return plan.group if effect in _GROUPED_EFFECTS else None


def incident_filter(plan: Plan, *, figure: bool) -> IncidentFilter:
    """The filter that the plan's incidents meet; what was picked has met the other parts already."""
    if plan.picked:
        counts = figure and plan.operation in (Operation.SUM, Operation.COUNT, Operation.EXISTS)
        bare = Plan(plan.operation, plan.effect, group=plan.group, also_groups=plan.also_groups)
        ids = frozenset(plan.picked)
        return replace(incident_filter(bare, figure=True), ids=ids) if counts else IncidentFilter(ids=ids)
    f = replace(_base(plan, figure=figure), hurt_min=plan.least_hurt, sources_min=plan.sources_least)
    if plan.event_types and plan.weapons:
        kinds: list[dict[str, Any]] = [
            {"event_types": frozenset(plan.event_types)},
            {"weapons": frozenset(plan.weapons)},
        ]
        f = _either(f, kinds)
    else:
        f = replace(f, event_types=frozenset(plan.event_types), weapons=frozenset(plan.weapons))
    if plan.places:
        f = _either(f, at_places(plan.places))
    if plan.period is not None and plan.period.parts:
        f = _either(
            f, [{"date_from": first, "date_to": last, "date_inside": True} for first, last in plan.period.parts]
        )
    if plan.also_groups and f.group is not None:
        bounds = {"effect": f.effect, "effect_min": f.effect_min, "effect_max": f.effect_max}
        whole = replace(f, group=None, effect=None, effect_min=None, effect_max=None)
        f = _any_or_all(whole, [[{"group": group, **bounds}] for group in (f.group, *plan.also_groups)], plan)
    if plan.operation in _OF_INCIDENTS and plan.casualties and f.effect is Effect.KILLED and f.effect_max is None:
        # "strikes with casualties": somebody killed or injured
        hurt = [{"effect": effect, "group": f.group} for effect in _GROUPED_EFFECTS]
        f = _either(replace(f, effect=None, group=None), hurt)
    if plan.perpetrator is not None:
        f = _any_or_all(f, [named_as(stem, plan) for stem in plan.perpetrator.split("|")], plan)
    if plan.between:
        one, other = plan.between
        f = _either(f, [*fought(one, other, plan), *fought(other, one, plan)])
    if plan.target is not None:
        f = _any_or_all(f, [_hit(target) for target in plan.target.split("|")], plan)
    return f


def _any_or_all(f: IncidentFilter, meant: Sequence[list[dict[str, Any]]], plan: Plan) -> IncidentFilter:
    """A filter that any of the sides or targets meets, each in one of its ways; of a `jointly` all must."""
    if not plan.jointly:
        return _either(f, [way for ways in meant for way in ways])
    for ways in meant:
        every = replace(ANYTHING, either=tuple(replace(ANYTHING, **way) for way in ways))
        f = replace(f, each=(*f.each, every))
    return f


def _hit(target: str) -> list[dict[str, Any]]:
    """Filter fields for each way in which reports and data sets say what was hit."""
    names: list[dict[str, Any]] = [{"target": name} for name in (target, *SET_NAMES.get(target, ()))]
    return [*names, *({"words": (form,)} for form in (target, _plural(target)))]


# What data sets call the kinds of target that questions name (`reading.targets.TARGETS`).
SET_NAMES = {
    "hospital": ("healthcare",),
    "school": ("education",),
    "home": ("residential",),
    "farm": ("agriculture", "agricultural"),
}


def _either(f: IncidentFilter, parts: Sequence[dict[str, Any]]) -> IncidentFilter:
    """A filter whose incidents must meet one of the parts as well; their common country narrows it beforehand."""
    if len(parts) == 1:
        return replace(f, **parts[0])
    common = {name: parts[0].get(name) for name in ("country", "countries")}
    shared = {k: v for k, v in common.items() if v and all(part.get(k) == v for part in parts)}
    either = replace(ANYTHING, either=tuple(replace(ANYTHING, **part) for part in parts))
    return replace(f, **shared, each=(*f.each, either))


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def _base(plan: Plan, *, figure: bool) -> IncidentFilter:
    bounded = plan.at_least is not None or plan.at_most is not None
    effect = plan.effect if figure or bounded else None
    if bounded and effect is None:
        effect = Effect.KILLED
    whole = [t for t in plan.excluded if t.place is not None and t.place.precision is PlacePrecision.PROVINCE]
    whole = [t for t in whole if t.relation is Relation.IN]
    parts = at_places([term for term in plan.excluded if term not in whole])
    origins: frozenset[str | None] = frozenset()
    if plan.origin is not None:
        origins = frozenset({None}) if plan.origin == "articles" else frozenset({plan.origin})
    f = IncidentFilter(
        date_from=plan.period.start if plan.period else None,
        date_to=plan.period.end if plan.period else None,
        date_inside=True,
        weekdays=frozenset(plan.weekdays),
        not_perpetrator=plan.not_perpetrator.replace("|", " ") if plan.not_perpetrator else None,
        exclude_event_types=frozenset(plan.not_event_types),
        exclude_weapons=frozenset(plan.not_weapons),
        group=group_of(plan, effect) if plan.effect is not None else plan.group,
        effect=effect,
        effect_min=plan.at_least,
        effect_max=plan.at_most,
        source=plan.source,
        attributed_to=body_quoted(plan.attributed_to),
        origins=origins,
        exclude_admin1s=frozenset(t.place.admin1 or t.place.name for t in whole if t.place is not None),
        neither=tuple(IncidentFilter(**part) for part in parts),
        words=plan.words,
    )
    if plan.status is not None:
        f = replace(f, statuses=frozenset({plan.status}))
    return _people(f, plan.people)


# Bodies that reports name in full and questions by their letters.
_BODIES = {
    "sohr": "Syrian Observatory Human Rights",
    "snhr": "Syrian Network Human Rights",
    "hrw": "Human Rights Watch",
    "un": "United Nations",
    "msf": "Doctors Without Borders",
    "icrc": "Red Cross",
    "ohchr": "United Nations Human Rights",
    "pchr": "Palestinian Centre Human Rights",
}


def body_quoted(name: str | None) -> str | None:
    """A body's name as reports give it, without its little words: the Ministry of Health is the health ministry."""
    if not name:
        return None
    name = _BODIES.get(name.lower(), name)
    return " ".join(w for w in name.split() if w.lower() not in ("of", "the", "for"))


def _people(f: IncidentFilter, people: Sequence[PersonTerm]) -> IncidentFilter:
    for person in people:
        if person.part is NamePart.FIRST:
            f = replace(f, person_first=person.name)
        elif person.part is NamePart.LAST:
            f = replace(f, person_last=person.name)
        else:
            f = replace(f, person_any=person.name)
    return f


def claim_filters(plan: Plan, *, effect: Effect | None, cumulative: bool | None = None) -> list[ClaimFilter]:
    """Claims at the plan's places; its period is left to the caller, who knows what a claim's dates mean."""
    base = ClaimFilter(
        effect=effect,
        group=group_of(plan, effect),
        cumulative=cumulative,
        negated=False,
        perpetrator=plan.perpetrator.partition("|")[0] if plan.perpetrator else None,
        source=plan.source,
        attributed_to=body_quoted(plan.attributed_to),
    )
    if not plan.places:
        return [base]
    found = []
    for part in at_places(plan.places):
        if "quarter_of" in part:
            continue  # what is asked of claims is asked of the city as a whole
        part = {k: v for k, v in part.items() if k not in ("place_precisions",)}
        for country in part.pop("countries", ()) or (part.pop("country", None),):
            for admin1 in part.pop("admin1s", ()) or (part.pop("admin1", None),):
                found.append(replace(base, country=country, admin1=admin1, **part))
    return found


def day_start(day: Any) -> datetime:
    """Midnight UTC of a date."""
    return datetime.combine(day, time(0), UTC)


def published_window(plan: Plan, *, after_days: int = 7) -> tuple[datetime | None, datetime | None]:
    """When articles about the plan's period were published: from its first day to a week after its last."""
    if plan.period is None:
        return None, None
    start = day_start(plan.period.start) if plan.period.start else None
    end = day_start(plan.period.end + timedelta(days=after_days + 1)) if plan.period.end else None
    return start, end
