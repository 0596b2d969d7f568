"""Finds the words that name a day or a span of days, and works out which days they mean.

`dates.py` calls `read_dates` for articles, `periods.py` for questions. Works on words, left to right: each word that
can begin or be the heart of a date has one small reader below. Pure; knows no clock, only the `base` day it is given.
It must not decide which date an event has: that is `event_date.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from index.claims.calendar_words import (
    ALSO_WORDS,
    DAY_PARTS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    holiday,
    month_range,
    real_date,
    shift_months,
)
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


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    word: str
    start: int
    end: int


_TOKEN = re.compile(r"[A-Za-z]+(?:['’]s\b|['’](?=\s))?|\d+|[-–—/.,:()]")
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_DASHES = frozenset("-–—")
_BEFORE_MONTH = "in last since of early late mid until till during by this next from through past before after"
_OPENERS = frozenset(_BEFORE_MONTH.split())
_AGAIN = frozenset({"every", "each", "most", "weekly"})

Found = tuple[int, int, Reading]
"""First token, one past the last token, and what they say."""


def read_dates(text: str, base: date | None, *, question: bool = False, offset: int = 0) -> list[Reading]:
    """Every date in `text`, left to right, none overlapping.

    Args:
        text: a sentence or a question.
        base: the day that "yesterday" counts from; None leaves relative dates unresolved.
        question: also read what only a question writes: a bare year or month, small letters.
        offset: added to the spans.
    """
    tokens = [_token(m) for m in _TOKEN.finditer(text)]
    reader = _Reader(tokens, base, question)
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
    return [replace(r, start=r.start + offset, end=r.end + offset) for r in found]


def _token(found: re.Match[str]) -> _Token:
    """A token; the day of "Friday's strike" is Friday, so its ending is left out."""
    text, word = found[0], found[0].lower().rstrip("'’")
    day = word[:-2]
    if word[-2:] in ("'s", "’s") and (day in WEEKDAYS or day == "yesterday"):
        return _Token(text[: len(day)], day, found.start(), found.start() + len(day))
    return _Token(text, word, found.start(), found.end())


class _Reader:
    """The readers, one for each sort of word. Their `at` is the token that stands at the heart of the date."""

    def __init__(self, tokens: list[_Token], base: date | None, question: bool) -> None:
        self.tokens = tokens
        self.base = base
        self.question = question
        self.anchor: date | None = None  # the date named before, for "the next day"

    # reading ----------------------------------------------------------------------------------------------------

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
            if after in _ORDINAL_ENDS:
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

    # months and full dates --------------------------------------------------------------------------------------

    def _month(self, at: int) -> Found | None:
        """ "March 3", "3 March 2020", "3–5 March", "March 2020", "last March", "in September"."""
        token = self.tokens[at]
        month = MONTHS[token.word]
        capital = token.text[0].isupper()
        wordlike = not capital and not self.question and token.word in ALSO_WORDS
        if wordlike and self._day_number(at - 1) is None and not self._ordinal_before(at):
            return None
        after = at + 1
        if self._word(after) == "." and self._joined(after):
            after += 1
        if self._word(after) == "," and self._day_number(after + 1) and self._word(after + 2) == ",":
            after += 1
        before = self._days_before(at)
        if before is not None:
            begin, first_day, last_day = before
            year = self._year(after)
            end = year[1] if year else after
            return self._days(begin, end, month, first_day, last_day, year[0] if year else None)
        ahead = self._days_after(after)
        if ahead is not None:
            end, first_day, last_day = ahead
            year = self._year(end)
            return self._days(
                self._weekday_before(at),
                year[1] if year else end,
                month,
                first_day,
                last_day,
                year[0] if year else None,
            )
        return self._bare_month(at, after, month, capital)

    def _ordinal_before(self, at: int) -> bool:
        return self._word(at - 1) in (*_ORDINAL_ENDS, "of")

    def _days_before(self, at: int) -> tuple[int, int, int] | None:
        """(first token, first day, last day) of the day numbers before the month at `at`: "3", "3rd of", "3 to 5"."""
        end = at
        if self._word(end - 1) == "of":
            end -= 1
        last = self._number_ending(end)
        if last is None:
            return None
        begin, day = last
        if self._word(begin - 1) == "the":
            begin -= 1
        joiner = self._word(begin - 1)
        if joiner in _DASHES or joiner in ("and", "to", "through", "until"):
            first = self._number_ending(begin - 1)
            if first is not None and first[1] < day:
                return self._weekday_before(first[0]), first[1], day
        return self._weekday_before(begin), day, day

    def _number_ending(self, end: int) -> tuple[int, int] | None:
        """(first token, day) of a day number whose last token is `end - 1`."""
        begin = end - 2 if self._word(end - 1) in _ORDINAL_ENDS and self._joined(end - 1) else end - 1
        if begin < 0 or (self._word(begin - 1) in (":", ".") and self._joined(begin)):
            return None
        got = self._day_number(begin)
        return (begin, got[0]) if got and begin + got[1] == end else None

    def _days_after(self, at: int) -> tuple[int, int, int] | None:
        """(one past the last token, first day, last day) of the day numbers after a month: "3", "3rd", "3-5"."""
        if self._word(at) == "the":
            at += 1
        got = self._day_number(at)
        if got is None:
            return None
        day, used = got
        end = at + used
        joiner = self._word(end)
        if joiner in _DASHES or joiner in ("and", "to", "through", "until"):
            more = self._day_number(end + 1)
            if (
                more
                and more[0] > day
                and self._word(end + 1 + more[1]) not in MONTHS
                and not self._counts(end + 1 + more[1])
            ):
                return end + 1 + more[1], day, more[0]
        return (end, day, day) if not self._counts(end) else None

    def _counts(self, at: int) -> bool:
        """Whether the word at `at` shows that the number before it counts people or hours, not days."""
        return self._word(at) in ("people", "civilians", "killed", "dead", "injured", "wounded", "percent", "others")

    def _weekday_before(self, at: int) -> int:
        """The token where a date begins when a weekday stands before it: "Monday, 2 March"."""
        back = at - 1
        if self._word(back) in (",", ".", "the", "("):
            back -= 1
        if self._word(back) in (",", "."):
            back -= 1
        return back if self._word(back) in WEEKDAYS else at

    def _days(self, begin: int, end: int, month: int, first_day: int, last_day: int, year: int | None) -> Found | None:
        """A day or a span of days of one month; without a year the latest that is not after the base day."""
        assumed = year is None
        if year is None:
            if self.base is None:
                return self._found(begin, end, None, None, DatePrecision.UNKNOWN, Form.DAY)
            year = self.base.year
            first = real_date(year, month, first_day)
            if first is None or first > self.base + timedelta(14 if self._ahead(begin) else 1):
                year -= 1
        first, last = real_date(year, month, first_day), real_date(year, month, last_day)
        if first is None or last is None:
            return None
        future = self.base is not None and first > self.base
        return self._found(
            begin,
            end,
            first,
            last,
            DatePrecision.DAY,
            Form.DAY if assumed else Form.FULL,
            future=future,
            assumed=assumed,
        )

    def _ahead(self, begin: int) -> bool:
        """Whether the words before a date speak of what is to come."""
        return any(
            self._word(k) in ("will", "scheduled", "next", "until", "upcoming", "set", "due", "planned")
            for k in range(begin - 7, begin)
        )

    def _bare_month(self, at: int, after: int, month: int, capital: bool) -> Found | None:
        """A month without a day: "March 2020", "in September", "last March", "this May"."""
        year = self._year(after)
        before = self._word(at - 1)
        if before in _DASHES and self._word(at - 2) in ("mid", "early", "late"):
            before = "mid"
        begin = at - 1 if before in ("last", "this", "next", "past") else at
        if year is not None:
            first, last = month_range(year[0], month)
            return self._found(begin, year[1], first, last, DatePrecision.MONTH, Form.MONTH)
        if before not in _OPENERS and not (self.question and (capital or self.tokens[at].word not in ALSO_WORDS)):
            return None
        if self.base is None:
            return self._found(begin, at + 1, None, None, DatePrecision.UNKNOWN, Form.MONTH)
        number = self.base.year
        future = before == "next"
        if future:
            number += month <= self.base.month
        elif month > self.base.month or (before == "last" and month == self.base.month):
            number -= 1
        first, last = month_range(number, month)
        return self._found(begin, at + 1, first, last, DatePrecision.MONTH, Form.MONTH, future=future, assumed=True)

    # weekdays ---------------------------------------------------------------------------------------------------

    def _weekday(self, at: int) -> Found | None:
        """ "Tuesday": the latest one up to the base day, which may be the base day itself."""
        token = self.tokens[at]
        if not (token.text[0].isupper() or self.question or len(token.word) > 4):
            return None
        before = self._word(at - 1)
        short = len(token.word) < 5 and not self.question
        if short and self._word(at + 1) != "." and before not in ("on", "last", "late", "early"):
            return None
        if before in _AGAIN or (token.word.endswith("s") and token.word not in ("thurs", "tues", "weds")):
            return None
        number = WEEKDAYS[token.word]
        begin = at - 1 if before in ("last", "this", "next", "past") else at
        end = at + 1
        if self.base is None:
            return self._found(begin, end, None, None, DatePrecision.UNKNOWN, Form.WEEKDAY)
        back = (self.base.weekday() - number) % 7
        future = before == "next" or self._week_ahead(at)
        if future:
            day = self.base + timedelta((number - self.base.weekday() - 1) % 7 + 1)
        else:
            if back == 0 and before == "last":
                back = 7
            if (self._word(at + 1), self._word(at + 2)) == ("last", "week"):
                back = self.base.weekday() + 7 - number
            day = self.base - timedelta(back)
        return self._found(begin, end, day, day, DatePrecision.DAY, Form.WEEKDAY, future=future)

    def _week_ahead(self, at: int) -> bool:
        """Whether a weekday is still to come: "will appear in court Friday", "scheduled for Monday"."""
        near = [self._word(k) for k in range(at - 8, at)]
        return any(w in ("will", "scheduled", "upcoming", "tomorrow") for w in near) and "said" not in near[-2:]

    # relative words ---------------------------------------------------------------------------------------------

    def _offset(self, at: int, begin: int, end: int, days: int, *, future: bool = False) -> Found:
        """A day counted from the base day."""
        day = self.base + timedelta(days) if self.base else None
        precision = DatePrecision.DAY if day else DatePrecision.UNKNOWN
        return self._found(begin, end, day, day, precision, Form.RELATIVE, future=future)

    def _today(self, at: int) -> Found | None:
        if self._word(at).endswith("'s") or self._word(at).endswith("’s"):
            return None
        return self._offset(at, at, at + 1, 0)

    def _yesterday(self, at: int) -> Found:
        if self._word(at - 1) == "before" and self._word(at - 2) == "day":
            return self._offset(at, at - 2, at + 1, -2)
        return self._offset(at, at, at + 1, -1)

    def _tomorrow(self, at: int) -> Found:
        return self._offset(at, at, at + 1, 1, future=True)

    def _overnight(self, at: int) -> Found | None:
        """The night that ended on the base day, or on the weekday named beside it."""
        if self._word(at + 1) in WEEKDAYS or (self._word(at + 1) in ("on", "into") and self._word(at + 2) in WEEKDAYS):
            return None
        last = self.base
        first = last - timedelta(1) if last else None
        return self._found(at, at + 1, first, last, DatePrecision.DAY if last else DatePrecision.UNKNOWN, Form.RELATIVE)

    def _day_part(self, at: int) -> Found | None:
        """ "this morning", "last night", "that night"; alone a part of the day says nothing of the date."""
        before = self._word(at - 1)
        if before == "this":
            return self._offset(at, at - 1, at + 1, 0)
        if before == "last" and self._word(at) in ("night", "evening"):
            return self._offset(at, at - 1, at + 1, -1)
        return self._linked(at)

    def _linked(self, at: int) -> Found | None:
        """ "the next day", "the night before", "that night": counted from the date named before."""
        before, earlier = self._word(at - 1), self._word(at - 2)
        shift: int | None = None
        begin, end = at - 1, at + 1
        if before in ("next", "following") and earlier in ("the", "following", ","):
            shift = 1
        elif before == "previous":
            shift = -1
        elif before in ("same", "that") and self._word(at) in ("day", *DAY_PARTS):
            shift = 0
        elif (
            before in ("the", "a")
            and self._word(at + 1) in ("before", "earlier")
            and self._word(at) in ("day", "night", "evening")
        ):
            shift, end = -1, at + 2
            if self._word(at + 2) == "yesterday":
                return None
        elif before in ("a", "the") and self._word(at) == "day" and self._word(at + 1) in ("later", "after"):
            shift, end = 1, at + 2
        if shift is None:
            return None
        origin = self.anchor
        if origin is None and shift == -1:
            origin = self.base
        day = origin + timedelta(shift) if origin else None
        return self._found(begin, end, day, day, DatePrecision.DAY if day else DatePrecision.UNKNOWN, Form.LINKED)

    def _unit(self, at: int) -> Found | None:
        """ "last week", "two days ago", "this month", "the past three weeks", "over the weekend", "the next day"."""
        word = self._word(at)
        unit = word.removesuffix("s") if word not in UNITS else word
        plural = word != unit
        before, after = self._word(at - 1), self._word(at + 1)
        count = self._count_before(at)
        if count is not None and after in ("ago", "earlier", "before", "prior", "later", "after"):
            return self._ago(count[1], at + 2, count[0], unit, after, plural)
        if count is not None and self._word(count[1] - 1) in ("past", "last", "previous"):
            return self._running(count[1] - 1, at + 1, count[0], unit)
        if not plural and before in ("past", "last", "this", "next", "previous"):
            return self._whole(at - 1, at + 1, before, unit, self._word(at - 2) == "the")
        if not plural and unit == "weekend" and before in ("the", "over"):
            return self._weekend(at - 1, at + 1, False)
        if unit == "day":
            return self._linked(at)
        return None

    def _count_before(self, at: int) -> tuple[int, int] | None:
        """(number, its first token) before a unit: "two", "a few", "10", "couple of"."""
        begin = at - 1
        if self._word(begin) == "of" and self._word(begin - 1) == "couple":
            begin -= 1
        word = self._word(begin)
        number = int(word) if word.isdigit() and len(word) < 4 else NUMBERS.get(word)
        if number is None:
            return None
        if word in ("few", "couple") and self._word(begin - 1) == "a":
            begin -= 1
        return number, begin

    def _ago(self, begin: int, end: int, count: int, unit: str, after: str, plural: bool) -> Found | None:
        """ "three days ago" from the base day; "two days later" from the date named before."""
        forward = after in ("later", "after")
        origin = self.base if after == "ago" else self.anchor
        if after in ("earlier", "before", "prior") and origin is None:
            origin = self.base
        vague = self._word(begin) in ("few", "several") or self._word(begin + 1) == "few"
        if origin is None:
            return self._found(begin, end, None, None, DatePrecision.UNKNOWN, Form.RELATIVE)
        days = count * UNITS[unit] * (1 if forward else -1)
        form = Form.RELATIVE if after == "ago" else Form.LINKED
        if unit == "day" and not vague:
            day = origin + timedelta(days)
            return self._found(begin, end, day, day, DatePrecision.DAY, form)
        if unit in ("month", "year", "decade"):
            months = count * {"month": 1, "year": 12, "decade": 120}[unit] * (1 if forward else -1)
            first, last = month_range(*shift_months(origin.year, origin.month, months))
            if unit == "month":
                return self._found(begin, end, first, last, DatePrecision.MONTH, form)
            return self._found(begin, end, date(first.year, 1, 1), date(first.year, 12, 31), DatePrecision.YEAR, form)
        middle = origin + timedelta(days)
        return self._found(
            begin,
            end,
            middle - timedelta(3),
            min(middle + timedelta(3), self.base or date.max),
            DatePrecision.WEEK,
            form,
        )

    def _running(self, begin: int, end: int, count: int, unit: str) -> Found:
        """ "the past two weeks": up to the base day."""
        if self.base is None:
            return self._found(begin, end, None, None, DatePrecision.UNKNOWN, Form.SINCE)
        days = count * UNITS[unit]
        if unit in ("month", "year", "decade"):
            year, month = shift_months(
                self.base.year, self.base.month, -count * {"month": 1, "year": 12, "decade": 120}[unit]
            )
            first = date(year, month, min(self.base.day, month_range(year, month)[1].day))
        else:
            first = self.base - timedelta(days - 1 if self.question else days)
        return self._found(begin, end, first, self.base, DatePrecision.DAY, Form.SINCE)

    def _whole(self, begin: int, end: int, which: str, unit: str, the: bool) -> Found | None:
        """ "last week", "this month", "next year", "the past year", "last weekend"."""
        if self.base is None:
            return self._found(begin, end, None, None, DatePrecision.UNKNOWN, Form.RELATIVE)
        if unit == "day":
            return self._running(begin, end, 1, unit) if which in ("past", "last") and the else self._linked(end - 1)
        if unit == "weekend":
            return self._weekend(begin, end, which == "last")
        if which == "past" or (which == "last" and the and not self.question and unit in ("month", "year")):
            return self._running(begin, end, 1, unit)
        step = {"this": 0, "next": 1}.get(which, -1)
        if unit == "week":
            monday = self.base - timedelta(self.base.weekday()) + timedelta(7 * step)
            first, last, precision = monday, monday + timedelta(6), DatePrecision.WEEK
        elif unit == "month":
            first, last = month_range(*shift_months(self.base.year, self.base.month, step))
            precision = DatePrecision.MONTH
        elif unit == "year":
            first, last = date(self.base.year + step, 1, 1), date(self.base.year + step, 12, 31)
            precision = DatePrecision.YEAR
        else:
            return None
        if step == 0:
            last = min(last, self.base)
        return self._found(begin, end, first, last, precision, Form.RELATIVE, future=step > 0)

    def _weekend(self, begin: int, end: int, previous: bool) -> Found:
        """The Saturday and Sunday just past; a weekend that the base day lies in is that weekend, unless "last"."""
        if self.base is None:
            return self._found(begin, end, None, None, DatePrecision.UNKNOWN, Form.RELATIVE)
        saturday = self.base - timedelta((self.base.weekday() - 5) % 7)
        if previous and self.base.weekday() >= 5:
            saturday -= timedelta(7)
        return self._found(
            begin, end, saturday, min(saturday + timedelta(1), self.base), DatePrecision.DAY, Form.RELATIVE
        )

    def _season(self, at: int) -> Found | None:
        """ "last summer", "the summer of 2014", "in spring 2015"."""
        first_month, last_month = SEASONS[self._word(at)]
        year = self._year(at + 1)
        before = self._word(at - 1)
        if year is None and before not in ("last", "this", "past"):
            return None
        if year is not None:
            number, end = year
        else:
            if self.base is None:
                return self._found(at - 1, at + 1, None, None, DatePrecision.UNKNOWN, Form.MONTH)
            number, end = self.base.year, at + 1
            if first_month > self.base.month or (before != "this" and self.base.month <= last_month):
                number -= 1
        first = date(number, first_month, 1)
        last = month_range(number + (last_month < first_month), last_month)[1]
        return self._found(
            at - 1 if before in ("last", "this", "past") else at, end, first, last, DatePrecision.MONTH, Form.MONTH
        )

    def _holiday(self, at: int) -> Found | None:
        """ "New Year's Eve", "Thanksgiving", "Labor Day": the latest up to the base day, or of the year named."""
        for length in (5, 4, 3, 2, 1):
            words = [t.word.replace("'s", "").replace("’s", "") for t in self.tokens[at : at + length]]
            if len(words) < length or words[-1] == ".":
                continue
            name = " ".join(w for w in words if w != ".")
            year = self._year(at + length)
            if year is not None and (day := holiday(name, year[0])):
                return self._found(at, year[1], day, day, DatePrecision.DAY, Form.FULL)
            day = holiday(name, self.base.year) if self.base else None
            if day is None or self.base is None:
                continue
            if day > self.base:
                day = holiday(name, self.base.year - 1)
            return self._found(at, at + length, day, day, DatePrecision.DAY, Form.DAY, assumed=True)
        return None

    # numbers ----------------------------------------------------------------------------------------------------

    def _number(self, at: int) -> Found | None:
        """ "2020-03-03", "3/4/2020", a bare year; anything else counts something."""
        word = self._word(at)
        numeric = self._numeric(at)
        if numeric is not None:
            return numeric
        if len(word) != 4 or not 1900 <= int(word) <= 2100 or self._joined(at):
            return None
        before = self._word(at - 1)
        paired = before == "and" and len(self._word(at - 2)) == 4 and self._word(at - 2).isdigit()
        opened = before in _OPENERS or before in ("year", "between") or paired
        if not opened and not self.question:
            return None
        if self._joined(at + 1) and self._word(at + 1) not in (".", ",", ":", ")"):
            return None
        year = int(word)
        if not self.question and ((self.base is not None and year > self.base.year + 1) or year < 1950):
            return None
        if self._counts(at + 1):
            return None
        return self._found(at, at + 1, date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, Form.YEAR)

    def _numeric(self, at: int) -> Found | None:
        """Three numbers with one sort of mark between them: ISO order, or day and month in the order that fits."""
        mark = self._word(at + 1)
        if (
            mark not in ("-", "/", ".")
            or self._word(at + 3) != mark
            or not all(self._joined(at + k) for k in (1, 2, 3, 4))
        ):
            return None
        parts = [self._word(at + k) for k in (0, 2, 4)]
        if not all(p.isdigit() for p in parts):
            return None
        one, two, three = (int(p) for p in parts)
        if len(parts[0]) == 4:
            options = [real_date(one, two, three)]
        elif len(parts[2]) in (2, 4) and max(len(p) for p in parts[:2]) <= 2:
            year = three if len(parts[2]) == 4 else 2000 + three
            options = [real_date(year, two, one), real_date(year, one, two)]  # 3/4: day first, or month first
            if mark == "/":
                options.reverse()
        else:
            return None
        days = [d for d in options if d is not None]
        if self.base is not None and len(days) > 1:
            past = [d for d in days if d <= self.base]
            days = past or days
            if mark == "/" and len(past) == 2 and min(abs((self.base - d).days) for d in past) <= 7:
                days = sorted(past, key=lambda d: abs((self.base or d) - d))
        if not days:
            return None
        future = self.base is not None and days[0] > self.base
        return self._found(at, at + 5, days[0], days[0], DatePrecision.DAY, Form.FULL, future=future)


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
