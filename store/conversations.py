"""What a chat's buttons and follow-ups rest on: the answers that were shown, and the last plan of each conversation.

Written with the update that led to them (`store/messages.py`), read by `bot/chat`. Answers are kept whole, as JSON
that `bot/chat` reads and writes; the alerts look here for whom a correction must reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlmodel import Session, col, select

from store.database import Database
from store.tables import ConversationRow, MessageRow, ScreenRow

Wire: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Screen:
    """An answer that a chat was given.

    Attributes:
        id: short; buttons carry it.
        topic: the forum topic's message_thread_id, None outside of one.
        user_id: who asked.
        message_key: key of the (last) message that shows it.
        answer: the answer as JSON.
    """

    id: str
    chat_id: int
    topic: int | None
    user_id: int
    message_key: str
    answer: Wire


@dataclass(frozen=True, slots=True)
class Memory:
    """The last plan of one person in one chat and topic. `updated_at` is set when it is stored."""

    chat_id: int
    topic: int | None
    user_id: int
    plan: Wire
    screen_id: str
    updated_at: datetime | None = None


class Conversations:
    """Reads what was shown and what was last asked."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for reading or writing."""
        self._database = database

    def screen(self, screen_id: str) -> Screen | None:
        """The answer behind a button."""
        with self._database.session() as session:
            row = session.get(ScreenRow, screen_id)
            return None if row is None else _screen(row)

    def screen_of_message(self, chat_id: int, message_id: int) -> Screen | None:
        """The answer that a message of the bot's shows now."""
        with self._database.session() as session:
            row = session.exec(
                select(ScreenRow)
                .join(MessageRow, col(MessageRow.key) == col(ScreenRow.message_key))
                .where(MessageRow.chat_id == chat_id, MessageRow.message_id == message_id)
                .order_by(col(ScreenRow.created_at).desc())
            ).first()
            return None if row is None else _screen(row)

    def last(self, chat_id: int, topic: int | None, user_id: int) -> Memory | None:
        """What this person last asked in this chat and topic."""
        with self._database.session() as session:
            row = session.get(ConversationRow, (chat_id, topic or 0, user_id))
            if row is None:
                return None
            return Memory(row.chat_id, row.topic or None, row.user_id, dict(row.plan), row.screen_id, row.updated_at)


def show(session: Session, screen: Screen, *, now: datetime) -> None:
    """Keeps an answer, or what an answer in the same place changed into, in the caller's transaction."""
    session.merge(
        ScreenRow(
            id=screen.id,
            chat_id=screen.chat_id,
            topic=screen.topic or 0,
            user_id=screen.user_id,
            message_key=screen.message_key,
            answer=screen.answer,
            created_at=now,
        )
    )


def remember(session: Session, memory: Memory, *, now: datetime) -> None:
    """Keeps the last plan of a conversation, in the caller's transaction."""
    session.merge(
        ConversationRow(
            chat_id=memory.chat_id,
            topic=memory.topic or 0,
            user_id=memory.user_id,
            plan=memory.plan,
            screen_id=memory.screen_id,
            updated_at=now,
        )
    )


def _screen(row: ScreenRow) -> Screen:
    return Screen(row.id, row.chat_id, row.topic or None, row.user_id, row.message_key, dict(row.answer))
