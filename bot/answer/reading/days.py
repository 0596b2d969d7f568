"""Which days the words for a time mean, counted from the asker's day. The rules that need saying stand in `when.py`.

Used by `when.py`. Pure: the clock is given, and the days that the index covers.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.answer.reading.day_words import FORMS, MONTH_NAMES, WEEKDAYS
from bot.answer.reading.number_words import to_number

STALE_DAYS = 14  # an index whose newest article is older than this is an archive
_COMPILED = {name: re.compile(form) for name, form in FORMS.items()}


@dataclass(frozen=True, slots=True)
class CoveredDays:
    """The first and the newest day the index holds, None where it holds none; `anchor` as in `Clock`."""

    first: date | None = None
    last: date | None = None
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What days are counted from.

    Attributes:
        today: the asker's day.
        covered: what the index holds.
        month_first: whether "3/4/2020" is 4 March, as another date of the same text shows ("3/15/2020").
        anchor: the last day of the period asked about before in this conversation: "and in February" is of its year.
    """

    today: date
    covered: CoveredDays = CoveredDays()
    month_first: bool = False
    anchor: date | None = None

    @property
    def archive(self) -> bool:
        """Whether the index ends long before today."""
        return self.covered.last is not None and self.covered.last < self.today - timedelta(days=STALE_DAYS)


@dataclass(frozen=True, slots=True)
class Span:
    start: date
    end: date
    assumed: str | None = None


def read_point(text: str, clock: Clock) -> Span | None:
    """One point or stretch of time ("3 March", "last week", "summer 2016"), None where the words are none."""
    for name, pattern in _COMPILED.items():
        match = pattern.fullmatch(text.strip())
        if match is not None:
            try:
                return _READ[name](match, clock)
            except (ValueError, OverflowError):
                return None  # "31 February"
    return None


def _month_number(match: re.Match[str]) -> int:
    return next(i for i, name in enumerate(MONTH_NAMES, 1) if name.startswith(match["month"][:3]))


def _whole_month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def one_day(year: int, month: int, day: int) -> Span:
    one = date(year, month, day)
    return Span(one, one)


def _year_for(month: int, day: int, clock: Clock) -> tuple[int, str | None]:
    """The year of a date given without one: the latest up to today, or the latest the index covers."""
    if clock.anchor is not None:
        return clock.anchor.year, None
    year = clock.today.year if (month, day) <= (clock.today.month, clock.today.day) else clock.today.year - 1
    first, last = clock.covered.first, clock.covered.last
    if last is None or not clock.archive or (last.year, last.month) >= (year, month):
        return year, None
    covered = last.year if (month, day) <= (last.month, last.day) else last.year - 1
    if first is not None and date(covered, month, 28) < first:
        return year, None
    return covered, "the latest year that the index covers"


def _read_slashed(m: re.Match[str], clock: Clock) -> Span:
    day, month, year = int(m["d"]), int(m["m"]), int(m["year"])
    year += 2000 if year < 100 else 0
    if month > 12 or (clock.month_first and "/" in m.group() and day <= 12):
        day, month = month, day
    return one_day(year, month, day)


def _read_dmy(m: re.Match[str], clock: Clock) -> Span:
    month, day = _month_number(m), int(m["day"])
    if m["year"]:
        return one_day(int(m["year"]), month, day)
    year, assumed = _year_for(month, day, clock)
    if m["weekday"]:
        # a weekday decides the year better than nearness does
        number = _weekday_number(m)
        for candidate in range(clock.today.year, clock.today.year - 12, -1):
            try:
                one = date(candidate, month, day)
            except ValueError:
                continue
            if one <= clock.today and one.weekday() == number:
                known = clock.covered.first is None or one >= clock.covered.first
                late = clock.covered.last is not None and one > clock.covered.last and clock.archive
                if known and not late:
                    return Span(
                        one, one, None if candidate == clock.today.year else "the year in which that day was one"
                    )
    return replace(one_day(year, month, day), assumed=assumed)


def _read_dayrange(m: re.Match[str], clock: Clock) -> Span:
    month = _month_number(m)
    year, assumed = (int(m["year"]), None) if m["year"] else _year_for(month, int(m["day2"]), clock)
    start, end = date(year, month, int(m["day"])), date(year, month, int(m["day2"]))
    if start > end:
        raise ValueError("the range runs backwards")
    return Span(start, end, assumed)


def _read_part(m: re.Match[str], clock: Clock) -> Span:
    part = m["part"].split()[0]
    half = "half" in m["part"]
    if m["month"]:
        month = _month_number(m)
        year, assumed = (int(m["year"]), None) if m["year"] else _year_for(month, 1, clock)
        whole = _whole_month(year, month)
        cut = {
            "early": (1, 10),
            "beginning": (1, 10),
            "start": (1, 10),
            "mid": (11, 20),
            "middle": (11, 20),
            "late": (21, 31),
            "end": (21, 31),
        }
        first, last = ((1, 15) if part == "first" else (16, 31)) if half else cut[part]
        return Span(whole.start.replace(day=first), whole.start.replace(day=min(last, whole.end.day)), assumed)
    year = _named_year(m["yearalone"], clock)
    months = {
        "early": (1, 4),
        "beginning": (1, 4),
        "start": (1, 4),
        "mid": (5, 8),
        "middle": (5, 8),
        "late": (9, 12),
        "end": (9, 12),
    }
    first, last = ((1, 6) if part == "first" else (7, 12)) if half else months[part]
    return Span(date(year, first, 1), _whole_month(year, last).end)


def _named_year(text: str, clock: Clock) -> int:
    """ "2019", "this year", "last year"."""
    return int(text) if text.isdigit() else clock.today.year - text.startswith("last")


def _read_quarter(m: re.Match[str], clock: Clock) -> Span:
    quarter = int(m["q"]) if m["q"] else {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[m["qw"]]
    year = _named_year(m["whichyear"], clock)
    return Span(date(year, 3 * quarter - 2, 1), _whole_month(year, 3 * quarter).end)


def _read_season(m: re.Match[str], clock: Clock) -> Span:
    year = _named_year(m["whichyear"], clock)
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[m["season"]]
    return Span(
        date(year, first, 1), _whole_month(year, first + 2).end if first < 12 else _whole_month(year + 1, 2).end
    )


def _read_month(m: re.Match[str], clock: Clock) -> Span:
    return _whole_month(int(m["year"]), _month_number(m))


def _read_baremonth(m: re.Match[str], clock: Clock) -> Span:
    month = _month_number(m)
    if m["which"] == "this":
        return _whole_month(clock.today.year, month)
    if m["which"] in ("last", "past"):
        return _whole_month(clock.today.year if month < clock.today.month else clock.today.year - 1, month)
    year, assumed = _year_for(month, 1, clock)
    return replace(_whole_month(year, month), assumed=assumed)


def _read_month_last_year(m: re.Match[str], clock: Clock) -> Span:
    return _whole_month(clock.today.year - (m["which"] == "last"), _month_number(m))


def _read_yesterday(m: re.Match[str], clock: Clock) -> Span:
    back = {"the day before yesterday": 2, "yesterday": 1, "last night": 1}.get(m["y"], 0)
    one = clock.today - timedelta(days=back)
    return Span(one, clock.today if m["y"] == "last night" else one)


def _amount(m: re.Match[str]) -> int:
    return to_number(m["count"])


def _back(day: date, count: int, unit: str) -> date:
    if unit in ("hour", "day"):
        return day - timedelta(days=count if unit == "day" else max(1, round(count / 24)))
    if unit in ("week", "fortnight"):
        return day - timedelta(weeks=count * (2 if unit == "fortnight" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _read_ago(m: re.Match[str], clock: Clock) -> Span:
    unit, then = m["unit"], _back(clock.today, _amount(m), m["unit"])
    if unit in ("hour", "day"):
        return Span(then, then)
    return _unit_around(then, unit)


def _unit_around(day: date, unit: str) -> Span:
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6 if unit == "week" else 13))
    if unit == "month":
        return _whole_month(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return Span(date(day.year, first, 1), _whole_month(day.year, first + 2).end)
    if unit == "decade":
        first = day.year // 10 * 10
        return Span(date(first, 1, 1), date(first + 9, 12, 31))
    return Span(date(day.year, 1, 1), date(day.year, 12, 31))


def _read_past(m: re.Match[str], clock: Clock) -> Span:
    return Span(
        _back(clock.today, _amount(m), m["unit"]) + timedelta(days=1 if m["unit"] != "hour" else 0), clock.today
    )


def _read_pastone(m: re.Match[str], clock: Clock) -> Span:
    if m["hours"]:
        return Span(clock.today - timedelta(days=int(m["hours"]) // 24), clock.today)
    if m["unit"] == "day":
        return Span(clock.today - timedelta(days=1), clock.today)
    return Span(_back(clock.today, 1, m["unit"]) + timedelta(days=1), clock.today)


def _read_lastone(m: re.Match[str], clock: Clock) -> Span:
    today = clock.today
    if "weekend" in m.group():
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)
        if m["which"] in ("last", "previous") and today.weekday() >= 5:
            saturday -= timedelta(days=7)
        return Span(saturday, saturday + timedelta(days=1))
    if m["before"]:
        return _unit_around(_back(today, 2, m["before"]), m["before"])
    unit = m["unit"] or m["unit2"] or "year"
    if m["which"] in ("last", "previous"):
        return _unit_around(_back(today, 1, unit), unit)
    whole = _unit_around(today, unit)
    return Span(whole.start, min(whole.end, today))


def _weekday_number(m: re.Match[str]) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(m["weekday"][:3]))


def _inner(m: re.Match[str], clock: Clock) -> Span:
    inner = read_point(m["inner"].removeprefix("the "), clock)
    if inner is None:
        raise ValueError("no such day")
    return inner


def _read_weekof(m: re.Match[str], clock: Clock) -> Span:
    day = (inner := _inner(m, clock)).start
    if m["end"]:  # the Saturday and Sunday nearest to a day, and the day
        saturday = day + timedelta(days=(8 - day.weekday()) % 7 - 3)
        return Span(min(day, saturday), max(day, saturday + timedelta(days=1)), inner.assumed)
    if m["edge"] in ("starting", "beginning", "from"):
        return Span(day, day + timedelta(days=6), inner.assumed)
    if m["edge"] in ("ending", "to"):
        return Span(day - timedelta(days=6), day, inner.assumed)
    return replace(_unit_around(day, "week"), assumed=inner.assumed)


def _read_beside(m: re.Match[str], clock: Clock) -> Span:
    """ "The day after 17 October"."""
    inner, step = _inner(m, clock), timedelta(days=-1 if m["edge"] == "before" else 1)
    return Span(inner.start + step, inner.start + step, inner.assumed)


def _read_weekin(m: re.Match[str], clock: Clock) -> Span:
    month = _month_number(m)
    year, assumed = (int(m["year"]), None) if m["year"] else _year_for(month, 1, clock)
    whole = _whole_month(year, month)
    if m["nth"] in ("last", "final"):
        return Span(whole.end - timedelta(days=6), whole.end, assumed)
    first = whole.start + timedelta(days=7 * ("first", "second", "third").index(m["nth"]))
    return Span(first, first + timedelta(days=6), assumed)


def _read_firstof(m: re.Match[str], clock: Clock) -> Span:
    """ "The first ten days of March 2020", "the last two months of 2019"."""
    whole = _inner(m, clock)
    count, unit = _amount(m), m["unit"]
    if m["edge"] in ("last", "final"):
        start = _back(whole.end + timedelta(days=1), count, unit)
        return Span(max(start, whole.start), whole.end, whole.assumed)
    end = _back(whole.start, -count, unit) - timedelta(days=1)
    return Span(whole.start, min(end, whole.end), whole.assumed)


def _read_dayalone(m: re.Match[str], clock: Clock) -> Span:
    """ "The 17th": of the period asked about before, else the latest such day up to today or of what is covered."""
    day, base, assumed = int(m["day"]), clock.today, None
    if clock.anchor is not None:
        return one_day(clock.anchor.year, clock.anchor.month, day)
    if clock.archive and clock.covered.last is not None:
        base, assumed = clock.covered.last, "the latest that the index covers"
    year, month = base.year, base.month
    for _ in range(12):
        if day <= monthrange(year, month)[1] and date(year, month, day) <= base:
            return replace(one_day(year, month, day), assumed=assumed)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    raise ValueError("no such day")


def _read_weekday(m: re.Match[str], clock: Clock) -> Span:
    base, assumed = clock.today, None
    if clock.archive and clock.covered.last is not None and m["which"] != "this":
        base, assumed = clock.covered.last, "the latest that the index covers"
    back = (base.weekday() - _weekday_number(m)) % 7
    if m["which"] in ("last", "past") and back == 0 and assumed is None:
        back = 7
    one = base - timedelta(days=back)
    return Span(one, one, assumed)


def _read_iso(m: re.Match[str], clock: Clock) -> Span:
    return one_day(int(m["year"]), int(m["m"]), int(m["d"]))


def _read_isomonth(m: re.Match[str], clock: Clock) -> Span:
    return _whole_month(int(m["year"]), int(m["m"]))


def _read_year(m: re.Match[str], clock: Clock) -> Span:
    return Span(date(int(m["year"]), 1, 1), date(int(m["year"]), 12, 31))


def _read_decade(m: re.Match[str], clock: Clock) -> Span:
    first = int(m["decade"] or f"19{m['decade20']}") * 10
    return Span(date(first, 1, 1), date(first + 9, 12, 31))


_READ = {
    "weekof": _read_weekof,
    "weekin": _read_weekin,
    "beside": _read_beside,
    "dayalone": _read_dayalone,
    "firstof": _read_firstof,
    "iso": _read_iso,
    "isomonth": _read_isomonth,
    "slashed": _read_slashed,
    "slashedmonth": _read_isomonth,
    "dayrange": _read_dayrange,
    "dayrange_us": _read_dayrange,
    "dmy": _read_dmy,
    "mdy": _read_dmy,
    "part": _read_part,
    "quarter": _read_quarter,
    "season": _read_season,
    "month_last_year": _read_month_last_year,
    "month": _read_month,
    "decade": _read_decade,
    "yesterday": _read_yesterday,
    "ago": _read_ago,
    "past": _read_past,
    "pastone": _read_pastone,
    "lastone": _read_lastone,
    "weekday": _read_weekday,
    "year": _read_year,
    "baremonth": _read_baremonth,
}
