"""Words on the state of somebody who was hurt: "in critical condition", "was taken to hospital", "survived".

Called by `index/claims/triggers.py`. Pure, word by word. It must not decide whose state it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.harm_words import BE, CARRY, CONDITIONS, Harm
from index.claims.numbers import WORDS
from index.claims.tokens import Token, lexicon, near, word_at

_HOSPITALS = lexicon("hospital hospitals clinic center centre trauma er medical")
_STAYS = lexicon("remains remained remain is are was were recovering being")
_FIGHTS = lexicon("fighting fights fought fight battling clinging clung")
_PEOPLE = lexicon("women men people persons civilians children soldiers passengers fighters villagers workers")
_LIMBS = lexicon("leg legs arm arms hand hands foot feet eye eyes limb limbs")
_UNHURT = lexicon("mortuary morgue examination examinations checks check-up check-ups checkup checkups screening")
_WENT = lexicon("went go drove walked")
_OWN = lexicon("his her their")


@dataclass(frozen=True, slots=True)
class State:
    """What the words from the one asked for up to `last` say.

    Attributes:
        last: index of the last word.
        harm: INJURED, or HIT where they tell only that somebody was brought to a hospital.
        lives: somebody is told to be alive, as far as these words go.
    """

    last: int
    harm: Harm = Harm.INJURED
    lives: bool = True


def state_at(words: Sequence[Token], at: int) -> State | None:
    """The state that is told by words of which the first is at `at`; None where they tell none."""
    word, after, third = words[at].lower, word_at(words, at + 1), word_at(words, at + 2)
    if word in ("lost", "loses") and (third in _LIMBS or (after in ("both", "one") and third in ("his", "her", "of"))):
        limb = third in _LIMBS and after in (*_OWN, "a", "an", "one", "both")
        return State(at + 2) if limb else None
    if word == "condition" and word_at(words, at - 1) in CONDITIONS:
        return State(at)
    if (
        word == "expected"
        and after == "to"
        and third in ("survive", "recover", "live", "be", "make")
        and (third not in ("be", "make") or word_at(words, at + 3) in ("ok", "okay", "a", "released"))
    ):
        return State(at + 2)
    if word == "treated" and (word_at(words, at - 1) in BE or after in ("for", "at", "and", "by", "in")):
        return State(at)
    if word in ("hospital", "hospitals") and _stays(words, at):
        return State(at)
    if (word == "survived" and after != "by") or word == "recovering":
        return State(at)
    if word in _FIGHTS and after in ("for", "to") and _life(words, at + 2):
        return State(at + 2 + (word_at(words, at + 2) in _OWN))
    if word == "life" and after == "support" and word_at(words, at - 1) == "on":
        return State(at + 1)
    if word in CARRY and near(words, at, 9, _HOSPITALS):
        if near(words, at, 14, _UNHURT):
            return None  # "to a hospital mortuary", "to a hospital for examination"
        carried = word_at(words, at - 1) in BE or word_at(words, at - 2) in BE or word == "hospitalized"
        return State(at, Harm.HIT, lives=False) if carried else None
    if word in _WENT and near(words, at, 8, ("hospital", "hospitals")) and near(words, at, 12, ("treatment",)):
        return State(at, Harm.HIT, lives=False)
    return None


def counted_hurt(words: Sequence[Token], at: int) -> bool:
    """Whether "wounded" at `at` is no verb, but tells of those whom a number before it counts: "18 wounded women"."""
    before = word_at(words, at - 1)
    return (before.isdigit() or before in WORDS) and word_at(words, at + 1) in _PEOPLE


def _stays(words: Sequence[Token], at: int) -> bool:
    """ "Remains in the hospital", "is recovering at a hospital"."""
    before = [word_at(words, n) for n in range(max(0, at - 5), at)]
    return (
        before[-1:] != []
        and before[-1] in ("the", "in", "a", "area")
        and bool(_STAYS & set(before))
        and bool({"in", "at"} & set(before[-3:]))
    )


def _life(words: Sequence[Token], at: int) -> bool:
    """ "Life", "her life", "their lives"."""
    return word_at(words, at + (word_at(words, at) in _OWN)) in ("life", "lives")
