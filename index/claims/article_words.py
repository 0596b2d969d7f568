"""The plain words of an article, as far as they count for the toll.

Called by `index/claims/reading.py`; `word_signs.py` makes signs of them. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LEAD = 3
"""How many sentences of the body are the lead."""
BODY = 40
"""At most so many sentences are read."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
_CHARACTERS = 2_000
"""Read of one sentence."""


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The words of an article, in lower case.

    Attributes:
        lead: of its first sentences.
        body: of its sentences.
        sentences: of each sentence that speaks of people harmed, by its index; the title's by -1.
    """

    lead: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    sentences: Mapping[int, frozenset[str]] = field(default_factory=dict)


def article_words(sentences: Sequence[str], own: Mapping[int, str]) -> ArticleWords:
    """The words of an article.

    Args:
        sentences: the body's, in order.
        own: the sentences that speak of people harmed, by their index.
    """
    each = [words_of(s) for s in sentences[:BODY]]
    return ArticleWords(
        frozenset().union(*each[:LEAD]), frozenset().union(*each), {n: words_of(text) for n, text in own.items()}
    )


def words_of(text: str) -> frozenset[str]:
    """The words of a sentence in lower case."""
    return frozenset(w.lower() for w in _spelt(text))


def plain_words(text: str) -> frozenset[str]:
    """The words of a sentence that begin with a small letter there, as names do not."""
    return frozenset(w for w in _spelt(text) if w[0].islower())


def _spelt(text: str) -> list[str]:
    found: list[str] = _WORD.findall(text[:_CHARACTERS].replace("\u2019", "'"))
    return found
