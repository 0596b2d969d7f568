"""Reads days, months and years by name: "3–5 March 2020", "in September", "last summer", "Thanksgiving", "2020-03-03".

One half of `date_grammar.py`'s readers; `at` is always the token at the heart of the date. Pure.
"""

from __future__ import annotations

from datetime import date, timedelta

from index.claims.calendar_words import ALSO_WORDS, MONTHS, SEASONS, WEEKDAYS, holiday, month_range, real_date
from index.claims.date_reading import ORDINAL_ENDS, Form, Found, Words
from store.records import DatePrecision

_DASHES = frozenset("-–—")
_BEFORE_MONTH = "in last since of early late mid until till during by this next from through past before after"
_OPENERS = frozenset(_BEFORE_MONTH.split())


class CalendarReader(Words):
    """The readers of dates by name."""

    def _month(self, at: int) -> Found | None:
        """ "March 3", "3 March 2020", "3–5 March", "March 2020", "last March", "in September"."""
        token = self.tokens[at]
        month = MONTHS[token.word]
        wordlike = not token.text[0].isupper() and token.word in ALSO_WORDS
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
        return self._bare_month(at, after, month)

    def _ordinal_before(self, at: int) -> bool:
        return self._word(at - 1) in (*ORDINAL_ENDS, "of")

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
        begin = end - 2 if self._word(end - 1) in ORDINAL_ENDS and self._joined(end - 1) else end - 1
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

    def _bare_month(self, at: int, after: int, month: int) -> Found | None:
        """A month without a day: "March 2020", "in September", "last March", "this May"."""
        year = self._year(after)
        before = self._word(at - 1)
        if before in _DASHES and self._word(at - 2) in ("mid", "early", "late"):
            before = "mid"
        begin = at - 1 if before in ("last", "this", "next", "past") else at
        if year is not None:
            first, last = month_range(year[0], month)
            return self._found(begin, year[1], first, last, DatePrecision.MONTH, Form.MONTH)
        if before not in _OPENERS:
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
        if not opened:
            return None
        if self._joined(at + 1) and self._word(at + 1) not in (".", ",", ":", ")"):
            return None
        year = int(word)
        if (self.base is not None and year > self.base.year + 1) or year < 1950:
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
