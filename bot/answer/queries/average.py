"""How many on average, and the middle one: people an incident, or incidents a day, a week, a month."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, figure_of, origins_note, refs, shown, whose_text
from bot.answer.plan import By, Plan
from bot.answer.queries.certainty import figure, is_open
from bot.answer.queries.compare import side
from bot.answer.queries.groups import counting, rows_of, with_empty
from bot.answer.selection import group_of
from bot.answer.words import EFFECT_WORDS, capital, number, plural
from store.records import Effect

_UNIT_DAYS = {By.DAY: 1.0, By.WEEK: 7.0, By.MONTH: 30.4375, By.QUARTER: 91.3125, By.YEAR: 365.25}


def average(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "… per attack" (people an incident with a figure) or "… a month on average"."""
    effect = plan.effect
    if effect is None and plan.by is None:
        plan = replace(plan, effect=Effect.KILLED)
        effect = Effect.KILLED
    everything = side(plan, evidence, "all")
    if not everything.incidents:
        return _none(plan, evidence)
    if plan.median:
        return _median(plan, evidence, everything)
    behind = evidence.select(plan).behind()
    left_out: tuple[str, ...] = ()
    if plan.by in _UNIT_DAYS and plan.by is not None:
        days = _days(plan, evidence)
        count_of_units = max(1.0, round(days / _UNIT_DAYS[plan.by])) if plan.by is not By.DAY else float(max(1, days))
        per = plan.by.value
    else:
        totals = evidence.select(plan).totals(effect or Effect.KILLED, group_of(plan, effect))
        count_of_units, per = float(totals.incidents_with), "incident"
        left_out = (f"Incidents with no figure, or nobody {EFFECT_WORDS[effect or Effect.KILLED]}, are left out",)
    value = round((everything.value or 0) / count_of_units, 2)
    low, high = (None if n is None else round(n / count_of_units, 2) for n in (everything.low, everything.high))
    least = "At least " if effect and is_open(everything) else ""
    spread = f" ({low:g} to {high:g})" if low is not None and high is not None and low != high else ""
    what = whose_text(plan, effect, one=value == 1) if effect else "incidents"
    rows = (
        everything,
        Row(f"{per}s", f"{per}s", count_of_units, incidents=everything.incidents),
    )
    at = where_and_when(plan)
    return Draft(
        route=Route.COUNT,
        headline=f"{least}{value:g} {what} per {per} on average{spread}",
        lines=(
            Line(f"{capital(figure(everything, what))} in {plural(count_of_units, per)}" + (f" · {at}" if at else "")),
        ),
        notes=(*period_notes(plan), *left_out, *((origin,) if (origin := origins_note(behind.names)) else ())),
        value=value,
        low=low,
        high=high,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=rows,
    )


def _days(plan: Plan, evidence: Evidence) -> int:
    """Days of the plan's period, its open ends closed by the first and last incident."""
    first = plan.period.start if plan.period else None
    last = plan.period.end if plan.period else None
    selection = evidence.select(plan)
    if first is None:
        first = next((i.date_start for i in selection.find(order="first", limit=1)), None)
    if last is None:
        last = next((i.date_start for i in selection.find(order="latest", limit=1)), None)
    return (last - first).days + 1 if first is not None and last is not None else 1


def _median(plan: Plan, evidence: Evidence, everything: Row) -> Draft:
    """The middle one of the incidents' figures, or of the months'; between two middle ones their mean."""
    effect = plan.effect or Effect.KILLED
    selection = evidence.select(plan)
    left_out: tuple[str, ...] = ()
    if plan.by in _UNIT_DAYS and plan.by is not None:
        rows, _ = rows_of(counting(plan), plan.by, selection, evidence)
        start, end = (plan.period.start, plan.period.end) if plan.period is not None else (None, None)
        values = [row.value or 0 for row in with_empty(rows, plan.by, start, end)]
        endless = [row.value or 0 for row in rows if plan.effect and is_open(row)]
        per = plan.by.value
        what = whose_text(plan, plan.effect) if plan.effect else "incidents"
        left_out = (f"Every {per} from the first to the last counts, also those without any",)
    else:
        found = [figure_of(one, effect, group_of(plan, effect)) for one in selection.find()]
        values = [value for one in found if (value := shown(one))]
        endless = [value for one in found if one and one.high is None and (value := shown(one))]
        per, what = "incident", whose_text(plan, effect)
        left_out = (f"Incidents with no figure, or nobody {EFFECT_WORDS[effect]}, are left out",)
    if not values:
        return _none(plan, evidence)
    middle = float(median(values))
    least = "At least " if any(value <= middle for value in endless) else ""
    to = "at least " if endless else ""
    behind = selection.behind()
    at = where_and_when(plan)
    return Draft(
        route=Route.COUNT,
        headline=f"{least}{middle:g} {what} per {per} is the median",
        lines=(
            Line(
                f"Of {plural(len(values), per)}, from {number(min(values))} to {to}{number(max(values))}"
                + (f" · {at}" if at else "")
            ),
        ),
        notes=(*period_notes(plan), *left_out, *((origin,) if (origin := origins_note(behind.names)) else ())),
        value=middle,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=(everything, Row(f"{per}s", f"{per}s", len(values), incidents=everything.incidents)),
    )


def _none(plan: Plan, evidence: Evidence) -> Draft:
    """Of nothing there is no average, not even where it is known that there was nothing."""
    return replace(absent(plan, evidence), route=Route.REFUSAL, value=None, low=None, high=None)
