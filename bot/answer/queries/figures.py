"""How many people: sums over incidents with their range, and running totals told apart from them.

The rules (newsroom.md): initial and later tolls are one incident's range, a total is never added to its parts, a
running total is never added to anything and answers only a question about its own span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route, Row
from bot.answer.cite import numbers_of, of_claim
from bot.answer.evidence import (
    SHOWN,
    Draft,
    Evidence,
    count_of,
    count_text,
    early,
    early_reports,
    figure_of,
    incident_lines,
    kind_text,
    origins_note,
    people_text,
    refs,
    shown,
    tells,
)
from bot.answer.plan import Order, Plan
from bot.answer.ports import Sorting
from bot.answer.queries.told import narrows, told, totals_of, unknown_then
from bot.answer.selection import SORTING, claim_filters, group_of
from bot.answer.words import (
    GROUP_WORDS,
    MONTHS,
    STATUS_WORDS,
    capital,
    date_text,
    day_text,
    figure_text,
    month_text,
    number,
    number_word,
    plural,
)
from store.filters import Totals
from store.records import Claim, Effect, Incident

MAX_INCIDENTS = 1_000  # incidents that an answer refers to; their number is always the full one
SAME_START_DAYS = 31  # a running total "since September" answers a question about "since 1 September"


def total(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "how many people …"."""
    effect = plan.effect or Effect.KILLED
    group = group_of(plan, effect)
    if effect is Effect.DISPLACED:
        return overlapping(plan, evidence)
    running = running_totals(plan, evidence, effect)
    own_span = [c for c in running if _same_span(c, plan, evidence)]
    if own_span and (plan.cumulative or plan.period is not None):
        return _running(plan, own_span, evidence, effect, group)
    if narrows(plan):
        return _told(plan, evidence, effect, group, running)
    every = evidence.select(plan, figure=False).totals(effect, group)
    if not every.incidents_with or (not every.best and not every.high):
        if running and plan.period is None:
            return _running(plan, running, evidence, effect, group)
        return absent(plan, evidence)
    if plan.order is not None:
        return _ranked(plan, evidence, effect, group)
    selection = evidence.select(plan)
    incidents = selection.find(order="largest", effect=effect, limit=MAX_INCIDENTS)
    if not incidents:
        return absent(plan, evidence)
    if len(incidents) == 1:
        return _single(plan, incidents[0], evidence, effect, group, running)
    return _several(plan, incidents, selection.count(), every, evidence, running)


def _told(plan: Plan, evidence: Evidence, effect: Effect, group: str | None, running: Sequence[Claim]) -> Draft:
    """The sum over the claims of one voice, or over those known at a time."""
    found = told(plan, evidence, effect, group)
    if not found.incidents:
        return unknown_then(plan, evidence) if plan.as_of is not None else absent(plan, evidence)
    if len(found.incidents) == 1:
        draft = _single(plan, found.incidents[0], evidence, effect, group, running)
    else:
        sums = totals_of(found.incidents, effect, group)
        draft = _several(plan, found.incidents, len(found.incidents), sums, evidence, running)
    return replace(draft, notes=(*found.notes, *draft.notes))


def _ranked(plan: Plan, evidence: Evidence, effect: Effect, group: str | None) -> Draft:
    """The people of the deadliest, latest or first incidents alone ("killed in the deadliest airstrike")."""
    deadliest = plan.order is Order.DEADLIEST
    order: Sorting = "largest" if deadliest else SORTING.get(plan.order or Order.LATEST, "latest")
    top = evidence.select(plan).find(order=order, effect=effect, limit=plan.limit or 1)
    if not top:
        return absent(plan, evidence)
    if len(top) == 1:
        return _single(plan, top[0], evidence, effect, group, ())
    every = evidence.select(plan).only(frozenset(incident.id for incident in top)).totals(effect, group)
    return _several(plan, top, len(top), every, evidence, ())


def _single(
    plan: Plan, incident: Incident, evidence: Evidence, effect: Effect, group: str | None, running: Sequence[Claim]
) -> Draft:
    figure = figure_of(incident, effect, group)
    best = shown(figure)
    if figure is None or best is None:
        return absent(plan, evidence)
    claims = [c for c in evidence.claims_of([incident])[incident.id] if tells(c, plan) and not c.negated]
    citations = evidence.cite([evidence.quote(c, effect, group) for c in claims])
    disputed = figure.high is not None and figure.low is not None and figure.high > figure.low
    most = max((_least(c, effect, group) for c in claims), default=0)
    exceeded = figure.high is None and most > best  # "46" by one body, "at least 100" by another
    amount = (
        number(best)
        if disputed or exceeded
        else figure_text(figure.low, best, figure.high, qualifier=_qualifier(claims, effect, group, best))
    )
    headline = f"{capital(amount)} {people_text(effect, group, one=best == 1)}"
    if disputed and figure.low is not None and figure.high is not None:
        headline += f" (between {number(figure.low)} and {number(figure.high)})"
    elif exceeded:
        headline += f" (between {number(min(best, figure.low or best))} and at least {number(most)})"
    elif figure.low is not None and figure.low < best:
        headline += f" (counts from {number(figure.low)} up)"
    if early_reports(claims):
        headline += ", by initial reports"
    headline += _parts(incident, effect, group)
    about = [place_line(incident), kind_text(incident), STATUS_WORDS[incident.status]]
    lines = [Line(" · ".join(about))]
    if len(claims) > 1 or any(c.attributed_to for c in claims):
        lines += _voices(claims, citations, evidence, effect, group)
    rows: tuple[Row, ...] = ()
    if plan.casualties:
        line, rows = _injured(plan, evidence)
        lines.append(line)
    return Draft(
        route=Route.SUM,
        headline=headline,
        lines=tuple(lines),
        notes=_left_out(plan, [incident], evidence, running),
        value=best,
        low=figure.low if figure.low is not None else best,
        high=figure.high,
        incidents=refs([incident]),
        citations=citations,
        rows=rows,
    )


def place_line(incident: Incident) -> str:
    """Place and date of an incident."""
    from bot.answer.evidence import place_text

    return f"{place_text(incident.place)}, {date_text(incident.date_start, incident.date_end, incident.date_precision)}"


def _qualifier(claims: Sequence[Claim], effect: Effect, group: str | None, best: int) -> str | None:
    """The qualifier of the claim that gives the figure shown."""
    for claim in claims:
        count = count_of(claim, effect, group)
        if count is not None and (count.best if count.best is not None else count.min) == best:
            said = count.qualifier or ""
            return said if said and not early(said) and count_text(count).endswith(number(best)) else None
    return None


def _parts(incident: Incident, effect: Effect, group: str | None) -> str:
    """ ", five of them children": the parts of a toll, which are in it and never added to it."""
    if effect not in (Effect.KILLED, Effect.INJURED):
        return ""
    whole = shown(incident.figure(effect)) or 0
    told = []
    for name in ("children", "women"):
        best = shown(figure_of(incident, effect, name))
        if name != group and best and best < max(whole, 1):
            told.append(
                f"{number_word(best)} of them {GROUP_WORDS[name][0 if best == 1 else 1]}"
                if best > 1
                else f"one of them a {GROUP_WORDS[name][0]}"
            )
    return ", " + " and ".join(told) if told and group in (None, "civilians") else ""


def _voices(
    claims: Sequence[Claim], citations: Sequence[object], evidence: Evidence, effect: Effect, group: str | None
) -> list[Line]:
    """Who gives which figure."""
    lines = []
    for claim in claims[:SHOWN]:
        count = count_of(claim, effect, group)
        if count is None:
            continue
        outlet = evidence.outlet(claim)
        by = claim.attributed_to or outlet
        if by is None:
            continue
        text = f"{capital(count_text(count))}: {by}"
        if claim.attributed_to and outlet:
            text += f", in {outlet}"
        lines.append(Line(text, numbers_of(citations, claim, effect.value)))  # type: ignore[arg-type]  # citations of this answer
    return lines


def _injured(plan: Plan, evidence: Evidence) -> tuple[Line, tuple[Row, ...]]:
    """The injured beside the dead of "casualties": over all matching incidents, also those where nobody was killed."""
    hurt = replace(plan, effect=Effect.INJURED, casualties=False)
    totals = evidence.select(hurt, figure=False).totals(Effect.INJURED, group_of(hurt, Effect.INJURED))
    if not totals.incidents_with:
        return Line("Injured: no figure given"), ()
    high = None if totals.open_upwards else totals.high
    row = Row("injured", "people injured", totals.best, totals.low, high, totals.incidents_with)
    return Line(f"Injured: {number(totals.best)} in {plural(totals.incidents_with, 'incident')}"), (row,)


def _several(
    plan: Plan,
    incidents: Sequence[Incident],
    found: int,
    every: Totals,
    evidence: Evidence,
    running: Sequence[Claim],
) -> Draft:
    effect = plan.effect or Effect.KILLED
    group = group_of(plan, effect)
    high = None if every.open_upwards else every.high
    if every.low < every.high and not every.open_upwards:
        amount = f"between {number(every.low)} and {number(every.high)}"
        tail = f", best {number(every.best)}"
    elif every.open_upwards:
        amount, tail = f"at least {number(every.best)}", ""
        if every.low < every.best:
            tail = f" (lowest counts together {number(every.low)})"
    else:
        amount, tail = number(every.best), ""
    headline = f"{capital(amount)} {people_text(effect, group)} in {plural(found, 'incident')}{tail}"
    at = where_and_when(plan)
    about = [part for part in (at, origins_note(incidents)) if part]
    lines = [Line(" · ".join(about))] if about else []
    citations = evidence.cite_incidents(incidents, plan)
    lines += incident_lines(incidents, citations, evidence)
    if found > SHOWN:
        lines.append(Line(f"and {plural(found - SHOWN, 'more incident')}"))
    rows: tuple[Row, ...] = ()
    if plan.casualties:
        line, rows = _injured(plan, evidence)
        lines.append(line)
    if every.incidents_without:
        rows = (*rows, Row("without", "incidents without a figure", None, incidents=every.incidents_without))
    notes = _left_out(plan, incidents, evidence, running, without=every.incidents_without)
    return Draft(
        route=Route.SUM,
        headline=headline,
        lines=tuple(lines),
        notes=notes,
        value=every.best,
        low=every.low,
        high=high,
        incidents=refs(incidents),
        citations=citations,
        rows=rows,
    )


def _left_out(
    plan: Plan, incidents: Sequence[Incident], evidence: Evidence, running: Sequence[Claim], *, without: int = 0
) -> tuple[str, ...]:
    """One line of what was not added, and why; it holds no figures, so that none is mistaken for the answer."""
    parts = []
    if without:
        what = "gives no figure for it" if without == 1 else "give no figure for it"
        parts.append(f"{plural(without, 'matching incident')} {what}")
    if plan.period is not None and len(incidents) == 1:
        parts += _other_days(plan, incidents[0], evidence)
    if running:
        parts.append("; ".join(dict.fromkeys(f"a running total{_since(c, evidence)}" for c in running[:2])))
    notes = [f"Not added: {' · '.join(parts)}"] if parts else []
    if plan.period is not None and plan.period.assumed:
        notes.append(f"“{plan.period.asked}” read as {plan.period.label}, {plan.period.assumed}")
    return tuple(notes)


def _other_days(plan: Plan, incident: Incident, evidence: Evidence) -> list[str]:
    """Other days that the same articles speak of."""
    days: set[date] = set()
    for article in incident.articles[:3]:
        for claim in evidence.claims.of_article(article):
            day = claim.date_start
            if day and claim.date_end == day and not claim.cumulative and not claim.negated and tells(claim, plan):
                inside = plan.period is not None and (plan.period.start or day) <= day <= (plan.period.end or day)
                if not inside and claim.id not in incident.claims:
                    days.add(day)
    return [f"another day, {day_text(day)}" for day in sorted(days)[:3]]


_MONTH_AND_YEAR = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) ((?:19|20)\d\d)\b"
)
LOOK_BACK = 300  # characters before "since then" in which its date is looked for


def start_of(claim: Claim, evidence: Evidence) -> date | None:
    """Since when a running total counts: its own date, else the last month named in its words or just before them."""
    if claim.date_start is not None:
        return claim.date_start
    article = evidence.texts([claim.article_id]).get(claim.article_id)
    if article is None or "since" not in claim.quote.text.lower():
        return None
    named = _MONTH_AND_YEAR.findall(article.text[max(0, claim.quote.start - LOOK_BACK) : claim.quote.end])
    if not named:
        return None
    month, year = named[-1]
    return date(int(year), MONTHS.index(month) + 1, 1)


def _since(claim: Claim, evidence: Evidence) -> str:
    start = start_of(claim, evidence)
    return f" since {month_text(start.year, start.month)}" if start is not None else " (no start given)"


# --- running totals ----------------------------------------------------------------------------------------------


def running_totals(plan: Plan, evidence: Evidence, effect: Effect) -> list[Claim]:
    """Claims of running totals at the plan's places, largest first."""
    if plan.people or plan.words or plan.target or plan.origin not in (None, "articles"):
        return []
    found: dict[str, Claim] = {}
    for f in claim_filters(plan, effect=effect, cumulative=True):
        found |= {claim.id: claim for claim in evidence.claims.find(f, limit=50)}
    group = group_of(plan, effect)
    counted = [c for c in found.values() if count_of(c, effect, group) is not None]
    return sorted(counted, key=lambda c: (-_least(c, effect, group), c.id))


def _least(claim: Claim, effect: Effect, group: str | None) -> int:
    count = count_of(claim, effect, group)
    if count is None:
        return 0
    return (count.best if count.best is not None else count.min) or 0


def _same_span(claim: Claim, plan: Plan, evidence: Evidence) -> bool:
    """Whether a running total counts from where the question does, and is open as the question is."""
    if plan.period is None:
        return plan.cumulative
    start = plan.period.start
    if start is None or plan.period.end is not None:
        return False
    counted = start_of(claim, evidence)
    return counted is None or abs((counted - start).days) <= SAME_START_DAYS


def _running(plan: Plan, claims: Sequence[Claim], evidence: Evidence, effect: Effect, group: str | None) -> Draft:
    """A running total, said to be one; what the index counts itself is not added to it."""
    first = claims[0]
    count = count_of(first, effect, group)
    best = _least(first, effect, group)
    assert count is not None  # `running_totals` keeps only claims that have it
    citations = evidence.cite([of_claim(c, 1.0 - 0.01 * n) for n, c in enumerate(claims[:5])])
    who = people_text(effect, group, one=best == 1)
    lines = [
        Line(f"{capital(count_text(c_count))}{_since(c, evidence)}{_by(c, evidence)}", numbers_of(citations, c))
        for c in claims[:5]
        if (c_count := count_of(c, effect, group)) is not None
    ]
    homes = evidence.claims.incidents_of([c.id for c in claims[:5]])
    incidents = list(evidence.incidents.get_many(sorted(set(homes.values()))).values())
    return Draft(
        route=Route.SUM,
        headline=f"{capital(count_text(count))} {who}, a running total{_since(first, evidence)}",
        lines=tuple(lines),
        notes=("Incidents in the index are part of a running total and were not added to it.",),
        value=best,
        low=count.min if count.min is not None else best,
        high=count.max,
        incidents=refs(incidents),
        citations=citations,
    )


def _by(claim: Claim, evidence: Evidence) -> str:
    by = claim.attributed_to or evidence.outlet(claim)
    return f": {by}" if by else ""


def overlapping(plan: Plan, evidence: Evidence) -> Draft:
    """Displaced people: the same people are counted by every later figure, so figures stand side by side, unadded."""
    effect = plan.effect or Effect.DISPLACED
    found: dict[str, Claim] = {}
    for f in claim_filters(plan, effect=effect):
        found |= {claim.id: claim for claim in evidence.claims.find(f, limit=200)}
    claims = [c for c in found.values() if _in_period(c, plan)]
    claims.sort(key=lambda c: (-_least(c, effect, None), c.id))
    if not claims:
        return absent(plan, evidence)
    top = claims[0]
    count = count_of(top, effect, None)
    assert count is not None  # the filter asks for it
    citations = evidence.cite([of_claim(c, 1.0 - 0.01 * n) for n, c in enumerate(claims[:5])])
    lines = []
    for claim in claims[:5]:
        one = count_of(claim, effect, None)
        if one is not None:
            dated = (
                "a running total"
                if claim.cumulative
                else (
                    "undated"
                    if claim.date_start is None
                    else date_text(claim.date_start, claim.date_end, claim.date_precision)
                )
            )
            lines.append(
                Line(f"{capital(count_text(one))}, {dated}{_by(claim, evidence)}", numbers_of(citations, claim))
            )
    homes = evidence.claims.incidents_of([c.id for c in claims])
    incidents = list(evidence.incidents.get_many(sorted(set(homes.values()))).values())
    lows = [c.min for claim in claims if (c := count_of(claim, effect, None)) is not None and c.min is not None]
    tail = (
        ", running totals"
        if len(claims) > 1
        else (", a running total" if top.cumulative or top.date_start is None else "")
    )
    return Draft(
        route=Route.SUM,
        headline=f"{capital(count_text(count))} {people_text(effect, None)}{tail}",
        lines=tuple(lines),
        notes=("Not added: figures of displaced people overlap, a later one counts those of an earlier one again.",),
        value=_least(top, effect, None),
        low=min(lows) if lows else None,
        high=count.max,
        incidents=refs(incidents),
        citations=citations,
    )


def _in_period(claim: Claim, plan: Plan) -> bool:
    if plan.period is None or claim.date_start is None:
        return True
    starts = plan.period.start is None or (claim.date_end or claim.date_start) >= plan.period.start
    return starts and (plan.period.end is None or claim.date_start <= plan.period.end)
