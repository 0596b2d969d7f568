"""Tables of what comes in: articles with their chunks, records of data sets."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # JSON columns hold any JSON value

from sqlalchemy import JSON, Column, LargeBinary, Text
from sqlmodel import Field, SQLModel

from store.columns import BIG_ID, UtcDateTime, parent


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
    article_id: str = Field(sa_column=parent("articles.id", index=True))
    start: int
    end: int


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
