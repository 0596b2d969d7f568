"""An answer as the JSON object of docs/interface.md, which `bot/cli.py` prints: names and meanings stay stable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.answer.answer import Answer, Citation, IncidentRef, RecordRef
from bot.answer.plain import plain
from bot.answer.plan_wire import Wire, plan_to_wire
from store.records import Effect
from store.wire import figure_wire


def answer_wire(answer: Answer) -> Wire:
    """The answer object: the fields of docs/interface.md; lines, notes, understood, choices, rows beside."""
    return {
        "id": answer.id,
        "question": answer.question,
        "route": answer.route.value,
        "plan": plan_to_wire(answer.plan) if answer.plan is not None else None,
        "value": _number(answer.value),
        "low": _number(answer.low),
        "high": _number(answer.high),
        "text": plain(answer),
        "incidents": [_incident_wire(incident, answer.records) for incident in answer.incidents],
        "citations": [_citation_wire(citation) for citation in answer.citations],
        "records": [
            {"number": r.number, "incident": r.incident, "id": r.id, "source": r.source, "own_id": r.own_id}
            | {"url": r.url, "licence": r.licence}
            for r in answer.records
        ],
        "headline": answer.headline,
        "lines": [{"text": line.text, "cites": list(line.cites)} for line in answer.lines],
        "notes": list(answer.notes),
        "understood": [{"kind": part.kind, "label": part.label} for part in answer.understood],
        "choices": [choice.label for choice in answer.choices],
        "rows": [
            {
                "key": row.key,
                "label": row.label,
                "value": _number(row.value),
                "low": _number(row.low),
                "high": _number(row.high),
                "incidents": row.incidents,
            }
            | ({"told": _number(row.told)} if row.told is not None else {})
            for row in answer.rows
        ],
        "elapsed_ms": round(answer.elapsed_ms, 2),
    }


def _incident_wire(ref: IncidentRef, records: Sequence[RecordRef]) -> Wire:
    """The reference, with the incident's own fields of docs/interface.md as far as it has them."""
    wire: Wire = {"id": ref.id, "articles": list(ref.articles)}
    if mine := [{"number": r.number, "record": r.id} for r in records if r.incident == ref.id]:
        wire["records"] = mine
    told = ref.told
    if told is None:
        return wire
    place = told.place
    figures = {effect.value: figure_wire(told.figure(effect)) for effect in Effect}
    groups = [
        {"group": g.group, "killed": figure_wire(g.killed), "injured": figure_wire(g.injured)} for g in told.groups
    ]
    known: Wire = {
        "event_type": told.event_type.value,
        "weapon": told.weapon.value if told.weapon else None,
        "date_start": told.date_start.isoformat() if told.date_start else None,
        "date_end": told.date_end.isoformat() if told.date_end else None,
        "place": {"name": place.name, "admin1": place.admin1, "country": place.country} if place else None,
        "places": [one.name for one in told.places],
        **figures,
        "groups": groups,
        "status": told.status.value,
        "sources": told.sources,
        "origin": told.origin,
    }
    return wire | {name: value for name, value in known.items() if value not in (None, [])}


def _citation_wire(citation: Citation) -> Wire:
    return {
        "article_id": citation.article_id,
        "url": citation.url,
        "source": citation.source,
        "title": citation.title,
        "published_at": _time(citation.published_at, day_only=citation.published_day_only),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "score": round(citation.score, 4),
        "number": citation.number,
    }


def _number(value: float | None) -> float | int | None:
    """Whole numbers as integers, so that 12 people are `12` and not `12.0`."""
    return int(value) if value is not None and float(value).is_integer() else value


def _time(moment: datetime | None, *, day_only: bool) -> str | None:
    if moment is None:
        return None
    utc = moment.astimezone(UTC)
    return utc.date().isoformat() if day_only else utc.isoformat().replace("+00:00", "Z")
