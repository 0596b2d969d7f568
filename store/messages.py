"""The chat's durable queues: updates that came in, messages that go out, and what the two have in common.

An update is stored before Telegram is told that it was received. What it leads to (messages, the answer's state behind
its buttons, the conversation's plan) and the note that it is done are one transaction (`Updates.finish`): killed
anywhere, an update is either answered wholly or worked on again. A message is marked before it is sent and after;
one that was being sent when the process died may have arrived, is sent once more and keeps the mark `uncertain`.
Called by `bot/chat` and `bot/alerts`; knows nothing of HTTP or HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any, TypeAlias, cast

from sqlalchemy import CursorResult, delete, func, update
from sqlmodel import Session, col, select

from store.bulk import insert_rows
from store.conversations import Memory, Screen, remember, show
from store.database import Database
from store.marks import Mark, MessageState, Numbers, write_marks
from store.tables import ConversationRow, MessageRow, ScreenRow, UpdateRow

Wire: TypeAlias = dict[str, object]
KEYS_AT_ONCE = 500  # in one statement
MOST_TRIES = 3  # starts of the process that may die over one update before it is given up


class Priority(IntEnum):
    """What goes first where several messages wait for one chat, or several chats for the bot's overall rate."""

    ANSWER = 0
    ALERT = 1
    DIGEST = 2


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to be sent.

    Attributes:
        key: names it for good; a second one with the same key is not enqueued ("alert:<chat>:<incident>:<revision>").
        method: the Bot API's method ("sendMessage", "editMessageText", "sendPhoto", …).
        payload: its parameters, but for chat_id.
        attachment: a file's bytes, for `sendPhoto` and `sendDocument`.
        edits: key of the sent message whose message_id this one edits.
        replies_to: key of the message that this one answers; sent without where that one never arrived.
    """

    key: str
    chat_id: int
    method: str
    payload: Wire
    priority: Priority = Priority.ANSWER
    attachment: bytes | None = None
    edits: str | None = None
    replies_to: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the queue. `message_id` is Telegram's, once sent; `error` why it failed, or why the last try did."""

    id: int
    key: str
    chat_id: int
    method: str
    payload: Wire
    priority: Priority
    state: MessageState
    tries: int
    uncertain: bool
    attachment: bytes | None
    edits: str | None
    replies_to: str | None
    message_id: int | None
    error: str | None


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update as Telegram sent it. `tries` counts earlier processes that did not finish it."""

    id: int
    body: Wire
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """All that one update leads to, stored together with the note that it is done."""

    messages: tuple[NewMessage, ...] = ()
    screens: tuple[Screen, ...] = ()
    memory: Memory | None = None


class Updates:
    """What came in."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for writing."""
        self._database = database

    def take(self, updates: Sequence[StoredUpdate], *, now: datetime) -> list[StoredUpdate]:
        """Stores a batch in one transaction; returns those that had not been stored before, in order."""
        with self._database.writing() as session:
            ids = [one.id for one in updates]
            known = set(session.exec(select(UpdateRow.id).where(col(UpdateRow.id).in_(ids))))
            fresh = []
            for one in updates:
                if one.id not in known:
                    known.add(one.id)
                    fresh.append(one)
                    session.add(UpdateRow(id=one.id, body=one.body, state="new", received_at=now))
            return fresh

    def unfinished(self) -> list[StoredUpdate]:
        """What an earlier process left undone, oldest first; those it died over too often are not in it.

        Each call counts as a try: call it once, at the start.
        """
        with self._database.writing() as session:
            rows = session.exec(select(UpdateRow).where(UpdateRow.state == "new").order_by(col(UpdateRow.id))).all()
            for row in rows:
                row.tries += 1
                if row.tries > MOST_TRIES:
                    row.state = "given up"
            return [StoredUpdate(row.id, dict(row.body), row.tries) for row in rows if row.state == "new"]

    def finish(self, update_id: int, turn: Turn, *, now: datetime) -> list[Message]:
        """Stores what an update led to and that it is done, in one transaction; returns the messages enqueued.

        An update that is done already leads to nothing more.
        """
        with self._database.writing() as session:
            row = session.get(UpdateRow, update_id)
            if row is not None:
                if row.state == "done":
                    return []
                row.state, row.body = "done", {}
                session.add(row)
            for screen in turn.screens:
                show(session, screen, now=now)
            if turn.memory is not None:
                remember(session, turn.memory, now=now)
            return add_messages(session, turn.messages, now=now)

    def count(self, state: str = "new") -> int:
        """How many updates are in that state: "new", "done", "given up"."""
        with self._database.session() as session:
            return session.exec(select(func.count()).select_from(UpdateRow).where(UpdateRow.state == state)).one()


class Messages:
    """What goes out."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for writing."""
        self._database = database

    def enqueue(self, messages: Iterable[NewMessage], *, now: datetime) -> list[Message]:
        """Adds messages, in order, in one transaction; those whose key is known are left out of the result.

        Inside a transaction of your own call `add_messages`.
        """
        with self._database.writing() as session:
            return add_messages(session, messages, now=now)

    def waiting(self, *, after: int = 0) -> list[Message]:
        """What is to be sent, oldest first, with ids above `after`."""
        with self._database.session() as session:
            unsent = col(MessageRow.state).in_([MessageState.WAITING.value, MessageState.SENDING.value])
            rows = session.exec(
                select(MessageRow).where(unsent, col(MessageRow.id) > after).order_by(col(MessageRow.id))
            )
            return [_message(row) for row in rows]

    def recover(self) -> int:
        """At the start: what a dead process was sending is to be sent once more, marked; returns how many."""
        with self._database.writing() as session:
            done = session.execute(
                update(MessageRow)
                .where(col(MessageRow.state) == MessageState.SENDING.value)
                .values(state=MessageState.WAITING.value, uncertain=True)
            )
            return cast("CursorResult[Any]", done).rowcount

    def mark(self, marks: Sequence[Mark], *, now: datetime) -> dict[int, Numbers]:
        """Notes what becomes of messages, at most one mark for each, in one transaction (see `store/marks.py`).

        Returns:
            for each message that is begun, by its id: Telegram's numbers of the messages that it edits and replies to.
        """
        with self._database.writing() as session:
            return write_marks(session, marks, now=now)

    def fail_chat(self, chat_id: int, why: str) -> int:
        """Gives up all that waits for a chat that cannot be written to; returns how many messages."""
        with self._database.writing() as session:
            done = session.execute(
                update(MessageRow)
                .where(col(MessageRow.chat_id) == chat_id, col(MessageRow.state) == MessageState.WAITING.value)
                .values(state=MessageState.FAILED.value, error=why)
            )
            return cast("CursorResult[Any]", done).rowcount

    def find(self, key: str) -> Message | None:
        """The message with that key."""
        with self._database.session() as session:
            row = session.exec(select(MessageRow).where(MessageRow.key == key)).first()
            return None if row is None else _message(row)

    def counts(self) -> dict[MessageState, int]:
        """How many messages stand where."""
        with self._database.session() as session:
            rows = session.exec(select(MessageRow.state, func.count()).group_by(MessageRow.state))
            return {MessageState(state): count for state, count in rows}

    def tidy(self, *, before: datetime, answers_before: datetime) -> None:
        """Forgets updates and messages that were done before a time, but for those that an answer's buttons need.

        Args:
            answers_before: answers shown before this are forgotten as well, and their buttons with them.
        """
        with self._database.writing() as session:
            session.execute(delete(ScreenRow).where(col(ScreenRow.created_at) < answers_before))
            session.execute(delete(ConversationRow).where(col(ConversationRow.updated_at) < before))
            session.execute(delete(UpdateRow).where(col(UpdateRow.state) != "new", col(UpdateRow.received_at) < before))
            finished = col(MessageRow.state).in_([MessageState.SENT.value, MessageState.FAILED.value])
            needed = select(ScreenRow.message_key)
            session.execute(
                delete(MessageRow).where(
                    finished, col(MessageRow.created_at) < before, col(MessageRow.key).not_in(needed)
                )
            )


def add_messages(session: Session, messages: Iterable[NewMessage], *, now: datetime) -> list[Message]:
    """Enqueues in a transaction of the caller's; returns what was new, in order."""
    new = {message.key: message for message in messages}
    known = {row.key for row in _with_keys(session, list(new))}
    fresh = [message for message in new.values() if message.key not in known]
    rows = [
        {
            "key": message.key,
            "chat_id": message.chat_id,
            "method": message.method,
            "payload": message.payload,
            "attachment": message.attachment,
            "edits": message.edits,
            "replies_to": message.replies_to,
            "priority": int(message.priority),
            "state": MessageState.WAITING.value,
            "tries": 0,
            "uncertain": False,
            "created_at": now,
        }
        for message in fresh
    ]
    insert_rows(session, MessageRow, rows)  # one after another: ids in the order given
    added = _with_keys(session, [message.key for message in fresh])
    return sorted((_message(row) for row in added), key=lambda message: message.id)


def _with_keys(session: Session, keys: Sequence[str]) -> list[MessageRow]:
    found: list[MessageRow] = []
    for start in range(0, len(keys), KEYS_AT_ONCE):
        some = keys[start : start + KEYS_AT_ONCE]
        found.extend(session.exec(select(MessageRow).where(col(MessageRow.key).in_(some))))
    return found


def _message(row: MessageRow) -> Message:
    assert row.id is not None
    return Message(
        id=row.id,
        key=row.key,
        chat_id=row.chat_id,
        method=row.method,
        payload=dict(row.payload),
        priority=Priority(row.priority),
        state=MessageState(row.state),
        tries=row.tries,
        uncertain=row.uncertain,
        attachment=row.attachment,
        edits=row.edits,
        replies_to=row.replies_to,
        message_id=row.message_id,
        error=row.error,
    )
