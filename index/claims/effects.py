"""Words in groups on other effects than deaths: "injuries stand at", "left their homes", "whisked away".

Called by `index/claims/triggers.py`. Pure, word by word; `beside_toll.py` decides which of it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.harm_words import BE, CARRY, SHELTERS, Harm
from index.claims.tokens import Token, lexicon, near, word_at

_HOMES = lexicon("home homes house houses village villages")
_OWN = lexicon("their his her")
_STAY = lexicon("sleeping camping sheltering")
_ROOFS = lexicon("school schools church churches mosque mosques hall halls tents shelters stadium gymnasium")
_TAKE = lexicon("whisked herded marched carted")
_CAPTORS = lexicon("gunmen bandits kidnappers militants rebels fighters insurgents jihadists captors")
_HOLD = lexicon("hold holds held holding took takes taking taken")
_STAND = lexicon("stand stands stood rose rise climbed reached")
_WAYS = lexicon("near to toward towards from into closer")


@dataclass(frozen=True, slots=True)
class Effect:
    """What the words from the one asked for up to `last` say.

    Attributes:
        right: the people stand behind them, else before.
        weak: they only suggest it.
    """

    last: int
    harm: Harm
    right: bool = False
    weak: bool = False


def effect_at(words: Sequence[Token], at: int) -> Effect | None:
    """What words tell of which the first is at `at`; None where they tell nothing of the kind."""
    return (
        _injured(words, at)
        or _missing(words, at)
        or _displaced(words, at)
        or _abducted(words, at)
        or _arrested(words, at)
    )


def _injured(words: Sequence[Token], at: int) -> Effect | None:
    """ "Injuries now stand at 213"."""
    if words[at].lower != "injuries":
        return None
    behind = range(at + 1, at + 4)
    stands = (n for n in behind if word_at(words, n) in _STAND and word_at(words, n + 1) in ("at", "to"))
    return next((Effect(n + 1, Harm.INJURED, right=True) for n in stands), None)


def _missing(words: Sequence[Token], at: int) -> Effect | None:
    """ "Remain unaccounted for"."""
    told = words[at].lower == "unaccounted" and word_at(words, at + 1) == "for"
    return Effect(at + 1, Harm.MISSING) if told else None


def _displaced(words: Sequence[Token], at: int) -> Effect | None:
    """ "Left their homes", "were moved to schools", "are sleeping in a church"."""
    word, before, after = words[at].lower, word_at(words, at - 1), word_at(words, at + 1)
    if word in ("left", "abandoned") and after in _OWN and word_at(words, at + 2) in _HOMES:
        return Effect(at + 2, Harm.DISPLACED)
    if word in ("moved", "relocated") and after in _WAYS:
        return Effect(at, Harm.DISPLACED, weak=True)
    if word in CARRY and before in BE and near(words, at, 6, SHELTERS):
        return Effect(at, Harm.DISPLACED, weak=True)
    if word in _STAY and before in BE and near(words, at, 5, _ROOFS):
        return Effect(at, Harm.DISPLACED, weak=True)
    return None


def _abducted(words: Sequence[Token], at: int) -> Effect | None:
    """ "Whisked away 61 persons", "were holding 139 guards hostage", "were taken by unidentified armed men"."""
    word, after = words[at].lower, word_at(words, at + 1)
    if word in _TAKE and after == "away":
        return Effect(at + 1, Harm.ABDUCTED, right=True)
    if word in _HOLD and after in ("hostage", "captive"):
        passive = any(w.lower in BE for w in words[max(0, at - 2) : at])
        return Effect(at + 1, Harm.ABDUCTED, right=not passive)
    if word in _HOLD and near(words, at, 9, ("hostage", "captive")) and (after[:1].isdigit() or after in _COUNTS):
        return Effect(at, Harm.ABDUCTED, right=True)
    if word in ("taken", "seized", "snatched") and word_at(words, at - 1) in BE and after == "by":
        armed = near(words, at + 1, 4, _CAPTORS) or (
            near(words, at + 1, 4, ("armed",)) and near(words, at + 1, 5, ("men",))
        )
        return Effect(at, Harm.ABDUCTED) if armed else None
    return None


_COUNTS = lexicon(
    "at about around some nearly more two three four five six seven eight nine ten dozens several hundreds"
)


def _arrested(words: Sequence[Token], at: int) -> Effect | None:
    """ "Rounded up 304 people", "82 people taken into custody"."""
    word, after, third = words[at].lower, word_at(words, at + 1), word_at(words, at + 2)
    if word == "rounded" and after == "up":
        passive = word_at(words, at - 1) in BE
        return Effect(at + 1, Harm.ARRESTED, right=not passive)
    if word == "taken" and after in ("into", "in") and third == "custody":
        return Effect(at + 2, Harm.ARRESTED)
    return None
