"""Whether "struck" and "hit" tell of a person's wound: "was struck in the leg", "a blast that hit four men".

Called by `index/claims/triggers.py`. Pure, word by word. It must not say who was hit.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.harm_words import BE
from index.claims.tokens import Token, lexicon, word_at

SHOTS = lexicon(
    "gunfire bullet bullets shrapnel shots round rounds gunshot gunshots pellet pellets buckshot birdshot blast blasts"
)
"""What strikes people."""
_BODY = lexicon(
    "leg legs arm arms head neck chest back foot feet hand hands face shoulder shoulders thigh thighs stomach abdomen",
    "torso hip knee knees ankle buttocks buttock groin wrist calf side finger fingers toe toes cheek jaw eye eyes body",
    "extremities extremity forearm elbow",
)
_TIMES = lexicon("once twice multiple several times")
_ENDS = frozenset(["", ",", ".", ";", '"', "”", "and", "but", "while", "as", "when", "during"])
_ADVERBS = lexicon("also then both apparently accidentally reportedly inadvertently each all first")


def struck(words: Sequence[Token], at: int) -> bool:
    """Whether somebody left of "struck" or "hit" at `at` was wounded: "was hit in the arm", "were also struck"."""
    n = at - 1
    while word_at(words, n) in _ADVERBS:
        n -= 1
    if word_at(words, n) not in BE:
        return False
    after = word_at(words, at + 1)
    if after in ("in", "on"):
        return any(word_at(words, k) in _BODY for k in range(at + 2, at + 7))
    return after in _ENDS or after in _TIMES
