"""Incidents as one voice tells them, or as they were known at a time: their figures over those claims alone.

Called by `figures.py` where a question names a source ("according to the hospital") or a time ("as of 3 March"). A
figure of all sources would be a wrong answer to either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.evidence import Evidence, behind_of, figure_of, shown
from bot.answer.plan import Plan
from bot.answer.ports import Sorting
from bot.answer.selection import MAX_INCIDENTS, Behind, Selection, body_quoted
from store.filters import Totals
from store.records import Effect, Incident

MOST = 500  # incidents told anew for one question


@dataclass(frozen=True, slots=True)
class Told:
    """Incidents told anew.

    Attributes:
        incidents: those that have the figure, largest first.
        notes: what the reader must know of how they were told.
    """

    incidents: tuple[Incident, ...]
    notes: tuple[str, ...] = ()


def narrows(plan: Plan) -> bool:
    """Whether a plan asks for some of the claims alone."""
    return plan.as_of is not None or plan.attributed_to is not None or plan.source is not None


def told(plan: Plan, evidence: Evidence, effect: Effect, group: str | None) -> Told:
    """The plan's incidents, each over the claims that the plan asks for."""
    found = evidence.select(plan).find(order="largest", effect=effect, limit=MOST)
    notes: tuple[str, ...] = ()
    if plan.as_of is not None:
        found, notes = known_then(found, plan, evidence)
    if plan.attributed_to or plan.source:
        found = evidence.incidents.told(found, attributed_to=body_quoted(plan.attributed_to), source=plan.source)
    counted = [i for i in found if shown(figure_of(i, effect, group))]
    counted.sort(key=lambda i: (-(shown(figure_of(i, effect, group)) or 0), i.id))
    return Told(tuple(counted), notes)


def known_then(found: Sequence[Incident], plan: Plan, evidence: Evidence) -> tuple[list[Incident], tuple[str, ...]]:
    """The incidents in the revision that stood then; what came into the index later, by its dates of publication.

    All of them as they are where the plan asks for no time. Beside them, what the reader must know of how it was done.
    """
    if plan.as_of is None:
        return list(found), ()
    then: list[Incident] = []
    late: list[Incident] = []
    for incident in found:
        known = evidence.incidents.as_of(incident.id, plan.as_of)
        if known is not None:
            then.append(known)
        else:
            late.append(incident)
    published = evidence.incidents.told(late, until=plan.as_of)
    notes = ("By the reports published until then, which were taken in later",) if published else ()
    kept = {incident.id: incident for incident in (*then, *published)}
    return [kept[incident.id] for incident in found if incident.id in kept], notes


def behind_then(
    plan: Plan,
    evidence: Evidence,
    selection: Selection,
    *,
    order: Sorting,
    limit: int,
    effect: Effect = Effect.KILLED,
) -> tuple[Behind, tuple[str, ...]]:
    """The incidents behind an answer as they stood at the time asked about; what the reader must know of that."""
    if plan.as_of is None:
        return selection.behind(order=order, effect=effect, limit=limit), ()
    found, notes = known_then(selection.find(order=order, effect=effect, limit=MAX_INCIDENTS), plan, evidence)
    return behind_of(found[:limit]), notes


def totals_of(incidents: Sequence[Incident], effect: Effect, group: str | None) -> Totals:
    """The sums over incidents that all have the figure."""
    figures = [f for i in incidents if (f := figure_of(i, effect, group)) is not None]
    return Totals(
        low=sum(f.low if f.low is not None else shown(f) or 0 for f in figures),
        best=sum(shown(f) or 0 for f in figures),
        high=sum(f.high if f.high is not None else shown(f) or 0 for f in figures),
        open_upwards=sum(f.high is None for f in figures),
        incidents_with=len(figures),
        incidents_without=0,
    )
