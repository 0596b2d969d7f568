"""Open questions: answered by quotes, or refused."""

from __future__ import annotations

from bot.answer.absence import coverage_text, where_and_when
from bot.answer.answer import Route
from bot.answer.evidence import Draft, Evidence
from bot.answer.passages import key_sentence, search
from bot.answer.plan import Plan


def passage(plan: Plan, evidence: Evidence) -> Draft:
    """Quote the passages that answer, best first; refuse where they do not suffice."""
    found = search(plan, evidence)
    citations = evidence.cite(found.quotes) if found.suffices else ()
    if not citations:
        at = where_and_when(plan)
        headline = f"Nothing in the index answers this{f' for {at}' if at else ''}"
        return Draft(Route.REFUSAL, headline, notes=(*found.notes, coverage_text(evidence.coverage, evidence)))
    return Draft(
        route=Route.PASSAGE,
        headline=key_sentence(citations[0].quote, plan),
        notes=found.notes,
        citations=citations,
    )
