"""How a question was understood, part by part, for the reader to check and to change. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time, timedelta

from bot.answer.answer import PlanPart
from bot.answer.plan import By, NamePart, Operation, Order, Plan
from bot.answer.reading.states import names_of_state
from bot.answer.reading.weekdays import weekdays_text
from bot.answer.reading.wordlist import words
from bot.answer.words import (
    EFFECT_WORDS,
    GROUP_WORDS,
    ORIGIN_WORDS,
    STATUS_WORDS,
    a_or_an,
    day_text,
    number,
    ordinal,
)
from store.records import Effect

_OPERATIONS = {
    Operation.COUNT: "number of incidents",
    Operation.LIST: "incidents",
    Operation.DETAIL: "what happened",
    Operation.PLACES: "places hit",
    Operation.TREND: "trend",
    Operation.COMPARE: "comparison",
    Operation.AVERAGE: "average",
    Operation.SHARE: "share",
    Operation.EXISTS: "whether there was any",
    Operation.FOUGHT: "who fought whom",
    Operation.WHO_SAYS: "who says so",
    Operation.WHO_DID: "who is blamed",
    Operation.SUSPECTS: "who was arrested or suspected",
    Operation.COVERAGE: "what is indexed",
}
BY_WORDS = {
    By.DAY: "day",
    By.WEEK: "week",
    By.MONTH: "month",
    By.QUARTER: "quarter",
    By.YEAR: "year",
    By.WEEKDAY: "weekday",
    By.COUNTRY: "country",
    By.ADMIN1: "province",
    By.PLACE: "town",
    By.EVENT_TYPE: "kind of event",
    By.WEAPON: "weapon",
    By.PERPETRATOR: "side blamed",
    By.SOURCE: "outlet",
    By.STATUS: "status",
    By.FACILITY: "building or camp by name",
}
_RANKED = {By.PLACE: "towns", By.ADMIN1: "provinces", By.COUNTRY: "countries"}
_ORDERS = {
    Order.LATEST: "latest first",
    Order.FIRST: "earliest first",
    Order.DEADLIEST: "deadliest first",
    Order.MOST: "most first",
    Order.FEWEST: "fewest first",
}
_SIDES = {
    "syria": "the Syrian government",
    "coalition": "the coalition",
    "saudi": "Saudi Arabia",
    "turk": "Turkey",
    "ukrain": "Ukraine",
    "united states": "the United States or its coalition",
    "taliban": "the Taliban",
    "maoist": "the Maoists",
    "cartel": "cartels",
    "gang": "gangs",
    "police": "the police",
    "isis": "ISIS",
}


# What counts one figure alone: of casualties the killed, which is said.
_KILLED_ALONE = frozenset(
    {Operation.AVERAGE, Operation.SHARE, Operation.GROUP, Operation.TREND, Operation.COMPARE, Operation.EXTREME}
)
_LETTERS = words(
    "ttp lra jnim aqim pkk ypg sdf hts rsf ltte farc ira eta idf m23 unita plo nato "
    "asg cpp sla spla tplf auc eln npa milf"
)


def understood(plan: Plan) -> tuple[PlanPart, ...]:
    """The parts of a plan in reading order; what picked incidents were chosen by is told by their name."""
    if plan.picked:
        whose = Plan(plan.operation, plan.effect, plan.casualties, plan.group, plan.also_groups, changed=plan.changed)
        plan = replace(whose, picked=plan.picked, picked_as=plan.picked_as)
    parts = [*_asked(plan), *_bounds(plan), *_sides(plan), *_where_and_when(plan), *_sources(plan), *_shape(plan)]
    return tuple(PlanPart(kind, label, changed=kind in plan.changed) for kind, label in parts)


def _asked(plan: Plan) -> Iterator[tuple[str, str]]:
    """What is asked for, of whom, of what kind of event."""
    if plan.operation is Operation.GAP:
        yield "operation", "the most days in a row with one" if plan.streak else "longest time without one"
    if plan.operation is Operation.RANK and plan.ranked is not None:
        yield "operation", f"rank of {plan.ranked.label} among the {_RANKED[plan.by or By.PLACE]}"
    if plan.median:
        yield "operation", "median"
    elif plan.operation in _OPERATIONS:
        yield "operation", _OPERATIONS[plan.operation]
    if plan.operation is Operation.EXTREME and plan.by is not None:
        yield "operation", f"{BY_WORDS[plan.by]} with the {'fewest' if plan.order is Order.FEWEST else 'most'}"
    if plan.at_most == 0:
        yield "effect", f"nobody {EFFECT_WORDS[plan.effect or Effect.KILLED]}"
    elif plan.casualties and plan.operation is Operation.SHARE and plan.group is None:
        yield "effect", "killed, of those killed and injured"
    elif plan.casualties:
        yield "effect", "killed, without the injured" if plan.operation in _KILLED_ALONE else "killed and injured"
    elif plan.effect is not None:
        yield "effect", EFFECT_WORDS[plan.effect]
    if plan.group is not None:
        whose = " and ".join(GROUP_WORDS[group][1] for group in (plan.group, *plan.also_groups))
        whose = f"both {whose}" if plan.jointly and plan.also_groups else whose
        told_apart = plan.narrower is None or plan.effect not in (Effect.KILLED, Effect.INJURED, None)
        yield "group", whose if told_apart else f"{whose} (no figure is kept of {plan.narrower} alone)"
    if plan.event is not None:
        yield "event", plan.event


def _bounds(plan: Plan) -> Iterator[tuple[str, str]]:
    if plan.at_least is not None and plan.at_most != 0:
        yield "at_least", bounds_text(plan.at_least, plan.at_most)
    elif plan.at_most:
        yield "at_least", f"at most {number(plan.at_most)}"
    if plan.each_least is not None and plan.by is not None:
        yield "at_least", f"{number(plan.each_least)} or more in each {BY_WORDS[plan.by]}"
    if plan.claimed is not None:
        yield "claimed", f"whether {_bounds_asked(*plan.claimed)}"
    if plan.least_hurt is not None:
        yield "at_least", f"{number(plan.least_hurt)} or more killed or injured"


def _sides(plan: Plan) -> Iterator[tuple[str, str]]:
    """What was hit, who did it, who is named."""
    if plan.target is not None:
        yield "target", f"hit: {joined_text(plan.target.split('|'), plan)}"
    if plan.perpetrator is not None:
        sides = [side_name(stem) for stem in plan.perpetrator.split("|")]
        yield "perpetrator", f"blamed: {joined_text(sides, plan)}"
    if plan.between:
        yield "between", "between " + " and ".join(side_name(side) for side in plan.between)
    if plan.not_perpetrator is not None:
        yield "not_perpetrator", f"not blamed: {side_name(plan.not_perpetrator)}"
    if plan.not_event is not None:
        yield "not_event", f"without {plan.not_event}"
    for person in plan.people:
        yield "people", _person(person.name, person.part)


def _where_and_when(plan: Plan) -> Iterator[tuple[str, str]]:
    if plan.places and not plan.asked_back:  # which place is meant is still open
        yield "place", " or ".join(term.label for term in plan.places)
    if plan.picked:
        yield "picked", plan.picked_as
    if plan.excluded:
        yield "excluded", "not " + " or ".join(term.label for term in plan.excluded)
    if plan.period is not None:
        yield "period", plan.period.label
    if plan.weekdays:
        yield "weekdays", weekdays_text(plan.weekdays)


def _shape(plan: Plan) -> Iterator[tuple[str, str]]:
    """How it is grouped, ordered and compared, and the words that no field holds."""
    if plan.by is not None and plan.operation in (Operation.GROUP, Operation.TREND):
        yield "by", f"by {BY_WORDS[plan.by]}"
    if plan.nth is not None:
        yield "limit", f"only the {ordinal(plan.nth)} of them"
    if plan.order is not None and plan.operation is Operation.LIST:
        yield "order", _ORDERS[plan.order]
    elif plan.order is not None and plan.operation in (Operation.SUM, Operation.WHO_DID, Operation.WHO_SAYS):
        yield "order", _only(plan.order, plan.limit or 1)
    if plan.skip:
        yield "skip", f"from the {ordinal(plan.skip + 1)} on"
    for side in plan.versus:
        yield "versus", "against " + _difference(plan, side)
    if plan.unread:
        yield "unread", "not understood: " + ", ".join(f"“{word}”" for word in plan.unread)
    if plan.words:
        yield "words", " ".join(f"“{word}”" for word in plan.words)


def joined_text(names: Sequence[str], plan: Plan) -> str:
    """ "a hospital or a school", of a plan that means all of them "both a hospital and a school"."""
    if len(names) < 2 or not plan.jointly:
        return " or ".join(names)
    return f"{'both ' if len(names) == 2 else ''}{' and '.join(names)}"


def side_name(stems: str) -> str:
    """ "Russia", "Israel or Turkey", "Nigerian forces"."""
    return " or ".join(
        _SIDES.get(stem, stem.upper() if stem in _LETTERS else _capitals(stem))
        + (" forces" if names_of_state(stem) else "")
        for stem in stems.split("|")
    )


def _capitals(name: str) -> str:
    """ "Lord's Resistance Army", "Al-Shabaab", "Government of Nigeria"."""
    return re.sub(r"(?:^|(?<=[ -]))(?!(?:of|the|and|for|in)\b)[a-z]", lambda first: first.group().upper(), name)


def _bounds_asked(least: int | None, most: int | None) -> str:
    """ "it was 5,000", "at least 100", "at most 99"."""
    if least is None:
        return f"at most {number(most or 0)}"
    return f"it was {number(least)}" if least == most else f"at least {number(least)}"


def nobody_text(plan: Plan) -> str:
    """ "nobody killed", "no children killed"."""
    hurt = plan.effect or Effect.KILLED
    named = plan.group is not None and hurt in (Effect.KILLED, Effect.INJURED)
    groups = " or ".join(GROUP_WORDS[group][1] for group in (plan.group, *plan.also_groups) if group) if named else ""
    return f"no {groups} {EFFECT_WORDS[hurt]}" if groups else f"nobody {EFFECT_WORDS[hurt]}"


def bounds_text(least: int, most: int | None) -> str:
    """ "5 or more", "5 to 9", "exactly 2"."""
    if most is None:
        return f"{number(least)} or more"
    if least == most:
        return f"exactly {number(least)}"
    return f"{number(least)} to {number(most)}"


def _only(order: Order, limit: int) -> str:
    """ "the deadliest only", "the 5 latest only"."""
    superlative = {Order.DEADLIEST: "deadliest", Order.FIRST: "earliest"}.get(order, "latest")
    return f"the {superlative} only" if limit == 1 else f"the {number(limit)} {superlative} only"


def _sources(plan: Plan) -> list[tuple[str, str]]:
    parts = []
    if plan.source is not None:
        parts.append(("source", f"reported by {plan.source}"))
    if plan.attributed_to is not None:
        parts.append(("attributed_to", f"according to {plan.attributed_to}"))
    if plan.origin is not None:
        parts.append(("origin", f"from {ORIGIN_WORDS.get(plan.origin, plan.origin)}"))
    if plan.status is not None:
        parts.append(("status", STATUS_WORDS[plan.status]))
    if plan.sources_least is not None:
        parts.append(("sources", f"{number(plan.sources_least)} or more independent sources"))
    if plan.cumulative:
        parts.append(("cumulative", "running totals"))
    if plan.as_of is not None:
        day = plan.as_of - timedelta(microseconds=1)
        hour = f" {plan.as_of:%H:%M}" if plan.as_of.time() != time(0) else ""
        parts.append(("as_of", f"as known on {day_text(day.date())}{hour}"))
    return parts


def _person(name: str, part: NamePart) -> str:
    if part is NamePart.ANY:
        return f"named {name}"
    return f"{part.value} name {name}"


def _difference(plan: Plan, side: Plan) -> str:
    """What sets the other side of a comparison apart."""
    if side.places != plan.places and side.places:
        return " or ".join(term.label for term in side.places)
    if side.period != plan.period and side.period is not None:
        return side.period.label
    if side.group != plan.group and side.group is not None:
        return GROUP_WORDS[side.group][1]
    if side.perpetrator != plan.perpetrator and side.perpetrator is not None:
        return f"blamed on {side_name(side.perpetrator)}"
    if side.target != plan.target and side.target is not None:
        return f"where {a_or_an(side.target)} was hit"
    if side.event != plan.event and side.event is not None:
        return side.event
    if side.origin != plan.origin and side.origin is not None:
        return ORIGIN_WORDS.get(side.origin, side.origin)
    if side.effect != plan.effect and side.effect is not None:
        return EFFECT_WORDS[side.effect]
    return "all"


def side_label(plan: Plan, other: Plan) -> str:
    """What one side of a comparison is called."""
    return _difference(other, plan)
