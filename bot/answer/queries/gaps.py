"""The longest time without an incident, and the longest run of days that each have one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, origins_note, refs, whose_text
from bot.answer.plan import Plan
from bot.answer.words import plural, span_text
from store.records import DatePrecision, Incident

SHOWN_SPANS = 3
_DAY = timedelta(days=1)
Span = tuple[date, date]


def gap(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "the longest period without …" and "the longest streak of days with …"."""
    selection = evidence.select(plan)
    incidents = selection.find(order="first")
    dated = [i for i in incidents if i.date_start is not None and i.date_end is not None]
    exact = [i for i in dated if i.date_precision is DatePrecision.DAY or i.date_start == i.date_end]
    if not (exact if plan.streak else dated):
        return absent(plan, evidence)
    spans = runs(days_of(exact)) if plan.streak else gaps(days_of(dated), *_ends(plan))
    if not spans:
        return absent(plan, evidence)
    longest = sorted(spans, key=lambda span: (-_length(span), span[0]))
    most = _length(longest[0])
    tied = sum(1 for span in spans if _length(span) == most)
    what = f"incident with {whose_text(plan, plan.effect)}" if plan.effect else "incident"
    said = f"each with an {what}" if plan.streak else f"without a reported {what}"
    behind = selection.behind()
    notes = list(period_notes(plan))
    if not plan.streak:
        notes.append("No report is no proof that nothing happened.")
    loose = len(incidents) - len(exact if plan.streak else dated)
    if loose:
        notes.append("Incidents whose day is not known are left out.")
    if tied > 1:
        notes.append(f"{plural(tied, 'stretch', 'stretches')} of that length.")
    at = " · ".join(part for part in (where_and_when(plan), origins_note(behind.names)) if part)
    return Draft(
        route=Route.COUNT,
        headline=f"{plural(most, 'day')} {said}: {span_text(*longest[0])}",
        lines=(
            *((Line(at),) if at else ()),
            *(Line(f"{span_text(*span)}: {plural(_length(span), 'day')}") for span in longest[:SHOWN_SPANS]),
        ),
        notes=tuple(notes),
        value=most,
        low=most,
        high=most,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=tuple(Row(f"{a}/{b}", span_text(a, b), _length((a, b))) for a, b in longest[:SHOWN_SPANS]),
    )


def _ends(plan: Plan) -> tuple[date | None, date | None]:
    """The first and last day asked about: "without any in 2017" begins on 1 January, a gap "between two" at a first."""
    if plan.period is None or plan.period.parts or "between" in plan.text.lower():
        return None, None
    return plan.period.start, plan.period.end


def days_of(incidents: Iterable[Incident]) -> list[date]:
    """Every day on which one of the incidents may have been, in order."""
    found: set[date] = set()
    for one in incidents:
        day, last = one.date_start, one.date_end
        while day is not None and last is not None and day <= last:
            found.add(day)
            day += _DAY
    return sorted(found)


def runs(days: Sequence[date]) -> list[Span]:
    """The stretches of days without a day missing."""
    found: list[Span] = []
    for day in days:
        if found and day - found[-1][1] == _DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def gaps(days: Sequence[date], first: date | None, last: date | None) -> list[Span]:
    """The stretches between the days, and where the ends are given those before the first and behind the last."""
    edges = [*([first - _DAY] if first else []), *days, *([last + _DAY] if last else [])]
    spans = ((one + _DAY, other - _DAY) for one, other in pairwise(edges))
    return [(start, end) for start, end in spans if start <= end]


def _length(span: Span) -> int:
    return (span[1] - span[0]).days + 1
