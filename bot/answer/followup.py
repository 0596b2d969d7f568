"""Follow-ups: "and in Aleppo?", "only children", "list them", "undo" change the plan before instead of making one.

Called by `service.py` when a conversation has a plan. Pure: the reading of the new text is given. A text that asks a
whole question of its own is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.answer.chain import from_chain
from bot.answer.history import FIELDS, changed_from
from bot.answer.plan import TALLIES, By, Operation, Order, Plan
from bot.answer.read import Reading
from bot.answer.reading.text import clean
from bot.answer.shifting import month_of, shifted, week_of, year_of
from store.records import Effect, PlacePrecision

_LEAD = re.compile(
    r"^(?:and|or|but|also|then|now|what about|how about|same|only|just|instead|no,?|i mean(?:t)?|"
    r"rather|not|make (?:it|that)|change|without|excluding|(?:and )?compared? (?:with|to)|vs|versus|against)\b",
    re.I,
)
_UNDO = re.compile(r"^(?:undo|go back|back|never ?mind|revert|previous (?:question|answer)|as before)\b", re.I)
_LIST = re.compile(
    r"^(?:and )?(?:(?:please )?(?:list|show|name|give)(?: me| us)? ?(?:them|those|these|it|all|all of "
    r"them|the incidents|the list|more)?|when(?: was (?:that|it|this)| were (?:they|those))?|which ones?|"
    r"which(?: incidents| are they)?|what are they|"
    r"details|more)\s*$",
    re.I,
)
_WHO_SAYS = re.compile(
    r"^(?:and )?(?:who (?:says|said|reports|reported|claims)(?: so| that| this| it| them| those)?|says who|"
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
    r"^(?:and )?(?:where(?: exactly| precisely)?|in which (?:towns|places|cities)|which (?:towns|places|cities|"
    r"provinces)|"
    r"where (?:was|were|did) (?:that|this|it|they)(?: happen)?)\s*$",
    re.I,
)
_COUNT = re.compile(
    r"^(?:and )?(?:how many(?: (?:incidents|attacks|strikes|events|times|"
    r"shootings))?(?: (?:is|was|are|were) (?:that|those|these|it|they|there))?|count them)\s*$",
    re.I,
)
_WHO_DID = re.compile(
    r"^(?:and )?(?:by whom|whom by|who by|by who|who (?:did|caused|is behind|was behind) "
    r"(?:it|this|that|them|the (?:\w+ )?(?:shooting|attack|bombing|killing|\w*strike|shelling|stabbing)s?)|"
    r"who carried (?:it|that|this|them|those) out|"
    r"who(?: is|'s| was)? (?:blamed|responsible|to blame|accused)(?: for (?:it|this|that|them))?|"
    r"who (?:killed|bombed|attacked|hit|shot) (?:them|him|her|it|those|these))\s*$",
    re.I,
)
_NAMES = re.compile(
    r"^(?:and )?(?:(?:(?:give|show|list|tell)(?: me| us)? |what (?:are|were) )?(?:the |their |"
    r"victims' )?names?(?: of (?:the )?"
    r"(?:victims|dead|them|those))?|who (?:were|was|are) (?:they|those|the (?:victims|dead))|who (?:died|(?:was|"
    r"were) killed)|"
    r"(?:the )?victims|(?:(?:give|show)(?: me| us)? |are there (?:any )?|any )?(?:the )?(?:quotes?|evidence|proof|"
    r"exact words|details|"
    r"reports|articles|links?))\s*$",
    re.I,
)
_SURE = re.compile(
    r"^(?:and )?(?:are you (?:really )?sure|how (?:sure|certain|reliable)(?: (?:are you|is (?:that|this|"
    r"it)))?(?: (?:of|about) (?:that|this|it))?|"
    r"is (?:that|this|it) (?:true|certain|sure|confirmed|reliable|right|correct)|how many (?:independent )?sources|"
    r"who confirm(?:s|ed) (?:it|that|this)|(?:show|give)(?: me| us)? (?:the )?sources)\s*$",
    re.I,
)
_AGAIN = re.compile(
    r"^(?:and )?(?:(?:what(?:'s| is) )?the range|(?:the )?(?:lowest|low) and (?:the )?(?:highest|high)|again|all again|"
    r"(?:say|show)(?: me)? (?:that|it) again|repeat(?: (?:that|it))?)\s*$",
    re.I,
)
_WHOLE = re.compile(
    r"^(?:and )?(?:in |for |during |on |over )?(?:that|the same|(?:the )?whole|(?:the )?entire|all) (?P<unit>week|"
    r"month|"
    r"year)(?: then)?\s*$",
    re.I,
)
_EVERYONE = re.compile(r"^(?:and )?(?:everyone|everybody|all (?:people|victims|groups))(?: again| else)?\s*$", re.I)
_ALL_SOURCES = re.compile(
    r"^(?:and )?(?:from |in )?(?:all|any|every) (?:sources?|data ?sets?|outlets?)(?: together)?\s*$", re.I
)
_HOW_MANY = re.compile(
    r"^(?:and )?how many(?: (?:people|were there|exactly))?(?: (?:in (?:all|total)|altogether))?\s*$", re.I
)
_FATAL = re.compile(
    r"^(?:and )?(?:how many|which)(?: of (?:them|those|these))? (?:were|was|are) (?:fatal|deadly|lethal)\s*$", re.I
)
_KILLED_MOST = re.compile(
    r"^(?:and )?(?:which|what)(?: one| of (?:them|those|these))? (?:(?:killed|caused|claimed|left|had) (?:the )?"
    r"(?:most|highest)|was (?:the )?most deadly)(?: people| deaths| lives| dead| victims| toll| killed)?\s*$",
    re.I,
)
_WITH_MOST = re.compile(
    r"^(?:and )?(?:the |which )?(?:one|incident|attack|strike|shooting) (?:with|had|that had) (?:the )?"
    r"(?:most|highest number of) (?:people )?"
    r"(?P<what>killed|dead|deaths|injured|wounded|hurt|injuries|casualties|victims)\s*$",
    re.I,
)
_TOTAL = re.compile(r"^(?:and |so )*(?:the )?(?:grand |overall )?(?:total|sum|toll|death toll)\s*$", re.I)
_SHIFT = re.compile(
    r"^(?:and )?(?:on |in |during |what about )?(?:the )?(?P<which>(?:day|week|month|year) (?:before|"
    r"after)|(?:previous|preceding|next|following) (?:day|week|month|year)|(?:day|week|month|year) "
    r"(?:earlier|later))(?: that)?\s*$",
    re.I,
)
_DROP = re.compile(
    r"^(?:and )?(?:in (?:all|total)|overall|altogether|at any time|ever|for all (?:time|dates|years)|"
    r"all (?:time|dates|years))\s*$",
    re.I,
)
_DROP_PLACE = re.compile(
    r"^(?:and )?(?:everywhere|anywhere|in all places|worldwide|in the whole (?:country|index))\s*$", re.I
)


_RANKED = re.compile(
    r"^(?:and |so |ok |then )*(?:(?:which|what)(?:'s| one| ones)?(?: of (?:those|these|them|the \w+))? )?"
    r"(?:(?:was|were|is|are|has been) )?(?:the )?"
    r"(?P<order>deadliest|worst|bloodiest|biggest|largest|latest|newest|most recent|last|first|earliest)"
    r"(?: (?:one|single one|incident|attack|event))?"
    r"(?: (?:of|among|in) (?:those|these|them|all|all of (?:them|those)))?\s*$",
    re.I,
)
_RANKS = {"latest": Order.LATEST, "newest": Order.LATEST, "most recent": Order.LATEST, "last": Order.LATEST} | {
    "first": Order.FIRST,
    "earliest": Order.FIRST,
}


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
    changed = _fixed(line, before) or from_chain(line, before)
    if changed is None and _may_follow(line, reading, before):
        changed = laid_over(line, reading, before)
    if changed is None:
        return None
    return replace(changed_from(changed, before), unanswered="", text=f"{before.text} · {line}"[-400:])


def _may_follow(line: str, reading: Reading, before: Plan) -> bool:
    """Whether a text leaves out what the plan before says; one that names its own place and facts stands alone."""
    new = reading.plan
    if new is None:
        return False
    if _LEAD.match(line):
        return True
    if reading.asked.sure:
        return _leaves_out(new, reading, before)
    return not (new.places and before.places and (new.effect or new.event or new.target))


def _leaves_out(new: Plan, reading: Reading, before: Plan) -> bool:
    """Whether a question names no place, time or person of its own ("how many were killed?"), and one is known."""
    told_by = new.source or new.origin or new.attributed_to
    if new.operation is Operation.PASSAGE and told_by and not new.words:
        return bool(before.places or before.period)  # "what does Airwars say?"
    named = new.places or new.excluded or new.period or new.people or new.as_of or told_by
    if named or new.operation in (Operation.COVERAGE, Operation.COMPARE):
        return False
    if reading.asked.operation is Operation.EXTREME and _wider(reading.asked.by, before):
        return False
    if reading.asked.operation is Operation.EXTREME and not new.words:
        return bool(before.places or before.period)
    if new.operation is Operation.PASSAGE and (new.words or not (new.group or new.effect or new.event)):
        return False
    known = before.places or before.period or before.people or before.words
    return (
        bool(known)
        and before.operation is not Operation.COVERAGE
        and (before.operation is not Operation.PASSAGE or bool(before.places or before.words))
        and not _EVERYWHERE.search(new.text)
    )


def _wider(by: By | None, before: Plan) -> bool:
    """Whether what is ranked holds the place spoken of: "which country had the most?" after Idlib."""
    places = [term.place for term in before.places if term.place is not None]
    if by is By.COUNTRY:
        return bool(before.places)
    return by is By.ADMIN1 and any(place.precision is not PlacePrecision.COUNTRY for place in places)


_TOO = re.compile(r"\b(?:too|as well|also)\b", re.I)
_ANY = re.compile(r"^(?:and )?(?:any|were|was|are|is) (?:there )?(?:any )?", re.I)
_EVERYWHERE = re.compile(
    r"\b(?:overall|worldwide|everywhere|anywhere|ever|all countries|"
    r"in (?:the|your) (?:index|database|data))\b",
    re.I,
)


def _fixed(line: str, before: Plan) -> Plan | None:
    """Follow-ups that are always put alike."""
    if _LIST.match(line):
        return replace(before, operation=Operation.LIST, by=None, versus=(), limit=None)
    if _WHO_DID.match(line):
        return replace(before, operation=Operation.WHO_DID, by=None, versus=())
    if _NAMES.match(line):
        return replace(before, operation=Operation.DETAIL, by=None, versus=())
    if _AGAIN.match(line):
        told = before.operation in (Operation.WHO_SAYS, Operation.WHO_DID) and before.effect is not None
        return replace(before, operation=Operation.SUM if told else before.operation)
    if _EVERYONE.match(line):
        return replace(before, group=None, also_groups=())
    if _ALL_SOURCES.match(line):
        return replace(before, origin=None, source=None, attributed_to=None)
    if _SURE.match(line) or _WHO_SAYS.match(line):
        return replace(before, operation=Operation.WHO_SAYS, by=None, versus=())
    if _WHY.match(line):
        return replace(before, operation=Operation.DETAIL, by=None, versus=())
    if _WHERE.match(line):
        return replace(before, operation=Operation.PLACES, by=None, versus=())
    if _HOW_MANY.match(line) and before.effect is not None:
        return replace(before, operation=Operation.SUM, by=None, versus=(), order=None, limit=None)
    if _TOTAL.match(line) and before.operation is not Operation.PASSAGE:
        summed = replace(before, operation=Operation.SUM, effect=before.effect or Effect.KILLED)
        return replace(summed, by=None, versus=(), order=None, limit=None)
    if _COUNT.match(line):
        return replace(before, operation=Operation.COUNT, by=None, versus=())
    if _DROP.match(line):
        return replace(before, period=None)
    if _DROP_PLACE.match(line):
        return replace(before, places=(), excluded=())
    if _FATAL.match(line) and before.operation in (Operation.LIST, Operation.COUNT, Operation.DETAIL):
        asked = Operation.LIST if "which" in line.lower() else Operation.COUNT
        return replace(before, operation=asked, effect=Effect.KILLED, by=None, versus=(), order=None, limit=None)
    if _KILLED_MOST.match(line) and before.operation in (Operation.LIST, Operation.COUNT, Operation.DETAIL):
        return replace(before, operation=Operation.LIST, order=Order.DEADLIEST, limit=1, by=None, versus=())
    match = _WITH_MOST.match(line)
    if match is not None and before.operation is not Operation.PASSAGE:
        effect = Effect.INJURED if re.match("injur|wound|hurt", match["what"], re.I) else Effect.KILLED
        return replace(
            before, operation=Operation.LIST, effect=effect, by=None, versus=(), order=Order.DEADLIEST, limit=1
        )
    match = _RANKED.match(line)
    if match is not None:
        order = _RANKS.get(match["order"].lower(), Order.DEADLIEST)
        return replace(before, operation=Operation.LIST, by=None, versus=(), order=order, limit=1)
    match = _WHOLE.match(line)
    if match is not None and before.period is not None and before.period.start is not None:
        around = {"week": week_of, "month": month_of, "year": year_of}[match["unit"].lower()]
        return replace(before, period=around(before.period.start))
    match = _SHIFT.match(line)
    if match is not None and before.period is not None:
        period = shifted(before.period, match["which"].lower())
        return replace(before, period=period) if period is not None else None
    return None


_TELLING = (Operation.WHO_DID, Operation.WHO_SAYS, Operation.PLACES, Operation.LIST, Operation.DETAIL)


def laid_over(line: str, reading: Reading, before: Plan) -> Plan | None:
    """The parts that the new text names, laid over the plan before."""
    new = reading.plan
    if new is None:
        return None
    parts: dict[str, Any] = {}  # Any: each field's own type
    for name in FIELDS:
        value = getattr(new, name)
        if value not in (None, (), False):
            parts[name] = value
    if "event" in parts:
        parts |= {"event_types": new.event_types, "weapons": new.weapons, "least_hurt": new.least_hurt}
    if reading.asked.operation is Operation.EXTREME and not new.words:
        parts |= {"by": reading.asked.by, "order": reading.asked.order}  # "which town had the most?"
    if (new.words and len(new.words) > 1) or not parts:
        return None
    if new.not_perpetrator is not None and new.not_perpetrator == before.perpetrator:
        parts["perpetrator"] = None
    excluded_only = "excluded" in parts and "places" not in parts
    if excluded_only:
        parts["excluded"] = (*before.excluded, *new.excluded)
    if (
        reading.asked.sure
        and new.operation in (Operation.COUNT, Operation.LIST)
        and "effect" not in parts
        and "event" in parts
    ):
        parts |= {"effect": None, "group": None, "also_groups": (), "casualties": False}  # incidents of another kind
    if _TOO.search(line) and {new.effect, before.effect} == {Effect.KILLED, Effect.INJURED}:
        parts |= {"effect": Effect.KILLED, "casualties": True}
    elif "effect" in parts:
        parts |= {"casualties": new.casualties, "tally": new.tally}
    if _TOO.search(line) and new.group and before.group and new.group != before.group:
        parts |= {"group": before.group, "also_groups": (*before.also_groups, new.group)}
    elif "group" in parts:
        parts["also_groups"] = new.also_groups
    changed = replace(before, **parts)
    if new.words or (
        before.operation is Operation.PASSAGE and before.places and new.operation is not Operation.PASSAGE
    ):
        changed = replace(changed, words=new.words)
    elif new.group and before.group and new.group != before.group:
        changed = replace(changed, words=tuple(word for word in before.words if " " not in word))  # "rebel fighters"
    if before.operation in _TELLING and reading.asked.operation is Operation.SUM and (new.group or new.effect):
        effect = changed.effect or Effect.KILLED
        changed = replace(changed, operation=Operation.SUM, effect=effect)  # "by whom?", then "how many were children?"
    elif before.operation is Operation.PASSAGE or (before.operation is Operation.WHO_SAYS and parts.get("effect")):
        changed = replace(changed, operation=new.operation)
    elif before.operation is Operation.DETAIL and new.operation is Operation.SUM:
        changed = replace(changed, operation=Operation.SUM)  # "Gaza, 15 October", then "killed"
    elif reading.asked.operation is Operation.EXTREME:
        changed = replace(changed, operation=Operation.EXTREME)
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
    elif re.match(r"^(?:and )?(?:(?:more|fewer|less) than|compared? (?:with|to)|vs|versus|against)\b", line, re.I) and (
        len(parts) == 1
    ):
        side = replace(before, operation=Operation.COMPARE, versus=())
        changed = replace(side, versus=(replace(side, **parts),))
    elif reading.asked.sure and new.operation not in (Operation.PASSAGE, before.operation):
        changed = replace(changed, operation=new.operation)
    elif new.operation is Operation.PASSAGE and _ANY.match(line):
        changed = replace(changed, operation=Operation.EXISTS)
    if changed.operation in TALLIES and before.operation in (Operation.COUNT, Operation.LIST):
        bounded = changed.at_least is not None or bool(changed.at_most)
        changed = replace(changed, tally=bounded)  # "how many attacks with over 10 killed?", then "by month"
    if changed.operation is not Operation.COMPARE:
        changed = replace(changed, versus=())
    return changed


def _other(side: Plan, new: Plan) -> dict[str, Any]:
    return {name: getattr(side, name) for name in ("places", "period") if getattr(side, name) != getattr(new, name)}
