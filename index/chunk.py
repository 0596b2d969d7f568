"""Article → chunks: passages of at most 200 tokens that begin and end with a sentence, with exact offsets.

Called by ingest. Pure but for the tokenizer that it is given. Page furniture is left out; the stored text keeps it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.embed import Tokenizer
from index.sentences import sentences
from index.text import body_spans
from store.records import Article, Chunk

Span = tuple[int, int]

CHUNKING = "sentences-200-1"
"""Names the way of cutting in the manifest of a vector index: change it with every change that moves a chunk."""
MAX_TOKENS = 200
MAX_OVERLAP = 80
"""A sentence of more tokens than this is not repeated: the overlap shall not be most of the next chunk."""
_PIECE = 2000
"""Characters that are tokenised at once at most; a "sentence" that is longer (no news has one) is cut first."""
_AT_ONCE = 512
"""Sentences that are tokenised in one call."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence, or a piece of an overlong one, with its number of tokens."""

    start: int
    end: int
    tokens: int


def chunk(article: Article, tokenizer: Tokenizer) -> list[Chunk]:
    """Cut `article` into chunks, in the order of the text.

    Each holds whole sentences, at most 200 tokens of them (fewer where the model takes fewer), and begins with the
    last sentence of the one before. A sentence that is longer than that by itself is cut at white space.
    """
    return [make_chunk(article, start, end) for start, end in chunk_spans(article.text, tokenizer)]


def chunk_spans(text: str, tokenizer: Tokenizer) -> list[Span]:
    """The (start, end) of each chunk in characters of `text`."""
    limit = min(MAX_TOKENS, tokenizer.max_tokens - 2)
    spans: list[Span] = []
    for start, end in body_spans(text):
        parts = list(_parts(text, sentences(text, start, end), tokenizer, limit))
        spans.extend(_pack(parts, limit))
    return spans


def make_chunk(article: Article, start: int, end: int) -> Chunk:
    """The chunk of `article.text[start:end]`.

    Its id depends on nothing but the article's id, the passage and what is embedded with it, the title.
    """
    text = article.text[start:end]
    key = f"{article.id}\0{start}\0{end}\0{text}\0{article.title or ''}".encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big") >> 1
    return Chunk(id=number or 1, article_id=article.id, start=start, end=end, text=text)


def _pack(parts: Sequence[_Part], limit: int) -> Iterator[Span]:
    """Fill chunks with parts, one part of overlap; never a chunk of overlap alone."""
    first, total = 0, 0
    for n, part in enumerate(parts):
        if n > first and total + part.tokens > limit:
            yield parts[first].start, parts[n - 1].end
            before = parts[n - 1]
            keep = n - 1 > first and before.tokens <= MAX_OVERLAP and before.tokens + part.tokens <= limit
            first, total = (n - 1, before.tokens) if keep else (n, 0)
        total += part.tokens
    if parts:
        yield parts[first].start, parts[-1].end


def _parts(text: str, spans: Sequence[Span], tokenizer: Tokenizer, limit: int) -> Iterator[_Part]:
    pieces = [piece for span in spans for piece in _pieces(text, *span)]
    for at in range(0, len(pieces), _AT_ONCE):
        some = pieces[at : at + _AT_ONCE]
        for (start, end), tokens in zip(some, tokenizer.tokens([text[a:b] for a, b in some]), strict=True):
            if len(tokens) <= limit:
                yield _Part(start, end, len(tokens))
            else:
                yield from _cut(text, start, end, tokens, limit)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """An overlong stretch in pieces that can be tokenised, cut at white space where there is any."""
    while end - start > _PIECE:
        cut = max(text.rfind(" ", start + 1, start + _PIECE), text.rfind("\n", start + 1, start + _PIECE))
        cut = cut if cut > start else start + _PIECE
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int, tokens: Sequence[Span], limit: int) -> Iterator[_Part]:
    """An overlong sentence in parts of at most `limit` tokens, cut at white space or, failing that, between tokens."""
    first = 0
    while len(tokens) - first > limit:
        last = first + limit
        cut = last
        while cut > first + limit // 2 and not text[start + tokens[cut][0] - 1].isspace():
            cut -= 1
        if cut <= first + limit // 2:
            cut = last
        yield _Part(start + tokens[first][0], start + tokens[cut - 1][1], cut - first)
        first = cut
    yield _Part(start + tokens[first][0], end, len(tokens) - first)
