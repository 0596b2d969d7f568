"""The answers that a conversation has just given, side by side or taken together: "compare the two", "both together".

Called by `followup.py`. Pure: the plans before are those behind the last one (`Plan.before`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.plan import Operation, PlaceTerm, Plan
from bot.answer.reading.number_words import NUMBER_WORDS
from bot.answer.reading.when import lies_in, together
from store.records import PlacePrecision

_COMPARE = re.compile(
    r"^(?:and |so |ok |then )*"
    r"(?:compare|compare (?:them|the (?:two|three|four)|both|(?:these|those)(?: (?:two|three|four))?)|"
    r"(?:(?:what(?:'s| is) )?the )?ratio|"
    r"which (?:one )?(?:of (?:the|them|these|those|both)(?: (?:two|three|four))? ?)?(?:had|has|was|were|saw|is) "
    r"(?:the )?(?:more|most|higher|highest|worse|worst|deadlier|deadliest)|"
    r"(?:which|who)(?: one)?(?: of (?:the|them|these|those|both)(?: (?:two|three|four))?)? killed "
    r"(?:the )?(?:more|most)(?: people| civilians)?|(?:is (?:that|it) |was (?:that|it) )?"
    r"(?:more or (?:less|fewer)|higher or lower)|(?:what(?:'s| is) )?the (?:difference|margin|gap)|"
    r"by (?:how (?:much|many)|what margin)|"
    r"difference|"
    r"did (?:it|that|they|this|those) (?:go (?:up|down)|rise|fall|increase|decrease|change|grow|drop)(?: or .*)?|"
    r"(?:is|was) (?:it|that|this) (?:more|higher|less|fewer|lower|up|down)(?: or .*)?|up or down|"
    r"by (?:what|how many) percent(?:age)?)\s*$",
    re.I,
)
TOGETHER = re.compile(
    r"^(?:and |so |ok |then )*"
    r"(?:(?:in |for |over )?both(?: (?:months|years|weeks|days|places|towns|provinces|times|groups|sides))?"
    r"(?: (?:of them|together|combined|added))?|(?:all )?together|combined|either(?: of them| one)?|"
    r"(?:add|sum|put) (?:them|it|those|these)(?: all)?(?: up| together)?|all of them(?: together)?|"
    r"(?:any (?:of|in) |in )?(?:the |all |those |these )+(?:two|three|four)"
    r"(?: (?:days|weeks|months|years|places|towns|cities|provinces|countries|sides|groups))?"
    r"(?: (?:together|combined|of them|altogether|added up|in (?:all|total)))?|"
    r"all (?:of (?:them|those|these) )?(?:combined|together|added up)|(?:sum|add|total) (?:it |them |those |these )?up|"
    r"(?:(?:in|the) )?(?:total|altogether|together) (?:for|in|over|of) (?:the |those |these |all )*(?:both|two|three|"
    r"four)(?: (?:days|weeks|months|years|places|towns|cities|provinces|countries|sides|groups))?|"
    r"(?:what(?:'s| is) )?(?:the )?(?:total|sum)(?: of| for)? (?:the |all |both|these |those )?(?:two|three|four|"
    r"of them|together)?)\s*$",
    re.I,
)
_OF_SO_MANY = re.compile(
    r"\b(?:of|in) (?:the |all |those |these )*(?:both|two|three|four|(?:days|weeks|months|years|places|towns|cities|"
    r"provinces|countries|sides)\b)",
    re.I,
)
_BARE_TOTAL = re.compile(r"^(?:and |so )*(?:the |in )?(?:total|sum)\s*$", re.I)
_AXES: dict[tuple[str, ...], str] = {
    ("place",): "places",
    ("period",): "period",
    ("perpetrator",): "perpetrator",
    ("group",): "group",
    ("effect",): "effect",
    ("event",): "event",
    ("target",): "target",
}


def of_so_many(line: str) -> bool:
    """Whether a text speaks of several answers: "which of the three was worst", "total for the years"."""
    return _OF_SO_MANY.search(line) is not None


def from_chain(line: str, before: Plan) -> Plan | None:
    """The plan that sets the last answers side by side or adds them up; None where the words ask for neither."""
    compare, total = _COMPARE.match(line), TOGETHER.match(line)
    if before.operation is Operation.COMPARE and _BARE_TOTAL.match(line):
        return _sum_of_sides(before)
    if before.operation is Operation.SUM and _BARE_TOTAL.match(line) and _was_added_to(before):
        total = _BARE_TOTAL.match(line)  # "1 to 10 June", "the ten days after", "total"
    if compare is None and total is None:
        return None
    if compare is not None and before.operation is Operation.COMPARE and before.versus:
        return replace(before, changed=())  # "by how much?" of what stands side by side already
    if before.operation is Operation.COMPARE and before.versus:
        return _sum_of_sides(before)
    plans, axis = _chain(before, _how_many(line))
    if axis is None:
        return None
    if compare is not None:
        first, *others = (replace(plan, operation=Operation.COMPARE, by=None, order=None) for plan in plans)
        return replace(first, versus=tuple(others))
    return _added(plans, axis)


def _was_added_to(before: Plan) -> bool:
    """Whether the last answer was one of several sums over other days or places, of which a total may be asked."""
    earlier = before.before
    return before.changed in (("period",), ("place",)) and earlier is not None and earlier.operation is Operation.SUM


def _sum_of_sides(before: Plan) -> Plan | None:
    """What stands side by side, added up; None where the sides differ in more than one part."""
    sides = [replace(one, versus=(), before=None, changed=()) for one in (before, *before.versus)]
    apart = [axis for axis in _AXES.values() if any(getattr(one, axis) != getattr(before, axis) for one in sides)]
    if len(apart) != 1:
        return None
    shape = Operation.SUM if before.effect is not None else Operation.COUNT
    added = _added(sides, apart[0])
    return None if added is None else replace(added, operation=shape)


def _how_many(line: str) -> int | None:
    if re.search(r"\b(?:both|either)\b", line, re.I):
        return 2
    return next((n for word, n in NUMBER_WORDS.items() if n > 1 and re.search(rf"\b{word}\b", line.lower())), None)


def _chain(before: Plan, most: int | None) -> tuple[list[Plan], str | None]:
    """The last plans that differ in one and the same part, oldest first, and that part; one plan and None otherwise."""
    axis = _AXES.get(before.changed)
    if axis is not None and before.before is not None and _holds_others(before, axis):
        before = before.before  # the total of the others is none of them
    plans, one = [before], before
    while axis is not None and one.before is not None and _AXES.get(one.changed) == axis and len(plans) != most:
        if not getattr(one.before, axis):
            break  # "killed", then "only children": the first has nothing to set beside
        one = one.before
        plans.append(one)
    bare = [replace(plan, before=None, changed=(), versus=()) for plan in reversed(plans)]
    if axis == "places":
        bare = [one for n, one in enumerate(bare) if not any(_lies_around(one, other) for other in bare[n + 1 :])]
    return bare, axis if len(bare) > 1 else None


_WIDER = {PlacePrecision.COUNTRY: 0, PlacePrecision.PROVINCE: 1}


def _lies_around(one: Plan, other: Plan) -> bool:
    """Whether a plan's place is the country or the province of another's: "Chad", then "in Bol" and "in Mao"."""
    outer, inner = ([term.place for term in plan.places] for plan in (one, other))
    if len(outer) != 1 or len(inner) != 1 or outer[0] is None or inner[0] is None:
        return False
    wide, narrow = _WIDER.get(outer[0].precision, 2), _WIDER.get(inner[0].precision, 2)
    if wide >= narrow or outer[0].country != inner[0].country:
        return False
    return wide == 0 or outer[0].admin1 == inner[0].admin1


def _holds_others(plan: Plan, axis: str) -> bool:
    """Whether a plan takes together what the ones before it asked for one by one."""
    if axis == "places":
        return len(plan.places) > 1
    if axis == "perpetrator":
        return "|" in (plan.perpetrator or "")
    if axis == "target":
        return "|" in (plan.target or "")
    if axis == "group":
        return bool(plan.also_groups)
    inner = plan.before.period if plan.before is not None else None
    if axis != "period" or plan.period is None or inner is None or inner == plan.period:
        return False
    return bool(plan.period.parts) or lies_in(plan.period, inner)


def _added(plans: list[Plan], axis: str) -> Plan | None:
    last = plans[-1]
    if axis == "places":
        places: dict[PlaceTerm, None] = {term: None for plan in plans for term in plan.places}
        return replace(last, places=tuple(places))
    if axis == "period":
        periods = [plan.period for plan in plans if plan.period is not None]
        closed = all(period.start is not None and period.end is not None for period in periods)
        return replace(last, period=together(periods)) if closed and len(periods) == len(plans) else None
    if axis == "perpetrator":
        sides = dict.fromkeys(plan.perpetrator for plan in plans if plan.perpetrator)
        return replace(last, perpetrator="|".join(sides))
    if axis == "target":
        hit = dict.fromkeys(one for plan in plans for one in (plan.target or "").split("|") if one)
        return replace(last, target="|".join(hit))
    if axis == "group" and all(plan.group for plan in plans):
        first, *others = (plan.group or "" for plan in plans)
        return replace(last, group=first, also_groups=tuple(others))
    return None
