"""Whether the one who did it is counted among the dead: "killed three, then himself", "the gunman was shot by police".

Called by `index/claims/candidates.py`. Pure. It gives candidates and signs and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from index.claims.accounts import NUMERIC, Told
from index.claims.candidate_signs import MOST, VAGUE_NOUNS, Candidate, Pool, direct, others, persons
from index.claims.casualties import Mention
from index.claims.culprits import Culprits
from index.claims.harm_words import CULPRITS, Harm
from index.claims.party import Kind

_AGAINST = frozenset({"above title", "above lead", "not the largest incident"})
"""Signs of the whole article against a number, which do not speak against one more where they are not its own."""
_FOR = frozenset({"share of pairs", "largest incident"})
"""Signs of the whole article for a number, which speak for one more too."""
_CRIME = re.compile(r"homicide|murder|slaying|killing")
_STATE = re.compile(r"dead|died|dies|bod(?:y|ies)|deaths?\b|deceased")
_BOTH = re.compile(r"murder.*suicide")
_PLURAL = frozenset({"suspects", "gunmen", "shooters", "attackers", "assailants", "killers", "robbers", "intruders"})


def as_their_base(pool: Pool) -> None:
    """A headline's "kills six" does not speak against seven where the seventh is the killer, but for it."""
    for value, bases in pool.bases.items():
        candidate = pool.get(value)
        for base in (pool.all[b] for b in bases if b in pool.all):
            for name in _AGAINST & candidate.signs.keys() - base.signs.keys():
                del candidate.signs[name]
            for name in _FOR & base.signs.keys():
                candidate.sign(name, base.signs[name])


def culprits_beside(pool: Pool, dead: Sequence[Told], culprits: Culprits) -> None:
    """The victims and, beside them, the one who did it and died, by his own hand or another's.

    What speaks for a number of victims speaks for one more too; the sign "plus …" parts the two. A bomber who blew
    himself up is left out: reports of suicide bombings count the victims alone.
    """
    dead = [t for t in dead if t.mention.noun not in ("bomber", "bombers")]
    selves = [t for t in dead if t.mention.reflexive and t.mention.value == 1]
    ways = {t: way for t in dead if not t.mention.reflexive and (way := _fell(t.mention, culprits))}
    groups = (
        ("self", [t for t in selves if not t.mention.weak]),
        ("weak self", [t for t in selves if t.mention.weak]),
        ("culprit", [] if selves else list(ways)),
    )
    parts = {t.rank for t in dead if t.mention.part and (t.mention.noun in CULPRITS or t.mention.reflexive)}
    inside = [t for t in dead if _holds_culprit(t, parts, culprits)]
    for t in inside:
        pool.give(t.mention.value, "culprit inside", 1.0, [t.mention])
    rest = [t for t in dead if t not in ways and not t.mention.reflexive]
    named = {n.split()[-1].lower() for t in rest if t.news for n in t.mention.names if not culprits.include(n)}
    for label, those in groups:
        own = [t for t in those if t.news]
        if not own:
            continue
        fallen = _Fallen.of(label, own, {ways[t] for t in own if t in ways}, inside=bool(inside))
        pool.give(fallen.size, f"{label}=1", 1.0, [fallen.mention])
        victims = Pool(roundup=pool.roundup)
        for read in (direct, persons, others):
            read(victims, rest, "")
        for base in victims.all.values():
            if base.value and base.mentions and base.value + fallen.size <= MOST:
                _with_culprits(pool, base, fallen, names=len(named))
        for t in rest:
            number = t.mention.kind in NUMERIC and t.mention.value > 1 and t not in inside
            if number and t.mention.sentence in fallen.sentences:
                pool.give(t.mention.value, f"{label} beside number", 1.0, [t.mention])


def suicides_beside(pool: Pool, told: Sequence[Told]) -> None:
    """ "A murder-suicide" alone tells of two dead; who "shot himself" behind a killing may be dead."""
    news = [t for t in told if t.news and t.mention.value > 0 and not t.mention.act]
    dead = [t for t in news if t.mention.harm is Harm.KILLED]
    victims = [t for t in dead if not t.mention.reflexive]
    both = [t.mention for t in dead if t.mention.reflexive and _BOTH.search(t.mention.cue)]
    if both and not victims:
        pool.give(2, "murder-suicide alone", 1.0, both[:1])
    if len(victims) < len(dead):
        return
    shot = {t.mention.sentence for t in news if t.mention.harm is Harm.HIT and t.mention.reflexive}
    for t in (v for v in victims if v.mention.sentence in shot and not v.mention.part):
        pool.give(t.mention.value + 1, "plus one who shot himself", 1.0, [t.mention])
        pool.give(t.mention.value + 1, f"plus one who shot himself {t.where}", 1.0, [])


@dataclass(frozen=True, slots=True)
class _Fallen:
    """The culprits of an article who died, as they are told.

    Attributes:
        label: by their own hand ("self", "weak self") or another's ("culprit").
        mention: the first that tells of them.
        size: how many they are.
        sentences: where they are told of.
        nouns: what they are called.
        signs: names of the signs of every number that counts them in.
    """

    label: str
    mention: Mention
    size: int
    sentences: frozenset[int]
    nouns: frozenset[str]
    signs: tuple[str, ...]

    @classmethod
    def of(cls, label: str, own: Sequence[Told], ways: Set[str], *, inside: bool) -> _Fallen:
        """All that the mentions `own` tell of them, in the ways of `_fell`; `inside`: a number counts them in."""
        signs = [f"plus {label}", *(f"plus {label}: {way}" for way in sorted(ways))]
        if any(t.where in ("title", "lead") for t in own):
            signs.append(f"plus {label} near the top")
        if any("children" in t.mention.groups for t in own):
            signs.append(f"plus {label}, a child")
        if inside:
            signs.append(f"plus {label}, culprit inside")
        return cls(
            label=label,
            mention=own[0].mention,
            size=max(t.mention.value for t in own),
            sentences=frozenset(t.mention.sentence for t in own),
            nouns=frozenset(t.mention.noun for t in own) - VAGUE_NOUNS,
            signs=tuple(signs),
        )


def _with_culprits(pool: Pool, base: Candidate, fallen: _Fallen, *, names: int) -> None:
    """The candidate of the victims of `base` and the culprits; `names`: so many dead are named beside the culprits."""
    value, label = base.value + fallen.size, fallen.label
    one = pool.get(value)
    one.inherit(base)
    pool.bases.setdefault(value, []).append(base.value)
    for name in fallen.signs:
        pool.give(value, name, 1.0, [fallen.mention])
    if any(m.sentence in fallen.sentences for m in base.mentions):
        one.sign(f"plus {label} in one sentence")
    if any(m.kind in NUMERIC and m.value > 1 for m in base.mentions):
        one.sign(f"plus {label} to a number")
    for way in {_told(m) for m in base.mentions if m.kind in NUMERIC}:
        one.sign(f"plus {label}: {way}")
    size = "one" if base.value == 1 else "more"
    one.sign(f"plus a culprit to {size}: {_standing(base)}")
    if any(m.sentence in fallen.sentences for m in _tellers(base)):
        one.sign(f"plus a culprit to {size} in one sentence: {_standing(base)}")
    if names == base.value > 1:
        one.sign("plus a culprit to as many names")
    if fallen.nouns and all(m.noun in fallen.nouns or m.noun in VAGUE_NOUNS for m in base.mentions):
        one.sign(f"plus {label}, the same noun")


def _tellers(base: Candidate) -> list[Mention]:
    """The mentions that state the number of victims, or all that it rests on."""
    numbers = [m for m in base.mentions if m.kind in NUMERIC and m.value == base.value]
    return numbers or base.mentions


def _standing(base: Candidate) -> str:
    """Whether it is told that somebody killed the victims, who is none of them: "apart", "both" ways, or "open"."""
    done = {m.done for m in _tellers(base)}
    return "both" if len(done) > 1 else "apart" if done == {True} else "open"


def _told(mention: Mention) -> str:
    """How a number of dead is told: what somebody did to them, their state, a crime with a number, or the passive."""
    if mention.done:
        return "done"
    if _CRIME.search(mention.cue):
        return "crime"
    return "state" if _STATE.search(mention.cue) else "passive"


def _fell(mention: Mention, culprits: Culprits) -> str:
    """How the dead are told to be culprits: "noun" ("the gunman", "two suspects"), "name", "police" (shot by them)."""
    if mention.part or (mention.value > 1 and not (mention.kind in NUMERIC and mention.noun in _PLURAL)):
        return ""
    if mention.noun in CULPRITS or mention.noun in _PLURAL:
        return "noun"
    if len(mention.names) == 1 and culprits.include(mention.names[0]):
        return "name"
    return "police" if mention.police and mention.kind is not Kind.NUMBER else ""


def _holds_culprit(told: Told, parts: Set[int], culprits: Culprits) -> bool:
    """Whether a number counts the culprit in: "five dead, including the gunman", "left him and his daughters dead".

    Args:
        told: the mention.
        parts: sentences that tell of the culprit as a part of a number.
        culprits: whom the article names as the ones who did it.
    """
    m = told.mention
    if m.value < 2 or m.part:
        return False
    if m.among or (len(m.names) > 1 and any(culprits.include(n) for n in m.names)):
        return True
    return m.kind in NUMERIC and told.rank in parts
