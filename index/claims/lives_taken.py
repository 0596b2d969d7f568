"""Deaths that are told as lives taken or by their means: "claims a fifth victim", "the rifle used to kill".

Called by `index/claims/triggers.py` and `index/claims/implied.py`. Pure, word by word. It must not say who died.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.harm_words import TO_DEATH
from index.claims.numbers import WORDS
from index.claims.ordinals import ordinal_of
from index.claims.tokens import Token, lexicon, near, word_at

CLAIM = lexicon("claimed claims claiming claim took taken taking takes cost costs costing")
"""Verbs that take lives, where their object is lives."""
_LIVES = ("lives", "life")
_LIFE_BEHIND = 6
_MEANS = lexicon(
    "gun guns rifle pistol handgun shotgun firearm weapon weapons knife knives machete axe hammer bat bomb car"
)
_MEANS_BEFORE = 8
_OBJECT = 10
_OTHER_CLAUSE = lexicon("who whom which that and but then when while ; . at")


def claims_lives(words: Sequence[Token], at: int) -> bool:
    """Whether the word at `at`, one of `CLAIM`, takes lives or a victim: "claimed six lives", "claims third victim"."""
    after = word_at(words, at + 1)
    if (after in WORDS or after.isdigit() or after in ("at", "more", "up")) and near(words, at, 6, _LIVES):
        return True
    victim = "victim" in (word_at(words, at + 2), word_at(words, at + 3))
    return victim and (after == "another" or ordinal_of(words[at + 1 + (after in ("a", "its"))]) > 1)


def life_claimed(words: Sequence[Token], at: int) -> range | None:
    """ "The blaze claimed a nurse's life": the words before "life" at `at`, where a verb among them takes it."""
    before = range(max(0, at - _LIFE_BEHIND), at)
    return before if any(words[n].lower in CLAIM for n in before) else None


def gave_life(words: Sequence[Token], at: int) -> bool:
    """ "Paid the supreme price", "made the ultimate sacrifice": the four words from `at` on tell of deaths."""
    verb, _, great, price = (word_at(words, at + n) for n in range(4))
    return verb in ("paid", "made") and great in ("supreme", "ultimate") and price in ("price", "sacrifice")


def to_death(words: Sequence[Token], at: int) -> bool:
    """ "Shot his wife to death", "stabbed a clerk, Jan Roe, to death": the verb at `at` killed its object."""
    for n in range(at + 2, min(at + _OBJECT, len(words))):
        word = words[n].lower
        if word in _OTHER_CLAUSE or word in TO_DEATH:
            return False
        if word == "to":
            return word_at(words, n + 1) == "death"
    return False


def by_means(words: Sequence[Token], at: int) -> bool:
    """ "The rifle used to kill two hunters": what is told of a weapon has happened; `at` is the verb's index."""
    used = [w.lower for w in words[max(0, at - 2) : at]] == ["used", "to"]
    return used and any(w.lower in _MEANS for w in words[max(0, at - _MEANS_BEFORE) : at - 2])
