"""Question → ranked passages: the vectors' neighbours and the word index's hits, joined by rank and score.

Called by the answer service. It knows no plan: a caller that wants a place or a time passes the ids of the chunks
that may be found, since the model ranks by topic and does not see dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.embed import Embedder, FloatArray
from index.lexical import LexicalIndex, query_words
from index.vectors import VectorIndex
from store.records import Chunk

CANDIDATES = 100
"""Hits that each side contributes at least."""
PER_ARTICLE = 2
"""Passages of one article among the best: more would leave no room for the other articles that tell of the same."""
LEXICAL_WEIGHT = 0.5
"""The word index's share of a passage's score (measured on news questions, see docs/quality.md)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk found for a question.

    Attributes:
        score: for ranking, 0 to about 1, higher is better; comparable within one question.
        dense: cosine of the question's and the chunk's vectors, -1 to 1.
        lexical: BM25, 0 or higher, higher is better; 0 if the word index did not bring it.
    """

    chunk: Chunk
    score: float
    dense: float
    lexical: float


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

    def passages(
        self, question: str, *, k: int = 8, chunk_ids: Collection[int] | None = None, per_article: int = PER_ARTICLE
    ) -> list[Passage]:
        """The `k` passages that fit `question` best, best first.

        Args:
            per_article: at most so many of one article, unless there are too few articles.
            chunk_ids: search only among these; None: everywhere.
        """
        if not question.strip() or k <= 0 or (chunk_ids is not None and not chunk_ids):
            return []
        many = max(CANDIDATES, 4 * k)
        row = self._embedder.encode([question])[0]
        dense = dict(self._vectors.search(row, many, chunk_ids))
        lexical = dict(self._lexical.search(query_words(question), many, chunk_ids))
        dense |= self._cosines(row, [number for number in lexical if number not in dense])
        scores = fuse(dense, lexical)
        order = sorted(scores, key=lambda number: (-scores[number], number))[: 3 * k]
        best = self._spread(order, per_article, k)
        return [Passage(c, scores[c.id], dense[c.id], lexical.get(c.id, 0.0)) for c in best]

    def _spread(self, order: list[int], per_article: int, k: int) -> list[Chunk]:
        """The first `k` chunks of `order` as `spread` puts them; reads no more of them than it takes to know."""
        chunks: list[Chunk] = []
        for start in range(0, len(order), k):
            some = order[start : start + k]
            found = self._articles.chunks(some)
            chunks += [found[number] for number in some if number in found]
            taken = Counter(chunk.article_id for chunk in chunks)
            if sum(min(count, per_article) for count in taken.values()) >= k:
                break
        return spread(chunks, per_article)[:k]

    def _cosines(self, row: FloatArray, ids: list[int]) -> dict[int, float]:
        """What the vectors say of hits that they did not bring themselves; -1 for one without a vector yet."""
        known = [number for number in ids if number in self._vectors]
        found = dict.fromkeys(ids, -1.0)
        found.update(zip(known, (self._vectors.rows(known) @ row).tolist(), strict=True))
        return found


def spread(chunks: Sequence[Chunk], per_article: int) -> list[Chunk]:
    """`chunks` in order, without those beyond the `per_article`-th of their article; these follow at the end."""
    first: list[Chunk] = []
    rest: list[Chunk] = []
    taken: Counter[str] = Counter()
    for chunk in chunks:
        taken[chunk.article_id] += 1
        (first if taken[chunk.article_id] <= per_article else rest).append(chunk)
    return first + rest


def fuse(dense: dict[int, float], lexical: dict[int, float]) -> dict[int, float]:
    """Join both sides' scores: each scaled to its own worst and best hit, then weighed. Pure.

    Args:
        dense: cosine by chunk id, of all hits.
        lexical: BM25 by chunk id; a hit that is not there scores 0 on this side.
    """
    left, right = _scaled(dense), _scaled(lexical)
    return {
        number: (1 - LEXICAL_WEIGHT) * score + LEXICAL_WEIGHT * right.get(number, 0.0) for number, score in left.items()
    }


def _scaled(scores: dict[int, float]) -> dict[int, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {number: (score - low) / (high - low) if high > low else 1.0 for number, score in scores.items()}
