"""When: the days a question asks about, with both ends, from the words people use for them.

Called by `read.py`. Pure: the clock is given, and the days that the index covers. Rules that need saying:

- "last week" and "last month" are calendar weeks (from Monday) and months, "the past week" the seven days up to today.
- A weekday is the latest such day up to today. A day or month without a year is the latest up to today.
- Where the index ends long before today, a weekday or a date without a year is looked for in what the index covers,
  and the period says so (`assumed`). "Yesterday" and "last week" are never moved.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from bot.answer.plan import Period
from bot.answer.reading.day_words import ANY, FORMS, NAMED_GROUP
from bot.answer.reading.days import Clock, CoveredDays, Span, one_day, read_point
from bot.answer.reading.text import Scan
from bot.answer.reading.wordlist import words
from bot.answer.words import day_text, span_text

_CAREFUL = {"may", "march", "mar", "sat", "sun", "mon", "wed", "jan", "dec"}  # words of other meanings too
_EDGE = r"(?<![\w$€£.-])"
_RANGE = re.compile(
    rf"{_EDGE}(?:(?:between|from|in|during|over)(?: the)? (?:(?:years?|period|months?) "
    rf")?)?(?P<a>{ANY}|\d{{1,2}}(?:st|nd|rd|th)?) ?(?:-|to|and|until|till|through|up to) "
    rf"?(?P<b>{ANY})(?!\w)"
)
_OPEN = re.compile(
    rf"{_EDGE}(?<!\bday )(?P<how>(?:ever )?since|after|as from|from|(?:starting|beginning)(?: in| from| on| with)?|"
    rf"as of|until|till|up to|up "
    rf"until|before|prior to|by)(?: the)?(?: end of| beginning of| start of)? (?P<a>{ANY})(?P<on> "
    rf"on(?:wards?)?| onwards?| and after| up to (?:now|today)| (?:to|until) (?:now|today))?(?!\w)"
)
_TO_NOW = re.compile(
    rf"{_EDGE}(?:(?:as )?from |since |between )?(?:the )?(?:start of |beginning of )?(?P<a>{ANY}) ?(?:-|to|and|till|"
    rf"until|up "
    rf"to|through|up until) ?(?:the )?(?:now|today|present(?: day)?|date)(?!\w)"
)
_PLAIN = re.compile(
    rf"{_EDGE}(?:(?:in|on|during|for|over|within|at|of|throughout|dated|of the|in all of|(?:in|over|during) the "
    rf"(?:course|"
    rf"span|space|whole) of)(?: the)?(?: "
    rf"month| year| day)?(?: of)? )?(?P<a>{ANY})(?!\w)"
)


_MONTH_FIRST = re.compile(r"(?<![\d/])\d{1,2}/(?:1[3-9]|2\d|3[01])/(?:\d{4}|\d\d)(?!\d)")


def find_period(scan: Scan, now: datetime, covered: CoveredDays | None = None) -> Period | None:
    """Read and mark the first period of the question; None where it names none."""
    month_first = _MONTH_FIRST.search(scan.text) is not None
    covered = covered or CoveredDays()
    clock = Clock(now.astimezone(UTC).date(), covered, month_first, covered.anchor)
    return _range(scan, clock) or _open(scan, clock) or _plain(scan, clock)


_JOINT = re.compile(
    r"[\s,]*(?:(?:and|or|&|/|\+|as well as|plus|and also)[\s,]*)?(?:(?:in|on|for|during|of)(?: the)?\s+)?"
)


_LEFT_OUT = re.compile(
    r"\b(?P<how>except|other than|apart from|excluding|but not|not counting|not including|leaving out)"
    r"(?: for| in| during| on| the month of)*\s*$"
)


def find_periods(
    scan: Scan, now: datetime, covered: CoveredDays | None = None
) -> tuple[Period | None, tuple[str, ...]]:
    """Read and mark all the days that the question asks about.

    Returns:
        The period, with its `parts` where the question joins several ("2016 and 2018"), and the words of times that
        neither join it nor lie in it: they were not understood.
    """
    found: list[tuple[int, int, Period]] = []
    spared: list[str] = []
    while True:
        before = scan.rest
        period = find_period(scan, now, covered)
        if period is None:
            break
        changed = [at for at, (old, new) in enumerate(zip(before, scan.rest, strict=True)) if old != new]
        left_out = _LEFT_OUT.search(scan.text[: changed[0]].lower())
        if left_out is not None and left_out.start() > 0:  # "excluding 2019" alone follows up a question
            spared.append(f"{left_out['how']} {period.asked}")
            continue
        found.append((changed[0], changed[-1] + 1, period))
    if not found:
        return None, tuple(spared)
    first = found[0][2]
    joined, others = [found[0]], spared
    for one in sorted(found[1:]):
        if lies_in(first, one[2]) or lies_in(one[2], first):
            if lies_in(first, one[2]) and not one[2].assumed:
                first, joined = one[2], [one]  # "in 2019, in March 2019"
        elif any(_beside(scan, one, other) for other in joined):
            joined.append(one)
        elif (both := _between(first, one[2])) is not None:
            first, joined = both, [one]
        else:
            others.append(one[2].asked)
    return (together([period for _, _, period in sorted(joined)]) if len(joined) > 1 else first), tuple(others)


def lies_in(outer: Period, inner: Period) -> bool:
    starts = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    return starts and (outer.end is None or (inner.end is not None and inner.end <= outer.end))


def _between(one: Period, other: Period) -> Period | None:
    """ "since March 2019 … until May 2020": an open end that the other closes; None where they leave no day."""
    if (one.end is None) == (other.end is None) or (one.start is None) == (other.start is None):
        return None
    start, end = one.start or other.start, one.end or other.end
    if start is None or end is None or start > end:
        return None
    return Period(start, end, span_text(start, end), f"{one.asked} {other.asked}", one.assumed or other.assumed)


def _beside(scan: Scan, one: tuple[int, int, Period], other: tuple[int, int, Period]) -> bool:
    """Whether nothing but "and", "or" or a comma stands between two stretches of time with two ends."""
    left, right = sorted((one, other))
    closed = all(day is not None for _, _, p in (one, other) for day in (p.start, p.end))
    return closed and _JOINT.fullmatch(scan.text[left[1] : right[0]].lower()) is not None


def together(periods: list[Period]) -> Period:
    """Several stretches of time as one period; what lies side by side is one stretch."""
    spans = sorted((p.start, p.end) for p in periods if p.start is not None and p.end is not None)
    merged = [spans[0]]
    for start, end in spans[1:]:
        if start <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    asked = ", ".join(p.asked for p in periods)
    assumed = next((p.assumed for p in periods if p.assumed), None)
    if len(merged) == 1:
        return Period(*merged[0], label_of(*merged[0]), asked, assumed)
    *labels, last = (label_of(*span) for span in merged)
    label = f"{', '.join(labels)} and {last}"
    return Period(merged[0][0], merged[-1][1], label, asked, assumed, tuple(merged))


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
    rf"evening of)(?: the)? (?P<a>{ANY})(?:,? (?:at )?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?: "
    rf"utc)?)?(?!\w)"
)


_DATED = re.compile(
    rf"{_EDGE}(?:{NAMED_GROUP.sub('?:', FORMS['dmy'])}|{NAMED_GROUP.sub('?:', FORMS['mdy'])}|"
    rf"\\d{{4}}-\\d\\d-\\d\\d|\\d{{1,2}}/\\d{{1,2}}/\\d{{4}})(?!\\w)"
)


_NO_YEAR = re.compile(
    r"\b(?:in|since|until|during|before|after|for|of) (?:the )?year \d+\b|"
    r"\b(?:in|since|until|during|before|after) \d{4}\b(?! (?:people|civilians|children|women|men|incidents|attacks|"
    r"km|\w+strikes))"
)


def impossible_date(scan: Scan) -> bool:
    """Whether the question names a day that no calendar has ("31 February"), to be asked back instead of ignored."""
    if _NO_YEAR.search(scan.rest) is not None:
        return True
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
            first: Span | None = one_day(second.start.year, second.start.month, day)
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


def _in_year(span: Span, year: int) -> Span:
    try:
        return Span(span.start.replace(year=year), span.end.replace(year=year))
    except ValueError:
        return span


def _open(scan: Scan, clock: Clock) -> Period | None:
    for match in _TO_NOW.finditer(scan.rest):
        span = read_point(match["a"], clock)
        if span is not None:
            asked = scan.take(*match.span()).strip()
            return Period(span.start, None, f"since {day_text(span.start)}", asked, span.assumed)
    for match in _OPEN.finditer(scan.rest):
        how = match["how"].removeprefix("ever ").replace("as from", "since").replace("beginning", "starting")
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
    if not led and re.fullmatch(r"1[5-8]\d\d", text):
        return True  # "1500 dead" is no year, "in 1890" is one
    if re.fullmatch(r"(?:19|20)\d\d", text):
        after = re.match(r"\s*([a-z]+)", scan.rest[end:])
        return not led and after is not None and after[1] in _COUNTED and scan.before(start, 1) in _LEADS_A_COUNT
    return False


# "at least 2000 people" is a count, "idlib 2019 civilians killed" names a year
_LEADS_A_COUNT = words(
    """
    than least most over under above below about some nearly almost approximately around exactly roughly
    were was are is be been have has had did the these those all
    kill kills killed killing displace displaced injure injured wound wounded arrest arrested abduct abducted
    """
)
_COUNTED = words(
    """
    people civilians children women men killed dead injured wounded displaced deaths casualties soldiers
    fighters incidents attacks
    """
)
