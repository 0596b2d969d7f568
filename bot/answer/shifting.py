"""Periods moved and widened: the day before, the month after, the whole year. Pure.

Used by `followup.py` and `alternatives.py`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.answer.plan import Period
from bot.answer.reading.when import label_of
from bot.answer.words import day_text

_DAY = timedelta(days=1)
_SHIFT_UNIT = re.compile(r"day|week|month|year")


def shifted(period: Period, which: str) -> Period | None:
    """The day, week, month or year before or after a period, or as long a stretch as the period itself."""
    back = re.search(r"before|previous|preceding|earlier", which) is not None
    match = _SHIFT_UNIT.search(which)
    start, end = period.start, period.end
    if match is None or start is None or end is None:
        return None
    unit = match.group()
    if unit == "day":
        day = start - timedelta(days=1) if back else end + timedelta(days=1)
        return Period(day, day, label_of(day, day), which)
    if unit == "week":
        move = timedelta(days=-7 if back else 7)
        if (end - start).days < 6:
            monday = start - timedelta(days=start.weekday()) + move
            start, end = monday, monday + timedelta(days=6)
            return Period(start, end, label_of(start, end), which)
        return Period(start + move, end + move, label_of(start + move, end + move), which)
    months = 1 if unit == "month" else 12
    first = _moved(start, -months if back else months)
    if unit == "month":
        last = date(first.year, first.month, monthrange(first.year, first.month)[1])
        first = first.replace(day=1)
    else:
        first, last = date(first.year, 1, 1), date(first.year, 12, 31)
        if (end - start).days < 364:
            first, last = _moved(start, -12 if back else 12), _moved(end, -12 if back else 12)
    return Period(first, last, label_of(first, last), which)


def shifted_by(period: Period, n: int, unit: str, *, back: bool) -> Period | None:
    """So many days, weeks, months or years just before or after a period; None where it has no end there."""
    start, end = period.start, period.end
    if start is None or end is None or n < 1:
        return None
    if unit in ("day", "week"):
        days = timedelta(days=n * (7 if unit == "week" else 1))
        first, last = (start - days, start - _DAY) if back else (end + _DAY, end + days)
    else:
        months = n * (12 if unit == "year" else 1)
        beyond = end + _DAY
        first, last = (_moved(start, -months), start - _DAY) if back else (beyond, _moved(beyond, months) - _DAY)
    return Period(first, last, label_of(first, last), f"{n} {unit}s {'before' if back else 'after'}")


def _moved(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last_here = day.day == monthrange(day.year, day.month)[1]
    length = monthrange(year, month)[1]
    return date(year, month, length if last_here else min(day.day, length))


def until(day: date) -> Period:
    """All time before a day."""
    return Period(None, day - _DAY, f"before {day_text(day)}")


def spanning(start: date, end: date) -> Period:
    """The period of these days, both included, with its label."""
    return Period(start, end, label_of(start, end))


def week_of(day: date) -> Period:
    """The week from Monday that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return spanning(monday, monday + timedelta(days=6))


def month_of(day: date) -> Period:
    """The calendar month that holds a day."""
    return spanning(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def year_of(day: date) -> Period:
    """The calendar year that holds a day."""
    return spanning(date(day.year, 1, 1), date(day.year, 12, 31))
