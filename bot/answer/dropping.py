"""Follow-ups that take a part of the last question away: "drop the date", "forget the children", "any place".

Called by `conversing.py`. Pure: the reading of the part named is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.answer.history import FIELDS
from bot.answer.plan import Operation, Plan
from bot.answer.read import Reading
from bot.answer.reading.wordlist import words

_DROP = re.compile(
    r"^(?:(?:and|ok|no|so|now|please) )*(?P<verb>drop|remove|forget|ignore|leave out|take (?:out|away|off)|lose|clear|"
    r"skip|cancel|without|regardless of|not only|any)(?: about)? (?:the |that |this |my )?(?P<part>[^,;]+?)"
    r"(?: (?:thing|part|bit|filter|limit|limits|condition|restriction|range|out|away|again|please|now))*$",
    re.I,
)
_DATE = {"period": None, "as_of": None}
_PLACE = {"places": (), "excluded": ()}
_SIDE = {"perpetrator": None, "not_perpetrator": None, "between": ()}
_EVENT = {"event": None, "event_types": (), "weapons": (), "least_hurt": None}
_GROUP = {"group": None, "also_groups": ()}
_BOUNDS = {"at_least": None, "at_most": None, "least_hurt": None}
_SOURCE = {"source": None, "attributed_to": None, "origin": None}
# What readers call the parts of a question, and the plan's fields that hold them, empty.
_PARTS: tuple[tuple[frozenset[str], Mapping[str, Any]], ...] = (  # Any: each field's empty value
    (words("date dates day days time times period month week year when dating"), _DATE),
    (words("place places location town city village province governorate state country area region where"), _PLACE),
    (words("side sides perpetrator perpetrators blame attacker attackers actor actors"), _SIDE),
    (words("event events kind type types weapon weapons"), _EVENT),
    (words("group groups victims"), _GROUP),
    (words("number minimum maximum threshold least toll"), _BOUNDS),
    (words("source sources outlet dataset"), _SOURCE),
    (words("target targets"), {"target": None}),
    (words("name names person"), {"people": ()}),
    (words("comparison"), {"versus": ()}),
)
_ALIKE: dict[str, Mapping[str, Any]] = {
    "period": _DATE,
    "places": _PLACE,
    "perpetrator": _SIDE,
    "event": _EVENT,
    "group": _GROUP,
    "at_least": _BOUNDS,
    "source": _SOURCE,
    "attributed_to": _SOURCE,
    "origin": _SOURCE,
    "target": {"target": None},
    "people": {"people": ()},
    "by": {"by": None},
}


def dropped(line: str, before: Plan, read: Callable[[str], Reading]) -> Plan | None:
    """The plan without the part that a follow-up takes away; None where it takes none that the plan has."""
    match = _DROP.match(line)
    if match is None:
        return None
    verb, part = match["verb"].lower(), match["part"].lower()
    fields = next((empty for names, empty in _PARTS if part in names), None)
    if fields is None and verb not in ("without", "any", "not only"):
        fields = _named(read(part).plan, before) or _named(read(f"by {part}").plan, before)
        fields = _as_before(fields, before) if fields is not None else None
    if fields is None:
        return None
    if all(getattr(before, name) == value for name, value in fields.items()):
        return before if verb == "any" else None
    if before.versus and "versus" not in fields:
        fields = {**fields, "versus": tuple(replace(side, **fields) for side in before.versus)}
    plan = replace(before, **fields)
    if plan.operation is Operation.COMPARE and not plan.versus:
        return replace(plan, operation=Operation.SUM if plan.effect else Operation.COUNT)
    if plan.operation is Operation.GROUP and plan.by is None:
        return replace(plan, operation=Operation.SUM if plan.effect else Operation.COUNT)
    return plan


def _as_before(fields: Mapping[str, Any], before: Plan) -> Mapping[str, Any]:
    """What stood there before a follow-up put in what is dropped now: "Kashmir", "in Srinagar", "drop Srinagar"."""
    earlier = before.before
    while earlier is not None:
        if any(getattr(earlier, name) != getattr(before, name) for name in fields):
            return {name: getattr(earlier, name) for name in fields}
        earlier = earlier.before
    return fields


def _named(new: Plan | None, before: Plan) -> Mapping[str, Any] | None:
    """The fields that hold what is named, where the plan before holds just that."""
    if new is None or new.words:
        return None
    named = [name for name in FIELDS if name in _ALIKE and getattr(new, name) not in (None, ())]
    same = [name for name in named if _same(getattr(new, name), getattr(before, name))]
    if not named or same != named:
        return None
    return {field: empty for name in same for field, empty in _ALIKE[name].items()}


def _same(new: Any, old: Any) -> bool:  # Any: a field's value
    if isinstance(new, tuple) and isinstance(old, tuple):
        return bool(old) and [getattr(one, "label", one) for one in new] == [getattr(one, "label", one) for one in old]
    return bool(
        new == old or (hasattr(new, "start") and old is not None and (new.start, new.end) == (old.start, old.end))
    )
