"""What a follow-up points at, looked up: the second incident of a list, the town that had the most, the one spoken of.

Called by `conversing.py` with the plan before. What was shown is found again by answering that plan anew, so that
nothing but plans need be kept between two questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answer.answer import IncidentRef, Line, Route, Row
from bot.answer.evidence import Draft, Evidence, incident_text
from bot.answer.followup import follow, narrowed_otherwise
from bot.answer.history import changed_from
from bot.answer.parts import part_of
from bot.answer.place_lines import place_line
from bot.answer.plan import Operation, Order, Plan
from bot.answer.pointing import LAST, Pointing, asks_of_side, pointing, speaks_of_it, speaks_of_person, without_there
from bot.answer.queries import HANDLERS
from bot.answer.read import Reading
from bot.answer.selection import SHOWN
from bot.answer.set_phrases import shown_otherwise
from bot.answer.words import number, plural
from store.records import Incident

OFFERED = 6  # incidents offered where one must be meant
_RANKS = (Order.DEADLIEST, Order.LATEST, Order.FIRST)
_PARTED = (Operation.EXTREME, Operation.GROUP, Operation.PLACES)
_SHOWING = (Operation.LIST, Operation.DETAIL, Operation.SUM, Operation.COUNT, Operation.EXISTS)
_ABOUT_ONE = (*_SHOWING, Operation.WHO_DID, Operation.WHO_SAYS, Operation.PLACES)
_ONE = (*_SHOWING[:3], Operation.WHO_SAYS, Operation.WHO_DID)

_ON_THE_FIRST = re.compile(r"(?<= )(?:on|in|for|during) the (first|second|third|fourth|fifth)$", re.I)
_NO_PARTS = ("not known", "looked at")  # rows of what lies in no part, and of what a zero rests on

Reads = Callable[[str], Reading]


def pointed(line: str, before: Plan, read: Reads, evidence: Evidence) -> Plan | Draft | None:
    """The plan about what a follow-up points at, or what to say where there is no such thing; None: it points at none.

    Args:
        line: the follow-up without its final punctuation.
        before: the plan whose answer it points into.
        read: reads a text as a question.
        evidence: the stores.
    """
    if before.operation in (Operation.PASSAGE, Operation.COVERAGE, Operation.COMPARE):
        return None
    if before.operation is Operation.WHO_DID and asks_of_side(line):
        return _by_side(line, before, read, evidence)
    if before.operation in _PARTED:
        line = _ON_THE_FIRST.sub(r"the \1 one", line)  # "how many women on the first?", of days
    found = pointing(line)
    if found is not None and found.nth == LAST and not _all_shown(before, evidence):
        found = None  # "the last one" of more than can be shown is the latest
    if found is not None and not names_own(read(line).plan):
        return _pointed_at(found, line, before, read, evidence)
    rest = without_there(line)
    told = shown_otherwise(line, before) if rest is None and before.operation is Operation.EXTREME else None
    if told is not None and told.operation is not before.operation:
        rest = line  # "worst day?", then "what happened?": on that day
    if rest is None or before.operation is not Operation.EXTREME or names_own(read(rest).plan):
        return None
    rows = _rows(before, None, evidence)
    if not rows:
        return None if told is not None else Draft(Route.REFUSAL, "The answer before named none")
    most = [row for row in rows if row.value == rows[0].value]
    plans = [(row.label, _in_part(rest, row, before, read, evidence)) for row in most[:OFFERED]]
    meant = [(label, plan) for label, plan in plans if plan is not None]
    if len(meant) > 1:
        return Draft(Route.CLARIFY, "Which one is meant?", choices=tuple(meant))
    return meant[0][1] if meant else None


def names_own(plan: Plan | None) -> bool:
    """Whether a text names a place, a time, a person or a source of its own."""
    return plan is not None and bool(
        plan.places or plan.excluded or plan.period or plan.people or plan.as_of or plan.source or plan.attributed_to
    )


def _pointed_at(found: Pointing, line: str, before: Plan, read: Reads, evidence: Evidence) -> Plan | Draft | None:
    base = replace(_that_listed(before) if found.step else before, picked=(), picked_as="", before=None, changed=())
    if before.operation in _PARTED and not before.picked:
        rows = _rows(before, found.order, evidence)
        if not found.nth:
            return None
        if not 0 < found.nth <= len(rows) and found.nth != LAST:
            return _no_such(found.nth, len(rows), "part")
        return _in_part(found.rest, rows[found.nth - (found.nth > 0)], before, read, evidence) if rows else None
    if found.step and not found.in_time and before.operation in _SHOWING[:2] and not _shows_one(before):
        return None  # "next" of a list: its next incidents
    listed = _listed(base, found, before, evidence)
    shown_before = base.skip if found.order is None else 0
    place = len(listed) - 1 if found.nth == LAST else found.nth - 1 + shown_before
    if found.step:
        spoken_of = next((n for n, one in enumerate(listed) if one.id in before.picked), 0)
        place = spoken_of + _step(found, base.order)
    if not 0 <= place < len(listed):
        return _no_such(place + 1, len(listed), "incident") if listed else None
    one = _picked(base, listed[place].id, evidence)
    if one is None:
        return None
    asked = _asked_of(found.rest, one, read) if found.rest else replace(one, operation=Operation.DETAIL)
    return _following(asked, before, line)


def _that_listed(before: Plan) -> Plan:
    """The plan whose answer showed the incidents of which one was picked since: what was asked of that one is no part.

    "The deadliest in Homs", "how many children?", "the next one": the next deadliest, whether children died or not.
    """
    one = before
    while one.picked and one.before is not None and (one.before.picked or _shows_one(one.before)):
        one = one.before
    return replace(before, effect=one.effect, group=one.group, also_groups=one.also_groups, order=one.order)


def _step(found: Pointing, order: Order | None) -> int:
    """How far on in the order shown: with the latest first, what comes next was before it."""
    if found.side is None:
        return found.step
    in_time = found.in_time or order is Order.LATEST  # "the latest", then "the one before"
    return -found.step if in_time and order in (None, Order.LATEST) else found.step


def _all_shown(before: Plan, evidence: Evidence) -> bool:
    """Whether the answer before was a list that was shown to its end."""
    if before.operation not in (Operation.LIST, Operation.DETAIL) or before.picked:
        return False
    bare = replace(before, before=None, changed=())
    return 1 < len(HANDLERS[before.operation](bare, evidence).incidents) <= SHOWN


def _listed(base: Plan, found: Pointing, before: Plan, evidence: Evidence) -> tuple[IncidentRef, ...]:
    """The incidents in the order in which they were shown, or in which they are ranked."""
    order = found.order
    if order in (Order.MOST, Order.FEWEST):
        order = Order.DEADLIEST
    if order is None and (found.step or _shows_one(before)):
        order = base.order if base.order in _RANKS else Order.LATEST
    if order is not None:
        listing = replace(base, operation=Operation.LIST, order=order, limit=1_000, by=None, versus=())
        return HANDLERS[Operation.LIST](listing, evidence).incidents
    shown = base if base.operation in _SHOWING else replace(base, operation=Operation.LIST, by=None, versus=())
    return HANDLERS[shown.operation](shown, evidence).incidents


def _shows_one(plan: Plan) -> bool:
    """Whether a plan asks for one incident by its rank ("the deadliest")."""
    return bool(plan.picked) or (plan.order in _RANKS and (plan.limit or 1) == 1 and plan.operation in _ONE)


def _picked(base: Plan, id: str, evidence: Evidence) -> Plan | None:
    one = evidence.incidents.get_many([id]).get(id)
    if one is None:
        return None
    return replace(base, picked=(one.id,), picked_as=place_line(one), by=None, versus=(), skip=0)


def _asked_of(rest: str, one: Plan, read: Reads) -> Plan:
    """What is asked of a picked incident: a figure, who did it, where; anything else is looked for in its reports."""
    asked = follow(rest, read(rest), one)
    if asked is not None and not narrowed_otherwise(asked, one, rest):
        return asked
    return in_its_reports(rest, one)


def in_its_reports(line: str, one: Plan) -> Plan:
    """An open question about picked incidents."""
    plain = Plan(Operation.PASSAGE, text=line, picked=one.picked, picked_as=one.picked_as)
    return replace(plain, places=one.places, period=one.period)


def in_reports_of(line: str, before: Plan, evidence: Evidence) -> Plan:
    """An open question about the incident spoken of, else about the places and the time spoken of: "any denial?"."""
    one = _spoken_of(before, evidence) if not before.picked else None
    base = before if before.picked else _picked(before, one.id, evidence) if one is not None else None
    if base is not None:
        return _following(in_its_reports(line, base), before, line)
    plain = Plan(Operation.PASSAGE, places=before.places, period=before.period, text=f"{line} {before.text}"[:400])
    return _following(plain, before, line)


def _following(plan: Plan, before: Plan, line: str) -> Plan:
    text = plan.text if plan.operation is Operation.PASSAGE else f"{before.text} · {line}"[-400:]
    return replace(changed_from(plan, before), unanswered="", asked_back=False, text=text)


def _rows(before: Plan, order: Order | None, evidence: Evidence) -> list[Row]:
    """The parts of a grouped answer, as they were shown or in the order asked for."""
    bare = replace(before, before=None, changed=(), limit=None)
    rows = [row for row in HANDLERS[before.operation](bare, evidence).rows if row.key not in _NO_PARTS]
    if order in (Order.MOST, Order.DEADLIEST) and before.operation is Operation.GROUP:
        rows.sort(key=lambda row: -(row.value or 0))
    elif order is Order.FEWEST and before.operation is Operation.GROUP:
        rows.sort(key=lambda row: row.value or 0)
    return rows


def _in_part(rest: str, row: Row, before: Plan, read: Reads, evidence: Evidence) -> Plan | None:
    """What is asked of one part of a grouped answer: its incidents, where nothing else is."""
    part = part_of(before, row, evidence.gazetteer)
    if part is None:
        return None
    asked = follow(rest, read(rest), part) if rest and rest.lower() != "what happened" else None
    return _following(asked or part, before, row.label)


def _by_side(line: str, before: Plan, read: Reads, evidence: Evidence) -> Plan | Draft | None:
    """What the side that was blamed has done: at the places spoken of, whatever incident led to its name."""
    base = replace(before, picked=(), picked_as="", before=None, changed=(), order=None, limit=None)
    rows = HANDLERS[before.operation](replace(before, before=None, changed=()), evidence).rows[:OFFERED]
    sides = []
    for row in rows:
        part = replace(base, operation=Operation.LIST, perpetrator=row.key.lower())
        asked = follow(line, read(line), part) or replace(part, operation=Operation.SUM)
        sides.append((row.label, _following(asked, before, line)))
    if len(sides) > 1:
        return Draft(Route.CLARIFY, "Which side is meant?", choices=tuple(sides))
    return sides[0][1] if sides else None


def _no_such(nth: int, listed: int, what: str) -> Draft:
    if nth < 1:
        return Draft(Route.REFUSAL, "There is none after that: it is the first of those found")
    return Draft(Route.REFUSAL, f"There is no number {number(nth)}: {plural(listed, what)} in all")


# --- the one spoken of --------------------------------------------------------------------------------------------


def pinned(plan: Plan, before: Plan, line: str, evidence: Evidence) -> Plan:
    """A follow-up's plan held to the incident before, where that was one and the follow-up asks about it.

    "The deadliest strike", then "how many women were killed?": not in the strike that was deadliest for women.
    """
    if narrowed_otherwise(plan, before, line):
        return replace(plan, picked=(), picked_as="")
    if before.picked or not _shows_one(before):
        return plan
    one = _spoken_of(before, evidence)
    if one is None:
        return plan
    return replace(plan, picked=(one.id,), picked_as=place_line(one))


def _spoken_of(before: Plan, evidence: Evidence) -> Incident | None:
    found = HANDLERS[before.operation](replace(before, before=None, changed=()), evidence).incidents
    return evidence.incidents.get_many([found[0].id]).get(found[0].id) if len(found) == 1 else None


def about_it(line: str, before: Plan, evidence: Evidence) -> Plan | Draft | None:
    """An open question about the incident spoken of; asked back where several were shown; None: about no incident."""
    base = replace(before, before=None, changed=())
    if before.picked or _shows_one(before):
        if not speaks_of_it(line):
            return None
        one = base if before.picked else None
        if one is None and (spoken_of := _spoken_of(before, evidence)) is not None:
            one = _picked(base, spoken_of.id, evidence)
        return _following(in_its_reports(line, one), before, line) if one is not None else None
    if before.operation is Operation.PASSAGE and before.words and speaks_of_person(line):
        return _following(replace(base, text=f"{before.text} {line}"[-400:]), before, line)
    if before.operation not in _ABOUT_ONE or not speaks_of_person(line):
        return None
    shown = HANDLERS[before.operation](base, evidence).incidents[:OFFERED]
    found = evidence.incidents.get_many([one.id for one in shown])
    whole = [found[one.id] for one in shown if one.id in found]
    plans = [(place_line(one), _picked(base, one.id, evidence)) for one in whole]
    asked = [(label, _following(in_its_reports(line, plan), before, line)) for label, plan in plans if plan is not None]
    if len(asked) == 1:
        return asked[0][1]
    if not asked and (before.places or before.words):
        # no incident was found, but passages were: they are searched for this as well
        text = f"{before.text} {line}"[-400:]
        return _following(replace(base, operation=Operation.PASSAGE, effect=None, text=text), before, line)
    if not asked:
        return None
    lines = tuple(Line(incident_text(one)) for one in whole)
    return Draft(Route.CLARIFY, "Of which incident?", lines=lines, choices=tuple(asked))
