"""What the plain words of an article say for and against a candidate number: of its lead, its body, its own sentences.

Called by `index/claims/totals.py`, which weighs the signs, and `tests/quality/fit_totals.py`, which learns the weights.
Pure. Only words of a vocabulary count: common words that are written in lower case, so that no name is one.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.claims.article_words import ArticleWords
from index.claims.candidate_signs import Candidate

LEAD_STRENGTH = 0.25
BODY_STRENGTH = 0.125
SENTENCE_STRENGTH = 0.25
"""Below 1, so that the penalty of the fit holds words down more than the signs of rules."""
_KINDS = frozenset({"lead word", "body word", "word beside"})


def add_words(candidates: Iterable[Candidate], words: ArticleWords, vocabulary: frozenset[str]) -> None:
    """Give each candidate the signs of the words: those of lead and body by its size, those of its own sentences."""
    lead, body = words.lead & vocabulary, words.body & vocabulary
    own = {n: found & vocabulary for n, found in words.sentences.items()}
    for candidate in candidates:
        size = str(candidate.value) if candidate.value < 3 else "3+"
        signs = candidate.signs
        signs.update((f"lead word:{word}:{size}", LEAD_STRENGTH) for word in lead)
        signs.update((f"body word:{word}:{size}", BODY_STRENGTH) for word in body)
        for n in {m.sentence for m in candidate.mentions}:
            signs.update((f"word beside:{word}", SENTENCE_STRENGTH) for word in own.get(n, ()))


def vocabulary_of(names: Iterable[str]) -> frozenset[str]:
    """The words that signs of these names ask for."""
    return frozenset(parts[1] for name in names if len(parts := name.split(":")) > 1 and parts[0] in _KINDS)
