"""What every reader of dates needs: the words of a text, their neighbours, and the form of what was read.

The readers themselves are `date_calendar.py` (days, months and years by name) and `date_relative.py` (weekdays,
"yesterday", "two weeks ago"); `date_grammar.py` joins them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.claims.calendar_words import ORDINALS, WEEKDAYS
from store.records import DatePrecision


class Form(StrEnum):
    """How a date was written, which tells how far it can be trusted."""

    FULL = "full"  # day, month and year
    DAY = "day"  # day and month
    WEEKDAY = "weekday"
    RELATIVE = "relative"  # "yesterday", "last week", "two days ago"
    LINKED = "linked"  # "the next day": hangs on the date named before it
    MONTH = "month"
    YEAR = "year"
    SINCE = "since"  # a running span: "since Saturday", "in the past two weeks"


@dataclass(frozen=True, slots=True)
class Reading:
    """One date in a text: `text[start:end]`; first and last day None where they cannot be known."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: DatePrecision
    form: Form
    future: bool = False
    assumed_year: bool = False


Found = tuple[int, int, Reading]
"""First token, one past the last token, and what they say."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: `word` is `text` in small letters."""

    text: str
    word: str
    start: int
    end: int


ORDINAL_ENDS = ("st", "nd", "rd", "th")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’]s\b|['’](?=\s))?|\d+|[-–—/.,:()]")


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and marks of a text that dates are written with."""
    return [_token(m) for m in _TOKEN.finditer(text)]


def _token(found: re.Match[str]) -> Token:
    """A token; the day of "Friday's strike" is Friday, so its ending is left out."""
    text, word = found[0], found[0].lower().rstrip("'’")
    day = word[:-2]
    if word[-2:] in ("'s", "’s") and (day in WEEKDAYS or day == "yesterday"):
        return Token(text[: len(day)], day, found.start(), found.start() + len(day))
    return Token(text, word, found.start(), found.end())


class Words:
    """The words of one text, and where they are counted from.

    Attributes:
        base: the day that "yesterday" counts from; None unknown.
        anchor: the date named before, for "the next day".
    """

    def __init__(self, tokens: list[Token], base: date | None) -> None:
        self.tokens = tokens
        self.base = base
        self.anchor: date | None = None

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _joined(self, at: int) -> bool:
        """Whether token `at` touches the one before it, without a blank."""
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    def _found(
        self,
        begin: int,
        end: int,
        first: date | None,
        last: date | None,
        precision: DatePrecision,
        form: Form,
        *,
        future: bool = False,
        assumed: bool = False,
    ) -> Found:
        return begin, end, Reading(0, 0, first, last, precision, form, future, assumed)

    def _day_number(self, at: int) -> tuple[int, int] | None:
        """(day of the month, tokens used) for "3", "3rd", "third"; None for what counts something else."""
        word = self._word(at)
        if word in ORDINALS:
            return ORDINALS[word], 1
        if not word.isdigit() or len(word) > 2 or not 1 <= int(word) <= 31:
            return None
        if self._joined(at + 1):
            after = self._word(at + 1)
            if after in ORDINAL_ENDS:
                return int(word), 2
            if after in (":", "/", ".") and self._joined(at + 2) and self._word(at + 2).isdigit():
                return None
        return int(word), 1

    def _year(self, at: int) -> tuple[int, int] | None:
        """(year, one past its last token) at `at`, over a comma or "of"; None where there is none."""
        for skip in (0, 1, 2):
            if skip and self._word(at + skip - 1) not in (",", "of", "in", "."):
                return None
            word = self._word(at + skip)
            if len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2100:
                if self._word(at + skip + 1) == ":" and self._joined(at + skip + 1):
                    return None
                return int(word), at + skip + 1
        return None

    def _counts(self, at: int) -> bool:
        """Whether the word at `at` shows that the number before it counts people or hours, not days."""
        return self._word(at) in ("people", "civilians", "killed", "dead", "injured", "wounded", "percent", "others")
