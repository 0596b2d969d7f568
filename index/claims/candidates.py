"""What an incident's number of killed, or of injured, may be, and what speaks for each number.

Called by `index/claims/totals.py`, which weighs the signs. Pure. Each candidate carries the mentions it rests on, so
that every figure can be traced to words of the article.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.accounts import NUMERIC, Account, Told
from index.claims.candidate_context import in_context
from index.claims.candidate_signs import (
    VAGUE_NOUNS,
    Candidate,
    Pool,
    both,
    direct,
    finish,
    others,
    persons,
    stated,
    suggested,
)
from index.claims.casualties import Mention
from index.claims.culprit_candidates import as_their_base, culprits_beside, suicides_beside
from index.claims.harm_words import CULPRITS, Harm
from index.claims.implied import CRIMES
from index.claims.numbers import VAGUE
from index.claims.party import Kind
from index.claims.roundups import largest

_MANY = 10
"""From so many on a vague word rules a small number out."""
STATES = ("none killed", "one killed", "some killed")
"""Beside how many killed a sign of injured counts: its name begins with one of these."""


def killed_candidates(account: Account) -> list[Candidate]:
    """Every number of killed that the article may mean, 0 among them."""
    pool = Pool(roundup=account.roundup)
    told = account.told
    dead = [t for t in told if t.mention.harm is Harm.KILLED and not t.mention.act]
    direct(pool, dead, "")
    persons(pool, dead, "")
    culprits_beside(pool, dead, account.culprits)
    others(pool, dead, "")
    both(pool, told, "")
    _sums(pool, [t for t in dead if not t.mention.part and not t.mention.reflexive and not t.mention.others])
    _split(pool, told, Harm.KILLED)
    for t in told:
        if t.mention.act:
            way = "charge" if t.mention.cue in CRIMES else "act"
            pool.give(1, f"{way} {t.where}" if t.news else f"{way} aside", 1.0, [t.mention])
            if any(d.news and d.mention.value > 0 for d in dead):
                pool.give(1, "act, the dead told", 1.0, [])
    suicides_beside(pool, told)
    finish(pool, dead, told, "")
    if pool.roundup:
        _largest(pool, told, Harm.KILLED)
    in_context(pool, told)
    as_their_base(pool)
    suggested(pool, account.wording)
    return _scores(list(pool.all.values()), told)


def _scores(candidates: list[Candidate], told: Sequence[Told]) -> list[Candidate]:
    """The candidates that a headline's "dozens killed" leaves: where a number is as many, none that is fewer."""
    title = [t.mention for t in told if t.rank < 0 and t.news and not t.mention.part]
    vague = [m.count.min or 0 for m in title if m.harm is Harm.KILLED and m.count.qualifier in VAGUE]
    least = max((n for n in vague if n >= _MANY), default=0)
    return [c for c in candidates if c.value >= least] or candidates


def _largest(pool: Pool, told: Sequence[Told], harm: Harm) -> None:
    """In an article that sums up several incidents, the figure of the one with most victims."""
    incident = largest(told)
    if incident is None:
        return
    value = incident.killed if harm is Harm.KILLED else incident.injured
    pool.give(value, "largest incident", 1.0, [m for m in incident.mentions if m.harm is harm])
    for candidate in pool.all.values():
        if candidate.value != value:
            candidate.sign("not the largest incident")


def _split(pool: Pool, told: Sequence[Told], harm: Harm) -> None:
    """ "Five killed and wounded … two dead and three wounded": numbers that add up to the whole go together."""
    news = [t for t in told if t.news and t.mention.value > 0 and not t.mention.part]
    wholes = {t.mention.value for t in news if t.mention.harm is Harm.TOLL}
    other = Harm.INJURED if harm is Harm.KILLED else Harm.KILLED
    rest = {t.mention.value for t in news if t.mention.harm is other}
    for mention in (t.mention for t in news if t.mention.harm is harm):
        for whole in wholes:
            if whole - mention.value in rest:
                pool.give(mention.value, "part of killed or injured", 1.0, [mention])
                pool.give(whole, "killed or injured, told apart", 1.0, [])


def injured_candidates(account: Account, killed: int) -> list[Candidate]:
    """Every number of injured that the article may mean, given the number of killed."""
    pool = Pool(roundup=account.roundup)
    told = account.told
    hurt = [t for t in told if t.mention.harm is Harm.INJURED and not t.mention.fell]
    hit = [t for t in told if t.mention.harm is Harm.HIT]
    dead = [t for t in told if t.mention.harm is Harm.KILLED and not t.mention.act]
    strong = [t for t in hurt if not t.mention.weak]
    faint = [t for t in (*hurt, *hit) if t.mention.weak and not t.mention.fell]
    shot = [t for t in hit if not t.mention.weak]
    alive = [*strong, *faint, *(t for t in shot if not t.mention.fell)]
    direct(pool, strong, "")
    persons(pool, strong, "")
    others(pool, strong, "")
    direct(pool, faint, "faint:")
    persons(pool, faint, "faint:")
    persons(pool, alive, "any:")
    _beside_hurt(pool, alive)
    _from_hits(pool, shot, killed, culprit=_culprit_fell(dead))
    _sums(pool, [*strong, *faint])
    _alive(pool, alive, dead)
    both(pool, told, "")
    _split(pool, told, Harm.INJURED)
    _less_killed(pool, told, killed)
    finish(pool, strong, told, "")
    _living(pool, alive, dead, killed)
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
    if pool.roundup:
        _largest(pool, told, Harm.INJURED)
    _by_killed(pool, killed)
    suggested(pool, account.wording)
    return list(pool.all.values())


def _by_killed(pool: Pool, killed: int) -> None:
    """Every sign once more for none, one or more killed: "shot" alone means injured where nobody died."""
    state = STATES[min(killed, 2)]
    for candidate in pool.all.values():
        candidate.signs.update({f"{state}: {name}": strength for name, strength in candidate.signs.items()})


def _culprit_fell(dead: Sequence[Told]) -> bool:
    """Whether the one who did it is told to be dead: he is none of those whom he shot."""
    return any(t.news and t.mention.value == 1 and (t.mention.reflexive or t.mention.noun in CULPRITS) for t in dead)


def _living(pool: Pool, alive: Sequence[Told], dead: Sequence[Told], killed: int) -> None:
    """ "Is in stable condition", "the fourth victim survived": somebody lives, and zero is wrong."""
    gone = {key for t in dead for key in t.mention.keys}
    fallen = {t.mention.noun for t in dead if t.mention.noun}
    for t in alive:
        m = t.mention
        if not t.news or not m.value:
            continue
        if m.ordinal > killed > 0:
            pool.give(m.ordinal - killed, "ordinal less killed", 1.0, [m])
        other = m.others or bool(m.ordinal)
        if m.lives and (other or not (gone & set(m.keys) or m.noun in fallen)):
            pool.get(0).sign("zero:somebody lives")
            pool.give(m.value, f"lives:{m.kind.value} {t.where}", 1.0, [m])


def _beside_hurt(pool: Pool, hurt: Sequence[Told]) -> None:
    """ "One man is in critical condition. Four others were treated": the others come on top of one who is alive."""
    told = [t for t in hurt if t.news and not t.mention.part and t.mention.value > 0]
    for o in told:
        if not o.mention.others or o.mention.kind not in (*NUMERIC, Kind.SINGLE):
            continue
        before = [t for t in told if not t.mention.others and 0 <= o.rank - t.rank <= 3]
        close = [t for t in before if t.mention.end <= o.mention.start and t.mention.number != o.mention.number]
        if close:
            last = close[-1]
            near = "same" if last.rank == o.rank else "near"
            kind = "number" if last.mention.kind in NUMERIC else "one"
            pool.give(o.mention.value, f"others beside hurt {kind} {near}", 1.0, [o.mention])
            both = [last.mention, o.mention]
            pool.give(o.mention.value + last.mention.value, f"hurt and others {kind} {near}", 1.0, both)


def _less_killed(pool: Pool, told: Sequence[Told], killed: int) -> None:
    """Who is left of a whole: "two of the four who were shot died", "eight killed and wounded"."""
    for t in told:
        m = t.mention
        if m.harm is Harm.KILLED and m.out_of > m.value and t.news:
            pool.give(m.out_of - m.value, f"out of whole {t.where}", 1.0, [m])
            pool.give(m.out_of, "some of them dead", 1.0, [m])
        if m.harm is Harm.TOLL and m.value > killed > 0 and t.news:
            pool.give(m.value - killed, f"killed or injured less killed {t.where}", 1.0, [m])


def _from_hits(pool: Pool, shot: Sequence[Told], killed: int, *, culprit: bool) -> None:
    """People shot or stabbed: those who did not die are injured; `culprit`: one of the killed may have shot them."""
    for t in shot:
        m = t.mention
        if m.kind in (Kind.NAME, Kind.DEFINITE, Kind.PLURAL) and m.value <= 1:
            continue
        label = "part" if m.part else m.kind.value
        where = t.where if t.news else "aside"
        if m.others:
            pool.give(m.value, f"hit others {where}", 1.0, [m])
            continue
        pool.give(m.value - killed, f"hit-killed:{label} {where}", 1.0, [m])
        if m.in_all and t.news:
            pool.give(m.value - killed, "hit-killed in all", 1.0, [m])
        if culprit and killed and m.value >= killed and m.kind in NUMERIC:
            pool.give(m.value - killed + 1, f"hit-killed but the culprit {where}", 1.0, [m])
        if killed and not m.fell:
            pool.give(m.value, f"hit:{label} {where}", 1.0, [m])
    numbers = [t for t in stated(shot) if t.news]
    if numbers:
        best = max(numbers, key=lambda t: t.mention.value)
        pool.give(best.mention.value - killed, "hit-killed largest", 1.0, [best.mention])
        if killed:
            pool.give(best.mention.value, "hit largest", 1.0, [best.mention])
        pool.give(numbers[0].mention.value - killed, "hit-killed first", 1.0, [numbers[0].mention])


def _alive(pool: Pool, hurt: Sequence[Told], dead: Sequence[Told]) -> None:
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
        other = t.mention.others or t.mention.ordinal
        if one and (other or t.mention.noun not in fallen) and t.mention.noun not in VAGUE_NOUNS:
            nouns.setdefault(t.mention.noun, t.mention)
    state = "" if dead else "none dead "
    for label, found in (("alive keys", keys), ("alive nouns", nouns)):
        pool.give(len(found), f"{state}{label}={min(len(found), 4)}", 1.0, found.values())
        pool.give(len(found), f"{state}{label}", 1.0, [])


def _sums(pool: Pool, hurt: Sequence[Told]) -> None:
    """ "Two are in critical condition and three were treated and released": parts of one sentence."""
    by_sentence: dict[int, dict[tuple[int, int], Told]] = {}
    for t in hurt:
        if t.news and t.mention.kind in (*NUMERIC, Kind.SINGLE) and t.mention.value > 0:
            by_sentence.setdefault(t.rank, {}).setdefault(t.mention.number, t)
    for rank, group in by_sentence.items():
        if len(group) > 1:
            members = list(group.values())
            where = "title" if rank < 0 else "lead" if rank < 3 else "rest"
            if any(t.mention.others for t in members[1:]):
                where += " others"
            pool.give(sum(t.mention.value for t in members), f"sum {where}", 1.0, [t.mention for t in members])
