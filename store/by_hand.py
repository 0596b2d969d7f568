"""Decisions by hand about which claims are one incident: whom they concern, and how they are kept.

For `store/incidents.py` alone, inside its transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col, delete

from store.bulk import insert_rows
from store.errors import NotFound
from store.succession import resolve
from store.tables import HandLinkRow, IncidentClaimRow


def members_of(session: Session, ids: Iterable[str]) -> dict[str, list[str]]:
    """Incident id to its claims.

    Raises:
        NotFound: one of them is not there.
    """
    home = resolve(session, ids)
    found: dict[str, list[str]] = {}
    for asked, led in home.items():
        query = select(col(IncidentClaimRow.claim_id)).where(col(IncidentClaimRow.incident_id) == led)
        found[led] = list(session.execute(query).scalars())
        if not found[led]:
            raise NotFound(f"no incident has the id {asked}")
    return found


def decide(
    session: Session,
    pairs: list[tuple[str, str]],
    *,
    forget: list[tuple[str, str]],
    together: bool,
    now: datetime,
    by: str,
) -> None:
    """Writes decisions by hand, in place of earlier ones about the same pairs."""
    for a, b in {*pairs, *forget}:
        session.execute(delete(HandLinkRow).where(col(HandLinkRow.a) == a, col(HandLinkRow.b) == b))
    rows = [{"a": a, "b": b, "together": together, "decided_at": now, "decided_by": by} for a, b in sorted(set(pairs))]
    insert_rows(session, HandLinkRow, rows)
