"""An answer as the JSON that is kept behind its buttons, and back. Pure; called by `desk.py` and `buttons.py`.

Unlike `bot/answer/wire.py`, which shows an answer to others, this loses nothing that a chat shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeAlias

from bot.answer.alternatives import Alternatives
from bot.answer.answer import Answer, Choice, Citation, IncidentRef, Line, PlanPart, RecordRef, Route
from bot.answer.plan import Plan
from bot.answer.plan_wire import plan_from_wire, plan_to_wire

Wire: TypeAlias = dict[str, object]


def kept(answer: Answer) -> Wire:
    """The JSON object to keep."""
    return {
        "id": answer.id,
        "question": answer.question,
        "route": answer.route.value,
        "plan": _plan(answer.plan),
        "headline": answer.headline,
        "lines": [[line.text, list(line.cites)] for line in answer.lines],
        "notes": list(answer.notes),
        "understood": [[part.kind, part.label, part.changed] for part in answer.understood],
        "choices": [[choice.label, _plan(choice.plan)] for choice in answer.choices],
        "value": answer.value,
        "low": answer.low,
        "high": answer.high,
        "incidents": [[incident.id, list(incident.articles)] for incident in answer.incidents],
        "citations": [_citation(citation) for citation in answer.citations],
        "records": [asdict(record) for record in answer.records],
    }


def kept_parts(parts: Sequence[Alternatives]) -> list[object]:
    """The JSON of what a menu offers, to keep beside the answer: what a button stands for must not move."""
    return [
        [part.kind, part.title, part.label, [[choice.label, _plan(choice.plan)] for choice in part.choices]]
        for part in parts
    ]


def parts_from(raw: Any) -> tuple[Alternatives, ...]:
    """What `kept_parts` wrote; empty for what another version wrote."""
    try:
        return tuple(
            Alternatives(kind, title, label, tuple(Choice(name, plan_from_wire(plan)) for name, plan in choices))
            for kind, title, label, choices in raw
        )
    except (TypeError, ValueError, AttributeError):
        return ()


def answer_from(wire: Wire) -> Answer:
    """The answer that `kept` wrote.

    Raises:
        ValueError: it was written by another version and cannot be read.
    """
    raw: dict[str, Any] = wire  # Any: JSON
    try:
        return Answer(
            id=raw["id"],
            question=raw["question"],
            route=Route(raw["route"]),
            plan=plan_from_wire(raw["plan"]) if raw["plan"] is not None else None,
            headline=raw["headline"],
            lines=tuple(Line(text, tuple(cites)) for text, cites in raw["lines"]),
            notes=tuple(raw["notes"]),
            understood=tuple(PlanPart(kind, label, changed) for kind, label, changed in raw["understood"]),
            choices=tuple(Choice(label, plan_from_wire(plan)) for label, plan in raw["choices"]),
            value=raw["value"],
            low=raw["low"],
            high=raw["high"],
            incidents=tuple(IncidentRef(id, tuple(articles)) for id, articles in raw["incidents"]),
            citations=tuple(_citation_from(one) for one in raw["citations"]),
            records=tuple(RecordRef(**one) for one in raw.get("records", ())),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a kept answer: {error}") from error


def _plan(plan: Plan | None) -> Wire | None:
    return None if plan is None else plan_to_wire(plan)


def _citation(citation: Citation) -> Wire:
    return {
        "number": citation.number,
        "article_id": citation.article_id,
        "url": citation.url,
        "source": citation.source,
        "title": citation.title,
        "published_at": citation.published_at.isoformat() if citation.published_at else None,
        "published_day_only": citation.published_day_only,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "score": citation.score,
    }


def _citation_from(raw: dict[str, Any]) -> Citation:
    when = raw["published_at"]
    return Citation(**{**raw, "published_at": datetime.fromisoformat(when) if when else None})
