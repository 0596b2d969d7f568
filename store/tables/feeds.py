"""Tables of feeds and alerts: what is read by itself, and who is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # JSON columns hold any JSON value

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer
from sqlmodel import Field, SQLModel

from store.columns import BIG_ID, UtcDateTime


class FeedRow(SQLModel, table=True):
    """A feed that is polled. `state` is "active", "paused" (by hand) or "gone" (the server said so for good)."""

    __tablename__ = "feeds"
    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    url: str = Field(unique=True)
    title: str = ""
    state: str = "active"
    added_at: datetime = Field(sa_type=UtcDateTime)
    added_by: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    etag: str | None = None
    last_modified: str | None = None
    next_at: datetime = Field(sa_type=UtcDateTime, index=True)
    tried_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    newest_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failures: int = 0
    trouble: str | None = None
    trouble_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class FeedItemRow(SQLModel, table=True):
    """An item that a feed has carried. `state` is "new" (to be ingested), "done", or "refused".

    `news_at` is when it became news: its own date, else when it was first seen; None for the backlog, that which stood
    in the feed already when it was added or after a pause, and has no date.
    """

    __tablename__ = "feed_items"
    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    feed_id: int = Field(
        sa_column=Column(Integer, ForeignKey("feeds.id", ondelete="CASCADE"), index=True, nullable=False)
    )
    fingerprint: str
    state: str = "new"
    tries: int = 0
    retry_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    why: str | None = None
    article_id: str | None = Field(default=None, index=True)
    item: dict[str, Any] = Field(sa_type=JSON)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    news_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class FeedKeyRow(SQLModel, table=True):
    """A key by which an item of a feed is known again: its id, its link, or its dated title, each as a hash."""

    __tablename__ = "feed_keys"
    feed_id: int = Field(
        sa_column=Column(Integer, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, nullable=False)
    )
    key: str = Field(primary_key=True)
    item_id: int = Field(
        sa_column=Column(Integer, ForeignKey("feed_items.id", ondelete="CASCADE"), index=True, nullable=False)
    )


class SubscriptionRow(SQLModel, table=True):
    """What a chat (or a topic of it; 0: none) asked to be told. `paused_by` is "", "hand", "chat" or "topic"."""

    __tablename__ = "subscriptions"
    id: str = Field(primary_key=True)
    chat_id: int = Field(sa_column=Column(BIG_ID, nullable=False, index=True))
    topic: int = Field(default=0, sa_column=Column(BIG_ID, nullable=False))
    want: dict[str, Any] = Field(sa_type=JSON)
    rhythm: dict[str, Any] = Field(sa_type=JSON)
    created_by: int | None = Field(default=None, sa_column=Column(BIG_ID, nullable=True))
    created_at: datetime = Field(sa_type=UtcDateTime)
    since: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime, index=True)
    paused_by: str = Field(default="", index=True)
    why: str | None = None


class MuteRow(SQLModel, table=True):
    """What a chat does not want to hear of: one incident ("i:<id>"), or one event type for a while ("e:<type>")."""

    __tablename__ = "mutes"
    chat_id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    what: str = Field(primary_key=True)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DeliveryRow(SQLModel, table=True):
    """What one chat was told, or is to be told, of one revision of one incident: exactly one row, whatever happens.

    `state`: "held" (until `due_at`), "queued", "sent", "failed", "dropped" (overtaken while it was held).
    `message_key` is that of the message that tells it, `root_key` that of the first message about this incident;
    `told` is what was said of it: the figures and the status, to see later what changed.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_state_due_at", "state", "due_at"),
        Index("ix_deliveries_chat_id_created_at", "chat_id", "created_at"),
    )
    chat_id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    incident_id: str = Field(primary_key=True, index=True)
    revision: int = Field(primary_key=True)
    topic: int = Field(default=0, sa_column=Column(BIG_ID, nullable=False))
    subscription_id: str | None = None
    kind: str
    state: str
    message_key: str | None = Field(default=None, index=True)
    root_key: str | None = None
    told: dict[str, Any] = Field(sa_type=JSON)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
