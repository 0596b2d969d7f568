"""An answer as Telegram messages. Pure: no clock, no network, no database; called by `saying.py` and `buttons.py`.

What is shown and in which order follows docs/telegram.md: the figure first and bold, who says so, the numbered
quotes, what was left out, how the question was understood. Nothing is made up here and no quote is changed, only
shortened with an ellipsis where a screen is short of room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from bot.answer.answer import Answer, Citation, Line, PlanPart, RecordRef, Route
from bot.answer.plain import moment_text, record_name
from bot.chat.links import passage_url
from bot.chat.markup import bold, escape, link, split

QUOTES_SHOWN = 3  # under an answer; the others behind [Sources]
ROWS_SHOWN = 24  # rows of a phone's screen that the lines under a headline may take, before [More]
LIST_ROWS = 60  # of a list, whose ten incidents are what was asked for
GROUP_ROWS = 14  # the same in a group
LINES_LEAST = 3  # shown however long they are
PHONE = 46  # characters that a phone shows in a row
MESSAGES_SHOWN = 3  # in a row in a private chat; longer answers page
GROUP_LINES = 10  # a group's answer, the rest behind [More]
GROUP_QUOTE = 220  # characters of a quote in a group
LONGEST_QUOTE = 700  # characters of a quote anywhere
SOURCES_A_PAGE = 5
NOTHING_TO_SHOW = "The answer has no words that can be shown here."


def full(answer: Answer) -> list[str]:
    """The whole answer as messages within Telegram's limits, in order; at least one."""
    return split("\n".join(_paragraphs(answer, len(answer.citations) + len(answer.records) or 1))) or [NOTHING_TO_SHOW]


def private(answer: Answer) -> tuple[list[str], bool]:
    """What a private chat is sent, and whether something was left out (then [More] shows `full`)."""
    short = _short_of(answer, ROWS_SHOWN if answer.route is not Route.LIST else LIST_ROWS)
    messages = split("\n".join(_paragraphs(short, QUOTES_SHOWN)))
    cut = short is not answer
    if len(messages) > MESSAGES_SHOWN:
        return messages[:1], True
    return messages or full(answer), cut


def group(answer: Answer) -> tuple[str, bool]:
    """At most `GROUP_LINES` lines for a group, and whether something was left out."""
    tail = [note for note in answer.notes[:1] if note.strip()]
    reading = _understood(answer.understood)
    room = GROUP_LINES - 1 - bool(reading)
    quotes = [c for c in answer.citations if c.quote.strip()][: min(2, room)]
    records = answer.records[: min(2, room) - len(quotes)]
    room -= len(quotes) + len(records)
    lines = [line for line in answer.lines if line.text.strip()]
    lines = lines[: min(room, _fitting(lines, GROUP_ROWS))]
    room -= len(lines)
    tail = tail[: max(room, 0)]
    said = " ".join(" ".join(line.text.split()) for line in lines)
    markup = [
        _headline(answer),
        *(_line(line, answer.records) for line in lines),
        *(_quote(c, GROUP_QUOTE, said) for c in quotes),
        *map(_record, records),
        *map(escape, tail),
    ]
    if reading:
        markup.append(reading)
    flat = [" ".join(paragraph.split("\n")) for paragraph in markup if paragraph]
    messages = split("\n".join(flat))
    cut = (
        len(messages) > 1
        or len(lines) < len(answer.lines)
        or len(tail) < len(answer.notes)
        or any(len(c.quote) > GROUP_QUOTE for c in quotes)
    )
    return messages[0] if messages else NOTHING_TO_SHOW, cut


def sources(answer: Answer) -> list[str]:
    """The pages behind [Sources]: citations with outlet, date, title, link and words, records with their licence."""
    pages = []
    shown = [*map(_source, answer.citations), *map(_recorded, answer.records)]
    for start in range(0, len(shown), SOURCES_A_PAGE):
        entries = shown[start : start + SOURCES_A_PAGE]
        heading = f"<b>Sources {start + 1}–{start + len(entries)} of {len(shown)}</b>"
        pages.extend(split("\n\n".join([heading, *entries])))
    return pages


def what_to_change(answer: Answer) -> str:
    """HTML over the menu of a plan's parts."""
    return f"{bold('Change what?')}\n{_understood(answer.understood)}"


def change_to(title: str, label: str) -> str:
    """HTML over the menu of what one part may become."""
    return f"{bold(title)} – now: {escape(label)}"


def dated(citation: Citation) -> str:
    """Outlet and date as a reader knows them: "Harbour Post, 3 Mar 2020"."""
    when = citation.published_at
    day = moment_text(when, day_only=citation.published_day_only) if when else "undated"
    return f"{citation.source or 'unnamed source'}, {day}"


def _paragraphs(answer: Answer, quotes: int) -> list[str]:
    shown = [citation for citation in answer.citations if citation.quote.strip()][:quotes]
    body = [_headline(answer), *(_line(line, answer.records) for line in answer.lines if line.text.strip())]
    said = " ".join(" ".join(line.text.split()) for line in answer.lines)
    evidence = [_quote(citation, LONGEST_QUOTE, said) for citation in shown]
    evidence += map(_record, answer.records[: quotes - len(shown)])
    notes = [escape(note) for note in answer.notes if note.strip()]
    reading = _understood(answer.understood)
    blocks = [body, evidence, notes + ([reading] if reading else [])]
    return ["\n".join(part for part in block if part) + "\n" for block in blocks if any(block)]


def _short_of(answer: Answer, rows: int) -> Answer:
    """The answer with as many of its lines as fit so many rows of a phone."""
    most = _fitting(answer.lines, rows)
    return answer if len(answer.lines) <= most else replace(answer, lines=answer.lines[:most])


def _fitting(lines: Sequence[Line], rows: int) -> int:
    """How many of the lines fit so many rows."""
    taken = 0
    for number, line in enumerate(lines):
        taken += ceil(max(1, len(line.text)) / PHONE)
        if taken > rows and number >= LINES_LEAST:
            return number
    return len(lines)


def _headline(answer: Answer) -> str:
    return bold(answer.headline.strip())


def _line(line: Line, records: Sequence[RecordRef]) -> str:
    """A line with the numbers of its quotes and records; a record's leads to its page."""
    addresses = {record.number: record.url for record in records if record.url}
    marks = "".join(
        link(f"[{number}]", addresses[number]) if number in addresses else f"[{number}]" for number in line.cites
    )
    return escape(line.text.strip()) + (f" {marks}" if marks else "")


def _quote(citation: Citation, longest: int, said: str = "") -> str:
    """A numbered quote; where `said`, the lines above, has its words already, only who wrote them."""
    if " ".join(citation.quote.split()) in said:
        return f"{citation.number} {_origin(citation)}"
    return f"{citation.number} “{escape(shortened(citation.quote, longest))}” — {_origin(citation)}"


def _origin(citation: Citation) -> str:
    """Outlet and date, linking to the quoted words where the article has an address."""
    address = passage_url(citation.url, citation.quote)
    return link(f"{dated(citation)} ↗", address) if address else escape(dated(citation))


def _source(citation: Citation) -> str:
    title = f"\n{escape(citation.title.strip())}" if citation.title and citation.title.strip() else ""
    quote = escape(shortened(citation.quote, LONGEST_QUOTE))
    return f"{citation.number}. {_origin(citation)}{title}\n<blockquote>{quote}</blockquote>"


def _record(record: RecordRef) -> str:
    """A numbered record of a data set, linking to its page where it has one."""
    name = record_name(record)
    return f"{record.number} " + (link(f"{name} ↗", record.url) if record.url else escape(name))


def _recorded(record: RecordRef) -> str:
    number, _, rest = _record(record).partition(" ")
    return f"{number}. {rest}\n{escape(record.licence)}"


def _understood(parts: tuple[PlanPart, ...]) -> str:
    shown = [bold(part.label) if part.changed else escape(part.label) for part in parts if part.label.strip()]
    return f"Understood as: {' · '.join(shown)}" if shown else ""


def shortened(words: str, longest: int) -> str:
    """`words` on one line, cut at a blank with an ellipsis where they are longer than `longest` characters."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:") + "…"
