"""Question → ranked passages: the vectors' neighbours and the word index's hits, joined by rank and score.

Called by the answer service. It knows no plan: a caller that wants a place or a time passes the ids of the chunks
that may be found, since the model ranks by topic and does not see dates.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from index.embed import Embedder
from index.lexical import LexicalIndex, query_words
from index.vectors import VectorIndex
from store.records import Chunk

CANDIDATES = 60
"""Hits that each side contributes: the tenth place of one side is rarely beyond the sixtieth of the other."""
LEXICAL_WEIGHT = 0.35
"""The word index's share of a passage's score (measured on news questions, see docs/quality.md)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk found for a question.

    Attributes:
        score: for ranking, 0 to about 1, higher is better; comparable within one question.
        dense: cosine of the question's and the chunk's vectors; None if the vectors did not find it.
        lexical: BM25, higher is better; None if the word index did not find it.
    """

    chunk: Chunk
    score: float
    dense: float | None = None
    lexical: float | None = None


class ChunkStore(Protocol):
    """What the retriever needs of `store.articles.Articles`."""

    def chunks(self, ids: list[int]) -> dict[int, Chunk]: ...


class Retriever:
    """Finds passages. Threads may share it."""

    def __init__(self, articles: ChunkStore, embedder: Embedder, vectors: VectorIndex, lexical: LexicalIndex) -> None:
        self._articles = articles
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = lexical

    def passages(self, question: str, *, k: int = 8, chunk_ids: Collection[int] | None = None) -> list[Passage]:
        """The `k` passages that fit `question` best, best first.

        Args:
            chunk_ids: search only among these; None: everywhere.
        """
        if not question.strip() or k <= 0 or (chunk_ids is not None and not chunk_ids):
            return []
        many = max(CANDIDATES, 2 * k)
        dense = dict(self._vectors.search(self._embedder.encode([question])[0], many, chunk_ids))
        lexical = dict(self._lexical.search(query_words(question), many, chunk_ids))
        scores = fuse(dense, lexical)
        best = sorted(scores, key=lambda number: (-scores[number], number))[:k]
        chunks = self._articles.chunks(best)
        return [
            Passage(chunks[number], scores[number], dense.get(number), lexical.get(number))
            for number in best
            if number in chunks  # a chunk of an article that was replaced a moment ago
        ]


def fuse(dense: dict[int, float], lexical: dict[int, float]) -> dict[int, float]:
    """Join both sides' scores: each scaled to its own best and worst hit, then weighed. Pure.

    Args:
        dense: cosine by chunk id.
        lexical: BM25 by chunk id.
    """
    left, right = _scaled(dense), _scaled(lexical)
    return {
        number: (1 - LEXICAL_WEIGHT) * left.get(number, 0.0) + LEXICAL_WEIGHT * right.get(number, 0.0)
        for number in left.keys() | right.keys()
    }


def _scaled(scores: dict[int, float]) -> dict[int, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {number: (score - low) / (high - low) if high > low else 1.0 for number, score in scores.items()}
