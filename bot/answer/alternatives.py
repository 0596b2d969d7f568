"""What each part of a plan may be changed to with a tap: another effect, a wider place, the month instead of the day.

Called by `service.py` for the chat's [Change…]. Pure given the gazetteer and the places where the plan's incidents lie.
An alternative is a whole plan, so that it can be kept and answered as it is; `history.changed_from` puts the plan
before behind it when it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.answer.answer import Choice
from bot.answer.plan import By, Operation, Order, Period, PlaceTerm, Plan, Relation
from bot.answer.reading.namesakes import PlaceNames
from bot.answer.reading.place_terms import NEAR_KM, near_term, term_of
from bot.answer.reading.text import Scan
from bot.answer.reading.what import find_event
from bot.answer.shifting import month_of, shifted, year_of
from bot.answer.understood import BY_WORDS, understood
from bot.answer.words import EFFECT_WORDS, GROUP_WORDS, capital
from store.records import Effect, Place, PlacePrecision

_EFFECTS = (Effect.KILLED, Effect.INJURED, Effect.DISPLACED, Effect.ABDUCTED, Effect.ARRESTED)
_GROUPS = ("civilians", "children", "women", "combatants")
_EVENTS = ("airstrikes", "shelling", "bombings", "shootings", "clashes", "attacks")
_UNITS = (By.DAY, By.MONTH, By.YEAR, By.ADMIN1, By.PLACE)
# Parts that can only be left out, by the plan's field: what the menu calls them, and what it calls leaving them out.
_DROPPED: dict[str, tuple[str, str, Any]] = {  # Any: the field's empty value
    "at_least": ("At least", "However many", None),
    "target": ("What was hit", "Whatever was hit", None),
    "perpetrator": ("By whom", "Whoever did it", None),
    "not_perpetrator": ("Not by", "Whoever did it", None),
    "between": ("Between", "Whoever fought", ()),
    "people": ("Named", "Without the name", ()),
    "excluded": ("Left out", "Leave nothing out", ()),
    "source": ("Outlet", "Any outlet", None),
    "attributed_to": ("Who says so", "Whoever says so", None),
    "origin": ("Data", "Articles and data sets", None),
    "status": ("Status", "Any status", None),
    "as_of": ("As known", "As known now", None),
    "versus": ("Compared", "Without the comparison", ()),
    "words": ("Words", "Without these words", ()),
}


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One part of a plan that a tap can change.

    Attributes:
        kind: the plan's field, as in `PlanPart.kind`.
        title: what the menu calls the part ("Where").
        label: what it is now ("Idlib province").
        choices: what it may become; never empty.
    """

    kind: str
    title: str
    label: str
    choices: tuple[Choice, ...]


def alternatives(plan: Plan, gazetteer: PlaceNames, inner: Sequence[PlaceTerm]) -> tuple[Alternatives, ...]:
    """The parts of a plan that can be changed, in reading order.

    Args:
        plan: the plan shown.
        gazetteer: names to places.
        inner: places inside the plan's place where incidents lie, most first.
    """
    bare = replace(plan, before=None, changed=())
    parts = (
        ("operation", "Show", _shape(bare), _operations(bare)),
        ("effect", "What", _effect_label(bare), _effects(bare)),
        ("group", "Whom", GROUP_WORDS[bare.group][1] if bare.group else "everyone", _groups(bare)),
        ("event", "Kind of event", bare.event or "any kind", _events(bare)),
        ("place", "Where", " or ".join(t.label for t in bare.places) or "anywhere", _places(bare, gazetteer, inner)),
        ("period", "When", bare.period.label if bare.period else "at any time", _periods(bare)),
        *((field, _DROPPED[field][0], _label(bare, field), _drops(bare, field)) for field in _DROPPED),
    )
    if bare.picked:  # its other parts chose it, and narrow nothing more
        again = replace(bare, picked=(), picked_as="")
        parts = (*parts[1:3], ("picked", "Which one", bare.picked_as, iter([("all of them", again)])))
    found = []
    for kind, title, label, options in parts:
        choices = tuple(Choice(capital(name), one) for name, one in _distinct(options) if one != bare)
        if choices:
            found.append(Alternatives(kind, title, label, choices))
    return tuple(found)


def _distinct(options: Iterator[tuple[str, Plan]]) -> Iterator[tuple[str, Plan]]:
    seen: list[Plan] = []
    for name, one in options:
        if one not in seen:
            seen.append(one)
            yield name, one


def _with(plan: Plan, **fields: Any) -> Plan:  # Any: each field's own type
    """The plan with other parts, and the sides it is compared with changed alike."""
    return replace(plan, **fields, versus=tuple(replace(side, **fields) for side in plan.versus))


def _label(plan: Plan, field: str) -> str:
    return next((part.label for part in understood(plan) if part.kind == field), "")


def _shape(plan: Plan) -> str:
    if plan.operation is Operation.GROUP and plan.by is not None:
        return f"by {BY_WORDS[plan.by]}"
    return {Operation.SUM: "people", Operation.COUNT: "number of incidents", Operation.LIST: "list"}.get(
        plan.operation, plan.operation.value.replace("_", " ")
    )


def _operations(plan: Plan) -> Iterator[tuple[str, Plan]]:
    if plan.versus or plan.operation is Operation.PASSAGE:
        return
    plain = replace(plan, by=None, order=None, limit=None)
    yield "How many people", replace(plain, operation=Operation.SUM, effect=plan.effect or Effect.KILLED)
    yield "How many incidents", replace(plain, operation=Operation.COUNT, casualties=False)
    if plan.operation is Operation.LIST and plan.order is not Order.DEADLIEST:
        yield "Deadliest first", replace(plain, operation=Operation.LIST, order=Order.DEADLIEST)
    else:
        yield "List of incidents", replace(plain, operation=Operation.LIST)
    for by in _UNITS:
        yield f"By {BY_WORDS[by]}", replace(plain, operation=Operation.GROUP, by=by)


def _effect_label(plan: Plan) -> str:
    if plan.casualties:
        return "killed and injured"
    return EFFECT_WORDS[plan.effect] if plan.effect is not None else "any incident"


def _effects(plan: Plan) -> Iterator[tuple[str, Plan]]:
    if plan.operation is Operation.PASSAGE or (plan.effect is None and plan.operation is not Operation.COUNT):
        return
    for effect in _EFFECTS:
        # only the dead and the injured are told apart by group
        group = plan.group if effect in (Effect.KILLED, Effect.INJURED) else None
        yield EFFECT_WORDS[effect], _with(plan, effect=effect, casualties=False, group=group)
    if plan.operation is Operation.SUM:
        yield "killed and injured", _with(plan, effect=Effect.KILLED, casualties=True)
    elif plan.effect is not None and plan.operation is Operation.COUNT:
        yield "any incident", _with(plan, effect=None, group=None, casualties=False)


def _groups(plan: Plan) -> Iterator[tuple[str, Plan]]:
    if plan.effect not in (Effect.KILLED, Effect.INJURED) or plan.operation is Operation.SHARE:
        return
    yield "everyone", _with(plan, group=None)
    for group in _GROUPS:
        yield GROUP_WORDS[group][1], _with(plan, group=group)


def _events(plan: Plan) -> Iterator[tuple[str, Plan]]:
    if plan.operation in (Operation.PASSAGE, Operation.SHARE):
        return
    if plan.event is not None:
        yield "any kind of event", _with(plan, event=None, event_types=(), weapons=(), least_hurt=None)
    for word in _EVENTS:
        event = find_event(Scan(word))
        if event is not None and plan.event != event.label:
            yield (
                word,
                _with(plan, event=event.label, event_types=event.types, weapons=event.weapons, least_hurt=None),
            )


# --- where -------------------------------------------------------------------------------------------------------


def _places(plan: Plan, gazetteer: PlaceNames, inner: Sequence[PlaceTerm]) -> Iterator[tuple[str, Plan]]:
    if any(side.places != plan.places for side in plan.versus):
        return  # the places are what is compared
    for term in plan.places if len(plan.places) > 1 else ():
        yield f"only {term.label}", _with(plan, places=(term,))
    if len(plan.places) == 1:
        for wider in _wider(plan.places[0], gazetteer):
            yield wider.label, _with(plan, places=(wider,))
    for closer in inner:
        yield closer.label, _with(plan, places=(closer,))
    if plan.places:
        yield "anywhere", _with(plan, places=())


def _wider(term: PlaceTerm, gazetteer: PlaceNames) -> Iterator[PlaceTerm]:
    place = term.place
    if place is None:
        for code in term.countries:
            yield from _country(code, gazetteer)
        return
    if term.relation is Relation.NEAR:
        yield near_term(place, 2 * (term.km or NEAR_KM))
    elif place.lat is not None and place.precision in (PlacePrecision.TOWN, PlacePrecision.EXACT):
        yield near_term(place, NEAR_KM)
    if place.precision not in (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY):
        yield from _province(place, gazetteer)
    if place.precision is not PlacePrecision.COUNTRY and place.country is not None:
        yield from _country(place.country, gazetteer)


def _province(place: Place, gazetteer: PlaceNames) -> Iterator[PlaceTerm]:
    for entry in gazetteer.lookup(place.admin1, country=place.country, fuzzy=False) if place.admin1 else ():
        if entry.place.precision is PlacePrecision.PROVINCE:
            yield term_of(entry, gazetteer)
            return


def _country(code: str, gazetteer: PlaceNames) -> Iterator[PlaceTerm]:
    for entry in gazetteer.lookup(gazetteer.country_name(code) or "", fuzzy=False):
        if entry.place.precision is PlacePrecision.COUNTRY and entry.place.country == code:
            yield term_of(entry, gazetteer)
            return


# --- when --------------------------------------------------------------------------------------------------------


def _periods(plan: Plan) -> Iterator[tuple[str, Plan]]:
    period = plan.period
    if period is None or any(side.period != period for side in plan.versus):
        return
    for name, other in _other_periods(period):
        yield name, _with(plan, period=other)
    yield "all time", _with(plan, period=None)


def _other_periods(period: Period) -> Iterator[tuple[str, Period]]:
    start, end = period.start, period.end
    if start is None or end is None:
        known = start or end
        if known is not None:
            yield _named(year_of(known))
        return
    days = (end - start).days
    unit = "day" if days == 0 else "week" if days < 7 else "month" if _whole_month(start, end) else "year"
    for which in (f"{unit} before", f"{unit} after"):
        moved = shifted(period, which)
        if moved is not None:
            yield f"the {which}: {moved.label}", moved
    if days < 27:
        yield _named(month_of(start))
    if days < 364:
        yield _named(year_of(start))


def _named(period: Period) -> tuple[str, Period]:
    return f"all of {period.label}", period


def _whole_month(start: date, end: date) -> bool:
    month = month_of(start)
    return (month.start, month.end) == (start, end)


def _drops(plan: Plan, field: str) -> Iterator[tuple[str, Plan]]:
    _, name, empty = _DROPPED[field]
    value = getattr(plan, field)
    if value in (None, ()):
        return
    if field == "versus":
        shape = Operation.SUM if plan.effect is not None else Operation.COUNT
        yield name, replace(plan, versus=(), operation=shape)
    else:
        yield name, _with(plan, **{field: empty})
