"""Does what was found suffice to answer at all? Called by the answer service before it cites passages. Pure.

Two measures that fail differently: the model's cosine rises with the topic alone, the words' coverage with common
words alone. Their sum told answerable from unanswerable news questions better than either (area under the curve 0.96
against 0.93 each; figures in docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.quote import coverage
from index.retrieve import Passage

SUFFICIENT = 1.05
"""The strength from which on an answer is worth giving, for all-MiniLM-L6-v2: below it lie one in fourteen of the
questions that the articles answer, and three in four of those that they do not."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the best passages carry a question.

    Attributes:
        cosine: the highest of the passages, -1 to 1.
        coverage: the largest share of the question's words in one passage with its title, 0 to 1; names weigh most.
    """

    cosine: float
    coverage: float

    @property
    def strength(self) -> float:
        """Both together, about 0 to 2, higher is better; compare with `SUFFICIENT`."""
        return self.cosine + self.coverage

    @property
    def suffices(self) -> bool:
        return self.strength >= SUFFICIENT


def evidence(question: str, passages: Sequence[Passage], titles: Mapping[str, str | None] | None = None) -> Evidence:
    """Measure the evidence in `passages`.

    Args:
        titles: of the passages' articles, by article id.
    """
    if not passages:
        return Evidence(-1.0, 0.0)
    named = titles or {}
    shares = [coverage(question, [p.chunk.text, named.get(p.chunk.article_id) or ""]) for p in passages[:8]]
    return Evidence(max(p.dense for p in passages), max(shares))
