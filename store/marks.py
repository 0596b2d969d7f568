"""What becomes of the messages of the queue, noted for many of them in one transaction.

A message is marked before it is sent and after. A mark is durable once `write_marks`' transaction is committed, so a
sender waits for that before it goes on with the message; that it shares the transaction with the marks of other
messages changes nothing about what is known of each of them after a kill. Called by `store/messages.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias  # column values

from sqlalchemy import Boolean, Table, Update, bindparam, or_, select, update
from sqlmodel import Session, SQLModel

from store.tables import ChatRow, MessageRow


class MessageState(StrEnum):
    """Where a message stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Begun:
    """The message is being sent now. `edits`, `replies_to`: keys of the messages whose numbers that takes."""

    id: int
    edits: str | None = None
    replies_to: str | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """It arrived, under Telegram's `message_id`: its attachment is not kept, and its chat can be written to."""

    id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class PutOff:
    """A try failed and another one follows. `uncertain`: this try may have reached the chat."""

    id: int
    why: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class GivenUp:
    """It will not be sent."""

    id: int
    why: str


Mark: TypeAlias = Begun | Arrived | PutOff | GivenUp
Numbers: TypeAlias = tuple[int | None, int | None]  # Telegram's, of the message that is edited and of that replied to


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


_messages, _chats = _table(MessageRow), _table(ChatRow)
_mine = _messages.c.id == bindparam("mark_id")
_BEGUN = update(_messages).where(_mine).values(state=MessageState.SENDING.value, tries=_messages.c.tries + 1)
_ARRIVED = (
    update(_messages)
    .where(_mine)
    .values(
        state=MessageState.SENT.value,
        message_id=bindparam("number"),
        sent_at=bindparam("at"),
        error=None,
        attachment=None,
    )
)
_PUT_OFF = (
    update(_messages)
    .where(_mine)
    .values(
        state=MessageState.WAITING.value,
        error=bindparam("why"),
        uncertain=or_(_messages.c.uncertain, bindparam("unsure", type_=Boolean)),
    )
)
_GIVEN_UP = update(_messages).where(_mine).values(state=MessageState.FAILED.value, error=bindparam("why"))


def write_marks(session: Session, marks: Sequence[Mark], *, now: datetime) -> dict[int, Numbers]:
    """Notes marks, at most one of each message, in a transaction of the caller's.

    Returns:
        for each message that is begun, by its id: the numbers that it needs.
    """
    begun = [one for one in marks if isinstance(one, Begun)]
    arrived = [one for one in marks if isinstance(one, Arrived)]
    _run(session, _BEGUN, [{"mark_id": one.id} for one in begun])
    _run(session, _ARRIVED, [{"mark_id": one.id, "number": one.message_id, "at": now} for one in arrived])
    _run(
        session,
        _PUT_OFF,
        [{"mark_id": one.id, "why": one.why, "unsure": one.uncertain} for one in marks if isinstance(one, PutOff)],
    )
    _run(session, _GIVEN_UP, [{"mark_id": one.id, "why": one.why} for one in marks if isinstance(one, GivenUp)])
    if arrived:
        theirs = select(_messages.c.chat_id).where(_messages.c.id.in_([one.id for one in arrived]))
        session.connection().execute(
            update(_chats)
            .where(_chats.c.trouble.is_not(None), _chats.c.id.in_(theirs))
            .values(trouble=None, trouble_at=None)
        )
    keys = {key for one in begun for key in (one.edits, one.replies_to) if key is not None}
    numbers: dict[str, int | None] = {}
    if keys:
        found = session.connection().execute(
            select(_messages.c.key, _messages.c.message_id).where(_messages.c.key.in_(keys))
        )
        numbers = {row.key: row.message_id for row in found}
    return {one.id: (numbers.get(one.edits or ""), numbers.get(one.replies_to or "")) for one in begun}


def _run(session: Session, statement: Update, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(statement, rows)
