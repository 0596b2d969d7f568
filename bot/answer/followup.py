"""Follow-ups: "and in Aleppo?", "only children", "list them", "undo" change the plan before instead of making one.

Called by `service.py` when a conversation has a plan. Pure: the reading of the new text is given. A text that asks a
whole question of its own is none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.answer.plan import MAX_UNDO, Operation, Order, Period, Plan
from bot.answer.read import Reading
from bot.answer.reading.text import clean
from bot.answer.reading.when import label_of

_LEAD = re.compile(
    r"^(?:and|or|but|also|then|now|what about|how about|same|only|just|instead|no,?|i mean(?:t)?|"
    r"rather|not|make (?:it|that)|change|without|excluding)\b",
    re.I,
)
_UNDO = re.compile(r"^(?:undo|go back|back|never ?mind|revert|previous (?:question|answer)|as before)\b", re.I)
_LIST = re.compile(
    r"^(?:and )?(?:(?:please )?(?:list|show|name|give)(?: me| us)? ?(?:them|those|these|it|all|all of "
    r"them|the incidents|the list|more)?|which ones?|which(?: incidents| are they)?|what are they|"
    r"details|more)\s*$",
    re.I,
)
_WHO_SAYS = re.compile(
    r"^(?:and )?(?:who (?:says|said|reports|reported|claims)(?: so| that| this| it)?|says who|"
    r"according to whom?|sources?|what(?:'s| is| are) (?:the|your) sources?|whose (?:figure|number|"
    r"claim)s? (?:is|are) (?:that|this|it|they))\s*$",
    re.I,
)
_WHY = re.compile(
    r"^(?:and )?(?:why|how come|why is that|why so (?:many|few)|how do you know|how so|explain(?: "
    r"that| this)?|how was (?:that|this) (?:counted|computed|calculated))\s*$",
    re.I,
)
_WHERE = re.compile(
    r"^(?:and )?(?:where|in which (?:towns|places|cities)|which (?:towns|places|cities|provinces)|"
    r"where (?:was|were|did) (?:that|this|it|they)(?: happen)?)\s*$",
    re.I,
)
_COUNT = re.compile(r"^(?:and )?(?:how many(?: (?:incidents|attacks|strikes|events|times))?|count them)\s*$", re.I)
_SHIFT = re.compile(
    r"^(?:and )?(?:on |in |during |what about )?(?:the )?(?P<which>(?:day|week|month|year) (?:before|"
    r"after)|(?:previous|preceding|next|following) (?:day|week|month|year)|(?:day|week|month|year) "
    r"(?:earlier|later))(?: that)?\s*$",
    re.I,
)
_SHIFT_UNIT = re.compile(r"day|week|month|year")
_DROP = re.compile(
    r"^(?:and )?(?:in (?:all|total)|overall|altogether|at any time|ever|for all (?:time|dates|years)|"
    r"all (?:time|dates|years))\s*$",
    re.I,
)
_DROP_PLACE = re.compile(
    r"^(?:and )?(?:everywhere|anywhere|in all places|worldwide|in the whole (?:country|index))\s*$", re.I
)

# Fields that a follow-up may bring, in the order in which "changed" names them.
_FIELDS = (
    *("effect", "casualties", "group", "event_types", "weapons", "event", "places", "excluded", "period"),
    *("perpetrator", "target", "people", "source", "attributed_to", "origin", "status", "at_least", "least_hurt"),
    *("order", "limit", "by", "as_of"),
)
_SHOWN = {"places": "place", "event_types": "event", "weapons": "event"}


def follow(text: str, reading: Reading, before: Plan) -> Plan | None:
    """The plan that a follow-up makes of the one before; None where the text stands alone.

    Args:
        text: as the reader wrote it.
        reading: what `read` made of it.
        before: the conversation's last plan.
    """
    line = clean(text).strip(" ?!.")
    if _UNDO.match(line):
        return before.before or replace(before, changed=())
    changed = _fixed(line, before)
    if changed is None and (_LEAD.match(line) or not reading.asked.sure):
        changed = _laid_over(line, reading, before)
    if changed is None:
        return None
    return replace(
        changed, before=_cut(before), changed=_changes(changed, before), text=f"{before.text} · {line}"[-400:]
    )


def _fixed(line: str, before: Plan) -> Plan | None:
    """Follow-ups that are always put alike."""
    if _LIST.match(line):
        return replace(before, operation=Operation.LIST, by=None, versus=(), limit=None)
    if _WHO_SAYS.match(line):
        return replace(before, operation=Operation.WHO_SAYS, by=None, versus=())
    if _WHY.match(line):
        return replace(before, operation=Operation.DETAIL, by=None, versus=())
    if _WHERE.match(line):
        return replace(before, operation=Operation.PLACES, by=None, versus=())
    if _COUNT.match(line):
        return replace(before, operation=Operation.COUNT, by=None, versus=())
    if _DROP.match(line):
        return replace(before, period=None)
    if _DROP_PLACE.match(line):
        return replace(before, places=(), excluded=())
    match = _SHIFT.match(line)
    if match is not None and before.period is not None:
        period = _shifted(before.period, match["which"].lower())
        return replace(before, period=period) if period is not None else None
    return None


def _laid_over(line: str, reading: Reading, before: Plan) -> Plan | None:
    """The parts that the new text names, laid over the plan before."""
    new = reading.plan
    if new is None:
        return None
    parts: dict[str, Any] = {}  # Any: each field's own type
    for name in _FIELDS:
        value = getattr(new, name)
        if value not in (None, (), False):
            parts[name] = value
    if "event" in parts:
        parts |= {"event_types": new.event_types, "weapons": new.weapons, "least_hurt": new.least_hurt}
    if (new.words and len(new.words) > 1) or not parts:
        return None
    excluded_only = "excluded" in parts and "places" not in parts
    if excluded_only:
        parts["excluded"] = (*before.excluded, *new.excluded)
    changed = replace(before, **parts)
    if new.words:
        changed = replace(changed, words=new.words)
    if before.operation is Operation.PASSAGE or (before.operation is Operation.WHO_SAYS and parts.get("effect")):
        changed = replace(changed, operation=new.operation)
    elif new.operation is Operation.GROUP or "by" in parts:
        changed = replace(changed, operation=Operation.GROUP, order=None)
    elif new.order in (Order.DEADLIEST, Order.LATEST, Order.FIRST):
        changed = replace(changed, operation=Operation.LIST)
    elif new.operation is Operation.COMPARE and new.versus:
        changed = replace(
            changed,
            operation=Operation.COMPARE,
            versus=tuple(replace(changed, **_other(side, new)) for side in new.versus),
        )
    elif re.match(r"^(?:more|fewer|less) than\b", line) and len(parts) == 1:
        changed = replace(before, operation=Operation.COMPARE, versus=(replace(before, **parts),))
    elif reading.asked.sure and new.operation not in (Operation.PASSAGE, before.operation):
        changed = replace(changed, operation=new.operation)
    if "effect" in parts and changed.operation is Operation.COUNT and before.operation is Operation.COUNT:
        changed = replace(changed, operation=Operation.COUNT)
    return changed


def _other(side: Plan, new: Plan) -> dict[str, Any]:
    return {name: getattr(side, name) for name in ("places", "period") if getattr(side, name) != getattr(new, name)}


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
    names = [name for name in ("operation", *_FIELDS) if getattr(new, name) != getattr(before, name)]
    return tuple(dict.fromkeys(_SHOWN.get(name, name) for name in names))


def _shifted(period: Period, which: str) -> Period | None:
    """The day, week, month or year before or after a period, or as long a stretch as the period itself."""
    back = re.search(r"before|previous|preceding|earlier", which) is not None
    match = _SHIFT_UNIT.search(which)
    start, end = period.start, period.end
    if match is None or start is None or end is None:
        return None
    unit = match.group()
    if unit == "day":
        day = start - timedelta(days=1) if back else end + timedelta(days=1)
        return Period(day, day, label_of(day, day), which)
    if unit == "week":
        move = timedelta(days=-7 if back else 7)
        if (end - start).days < 6:
            monday = start - timedelta(days=start.weekday()) + move
            start, end = monday, monday + timedelta(days=6)
            return Period(start, end, label_of(start, end), which)
        return Period(start + move, end + move, label_of(start + move, end + move), which)
    months = 1 if unit == "month" else 12
    first = _moved(start, -months if back else months)
    if unit == "month":
        last = date(first.year, first.month, monthrange(first.year, first.month)[1])
        first = first.replace(day=1)
    else:
        first, last = date(first.year, 1, 1), date(first.year, 12, 31)
        if (end - start).days < 364:
            first, last = _moved(start, -12 if back else 12), _moved(end, -12 if back else 12)
    return Period(first, last, label_of(first, last), which)


def _moved(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last_here = day.day == monthrange(day.year, day.month)[1]
    length = monthrange(year, month)[1]
    return date(year, month, length if last_here else min(day.day, length))
