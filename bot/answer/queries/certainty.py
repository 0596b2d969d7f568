"""How certain it is that one part is ahead of another, and how a part's figure is put. Pure.

Called by whatever compares parts: a headline states no order and no figure more surely than the counts behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from bot.answer.answer import Row
from bot.answer.evidence import whose_text
from bot.answer.plan import Plan
from bot.answer.words import number, plural
from store.filters import Group, Totals


class Certainty(IntEnum):
    """Whether a part is ahead of another, the least certain first."""

    OPEN = 0  # a count of the other one reaches the best count of this one
    LIKELY = 1  # it is by the best counts, and others overlap or have no end
    CERTAIN = 2


def row_of(key: str, label: str, sums: Totals | Group, incidents: int) -> Row:
    """A part with its range; an open one tells beside it what somebody counts at the most."""
    told = sums.high if sums.open_upwards else None
    high = None if sums.open_upwards else sums.high
    return Row(key, label, sums.best, sums.low, high, incidents, told=told)


def is_open(row: Row) -> bool:
    """Whether a part's figure has no upper end: a toll in it is only known as "at least"."""
    return bool(row.value) and row.high is None


def exact(row: Row) -> bool:
    """Whether all counts of a part agree."""
    return not is_open(row) and row.low in (None, row.value) and row.high in (None, row.value)


def ahead(first: Row, second: Row) -> Certainty:
    """How certain it is that the first, whose best count is not lower, has more than the second."""
    best, other = first.value or 0, second.value or 0
    least = best if first.low is None else first.low
    most = second.high if second.high is not None else second.told
    reach = max(other, other if most is None else most)
    if reach < least and not is_open(second):
        return Certainty.CERTAIN
    if reach >= best and (is_open(second) or best == other):
        return Certainty.OPEN
    return Certainty.LIKELY


def of_all(first: Row, others: Iterable[Row]) -> Certainty:
    """How certain it is that a part has more than each of the others."""
    return min((ahead(first, other) for other in others), default=Certainty.CERTAIN)


def figure(row: Row, who: str = "") -> str:
    """A part's figure with its range: "84 (59 to 84)", "at least 46", "46 to at least 100"; `who` after the figure."""
    text = f"{number(row.value or 0)}{f' {who}' if who else ''}"
    if is_open(row):
        reach = row.told or 0
        if reach <= (row.value or 0):
            return f"at least {text}"
        return f"{number(row.value or 0)} to at least {number(reach)}{f' {who}' if who else ''}"
    if row.low is not None and row.high is not None and row.low != row.high:
        text += f" ({number(row.low)} to {number(row.high)})"
    return text


def counted(row: Row, plan: Plan) -> str:
    """A part's figure with what is counted: "at least 12 civilians killed", "3 incidents"."""
    if plan.effect is None:
        return plural(row.value or 0, "incident")
    return figure(row, whose_text(plan, plan.effect, one=row.value == 1 and row.told in (None, 1)))
