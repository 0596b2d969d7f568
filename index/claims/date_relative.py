"""Reads dates that count from another day: weekdays, "yesterday", "last week", "two days ago", "the next day".

One half of `date_grammar.py`'s readers; `at` is always the token at the heart of the date. Pure.
"""

from __future__ import annotations

from datetime import date, timedelta

from index.claims.calendar_words import DAY_PARTS, NUMBERS, UNITS, WEEKDAYS, month_range, shift_months
from index.claims.date_reading import Form, Found, Words
from store.records import DatePrecision

_AGAIN = frozenset({"every", "each", "most", "weekly"})


class RelativeReader(Words):
    """The readers of dates that hang on another day."""

    def _weekday(self, at: int) -> Found | None:
        """ "Tuesday": the latest one up to the base day, which may be the base day itself."""
        token = self.tokens[at]
        if not (token.text[0].isupper() or len(token.word) > 4):
            return None
        before = self._word(at - 1)
        short = len(token.word) < 5
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
            first = self.base - timedelta(days)
        return self._found(begin, end, first, self.base, DatePrecision.DAY, Form.SINCE)

    def _whole(self, begin: int, end: int, which: str, unit: str, the: bool) -> Found | None:
        """ "last week", "this month", "next year", "the past year", "last weekend"."""
        if self.base is None:
            return self._found(begin, end, None, None, DatePrecision.UNKNOWN, Form.RELATIVE)
        if unit == "day":
            return self._running(begin, end, 1, unit) if which in ("past", "last") and the else self._linked(end - 1)
        if unit == "weekend":
            return self._weekend(begin, end, which == "last")
        if which == "past" or (which == "last" and the and unit in ("month", "year")):
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
