"""A plan and the plans it was changed from: for "undo", and to show which parts a change touched. Pure.

Used by `followup.py` (words) and by `service.py` (buttons).
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.plan import MAX_UNDO, Plan

# Fields that a follow-up may bring, in the order in which "changed" names them.
FIELDS = (
    *(
        "effect",
        "casualties",
        "group",
        "also_groups",
        "jointly",
        "event_types",
        "weapons",
        "event",
        "places",
        "excluded",
        "period",
    ),
    *(
        "perpetrator",
        "target",
        "people",
        "source",
        "attributed_to",
        "origin",
        "not_perpetrator",
        "between",
        "not_event",
        "not_event_types",
        "not_weapons",
        "status",
        "at_least",
        "at_most",
        "least_hurt",
        "tally",
        "each_least",
        "claimed",
    ),
    *("order", "limit", "skip", "by", "as_of"),
)
_SHOWN = {"places": "place", "event_types": "event", "weapons": "event"}


def changed_from(new: Plan, before: Plan) -> Plan:
    """`new` with the plan it was changed from behind it, and the names of the fields that differ."""
    if new.skip == before.skip:
        new = replace(new, skip=0)  # another list begins with its first
    return replace(new, before=_cut(before), changed=_changes(new, before))


def _cut(plan: Plan) -> Plan:
    """The plan with no more than `MAX_UNDO` plans behind it."""
    chain: list[Plan] = []
    one: Plan | None = plan
    while one is not None and len(chain) < MAX_UNDO:
        chain.append(one)
        one = one.before
    behind: Plan | None = None
    for link in reversed(chain):
        behind = replace(link, before=behind)
    assert behind is not None  # the chain holds at least the plan itself
    return behind


def _changes(new: Plan, before: Plan) -> tuple[str, ...]:
    names = [name for name in ("operation", "picked", *FIELDS) if getattr(new, name) != getattr(before, name)]
    return tuple(dict.fromkeys(_SHOWN.get(name, name) for name in names))
