"""When: the days a question asks about, with both ends, from the words people use for them.

Called by `read.py`. Pure: the clock is given, and the days that the index covers. Rules that need saying:

- "last week" and "last month" are calendar weeks (from Monday) and months, "the past week" the seven days up to today.
- A weekday is the latest such day up to today. A day or month without a year is the latest up to today.
- Where the index ends long before today, a weekday or a date without a year is looked for in what the index covers,
  and the period says so (`assumed`). "Yesterday" and "last week" are never moved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.answer.plan import Period
from bot.answer.reading.text import Scan
from bot.answer.reading.wordlist import words
from bot.answer.words import day_text, span_text

STALE_DAYS = 14  # an index whose newest article is older than this is an archive

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_COUNT = r"(?P<count>\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple(?: of)?)"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_PART = r"(?: (?:morning|afternoon|evening|night|noon))?"
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "few": 3,
    "couple": 2,
    "couple of": 2,
}

# Forms of one point or stretch of time, the most telling first.
_FORMS: dict[str, str] = {
    "iso": r"(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)",
    "isomonth": r"(?P<year>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?!\d|-)",
    "slashed": r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
    "dayrange": (
        rf"{_DAY} ?(?:-|to|until|till|and|through) ?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of "
        rf")?{_MONTH}(?:,? (?:of )?{_YEAR})?(?!\d)"
    ),
    "dayrange_us": (
        rf"{_MONTH} {_DAY} ?(?:-|to|until|through|and) ?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? "
        rf"{_YEAR})?"
    ),
    "dmy": rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? (?:of )?{_YEAR})?(?![\d])",
    "mdy": rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?!\d)(?:,? (?:of )?{_YEAR})?",
    "part": (
        rf"(?:the )?(?P<part>early|mid(?:dle of)?|late|beginning of|start of|end of|first half of|second "
        rf"half of)[ -](?:the )?(?:(?:month|year) (?:of )?)?(?:{_MONTH}(?: (?:of )?{_YEAR})?|"
        rf"(?P<yearalone>(?:19|20)\d\d))"
    ),
    "quarter": rf"(?:the )?(?:q(?P<q>[1-4])|(?P<qw>first|second|third|fourth|last) quarter)(?: of)? {_YEAR}",
    "season": rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}",
    "month_last_year": rf"{_MONTH} (?P<which>last|this) year",
    "month": rf"(?P<which>last|this|past)? ?{_MONTH},? (?:of )?{_YEAR}",
    "decade": r"(?:the )?(?P<decade>(?:19|20)\d)0'?s",
    "yesterday": (
        rf"(?P<y>the day before yesterday|yesterday|today|tonight|last night|this (?:morning|afternoon|"
        rf"evening)){_PART}"
    ),
    "ago": rf"{_COUNT} {_UNIT} ago",
    "past": rf"(?:the |these )?(?:last|past|previous|preceding) {_COUNT} {_UNIT}",
    "pastone": (
        r"(?:the )?past (?P<unit>day|week|fortnight|month|quarter|year|decade)|(?:the )?last (?P<hours>24|"
        r"48|72) ?(?:hours|hrs|h)\b"
    ),
    "lastone": (
        r"(?:the )?(?P<which>last|previous|this|current) (?P<unit>week|month|quarter|year|weekend|decade)"
        r"(?: so far| to date)?|so far this (?P<unit2>week|month|year)|"
        r"(?:the )?(?P<before>week|month|year) before last|year to date|(?:over )?the weekend"
    ),
    "weekday": rf"(?:(?P<which>last|this|past) )?{_WEEKDAY}{_PART}(?! ?\d)",
    "year": rf"(?:the year )?{_YEAR}(?!\d|s\b)",
    "baremonth": rf"(?:(?P<which>last|this|past) )?{_MONTH}(?! \d)",
}
_CAREFUL = {"may", "march", "mar", "sat", "sun", "mon", "wed", "jan", "dec"}  # words of other meanings too
_NAMED_GROUP = re.compile(r"\?P<[a-z0-9_]+>")
_ANY = "|".join("(?:" + _NAMED_GROUP.sub("?:", form) + ")" for form in _FORMS.values())
_EDGE = r"(?<![\w$€£.-])"
_RANGE = re.compile(
    rf"{_EDGE}(?:(?:between|from|in|during|over)(?: the)? (?:(?:years?|period|months?) "
    rf")?)?(?P<a>{_ANY}|\d{{1,2}}(?:st|nd|rd|th)?) ?(?:-|to|and|until|till|through|up to) "
    rf"?(?P<b>{_ANY})(?!\w)"
)
_OPEN = re.compile(
    rf"{_EDGE}(?P<how>(?:ever )?since|after|from|starting(?: in| from| on)?|as of|until|till|up to|up "
    rf"until|before|prior to|by)(?: the)?(?: end of| beginning of| start of)? (?P<a>{_ANY})(?P<on> "
    rf"on(?:wards?)?| onwards?| and after| up to (?:now|today)| (?:to|until) (?:now|today))?(?!\w)"
)
_PLAIN = re.compile(
    rf"{_EDGE}(?:(?:in|on|during|for|over|within|at|of|throughout|dated|of the|in all of)(?: the)?(?: "
    rf"month| year| day)?(?: of)? )?(?P<a>{_ANY})(?!\w)"
)
_COMPILED = {name: re.compile(form) for name, form in _FORMS.items()}


@dataclass(frozen=True, slots=True)
class CoveredDays:
    """The first and the newest day the index holds, None where it holds none."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What days are counted from.

    Attributes:
        today: the asker's day.
        covered: what the index holds.
    """

    today: date
    covered: CoveredDays = CoveredDays()

    @property
    def archive(self) -> bool:
        """Whether the index ends long before today."""
        return self.covered.last is not None and self.covered.last < self.today - timedelta(days=STALE_DAYS)


@dataclass(frozen=True, slots=True)
class _Span:
    start: date
    end: date
    assumed: str | None = None


def find_period(scan: Scan, now: datetime, covered: CoveredDays | None = None) -> Period | None:
    """Read and mark the first period of the question; None where it names none."""
    clock = Clock(now.astimezone(UTC).date(), covered or CoveredDays())
    return _range(scan, clock) or _open(scan, clock) or _plain(scan, clock)


def find_as_of(scan: Scan, now: datetime) -> datetime | None:
    """The time of "as of …", "as known on …": the end of the day named, or the hour given, UTC."""
    match = _AS_OF.search(scan.rest)
    if match is None:
        return None
    span = read_point(match["a"], Clock(now.astimezone(UTC).date()))
    if span is None:
        return None
    scan.take(*match.span())
    if match["hour"]:
        return datetime.combine(span.end, time(int(match["hour"]) % 24, int(match["minute"])), UTC)
    return datetime.combine(span.end + timedelta(days=1), time(0), UTC)


_AS_OF = re.compile(
    rf"{_EDGE}(?:as of|as at|as known (?:on|at|by)|(?:that )?(?:was |were )?known (?:on|at|by)|by the "
    rf"evening of)(?: the)? (?P<a>{_ANY})(?:,? (?:at )?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?: "
    rf"utc)?)?(?!\w)"
)


_DATED = re.compile(
    rf"{_EDGE}(?:{_NAMED_GROUP.sub('?:', _FORMS['dmy'])}|{_NAMED_GROUP.sub('?:', _FORMS['mdy'])}|"
    rf"\\d{{4}}-\\d\\d-\\d\\d|\\d{{1,2}}/\\d{{1,2}}/\\d{{4}})(?!\\w)"
)


def impossible_date(scan: Scan) -> bool:
    """Whether the question names a day that no calendar has ("31 February"), to be asked back instead of ignored."""
    match = _DATED.search(scan.rest)
    return match is not None and not re.fullmatch(r"\d+ may|may \d+", match.group())


def _range(scan: Scan, clock: Clock) -> Period | None:
    for match in _RANGE.finditer(scan.rest):
        second = read_point(match["b"], clock)
        first_text = match["a"]
        if second is None:
            continue
        if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", first_text):
            day = int(re.sub(r"\D", "", first_text))
            if second.start != second.end or not 1 <= day <= 31:
                continue
            first: _Span | None = _day(second.start.year, second.start.month, day)
        else:
            first = read_point(first_text, clock)
            if (
                first is not None
                and not re.search(r"(?:19|20)\d\d", first_text)
                and re.search(r"(?:19|20)\d\d", match["b"])
            ):
                first = (
                    _in_year(first, second.end.year)
                    if first.start.month <= second.end.month
                    else _in_year(first, second.end.year - 1)
                )
        joined_by_and = re.search(
            r"\band\b", scan.rest[match.start() : match.end()]
        ) and not match.group().lstrip().startswith("between")
        if first is None or joined_by_and or first.start > second.end:
            continue
        asked = scan.take(*match.span()).strip()
        return Period(
            first.start, second.end, span_text(first.start, second.end), asked, first.assumed or second.assumed
        )
    return None


def _in_year(span: _Span, year: int) -> _Span:
    try:
        return _Span(span.start.replace(year=year), span.end.replace(year=year))
    except ValueError:
        return span


def _open(scan: Scan, clock: Clock) -> Period | None:
    for match in _OPEN.finditer(scan.rest):
        how = match["how"].removeprefix("ever ")
        if (how == "by" or how == "as of") or (how == "from" and not match["on"]):
            continue
        span = read_point(match["a"], clock)
        if span is None:
            continue
        asked = scan.take(*match.span()).strip()
        if how == "after" and not match["on"]:
            start = span.end + timedelta(days=1)
            return Period(start, None, f"after {span_text(span.start, span.end)}", asked, span.assumed)
        if how in ("since", "from", "after") or how.startswith("starting"):
            return Period(span.start, None, f"since {day_text(span.start)}", asked, span.assumed)
        if how in ("before", "prior to"):
            return Period(None, span.start - timedelta(days=1), f"before {day_text(span.start)}", asked, span.assumed)
        return Period(None, span.end, f"up to {day_text(span.end)}", asked, span.assumed)
    return None


def _plain(scan: Scan, clock: Clock) -> Period | None:
    for match in _PLAIN.finditer(scan.rest):
        text = match["a"]
        if _doubtful(scan, match):
            continue
        span = read_point(text, clock)
        if span is None:
            continue
        asked = scan.take(*match.span()).strip()
        return Period(span.start, span.end, label_of(span.start, span.end), asked, span.assumed)
    return None


def label_of(start: date, end: date) -> str:
    """A period in words: a single day with its weekday, longer ones as short as they can be said."""
    return day_text(start, weekday=True) if start == end else span_text(start, end)


def _doubtful(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a word such as "may", "march" or a bare number that looks like a year is something else here."""
    text, (start, end) = match["a"], match.span("a")
    led = match.start() != start
    if text in _CAREFUL:
        return not (led or (scan.text[start].isupper() and start > 0 and scan.before(start, 1) != "the")) or (
            text == "may" and not led
        )
    if re.fullmatch(r"(?:19|20)\d\d", text):
        after = re.match(r"\s*([a-z]+)", scan.rest[end:])
        return not led and after is not None and after[1] in _COUNTED
    return False


_COUNTED = words(
    """
    people civilians children women men killed dead injured wounded displaced deaths casualties soldiers
    fighters incidents attacks
    """
)


def read_point(text: str, clock: Clock) -> _Span | None:
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
    return next(i for i, name in enumerate(_MONTH_NAMES, 1) if name.startswith(match["month"][:3]))


def _whole_month(year: int, month: int) -> _Span:
    return _Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> _Span:
    one = date(year, month, day)
    return _Span(one, one)


def _year_for(month: int, day: int, clock: Clock) -> tuple[int, str | None]:
    """The year of a date given without one: the latest up to today, or the latest the index covers."""
    year = clock.today.year if (month, day) <= (clock.today.month, clock.today.day) else clock.today.year - 1
    first, last = clock.covered.first, clock.covered.last
    if last is None or not clock.archive or (last.year, last.month) >= (year, month):
        return year, None
    covered = last.year if (month, 1) <= (last.month, last.day) else last.year - 1
    if first is not None and date(covered, month, 28) < first:
        return year, None
    return covered, "the latest year that the index covers"


def _read_slashed(m: re.Match[str], clock: Clock) -> _Span:
    day, month, year = int(m["d"]), int(m["m"]), int(m["year"])
    year += 2000 if year < 100 else 0
    return _day(year, month, day) if month <= 12 else _day(year, day, month)


def _read_dmy(m: re.Match[str], clock: Clock) -> _Span:
    month, day = _month_number(m), int(m["day"])
    if m["year"]:
        return _day(int(m["year"]), month, day)
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
                    return _Span(
                        one, one, None if candidate == clock.today.year else "the year in which that day was one"
                    )
    return replace(_day(year, month, day), assumed=assumed)


def _read_dayrange(m: re.Match[str], clock: Clock) -> _Span:
    month = _month_number(m)
    year, assumed = (int(m["year"]), None) if m["year"] else _year_for(month, int(m["day2"]), clock)
    start, end = date(year, month, int(m["day"])), date(year, month, int(m["day2"]))
    if start > end:
        raise ValueError("the range runs backwards")
    return _Span(start, end, assumed)


def _read_part(m: re.Match[str], clock: Clock) -> _Span:
    part = m["part"].split()[0]
    half = m["part"].endswith("half of")
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
        return _Span(whole.start.replace(day=first), whole.start.replace(day=min(last, whole.end.day)), assumed)
    year = int(m["yearalone"])
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
    return _Span(date(year, first, 1), _whole_month(year, last).end)


def _read_quarter(m: re.Match[str], clock: Clock) -> _Span:
    quarter = int(m["q"]) if m["q"] else {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[m["qw"]]
    year = int(m["year"])
    return _Span(date(year, 3 * quarter - 2, 1), _whole_month(year, 3 * quarter).end)


def _read_season(m: re.Match[str], clock: Clock) -> _Span:
    year = int(m["year"])
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[m["season"]]
    return _Span(
        date(year, first, 1), _whole_month(year, first + 2).end if first < 12 else _whole_month(year + 1, 2).end
    )


def _read_month(m: re.Match[str], clock: Clock) -> _Span:
    return _whole_month(int(m["year"]), _month_number(m))


def _read_baremonth(m: re.Match[str], clock: Clock) -> _Span:
    month = _month_number(m)
    if m["which"] == "this":
        return _whole_month(clock.today.year, month)
    if m["which"] in ("last", "past"):
        return _whole_month(clock.today.year if month < clock.today.month else clock.today.year - 1, month)
    year, assumed = _year_for(month, 1, clock)
    return replace(_whole_month(year, month), assumed=assumed)


def _read_month_last_year(m: re.Match[str], clock: Clock) -> _Span:
    return _whole_month(clock.today.year - (m["which"] == "last"), _month_number(m))


def _read_yesterday(m: re.Match[str], clock: Clock) -> _Span:
    back = {"the day before yesterday": 2, "yesterday": 1, "last night": 1}.get(m["y"], 0)
    one = clock.today - timedelta(days=back)
    return _Span(one, clock.today if m["y"] == "last night" else one)


def _amount(m: re.Match[str]) -> int:
    text = m["count"]
    return _NUMBERS[text] if text in _NUMBERS else int(text)


def _back(day: date, count: int, unit: str) -> date:
    if unit in ("hour", "day"):
        return day - timedelta(days=count if unit == "day" else max(1, round(count / 24)))
    if unit in ("week", "fortnight"):
        return day - timedelta(weeks=count * (2 if unit == "fortnight" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _read_ago(m: re.Match[str], clock: Clock) -> _Span:
    unit, then = m["unit"], _back(clock.today, _amount(m), m["unit"])
    if unit in ("hour", "day"):
        return _Span(then, then)
    return _unit_around(then, unit)


def _unit_around(day: date, unit: str) -> _Span:
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return _Span(monday, monday + timedelta(days=6 if unit == "week" else 13))
    if unit == "month":
        return _whole_month(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return _Span(date(day.year, first, 1), _whole_month(day.year, first + 2).end)
    if unit == "decade":
        first = day.year // 10 * 10
        return _Span(date(first, 1, 1), date(first + 9, 12, 31))
    return _Span(date(day.year, 1, 1), date(day.year, 12, 31))


def _read_past(m: re.Match[str], clock: Clock) -> _Span:
    return _Span(
        _back(clock.today, _amount(m), m["unit"]) + timedelta(days=1 if m["unit"] != "hour" else 0), clock.today
    )


def _read_pastone(m: re.Match[str], clock: Clock) -> _Span:
    if m["hours"]:
        return _Span(clock.today - timedelta(days=int(m["hours"]) // 24), clock.today)
    if m["unit"] == "day":
        return _Span(clock.today - timedelta(days=1), clock.today)
    return _Span(_back(clock.today, 1, m["unit"]) + timedelta(days=1), clock.today)


def _read_lastone(m: re.Match[str], clock: Clock) -> _Span:
    today = clock.today
    if "weekend" in m.group():
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)
        if m["which"] in ("last", "previous") and today.weekday() >= 5:
            saturday -= timedelta(days=7)
        return _Span(saturday, saturday + timedelta(days=1))
    if m["before"]:
        return _unit_around(_back(today, 2, m["before"]), m["before"])
    unit = m["unit"] or m["unit2"] or "year"
    if m["which"] in ("last", "previous"):
        return _unit_around(_back(today, 1, unit), unit)
    whole = _unit_around(today, unit)
    return _Span(whole.start, min(whole.end, today))


def _weekday_number(m: re.Match[str]) -> int:
    return next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(m["weekday"][:3]))


def _read_weekday(m: re.Match[str], clock: Clock) -> _Span:
    base, assumed = clock.today, None
    if clock.archive and clock.covered.last is not None and m["which"] != "this":
        base, assumed = clock.covered.last, "the latest that the index covers"
    back = (base.weekday() - _weekday_number(m)) % 7
    if m["which"] in ("last", "past") and back == 0 and assumed is None:
        back = 7
    one = base - timedelta(days=back)
    return _Span(one, one, assumed)


def _read_iso(m: re.Match[str], clock: Clock) -> _Span:
    return _day(int(m["year"]), int(m["m"]), int(m["d"]))


def _read_isomonth(m: re.Match[str], clock: Clock) -> _Span:
    return _whole_month(int(m["year"]), int(m["m"]))


def _read_year(m: re.Match[str], clock: Clock) -> _Span:
    return _Span(date(int(m["year"]), 1, 1), date(int(m["year"]), 12, 31))


def _read_decade(m: re.Match[str], clock: Clock) -> _Span:
    first = int(m["decade"]) * 10
    return _Span(date(first, 1, 1), date(first + 9, 12, 31))


_READ = {
    "iso": _read_iso,
    "isomonth": _read_isomonth,
    "slashed": _read_slashed,
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
