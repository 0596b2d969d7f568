"""The stored records of a data set that a newer file of it leaves out: which they are, and how they are withdrawn.

Called by `import_file`. A file is taken to tell of its own days and countries alone, so that the file of a month or of
a country says nothing of the others. A withdrawn record stays, with its row and its citation; it counts for no figure,
until a file has it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select, update

from store import ledger
from store.bulk import batches
from store.records import Claim, Status
from store.tables import ClaimPlaceRow, ClaimRow, DatasetRow


@dataclass(frozen=True, slots=True)
class Extent:
    """What a file tells of: from the first to the last day on which a record of it begins, in these countries."""

    first: date
    last: date
    countries: frozenset[str | None]


def extent_of(claims: Iterable[Claim]) -> Extent | None:
    """The extent of a file's records; None where none has a day."""
    dated = [(claim.date_start, claim.place.country if claim.place else None) for claim in claims if claim.date_start]
    days = [day for day, _ in dated if day is not None]
    return Extent(min(days), max(days), frozenset(country for _, country in dated)) if days else None


def absent_from(session: Session, origin: str, extent: Extent, named: Set[str]) -> list[str]:
    """Ids of the records of a set that a file of this extent does not name, but for those withdrawn already.

    Args:
        session: reads only.
        origin: the format's name.
        extent: what the file tells of.
        named: the own ids of all its rows, those that were refused among them.
    """
    rows = session.exec(
        select(DatasetRow.id, DatasetRow.own_id, ClaimPlaceRow.country)
        .join(ClaimRow, col(ClaimRow.record_id) == col(DatasetRow.id))
        .join(
            ClaimPlaceRow,
            (col(ClaimPlaceRow.claim_id) == col(ClaimRow.id)) & (col(ClaimPlaceRow.position) == 0),
            isouter=True,
        )
        .where(
            DatasetRow.origin == origin,
            DatasetRow.status != Status.RETRACTED.value,
            col(ClaimRow.date_start).between(extent.first, extent.last),
        )
    )
    return sorted(id for id, own_id, country in rows if own_id not in named and country in extent.countries)


def withdraw(session: Session, records: Iterable[str], *, now: datetime, why: str) -> None:
    """Withdraws records: what they say counts no longer. The next file that has one of them brings it back."""
    for batch in batches(records):
        those = update(DatasetRow).where(col(DatasetRow.id).in_(batch))
        session.execute(those.values(status=Status.RETRACTED.value, row_hash=""))
        claims = session.exec(select(ClaimRow.id).where(col(ClaimRow.record_id).in_(batch)))
        ledger.settle(session, claims, now=now, why=why)  # announced: whoever was told of it is told of this too
