"""Says where the figures of a side rest on clashes: both sides fought there, and no record tells who killed whom.

Called by `service.py` for every answer that names a side as the one that did it. Data sets list one of the two sides
first; an answer must not make it the killer of all the dead.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.plan import By, Operation, Plan
from bot.answer.ports import IncidentStore
from bot.answer.selection import incident_filter
from store.importers import FORMATS
from store.records import EventType

CLASHES = "Clashes are among these: both sides fought there, and the records do not tell who killed whom."


def clash_notes(plan: Plan, incidents: IncidentStore) -> tuple[str, ...]:
    """The note, where a plan names or asks for the side that did it and recorded clashes are among what it selects."""
    by_side = plan.perpetrator is not None or plan.by is By.PERPETRATOR or plan.operation is Operation.WHO_DID
    if not by_side or plan.origin == "articles" or plan.operation is Operation.PASSAGE:
        return ()
    clashes = replace(
        incident_filter(plan, figure=plan.effect is not None),
        event_types=frozenset({EventType.ARMED_CLASH}),
        origins=frozenset({plan.origin} if plan.origin else FORMATS),
    )
    asked = not plan.event_types or EventType.ARMED_CLASH in plan.event_types
    return (CLASHES,) if asked and not plan.weapons and incidents.count(clashes) else ()
