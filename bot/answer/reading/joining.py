"""Several sentences, one question: what the others add to the one that asks.

Called by `read.py`. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.answer.plan import TALLIES, Operation, Plan

_ADDED = (
    "group", "also_groups", "excluded", "perpetrator", "not_perpetrator", "not_event", "not_event_types", "not_weapons",
    "target", "source", "attributed_to", "origin", "status", "at_least", "at_most", "weekdays", "by", "unread",
)  # fmt: skip


_NARROWING = re.compile(r"(?:only|just|not|with|without|by|in|on|near|against|using)\b")


def filled(plan: Plan, other: Plan | None) -> Plan:
    """Take from another sentence what the question itself leaves out."""
    if other is None:
        return plan
    if plan.operation is Operation.COMPARE and not plan.versus and other.places and plan.places != other.places:
        return _set_beside(plan, other)
    return replace(
        plan,
        places=plan.places or other.places,
        period=plan.period or other.period,
        people=plan.people or other.people,
        event=plan.event or other.event,
        event_types=plan.event_types if plan.event else other.event_types,
        weapons=plan.weapons if plan.event else other.weapons,
    )


def _set_beside(plan: Plan, other: Plan) -> Plan:
    """ "Civilians killed in Hama in 2017. Is it more than in Homs?": what was named before is the first side."""
    here = replace(
        filled(replace(plan, operation=Operation.SUM), other),
        operation=Operation.COMPARE,
        effect=plan.effect or other.effect,
        group=plan.group or other.group,
        perpetrator=plan.perpetrator or other.perpetrator,
    )
    there = replace(here, places=plan.places) if plan.places else here
    return replace(here, places=other.places, versus=(there,)) if plan.places else here


def narrowed(plan: Plan, added: Plan | None, said: str) -> Plan:
    """The plan with what a few words behind the question, `said`, add: "Civilians only, please.", "Not Raqqa."."""
    if added is None or added.operation in TALLIES - {Operation.GROUP}:
        return plan
    more: dict[str, Any] = {  # Any: each field keeps the type that it has in the other plan
        name: getattr(added, name) for name in _ADDED if getattr(added, name) and not getattr(plan, name)
    }
    if added.words and _NARROWING.match(said.lower()):
        more["words"] = (*plan.words, *added.words)  # "With tanks."
    if "by" in more:
        if plan.operation in (Operation.SUM, Operation.COUNT, Operation.LIST):
            more["operation"] = Operation.GROUP
        else:
            del more["by"]
    return replace(plan, **more)


def names_elsewhere(other: Plan, plan: Plan) -> bool:
    """Whether a sentence names another place, time or side than the question before it."""
    return any(
        getattr(other, name) and getattr(plan, name) and getattr(other, name) != getattr(plan, name)
        for name in ("places", "period", "perpetrator")
    )


def names_something(plan: Plan) -> bool:
    """Whether a plan has any part that narrows what is meant."""
    return bool(
        (plan.places or plan.excluded or plan.period or plan.people or plan.effect or plan.event or plan.target)
        or (plan.group or plan.perpetrator or plan.source or plan.attributed_to or plan.origin or plan.status)
        or plan.as_of
        or plan.between
    )
