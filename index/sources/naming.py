"""From what a source says of an article to the `Article` record: id, hash, outlet, publication time. Pure.

Every kind of source ends here, so that the same article gets the same id however it came in.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time

from index.text import content_hash, published_in, without_surrogates
from index.urls import canonical_url, host_of
from store.records import Article

YEARS = range(1800, 2101)
"""Years of publication: what lies beyond is a slip or a placeholder, and no arithmetic with days must meet it."""


class NoYearOfPublication(ValueError):
    """A time that is written rightly and lies in no year in which anything can have been published."""


def make_article(
    text: str,
    *,
    article_id: str | None = None,
    url: str | None = None,
    source: str | None = None,
    title: str | None = None,
    published: tuple[datetime, bool] | None = None,
    language: str | None = None,
) -> Article:
    """Build the record of an article; the text stays as it is but for what cannot be stored.

    Lone surrogates and NULs become U+FFFD, which moves no offset. The id defaults to a hash of the canonical URL,
    else of the text. `published` is (aware UTC time, whether only the day is known); where it is missing, a line of
    the text itself ("Last updated on …") may tell it, never the clock.
    """
    text = storable(text)
    stamp, day_only = _possible(published) or _possible(published_in(text)) or (None, False)
    digest = content_hash(text)
    return Article(
        id=storable(article_id) if article_id else default_id(url, digest),
        text=text,
        url=storable(url) if url else None,
        source=(storable(source).strip() if source else None) or host_of(url),
        title=(" ".join(storable(title).split()) if title else None) or None,
        published_at=stamp,
        published_day_only=day_only,
        language=language or None,
        content_hash=digest,
    )


def _possible(when: tuple[datetime, bool] | None) -> tuple[datetime, bool] | None:
    return when if when is not None and when[0].year in YEARS else None


def default_id(url: str | None, digest: str) -> str:
    """The id of an article that names none: a hash of the canonical URL, else the hash of its text."""
    canonical = canonical_url(url)
    return hashlib.blake2b(canonical.encode("utf-8", "replace"), digest_size=16).hexdigest() if canonical else digest


def storable(text: str) -> str:
    """`text` as every database takes it: NULs and lone surrogates replaced, one character for one."""
    return without_surrogates(text).replace("\0", "\ufffd")


def read_time(value: str) -> tuple[datetime, bool]:
    """Read an ISO 8601 date or time: (aware UTC time, whether only the day was given). A naive time is UTC.

    Raises:
        NoYearOfPublication: its year is none of `YEARS`.
        ValueError: it is neither.
    """
    value = value.strip()
    stamp = datetime.fromisoformat(value)
    if stamp.year not in YEARS:
        raise NoYearOfPublication(f"nothing was published in the year {stamp.year}")
    day_only = len(value) <= 10
    if day_only:
        return datetime.combine(stamp.date(), time(), UTC), True
    return (stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)), False
