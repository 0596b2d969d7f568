"""The candidates and signs that killed and injured share: stated numbers, persons told one by one, others beside them.

Called by `index/claims/candidates.py`. Pure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.claims.accounts import NUMERIC, Told
from index.claims.casualties import Mention
from index.claims.harm_words import Harm
from index.claims.hedges import Stance
from index.claims.numbers import VAGUE
from index.claims.party import Kind

MOST = 200_000
VAGUE_NOUNS = frozenset({"he", "she", "they", "him", "her", "them", "it", "victim", "person", "suspect", ""})
"""Nouns that tell no two persons apart."""


@dataclass(slots=True)
class Candidate:
    """A possible number with the signs for and against it and the mentions that give it."""

    value: int
    signs: dict[str, float] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def sign(self, name: str, strength: float = 1.0) -> None:
        """Note a sign; the strongest of its name counts."""
        self.signs[name] = max(strength, self.signs.get(name, 0.0))

    def inherit(self, other: Candidate) -> None:
        """Take over all signs of `other` and the mentions that it rests on."""
        for name, strength in other.signs.items():
            self.sign(name, strength)
        self.mentions.extend(m for m in other.mentions if m not in self.mentions)


class Pool:
    """The candidates so far, one a number.

    Attributes:
        roundup: whether the article sums up several incidents, so that its largest numbers are theirs together.
        bases: for numbers that count the culprit in, the numbers of victims that they add to.
    """

    def __init__(self, *, roundup: bool = False) -> None:
        self.all: dict[int, Candidate] = {}
        self.roundup = roundup
        self.bases: dict[int, list[int]] = {}

    def get(self, value: int) -> Candidate:
        return self.all.setdefault(value, Candidate(value))

    def give(self, value: int, name: str, strength: float, mentions: Iterable[Mention]) -> None:
        if not 0 <= value <= MOST:
            return
        candidate = self.get(value)
        candidate.sign(name, strength)
        candidate.mentions.extend(m for m in mentions if m not in candidate.mentions)


def stated(told: Sequence[Told]) -> list[Told]:
    """The mentions that give a number for all."""
    return [t for t in told if t.mention.kind in NUMERIC and not t.mention.part]


def _exact(told: Sequence[Told]) -> list[Told]:
    """`told` without vague words that a number explains: "dozens were hurt … at least 28 people were hurt"."""
    sure = [t.mention.value for t in stated(told) if t.news and t.mention.count.qualifier not in VAGUE]
    most = max(sure, default=0)
    return [t for t in told if t.mention.count.qualifier not in VAGUE or t.mention.value > most]


def direct(pool: Pool, told: Sequence[Told], prefix: str) -> None:
    """Numbers that the article states."""
    exact = _exact(told)
    kept = {id(t) for t in exact}
    for t in told:
        if id(t) not in kept and t.news:
            pool.give(t.mention.value, f"{prefix}vague explained", 1.0, [t.mention])
    told = exact
    numbers = stated(told)
    news = [t for t in numbers if t.news]
    body = [t for t in news if t.rank >= 0]
    if body:
        pool.give(body[0].mention.value, f"{prefix}first", 1.0, [body[0].mention])
        lead = [t for t in body if t.rank <= body[0].rank + 5]
        best = max(lead, key=lambda t: t.mention.value)
        pool.give(best.mention.value, f"{prefix}largest near first", 1.0, [best.mention])
        best = max(body, key=lambda t: t.mention.value)
        pool.give(best.mention.value, f"{prefix}largest", 1.0, [best.mention])
        pool.give(body[-1].mention.value, f"{prefix}last", 1.0, [body[-1].mention])
    for t in told:
        m = t.mention
        if m.value == 0 and m.kind in NUMERIC:
            pool.give(0, f"{prefix}said none {t.where}", 1.0, [m])
            continue
        if m.kind not in NUMERIC and m.kind is not Kind.PLURAL and not (m.kind is Kind.DEFINITE and m.value > 1):
            continue
        label = "counts" if m.cue.startswith("counts") else "part" if m.part else m.kind.value
        if m.others:
            label += "+others"
        if t.apart and t.news:
            pool.give(m.value, f"{prefix}apart", 1.0, [m])
        if t.earlier and t.news:
            pool.give(m.value, f"{prefix}earlier", 1.0, [m])
        if t.near_title and t.news:
            pool.give(m.value, f"{prefix}near title", 1.0, [m])
        if t.news:
            pool.give(m.value, f"{prefix}{label} {t.where}", 1.0, [m])
            if pool.roundup:
                pool.give(m.value, f"{prefix}roundup {t.where}", 1.0, [m])
            pool.give(m.value, f"{prefix}early", 1.0 / (2.0 + max(t.rank, -1)), [m])
            if m.count.qualifier is not None and m.kind in NUMERIC:
                pool.give(m.value, f"{prefix}qualified", 1.0, [m])
                if m.count.qualifier in VAGUE:
                    pool.give(m.value, f"{prefix}vague", 1.0, [m])
            if m.in_all:
                pool.give(m.value, f"{prefix}in all", 1.0, [m])
            if m.cue.endswith("toll"):
                pool.give(m.value, f"{prefix}toll", 1.0, [m])
            if m.groups == ("combatants",):
                pool.give(m.value, f"{prefix}combatants", 1.0, [m])
            if m.groups == ("civilians",):
                pool.give(m.value, f"{prefix}civilians", 1.0, [m])
        else:
            aside = "past" if t.past else "day" if t.stance is Stance.NEWS else t.stance.value
            pool.give(m.value, f"{prefix}aside {aside}", 1.0, [m])
            pool.give(m.value, f"{prefix}aside {aside} {t.where}", 1.0, [])
    places = {(t.rank, t.mention.value) for t in news}
    for value, times in Counter(value for _, value in places).items():
        candidate = pool.get(value)
        candidate.sign(f"{prefix}repeated", math.log(times))
        candidate.sign(f"{prefix}share", times / len(places))


def persons(pool: Pool, told: Sequence[Told], prefix: str) -> None:
    """People told one by one."""
    single = [t for t in told if t.mention.keys and not t.mention.part]
    names: dict[str, Mention] = {}
    introduced: dict[str, Mention] = {}
    for t in single:
        if not t.news:
            continue
        for key in t.mention.keys:
            if t.mention.names:
                names.setdefault(key, t.mention)
            else:
                introduced.setdefault(key, t.mention)
    for label, found in (("names", names), ("introduced", introduced)):
        if found:
            size = min(len(found), 9)
            pool.give(len(found), f"{prefix}{label}", 1.0, found.values())
            pool.give(len(found), f"{prefix}{label}={'1' if size == 1 else '2' if size == 2 else '3+'}", 1.0, [])
    size = _bearers([t.mention.names for t in single if t.news])
    if size:
        pool.give(size, f"{prefix}full names", 1.0, names.values())
        pool.give(size, f"{prefix}full names={min(size, 3)}", 1.0, [])
    for t in single:
        if t.news and len(t.mention.names) > 1:
            pool.give(t.mention.value, f"{prefix}names together {t.where}", 1.0, [t.mention])
    for t in told:
        m = t.mention
        if m.value == 1 and m.kind in (Kind.SINGLE, Kind.NAME, Kind.DEFINITE):
            where = t.where if t.news else "past" if t.past else "aside"
            label = m.kind.value + ("+others" if m.others else "") + ("+self" if m.reflexive else "")
            label += "+weak" if m.weak and m.harm is Harm.KILLED else ""
            pool.give(1, f"{prefix}one:{label} {where}", 1.0, [m])
            if t.earlier and t.news:
                pool.give(1, f"{prefix}one:earlier", 1.0, [m])
        if m.ordinal > 1 and t.news:
            pool.give(m.ordinal, f"{prefix}ordinal {t.where}", 1.0, [m])


def _bearers(lists: Iterable[Sequence[str]]) -> int:
    """How many persons bear the names: one last name with two first names is two, with a first name's initial one.

    Args:
        lists: the names that each mention gives, as written.
    """
    firsts: dict[str, set[str]] = {}
    for names in lists:
        for name in names:
            first, _, last = name.lower().removesuffix("'s").removesuffix("’s").rpartition(" ")
            firsts.setdefault(last, set()).update([first.split()[0]] if first else [])
    return sum(max(1, len({f[:3] for f in own})) for own in firsts.values())


def others(pool: Pool, told: Sequence[Told], prefix: str) -> None:
    """ "A man died … two others were killed": a first group and others beside it."""
    base = [t for t in told if t.news and not t.mention.others and not t.mention.part and t.mention.value > 0]
    more = [t for t in told if t.news and t.mention.others and t.mention.kind in (*NUMERIC, Kind.SINGLE)]
    for b in base[:4]:
        for o in more[:4]:
            if abs(o.rank - b.rank) <= 4 and o.rank >= b.rank:
                near = "same" if o.rank == b.rank else "near"
                pool.give(b.mention.value + o.mention.value, f"{prefix}with others {near}", 1.0, [b.mention, o.mention])
    for o in (t for t in told if t.news and t.mention.also and not t.mention.others and t.mention.value > 0):
        if o.mention.kind not in (*NUMERIC, Kind.SINGLE, Kind.NAME):
            continue
        above = [b for b in base if 0 <= o.rank - b.rank <= 6 and b.mention.end <= o.mention.start and b is not o]
        for b in above[-3:]:
            pool.give(b.mention.value + o.mention.value, f"{prefix}with also", 1.0, [b.mention, o.mention])


def both(pool: Pool, told: Sequence[Told], prefix: str) -> None:
    """ "Eight killed and wounded": an upper bound for each."""
    for t in told:
        if t.mention.harm is Harm.TOLL and t.news and t.mention.value > 0:
            pool.give(t.mention.value, f"{prefix}killed or injured", 1.0, [t.mention])


def suggested(pool: Pool, wording: Iterable[str]) -> None:
    """What the article's words suggest for none, for one and for more."""
    for candidate in pool.all.values():
        size = "0" if candidate.value == 0 else "1" if candidate.value == 1 else "2+"
        for name in wording:
            candidate.sign(f"wording:{name}:{size}")


def finish(pool: Pool, told: Sequence[Told], everything: Sequence[Told], prefix: str) -> None:
    """Signs that compare a candidate with the rest of the article."""
    news = [t for t in told if t.news]
    zero = pool.get(0)
    if not told:
        zero.sign(f"{prefix}zero:nothing said")
    for where in sorted({t.where for t in news}):
        zero.sign(f"{prefix}zero:something in {where}")
    if any(t.mention.kind in NUMERIC for t in news):
        zero.sign(f"{prefix}zero:a number")
    if told and not news:
        zero.sign(f"{prefix}zero:only past" if all(t.past for t in told) else f"{prefix}zero:only aside")
        if any(t.news and t.mention.harm in (Harm.INJURED, Harm.HIT) and t.mention.value > 0 for t in everything):
            zero.sign(f"{prefix}zero:only aside, some hurt")
    title = [t.mention.value for t in stated(told) if t.rank < 0]
    lead = [t.mention.value for t in stated(told) if t.news and 0 <= t.rank < 5]
    guns = any(t.mention.harm is Harm.HIT and not t.mention.weak for t in everything)
    for candidate in pool.all.values():
        value = candidate.value
        ways = {name.split("=")[0].split()[0] for name in candidate.signs}
        candidate.sign("ways", math.log1p(len(ways)))
        candidate.sign("v=0" if value == 0 else "v=1" if value == 1 else "v=2" if value == 2 else "v>2")
        candidate.sign("log v", math.log1p(value))
        if guns:
            candidate.sign("guns:v=0" if value == 0 else "guns:v>0")
        if title and value not in title:
            candidate.sign("above title" if value > max(title) else "below title")
        if lead and value > max(lead):
            candidate.sign("above lead")
        if lead and value < min(lead):
            candidate.sign("below lead")
