"""The Telegram chats that the bot has met: who let it in, whether it can write there, and what became of it.

Called by `bot/chat`; the alerts ask here whether a chat can be written to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from store.database import Database
from store.members import add_audit
from store.subscriptions import move_alerts
from store.tables import ChatRow, ConversationRow, MessageRow, ScreenRow


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as known here.

    Attributes:
        kind: "private", "group", "supergroup" or "channel".
        approved_by: who brought the bot in or approved it; None: nobody who may.
        refused: a stranger there was already told that the bot is not for everybody.
        trouble: why nothing can be sent there ("blocked by the user"); None: it can.
    """

    id: int
    kind: str
    title: str = ""
    approved_by: int | None = None
    refused: bool = False
    trouble: str | None = None
    migrated_to: int | None = None


class Chats:
    """What is known of each chat."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for writing."""
        self._database = database

    def find(self, chat_id: int) -> Chat | None:
        """The chat with that id, under the id it has now."""
        with self._database.session() as session:
            row = session.get(ChatRow, chat_id)
            if row is not None and row.migrated_to is not None:
                row = session.get(ChatRow, row.migrated_to) or row
            return None if row is None else _chat(row)

    def in_trouble(self) -> list[Chat]:
        """Chats that cannot be written to."""
        with self._database.session() as session:
            rows = session.exec(select(ChatRow).where(col(ChatRow.trouble).is_not(None)).order_by(col(ChatRow.id)))
            return [_chat(row) for row in rows]

    def approve(self, chat_id: int, kind: str, title: str, *, by: int, now: datetime) -> None:
        """Notes that `by`, who may, brought the bot into this chat; whatever kept it from writing is over."""
        with self._database.writing() as session:
            row = _met(session, chat_id, kind, title, now)
            if row.approved_by is None:
                row.approved_by, row.approved_at = by, now
                add_audit(session, now=now, action="approve", user_id=by, chat_id=chat_id, title=title)
            row.trouble, row.trouble_at, row.refused_at = None, None, None

    def refuse(self, chat_id: int, kind: str, title: str, *, by: int | None, now: datetime) -> None:
        """Notes that this chat is told that the bot is not for everybody."""
        with self._database.writing() as session:
            row = _met(session, chat_id, kind, title, now)
            if row.refused_at is None:
                row.refused_at = now
                add_audit(session, now=now, action="refuse", user_id=by, chat_id=chat_id, title=title)

    def reachable(self, chat_id: int, kind: str, title: str, *, now: datetime) -> None:
        """Notes that the chat can be written to (again)."""
        with self._database.writing() as session:
            row = _met(session, chat_id, kind, title, now)
            row.trouble, row.trouble_at = None, None

    def unreachable(self, chat_id: int, why: str, *, now: datetime, left: bool = False, kind: str = "unknown") -> None:
        """Notes why the chat cannot be written to.

        Args:
            left: the bot was put out, so that being let in again needs somebody who may.
        """
        with self._database.writing() as session:
            row = _met(session, chat_id, kind, "", now)
            row.trouble, row.trouble_at = why, now
            if left and row.approved_by is not None:
                row.approved_by, row.approved_at = None, None
                add_audit(session, now=now, action="left", user_id=None, chat_id=chat_id, why=why)

    def migrate(self, old: int, new: int, *, now: datetime) -> None:
        """A group became a supergroup: everything that was `old`'s is `new`'s. Repeating it changes nothing."""
        with self._database.writing() as session:
            before = _met(session, old, "group", "", now)
            if before.migrated_to == new:
                return
            after = session.get(ChatRow, new)
            if after is None:
                after = ChatRow(id=new, kind="supergroup", title=before.title, seen_at=now)
            if after.approved_by is None:
                after.approved_by, after.approved_at = before.approved_by, before.approved_at
            after.refused_at = after.refused_at or before.refused_at
            before.migrated_to = new
            session.add_all([before, after])
            # what was sent stays behind in the group: in the supergroup its numbers are those of other messages
            session.execute(
                update(MessageRow).where(col(MessageRow.chat_id) == old).values(chat_id=new, message_id=None)
            )
            session.execute(update(ScreenRow).where(col(ScreenRow.chat_id) == old).values(chat_id=new))
            _move_conversations(session, old, new)
            move_alerts(session, old, new)
            add_audit(session, now=now, action="migrate", user_id=None, chat_id=new, old=old)


def _met(session: Session, chat_id: int, kind: str, title: str, now: datetime) -> ChatRow:
    row = session.get(ChatRow, chat_id)
    if row is None:
        row = ChatRow(id=chat_id, kind=kind, title=title, seen_at=now)
    elif kind != "unknown":
        row.kind = kind
    row.title = title or row.title
    row.seen_at = now
    session.add(row)
    return row


def _move_conversations(session: Session, old: int, new: int) -> None:
    for row in session.exec(select(ConversationRow).where(ConversationRow.chat_id == old)).all():
        if session.get(ConversationRow, (new, row.topic, row.user_id)) is None:
            session.add(
                ConversationRow(
                    chat_id=new,
                    topic=row.topic,
                    user_id=row.user_id,
                    plan=row.plan,
                    screen_id=row.screen_id,
                    updated_at=row.updated_at,
                )
            )
        session.delete(row)


def _chat(row: ChatRow) -> Chat:
    return Chat(
        id=row.id,
        kind=row.kind,
        title=row.title,
        approved_by=row.approved_by,
        refused=row.refused_at is not None,
        trouble=row.trouble,
        migrated_to=row.migrated_to,
    )
