"""An answer as plain text: for the terminal, for pipes, and for the `text` of the machine-readable interface.

The order is the same everywhere: figure, what qualifies it, who says so, what was left out, how it was understood.
"""

from __future__ import annotations

from datetime import UTC, datetime

from bot.answer.answer import Answer, Citation, RecordRef
from bot.answer.words import day_text

SHOWN_QUOTES = 5  # quotes printed under an answer, and all that its lines point to; the rest is in --json
SHOWN_CHARACTERS = 420  # of one quote; a longer one is cut at a word and marked, the citation itself stays whole


def plain(answer: Answer) -> str:
    """The whole answer as lines of text, without markup, ending without a line break."""
    blocks = [_head(answer), _quotes(answer), _foot(answer)]
    return "\n\n".join(block for block in blocks if block)


def _head(answer: Answer) -> str:
    lines = [answer.headline]
    told = len(answer.citations) + len(answer.records)
    for line in answer.lines:
        marks = "".join(f" [{number}]" for number in line.cites) if told > 1 else ""
        lines.append(line.text + marks)
    lines.extend(f"  [{choice.label}]" for choice in answer.choices)
    return "\n".join(line for line in lines if line)


def _quotes(answer: Answer) -> str:
    pointed = {number for line in answer.lines for number in line.cites}
    shown = [c for n, c in enumerate(answer.citations) if n < SHOWN_QUOTES or c.number in pointed]
    return "\n".join([*map(quote_line, shown), *map(record_line, answer.records)])


def quote_line(citation: Citation) -> str:
    """One numbered quote with its outlet, date and address."""
    words = " ".join(citation.quote.split())
    if len(words) > SHOWN_CHARACTERS:
        words = words[:SHOWN_CHARACTERS].rsplit(" ", 1)[0] + " …"
    return f"{citation.number} “{words}” — {origin_text(citation)}"


def record_line(record: RecordRef) -> str:
    """One numbered record of a data set with its address."""
    line = f"{record.number} {record_name(record)}"
    return f"{line} {record.url}" if record.url else line


def record_name(record: RecordRef) -> str:
    """ "Airwars, record X12"."""
    return f"{record.source}, record {record.own_id}"


def origin_text(citation: Citation) -> str:
    """Outlet, date and address of a quote; an article without them is named by its title or id."""
    name = citation.source or citation.title or citation.article_id
    parts = [name]
    if citation.published_at is not None:
        parts.append(moment_text(citation.published_at, day_only=citation.published_day_only))
    line = ", ".join(parts)
    return f"{line} {citation.url}" if citation.url else line


def moment_text(moment: datetime, *, day_only: bool) -> str:
    """`3 Mar 2020` or `3 Mar 2020 17:00` (UTC)."""
    utc = moment.astimezone(UTC)
    day = day_text(utc.date())
    return day if day_only or (utc.hour, utc.minute) == (0, 0) else f"{day} {utc:%H:%M}"


def _foot(answer: Answer) -> str:
    lines = list(answer.notes)
    if answer.understood:
        lines.append("Understood as: " + " · ".join(part.label for part in answer.understood))
    return "\n".join(lines)
