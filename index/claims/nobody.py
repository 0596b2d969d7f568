"""Phrases for people whom no toll counts: the unborn, those who were only told, families told beside persons.

Called by `index/claims/phrases.py`. Pure, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.party import Kind, Party
from index.claims.tokens import Token, word_at


def nobody_counted(words: Sequence[Token], party: Party) -> bool:
    """Whether a phrase names people whom no toll counts."""
    return _unborn(words, party) or _listeners(words, party) or _counted_in_families(words, party)


def _listeners(words: Sequence[Token], party: Party) -> bool:
    """ "Told reporters", "said to journalists": they hear of what happened."""
    before = word_at(words, party.first - 1), word_at(words, party.first - 2)
    told = before[0] in ("told", "tells") or (
        before[0] == "to" and before[1] in ("said", "speaking", "spoke", "speaks")
    )
    return told and party.kind is Kind.PLURAL and party.noun in ("reporter", "journalist", "reporters", "journalists")


def _counted_in_families(words: Sequence[Token], party: Party) -> bool:
    """ "900 individuals or 210 families", "210 families (900 persons)": the persons are told beside them."""
    if party.kind is not Kind.PLURAL or party.noun != "families":
        return False
    beside = [word_at(words, party.first - 2), word_at(words, party.last + 1)]
    return word_at(words, party.first - 1)[:1].isdigit() and (beside[0] == "or" or beside[1] in ("(", "or"))


def _unborn(words: Sequence[Token], party: Party) -> bool:
    """ "An unborn child", "Jan Roe's unborn baby": tolls do not count it, and its mother is not meant."""
    near = words[max(0, party.first - 1) : party.last + 1]
    owner = words[party.last].lower.endswith("'s") and words[party.last + 1 : party.last + 2]
    return any(w.lower == "unborn" for w in (*near, *(owner or ())))
