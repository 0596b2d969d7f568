"""How many incidents, and whether there was any."""

from __future__ import annotations

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, incident_lines, origins_note, refs, whose_text
from bot.answer.plan import Plan
from bot.answer.queries.told import behind_then
from bot.answer.selection import MAX_INCIDENTS, SHOWN, SORTING, group_of
from bot.answer.understood import bounds_text, joined_text, nobody_text, side_name
from bot.answer.words import EFFECT_WORDS, a_or_an, plural
from store.records import Effect


def noun(plan: Plan) -> tuple[str, str]:
    """What is counted, one and many: the question's own word where it is a noun, else "incident"."""
    return "incident", "incidents"


def count(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "how many incidents …"."""
    selection = evidence.select(plan)
    found = selection.count()
    if not found:
        return absent(plan, evidence)
    order = SORTING.get(plan.order, "latest") if plan.order else "latest"
    behind, then = behind_then(plan, evidence, selection, order=order, limit=MAX_INCIDENTS)
    if plan.as_of is not None:
        found = len(behind.names)
        if not found:
            return absent(plan, evidence)
    citations = evidence.cite_incidents(behind.whole, plan)
    lines = [
        Line(text) for text in (" · ".join(p for p in (where_and_when(plan), origins_note(behind.names)) if p),) if text
    ]
    lines += incident_lines(behind.whole, citations, evidence, plan)
    if found > SHOWN:
        lines.append(Line("and others"))
    return Draft(
        route=Route.COUNT,
        headline=f"{plural(found, *noun(plan))}{_with(plan)}",
        lines=tuple(lines),
        notes=(*then, *period_notes(plan)),
        value=found,
        low=found,
        high=found,
        incidents=refs(behind.names, behind.whole),
        citations=citations,
    )


def _with(plan: Plan) -> str:
    kind = f" ({plan.event})" if plan.event else ""
    if plan.target is not None:
        hit = joined_text([a_or_an(one) for one in plan.target.split("|")], plan)
        kind += f" in which {hit} {'were' if plan.jointly else 'was'} hit"
    if plan.jointly and plan.perpetrator is not None and "|" in plan.perpetrator:
        kind += f" blamed on {joined_text([side_name(stem) for stem in plan.perpetrator.split('|')], plan)}"
    if plan.at_most == 0:
        return f"{kind} with {nobody_text(plan)}"
    if plan.effect is None:
        return kind
    if plan.at_least is not None:
        return f"{kind} with {bounds_text(plan.at_least, plan.at_most)} {whose_text(plan, plan.effect)}"
    hurt = " or injured" if plan.casualties else ""
    if group_of(plan, plan.effect) is not None:
        return f"{kind} with {whose_text(plan, plan.effect)}{hurt}"
    who = {Effect.KILLED: "someone killed", Effect.INJURED: "someone injured"}.get(
        plan.effect, f"people {EFFECT_WORDS[plan.effect]}"
    )
    return f"{kind} with {who}{hurt}"


def exists(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "was …", "were there any …": reported, none reported, or not covered."""
    draft = count(plan, evidence)
    if draft.value:
        return Draft(
            route=Route.COUNT,
            headline=f"Yes, reported: {draft.headline[0].lower() + draft.headline[1:]}",
            lines=draft.lines,
            notes=draft.notes,
            value=draft.value,
            low=draft.low,
            high=draft.high,
            incidents=draft.incidents,
            citations=draft.citations,
        )
    return draft
