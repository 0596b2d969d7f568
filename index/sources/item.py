"""What a source of articles gives: an article found, or something refused with its place and reason."""

from __future__ import annotations

from dataclasses import dataclass

from store.records import Article

MAX_CHARACTERS = 5_000_000
"""The longest article that is taken, in characters: a thousand times a long report; more is a mistake of the sender."""
MAX_BYTES = 6 * MAX_CHARACTERS
"""The largest file of one article, or line of JSON, that is read into memory (JSON may spend six bytes a character)."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article as its source gave it.

    Attributes:
        where: the file, or "file:line", for messages.
        own_id: whether the source named the article itself; else the id is a hash (see `naming.py`).
    """

    where: str
    article: Article
    own_id: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be taken, and why; the rest of the source goes on."""

    where: str
    reason: str
    article_id: str | None = None


Item = Found | Refused


def too_long(size: int, unit: str) -> str:
    """The reason for refusing a text of `size` (megabytes are what people see in a folder)."""
    return f"too long: {size:,} {unit}, the limit is {MAX_CHARACTERS:,} characters an article"
