"""Finds the words that name a day or a span of days, and works out which days they mean.

`dates.py` calls `read_dates`. Works on words, left to right: each word that
can begin or be the heart of a date has one small reader. Pure; knows no clock, only the `base` day it is given. It
must not decide which date an event has: that is `event_date.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from index.claims.calendar_words import DAY_PARTS, MONTHS, SEASONS, UNITS, WEEKDAYS
from index.claims.date_calendar import CalendarReader
from index.claims.date_reading import Found, Reading, tokens_of
from index.claims.date_relative import RelativeReader


def read_dates(text: str, base: date | None) -> list[Reading]:
    """Every date in `text`, left to right, none overlapping.

    Args:
        text: a sentence.
        base: the day that "yesterday" counts from; None leaves relative dates unresolved.
    """
    tokens = tokens_of(text)
    reader = _Reader(tokens, base)
    found: list[Reading] = []
    at = 0
    while at < len(tokens):
        got = reader.read(at)
        if got is None:
            at += 1
            continue
        begin, end, reading = got
        while found and found[-1].end > tokens[begin].start:  # a longer reading replaces what it swallows
            found.pop()
        found.append(replace(reading, start=tokens[begin].start, end=tokens[end - 1].end))
        reader.anchor = reading.first or reader.anchor
        at = max(end, at + 1)
    return found


class _Reader(CalendarReader, RelativeReader):
    """All readers; which one reads hangs on the word."""

    def read(self, at: int) -> Found | None:
        """The date whose heart is token `at`, None where it is none."""
        token = self.tokens[at]
        word = token.word
        if word[:1].isdigit():
            return self._number(at)
        if word in MONTHS:
            return self._month(at)
        if word in WEEKDAYS:
            return self._weekday(at)
        special = _WORDS.get(word)
        if special is not None:
            return special(self, at)
        if word in SEASONS:
            return self._season(at)
        if word.removesuffix("s") in UNITS or word in UNITS:
            return self._unit(at)
        return None


_HOLIDAY_HEADS = (
    *("new", "christmas", "thanksgiving", "labor", "memorial", "halloween", "valentine's", "valentines", "easter"),
    *("good", "independence", "veterans", "boxing", "mlk", "martin", "presidents", "mother's", "father's", "st"),
)
_WORDS: dict[str, Callable[[_Reader, int], Found | None]] = {
    "today": _Reader._today,
    "tonight": _Reader._today,
    "yesterday": _Reader._yesterday,
    "tomorrow": _Reader._tomorrow,
    "overnight": _Reader._overnight,
}
_WORDS.update(dict.fromkeys(DAY_PARTS, _Reader._day_part))
_WORDS.update(dict.fromkeys(_HOLIDAY_HEADS, _Reader._holiday))
