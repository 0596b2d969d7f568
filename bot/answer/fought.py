"""Says what the figures of a side rest on where records are of clashes, which do not tell who killed whom.

Called by `service.py` for every answer that names a side as the one that did it. Data sets list one of the two sides
first; an answer must not make it the killer of all the dead, nor the other the killer of none.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.answer import Line
from bot.answer.evidence import Draft
from bot.answer.plan import By, Operation, Plan
from bot.answer.ports import IncidentStore
from bot.answer.selection import incident_filter
from bot.answer.sides import against
from bot.answer.understood import side_name
from store.filters import IncidentFilter
from store.importers import FORMATS
from store.records import EventType, Weapon

CLASHES = "Clashes are among these: both sides fought there, and the records do not tell who killed whom."


def with_clashes(draft: Draft, plan: Plan, incidents: IncidentStore) -> Draft:
    """An answer about a side, with what is to be said of clashes; who killed more cannot be told where there are any.

    The sum over incidents of one side says in its first line that the dead of clashes are those of both.
    """
    notes = clash_notes(plan, incidents)
    if CLASHES in notes and plan.effect is not None:
        if plan.operation is Operation.SUM:
            draft = replace(draft, headline=f"{draft.headline}, in clashes the dead of both sides")
        elif plan.operation is Operation.COMPARE and plan.versus and _sides_apart(plan):
            lines = (Line("Figures of each side hold the dead of both sides in clashes"), *draft.lines)
            draft = replace(draft, headline=_WHO_KILLED, lines=lines, value=None, low=None, high=None)
    return replace(draft, notes=(*draft.notes, *notes))


_WHO_KILLED = "Not known who killed more: the records of clashes do not tell who killed whom"


def _sides_apart(plan: Plan) -> bool:
    """Whether the sides of a comparison are those blamed."""
    return any(one.perpetrator != plan.perpetrator for one in plan.versus)


def clash_notes(plan: Plan, incidents: IncidentStore) -> tuple[str, ...]:
    """What to say of recorded clashes, where a plan names or asks for the side that did it."""
    by_side = plan.perpetrator is not None or plan.by is By.PERPETRATOR or plan.operation is Operation.WHO_DID
    if not by_side or plan.origin == "articles" or plan.operation is Operation.PASSAGE:
        return ()
    if plan.weapons or (plan.event_types and EventType.ARMED_CLASH not in plan.event_types):
        return ()
    notes = [CLASHES] if any(_clashes(one, incidents) for one in (plan, *plan.versus)) else []
    for side in _sides(plan):
        unblamed = replace(plan, perpetrator=None, versus=())
        if any(_clashes(unblamed, incidents, fields) for fields in against(side)):
            notes.append(f"Not counted: other records name {side_name(side)} as the side fought against.")
    return tuple(notes)


def left_open(plan: Plan) -> IncidentFilter:
    """Records that a plan selects though a kind of event is left out, and that do not tell their own kind."""
    return replace(
        incident_filter(plan, figure=plan.effect is not None),
        event_types=frozenset({EventType.OTHER}),
        exclude_weapons=frozenset(Weapon),
        origins=frozenset({plan.origin} if plan.origin else FORMATS),
    )


def _clashes(plan: Plan, incidents: IncidentStore, enemy: dict[str, str] | None = None) -> int:
    """How many recorded clashes a plan selects; `enemy`: filter fields for the side that is listed second."""
    f = replace(
        incident_filter(plan, figure=plan.effect is not None),
        event_types=frozenset({EventType.ARMED_CLASH}),
        origins=frozenset({plan.origin} if plan.origin else FORMATS),
    )
    enemy = enemy or {}
    return incidents.count(replace(f, target=enemy.get("target"), target_is=enemy.get("target_is")) if enemy else f)


def _sides(plan: Plan) -> list[str]:
    """The sides named, but for those whose name stands in that of their enemies ("Syrian insurgents")."""
    named = [side for one in (plan, *plan.versus) for side in (one.perpetrator or "").split("|") if side]
    return [side for side in dict.fromkeys(named) if side != "syria"]
