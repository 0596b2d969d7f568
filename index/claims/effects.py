"""Words in groups on other effects than deaths: "injuries stand at", "left their homes", "whisked away", "34 arrests".

Called by `index/claims/triggers.py`. Pure, word by word; `beside_toll.py` decides which of it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.harm_words import BE, CARRY, SHELTERS, Harm
from index.claims.numbers import WORDS
from index.claims.tokens import Token, lexicon, near, word_at

_HOMES = lexicon("home homes house houses village villages")
_SETTLEMENTS = lexicon("town city village area island district neighbourhood neighborhood camp valley")
_OWN = lexicon("their his her")
_STAY = lexicon("sleeping camping sheltering staying living housed accommodated")
_ROOFS = lexicon("school schools church churches mosque mosques hall halls tents shelters stadium gymnasium")
_SHELTERS_ALONE = lexicon("tents shelters")
"""Where pupils and worshippers do not stay all the same, as they do in schools and churches."""
_FORCE = lexicon("forced forcing forces driven drove drives driving chased chasing pushed pushing sent sending")
_TAKE = lexicon("whisked herded marched carted")
_LED = lexicon("took take takes taking taken led lead leading carried carrying drove driven")
_GRAB = lexicon("seized seize seizes seizing snatched snatch snatches snatching grabbed")
_WILDS = lexicon("bush forest forests jungle mountains hills wilderness")
_CAPTORS = lexicon(
    "gunmen bandits kidnappers militants rebels fighters insurgents jihadists captors abductors raiders hijackers"
)
_BURIED = lexicon("trapped buried entombed stuck")
_FEARED = lexicon("still feared believed thought remain remains presumed")
_HOLD = lexicon("hold holds held holding took takes taking taken")
_FOUND = lexicon("found traced located")
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
    """ "Remain unaccounted for", "could not be accounted for", "are feared buried", "are trapped", "trapping nine"."""
    word, after = words[at].lower, word_at(words, at + 1)
    if word == "unaccounted" and after == "for":
        return Effect(at + 1, Harm.MISSING)
    if word in ("not", "yet") or word.endswith("n't"):
        last = next((n for n in range(at + 1, at + 5) if word_at(words, n) == "accounted"), None)
        told = last is not None and word_at(words, last + 1) == "for"
        return Effect(last + 1, Harm.MISSING) if told and last is not None else None
    if word == "be" and after in _FOUND and word_at(words, at - 1) in ("cannot", "not", "couldn't", "can't"):
        return Effect(at + 1, Harm.MISSING)
    if word == "trapping":
        return Effect(at, Harm.MISSING, right=True)
    if word not in _BURIED:
        return None
    before = {w.lower for w in words[max(0, at - 4) : at]}
    left = any(w.lower in ("leaving", "left") for w in words[max(0, at - 8) : at])
    now = before & _FEARED or (word == "trapped" and (before & {"are", "is"} or left))
    return Effect(at, Harm.MISSING) if now else None


def _displaced(words: Sequence[Token], at: int) -> Effect | None:
    """ "Left their homes", "were moved to schools", "are sleeping in a church", "drove 300 people from their homes"."""
    word, before, after = words[at].lower, word_at(words, at - 1), word_at(words, at + 1)
    if word in ("left", "abandoned") and after in _OWN and word_at(words, at + 2) in _HOMES:
        return Effect(at + 2, Harm.DISPLACED)
    if word == "leave" and before == "to" and after in _OWN and word_at(words, at + 2) in _HOMES:
        return Effect(at + 2, Harm.DISPLACED)
    if word == "left" and before in ("have", "has") and after == "the" and word_at(words, at + 2) in _SETTLEMENTS:
        return Effect(at + 2, Harm.DISPLACED)
    if word in _FORCE and _from_home(words, at):
        return Effect(at, Harm.DISPLACED, right=before not in BE)
    if word == "put" and _to_flight(words, at):
        return Effect(at, Harm.DISPLACED, right=before not in BE)
    if word in ("moved", "relocated") and after in _WAYS:
        return Effect(at, Harm.DISPLACED, weak=True)
    if word in CARRY and before in BE and near(words, at, 6, SHELTERS):
        return Effect(at, Harm.DISPLACED, weak=True)
    if word in _STAY and before in BE and near(words, at, 5, _ROOFS if word.endswith("ping") else _SHELTERS_ALONE):
        return Effect(at, Harm.DISPLACED, weak=True)
    if word in ("spent", "spend") and near(words, at, 4, ("night", "nights")) and near(words, at, 9, _ROOFS):
        return Effect(at, Harm.DISPLACED, weak=True)
    return None


def _from_home(words: Sequence[Token], at: int) -> bool:
    """Whether "from their homes" follows "forced" at `at`, in its own clause."""
    for n in range(at + 1, min(at + 14, len(words))):
        if words[n].lower in (",", ";", "and", "."):
            return False
        if words[n].lower in ("from", "of") and word_at(words, n + 1) in (*_OWN, *_HOMES):
            return word_at(words, n + 1) in _HOMES or word_at(words, n + 2) in _HOMES
    return False


def _to_flight(words: Sequence[Token], at: int) -> bool:
    """ "Put some 11,000 to flight"."""
    return any(word_at(words, n) == "to" and word_at(words, n + 1) == "flight" for n in range(at + 1, at + 9))


def _abducted(words: Sequence[Token], at: int) -> Effect | None:
    """ "Whisked away 61 persons", "were holding 139 guards hostage", "were taken by unidentified armed men"."""
    word, after = words[at].lower, word_at(words, at + 1)
    passive = any(w.lower in BE for w in words[max(0, at - 2) : at])
    if passive and word in (_TAKE | _LED) and after == "into" and near(words, at + 1, 4, _WILDS):
        return Effect(at, Harm.ABDUCTED)
    if word in _TAKE and after == "away":
        return Effect(at + 1, Harm.ABDUCTED, right=not passive)
    if word in _LED and after in ("away", "off"):
        if passive:
            return Effect(at + 1, Harm.ABDUCTED) if _armed(words, at + 1, at + 7) else None
        return Effect(at + 1, Harm.ABDUCTED, right=True) if _armed(words, 0, at) else None
    if word in _GRAB and not passive and _armed(words, max(0, at - 6), at):
        return Effect(at, Harm.ABDUCTED, right=True)
    if word in _HOLD and after in ("hostage", "captive"):
        return Effect(at + 1, Harm.ABDUCTED, right=not passive)
    if word in _HOLD and near(words, at, 9, ("hostage", "captive")) and (after[:1].isdigit() or after in _COUNTS):
        return Effect(at, Harm.ABDUCTED, right=True)
    if word in ("taken", "seized", "snatched") and word_at(words, at - 1) in BE and after == "by":
        return Effect(at, Harm.ABDUCTED) if _armed(words, at + 2, at + 6) else None
    return None


def _armed(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether captors are named among the words from `first` to before `last`: "gunmen", "armed men"."""
    between = [w.lower for w in words[first:last]]
    return not _CAPTORS.isdisjoint(between) or ("armed" in between and not {"men", "group"}.isdisjoint(between))


_COUNTS = lexicon(
    "at about around some nearly more two three four five six seven eight nine ten dozens several hundreds"
)


def _arrested(words: Sequence[Token], at: int) -> Effect | None:
    """ "Rounded up 304 people", "82 people taken into custody", "made 34 arrests"."""
    word, after, third = words[at].lower, word_at(words, at + 1), word_at(words, at + 2)
    if word == "rounded" and after == "up":
        passive = word_at(words, at - 1) in BE
        return Effect(at + 1, Harm.ARRESTED, right=not passive)
    if word == "arrests" and (word_at(words, at - 1)[:1].isdigit() or word_at(words, at - 1) in WORDS):
        return Effect(at, Harm.ARRESTED)
    if word in ("took", "take", "takes", "taking") and near(words, at, 9, ("custody",)):
        return Effect(at, Harm.ARRESTED, right=True)
    if word == "taken" and after in ("into", "in") and third == "custody":
        return Effect(at + 2, Harm.ARRESTED)
    return None
