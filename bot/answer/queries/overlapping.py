"""Figures that overlap and are therefore never added: running totals, and people displaced.

Called by `figures.py` and `voices.py`. A running total is never added to anything and answers only a question about its
own span; the displaced are counted again by every later figure, so their figures stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.answer.absence import absent
from bot.answer.answer import Line, Route
from bot.answer.cite import numbers_of, of_claim
from bot.answer.evidence import Draft, Evidence, count_of, count_text, people_text, refs
from bot.answer.plan import Plan
from bot.answer.selection import claim_filters, group_of
from bot.answer.words import MONTHS, capital, date_text, month_text
from store.records import Claim, Effect

SAME_START_DAYS = 31  # a running total "since September" answers a question about "since 1 September"
_MONTH_AND_YEAR = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) ((?:19|20)\d\d)\b"
)
_YEAR_ALONE = re.compile(
    r"^(?:(?:ever )?since|from|starting)?(?: in)?(?: the)?(?: year)? ?(?:19|20)\d\d(?: on(?:wards?)?)?$"
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


def since(claim: Claim, evidence: Evidence) -> str:
    start = start_of(claim, evidence)
    return f" since {month_text(start.year, start.month)}" if start is not None else " (no start given)"


def running_totals(plan: Plan, evidence: Evidence, effect: Effect) -> list[Claim]:
    """Claims of running totals at the plan's places, largest first."""
    if (
        plan.picked
        or plan.people
        or plan.words
        or plan.target
        or plan.between
        or plan.weekdays
        or plan.origin not in (None, "articles")
    ):
        return []
    filters = claim_filters(plan, effect=effect, cumulative=True)
    found = {claim.id: claim for claim in evidence.claims.find_at(filters, limit=50)}
    group = group_of(plan, effect)
    if plan.event_types or plan.weapons:  # a total of all who died is none of those whom airstrikes killed
        found = {id: c for id, c in found.items() if c.event_type in plan.event_types or c.weapon in plan.weapons}
    counted = [c for c in found.values() if count_of(c, effect, group) is not None]
    return sorted(counted, key=lambda c: (-least(c, effect, group), c.id))


def least(claim: Claim, effect: Effect, group: str | None) -> int:
    count = count_of(claim, effect, group)
    if count is None:
        return 0
    return (count.best if count.best is not None else count.min) or 0


def same_span(claim: Claim, plan: Plan, evidence: Evidence) -> bool:
    """Whether a running total counts from where the question does, and is open as the question is."""
    if plan.period is None:
        return plan.cumulative
    start = plan.period.start
    if start is None or plan.period.end is not None:
        return False
    counted = start_of(claim, evidence)
    if counted is not None:
        return abs((counted - start).days) <= SAME_START_DAYS
    if not plan.cumulative:
        return False  # a total that says of no day that it counts from there may count from any
    article = evidence.texts([claim.article_id]).get(claim.article_id)
    told = article.published_at if article is not None else None
    return told is None or told.date() >= start  # what was told before counts nothing of the time since


def same_year(claim: Claim, plan: Plan, evidence: Evidence) -> bool:
    """Whether a running total counts from within the year that the question names no closer ("since 2018")."""
    if plan.period is None or plan.period.end is not None or plan.period.start is None:
        return False
    counted = start_of(claim, evidence)
    return (
        _YEAR_ALONE.search(plan.period.asked) is not None
        and counted is not None
        and (counted.year == plan.period.start.year)
    )


def running_total(plan: Plan, claims: Sequence[Claim], evidence: Evidence, effect: Effect, group: str | None) -> Draft:
    """A running total, said to be one; what the index counts itself is not added to it."""
    first = claims[0]
    count = count_of(first, effect, group)
    best = least(first, effect, group)
    assert count is not None  # `running_totals` keeps only claims that have it
    citations = evidence.cite([of_claim(c, 1.0 - 0.01 * n) for n, c in enumerate(claims[:5])])
    who = people_text(effect, group, one=best == 1)
    lines = [
        Line(f"{capital(count_text(c_count))}{since(c, evidence)}{_by(c, evidence)}", numbers_of(citations, c))
        for c in claims[:5]
        if (c_count := count_of(c, effect, group)) is not None
    ]
    homes = evidence.claims.incidents_of([c.id for c in claims[:5]])
    incidents = list(evidence.incidents.get_many(sorted(set(homes.values()))).values())
    return Draft(
        route=Route.SUM,
        headline=f"{capital(count_text(count))} {who}, a running total{since(first, evidence)}",
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
    claims.sort(key=lambda c: (-least(c, effect, None), c.id))
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
        value=least(top, effect, None),
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
