"""Tables of the chat: who may ask, what came in, what goes out."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # JSON columns hold any JSON value

from sqlalchemy import JSON, Column, Index, Integer, LargeBinary
from sqlmodel import Field, SQLModel

from store.columns import BIG_ID, UtcDateTime


class MemberRow(SQLModel, table=True):
    """A person who may ask. Administrators of the settings need no row."""

    __tablename__ = "members"
    user_id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    role: str
    name: str = ""
    added_by: int = Field(sa_column=Column(BIG_ID, nullable=False))
    added_at: datetime = Field(sa_type=UtcDateTime)


class InviteRow(SQLModel, table=True):
    """An invitation for one person; only the hash of its token is kept."""

    __tablename__ = "invites"
    token_hash: str = Field(primary_key=True)
    role: str
    created_by: int = Field(sa_column=Column(BIG_ID, nullable=False))
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AuditRow(SQLModel, table=True):
    """Who did what that changes who may do what; rows are only added."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    user_id: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    chat_id: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    action: str
    detail: dict[str, Any] = Field(sa_type=JSON)


class ChatRow(SQLModel, table=True):
    """A Telegram chat that the bot has met. `trouble` says why nothing can be sent there, None: it can."""

    __tablename__ = "chats"
    id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    kind: str
    title: str = ""
    approved_by: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    refused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    trouble: str | None = None
    trouble_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    migrated_to: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    seen_at: datetime = Field(sa_type=UtcDateTime)


class UpdateRow(SQLModel, table=True):
    """A Telegram update, stored before Telegram is told that it was received; `body` is emptied once it is done."""

    __tablename__ = "updates"
    id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    body: dict[str, Any] = Field(sa_type=JSON)
    state: str = Field(index=True)
    tries: int = 0
    received_at: datetime = Field(sa_type=UtcDateTime, index=True)


class MessageRow(SQLModel, table=True):
    """A message to be sent, or sent. `uncertain`: an earlier try may have reached the chat."""

    __tablename__ = "messages"
    __table_args__ = (Index("ix_messages_chat_id_message_id", "chat_id", "message_id"),)
    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    key: str = Field(unique=True)
    chat_id: int = Field(sa_column=Column(BIG_ID, nullable=False))
    method: str
    payload: dict[str, Any] = Field(sa_type=JSON)
    attachment: bytes | None = Field(default=None, sa_type=LargeBinary)
    edits: str | None = None
    replies_to: str | None = None
    priority: int = 0
    state: str = Field(index=True)
    tries: int = 0
    uncertain: bool = False
    message_id: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    error: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ScreenRow(SQLModel, table=True):
    """An answer that a chat was given: what its buttons show, and whom a correction must reach."""

    __tablename__ = "screens"
    id: str = Field(primary_key=True)
    chat_id: int = Field(sa_column=Column(BIG_ID, nullable=False, index=True))
    topic: int = 0
    user_id: int = Field(sa_column=Column(BIG_ID, nullable=False))
    message_key: str = Field(index=True)
    answer: dict[str, Any] = Field(sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)


class ConversationRow(SQLModel, table=True):
    """The last plan of one person in one chat and topic (0: none), so that a follow-up can change it."""

    __tablename__ = "conversations"
    chat_id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    topic: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    user_id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    plan: dict[str, Any] = Field(sa_type=JSON)
    screen_id: str
    updated_at: datetime = Field(sa_type=UtcDateTime)
