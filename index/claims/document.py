"""The view of an article that all claim modules share: its text, cut into sentences, and what of it is news.

`read_document` is called once an article by `index/claims/extract.py`; every other claim module is a pure
function of the `Document` (and the gazetteer). It must not interpret: no events, numbers, places or dates here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from index.claims.furniture import body_marks
from index.claims.publication import published
from index.sentences import sentences as cut
from index.text import furniture_spans
from store.records import Article

MAX_CHARACTERS = 200_000
"""What lies beyond is not read for claims: no news article is longer, and a 2 MB page must not stop the queue."""
LONGEST = 4_000
"""Characters of a sentence; what reads like a longer one is none (no article of the development sets has 2,500)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `document.text[start:end] == text`.

    Attributes:
        index: its position in `Document.sentences`.
        paragraph: counts up from 0; a blank line or a line break starts a new one.
        body: False for page furniture (menus, teasers of other stories, cookie lines, "Last Updated on …").
    """

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    body: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """An article prepared for reading claims out of it. All offsets count characters of `text`.

    Attributes:
        title: the headline or "", without a repeated half; no part of `text`, so no quote may come from it.
        page_title: the title as the page gives it, outlet included ("… - WXYZ News - Jackson, MS"); for context only.
        published: the day of publication (UTC), None when neither the metadata nor the text says it.
        published_at: aware, UTC; midnight when only the day is known (`day_only`).
    """

    article_id: str
    text: str
    title: str
    sentences: tuple[Sentence, ...]
    source: str | None = None
    published_at: datetime | None = None
    day_only: bool = False
    language: str | None = None
    page_title: str = ""

    @property
    def published(self) -> date | None:
        """The day of publication in UTC."""
        return self.published_at.date() if self.published_at else None

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that are news, in the order of the text."""
        return tuple(s for s in self.sentences if s.body)


def read_document(article: Article) -> Document:
    """Cut `article` into sentences and mark its body; linear in the length of the text."""
    text = article.text[:MAX_CHARACTERS]
    spans = [piece for start, end in cut(text) if end > start for piece in _pieces(text, start, end)]
    paragraphs = _paragraphs(text, spans)
    title = _title(article.title)
    body = body_marks([text[start:end] for start, end in spans], paragraphs, title)
    for left, right in furniture_spans(text):
        for n in range(bisect_left(spans, (left, left)), len(spans)):
            if spans[n][0] >= right:
                break
            body[n] = False
    published_at, day_only = published(article, text)
    return Document(
        article_id=article.id,
        text=article.text,
        title=title,
        sentences=tuple(
            Sentence(n, start, end, text[start:end], paragraphs[n], body[n]) for n, (start, end) in enumerate(spans)
        ),
        source=article.source,
        published_at=published_at,
        day_only=day_only,
        language=article.language,
        page_title=(article.title or "")[:1000],
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span in pieces of at most `LONGEST` characters, cut at white space where there is some."""
    while end - start > LONGEST:
        at = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\n", start + 1, start + LONGEST))
        at = at if at > start else start + LONGEST
        piece = text[start:at].rstrip()
        yield start, start + len(piece)
        start = at + len(text[at:end]) - len(text[at:end].lstrip())
    if end > start:
        yield start, end


def bare(document: Document) -> Document:
    """`document` with nothing of its body taken for news: what it says of days and places is not the headline's."""
    return replace(document, sentences=tuple(replace(s, body=False) for s in document.sentences))


def _paragraphs(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """Number the paragraph of each span: a line break between two spans starts a new one."""
    numbers: list[int] = []
    number = 0
    for n, (start, _) in enumerate(spans):
        if n and "\n" in text[spans[n - 1][1] : start]:
            number += 1
        numbers.append(number)
    return numbers


_OUTLET = re.compile(r"\s+(?:[-–—|•·»]|::|\|\|)\s+")


def _title(title: str | None) -> str:
    """`title` on one line, without the outlet's name behind it and without a half that metadata repeats."""
    line = " ".join((title or "")[:1000].split())
    parts = _OUTLET.split(line)
    long = [n for n, part in enumerate(parts) if part.count(" ") >= 3]
    if long:
        kept = [n for n in range(long[0] + 1) if n == long[0] or parts[n].count(" ") <= 2]
        line = " | ".join(parts[n] for n in kept)
    words = line.split()[:60]
    for length in range(3, len(words) // 2 + 1):
        if words[:length] == words[length : 2 * length]:
            return " ".join(words[:length])
    return " ".join(words)
