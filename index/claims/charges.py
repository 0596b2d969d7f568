"""Charges that say how many people came to harm: "17 counts of attempted murder", "three first-degree murder charges".

Called by `index/claims/triggers.py`. Pure, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.groups import NOUNS
from index.claims.harm_words import Harm
from index.claims.numbers import read_number
from index.claims.tokens import Token, lexicon

_DEATHS = lexicon("murder homicide manslaughter murdering")
_ASSAULTS = lexicon("assault battery")
_TRIED = lexicon("attempted attempt attempting intent")
_ENDS = lexicon(", and ; . on over")
_REACH = 6
_MOST = 200


def counts_of(words: Sequence[Token], at: int) -> tuple[Harm, int] | None:
    """ "17 counts of attempted murder": as many people as the charge counts.

    Args:
        words: the sentence.
        at: the index of "counts".
    """
    number = next((n for k in (2, 1) if at >= k and (n := read_number(words, at - k)) and n[1] == at - 1), None)
    if number is None or not 0 < number[0] < _MOST:
        return None
    charge = [w.lower for w in words[at + 2 : at + 2 + _REACH]]
    charge = charge[: next((k for k, w in enumerate(charge) if w in _ENDS), len(charge))]
    if not _DEATHS & set(charge):
        return (Harm.HIT, number[0]) if _ASSAULTS & set(charge) else None
    return Harm.HIT if _TRIED & set(charge) else Harm.KILLED, number[0]


def charges(words: Sequence[Token], at: int) -> tuple[Harm, int] | None:
    """ "Three first-degree murder charges", "four attempted murder counts".

    Args:
        words: the sentence.
        at: the index of the crime before "charges" or "counts".
    """
    number = next((n for k in range(at - 1, max(at - 5, -1), -1) if (n := read_number(words, k))), None)
    if number is None or not 1 < number[0] < _MOST:
        return None
    between = {w.lower for w in words[number[1] + 1 : at]}
    if between & _ENDS or any(w in NOUNS for w in between):
        return None  # "two men facing murder charges"
    return Harm.HIT if "attempted" in between else Harm.KILLED, number[0]
