"""What is indexed."""

from __future__ import annotations

from bot.answer.absence import coverage_text
from bot.answer.answer import Line, Route, Row
from bot.answer.evidence import Draft, Evidence
from bot.answer.plan import Plan
from bot.answer.words import ORIGIN_WORDS, day_text, plural


def coverage(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "what do you cover?"."""
    covered = evidence.coverage
    outlets = ", ".join(f"{name or 'no outlet named'} ({n})" for name, n in covered.sources[:8])
    lines = [Line(coverage_text(covered, evidence))]
    lines += [
        Line(f"{plural(n, 'record')} from {ORIGIN_WORDS.get(origin, origin)}") for origin, n, *_ in covered.origins
    ]
    if outlets:
        lines.append(Line(f"Outlets: {outlets}"))
    if covered.first_event and covered.last_event:
        lines.append(Line(f"Events: {day_text(covered.first_event)} – {day_text(covered.last_event)}"))
    return Draft(
        route=Route.DETAIL,
        headline=f"{plural(covered.articles, 'article')}, {plural(covered.incidents, 'incident')}",
        lines=tuple(lines),
        value=covered.incidents,
        low=covered.incidents,
        high=covered.incidents,
        rows=(
            Row("articles", "articles", covered.articles),
            *(Row(name or "", name or "no outlet named", n) for name, n in covered.sources[:8]),
            *(Row(origin, f"records from {ORIGIN_WORDS.get(origin, origin)}", n) for origin, n, *_ in covered.origins),
        ),
    )
