"""Data sets of incidents that others have counted: read, checked and stored beside what articles report.

`dateline import` calls `import_file`. Every record keeps its own id, so that importing a file again changes only what
changed in it; what cannot be read is named by line and column, and the rest is imported. Records of one data set are
never merged with each other: it has told them apart already.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any  # the summary is JSON

from sqlmodel import Session, col, select

from store import ledger
from store.bulk import batches, insert_rows, update_rows
from store.claim_rows import NewClaim
from store.database import Database
from store.errors import StoreError
from store.features import features_of
from store.importers.absent import absent_from, extent_of, withdraw
from store.importers.acled import Acled
from store.importers.airwars import Airwars
from store.importers.own_table import OwnTable
from store.importers.table import CellError, Format, Places, Record, Resolver, Row, read_table
from store.importers.ucdp_ged import UcdpGed
from store.merge import keys
from store.records import Place
from store.tables import ClaimRow, DatasetRow

FORMATS: dict[str, Format] = {f.name: f for f in (UcdpGed(), Acled(), Airwars(), OwnTable())}
HARDLY = 10  # a province is not the set's own where this many times what is filed under it lies there, filed elsewhere
BATCH = 2000  # records in one transaction
READING = 3  # counts up when rows are read otherwise, so that importing a file again brings its records up to date


@dataclass(frozen=True, slots=True)
class _Read:
    """A record with the row it came from."""

    line: int
    row: Row
    record: Record

    @property
    def hash(self) -> str:
        return hashlib.sha256(json.dumps([READING, self.row.cells], sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _File:
    """A file as read: its records, the own id of every row (None: it has none), and what could not be read."""

    records: list[_Read]
    named: list[str | None]
    errors: list[dict[str, Any]]


def import_file(
    database: Database,
    format_name: str,
    path: Path,
    *,
    now: datetime,
    resolver: Resolver | None = None,
    withdrawing: bool = False,
) -> dict[str, Any]:
    """Imports a data set.

    Args:
        database: open for writing.
        format_name: one of `FORMATS`.
        path: the CSV file.
        now: the present, aware.
        resolver: a gazetteer, to spell provinces as articles' places do and to know towns again.
        withdrawing: withdraw the stored records that the file leaves out (see `store/importers/absent.py`).

    Returns:
        A summary: format, source, licence, rows, added, updated, unchanged, refused, `absent` (stored records of the
        file's days and countries that it leaves out), `withdrawn` (how many of them), and `errors` with the line, the
        column and the reason of everything that could not be read as it stands; `refused` in it tells whether the row
        was left out for it. Nothing is withdrawn while a row is refused of which not even the id can be read.

    Raises:
        StoreError: no such format, the file cannot be read or lacks a column; nothing is imported then.
    """
    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise StoreError(f"no format is called {format_name!r}; there are {', '.join(sorted(FORMATS))}")
    file = _read(chosen, path, Places(resolver))
    refused = sum(1 for error in file.errors if error["refused"])
    added, updated = _store(database, chosen, file.records, now)
    absent, withdrawn = _left_out(database, chosen, file, now, withdrawing=withdrawing)
    return {
        "format": chosen.name,
        "path": str(path),
        "source": chosen.source,
        "licence": chosen.licence,
        "rows": len(file.records) + refused,
        "added": added,
        "updated": updated,
        "unchanged": len(file.records) - added - updated,
        "refused": refused,
        "absent": absent,
        "withdrawn": withdrawn,
        "errors": file.errors,
    }


def _store(database: Database, chosen: Format, records: Sequence[_Read], now: datetime) -> tuple[int, int]:
    """Stores records; returns how many were added and how many updated."""
    added = updated = 0
    for start in range(0, len(records), BATCH):
        with database.writing() as session:
            new, changed = _write(session, chosen, records[start : start + BATCH], now)
        added, updated = added + new, updated + changed
    return added, updated


def _left_out(database: Database, chosen: Format, file: _File, now: datetime, *, withdrawing: bool) -> tuple[int, int]:
    """How many stored records a file leaves out, and how many of them were withdrawn."""
    extent = extent_of(read.record.claim for read in file.records)
    if extent is None:
        return 0, 0
    with database.session() as session:
        left = absent_from(session, chosen.name, extent, {own_id for own_id in file.named if own_id is not None})
    if not (left and withdrawing) or None in file.named:
        return len(left), 0
    for start in range(0, len(left), BATCH):
        with database.writing() as session:
            why = f"no longer in the records of {chosen.source}"
            withdraw(session, left[start : start + BATCH], now=now, why=why)
    return len(left), len(left)


def _read(chosen: Format, path: Path, places: Places) -> _File:
    """Reads all rows."""
    named: list[str | None] = []
    errors: list[dict[str, Any]] = []
    found: dict[str, _Read] = {}
    unread: list[dict[str, Any]] | None = None
    for line, row in read_table(path, chosen.columns):
        if unread is None and isinstance(row, Row):
            errors += (unread := _unread(chosen, row))
        try:
            named.append(None)
            if isinstance(row, CellError):
                raise row
            named[-1] = chosen.own_id(row)
            record = chosen.read(row, places)
            if record.own_id in found:
                raise CellError("id", f"{record.own_id} stands on line {found[record.own_id].line} already")
            found[record.own_id] = _Read(line, row, record)
            errors += [_error(line, doubt, refused=False) for doubt in row.doubts]
        except CellError as error:
            errors.append(_error(line, error, refused=True))
    return _File(_as_filed(list(found.values())), named, errors)


def _as_filed(found: list[_Read]) -> list[_Read]:
    """The records under the provinces that their data set files them under, so that sums are the set's own.

    What lies in one under which the set hardly files anything is found there as well.
    """
    placed = [read.record.claim.places for read in found if read.record.claim.places]
    filed = Counter(_province_of(where[-1]) for where in placed)
    lying = Counter(_province_of(where[0]) for where in placed if len(where) == 2)
    unused = frozenset(province for province, n in lying.items() if filed[province] * HARDLY < n)
    return [replace(read, record=_filed(read.record, unused)) for read in found]


def _province_of(place: Place) -> tuple[str | None, str | None]:
    return place.country, place.admin1


def _filed(record: Record, unused: frozenset[tuple[str | None, str | None]]) -> Record:
    """The record under its set's province, and where it lies too, should that province be one of `unused`."""
    if len(record.claim.places) != 2:
        return record
    lying, own = record.claim.places
    places = (own, lying) if _province_of(lying) in unused else (own,)
    return replace(record, claim=replace(record.claim, place=own, places=places))


def _unread(chosen: Format, row: Row) -> list[dict[str, Any]]:
    """Columns that mean nothing in this format, as a misspelt one does; by its first whole row."""
    if chosen.reads is None:
        return []
    unknown = [column for column in row.cells if column not in chosen.reads]
    return [_error(1, CellError(column, "is no column that is read; left out"), refused=False) for column in unknown]


def _error(line: int, error: CellError, *, refused: bool) -> dict[str, Any]:
    return {"line": line, "column": error.column or None, "reason": error.why, "refused": refused}


def _write(session: Session, chosen: Format, records: Sequence[_Read], now: datetime) -> tuple[int, int]:
    """Writes what is new or changed; returns how many of each."""
    ids = {f"{chosen.name}:{r.record.own_id}": r for r in records}
    there: dict[str, str] = {}
    for batch in batches(ids):
        rows = session.exec(select(DatasetRow.id, DatasetRow.row_hash).where(col(DatasetRow.id).in_(batch)))
        there.update((record, digest) for record, digest in rows)
    new = [r for i, r in ids.items() if i not in there]
    changed = [r for i, r in ids.items() if i in there and there[i] != r.hash]
    insert_rows(session, DatasetRow, [{**_columns(chosen, r), "imported_at": now} for r in new])
    update_rows(session, DatasetRow, [_columns(chosen, r) for r in changed])
    stale = _claims_of(session, [r.record.claim.article_id for r in changed])
    fresh = [_new_claim(chosen, r.record) for r in [*new, *changed]]
    why = f"imported from {chosen.source}"
    ledger.change_claims(session, new=fresh, gone=stale, now=now, why=why, announce=False)
    return len(new), len(changed)


def _columns(chosen: Format, read: _Read) -> dict[str, Any]:
    record = read.record
    return {
        "id": record.claim.article_id,
        "origin": chosen.name,
        "own_id": record.own_id,
        "url": record.url,
        "source": record.source or chosen.source,
        "licence": chosen.licence,
        "citation": chosen.citation,
        "status": record.status.value,
        "sources": record.sources,
        "row_hash": read.hash,
        "row": {k: v for k, v in read.row.cells.items() if v},
    }


def _claims_of(session: Session, records: Iterable[str]) -> list[str]:
    found: list[str] = []
    for batch in batches(records):
        found += session.exec(select(ClaimRow.id).where(col(ClaimRow.record_id).in_(batch)))
    return found


def _new_claim(chosen: Format, record: Record) -> NewClaim:
    f = features_of(record.claim, origin=chosen.name)
    return NewClaim(record.claim, f, keys(f), origin=chosen.name)
