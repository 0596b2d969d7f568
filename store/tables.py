"""Every table: the only file with `table=True`. Rows never leave `store`.

A claim and an incident are kept whole in a `body`, in the form of `store/wire.py`; the tables beside it repeat what is
filtered, ordered and summed, and are written in the same transaction. Incidents are derived: they
can be computed again from the claims and the decisions made by hand.

Adding a table: put it under a heading of its own, and write a migration (`store/migrations/README.md`).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any  # JSON columns hold any JSON value

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlmodel import Field, SQLModel

from store.columns import BIG_ID, UtcDateTime

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING


def _parent(
    target: str, *, primary: bool = False, index: bool = False, nullable: bool = False, unique: bool | None = None
) -> Column[str]:
    """A foreign key column whose rows go when the parent goes and follow it when its id changes."""
    key = ForeignKey(target, ondelete="CASCADE", onupdate="CASCADE")
    return Column(String, key, primary_key=primary, index=index, nullable=nullable, unique=unique)


# --- articles -----------------------------------------------------------------------------------------------------


class ArticleRow(SQLModel, table=True):
    """An article as stored. `url_key` is the canonical URL; `sketch` the near-duplicate sketch of `store/sketch.py`."""

    __tablename__ = "articles"
    id: str = Field(primary_key=True)
    text: str = Field(sa_type=Text)
    url: str | None = None
    url_key: str | None = Field(default=None, index=True)
    source: str | None = Field(default=None, index=True)
    source_folded: str = ""
    title: str | None = None
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    published_day_only: bool = False
    language: str | None = None
    content_hash: str = Field(index=True)
    added_at: datetime = Field(sa_type=UtcDateTime, index=True)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    retracted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    retracted_why: str | None = None
    sketch: bytes = Field(default=b"", sa_type=LargeBinary)


class ChunkRow(SQLModel, table=True):
    """A passage: characters `start` to `end` of its article's text (the text itself is kept once, there)."""

    __tablename__ = "chunks"
    id: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    article_id: str = Field(sa_column=_parent("articles.id", index=True))
    start: int
    end: int


# --- data sets ----------------------------------------------------------------------------------------------------


class DatasetRow(SQLModel, table=True):
    """One record of an imported data set; `id` is `<origin>:<own id>`, `row` the record as it stood in the file."""

    __tablename__ = "dataset_records"
    id: str = Field(primary_key=True)
    origin: str = Field(index=True)
    own_id: str
    url: str | None = None
    source: str
    licence: str
    citation: str
    status: str
    sources: int = 1
    row_hash: str
    row: dict[str, Any] = Field(sa_type=JSON)
    imported_at: datetime = Field(sa_type=UtcDateTime)


# --- claims -------------------------------------------------------------------------------------------------------


class ClaimRow(SQLModel, table=True):
    """A claim of an article, or of a data set's record (then `article_id` is None and `record_id` is not).

    `words` is all that can be looked for word by word, folded, with a blank at both ends.
    """

    __tablename__ = "claims"
    id: str = Field(primary_key=True)
    article_id: str | None = Field(default=None, sa_column=_parent("articles.id", index=True, nullable=True))
    record_id: str | None = Field(default=None, sa_column=_parent("dataset_records.id", index=True, nullable=True))
    origin: str | None = Field(default=None, index=True)
    position: int = 0
    primary: bool = False
    event_type: str = Field(index=True)
    weapon: str | None = None
    date_start: date | None = Field(default=None, index=True)
    date_end: date | None = None
    perpetrator_folded: str = ""
    target_folded: str = ""
    attributed_folded: str = ""
    cumulative: bool = Field(default=False, index=True)
    negated: bool = False
    placed: bool = False
    words: str = Field(default="", sa_type=Text)


class ClaimBodyRow(SQLModel, table=True):
    """A claim whole; by itself, so that filters read small rows."""

    __tablename__ = "claim_bodies"
    claim_id: str = Field(sa_column=_parent("claims.id", primary=True))
    body: dict[str, Any] = Field(sa_type=JSON)


class ClaimFeaturesRow(SQLModel, table=True):
    """What merging compares of a claim, packed: dozens of these are read for every claim that comes in.

    `number` stands for the claim in `claim_keys`; `facts` is `facts_wire` of `store/features.py`; the others are
    hashes as `store/sketch.py` packs them, `shows` those of the claim's rows in `claim_keys`.
    """

    __tablename__ = "claim_features"
    number: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    claim_id: str = Field(sa_column=_parent("claims.id", unique=True))
    facts: list[Any] = Field(sa_type=JSON)
    sketch: bytes = Field(sa_type=LargeBinary)
    terms: bytes = Field(sa_type=LargeBinary)
    shows: bytes = Field(sa_type=LargeBinary)


class ClaimCountRow(SQLModel, table=True):
    """One count of a claim: of everybody (`group_name` ""), or of one group of victims."""

    __tablename__ = "claim_counts"
    claim_id: str = Field(sa_column=_parent("claims.id", primary=True))
    effect: str = Field(primary_key=True)
    group_name: str = Field(default="", primary_key=True)
    low: int | None = None
    best: int | None = None
    high: int | None = None


class ClaimPlaceRow(SQLModel, table=True):
    """A place that a claim names as hit; position 0 is where it happened."""

    __tablename__ = "claim_places"
    __table_args__ = (Index("ix_claim_places_area", "country", "admin1_folded", "claim_id"),)
    claim_id: str = Field(sa_column=_parent("claims.id", primary=True))
    position: int = Field(primary_key=True)
    geoname_id: int | None = Field(default=None, index=True)
    name_folded: str = Field(default="", index=True)
    admin1_folded: str = ""
    country: str | None = Field(default=None)
    lat: float | None = Field(default=None, index=True)
    lon: float | None = None
    precision: str = ""


class ClaimPersonRow(SQLModel, table=True):
    """A named person of a claim. `folded` has a blank at both ends, so that whole words can be looked for."""

    __tablename__ = "claim_people"
    claim_id: str = Field(sa_column=_parent("claims.id", primary=True))
    position: int = Field(primary_key=True)
    name: str
    folded: str
    first: str = Field(index=True)
    last: str = Field(index=True)


class ClaimKeyRow(SQLModel, table=True):
    """A blocking key of `store/merge.py`, hashed, and the number of a claim that shows it.

    Two integers and no index beside: there are twenty of these a claim, and each falls on another page. They go with
    their claim by `delete_claims`, which knows its keys.
    """

    __tablename__ = "claim_keys"
    __table_args__ = ({"sqlite_with_rowid": False},)
    key: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    claim: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))


class ClaimLinkRow(SQLModel, table=True):
    """Two claims (`a` < `b`) that were compared and found to belong together; `weight` is how strongly."""

    __tablename__ = "claim_links"
    a: str = Field(sa_column=_parent("claims.id", primary=True))
    b: str = Field(sa_column=_parent("claims.id", primary=True, index=True))
    weight: float


class HandLinkRow(SQLModel, table=True):
    """A decision by hand about two claims (`a` < `b`): together, or apart. It outlives the claims' replacement."""

    __tablename__ = "hand_links"
    a: str = Field(primary_key=True)
    b: str = Field(primary_key=True, index=True)
    together: bool
    decided_at: datetime = Field(sa_type=UtcDateTime)
    decided_by: str = ""


# --- incidents ----------------------------------------------------------------------------------------------------


class IncidentRow(SQLModel, table=True):
    """What is filtered, ordered and summed of an incident.

    `killed` and the like are the best figures, with `_low` and `_high` (None: open upwards, or nothing known).
    """

    __tablename__ = "incidents"
    __table_args__ = (
        Index(  # covers what is asked most, the dead by time, so that a grouping reads the index alone
            "ix_incidents_killed_by_time",
            *("date_start", "date_end", "status", "cumulative", "negated", "killed_low", "killed", "killed_high", "id"),
        ),
        Index(  # the same for one country, and for what kind of event
            "ix_incidents_country_by_time",
            *("country", "date_start", "date_end", "event_type", "status", "cumulative", "negated"),
            *("killed_low", "killed", "killed_high", "weapon", "id"),
        ),
        Index("ix_incidents_admin1_folded_date_start", "admin1_folded", "date_start"),
        Index("ix_incidents_event_type_date_start", "event_type", "date_start"),
        Index("ix_incidents_country_admin1", "country", "admin1"),
        Index("ix_incidents_place_name", "place_name"),
        Index("ix_incidents_date_end", "date_end"),
    )
    id: str = Field(primary_key=True)
    event_type: str
    weapon: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = ""
    country: str | None = None
    admin1: str | None = None
    admin1_folded: str = ""
    place_name: str | None = None
    place_folded: str = ""
    place_precision: str = ""
    lat: float | None = None
    lon: float | None = None
    perpetrator: str | None = None
    perpetrators_folded: str = ""
    targets_folded: str = ""
    cumulative: bool = False
    negated: bool = False
    status: str
    sources: int = 1
    as_main: bool = False
    origin: str | None = Field(default=None, index=True)
    killed_low: int | None = None
    killed: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured: int | None = None
    injured_high: int | None = None
    missing_low: int | None = None
    missing: int | None = None
    missing_high: int | None = None
    displaced_low: int | None = None
    displaced: int | None = None
    displaced_high: int | None = None
    abducted_low: int | None = None
    abducted: int | None = None
    abducted_high: int | None = None
    arrested_low: int | None = None
    arrested: int | None = None
    arrested_high: int | None = None
    first_seen: datetime = Field(sa_type=UtcDateTime)
    updated: datetime = Field(sa_type=UtcDateTime, index=True)
    revision: int = 1


class IncidentBodyRow(SQLModel, table=True):
    """An incident whole, as its readers see it; by itself, so that filters and sums read small rows."""

    __tablename__ = "incident_bodies"
    incident_id: str = Field(sa_column=_parent("incidents.id", primary=True))
    body: dict[str, Any] = Field(sa_type=JSON)


class IncidentClaimRow(SQLModel, table=True):
    """Which incident a claim belongs to: exactly one."""

    __tablename__ = "incident_claims"
    claim_id: str = Field(sa_column=_parent("claims.id", primary=True))
    incident_id: str = Field(sa_column=_parent("incidents.id", index=True))


class IncidentPlaceRow(SQLModel, table=True):
    """A place that an incident's claims name as hit; position 0 is the main one."""

    __tablename__ = "incident_places"
    __table_args__ = (
        Index(
            "ix_incident_places_area",
            *("admin1_folded", "country", "name_folded", "geoname_id", "incident_id"),
        ),
        Index("ix_incident_places_spot", "lat", "lon", "incident_id"),
    )
    incident_id: str = Field(sa_column=_parent("incidents.id", primary=True))
    position: int = Field(primary_key=True)
    geoname_id: int | None = Field(default=None, index=True)
    name_folded: str = Field(default="", index=True)
    admin1_folded: str = ""
    country: str | None = Field(default=None)
    lat: float | None = None
    lon: float | None = None


class IncidentGroupRow(SQLModel, table=True):
    """The part of an incident's toll that falls on one group of victims."""

    __tablename__ = "incident_groups"
    incident_id: str = Field(sa_column=_parent("incidents.id", primary=True))
    group_name: str = Field(primary_key=True)
    killed_low: int | None = None
    killed: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured: int | None = None
    injured_high: int | None = None


class IncidentAliasRow(SQLModel, table=True):
    """An id that an incident once had, and where it led: links to it keep working."""

    __tablename__ = "incident_aliases"
    old_id: str = Field(primary_key=True)
    incident_id: str = Field(index=True)
    since: datetime = Field(sa_type=UtcDateTime)


class RevisionRow(SQLModel, table=True):
    """One change of an incident that a reader could notice. `before` is its body until then; None: it was not there."""

    __tablename__ = "revisions"
    incident_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    why: str
    changed: dict[str, Any] = Field(sa_type=JSON)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))


# --- outbox -------------------------------------------------------------------------------------------------------


class OutboxEntry(SQLModel, table=True):
    """What is still to be done about a change that is already stored; `kind` says by whom (see `store/outbox.py`)."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_kind_not_before", "kind", "not_before"),
        {"sqlite_autoincrement": True},  # a worker that marks rows done must never hit a newer row of the same id
    )
    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    kind: str
    subject: str = Field(index=True)
    payload: dict[str, Any] = Field(sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime | None = Field(default=None, sa_type=UtcDateTime)
    tries: int = 0
    last_error: str | None = None


# --- the chat: who may ask ----------------------------------------------------------------------------------------


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


# --- the chat: what came in, what goes out -----------------------------------------------------------------------


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


# --- feeds --------------------------------------------------------------------------------------------------------


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


# --- alerts -------------------------------------------------------------------------------------------------------


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
