"""How much of the index is about a plan's places and days, and whether a data set can tell what is asked at all.

What `absence.py` tells a zero from silence by.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.evidence import Evidence
from bot.answer.plan import Operation, Period, Plan
from bot.answer.selection import SET_NAMES, claim_filters, day_start, incident_filter, published_window
from store.importers import FORMATS
from store.importers.table import Scope
from store.records import Effect, Status

LOOKED_AT = 1_000  # articles about a place: how many more there are tells nobody anything, and takes long to count


def articles_about(plan: Plan, evidence: Evidence) -> int:
    """How many articles make a claim about the plan's places and days, or, without places, were published then.

    Those about places are counted up to `LOOKED_AT`. Of what a data set is asked for, no article tells.
    """
    if plan.origin not in (None, "articles"):
        return 0
    if not plan.places:
        if plan.period is None:
            return evidence.coverage.articles
        return _published(plan.period, evidence)
    filters = []
    for f in claim_filters(Plan(Operation.LIST, places=plan.places), effect=None):
        f = replace(f, negated=None, origins=frozenset({None}))
        if plan.period is not None:
            start, end = published_window(plan, after_days=2)
            f = replace(f, date_from=plan.period.start, date_to=plan.period.end, date_inside=False, either_time=True)
            f = replace(f, published_from=start, published_to=end)
        filters.append(f)
    return evidence.claims.count_articles(filters, limit=LOOKED_AT)


def _published(period: Period, evidence: Evidence) -> int:
    """Articles published in a period or two days after it; an upper bound of what was written about it."""
    start = day_start(period.start) if period.start else None
    _, end = published_window(Plan(Operation.LIST, period=period), after_days=2)
    return evidence.articles.count(published_from=start, published_to=end)


def records_about(plan: Plan, evidence: Evidence) -> int:
    """Incidents of any kind at the plan's places and days, data sets' among them."""
    bare = Plan(Operation.LIST, places=plan.places, period=plan.period, origin=plan.origin)
    wide = replace(
        incident_filter(bare, figure=False),
        include_cumulative=True,
        include_negated=True,
        statuses=frozenset(Status),
        date_inside=False,
    )
    return evidence.incidents.count(wide)


def told_by_records(plan: Plan, evidence: Evidence) -> bool:
    """Whether a data set with records of the plan's places and days can tell of what is asked for."""
    able = [name for name, one in FORMATS.items() if plan.origin in (None, name) and can_tell(plan, one.scope)]
    return any(records_about(replace(plan, origin=name), evidence) for name in able)


def can_tell(plan: Plan, scope: Scope) -> bool:
    if plan.effect is not None and plan.effect not in scope.effects:
        return False
    told_apart = scope.groups.get(plan.effect or Effect.KILLED, frozenset())
    if plan.group is not None and not {plan.group, *plan.also_groups} <= told_apart:
        return False
    kinds = set(plan.event_types), set(plan.weapons)
    if any(kinds) and not (kinds[0] & scope.event_types or kinds[1] & scope.weapons):
        return False
    targets = plan.target.split("|") if plan.target else []
    return all(not scope.targets.isdisjoint((target, *SET_NAMES.get(target, ()))) for target in targets)
