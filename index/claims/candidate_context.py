"""Signs that look at a candidate from the whole article: how it stands in pairs, and where its words stand.

Called by `index/claims/candidates.py` once all candidates are there. Pure. It adds no candidate.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from index.claims.accounts import NUMERIC, Told
from index.claims.candidate_signs import Candidate, Pool, stated
from index.claims.casualties import Mention
from index.claims.harm_words import Harm
from index.claims.numbers import VAGUE
from index.claims.party import Kind

_FAR = 8
_VERY_FAR = 15
"""Sentences with claims before a mention."""


def in_context(pool: Pool, told: Sequence[Told]) -> None:
    """Add the signs to all candidates of `pool`, which are numbers of killed; for injured they gave nothing."""
    _pairs(pool, told)
    _outnumbered(pool, told)
    _outdone(pool, [t for t in stated(told) if t.news and t.mention.harm is Harm.KILLED])
    _where_alone(pool, told)


def _pairs(pool: Pool, told: Sequence[Told]) -> None:
    """ "Two were killed and five wounded": numbers of killed told in one sentence with a number of injured."""
    by_rank: dict[int, list[Told]] = {}
    for t in told:
        if t.news and not t.mention.part and not t.mention.act and t.mention.value > 0:
            by_rank.setdefault(t.rank, []).append(t)
    values: Counter[int] = Counter()
    for group in by_rank.values():
        injured = sum(t.mention.harm is Harm.INJURED and t.mention.kind in NUMERIC for t in group)
        if injured:
            for t in group:
                if t.mention.harm is Harm.KILLED and _counted(t.mention):
                    values[t.mention.value] += injured
    for value, times in values.items():
        if value in pool.all:
            pool.all[value].sign("share of pairs", times / values.total())


def _counted(mention: Mention) -> bool:
    """Whether it gives a number or introduces or names somebody."""
    return mention.kind in NUMERIC or mention.kind in (Kind.SINGLE, Kind.NAME)


def _outnumbered(pool: Pool, told: Sequence[Told]) -> None:
    """ "A fatal shooting … both sisters were shot dead": how many sentences tell of more dead than so many."""
    dead = (t for t in told if t.news and t.mention.harm is Harm.KILLED and not t.mention.part and not t.mention.act)
    numbers = [value for _, value in {(t.rank, t.mention.value) for t in dead if t.mention.value > 0}]
    if not numbers:
        return
    for value, candidate in pool.all.items():
        if not value:
            continue
        more = sum(n > value for n in numbers)
        if more:
            candidate.sign("exceeded", math.log1p(more))
            candidate.sign("exceeded share", more / len(numbers))
        if value in numbers:
            candidate.sign("exact share", numbers.count(value) / len(numbers))
        else:
            candidate.sign("never exact")


def _outdone(pool: Pool, numbers: Sequence[Told]) -> None:
    """ "At least one was killed … two people were killed": the exact number outdoes the open one."""
    exact = {t.mention.value for t in numbers if t.mention.count.max is not None}
    vague = {t.mention.value for t in numbers if t.mention.count.qualifier in VAGUE}
    least = {t.mention.value for t in numbers if t.mention.count.max is None} - vague
    for value in least - exact:
        if exact and max(exact) > value:
            pool.get(value).sign("outdone")
    for value in exact:
        if least and min(least) < value:
            pool.get(value).sign("outdoes")


def _where_alone(pool: Pool, told: Sequence[Told]) -> None:
    """Candidates that only the headline, only the tail, only captions or only one sentence speak of."""
    near = any(t.near_title for t in told)
    standing = {(t.mention.start, t.mention.end, t.mention.sentence): t for t in told}
    for candidate in pool.all.values():
        if not candidate.value:
            continue
        found = [standing.get((m.start, m.end, m.sentence)) for m in candidate.mentions]
        news = [t for t in found if t is not None and t.news]
        if news:
            _note_where(candidate, news, near=near)
        elif found:
            candidate.sign("only aside")


def _note_where(candidate: Candidate, news: Sequence[Told], *, near: bool) -> None:
    """The signs of one candidate that `news` speaks for; `near`: whether any sentence shares words with the title."""
    if len({t.rank for t in news}) == 1:
        candidate.sign("only once")
    if all(t.mention.weak for t in news):
        candidate.sign("only weak")
    if all(t.rank < 0 for t in news):
        candidate.sign("only title")
    if any(t.rank < 0 for t in news):
        return
    if all(t.rank >= _FAR for t in news):
        candidate.sign("only rest")
    if all(t.rank >= _VERY_FAR for t in news):
        candidate.sign("only far")
    if all(not t.near_title for t in news):
        candidate.sign("only off title")
        if not near:
            candidate.sign("only off title, nothing near")
    if all(t.loose for t in news):
        candidate.sign("only loose")
    if all(t.behind for t in news):
        candidate.sign("only behind aside")
    if all(t.loose and not t.near_title for t in news):
        candidate.sign("only loose, off title")
