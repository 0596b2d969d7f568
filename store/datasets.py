"""The records of imported data sets behind incidents: provenance and licence, for whoever shows a figure of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any  # the row as it stood in the file

from sqlmodel import col, select

from store.database import Database
from store.tables import ClaimRow, DatasetRow, IncidentAliasRow, IncidentClaimRow


@dataclass(frozen=True, slots=True)
class DatasetRecord:
    """One record of a data set.

    Attributes:
        id: `<origin>:<own id>`; the `article_id` of its claim.
        row: the cells that were not empty, by column.
    """

    id: str
    origin: str
    own_id: str
    url: str | None
    source: str
    licence: str
    citation: str
    imported_at: datetime
    row: dict[str, Any]


def records_of(database: Database, incident_id: str) -> list[DatasetRecord]:
    """The records that an incident rests on; none for one that only articles report."""
    with database.session() as session:
        alias = select(IncidentAliasRow.incident_id).where(IncidentAliasRow.old_id == incident_id)
        home = session.exec(alias).first() or incident_id
        rows = session.exec(
            select(DatasetRow)
            .join(ClaimRow, col(ClaimRow.record_id) == col(DatasetRow.id))
            .join(IncidentClaimRow, col(IncidentClaimRow.claim_id) == col(ClaimRow.id))
            .where(IncidentClaimRow.incident_id == home)
            .order_by(col(DatasetRow.id))
        )
        return [
            DatasetRecord(r.id, r.origin, r.own_id, r.url, r.source, r.licence, r.citation, r.imported_at, dict(r.row))
            for r in rows
        ]
