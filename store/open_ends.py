"""Figures without an upper end: what is told beyond the number that is shown for them. `Incidents.beyond` calls it.

"46 to at least 100" has the best figure 46 and no upper end; that somebody counts at least 100 stands in the claims.
"""

from __future__ import annotations

from typing import Any  # SQL expressions

from sqlalchemy import func, select
from sqlmodel import Session, col

from store.bulk import batches
from store.conditions import best_of, incident_conditions
from store.filters import IncidentFilter
from store.records import Effect
from store.tables import ClaimCountRow, ClaimRow, IncidentClaimRow, IncidentGroupRow, IncidentRow


def beyond(session: Session, f: IncidentFilter, effect: Effect, group: str | None) -> dict[str, int]:
    """How much higher the highest count told is than the figure shown, for each open incident where it is higher."""
    shown = best_of(effect, group)
    query = select(col(IncidentRow.id), shown).where(
        *incident_conditions(f),
        shown.is_not(None),
        _high(effect, group).is_(None),
        col(IncidentRow.sources) > 1,  # one source's newest word is all that it says
    )
    best = {row[0]: int(row[1]) for row in session.execute(query)}
    told = func.max(func.coalesce(col(ClaimCountRow.best), col(ClaimCountRow.low)))
    found: dict[str, int] = {}
    for batch in batches(best):
        counts = (
            select(col(IncidentClaimRow.incident_id), told)
            .join(ClaimRow, col(ClaimRow.id) == col(IncidentClaimRow.claim_id))
            .join(ClaimCountRow, col(ClaimCountRow.claim_id) == col(ClaimRow.id))
            .where(
                col(IncidentClaimRow.incident_id).in_(batch),
                col(ClaimRow.negated).is_(False),
                col(ClaimCountRow.effect) == effect.value,
                col(ClaimCountRow.group_name) == (group or ""),
            )
            .group_by(col(IncidentClaimRow.incident_id))
        )
        found |= {one: top - best[one] for one, top in session.execute(counts) if top is not None and top > best[one]}
    return found


def _high(effect: Effect, group: str | None) -> Any:
    """The upper end of an incident's figure, or of a group's part of it."""
    name = f"{effect.value}_high"
    if group is None or not hasattr(IncidentGroupRow, name):
        return getattr(IncidentRow, name)
    mine = [col(IncidentGroupRow.incident_id) == col(IncidentRow.id), col(IncidentGroupRow.group_name) == group]
    return select(getattr(IncidentGroupRow, name)).where(*mine).correlate(IncidentRow).scalar_subquery()
