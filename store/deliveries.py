"""Who was told what of which incident: one delivery for each chat, incident and revision, whatever happens.

A delivery, its messages and the outbox row that led to it are written in one transaction (`Deliveries.commit`), so a
process killed anywhere has told a chat of a revision or will, never twice. Sending is `store/messages.py`'s part; how a
message fared is read back by `settle`. Called by `bot/alerts/dispatch.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, TypeAlias  # JSON values

from sqlalchemy import ColumnElement, String, cast, delete, func, update
from sqlmodel import Session, col, select

from store.bulk import insert_rows
from store.database import Database
from store.marks import MessageState
from store.messages import Message, NewMessage, add_messages
from store.tables import (
    DeliveryRow,
    IncidentAliasRow,
    IncidentRow,
    MessageRow,
    OutboxEntry,
    ScreenRow,
)

HELD, QUEUED, SENT, FAILED, DROPPED = "held", "queued", "sent", "failed", "dropped"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one chat is told of one revision of one incident; fields as in `store/tables`.

    Attributes:
        kind: "alert", "edit", "reply" or "correction".
        told: what this chat was last told aloud of the incident, this delivery included.
    """

    chat_id: int
    topic: int
    incident_id: str
    revision: int
    kind: str
    state: str
    told: dict[str, Any]
    subscription_id: str | None = None
    message_key: str | None = None
    root_key: str | None = None
    due_at: datetime | None = None
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one step of dispatching changes, in one transaction.

    Attributes:
        deliveries: to be added, or replaced where the same one is held.
        dropped: (chat, incident, revision) of held ones that newer ones overtook.
        outbox_ids: done with.
    """

    deliveries: Sequence[Delivery] = ()
    messages: Sequence[NewMessage] = ()
    dropped: Sequence[tuple[int, str, int]] = ()
    outbox_ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer that a chat was given and that rests on an incident.

    Attributes:
        plan: the plan it answered, as JSON; `incidents`: how many it rests on.
    """

    screen_id: str
    chat_id: int
    topic: int
    message_key: str
    question: str
    value: float | None
    plan: dict[str, Any]
    incidents: int


class Deliveries:
    """The deliveries of one database."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for writing, but for reading alone."""
        self._database = database

    def latest(self, incident_ids: Sequence[str]) -> dict[int, Delivery]:
        """For each chat that was told of the incident (under any of these ids), its newest delivery that counts."""
        with self._database.session() as session:
            rows = session.exec(
                select(DeliveryRow)
                .where(col(DeliveryRow.incident_id).in_(list(incident_ids)), DeliveryRow.state != DROPPED)
                .order_by(col(DeliveryRow.created_at), col(DeliveryRow.revision))
            )
            return {row.chat_id: _delivery(row) for row in rows}

    def recent_alerts(self, chat_ids: Iterable[int], since: datetime) -> dict[int, int]:
        """How many alerts each chat got since then."""
        wanted = list(chat_ids)
        found: dict[int, int] = {}
        with self._database.session() as session:
            for start in range(0, len(wanted), 500):
                rows = session.exec(
                    select(DeliveryRow.chat_id, func.count())
                    .where(
                        col(DeliveryRow.chat_id).in_(wanted[start : start + 500]),
                        DeliveryRow.created_at >= since,
                        col(DeliveryRow.state).in_([QUEUED, SENT]),
                        col(DeliveryRow.kind) == "alert",
                    )
                    .group_by(col(DeliveryRow.chat_id))
                )
                found.update(dict(rows.all()))
        return found

    def held_until(self, now: datetime, limit: int = 2000) -> list[Delivery]:
        """What was held and is due, oldest first."""
        with self._database.session() as session:
            due = select(DeliveryRow).where(DeliveryRow.state == HELD, col(DeliveryRow.due_at) <= now)
            rows = session.exec(due.order_by(col(DeliveryRow.created_at)).limit(limit))
            return [_delivery(row) for row in rows]

    def commit(self, plan: Plan, *, now: datetime) -> list[Message]:
        """Writes one step; returns the messages that were enqueued.

        A delivery that is there already is left as it is, together with its messages: a step may be done twice.
        """
        with self._database.writing() as session:
            for chat_id, incident_id, revision in plan.dropped:
                row = session.get(DeliveryRow, (chat_id, incident_id, revision))
                if row is not None and row.state == HELD:
                    row.state = DROPPED
                    session.add(row)
            there = _states(session, plan.deliveries)
            new = {_key(one): one for one in plan.deliveries if there.get(_key(one), HELD) == HELD}
            for key in new.keys() & there.keys():
                session.execute(delete(DeliveryRow).where(*_is(key)))
            insert_rows(session, DeliveryRow, [_row(one, now) for one in new.values()])
            for start in range(0, len(plan.outbox_ids), 500):
                ids = plan.outbox_ids[start : start + 500]
                session.execute(delete(OutboxEntry).where(col(OutboxEntry.id).in_(ids)))
            return add_messages(session, plan.messages, now=now)

    def settle(self) -> list[tuple[Delivery, str]]:
        """Notes how queued deliveries fared; returns those that failed, with the reason."""
        with self._database.writing() as session:
            done = col(MessageRow.state).in_([MessageState.SENT.value, MessageState.FAILED.value])
            rows = session.exec(
                select(DeliveryRow, MessageRow)
                .join(MessageRow, col(MessageRow.key) == col(DeliveryRow.message_key))
                .where(DeliveryRow.state == QUEUED, done)
            ).all()
            failed = []
            for row, message in rows:
                row.state = SENT if message.state == MessageState.SENT.value else FAILED
                session.add(row)
                if row.state == FAILED:
                    failed.append((_delivery(row), message.error or ""))
            return failed

    def follow(self, incident_id: str, earlier_ids: Iterable[str]) -> None:
        """What was told under earlier ids of the incident was told of it."""
        with self._database.writing() as session:
            for old in earlier_ids:
                _rename(session, old, incident_id)

    def orphans(self) -> list[tuple[str, str | None]]:
        """Incidents that chats were told of and that are no more, each with the one that took its place."""
        with self._database.session() as session:
            there = select(IncidentRow.id)
            closed = select(DeliveryRow.incident_id).where(DeliveryRow.revision == GONE)
            query = select(DeliveryRow.incident_id).where(
                col(DeliveryRow.incident_id).not_in(there),
                col(DeliveryRow.incident_id).not_in(closed),
                DeliveryRow.state != DROPPED,
            )
            ids = list(session.exec(query.distinct()))
            aliases = dict(
                session.exec(
                    select(IncidentAliasRow.old_id, IncidentAliasRow.incident_id).where(
                        col(IncidentAliasRow.old_id).in_(ids)
                    )
                ).all()
            )
            return [(one, aliases.get(one)) for one in ids]

    def answers_with(self, incident_ids: Sequence[str], since: datetime) -> list[Asked]:
        """Answers given since then that rest on one of the incidents, the newest of each conversation."""
        with self._database.session() as session:
            found: dict[tuple[int, int, str], Asked] = {}
            for incident_id in incident_ids:
                mentions = cast(ScreenRow.answer, String).contains(f'"{incident_id}"', autoescape=True)
                rows = session.exec(
                    select(ScreenRow).where(mentions, ScreenRow.created_at >= since).order_by(col(ScreenRow.created_at))
                )
                for row in rows:
                    if any(one and one[0] == incident_id for one in row.answer.get("incidents", ())):
                        asked = Asked(
                            row.id, row.chat_id, row.topic, row.message_key,
                            str(row.answer.get("question", "")), row.answer.get("value"),
                            row.answer.get("plan") or {}, len(row.answer["incidents"]),
                        )  # fmt: skip
                        found[(row.chat_id, row.topic, asked.question)] = asked
            return list(found.values())

    def counts(self) -> dict[str, int]:
        """How many deliveries stand where."""
        with self._database.session() as session:
            rows = session.exec(select(DeliveryRow.state, func.count()).group_by(col(DeliveryRow.state)))
            return dict(rows.all())

    def tidy(self, *, before: datetime) -> None:
        """Forgets deliveries before that time; a later change of those incidents is no longer told as one."""
        with self._database.writing() as session:
            settled = col(DeliveryRow.state) != HELD
            session.execute(delete(DeliveryRow).where(col(DeliveryRow.created_at) < before, settled))


GONE = 1_000_000_000  # the revision under which it is told that an incident is no more


def _rename(session: Session, old: str, new: str) -> None:
    mine = {
        (row.chat_id, row.revision) for row in session.exec(select(DeliveryRow).where(DeliveryRow.incident_id == new))
    }
    for row in session.exec(select(DeliveryRow).where(DeliveryRow.incident_id == old)).all():
        if (row.chat_id, row.revision) in mine:
            session.delete(row)
    session.flush()
    session.execute(update(DeliveryRow).where(col(DeliveryRow.incident_id) == old).values(incident_id=new))


_Key: TypeAlias = tuple[int, str, int]  # chat, incident, revision


def _key(delivery: Delivery) -> _Key:
    return delivery.chat_id, delivery.incident_id, delivery.revision


def _is(key: _Key) -> tuple[ColumnElement[bool], ...]:
    chat_id, incident_id, revision = key
    return (
        col(DeliveryRow.chat_id) == chat_id,
        col(DeliveryRow.incident_id) == incident_id,
        col(DeliveryRow.revision) == revision,
    )


def _states(session: Session, deliveries: Sequence[Delivery]) -> dict[_Key, str]:
    """The states of those of them that are there, and of some others of the same incidents."""
    revisions: dict[tuple[str, int], None] = {(one.incident_id, one.revision): None for one in deliveries}
    found: dict[_Key, str] = {}
    for incident_id, revision in revisions:
        rows = session.exec(
            select(DeliveryRow.chat_id, DeliveryRow.state).where(
                DeliveryRow.incident_id == incident_id, DeliveryRow.revision == revision
            )
        )
        found.update(((chat_id, incident_id, revision), state) for chat_id, state in rows)
    return found


def _row(delivery: Delivery, now: datetime) -> dict[str, Any]:
    return {**asdict(delivery), "created_at": delivery.created_at or now}


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        chat_id=row.chat_id,
        topic=row.topic,
        incident_id=row.incident_id,
        revision=row.revision,
        kind=row.kind,
        state=row.state,
        told=dict(row.told),
        subscription_id=row.subscription_id,
        message_key=row.message_key,
        root_key=row.root_key,
        due_at=row.due_at,
        created_at=row.created_at,
    )
