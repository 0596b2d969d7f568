"""What an incident's number of killed, or of injured, may be, and what speaks for each number.

Called by `index/claims/totals.py`, which weighs the signs. Pure. Each candidate carries the mentions it rests on, so
that every figure can be traced to words of the article.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.claims.casualties import Mention
from index.claims.harm_words import Harm
from index.claims.hedges import Stance
from index.claims.phrases import Kind

_NUMERIC = (Kind.NUMBER, Kind.BARE)
_MOST = 200_000
_VAGUE_NOUNS = frozenset({"he", "she", "they", "him", "her", "them", "it", "victim", "person", "suspect", ""})
_CULPRITS = frozenset({"gunman", "shooter", "suspect", "attacker", "assailant", "bomber", "perpetrator"})


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with its standing in the article.

    Attributes:
        rank: how many sentences of the body stand before it; -1 for the title.
        stance: what kind of statement its sentence makes.
        main: whether its sentence is about the main incident, as far as days tell.
        event: how strongly its sentence speaks of an event.
        apart: its sentence sums up several incidents ("in separate shootings").
        near_title: its sentence shares words with the title.
        past: its sentence is dated long before the main incident.
    """

    mention: Mention
    rank: int
    stance: Stance = Stance.NEWS
    main: bool = True
    event: float = 0.0
    apart: bool = False
    near_title: bool = False
    past: bool = False

    @property
    def news(self) -> bool:
        """Whether it reports the main incident; one person's fate is no running total."""
        if self.stance is Stance.CUMULATIVE and self.mention.value == 1 and self.mention.kind not in _NUMERIC:
            return True
        return self.stance is Stance.NEWS and self.main


@dataclass(slots=True)
class Candidate:
    """A possible number with the signs for and against it and the mentions that give it."""

    value: int
    signs: dict[str, float] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def sign(self, name: str, strength: float = 1.0) -> None:
        """Note a sign; the strongest of its name counts."""
        self.signs[name] = max(strength, self.signs.get(name, 0.0))


class _Pool:
    """The candidates so far, one a number."""

    def __init__(self) -> None:
        self.all: dict[int, Candidate] = {}

    def get(self, value: int) -> Candidate:
        return self.all.setdefault(value, Candidate(value))

    def give(self, value: int, name: str, strength: float, mentions: Iterable[Mention]) -> None:
        if not 0 <= value <= _MOST:
            return
        candidate = self.get(value)
        candidate.sign(name, strength)
        candidate.mentions.extend(m for m in mentions if m not in candidate.mentions)


def killed_candidates(told: Sequence[Told]) -> list[Candidate]:
    """Every number of killed that the article may mean, 0 among them."""
    pool = _Pool()
    dead = [t for t in told if t.mention.harm is Harm.KILLED]
    _direct(pool, dead, "")
    _persons(pool, dead, "")
    selves = [t.mention for t in dead if t.mention.reflexive and t.news]
    culprits = [t.mention for t in dead if t.mention.noun in _CULPRITS and t.news and t.mention.value == 1]
    for label, own in (("self", selves), ("culprit", culprits)):
        if own:
            pool.give(1, f"{label}=1", 1.0, own[:1])
            for t in dead:
                if t.mention.value > 0 and t.news and t.mention not in own and not t.mention.part:
                    kind = "" if t.mention.kind in _NUMERIC else "one "
                    title = "title says " if t.rank < 0 else ""
                    if any(o.sentence == t.mention.sentence for o in own):
                        title = "same sentence "
                    pool.give(t.mention.value + 1, f"{label}+{kind}{title or _where(t)}", 1.0, [t.mention, own[0]])
    _others(pool, dead, "")
    _both(pool, told, "")
    _finish(pool, dead, told, "")
    return list(pool.all.values())


def injured_candidates(told: Sequence[Told], killed: int) -> list[Candidate]:
    """Every number of injured that the article may mean, given the number of killed."""
    pool = _Pool()
    hurt = [t for t in told if t.mention.harm is Harm.INJURED]
    hit = [t for t in told if t.mention.harm is Harm.HIT]
    strong = [t for t in hurt if not t.mention.weak]
    faint = [t for t in (*hurt, *hit) if t.mention.weak]
    shot = [t for t in hit if not t.mention.weak]
    _direct(pool, strong, "")
    _persons(pool, strong, "")
    _others(pool, strong, "")
    _direct(pool, faint, "faint:")
    _persons(pool, faint, "faint:")
    _persons(pool, [*strong, *faint, *shot], "any:")
    _from_hits(pool, shot, killed)
    _sums(pool, [*strong, *faint])
    _alive(pool, [*strong, *faint, *shot], [t for t in told if t.mention.harm is Harm.KILLED])
    _both(pool, told, "")
    _finish(pool, strong, told, "")
    if shot:
        pool.get(0).sign("zero:some hit")
        if killed and max(t.mention.value for t in shot) <= killed:
            pool.get(0).sign("zero:hit are dead")
    if faint:
        pool.get(0).sign("zero:some faint")
    for candidate in pool.all.values():
        if killed:
            candidate.sign("killed>0,v=0" if candidate.value == 0 else "killed>0,v>0")
        if candidate.value == killed and killed:
            candidate.sign("as killed")
    return list(pool.all.values())


def _where(t: Told) -> str:
    if t.rank < 0:
        return "title"
    return "lead" if t.rank < 3 else "top" if t.rank < 8 else "rest"


def _numbers(told: Sequence[Told]) -> list[Told]:
    return [t for t in told if t.mention.kind in _NUMERIC and not t.mention.part]


def _direct(pool: _Pool, told: Sequence[Told], prefix: str) -> None:
    """Numbers that the article states."""
    numbers = _numbers(told)
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
        if m.value == 0 and m.kind in _NUMERIC:
            pool.give(0, f"{prefix}said none {_where(t)}", 1.0, [m])
            continue
        if m.kind not in _NUMERIC and m.kind is not Kind.PLURAL and not (m.kind is Kind.DEFINITE and m.value > 1):
            continue
        label = "counts" if m.cue.startswith("counts") else "part" if m.part else m.kind.value
        if m.others:
            label += "+others"
        if t.apart and t.news:
            pool.give(m.value, f"{prefix}apart", 1.0, [m])
        if t.near_title and t.news:
            pool.give(m.value, f"{prefix}near title", 1.0, [m])
        if t.news:
            pool.give(m.value, f"{prefix}{label} {_where(t)}", 1.0, [m])
            pool.give(m.value, f"{prefix}early", 1.0 / (2.0 + max(t.rank, -1)), [m])
            if m.count.qualifier is not None and m.kind in _NUMERIC:
                pool.give(m.value, f"{prefix}qualified", 1.0, [m])
            if m.cue.endswith("toll"):
                pool.give(m.value, f"{prefix}toll", 1.0, [m])
            if m.groups == ("combatants",):
                pool.give(m.value, f"{prefix}combatants", 1.0, [m])
            if m.groups == ("civilians",):
                pool.give(m.value, f"{prefix}civilians", 1.0, [m])
        else:
            aside = "past" if t.past else "day" if t.stance is Stance.NEWS else t.stance.value
            pool.give(m.value, f"{prefix}aside {aside}", 1.0, [m])
    for value in {t.mention.value for t in numbers}:
        same = {t.rank for t in news if t.mention.value == value}
        if same:
            candidate = pool.get(value)
            candidate.sign(f"{prefix}repeated", math.log(len(same)))
            candidate.sign(f"{prefix}share", len(same) / len({(t.rank, t.mention.value) for t in news}))


def _persons(pool: _Pool, told: Sequence[Told], prefix: str) -> None:
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
    for t in told:
        m = t.mention
        if m.value == 1 and m.kind in (Kind.SINGLE, Kind.NAME, Kind.DEFINITE):
            where = _where(t) if t.news else "past" if t.past else "aside"
            label = m.kind.value + ("+others" if m.others else "") + ("+self" if m.reflexive else "")
            pool.give(1, f"{prefix}one:{label} {where}", 1.0, [m])
        if m.ordinal > 1 and t.news:
            pool.give(m.ordinal, f"{prefix}ordinal {_where(t)}", 1.0, [m])


def _others(pool: _Pool, told: Sequence[Told], prefix: str) -> None:
    """ "A man died … two others were killed": a first group and others beside it."""
    base = [t for t in told if t.news and not t.mention.others and not t.mention.part and t.mention.value > 0]
    more = [t for t in told if t.news and t.mention.others and t.mention.kind in (*_NUMERIC, Kind.SINGLE)]
    for b in base[:4]:
        for o in more[:4]:
            if abs(o.rank - b.rank) <= 4 and o.rank >= b.rank:
                near = "same" if o.rank == b.rank else "near"
                pool.give(b.mention.value + o.mention.value, f"{prefix}with others {near}", 1.0, [b.mention, o.mention])


def _both(pool: _Pool, told: Sequence[Told], prefix: str) -> None:
    """ "Eight killed and wounded": an upper bound for each."""
    for t in told:
        if t.mention.harm is Harm.TOLL and t.news and t.mention.value > 0:
            pool.give(t.mention.value, f"{prefix}killed or injured", 1.0, [t.mention])


def _from_hits(pool: _Pool, shot: Sequence[Told], killed: int) -> None:
    """People shot or stabbed: those who did not die are injured."""
    for t in shot:
        m = t.mention
        if m.kind in (Kind.NAME, Kind.DEFINITE, Kind.PLURAL) and m.value <= 1:
            continue
        label = "part" if m.part else m.kind.value
        where = _where(t) if t.news else "aside"
        if m.others:
            pool.give(m.value, f"hit others {where}", 1.0, [m])
            continue
        pool.give(m.value - killed, f"hit-killed:{label} {where}", 1.0, [m])
        if killed:
            pool.give(m.value, f"hit:{label} {where}", 1.0, [m])
        if m.reflexive:
            continue
    numbers = [t for t in _numbers(shot) if t.news]
    if numbers:
        best = max(numbers, key=lambda t: t.mention.value)
        pool.give(best.mention.value - killed, "hit-killed largest", 1.0, [best.mention])
        if killed:
            pool.give(best.mention.value, "hit largest", 1.0, [best.mention])
        pool.give(numbers[0].mention.value - killed, "hit-killed first", 1.0, [numbers[0].mention])


def _alive(pool: _Pool, hurt: Sequence[Told], dead: Sequence[Told]) -> None:
    """People told one by one as hurt, but for those told as dead."""
    gone = {key for t in dead for key in t.mention.keys}
    fallen = {t.mention.noun for t in dead if t.mention.noun}
    keys: dict[str, Mention] = {}
    nouns: dict[str, Mention] = {}
    for t in hurt:
        if not t.news or t.mention.reflexive:
            continue
        for key in t.mention.keys:
            if key not in gone and not any(key.endswith(f" {noun}") or key == noun for noun in fallen):
                keys.setdefault(key, t.mention)
        one = t.mention.value == 1 and t.mention.kind in (Kind.SINGLE, Kind.DEFINITE)
        if one and t.mention.noun not in fallen and t.mention.noun not in _VAGUE_NOUNS:
            nouns.setdefault(t.mention.noun, t.mention)
    state = "" if dead else "none dead "
    for label, found in (("alive keys", keys), ("alive nouns", nouns)):
        pool.give(len(found), f"{state}{label}={min(len(found), 4)}", 1.0, found.values())
        pool.give(len(found), f"{state}{label}", 1.0, [])


def _sums(pool: _Pool, hurt: Sequence[Told]) -> None:
    """ "Two are in critical condition and three were treated and released": parts of one sentence."""
    by_sentence: dict[int, dict[tuple[int, int], Told]] = {}
    for t in hurt:
        if t.news and t.mention.kind in (*_NUMERIC, Kind.SINGLE) and t.mention.value > 0:
            by_sentence.setdefault(t.rank, {}).setdefault(t.mention.number, t)
    for rank, group in by_sentence.items():
        if len(group) > 1:
            members = list(group.values())
            where = "title" if rank < 0 else "lead" if rank < 3 else "rest"
            if any(t.mention.others for t in members[1:]):
                where += " others"
            pool.give(sum(t.mention.value for t in members), f"sum {where}", 1.0, [t.mention for t in members])


def _finish(pool: _Pool, told: Sequence[Told], everything: Sequence[Told], prefix: str) -> None:
    """Signs that compare a candidate with the rest of the article."""
    news = [t for t in told if t.news]
    zero = pool.get(0)
    if not told:
        zero.sign(f"{prefix}zero:nothing said")
    for where in sorted({_where(t) for t in news}):
        zero.sign(f"{prefix}zero:something in {where}")
    if any(t.mention.kind in _NUMERIC for t in news):
        zero.sign(f"{prefix}zero:a number")
    if told and not news:
        zero.sign(f"{prefix}zero:only past" if all(t.past for t in told) else f"{prefix}zero:only aside")
    title = [t.mention.value for t in _numbers(told) if t.rank < 0]
    lead = [t.mention.value for t in _numbers(told) if t.news and 0 <= t.rank < 5]
    guns = any(t.mention.harm is Harm.HIT and not t.mention.weak for t in everything)
    for candidate in pool.all.values():
        value = candidate.value
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
