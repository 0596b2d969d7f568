"""A web page → its article: text, title, outlet, address, time of publication. Used for .html files and fetched pages.

The text is what trafilatura finds to be the article; it is stored in that form, and offsets count it. Pure but for
the heavy import; it fetches nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import BinaryIO

from index.sources.encoding import decode_text
from index.sources.item import MAX_BYTES, MAX_CHARACTERS, Found, Item, Refused, too_long
from index.sources.naming import make_article, read_time

# Where pages state the time of publication, best first; htmldate finds the day where none of these does.
_TIME_META = re.compile(
    r"""<(?:meta|time)\b[^>]*?\b(?:property|name|itemprop)\s*=\s*["']"""
    r"""(?:article:published_time|og:published_time|datePublished|date|pubdate|publish-date|dc\.date(?:\.issued)?|parsely-pub-date)"""
    r"""["'][^>]*>""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""\b(?:content|datetime)\s*=\s*["']([^"']{8,40})["']""", re.IGNORECASE)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){8,40}")')
_LEAST_TEXT = 40
"""Characters: what is shorter is a menu or a notice, not the text of an article."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article. `published` is (aware UTC time, whether only the day is known)."""

    text: str
    title: str | None
    url: str | None
    source: str | None
    published: tuple[datetime, bool] | None
    language: str | None


def read(stream: BinaryIO, name: str, head: bytes = b"") -> Iterator[Item]:
    """Yield the one article of the page in `stream`, or why there is none.

    Args:
        name: the file's name for messages.
        head: bytes that were already taken from the stream's beginning.
    """
    data = head + stream.read(MAX_BYTES + 1 - len(head))
    if len(data) > MAX_BYTES:
        yield Refused(name, too_long(len(data), "bytes or more"))
        return
    if not data.strip():
        yield Refused(name, "the file is empty")
        return
    page = read_page(decode_text(data)[0])
    if page is None:
        yield Refused(name, "no article text found in the page")
        return
    if len(page.text) > MAX_CHARACTERS:
        yield Refused(name, too_long(len(page.text), "characters"))
        return
    article = make_article(
        page.text,
        url=page.url,
        source=page.source,
        title=page.title,
        published=page.published,
        language=page.language,
    )
    yield Found(name, article)


def read_page(markup: str, url: str | None = None) -> Page | None:
    """The article of a page, None where there is no text to speak of.

    Args:
        url: the address that the page came from; else the page's own canonical link counts.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        markup.replace("\0", ""), url=url, with_metadata=True, include_comments=False, include_tables=True
    )
    if not isinstance(found, trafilatura.settings.Document):
        return None
    text = (found.text or "").strip()
    if len(text) < _LEAST_TEXT:
        return None
    address = url or found.url
    return Page(
        text=text,
        title=found.title or None,
        url=address,
        source=found.sitename or None,
        published=_published(markup, found.date),
        language=found.language or None,
    )


def _published(markup: str, day: str | None) -> tuple[datetime, bool] | None:
    """The time that the page's metadata gives, else the day that htmldate found; never later than it was written."""
    stated = [tag.group() for tag in _TIME_META.finditer(markup)]
    values = [m[1] for tag in stated if (m := _CONTENT.search(tag))]
    values += [str(json.loads(m[1])) for m in _LINKED_DATA.finditer(markup)]
    for value in values:
        try:
            stamp, day_only = read_time(unescape(value))
        except ValueError:
            continue
        if not day_only and (day is None or abs((stamp - _midnight(day)).days) <= 1):
            return stamp, False
    return (_midnight(day), True) if day else None


def _midnight(day: str) -> datetime:
    return datetime.strptime(day[:10], "%Y-%m-%d").replace(tzinfo=UTC)
