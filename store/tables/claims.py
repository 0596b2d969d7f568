"""Tables of claims, of what is compared of them, and of decisions about them.

A claim is kept whole in a `body`, in the form of `store/wire.py`; the tables beside it repeat what is filtered.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any  # JSON columns hold any JSON value

from sqlalchemy import JSON, Column, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from store.columns import BIG_ID, KEYED, UtcDateTime, parent


class ClaimRow(SQLModel, table=True):
    """A claim of an article, or of a data set's record (then `article_id` is None and `record_id` is not).

    `words` is all that can be looked for word by word, folded, with a blank at both ends.
    """

    __tablename__ = "claims"
    id: str = Field(primary_key=True)
    article_id: str | None = Field(default=None, sa_column=parent("articles.id", index=True, nullable=True))
    record_id: str | None = Field(default=None, sa_column=parent("dataset_records.id", index=True, nullable=True))
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
    claim_id: str = Field(sa_column=parent("claims.id", primary=True))
    body: dict[str, Any] = Field(sa_type=JSON)


class ClaimFeaturesRow(SQLModel, table=True):
    """What merging compares of a claim, packed: dozens of these are read for every claim that comes in.

    `number` stands for the claim in `claim_keys`; `facts` is `facts_wire` of `store/features.py`; the others are
    hashes as `store/sketch.py` packs them, `shows` those of the claim's rows in `claim_keys`.
    """

    __tablename__ = "claim_features"
    number: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    claim_id: str = Field(sa_column=parent("claims.id", unique=True))
    facts: list[Any] = Field(sa_type=JSON)
    sketch: bytes = Field(sa_type=LargeBinary)
    terms: bytes = Field(sa_type=LargeBinary)
    shows: bytes = Field(sa_type=LargeBinary)


class ClaimCountRow(SQLModel, table=True):
    """One count of a claim: of everybody (`group_name` ""), or of one group of victims."""

    __tablename__ = "claim_counts"
    __table_args__ = KEYED
    claim_id: str = Field(sa_column=parent("claims.id", primary=True))
    effect: str = Field(primary_key=True)
    group_name: str = Field(default="", primary_key=True)
    low: int | None = None
    best: int | None = None
    high: int | None = None


class ClaimPlaceRow(SQLModel, table=True):
    """A place that a claim names as hit; position 0 is where it happened."""

    __tablename__ = "claim_places"
    __table_args__ = (Index("ix_claim_places_area", "country", "admin1_folded", "claim_id"),)
    claim_id: str = Field(sa_column=parent("claims.id", primary=True))
    position: int = Field(primary_key=True)
    geoname_id: int | None = Field(default=None, sa_type=BIG_ID, index=True)
    name_folded: str = Field(default="", index=True)
    admin1_folded: str = ""
    country: str | None = Field(default=None)
    lat: float | None = Field(default=None, index=True)
    lon: float | None = None
    precision: str = ""


class ClaimPersonRow(SQLModel, table=True):
    """A named person of a claim. `folded` has a blank at both ends, so that whole words can be looked for."""

    __tablename__ = "claim_people"
    claim_id: str = Field(sa_column=parent("claims.id", primary=True))
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
    __table_args__ = KEYED
    key: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))
    claim: int = Field(sa_column=Column(BIG_ID, primary_key=True, autoincrement=False))


class ClaimLinkRow(SQLModel, table=True):
    """Two claims (`a` < `b`) that were compared and found to belong together; `weight` is how strongly."""

    __tablename__ = "claim_links"
    a: str = Field(sa_column=parent("claims.id", primary=True))
    b: str = Field(sa_column=parent("claims.id", primary=True, index=True))
    weight: float


class HandLinkRow(SQLModel, table=True):
    """A decision by hand about two claims (`a` < `b`): together, or apart. It outlives the claims' replacement."""

    __tablename__ = "hand_links"
    a: str = Field(primary_key=True)
    b: str = Field(primary_key=True, index=True)
    together: bool
    decided_at: datetime = Field(sa_type=UtcDateTime)
    decided_by: str = ""
