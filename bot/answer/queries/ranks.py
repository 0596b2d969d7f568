"""Which rank a place has among its like: "where does Harbour rank among the towns by deaths"."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, origins_note, refs
from bot.answer.plan import By, Plan
from bot.answer.queries.certainty import counted
from bot.answer.queries.groups import amount, counting, rows_of
from bot.answer.understood import BY_WORDS
from bot.answer.words import ordinal, plural
from store.names import fold_place
from store.records import Place

AROUND = 3  # parts shown before the one asked about


def rank(plan: Plan, evidence: Evidence) -> Draft:
    """The rank of `plan.ranked` among the parts of the plan's places, the largest first; equal parts share a rank."""
    by = plan.by or By.PLACE
    place = plan.ranked.place if plan.ranked is not None else None
    selection = evidence.select(plan)
    rows, rest = rows_of(counting(plan), by, selection, evidence)
    rows.sort(key=lambda row: (-(row.value or 0), row.label))
    own = next((row for row in rows if place is not None and _is(row.key, row.label, place, evidence)), None)
    if own is None or plan.ranked is None:
        return absent(replace(plan, places=(plan.ranked,) if plan.ranked else plan.places), evidence)
    number = 1 + sum(1 for row in rows if (row.value or 0) > (own.value or 0))
    equal = sum(1 for row in rows if row.value == own.value)
    behind = selection.behind()
    shown = [*rows[:AROUND], *([own] if own not in rows[:AROUND] else [])]
    at = " · ".join(part for part in (where_and_when(plan), origins_note(behind.names)) if part)
    notes = list(period_notes(plan))
    if equal > 1:
        notes.append(f"{plural(equal, BY_WORDS[by])} share that rank.")
    if rest is not None and rest.incidents:
        notes.append("Left out: incidents whose place is not known closely enough")
    many = plural(len(rows), BY_WORDS[by], _MANY.get(by))
    return Draft(
        route=Route.COUNT,
        headline=f"{own.label}: {ordinal(number)} of {many}, with {counted(own, counting(plan))}",
        lines=(
            *((Line(at),) if at else ()),
            *(Line(f"{row.label}: {amount(row, counting(plan))}") for row in shown),
        ),
        notes=tuple(notes),
        value=number,
        low=number,
        high=number,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=tuple(rows),
    )


_MANY = {By.COUNTRY: "countries"}


def _is(key: str, label: str, place: Place, evidence: Evidence) -> bool:
    """Whether a part of a grouping is the place: by name, or as another spelling that the gazetteer knows."""
    name = key.partition(",")[0]
    if fold_place(name) == fold_place(place.name) or fold_place(label) == fold_place(place.name):
        return True
    entries = evidence.gazetteer.lookup(name, country=place.country, fuzzy=False)
    return any(e.place.geoname_id == place.geoname_id for e in entries[:1])
