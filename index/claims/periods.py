"""The days that a question asks about: "on Tuesday", "last week", "in March 2020", "since January", "Q1 2020".

Called by `bot/answer/reading`. The same grammar of dates as for articles (`date_grammar.py`), read for a question: a
bare year or month counts, small letters too, and what is open at one end stays open. Pure; `now` is passed in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from index.claims.calendar_words import month_range, shift_months
from index.claims.date_grammar import read_dates
from index.claims.date_reading import Form, Reading
from store.records import DatePrecision


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both ends included; None is open.

    Attributes:
        span: characters of the question that say so, with their preposition.
        label: as a reader sees it ("Tue 3 March 2020", "2–8 March 2020", "March 2020", "since 1 January 2020").
        assumed: what was supplied that the question did not name ("year", "week"); None: it named it all.
        future: it lies wholly ahead of `now`.
    """

    start: date | None
    end: date | None
    precision: DatePrecision
    span: tuple[int, int]
    label: str
    assumed: str | None = None
    future: bool = False


_QUARTER = re.compile(
    r"\b(?:q([1-4])|(first|second|third|fourth|last) quarter)\b(?:\s*(?:of\s+|[-/]\s*)?(\d{4}))?", re.I
)
_HALF = re.compile(r"\b(?:h([12])|(first|second) half)\s+(?:of\s+)?(\d{4})", re.I)
_SO_FAR = re.compile(r"\b(?:so far )?this (year|month|week)(?: so far)?\b|\b(?:the )?(year|month) to date\b", re.I)
_PAST_UNIT = re.compile(r"\b(?:in |over |during |within )?(?:the )?(?:past|last) (?:24|48|72) hours\b", re.I)
_NEIGHBOUR = re.compile(
    r"\bthe (day|week|month|year) (before|after)(?: that)?\b|\bthe (previous|next|following) (day|week|month|year)\b",
    re.I,
)
_WEEK_OF = re.compile(r"\bweek (?:of|beginning|starting)(?: the| on)?(?: monday,?)? $", re.I)
_YEARS = re.compile(r"\b(?:in |from |between )?((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)\b", re.I)
_PREPOSITIONS = (
    "on|in|during|over|for|at|of|from|since|after|before|until|till|by|up to|between|as of|through|late|early|around"
)
_LEAD = re.compile(rf"(?:\b({_PREPOSITIONS})\s+(?:the\s+)?)+$", re.I)
_JOIN = re.compile(r"^\s*(?:,?\s*and|to|until|till|through|-|–|—)\s*(?:on\s+|in\s+)?$", re.I)
_OPENED = re.compile(r"\b(?:between|from|since)\b", re.I)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def read_period(text: str, today: date, *, previous: Period | None = None) -> Period | None:
    """The period that a question names, None where it names none.

    Args:
        text: the question.
        today: the asker's day; the weekday of today means today, other days and months the latest that is past.
        previous: the period asked about before, for "the month before".
    """
    for special in (_quarter, _half, _years, _hours, _so_far):
        found = special(text, today)
        if found is not None:
            return found
    neighbour = _NEIGHBOUR.search(text)
    if neighbour is not None and previous is not None and previous.start is not None:
        return _beside(neighbour, previous)
    readings = [r for r in read_dates(text, today, question=True) if r.first is not None]
    if not readings:
        return None
    return _join(text, readings, today)


def _join(text: str, readings: list[Reading], today: date) -> Period | None:
    """One period from the dates of a question and the words between and before them."""
    first = readings[0]
    lead = _LEAD.search(text[: first.start])
    begin = lead.start() if lead else first.start
    word = (lead[1] or "").lower() if lead else ""
    start, end = first.first, first.last
    if len(readings) > 1:
        pair = _pair(text, first, readings[1], opened=lead is not None and bool(_OPENED.search(lead[0])))
        if pair is not None:
            assumed = first.assumed_year and readings[1].assumed_year
            return _period(*pair, DatePrecision.DAY, (begin, readings[1].end), assumed, today)
    span = (begin, first.end)
    week = _WEEK_OF.search(text[: first.start])
    if week is not None and start is not None and first.precision is DatePrecision.DAY:
        monday = start - timedelta(start.weekday())
        span = (week.start(), first.end)
        return _period(monday, monday + timedelta(6), DatePrecision.WEEK, span, first.assumed_year, today)
    if word == "since":
        start, end = start, None
    elif word == "after":
        start, end = _plus(end, 1), None
    elif word == "before":
        start, end = None, _plus(start, -1)
    elif word in ("until", "till", "by", "up to", "as of", "through"):
        start = None
    return _period(start, end, first.precision, span, first.assumed_year, today)


def _pair(text: str, first: Reading, second: Reading, *, opened: bool) -> tuple[date, date] | None:
    """First and last day of two dates that belong together: "between … and …", neighbours joined by "and"."""
    joined = _JOIN.match(text[first.end : second.start])
    if joined is None or first.first is None or first.last is None or second.first is None or second.last is None:
        return None
    if not opened and "and" in joined[0] and second.first - first.last > timedelta(1):
        return None
    start = first.first
    if first.assumed_year and not second.assumed_year and second.form in (Form.FULL, Form.MONTH):
        start = _in_year(first, second.first.year, second.last)
    return min(start, second.last), max(start, second.last)


def _in_year(reading: Reading, year: int, limit: date) -> date:
    """The first day of a reading without a year, moved to the year of the date it is joined with."""
    start = reading.first or limit
    moved = start.replace(year=year, day=min(start.day, 28) if start.month == 2 else start.day)
    return moved if moved <= limit else moved.replace(year=year - 1)


def _period(
    start: date | None,
    end: date | None,
    precision: DatePrecision,
    span: tuple[int, int],
    assumed: bool,
    today: date,
) -> Period:
    future = start is not None and start > today
    return Period(start, end, precision, span, label(start, end), "year" if assumed else None, future)


def _plus(day: date | None, days: int) -> date | None:
    return day + timedelta(days) if day else None


def _quarter(text: str, today: date) -> Period | None:
    found = _QUARTER.search(text)
    if found is None:
        return None
    number = int(found[1]) if found[1] else _QUARTERS[found[2].lower()]
    year = int(found[3]) if found[3] else today.year
    if not found[3] and date(year, 3 * number - 2, 1) > today:
        year -= 1
    start, end = date(year, 3 * number - 2, 1), month_range(year, 3 * number)[1]
    return Period(start, end, DatePrecision.MONTH, found.span(), f"Q{number} {year}", None if found[3] else "year")


def _half(text: str, today: date) -> Period | None:
    found = _HALF.search(text)
    if found is None:
        return None
    second = found[1] == "2" or (found[2] or "").lower() == "second"
    year = int(found[3])
    start, end = (date(year, 7, 1), date(year, 12, 31)) if second else (date(year, 1, 1), date(year, 6, 30))
    return Period(start, end, DatePrecision.MONTH, found.span(), label(start, end))


def _years(text: str, today: date) -> Period | None:
    """ "2019-2020": both years whole."""
    found = _YEARS.search(text)
    if found is None or int(found[1]) > int(found[2]):
        return None
    start, end = date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)
    return Period(start, end, DatePrecision.YEAR, found.span(), label(start, end))


def _hours(text: str, today: date) -> Period | None:
    """ "the past 24 hours": the days they touch."""
    found = _PAST_UNIT.search(text)
    if found is None:
        return None
    days = 1 if "24" in found[0] else 2 if "48" in found[0] else 3
    start = today - timedelta(days)
    return Period(start, today, DatePrecision.DAY, found.span(), label(start, today))


def _so_far(text: str, today: date) -> Period | None:
    """ "this year so far", "so far this month", "year to date"."""
    found = _SO_FAR.search(text)
    if found is None:
        return None
    unit = (found[1] or found[2]).lower()
    starts = {"year": date(today.year, 1, 1), "month": today.replace(day=1), "week": today - timedelta(today.weekday())}
    start = starts[unit]
    precision = {"year": DatePrecision.YEAR, "month": DatePrecision.MONTH, "week": DatePrecision.WEEK}[unit]
    return Period(start, today, precision, found.span(), label(start, today))


def _beside(found: re.Match[str], previous: Period) -> Period:
    """ "the month before": the neighbour of the period asked about before, of the unit named."""
    unit = (found[1] or found[4]).lower()
    step = -1 if (found[2] or found[3]).lower() in ("before", "previous") else 1
    anchor = previous.start if step < 0 else previous.end or previous.start
    if anchor is None:
        raise ValueError("a period without a first day has no neighbour")
    if unit == "day":
        start = end = anchor + timedelta(step)
        precision = DatePrecision.DAY
    elif unit == "week":
        start = anchor - timedelta(anchor.weekday()) + timedelta(7 * step)
        end, precision = start + timedelta(6), DatePrecision.WEEK
    elif unit == "month":
        start, end = month_range(*shift_months(anchor.year, anchor.month, step))
        precision = DatePrecision.MONTH
    else:
        start, end = date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)
        precision = DatePrecision.YEAR
    return Period(start, end, precision, found.span(), label(start, end))


def label(start: date | None, end: date | None) -> str:
    """A period as a reader sees it: "Tue 3 March 2020", "2–8 March 2020", "March 2020", "since 1 January 2020"."""
    if start is None and end is None:
        return "any time"
    if start is None or end is None:
        return f"since {_day(start)}" if start else f"until {_day(end or date.max)}"
    if start == end:
        return f"{start:%a} {_day(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    whole = start.day == 1 and end == month_range(end.year, end.month)[1]
    if whole and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if whole:
        first = f"{start:%B}" if start.year == end.year else f"{start:%B} {start.year}"
        return f"{first} – {end:%B} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
