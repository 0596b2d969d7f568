"""JSON Feed (https://jsonfeed.org/version/1.1) as data. Called by `feed.py` alone; pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from index.sources.naming import YEARS


@dataclass(frozen=True, slots=True)
class JsonItem:
    """One item; an empty string where the feed gives nothing. `published_at`: aware, UTC."""

    id: str
    url: str
    title: str
    html: str
    text: str
    published: str
    published_at: datetime | None
    modified: str
    language: str


@dataclass(frozen=True, slots=True)
class JsonFeed:
    """The document."""

    title: str
    language: str | None
    items: tuple[JsonItem, ...]


def looks_like_json(text: str) -> bool:
    """Whether the document can only be JSON."""
    return text.lstrip()[:1] in ("{", "[")


def read_json_feed(text: str) -> JsonFeed:
    """Reads the document.

    Raises:
        ValueError: not JSON, or not a JSON Feed; says which.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"neither XML nor JSON: {str(error)[:120]}") from error
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise ValueError('JSON, but not a JSON Feed: it has no list "items"')
    if "jsonfeed.org" not in str(document.get("version")):
        raise ValueError('JSON, but not a JSON Feed: its "version" does not name jsonfeed.org')
    items = tuple(_item(one) for one in document["items"] if isinstance(one, dict))
    return JsonFeed(_text(document, "title"), _text(document, "language") or None, items)


def _item(one: dict[str, object]) -> JsonItem:
    published = _text(one, "date_published") or _text(one, "date_modified")
    return JsonItem(
        id=_text(one, "id"),
        url=_text(one, "url") or _text(one, "external_url"),
        title=_text(one, "title"),
        html=_text(one, "content_html"),
        text=_text(one, "content_text") or _text(one, "summary"),
        published=published,
        published_at=_time(published),
        modified=_text(one, "date_modified"),
        language=_text(one, "language"),
    )


def _text(one: dict[str, object], name: str) -> str:
    value = one.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return re.sub("[\ud800-\udfff]", "\ufffd", str(value)).strip()


YEARS_OF_FEEDS = range(1990, YEARS.stop)
"""Earlier dates in feeds are those of empty fields ("1970-01-01")."""


def _time(written: str) -> datetime | None:
    try:
        stamp = datetime.fromisoformat(written)
    except ValueError:
        return None
    if stamp.year not in YEARS_OF_FEEDS:
        return None
    return stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
