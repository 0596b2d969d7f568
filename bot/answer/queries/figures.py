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
from bot.answer.answer import Citation, Line, Route, Row
from bot.answer.cite import numbers_of
from bot.answer.evidence import (
    Draft,
    Evidence,
    all_found,
    behind_of,
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
from bot.answer.place_lines import place_line
from bot.answer.plan import Order, Plan
from bot.answer.ports import Sorting
from bot.answer.queries.certainty import figure, is_open, row_of
from bot.answer.queries.overlapping import (
    least,
    overlapping,
    running_total,
    running_totals,
    same_span,
    same_year,
    since,
)
from bot.answer.queries.told import narrows, told, totals_of
from bot.answer.queries.verdict import weighed
from bot.answer.refusals import too_few
from bot.answer.selection import SHOWN, SORTING, Behind, group_of
from bot.answer.shared import filed_elsewhere, shared_tolls, together
from bot.answer.words import (
    GROUP_WORDS,
    STATUS_WORDS,
    capital,
    day_text,
    figure_text,
    number,
    number_word,
    plural,
)
from store.filters import Totals
from store.records import Claim, Effect, Incident


def total(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "how many people …"; with the verdict on a number that the question puts forward."""
    return weighed(plan, _total(plan, evidence), evidence)


def _total(plan: Plan, evidence: Evidence) -> Draft:
    effect = plan.effect or Effect.KILLED
    group = group_of(plan, effect)
    if effect is Effect.DISPLACED:
        return overlapping(plan, evidence)
    if plan.also_groups and group is not None:
        return _together(plan, evidence, effect)
    running = running_totals(plan, evidence, effect)
    if narrows(plan):
        own_span = [c for c in running if same_span(c, plan, evidence)]
        if own_span and (plan.cumulative or plan.period is not None):
            return running_total(plan, own_span, evidence, effect, group)
        return _told(plan, evidence, effect, group, running)
    every = evidence.select(plan, figure=False).totals(effect, group)
    # one that is below what the index counts itself leaves out some of it, whatever its span
    own_span = [
        c
        for c in running
        if same_span(c, plan, evidence) and (plan.cumulative or least(c, effect, group) >= every.best)
    ]
    if own_span and (plan.cumulative or plan.period is not None):
        return running_total(plan, own_span, evidence, effect, group)
    from_that_year = [c for c in running if same_year(c, plan, evidence) and least(c, effect, group) > every.best]
    if from_that_year:
        return running_total(plan, from_that_year, evidence, effect, group)
    if not every.incidents_with or (not every.best and not every.high):
        if running and plan.period is None:
            return running_total(plan, running, evidence, effect, group)
        return _unharmed(plan, evidence) if plan.casualties else absent(plan, evidence)
    if plan.order is not None:
        return _ranked(plan, evidence, effect, group)
    selection = evidence.select(plan)
    behind = selection.behind(order="largest", effect=effect)
    if not behind.whole:
        return absent(plan, evidence)
    if len(behind.names) == 1:
        return _single(plan, behind.whole[0], evidence, effect, group, running)
    return _several(plan, behind, selection.count(), every, evidence, running)


def _unharmed(plan: Plan, evidence: Evidence) -> Draft:
    """Casualties where nobody is reported killed: the injured must not be lost in that."""
    draft = absent(plan, evidence)
    line, rows = _injured(plan, evidence)
    if (
        rows and draft.value is None and (plan.words or plan.people or plan.picked)
    ):  # what names them tells of the injured alone
        draft = Draft(Route.SUM, "Nobody reported killed", value=0, low=0)
    if draft.value is None or not rows:
        return draft
    if draft.route is Route.SUM:  # first what there is: "none reported" alone would be taken for nobody hurt
        said = draft.headline if draft.headline.startswith("Nobody") else "nobody reported killed"
        hurt_text = line.text.removeprefix("Injured: ")
        draft = replace(draft, headline=f"{said[0].upper()}{said[1:]}; injured: {hurt_text}")
    hurt = replace(plan, effect=Effect.INJURED, casualties=False)
    behind = evidence.select(hurt).behind(order="largest", effect=Effect.INJURED)
    citations = evidence.cite_incidents(behind.whole, hurt)
    return replace(
        draft,
        lines=(line, *incident_lines(behind.whole, citations, evidence, plan), *draft.lines),
        incidents=refs(behind.names, behind.whole),
        citations=citations,
        rows=(*rows, *draft.rows),
    )


def _together(plan: Plan, evidence: Evidence, effect: Effect) -> Draft:
    """ "Women and children": the sum of each group's own figures, the parts beside it."""
    sides = [replace(plan, group=group, also_groups=()) for group in (plan.group, *plan.also_groups) if group]
    sums = [evidence.select(one, figure=False).totals(effect, one.group) for one in sides]
    if not any(one.best for one in sums):
        return absent(sides[0], evidence)
    rows = tuple(
        row_of(one.group or "", people_text(effect, one.group), t, t.incidents_with)
        for one, t in zip(sides, sums, strict=True)
    )
    behind = evidence.select(plan).behind(order="largest", effect=effect)
    citations = evidence.cite_incidents(behind.whole, sides[0])
    value = sum(t.best for t in sums)
    who = " and ".join(GROUP_WORDS[one.group][1] for one in sides if one.group)
    at = [part for part in (where_and_when(plan), origins_note(behind.names)) if part]
    parts = tuple(Line(f"{capital(row.label)}: {figure(row)}") for row in rows)
    least = "At least " if any(map(is_open, rows)) else ""
    return Draft(
        route=Route.SUM,
        headline=f"{least}{number(value)} {who} {people_text(effect, None).removeprefix('people ')}",
        lines=(
            *map(Line, [" · ".join(at)] if at else []),
            *parts,
            *incident_lines(behind.whole, citations, evidence, plan),
        ),
        notes=_left_out(plan, behind.whole, evidence, ()),
        value=value,
        low=sum(t.low for t in sums),
        high=None if any(t.open_upwards for t in sums) else sum(t.high for t in sums),
        incidents=refs(behind.names, behind.whole),
        citations=citations,
        rows=rows,
    )


def _told(plan: Plan, evidence: Evidence, effect: Effect, group: str | None, running: Sequence[Claim]) -> Draft:
    """The sum over the claims of one voice, or over those known at a time."""
    found = told(plan, evidence, effect, group)
    if not found.incidents:
        return absent(plan, evidence)
    if len(found.incidents) == 1:
        draft = _single(plan, found.incidents[0], evidence, effect, group, running)
    else:
        sums = totals_of(found.incidents, effect, group)
        draft = _several(plan, behind_of(found.incidents), len(found.incidents), sums, evidence, running)
    return replace(draft, notes=(*found.notes, *draft.notes))


# The attack "with the most injured"; "injured in the deadliest attack" ranks by the dead.
_MOST_HURT = re.compile(r"\b(?:most|highest|largest|biggest|greatest|maximum)\b.{0,25}\b(?:injur|wound|hurt)", re.I)


def _ranked(plan: Plan, evidence: Evidence, effect: Effect, group: str | None) -> Draft:
    """The people of the deadliest, latest or first incidents alone ("killed in the deadliest airstrike")."""
    deadliest = plan.order is Order.DEADLIEST
    order: Sorting = "largest" if deadliest else SORTING.get(plan.order or Order.LATEST, "latest")
    ranking = effect if effect is not Effect.INJURED or _MOST_HURT.search(plan.text) else Effect.KILLED
    top = evidence.select(plan).find(order=order, effect=ranking, limit=plan.limit or 1)
    if not top:
        return absent(plan, evidence)
    if plan.nth is not None and len(top) < plan.nth:
        return too_few(plan, plural(len(top), "incident"))
    if plan.nth is not None or len(top) == 1:
        return _single(plan, top[-1], evidence, effect, group, ())
    every = evidence.select(plan).only(frozenset(incident.id for incident in top)).totals(effect, group)
    return _several(plan, behind_of(top), len(top), every, evidence, ())


def _single(
    plan: Plan, incident: Incident, evidence: Evidence, effect: Effect, group: str | None, running: Sequence[Claim]
) -> Draft:
    figure = figure_of(incident, effect, group)
    best = shown(figure)
    if figure is None or best is None:
        return absent(plan, evidence)
    claims = [c for c in evidence.claims_of([incident])[incident.id] if tells(c, plan) and not c.negated]
    citations = evidence.cite(evidence.quotes([(c, 1.0) for c in claims], effect, group))
    disputed = figure.high is not None and figure.low is not None and figure.high > figure.low
    most = max((least(c, effect, group) for c in claims), default=0)
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
    if (several := together(incident, plan.places)) is not None:
        headline += f", in {several} together"
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
    claims: Sequence[Claim], citations: Sequence[Citation], evidence: Evidence, effect: Effect, group: str | None
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
        lines.append(Line(text, numbers_of(citations, claim, effect.value)))
    return lines


def _injured(plan: Plan, evidence: Evidence) -> tuple[Line, tuple[Row, ...]]:
    """The injured beside the dead of "casualties": over all matching incidents, also those where nobody was killed."""
    hurt = replace(plan, effect=Effect.INJURED, casualties=False)
    totals = evidence.select(hurt, figure=False).totals(Effect.INJURED, group_of(hurt, Effect.INJURED))
    if not totals.incidents_with:
        return Line("Injured: no figure given"), ()
    row = row_of("injured", "people injured", totals, totals.incidents_with)
    return Line(f"Injured: {figure(row)} in {plural(totals.incidents_with, 'incident')}"), (row,)


def _several(
    plan: Plan,
    behind: Behind,
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
        tails = [f"lowest counts together {number(every.low)}"] if every.low < every.best else []
        tails += [f"by the highest counts at least {number(every.high)}"] if every.high > every.best else []
        tail = f" ({', '.join(tails)})" if tails else ""
    else:
        amount, tail = number(every.best), ""
    headline = f"{capital(amount)} {people_text(effect, group)} in {plural(found, 'incident')}{tail}"
    at = where_and_when(plan)
    about = [part for part in (at, origins_note(behind.names)) if part]
    lines = [Line(" · ".join(about))] if about else []
    citations = evidence.cite_incidents(behind.whole, plan)
    lines += incident_lines(behind.whole, citations, evidence, plan)
    if found > SHOWN:
        lines.append(Line("and others"))
    rows = all_found(found, behind.names)
    if every.open_upwards and every.high > every.best:
        rows = (*rows, Row("highest", "by the highest counts, without an upper end", every.high, incidents=found))
    if plan.casualties:
        line, injured = _injured(plan, evidence)
        lines.append(line)
        rows = (*rows, *injured)
    if every.incidents_without:
        rows = (*rows, Row("without", "incidents without a figure", None, incidents=every.incidents_without))
    notes = _left_out(plan, behind.whole, evidence, running, without=every.incidents_without)
    return Draft(
        route=Route.SUM,
        headline=headline,
        lines=tuple(lines),
        notes=notes,
        value=every.best,
        low=every.low,
        high=high,
        incidents=refs(behind.names, behind.whole),
        citations=citations,
        rows=rows,
    )


def _left_out(
    plan: Plan, incidents: Sequence[Incident], evidence: Evidence, running: Sequence[Claim], *, without: int = 0
) -> tuple[str, ...]:
    """One line of what was not added, and why; it holds no figures, so that none is mistaken for the answer."""
    parts = []
    if without:
        parts.append("a matching incident without a figure" if without == 1 else "matching incidents without a figure")
    if plan.period is not None and len(incidents) == 1:
        parts += _other_days(plan, incidents[0], evidence)
    if running:
        parts.append("; ".join(dict.fromkeys(f"a running total{since(c, evidence)}" for c in running[:2])))
    notes = [f"Not added: {' · '.join(parts)}"] if parts else []
    notes += [*shared_tolls(incidents, plan.places), *filed_elsewhere(incidents, plan.places)]
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
