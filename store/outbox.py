"""What is still to be done about changes that are stored already: embedding, announcing, correcting.

Rows are written in the transaction of the change itself (`store/ledger.py`, `store/articles.py`), so that a process
killed in between loses nothing. Workers read `pending`, do the work, then call `done` or `failed`: work may be done
twice, never not at all.

Kinds:
    embed: subject = article id, payload {"chunks": [ids]}: compute and index their vectors.
    unembed: subject = article id, payload {"chunks": [ids]}: take those vectors out.
    announce: subject = incident id, payload {"revision", "why", "changed", "previous_ids"}; with "ended" true where the
        incident is no more: no claim of it is left, or it became part of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any  # JSON values

from sqlmodel import Session, col, delete, func, or_, select, update

from store.bulk import insert_rows
from store.database import Database
from store.tables import OutboxEntry

EMBED = "embed"
UNEMBED = "unembed"
ANNOUNCE = "announce"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One thing to do; `tries` counts how often it failed."""

    id: int
    kind: str
    subject: str
    payload: dict[str, Any]
    created_at: datetime
    tries: int


class Outbox:
    """The outbox of one database."""

    def __init__(self, database: Database) -> None:
        """Reads and writes `database`."""
        self._database = database

    def pending(
        self, kind: str | Sequence[str], limit: int | None = None, *, now: datetime | None = None
    ) -> list[OutboxRow]:
        """What is to be done, oldest first; with `now`, without what is to wait until later.

        Args:
            kind: one kind, or several in one common order.
            limit: at most so many.
            now: the present; None: everything.
        """
        kinds = [kind] if isinstance(kind, str) else list(kind)
        query = select(OutboxEntry).where(col(OutboxEntry.kind).in_(kinds)).order_by(col(OutboxEntry.id))
        if now is not None:
            query = query.where(or_(col(OutboxEntry.not_before).is_(None), col(OutboxEntry.not_before) <= now))
        if limit is not None:
            query = query.limit(limit)
        with self._database.session() as session:
            return [
                OutboxRow(row.id or 0, row.kind, row.subject, row.payload, row.created_at, row.tries)
                for row in session.exec(query)
            ]

    def count(self, kind: str) -> int:
        """How many of a kind are pending."""
        with self._database.session() as session:
            return session.exec(select(func.count()).where(OutboxEntry.kind == kind)).one()

    def put(self, kind: str, subject: str, payload: dict[str, Any], *, now: datetime) -> None:
        """Adds one thing to do, in a transaction of its own."""
        with self._database.writing() as session:
            add(session, [(kind, subject, payload)], now=now)

    def done(self, ids: Iterable[int]) -> None:
        """Forgets what was done."""
        wanted = list(ids)
        with self._database.writing() as session:
            for start in range(0, len(wanted), 500):
                session.execute(delete(OutboxEntry).where(col(OutboxEntry.id).in_(wanted[start : start + 500])))

    def failed(self, row_id: int, why: str, retry_at: datetime) -> None:
        """Notes a failure; the row is pending again from `retry_at`."""
        with self._database.writing() as session:
            session.execute(
                update(OutboxEntry)
                .where(col(OutboxEntry.id) == row_id)
                .values(last_error=why, not_before=retry_at, tries=col(OutboxEntry.tries) + 1)
            )


def add(session: Session, entries: Iterable[tuple[str, str, dict[str, Any]]], *, now: datetime) -> None:
    """Adds (kind, subject, payload) rows inside the caller's transaction. For store modules only."""
    rows = [{"kind": k, "subject": s, "payload": p, "created_at": now, "tries": 0} for k, s, p in entries]
    insert_rows(session, OutboxEntry, rows)
