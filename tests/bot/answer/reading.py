"""A plan on one line, so that a table of questions can be read: operation, what, who, where, when, how."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.answer.plan import NamePart, Plan
from bot.answer.read import Context, read
from bot.answer.reading.days import CoveredDays
from bot.answer.reading.namesakes import Covered, PlaceNames

NOW = datetime(2020, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday
COVERED = Covered(
    countries=frozenset({"SY", "US"}),
    provinces={("SY", "Idlib"): 40, ("SY", "Aleppo"): 30, ("US", "Ohio"): 9},
    names=frozenset({"idlib", "aleppo", "saraqib", "binnish"}),
)


def context(gazetteer: PlaceNames, now: datetime = NOW) -> Context:
    return Context(
        now, gazetteer, COVERED, CoveredDays(date(2012, 1, 1), date(2020, 3, 4)), ("Sample Wire", "Harbour Post")
    )


def line(question: str, gazetteer: PlaceNames, now: datetime = NOW) -> str:
    """What a question is read as."""
    reading = read(question, context(gazetteer, now))
    if reading.problem is not None:
        choices = " | ".join(label for label, _ in reading.choices)
        return f"? {reading.problem.value}" + (f": {choices}" if choices else "")
    assert reading.plan is not None
    return summary(reading.plan)


def summary(plan: Plan) -> str:
    parts = [plan.operation.value]
    if plan.effect:
        parts.append("killed+injured" if plan.casualties else plan.effect.value)
    parts += [
        part for part in ("+".join((plan.group or "", *plan.also_groups)), plan.event and f"[{plan.event}]") if part
    ]
    parts += [f"not[{plan.not_event}]"] if plan.not_event else []
    parts += ["jointly"] if plan.jointly else []
    parts += [f"hit:{plan.target}"] if plan.target else []
    parts += [f"by:{plan.perpetrator}"] if plan.perpetrator else []
    parts += [f"between:{'&'.join(plan.between)}"] if plan.between else []
    parts += [f"notby:{plan.not_perpetrator}"] if plan.not_perpetrator else []
    parts += [f"{'' if p.part is NamePart.ANY else p.part.value + ':'}{p.name!r}" for p in plan.people]
    parts += [f"@{' | '.join(term.label for term in plan.places)}"] if plan.places else []
    parts += [f"not@{' | '.join(term.label for term in plan.excluded)}"] if plan.excluded else []
    if plan.period:
        spans = plan.period.parts or ((plan.period.start, plan.period.end),)
        parts.append("+".join(f"{start or ''}..{end or ''}" for start, end in spans))
    for name in ("source", "attributed_to", "origin"):
        if value := getattr(plan, name):
            parts.append(f"{name}={value}")
    parts += [f"status={plan.status.value}"] if plan.status else []
    parts += [f">={plan.at_least}"] if plan.at_least else []
    parts += ["tally"] if plan.tally else []
    parts += ["nobody"] if plan.at_most == 0 else []
    parts += [f"each>={plan.each_least}"] if plan.each_least else []
    parts += [f"whether={plan.claimed[0] or ''}..{plan.claimed[1] or ''}"] if plan.claimed else []
    parts += ["cumulative"] if plan.cumulative else []
    parts += [f"sources>={plan.sources_least}"] if plan.sources_least else []
    parts += [f"hurt>={plan.least_hurt}"] if plan.least_hurt else []
    parts += [f"order={plan.order.value}"] if plan.order else []
    parts += [f"limit={plan.limit}"] if plan.limit else []
    parts += [f"nth={plan.nth}"] if plan.nth else []
    parts += [f"skip={plan.skip}"] if plan.skip else []
    parts += [f"per={plan.by.value}"] if plan.by else []
    parts += [f"as_of={plan.as_of:%Y-%m-%dT%H:%M}"] if plan.as_of else []
    parts += [f"vs({_other(side, plan)})" for side in plan.versus]
    parts += [f"weekdays={','.join(map(str, plan.weekdays))}"] if plan.weekdays else []
    parts += ["median"] if plan.median else []
    parts += ["streak"] if plan.streak else []
    parts += [f"ranked={plan.ranked.label}"] if plan.ranked else []
    parts += [f"unread={','.join(plan.unread)}"] if plan.unread else []
    parts += [f"words={','.join(plan.words)}"] if plan.words else []
    parts += [f"then={plan.unanswered!r}"] if plan.unanswered else []
    return " ".join(parts)


def _other(side: Plan, plan: Plan) -> str:
    """What sets the other side of a comparison apart."""
    own, others = summary(side).split(" "), summary(replace(plan, versus=())).split(" ")
    return " ".join(part for part in own if part not in others)
