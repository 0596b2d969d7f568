"""Who fought whom: the pairs of sides that reports and data sets name, with the incidents of each."""

from __future__ import annotations

import re
from collections import Counter

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, origins_note, refs, shown
from bot.answer.plan import Plan
from bot.answer.words import number, plural
from store.records import Effect, EventType, Incident

ROWS_SHOWN = 12
_FACING = frozenset({EventType.ARMED_CLASH, EventType.ATTACK})
_ATTACKED = re.compile(r"\bwho\b.{0,20}\b(?:attack|kill|shoot|shot|bomb)")
_NOBODY = re.compile(r"civilians?|people|unknown\b.*", re.I)


def foes(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "who fought whom": the sides as records name them; who began is told by none of them."""
    selection = evidence.select(plan, figure=False)
    attacked = _ATTACKED.search(plan.text.lower()) is not None
    pairs: dict[tuple[str, str], list[Incident]] = {}
    for incident in selection.find():
        pair = _pair(incident, attacked=attacked)
        if pair is not None:
            pairs.setdefault(pair, []).append(incident)
    if not pairs:
        return absent(plan, evidence)
    found = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = tuple(
        Row(f"{one}|{other}", _label(one, other, attacked=attacked), len(all_), incidents=len(all_))
        for (one, other), all_ in found
    )
    told = [incident for _, all_ in found for incident in all_]
    killed = Counter({pair: sum(shown(i.figure(Effect.KILLED)) or 0 for i in all_) for pair, all_ in found})
    at = " · ".join(part for part in (where_and_when(plan), origins_note(told)) if part)
    lines = [
        Line(f"{row.label}: {plural(row.incidents, 'incident')}, {number(killed[pair])} killed")
        for row, (pair, _) in zip(rows[:ROWS_SHOWN], found, strict=False)
    ]
    if len(rows) > ROWS_SHOWN:
        lines.append(Line("and others"))
    return Draft(
        route=Route.LIST,
        headline=f"{rows[0].label}: {plural(rows[0].incidents, 'incident')}"
        + (f", the most of {plural(len(rows), 'pair')} of sides" if len(rows) > 1 else ""),
        lines=(*((Line(at),) if at else ()), *lines),
        notes=(*period_notes(plan), "The killed are those of both sides and of nobody's side together."),
        value=rows[0].value,
        low=rows[0].value,
        high=rows[0].value,
        incidents=refs(told, told[:10]),
        citations=evidence.cite_incidents(told[:3], plan),
        rows=rows,
    )


def _label(one: str, other: str, *, attacked: bool) -> str:
    return f"{one} against {other}" if attacked else f"{one} and {other}"


def _pair(incident: Incident, *, attacked: bool) -> tuple[str, str] | None:
    """The two sides of an incident; civilians are no side of a fight, and may be attacked."""
    if incident.event_type not in _FACING or not incident.perpetrators or not incident.targets:
        return None
    one, other = incident.perpetrators[0], incident.targets[0]
    if _NOBODY.fullmatch(one) or (not attacked and _NOBODY.fullmatch(other)):
        return None
    return one, other
