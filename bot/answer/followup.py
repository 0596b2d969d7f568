"""Follow-ups: "and in Aleppo?", "only children", "list them", "undo" change the plan before instead of making one.

Called by `conversing.py` when a conversation has a plan. Pure: the reading of the new text is given. A text that asks a
whole question of its own is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.answer.chain import from_chain, of_so_many
from bot.answer.history import FIELDS, changed_from
from bot.answer.plan import TALLIES, By, Operation, Order, Plan
from bot.answer.pointing import speaks_of_person
from bot.answer.read import Reading
from bot.answer.reading.text import clean
from bot.answer.set_phrases import set_phrase
from store.records import Effect, PlacePrecision

_LEAD = re.compile(
    r"^(?:and|or|but|also|then|now|what about|how about|same|only|just|instead|no,?|i mean(?:t)?|"
    r"rather|not|make (?:it|that)|change|without|excluding|(?:and )?compared? (?:with|to)|vs|versus|against)\b",
    re.I,
)
UNDO = re.compile(
    r"^(?:(?:no|ok|okay|please|wait|and|actually|sorry)[,.!]? )*"
    r"(?:undo|go back(?! to)|back(?! (?:to|then))|never ?mind|revert|previous (?:question|answer)|as before)\b",
    re.I,
)


def follow(text: str, reading: Reading, before: Plan) -> Plan | None:
    """The plan that a follow-up makes of the one before; None where the text stands alone.

    Args:
        text: as the reader wrote it.
        reading: what `read` made of it.
        before: the conversation's last plan.
    """
    line = clean(text).strip(" ?!.")
    if UNDO.match(line):
        return _undone(line, before)
    if _TO_LIST.match(line):
        return _list_before(before)
    sided = before.operation is Operation.COMPARE and bool(before.versus)
    several = sided or of_so_many(line) or (before.operation is Operation.SUM and before.changed in _MOVED)
    changed = (from_chain(line, before) if several else None) or set_phrase(line, before) or from_chain(line, before)
    if changed is None and _may_follow(line, reading, before):
        changed = laid_over(line, reading, before)
    if changed is None:
        return None
    open_still = changed.operation is Operation.PASSAGE and changed.text != before.text
    text = changed.text if open_still else f"{before.text} · {line}"[-400:]
    return replace(changed_from(changed, before), unanswered="", text=text)


_MOVED = (("period",), ("place",))  # the same asked of other days or of another place
_TWICE = re.compile(r"\b(?:(?P<two>two|twice|2)|(?P<three>three|3))\b", re.I)
_TO_LIST = re.compile(r"^(?:(?:and|ok|now),? )*(?:go )?back to (?:the|that|your) (?:whole )?list$", re.I)


def _undone(line: str, before: Plan) -> Plan:
    """The plan before the last change, or before the last two or three where so many are named."""
    many = _TWICE.search(line)
    for _ in range(1 if many is None else 2 if many["two"] else 3):
        before = before.before or replace(before, changed=())
    return before


def _list_before(before: Plan) -> Plan | None:
    """The last list of this conversation; None where there was none."""
    one: Plan | None = before
    while one is not None and (one.picked or one.operation is not Operation.LIST):
        one = one.before
    return one


def _may_follow(line: str, reading: Reading, before: Plan) -> bool:
    """Whether a text leaves out what the plan before says; one that names its own place and facts stands alone."""
    new = reading.plan
    if new is None:
        return False
    if before.operation is Operation.COVERAGE and (new.effect or new.event or reading.asked.sure):
        return False  # "what do you cover?", then a question
    if _LEAD.match(line):
        return True
    if reading.asked.sure:
        return _leaves_out(new, reading, before)
    if new.places and new.effect and new.words:
        return False  # "poets killed in Gaza"
    return not (new.places and before.places and (new.effect or new.event or new.target))


def _leaves_out(new: Plan, reading: Reading, before: Plan) -> bool:
    """Whether a question names no place, time or person of its own ("how many were killed?"), and one is known."""
    told_by = new.source or new.origin or new.attributed_to
    if new.operation is Operation.PASSAGE and told_by and not new.words:
        return bool(before.places or before.period)  # "what does Airwars say?"
    named = new.places or new.excluded or new.period or new.people or new.as_of or told_by
    spoken_of = bool(before.places or before.perpetrator) and before.operation is not Operation.PASSAGE
    if spoken_of and _only_when(new, reading):
        return True
    if _only_where(new, reading, before):
        return True
    if named or new.operation is Operation.COVERAGE:
        return False
    if new.operation is Operation.COMPARE:  # "which killed more women?" of what stands side by side
        if new.versus:  # "how many dead and how many wounded?"
            return bool(before.places or before.period) and not EVERYWHERE.search(new.text)
        return before.operation is Operation.COMPARE and bool(before.versus)
    if reading.asked.operation is Operation.EXTREME and _wider(reading.asked.by, before):
        return False
    if reading.asked.operation is Operation.EXTREME and not new.words:
        return bool(before.places or before.period)
    if new.operation is Operation.PASSAGE and (new.words or not (new.group or new.effect or new.event or new.target)):
        return False
    known = before.places or before.period or before.people or before.words or before.perpetrator
    return (
        bool(known)
        and before.operation is not Operation.COVERAGE
        and (before.operation is not Operation.PASSAGE or bool(before.places or before.words))
        and not EVERYWHERE.search(new.text)
    )


_OF_A_TIME = (Operation.LIST, Operation.EXTREME, Operation.SUM, Operation.EXISTS, Operation.COMPARE)


def _only_when(new: Plan, reading: Reading) -> bool:
    """Whether a question names a time and nothing else: "list all of 2014", "how many were killed in 2016?"."""
    asked = reading.asked.operation
    if new.period is None or asked not in _OF_A_TIME or EVERYWHERE.search(new.text):
        return False
    if asked in (Operation.SUM, Operation.EXISTS) and (new.effect is None or new.group is not None):
        return False
    if asked is Operation.COMPARE and (new.effect or any(side.period == new.period for side in new.versus)):
        return False  # "2013 vs 2014" names times alone
    if asked is Operation.EXTREME and reading.asked.by not in (By.DAY, By.WEEK, By.MONTH, By.YEAR):
        return False
    others = (new.places, new.excluded, new.people, new.event, new.target, new.perpetrator, new.source, new.words)
    return not any(others) and new.attributed_to is None and new.origin is None


def _only_where(new: Plan, reading: Reading, before: Plan) -> bool:
    """Whether a list is asked for by its place and nothing else, after something that has more parts: "list Texas"."""
    if reading.asked.operation is not Operation.LIST or not new.places or before.operation is Operation.PASSAGE:
        return False
    if before.operation is Operation.COVERAGE or EVERYWHERE.search(new.text):
        return False
    others = (new.period, new.effect, new.people, new.event, new.target, new.perpetrator, new.source, new.words)
    return not any(others) and bool(before.effect or before.event or before.target)


def _wider(by: By | None, before: Plan) -> bool:
    """Whether what is ranked holds the place spoken of: "which country had the most?" after Idlib."""
    places = [term.place for term in before.places if term.place is not None]
    if by is By.COUNTRY:
        return bool(before.places)
    return by is By.ADMIN1 and any(place.precision is not PlacePrecision.COUNTRY for place in places)


_AT_ANY_TIME = re.compile(r"\b(?:overall|ever|in total|of all time|at any time|(?:for )?all time)\b", re.I)
_INSTEAD = re.compile(r"\b(?:instead|rather|i mean(?:t)?|not)\b|^no\b", re.I)
_TOO = re.compile(r"\b(?:too|as well|also)\b", re.I)
_ANY = re.compile(r"^(?:and )?(?:any|were|was|are|is) (?:there )?(?:any )?", re.I)
EVERYWHERE = re.compile(
    r"\b(?:overall|worldwide|everywhere|anywhere|ever|all countries|"
    r"in (?:the|your) (?:index|database|data))\b",
    re.I,
)


_SCOPE = frozenset(FIELDS) - {
    "effect",
    "casualties",
    "group",
    "also_groups",
    "order",
    "limit",
    "event_types",
    "weapons",
}
_OF_SEVERAL = frozenset(
    {
        *(Operation.COUNT, Operation.GROUP, Operation.TREND, Operation.EXTREME, Operation.COMPARE),
        *(Operation.AVERAGE, Operation.SHARE, Operation.COVERAGE),
    }
)
_ALL_OF_THEM = re.compile(r"\b(?:them|those|these|all)\b", re.I)
_IN_ALL = re.compile(r"\b(?:in (?:all|total)|total|altogether)\b", re.I)


def narrowed_otherwise(new: Plan, before: Plan, line: str) -> bool:
    """Whether a follow-up asks about other incidents than the one that the answer before told of.

    "The deadliest strike in Idlib", then "and in Aleppo?" or "list them all"; not "how many women were killed?".
    """
    if new.operation in _OF_SEVERAL or _IN_ALL.search(line):
        return True
    if new.operation is Operation.LIST and _ALL_OF_THEM.search(line):
        return True
    if any(getattr(new, name) != getattr(before, name) for name in _SCOPE):
        return True
    if new.order is not None and new.order is not before.order:
        return True
    whose = new.effect is not before.effect or new.group != before.group
    return whose and new.operation is before.operation is Operation.LIST  # "the deadliest … only for children"


_VOICES = (Operation.WHO_SAYS, Operation.WHO_DID, Operation.SUSPECTS)  # asked for without any part: "who says 50?"
_TELLING = (Operation.WHO_DID, Operation.WHO_SAYS, Operation.PLACES, Operation.LIST, Operation.DETAIL)


def laid_over(line: str, reading: Reading, before: Plan) -> Plan | None:
    """The parts that the new text names, laid over the plan before."""
    new = reading.plan
    parts = _named(line, reading, new, before) if new is not None else None
    if new is None or parts is None:
        return None
    sided = before.operation is Operation.COMPARE and bool(before.versus) and not new.versus
    parted = reading.asked.operation is Operation.EXTREME or "by" in parts  # "which month had the most?"
    if sided and not parted and new.operation in (Operation.PASSAGE, Operation.COMPARE, Operation.SUM, *_TELLING):
        return _over_sides(parts, line, before)
    least, most = parts.get("at_least", before.at_least), parts.get("at_most", before.at_most)
    if least is not None and most is not None and least > most:  # "more than 10 killed", then "fewer than 5"
        parts = {"at_least": None, "at_most": None} | parts
    changed = replace(before, **parts, words=_words_kept(new, before, reading.asked.operation))
    if new.places and new.period is None and _AT_ANY_TIME.search(line):
        changed = replace(changed, period=None)  # "and in Libya overall?"
    changed = _reshaped(changed, parts, line, reading, new, before)
    if changed.operation in TALLIES and before.operation in (Operation.COUNT, Operation.LIST):
        bounded = changed.at_least is not None or bool(changed.at_most)
        changed = replace(changed, tally=bounded)  # "how many attacks with over 10 killed?", then "by month"
    return changed if changed.operation is Operation.COMPARE else replace(changed, versus=())


def _named(line: str, reading: Reading, new: Plan, before: Plan) -> dict[str, Any] | None:
    """The fields that the new text brings; None where it brings none, or mostly words that no field holds."""
    values = {name: getattr(new, name) for name in FIELDS}
    unset = (None, (), False)
    parts: dict[str, Any] = {name: value for name, value in values.items() if not any(value is no for no in unset)}
    parts.pop("skip")
    if "event" in parts:
        parts |= {"event_types": new.event_types, "weapons": new.weapons, "least_hurt": new.least_hurt}
    if reading.asked.operation is Operation.EXTREME and not new.words:
        parts |= {"by": reading.asked.by, "order": reading.asked.order}  # "which town had the most?"
    if len(new.words) > 1 or not (parts or (reading.asked.sure and new.operation in _VOICES)):
        return None
    if new.not_perpetrator is not None and new.not_perpetrator == before.perpetrator:
        parts["perpetrator"] = None
    if new.perpetrator is not None and new.perpetrator == before.not_perpetrator:
        parts["not_perpetrator"] = None
    if "excluded" in parts and "places" not in parts:
        parts["excluded"] = (*before.excluded, *new.excluded)
    counts = reading.asked.sure and new.operation in (Operation.COUNT, Operation.LIST)
    if counts and "effect" not in parts and "event" in parts:
        parts |= {"effect": None, "group": None, "also_groups": (), "casualties": False}  # incidents of another kind
    too = _TOO.search(line) is not None
    if too and {new.effect, before.effect} == {Effect.KILLED, Effect.INJURED}:
        parts |= {"effect": Effect.KILLED, "casualties": True}
    elif "effect" in parts:
        parts |= {"casualties": new.casualties, "tally": new.tally}
    if too and new.group and before.group and new.group != before.group:
        parts |= {"group": before.group, "also_groups": (*before.also_groups, new.group)}
    elif "group" in parts:
        parts["also_groups"] = new.also_groups
    return parts


def _words_kept(new: Plan, before: Plan, asked: Operation) -> tuple[str, ...]:
    """The words that no field holds: the new ones, else those before as far as they still belong to what is asked."""
    opened = before.operation is Operation.PASSAGE and bool(before.places)
    if new.words or (opened and new.operation is not Operation.PASSAGE):
        return new.words
    if new.group and before.group and new.group != before.group:
        return tuple(word for word in before.words if " " not in word)  # "rebel fighters"
    if asked is Operation.SUM:
        return tuple(word for word in before.words if not speaks_of_person(f"the {word}"))  # "who was the attacker?"
    return before.words


_AGAINST = re.compile(r"^(?:and )?(?:(?:more|fewer|less) than|compared? (?:with|to)|vs|versus|against)\b", re.I)


def _reshaped(
    changed: Plan,
    parts: dict[str, Any],
    line: str,
    reading: Reading,
    new: Plan,
    before: Plan,
) -> Plan:
    """The changed plan with the operation that the new text asks for; most texts ask for none of their own."""
    asked = reading.asked.operation
    if before.operation in _TELLING and asked is Operation.SUM and (new.group or new.effect):
        effect = changed.effect or Effect.KILLED
        return replace(changed, operation=Operation.SUM, effect=effect)  # "by whom?", then "how many were children?"
    if before.operation is Operation.PASSAGE and _same_question(parts, reading, before):
        return replace(before, **parts, text=_of_other(before, new))
    if before.operation is Operation.PASSAGE or (before.operation is Operation.WHO_SAYS and parts.get("effect")):
        return replace(changed, operation=new.operation)
    if before.operation in _TELLING and before.effect and _IN_ALL.search(line) and not reading.asked.sure:
        return replace(changed, operation=Operation.SUM, order=None, limit=None)
    if before.changed == ("operation",) and before.before is not None and _elsewhere(parts, reading, before):
        return replace(changed, operation=before.before.operation, by=before.before.by)
    if before.operation is Operation.DETAIL and new.operation is Operation.SUM:
        return replace(changed, operation=Operation.SUM)  # "Gaza, 15 October", then "killed"
    if asked is Operation.EXTREME:
        return replace(changed, operation=Operation.EXTREME)
    if new.operation is Operation.AVERAGE:
        return replace(changed, operation=Operation.AVERAGE, order=None)
    if new.operation is Operation.GROUP or "by" in parts:
        return replace(changed, operation=Operation.GROUP, order=None)
    if new.order in (Order.DEADLIEST, Order.LATEST, Order.FIRST):
        return replace(changed, operation=Operation.LIST)
    if new.operation is Operation.COMPARE and new.versus:
        changed = replace(changed, operation=Operation.COMPARE, versus=())
        return replace(changed, versus=tuple(replace(changed, **_other(side, new)) for side in new.versus))
    if _AGAINST.match(line) and len(parts) == 1 and "at_least" not in parts:
        side = replace(before, operation=Operation.COMPARE, versus=())
        others = before.versus if before.operation is Operation.COMPARE else ()  # "vs 2018", then "vs 2017 too"
        return replace(side, versus=(*others, replace(side, **parts)))
    if reading.asked.sure and new.operation not in (Operation.PASSAGE, before.operation):
        if before.operation is Operation.EXTREME:
            changed = replace(changed, by=None, order=new.order)
        return replace(changed, operation=new.operation)
    if new.operation is Operation.PASSAGE and _ANY.match(line):
        return replace(changed, operation=Operation.EXISTS)
    return changed


def _same_question(parts: dict[str, Any], reading: Reading, before: Plan) -> bool:
    """Whether a fragment asks an open question anew of another place or time: "who won in Ohio?", "and in Iowa?"."""
    told = bool(before.words or before.attributed_to) and bool(before.text)
    return told and not reading.asked.sure and bool(parts) and set(parts) <= {"places", "period"}


def _of_other(before: Plan, new: Plan) -> str:
    """An open question's words with the new place, or after them the new time."""
    text = before.text
    for old, other in zip(before.places, new.places, strict=False):
        if old.place is not None and other.place is not None:
            named = re.sub(rf"\b{re.escape(old.place.name)}\b", other.place.name, text, flags=re.I)
            text = named if named != text else f"{text} {other.place.name}"
    return f"{text} {new.period.label}" if new.period is not None else text


def _elsewhere(parts: dict[str, Any], reading: Reading, before: Plan) -> bool:
    """Whether a fragment names another place or time after "who says so?": whose figure there is not known yet."""
    if before.operation is not Operation.WHO_SAYS or reading.asked.sure:
        return False
    return bool(parts) and set(parts) <= {"places", "excluded", "period"}


def _over_sides(parts: dict[str, Any], line: str, before: Plan) -> Plan:
    """A comparison with other parts: in all its sides, or as one side more where the sides differ in just them."""
    axis = {name for side in before.versus for name in FIELDS if getattr(side, name) != getattr(before, name)}
    if not axis & set(parts):
        if "group" in parts and before.effect is None and before.event is None:
            parts |= {"effect": Effect.KILLED}  # "which was worse?", then "only counting children"
        return replace(before, **parts, versus=tuple(replace(side, **parts) for side in before.versus))
    if _INSTEAD.search(line):
        return replace(before, **parts)
    return replace(before, versus=(*before.versus, replace(before, **parts, versus=(), before=None, changed=())))


def _other(side: Plan, new: Plan) -> dict[str, Any]:
    names = ("places", "period", "effect", "group")
    return {name: getattr(side, name) for name in names if getattr(side, name) != getattr(new, name)}
