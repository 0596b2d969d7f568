"""Which numbers of an answer's text stand nowhere in what the answer carries; there should be none.

Only the answer object of docs/interface.md is looked at, as a script would: no store, no knowledge of how it was made.
Dates and times of day are not counted as figures, nor addresses; everything else is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any  # a JSON object

from bot.answer.answer import Answer
from bot.answer.wire import answer_wire

_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)( million)?")
_DATE = re.compile(
    r"\b\d{1,2}(?: – \d{1,2})?(?: (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)(?: \d{4})?|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"\d{4}|\b(?:19|20)\d\d\b|\b\d\d:\d\d\b"
)
_ADDRESS = re.compile(r"https?://\S+")
# Fields that hold no figure, whatever their digits.
_NAMES = frozenset(
    {"id", "articles", "article_id", "url", "start", "end", "score", "key", "date_start", "date_end", "published_at"}
)


def numbers(text: str) -> set[float]:
    """The numbers of a text, thousands read whole: "1,300" and "1.3 million" are 1300 and 1300000."""
    return {
        float(match[1].rstrip(",.").replace(",", "")) * (1_000_000 if match[2] else 1)
        for match in _NUMBER.finditer(text)
    }


def carried(answer: Answer) -> set[float]:
    """Every number that an answer carries beside its text."""
    wire = answer_wire(answer)
    fields = ("question", "value", "low", "high", "incidents", "citations", "rows", "understood")
    found = {number for name in fields for leaf in _leaves(wire[name]) for number in _of(leaf)}
    return found | {float(len(answer.incidents))}


def _leaves(wire: Any) -> Iterator[Any]:
    if isinstance(wire, dict):
        for name, value in wire.items():
            if name not in _NAMES:
                yield from _leaves(value)
    elif isinstance(wire, list):
        for value in wire:
            yield from _leaves(value)
    else:
        yield wire


def _of(leaf: Any) -> set[float]:
    if isinstance(leaf, str):
        return numbers(leaf)
    return {float(leaf)} if isinstance(leaf, int | float) and not isinstance(leaf, bool) else set()


def stray(answer: Answer) -> set[float]:
    """The numbers of the text that the answer does not carry."""
    return numbers(_DATE.sub("", _ADDRESS.sub("", str(answer_wire(answer)["text"])))) - carried(answer)
