"""An answer as the JSON object of docs/interface.md, which `bot/cli.py` prints: names and meanings stay stable."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.answer.answer import Answer, Citation
from bot.answer.plain import plain
from bot.answer.plan import Wire, plan_to_wire


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
        "incidents": [{"id": incident.id, "articles": list(incident.articles)} for incident in answer.incidents],
        "citations": [_citation_wire(citation) for citation in answer.citations],
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
            for row in answer.rows
        ],
        "elapsed_ms": round(answer.elapsed_ms, 2),
    }


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
