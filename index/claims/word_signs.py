"""What the plain words of an article say for and against a candidate number: of its lead, its body, its own sentences.

Called by `index/claims/totals.py`, which weighs the signs, and `tests/quality/fit_totals.py`, which learns the weights.
Pure. Only words of a vocabulary count: common words that are written in lower case, so that no name is one.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.claims.article_words import ArticleWords
from index.claims.candidate_signs import Candidate
from index.claims.tokens import lexicon

LEAD_STRENGTH = 0.3
BODY_STRENGTH = 0.15
SENTENCE_STRENGTH = 0.3
WORDING_STRENGTH = 0.6
"""Below 1, so that the penalty of the fit holds words down more than the signs of rules."""
_SIZES = ("0", "1", "2", "3+")
_KINDS = frozenset({"lead word", "body word", "word beside"})


FROM_AFAR = "from afar: "
"""Before the name of a sign in a report of bombs, shells and rockets: there the same words may weigh otherwise."""
_BOMBARDED = lexicon(
    "airstrike airstrikes warplane warplanes bombardment shelling shelled bombed bombing artillery raid raids",
    "missile missiles drone rocket rockets strike strikes",
)


def again_from_afar(candidates: Iterable[Candidate], words: ArticleWords) -> None:
    """Give each candidate all its signs once more, by their own names, where the article tells of bombs and shells.

    A shooting has one killer, who may be among the dead, and often one victim; a strike has neither.
    """
    if not words.body & _BOMBARDED:
        return
    for candidate in candidates:
        candidate.signs.update({FROM_AFAR + name: strength for name, strength in candidate.signs.items()})


def add_words(candidates: Iterable[Candidate], words: ArticleWords, vocabulary: frozenset[str]) -> None:
    """Give each candidate the signs of the words: of lead and body by its size, of its sentences, its nouns and verbs.

    Args:
        candidates: of one article; their signs grow.
        words: the article's.
        vocabulary: the words that count.
    """
    lead, body = words.lead & vocabulary, words.body & vocabulary
    of_size = {
        size: {f"lead word:{w}:{size}": LEAD_STRENGTH for w in lead}
        | {f"body word:{w}:{size}": BODY_STRENGTH for w in body}
        for size in _SIZES
    }
    beside = {
        n: {f"word beside:{w}": SENTENCE_STRENGTH for w in found & vocabulary} for n, found in words.sentences.items()
    }
    for candidate in candidates:
        candidate.signs.update(of_size[_SIZES[min(candidate.value, len(_SIZES) - 1)]])
        for m in candidate.mentions:
            candidate.signs.update(beside.get(m.sentence, {}))
            candidate.sign(f"noun:{m.noun}", WORDING_STRENGTH)
            candidate.sign(f"trigger:{m.cue}", WORDING_STRENGTH)


def vocabulary_of(names: Iterable[str]) -> frozenset[str]:
    """The words that signs of these names ask for."""
    plain = (name.removeprefix(FROM_AFAR) for name in names)
    return frozenset(parts[1] for name in plain if len(parts := name.split(":")) > 1 and parts[0] in _KINDS)
