"""What a reader must know of a year or week that was supplied because the question names none."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.evidence import Evidence
from bot.answer.plan import Period, Plan
from bot.answer.selection import incident_filter

OTHER_YEARS = 5  # other years named for a date that was given without one


def period_notes(plan: Plan) -> tuple[str, ...]:
    """Says where a year or week was supplied that the question did not name."""
    if plan.period is None or plan.period.assumed is None:
        return ()
    return (f"“{plan.period.asked}” read as {plan.period.label}, {plan.period.assumed}",)


def other_years(plan: Plan, evidence: Evidence) -> tuple[str, ...]:
    """In which other years something is reported of a date that was given without its year."""
    period, known = plan.period, evidence.coverage
    if period is None or not period.assumed or not period.start or not period.end or not known.first_event:
        return ()
    last = known.last_event or known.first_event
    found = []
    for year in range(last.year, known.first_event.year - 1, -1):
        there = _in_year(plan, period, year) if year != period.start.year else None
        if there is not None and evidence.incidents.count(incident_filter(there, figure=plan.effect is not None)):
            found.append(str(year))
        if len(found) == OTHER_YEARS:
            break
    return (f"Of other years something is reported: {', '.join(found)}.",) if found else ()


def _in_year(plan: Plan, period: Period, year: int) -> Plan | None:
    """The plan with its period in another year; None where there is no such day (29 February)."""
    if period.start is None or period.end is None:
        return None
    try:
        start = period.start.replace(year=year)
        end = period.end.replace(year=year + period.end.year - period.start.year)
    except ValueError:
        return None
    return replace(plan, period=replace(period, start=start, end=end, parts=()))
