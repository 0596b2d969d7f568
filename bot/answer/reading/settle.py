"""Makes the operation fit the parts that were read: "how many people" without an effect is no sum.

Called by `read.py` last. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.plan import TALLIES, By, Operation, Order, Period, PlaceTerm, Plan
from bot.answer.reading import what
from bot.answer.reading.asks import Asked
from bot.answer.reading.harm import PEOPLE
from bot.answer.reading.jointly import blames_all
from bot.answer.reading.namesakes import PlaceNames
from bot.answer.reading.number_words import NUMBER
from bot.answer.reading.place_terms import term_of
from bot.answer.reading.text import Scan
from bot.answer.understood import bounds_text
from store.records import Effect, PlacePrecision


@dataclass(frozen=True, slots=True)
class Sides:
    """What may be set side by side besides places and those blamed: the other periods, groups, kinds of event."""

    periods: Sequence[Period] = ()
    groups: Sequence[str] = ()
    events: Sequence[what.Event] = ()
    effects: Sequence[Effect] = ()
    origin: str | None = None


def settle(plan: Plan, asked: Asked, *, event_noun: bool, either: bool, against: bool, sides: Sides) -> Plan:
    """Make the operation fit the parts that were read."""
    settled = _at_once(plan, asked)
    if settled is not None:
        return settled
    operation = plan.operation
    if operation is Operation.SHARE and plan.effect is None and plan.group is not None:
        plan = replace(plan, effect=Effect.KILLED)
    if operation is Operation.COMPARE or _sets_side_by_side(plan, either=either, against=against):
        return _compared(plan, sides)
    if operation is Operation.LIST and plan.order is not None and _ONE_IN_WHICH.match(plan.text.lower()):
        plan = replace(plan, limit=plan.limit or 1)  # "where was the deadliest strike", "which town saw it"
    if operation in (Operation.PASSAGE, Operation.LIST) and _WHEN.match(plan.text.lower()):
        # "when was the last strike" asks for one
        return (
            replace(plan, limit=plan.limit or 1)
            if operation is Operation.LIST
            else replace(plan, operation=_when(plan))
        )
    return _finished(_with_operation(plan, asked, event_noun=event_noun), asked)


def _at_once(plan: Plan, asked: Asked) -> Plan | None:
    """The plan, where one part of it alone decides the operation."""
    operation = plan.operation
    summed = (Operation.EXISTS, Operation.PASSAGE, Operation.DETAIL, Operation.SUM)
    if plan.cumulative and not plan.words and operation in summed:
        return replace(plan, operation=Operation.SUM, effect=plan.effect or Effect.KILLED)
    if plan.at_most == 0 and operation is Operation.SUM:
        return replace(plan, operation=Operation.COUNT)  # of those who were not killed none is added up
    if plan.each_least is not None and (plan.effect or plan.event or _INCIDENT.search(plan.text.lower())):
        return replace(plan, operation=Operation.GROUP, order=None)
    if asked.odd:
        return replace(plan, operation=Operation.PASSAGE)
    if plan.claimed is not None and not asked.sure and not (plan.places or plan.period):
        return replace(plan, operation=Operation.PASSAGE)
    if plan.claimed is not None and (operation is Operation.EXISTS or not asked.sure):
        return replace(plan, operation=Operation.SUM)
    named = _anything(plan) or plan.group or plan.places or plan.period or plan.status
    if operation is Operation.SHARE and not named:
        return replace(plan, operation=Operation.PASSAGE)  # "by what percentage?", of nothing that is named
    return None


_MAY_COMPARE = (
    Operation.EXISTS, Operation.PASSAGE, Operation.PLACES, Operation.EXTREME, Operation.SUM, Operation.COUNT,
)  # fmt: skip


def _sets_side_by_side(plan: Plan, *, either: bool, against: bool) -> bool:
    """Whether a question that does not ask for it in so many words compares: "killed more, Russia or Turkey"."""
    if (either and plan.operation in _MAY_COMPARE and _more(plan)) or (against and (plan.effect or plan.event)):
        return True
    two = plan.perpetrator is not None and "|" in plan.perpetrator and not blames_all(plan.text)
    return two and (_more(plan) or plan.operation is Operation.WHO_DID)


def _with_operation(plan: Plan, asked: Asked, *, event_noun: bool) -> Plan:
    """The plan with the operation, and where that needs one, the effect, that its parts suggest."""
    operation = plan.operation
    if operation is Operation.PASSAGE:
        operation = _suggested(plan, asked, event_noun)
        if operation is Operation.SUM and plan.effect is None:
            plan = replace(plan, effect=Effect.KILLED)  # "civilians, Idlib 2020"
    elif operation is Operation.SUM and asked.order is Order.DEADLIEST and plan.effect is None:
        plan = replace(plan, effect=Effect.KILLED)
    elif operation is Operation.SUM and plan.effect is None:
        # "how many attacks" is COUNT already; "how many people …" without an effect is an open question
        whose = plan.group or (plan.status and _OF_THESE.search(plan.text.lower()))
        operation = Operation.PASSAGE if not whose or plan.words else Operation.SUM
        plan = replace(plan, effect=Effect.KILLED if operation is Operation.SUM else None)
    elif operation in (Operation.COUNT, Operation.SUM, Operation.LIST) and plan.by is not None:
        operation = Operation.GROUP
    elif _open(plan):
        operation = Operation.PASSAGE
    return replace(plan, operation=operation)


def _open(plan: Plan) -> bool:
    """Whether a question leaves too much in words, or names too little, for what it seems to ask: passages then."""
    operation, words = plan.operation, len(plan.words)
    if operation in (Operation.SUM, Operation.COUNT, Operation.LIST):
        return words >= 4
    if operation is Operation.WHO_SAYS:
        return words > 0 and not (plan.effect or plan.event)
    if operation not in (Operation.EXISTS, Operation.PLACES, Operation.WHO_DID, Operation.EXTREME):
        return False
    if words >= 2:
        return True
    text = plan.text.lower()
    if operation is Operation.EXISTS:
        return not (_anything(plan) or _hit(plan) or _UNREST.search(text))
    if operation is Operation.PLACES:
        return not (plan.event or plan.effect or plan.target or plan.perpetrator or _hit(plan))
    if operation is Operation.EXTREME:
        return not (
            _anything(plan) or _hit(plan) or plan.by is By.PERPETRATOR or re.search(r"\b(?:incidents?|events?)\b", text)
        )
    return False


def _finished(plan: Plan, asked: Asked) -> Plan:
    """The plan with what follows from its operation."""
    operation = plan.operation
    if operation is Operation.LIST and _asks_for_people(plan):
        operation = Operation.SUM
    if plan.order is Order.DEADLIEST and plan.group is not None and plan.effect is None:
        plan = replace(plan, effect=Effect.KILLED)  # "which strike killed the most children"
    if operation is Operation.DETAIL and len(plan.words) >= 2:
        operation = Operation.PASSAGE
    if operation is Operation.SUM and asked.order is Order.DEADLIEST:
        return replace(plan, operation=operation, limit=1)  # "the highest toll of a single incident"
    if operation is Operation.SUM and plan.order is not None:
        return _ranked(replace(plan, operation=operation))
    if operation is Operation.PLACES:
        plan = replace(plan, by=None)  # "name every town"
    if operation is Operation.TREND and plan.by is None:
        plan = replace(plan, by=By.MONTH)
    return replace(plan, operation=operation)


def _asks_for_people(plan: Plan) -> bool:
    """Whether a list of incidents is asked for by an effect alone: "killed, Idlib"."""
    bounded = plan.event or plan.order or plan.at_least is not None or plan.at_most is not None
    listed = re.search(r"\b(?:list|show|incidents?|events?)\b", plan.text.lower())
    return plan.effect is not None and not bounded and listed is None


_INCIDENT = re.compile(r"\b(?:incidents?|events?|attacks?)\b")


_BOUNDING = "with|that|which|where|in which|killing|injuring|wounding|leaving"


def tallied(plan: Plan) -> Plan:
    """Marks a plan whose incidents are counted though a toll bounds them: "shootings with at least 4 injured".

    Of "people killed in shootings with at least 4 dead" people are counted.
    """
    if plan.operation not in TALLIES or plan.effect is None or (plan.at_least is None and not plan.at_most):
        return plan
    kinds = "|".join(re.escape(kind.lower()) for kind in ("incidents", "events", plan.event) if kind)
    led = rf"(?<!\bin )(?<!\bby )(?<!\bfrom )\b(?:{kinds})\b(?P<between>.{{0,60}}?) (?:{_BOUNDING})\b"
    match = re.search(led, plan.text.lower())
    if match is None or PEOPLE.search(match["between"]):
        return plan
    return replace(plan, tally=True, versus=tuple(replace(one, tally=True) for one in plan.versus))


_OF_THESE = re.compile(r"^how many (?:of (?:these|those|them) )?(?:are|were|have been)\b")
_SO_MANY_SHOT = re.compile(
    rf"\b(?:{NUMBER})(?: or more|\+)? (?:people |persons |victims )?(?:were |got )?shot\b"
    r"(?! (?:dead|and killed|to death))"
)


def of_victims(plan: Plan) -> Plan:
    """ "Shootings with more than two victims": the killed and the injured together; of "exactly four" none is kept."""
    shot = plan.effect is None and _SO_MANY_SHOT.search(plan.text.lower()) is not None
    bounded = (plan.casualties or shot) and (plan.at_least is not None or bool(plan.at_most))
    if not bounded or plan.operation not in (Operation.COUNT, Operation.LIST, Operation.EXISTS):
        return plan
    if plan.at_most is None:
        event = plan.event.removesuffix(" and shot") if plan.event else None
        return replace(plan, least_hurt=plan.at_least, at_least=None, effect=None, casualties=False, event=event)
    bounds = bounds_text(plan.at_least or 0, plan.at_most) if plan.at_most else "no"
    return replace(plan, unread=(*plan.unread, f"{bounds} victims"))


def ranked(plan: Plan, around: tuple[PlaceTerm, ...], gazetteer: PlaceNames) -> Plan:
    """ "Where does Harbour rank": the place goes into `ranked`, and what it is ranked within into `places`."""
    if plan.order is Order.DEADLIEST and plan.effect is None:
        plan = replace(plan, effect=Effect.KILLED)  # "by deaths"
    own = next((term for term in plan.places if term.place is not None), None)
    if own is None or own.place is None or (not _anything(plan) and not _INCIDENT.search(plan.text.lower())):
        return replace(plan, operation=Operation.PASSAGE)
    by = {PlacePrecision.PROVINCE: By.ADMIN1, PlacePrecision.COUNTRY: By.COUNTRY}.get(own.place.precision, By.PLACE)
    within = tuple(term for term in plan.places if term is not own) or around
    if not within and by is not By.COUNTRY:
        country = gazetteer.country_name(own.place.country)
        entries = gazetteer.lookup(country, country=own.place.country, fuzzy=False) if country else []
        within = tuple(term_of(e, gazetteer) for e in entries if e.kind.value == "country")[:1]
    return replace(plan, ranked=own, places=within, by=by, order=None, limit=None)


_RANK = re.compile(
    rf"(?:^|\b(?:in|by|during|of|did|from|for|was|were|is|are) )(?:the |that |[\w-]+'s )?(?:(?:{NUMBER}) )?"
    rf"(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{{1,2}}(?:nd|rd|th))[ -])?(?:deadliest|"
    rf"bloodiest|worst|biggest|"
    rf"largest|latest|newest|most recent|last|first|earliest) (?:(?:{NUMBER}) )?(?P<noun>\w+(?: \w+){{0,2}})"
)


def _ranked(plan: Plan) -> Plan:
    """ "Killed in the deadliest airstrike" means that one alone; "in the first week" ranks no incidents."""
    if not _ranks(plan):
        return replace(plan, order=None, limit=None)
    if plan.limit is None and (plan.event or "").endswith("s"):
        return replace(plan, operation=Operation.LIST)  # "in the deadliest airstrikes": which, and how many each
    return replace(plan, limit=plan.limit or 1)


def _ranks(plan: Plan) -> bool:
    """Whether a superlative of the question stands before a kind of event."""
    for match in _RANK.finditer(plan.text.lower()):
        if re.match(r"incidents?\b|events?\b", match["noun"]) or what.find_event(Scan(match["noun"])) is not None:
            return True
    return False


_UNREST = re.compile(r"\b(?:anything|something|violence|unrest|trouble|incidents?|events?)\b")


def _hit(plan: Plan) -> bool:
    return (
        re.search(r"\b(?:hit|struck|attacked|targeted|bombed|affected|under (?:attack|fire))\b", plan.text.lower())
        is not None
    )


def _more(plan: Plan) -> bool:
    return (
        re.search(r"\b(?:more|most|fewer|worse|deadlier|deadliest|higher|worst|which|where)\b", plan.text.lower())
        is not None
    )


def _anything(plan: Plan) -> bool:
    return bool(plan.effect or plan.event or plan.target or plan.people or plan.perpetrator)


def _bounded(plan: Plan) -> bool:
    """ "Incidents with 5+ injured" are incidents, not the people in them."""
    bounds = plan.at_least is not None or plan.at_most is not None
    return (
        bounds
        and re.match(r".{0,40}?\b(?:incidents?|events?|attacks?|\w*strikes?|shootings?|bombings?)\b", plan.text.lower())
        is not None
    )


_ONE_IN_WHICH = re.compile(
    r"(?:and )?(?:where\b|(?:(?:in|on) )?(?:which|what) "
    r"(?:day|date|week|month|year|town|city|village|place|province|governorate|country|state|area)\b)"
)
_WHEN = re.compile(r"(?:and )?(?:when|on (?:what|which) (?:day|date)s?) (?:was|were|did|is|has|have|had)\b")


def _when(plan: Plan) -> Operation:
    """ "When did Turkey strike Afrin": the incidents, each with its date; with words of no field, the passages."""
    what_was = plan.event or plan.people or plan.target or _hit(plan)
    known = what_was and (plan.places or plan.period or plan.people)
    return Operation.LIST if known and not plan.words else Operation.PASSAGE


def _suggested(plan: Plan, asked: Asked, event_noun: bool) -> Operation:
    """The operation of a text that is no sentence, from its parts: "idlib deaths 3 march" is a sum."""
    if asked.sure:
        return Operation.PASSAGE
    if len(plan.words) >= 2:
        return Operation.PASSAGE
    if plan.by is not None:
        return Operation.GROUP
    if plan.effect is not None and plan.order is not None and _ranks(plan) and not (plan.event or "").endswith("s"):
        return Operation.SUM
    if _bounded(plan) or (plan.effect is not None and (plan.at_least is not None or plan.at_most is not None)):
        return Operation.LIST
    ranked = plan.order in (Order.DEADLIEST, Order.LATEST, Order.FIRST)
    if ranked and (plan.event or plan.places or plan.period or _INCIDENT.search(plan.text.lower())):
        return Operation.LIST
    if plan.effect is not None:
        return Operation.SUM
    if plan.event is not None or (plan.people and not plan.words):
        return Operation.LIST
    if plan.target is not None and (plan.places or plan.period):
        return Operation.LIST
    if (plan.places or plan.period) and not plan.words:
        return Operation.SUM if plan.group is not None else Operation.DETAIL
    return Operation.PASSAGE


def _compared(plan: Plan, sides: Sides) -> Plan:
    """Two places, periods, groups, sides or kinds of event side by side; the second side goes into `versus`."""
    effect = plan.effect
    if (
        effect is None
        and plan.event is None
        and (plan.group or re.search(r"\b(?:deadlier|people|bloodier|worse)\b", plan.text.lower()))
    ):
        effect = Effect.KILLED
    plan = replace(plan, operation=Operation.COMPARE, effect=effect)
    if sides.periods:
        return replace(plan, versus=tuple(replace(plan, period=other) for other in sides.periods))
    if len(plan.places) >= 2:
        first, *others = plan.places
        return replace(plan, places=(first,), versus=tuple(replace(plan, places=(other,)) for other in others))
    if plan.perpetrator and "|" in plan.perpetrator:
        side, *rivals = plan.perpetrator.split("|")
        return replace(plan, perpetrator=side, versus=tuple(replace(plan, perpetrator=rival) for rival in rivals))
    if plan.target and "|" in plan.target:
        hit, *beside = plan.target.split("|")
        return replace(plan, target=hit, versus=tuple(replace(plan, target=one) for one in beside))
    if len(sides.events) >= 2:
        kinds = [replace(plan, event=e.label, event_types=e.types, weapons=e.weapons) for e in sides.events]
        return replace(kinds[0], versus=tuple(kinds[1:]))
    if len(sides.groups) >= 2:
        return replace(plan, versus=tuple(replace(plan, group=group) for group in sides.groups[1:]))
    if sides.origin is not None and sides.origin != plan.origin:
        return replace(plan, versus=(replace(plan, origin=sides.origin),))
    if len(sides.effects) >= 2:
        plan = replace(plan, effect=sides.effects[0], casualties=False)
        return replace(plan, versus=tuple(replace(plan, effect=effect) for effect in sides.effects[1:]))
    second = _HOW_MANY_MORE.search(plan.text)
    if second is not None and plan.event is not None and len(sides.effects) == 1:
        # "how many strikes, and how many dead": the strikes are counted, and the dead are another question
        return replace(
            plan, operation=Operation.COUNT, effect=None, group=None, casualties=False, unanswered=second["second"]
        )
    return plan  # one side only: a follow-up, or nothing to compare with


_HOW_MANY_MORE = re.compile(r"^.*\bhow many \b.+?(?:, and|,| and) (?P<second>how many .+)$", re.I)
