"""Who died by his own hand, and the one who did it and died in the same sentence: "before taking his own life".

Called by `index/claims/casualties.py`. Pure, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.claims.harm_words import SELVES, SUICIDES, Harm
from index.claims.party import Party
from index.claims.tokens import Token, lexicon
from index.claims.triggers import Side, Trigger

_REFLEXIVE = SELVES | SUICIDES | lexicon("self own suicide")

_WANTED = lexicon(
    "tried try tries trying attempted attempt attempts attempting planned plans planning plan threatened threatens",
    "threatening threat threats wanted wants want going intended intends intending intent considered considering",
)
"""What stands before "to kill himself" that need not have happened."""
_WANTED_BEFORE = 3
_LIVED = lexicon("survived survives lived")
_LIVED_BEHIND = 8


def by_own_hand(words: Sequence[Token], trigger: Trigger) -> bool:
    """Whether somebody did it to himself or herself: "took her own life", "shot himself dead"."""
    return any(w.lower in _REFLEXIVE for w in words[trigger.first : trigger.last + 1])


def by_who(words: Sequence[Token], party: Party, trigger: Trigger) -> bool:
    """ "A guard shot a man who then killed himself": whether the verb is that of the one whom another verb harmed."""
    return any(w.lower == "who" for w in words[party.last + 1 : trigger.first])


def before_being(words: Sequence[Token], trigger: Trigger, marks: Sequence[Trigger]) -> bool:
    """ "He killed four before being shot dead by police": the one who did it died."""
    before = [w.lower for w in words[max(0, trigger.first - 2) : trigger.first]]
    did = any(t.side is Side.RIGHT and t.last < trigger.first for t in marks)
    return trigger.harm is Harm.KILLED and before in (["before", "being"], ["after", "being"]) and did


def outlived(words: Sequence[Token], trigger: Trigger) -> bool:
    """ "Then tried to kill herself", "turned the gun on himself but survived": nobody died by it."""
    before = [w.lower for w in words[max(0, trigger.first - _WANTED_BEFORE) : trigger.first]]
    if before[-1:] == ["to"] and _WANTED & set(before):
        return True
    after = [w.lower for w in words[trigger.last + 1 : trigger.last + 1 + _LIVED_BEHIND]]
    cut = next((n for n, w in enumerate(after) if w in (".", ";")), len(after))
    attempt = any(pair == ("attempted", "suicide") for pair in pairwise(after[:cut]))
    but = next((n for n, w in enumerate(after[:cut]) if w in ("but", "and", "yet")), cut)
    return attempt or bool(_LIVED & set(after[but:cut]))
