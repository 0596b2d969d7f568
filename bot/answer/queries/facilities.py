"""Which hospital, school, camp … by its name: the incidents that hit one, told apart by what reports call it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, origins_note, refs
from bot.answer.plan import Operation, Order, Plan
from bot.answer.reading.targets import TARGETS
from bot.answer.words import a_or_an, plural
from store.names import fold_place
from store.records import Incident

ROWS_SHOWN = 10
_LEADING = re.compile(r"^(?:(?:the|a|an|at|in|on|near|of|and|inside|outside|to|from|by|this|that|both|al)[ -])+", re.I)


def facilities(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "which hospital was hit most often", "which schools were hit more than once"."""
    target = (plan.target or "").partition("|")[0]
    selection = evidence.select(plan)
    incidents = selection.find()
    if not incidents or target not in TARGETS:
        return absent(plan, evidence)
    by_name: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for incident, texts in _told(incidents, evidence):
        for name in names_in(texts, target):
            around = incident.place.admin1 or incident.place.country if incident.place is not None else None
            bare = re.sub(rf" (?:{TARGETS[target]})$", "", name, flags=re.I)  # "Harbour camp", "Harbour refugee camp"
            key = f"{fold_place(bare)}|{fold_place(around or '')}"  # a "National Hospital" stands in many provinces
            by_name.setdefault(key, set()).add(incident.id)
            labels.setdefault(key, f"{name}, {around}" if around else name)
    named = {one for ids in by_name.values() for one in ids}
    least = 2 if plan.operation is Operation.GROUP else 1
    rows = [Row(key, labels[key], len(ids), incidents=len(ids)) for key, ids in by_name.items() if len(ids) >= least]
    fewest = plan.order is Order.FEWEST
    rows.sort(key=lambda row: ((row.value or 0) * (1 if fewest else -1), row.label))
    unnamed = len(incidents) - len(named)
    notes = [*period_notes(plan), "An incident counts for each that its reports name, also for one it was close to."]
    if unnamed:
        some = plural(unnamed, "incident")
        notes.insert(0, f"Left out: {some} of which no report names the {target}, among them all known by town alone.")
    if not rows:
        said = f"No report names {a_or_an(target)} that was hit{' more than once' if least > 1 else ''}"
        at = where_and_when(plan)
        return Draft(Route.REFUSAL, said + (f" for {at}" if at else ""), notes=tuple(notes[:-1]))
    top = [row for row in rows if row.value == rows[0].value]
    names = " and ".join(row.label for row in top[:3]) + (" and others" if len(top) > 3 else "")
    each = " each" if len(top) > 1 else ""
    told = [incident for incident in incidents if incident.id in named]
    at = " · ".join(part for part in (where_and_when(plan), origins_note(told)) if part)
    return Draft(
        route=Route.COUNT,
        headline=f"{names}: named in {plural(rows[0].incidents, 'incident')}{each}",
        lines=(
            *((Line(at),) if at else ()),
            *(Line(f"{row.label}: {plural(row.incidents, 'incident')}") for row in rows[:ROWS_SHOWN]),
        ),
        notes=tuple(notes),
        value=rows[0].value,
        low=rows[0].value,
        high=rows[0].value,
        incidents=refs(told, told[:10]),
        citations=evidence.cite_incidents(told[:3], replace(plan, effect=None)),
        rows=tuple(rows),
    )


def _told(incidents: list[Incident], evidence: Evidence) -> list[tuple[Incident, list[str]]]:
    """Each incident with the names of its places and the words of its claims."""
    claims = evidence.claims_of(incidents)
    return [
        (one, [*(place.name for place in one.places), *(claim.quote.text for claim in claims[one.id])])
        for one in incidents
    ]


def names_in(texts: list[str], target: str) -> list[str]:
    """The names of such a building that texts hold ("Harbour View Hospital"), each once."""
    named = re.compile(
        rf"((?:(?:[A-Z][\w'’]*|(?:[Aa]l|[Ee]l)-[A-Z][\w'’]*|al|bin|ibn|of|for)[ -]){{1,5}})"
        rf"(?i:(?P<kind>{TARGETS[target]}))\b"
    )
    found: dict[str, str] = {}
    for text in texts:
        for match in named.finditer(text):
            name = _LEADING.sub("", match[1])
            if name.strip(" -") and name[0].isupper():
                whole = f"{name.strip(' -')} {match['kind']}"
                found.setdefault(fold_place(whole), whole)
    return list(found.values())
