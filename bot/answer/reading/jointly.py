"""Whether what a question joins is meant of one incident all together: "strikes that killed both women and children".

Called by `read.py` when the plan is settled. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.plan import Operation, Plan

_OF_INCIDENTS = frozenset({Operation.COUNT, Operation.LIST, Operation.EXISTS})
_GROUPS = re.compile(
    r"\bboth (?:women|children|men|civilians|girls|boys|kids|adults|journalists|medics|doctors|soldiers|fighters|"
    r"police) (?:and|as well as)\b"
)
_TARGETS = re.compile(r"\bboth (?:an?|the|one) [\w -]+? and (?:an?|the|one)?\b")
_SIDES = re.compile(
    r"\b(?:both|jointly|together) (?:blamed|responsible|accused|named)|(?:blamed|attributed|pinned|claimed) "
    r"(?:jointly |together )?(?:on|to|by) both\b|\bboth [\w. -]{2,40} and [\w. -]{2,40} (?:(?:are|were|is|was) )?"
    r"(?:blamed|responsible|accused|named)\b"
)


def blames_all(text: str) -> bool:
    """Whether two sides are meant to be blamed for one and the same incident."""
    return _SIDES.search(text.lower()) is not None


def with_jointly(plan: Plan, text: str) -> Plan:
    """The plan, with `jointly` where "both" of one incident are meant; several fields at once are left alone."""
    if plan.operation is Operation.SUM and _leads_with_event(plan, text):
        plan = replace(plan, operation=Operation.LIST)
    if plan.operation not in _OF_INCIDENTS:
        return plan
    several = {
        "groups": bool(plan.also_groups) and plan.effect is not None,
        "targets": "|" in (plan.target or ""),
        "sides": "|" in (plan.perpetrator or ""),
    }
    if sum(several.values()) != 1:
        return plan
    lower = text.lower()
    told = {"groups": _GROUPS, "targets": _TARGETS, "sides": _SIDES}
    meant = any(pattern.search(lower) for name, pattern in told.items() if several[name])
    return replace(plan, jointly=True) if meant else plan


def _leads_with_event(plan: Plan, text: str) -> bool:
    """ "Strikes that killed both women and children": the strikes are asked for, not the dead."""
    if plan.event is None or not plan.also_groups or not _GROUPS.search(text.lower()):
        return False
    return re.match(rf"(?:(?:all|the|any) )*(?:[\w-]+ )?{re.escape(plan.event)}\b", text.lower()) is not None
