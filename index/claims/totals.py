"""An incident's toll out of all that an article says of it.

Called by `index/claims/extract.py` with the mentions of one incident. Pure. Nothing is counted twice: a total and its
parts, an early and a later toll, a person named again are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.casualties import Mention
from index.claims.phrases import Kind
from index.claims.triggers import Harm
from store.records import Count


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with the mentions it rests on, the best first."""

    count: Count
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured of one incident, None where nothing is said."""

    killed: Figure | None
    injured: Figure | None


def toll(mentions: Sequence[Mention]) -> Toll:
    """The toll that the mentions of one incident add up to."""
    killed = _figure([m for m in mentions if m.harm is Harm.KILLED])
    injured = _figure([m for m in mentions if m.harm is Harm.INJURED and not m.weak])
    hit = _figure([m for m in mentions if m.harm is Harm.HIT and not m.weak])
    weak = _figure([m for m in mentions if m.harm in (Harm.HIT, Harm.INJURED) and m.weak])
    if hit is not None:
        dead = killed.count.best or 0 if killed else 0
        best = hit.count.best or 0
        others = any(m.others for m in hit.mentions)
        rest = best if others else best - dead
        if rest > 0 and (injured is None or rest > (injured.count.best or 0)):
            injured = Figure(Count(rest, rest, rest, hit.count.qualifier), hit.mentions)
    if injured is None and weak is not None and killed is None:
        injured = weak
    return Toll(killed, injured)


def _figure(mentions: Sequence[Mention]) -> Figure | None:
    """The count of one kind of harm: the largest number near the top, else the persons told one by one."""
    numbers = [m for m in mentions if m.kind in (Kind.NUMBER, Kind.BARE) and not m.part]
    numbers = numbers or [m for m in mentions if m.kind in (Kind.NUMBER, Kind.BARE)]
    if numbers:
        first = numbers[0].sentence
        near = [m for m in numbers if m.sentence <= first + 6]
        best = max(near, key=lambda m: m.value)
        return Figure(best.count, (best,))
    persons = [m for m in mentions if m.kind in (Kind.SINGLE, Kind.NAME)]
    if persons:
        return Figure(persons[0].count, (persons[0],))
    if mentions:
        return Figure(Count(1, None, 1, None) if mentions[0].value == 1 else mentions[0].count, (mentions[0],))
    return None
