"""What is said where incidents are asked for by a status that none of them has: none is confirmed, others are there.

Called by `absence.py` before a zero: "mention no one killed" would deny what is only not confirmed.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.answer import Route, Row
from bot.answer.evidence import Draft, Evidence
from bot.answer.plan import Operation, Plan
from bot.answer.words import STATUS_WORDS, plural
from store.records import Status


def of_other_status(plan: Plan, evidence: Evidence) -> Draft | None:
    """None where no status is asked for, or nothing is there whatever its status."""
    if plan.status is None or plan.as_of is not None:
        return None
    whatever = replace(plan, status=None)
    groups = evidence.select(whatever).grouped("status", None, None)
    rows = tuple(
        Row(group.key, STATUS_WORDS[Status(group.key)], None, incidents=group.incidents)
        for group in sorted(groups, key=lambda one: -one.incidents)
        if group.key and group.incidents
    )
    if not rows:
        return None
    told = ", ".join(f"{row.incidents:,} {row.label}" for row in rows)
    found = plural(sum(row.incidents for row in rows), "incident")
    total = Row("whatever", "whatever its status", None, incidents=sum(row.incidents for row in rows))
    return Draft(
        route=Route.SUM if plan.operation is Operation.SUM else Route.COUNT,
        headline=f"None {STATUS_WORDS[plan.status]} of {found} there ({told})",
        value=0,
        low=0,
        high=None,
        rows=(*rows, total),
        choices=(("Whatever the status", whatever),),
    )
