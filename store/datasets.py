"""The records of imported data sets: provenance and licence, for whoever shows a figure of theirs.

Read-only: `store/importers` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # the row as it stood in the file

from sqlmodel import col, select

from store.bulk import batches
from store.database import Database
from store.records import Status
from store.tables import DatasetRow


@dataclass(frozen=True, slots=True)
class DatasetRecord:
    """One record of a data set.

    Attributes:
        id: `<origin>:<own id>`; the `article_id` of its claim.
        row: the cells that were not empty, by column.
        withdrawn: it is no longer in its data set.
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
    withdrawn: bool = False


def find_records(database: Database, ids: Iterable[str]) -> dict[str, DatasetRecord]:
    """Those of the records that are there, by id."""
    found: dict[str, DatasetRecord] = {}
    with database.session() as session:
        for batch in batches(ids):
            for r in session.exec(select(DatasetRow).where(col(DatasetRow.id).in_(batch))):
                found[r.id] = DatasetRecord(
                    r.id,
                    r.origin,
                    r.own_id,
                    r.url,
                    r.source,
                    r.licence,
                    r.citation,
                    r.imported_at,
                    dict(r.row),
                    withdrawn=r.status == Status.RETRACTED.value,
                )
    return found
