"""Whether incidents or people become more: the first half of the time against the second."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.answer import Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, refs
from bot.answer.plan import By, Plan
from bot.answer.queries.certainty import Certainty, ahead, counted, exact, is_open
from bot.answer.queries.groups import ROWS_SHOWN, TIMES, amount, counting, grouped, rows_of, with_empty
from bot.answer.words import capital


def trend(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "is it rising?": the first half of the months (or days, or years) against the second."""
    by = plan.by if plan.by in TIMES else By.MONTH
    selection = evidence.select(plan)
    rows, _ = rows_of(counting(plan), by or By.MONTH, selection, evidence)
    if len(rows) < 2:
        return grouped(plan, evidence)
    plan = counting(plan)
    filled = with_empty(rows, by or By.MONTH)
    half = len(filled) // 2
    span = f"{filled[0].label} – {filled[half - 1].label}" if half > 1 else filled[0].label
    later = f"{filled[-half].label} – {filled[-1].label}" if half > 1 else filled[-1].label
    behind = selection.behind()
    lines = [Line(f"{row.label}: {amount(row, plan)}") for row in rows[-ROWS_SHOWN:]]
    halves = (_sum("first half", span, filled[:half]), _sum("second half", later, filled[-half:]))
    whole = _sum("all", "all", rows)
    return Draft(
        route=Route.SUM if plan.effect else Route.COUNT,
        headline=f"{_direction(*halves)}: {counted(halves[0], plan)} in {span}, {counted(halves[1], plan)} in {later}",
        lines=tuple(lines),
        notes=(*period_notes(plan), "Reports are counted, so a change may be one of reporting."),
        value=whole.value,
        low=whole.low,
        high=whole.high,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=(*rows, *halves),
    )


def _sum(key: str, label: str, rows: Sequence[Row]) -> Row:
    """Parts together; they are open where one of them is."""
    endless = any(map(is_open, rows))
    top = sum((row.high if row.high is not None else row.told) or row.value or 0 for row in rows)
    return Row(
        key,
        label,
        sum(row.value or 0 for row in rows),
        sum((row.value if row.low is None else row.low) or 0 for row in rows),
        None if endless else top,
        sum(row.incidents for row in rows),
        told=top if endless else None,
    )


def _direction(first: Row, second: Row) -> str:
    """Whether it rises, as sure as the counts are."""
    if first.value == second.value:
        return "Level" if exact(first) and exact(second) else "Level by the best counts"
    rising = (second.value or 0) > (first.value or 0)
    certain = ahead(second, first) if rising else ahead(first, second)
    word = "rising" if rising else "falling"
    if certain is Certainty.OPEN:
        return f"Not certain, {word} by the best counts"
    return capital(word if certain is Certainty.CERTAIN else f"probably {word}")
