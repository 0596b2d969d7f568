"""When: the dates that an article's text names, each with its span and precision.

`find_dates` is called by `event_date.py` for the sentences of an article; the day that an event happened is then chosen
by `date_choice.py`. Nothing is guessed from the clock: without a day of publication a relative date stays unresolved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from index.claims.date_grammar import read_dates
from index.claims.date_reading import Form, Reading
from store.records import DatePrecision


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a text names: the characters `start:end` of it.

    Attributes:
        date_start, date_end: first and last day meant; both None when they cannot be known (no publication day).
        form: how it was written ("full", "weekday", "since" …).
        future: it lies ahead of the day of publication ("will appear in court Friday").
        assumed_year: the year was not written.
    """

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    precision: DatePrecision
    form: Form
    future: bool = False
    assumed_year: bool = False


def find_dates(text: str, published: date | None, *, offset: int = 0) -> list[DateMention]:
    """The dates in a sentence or an article, left to right, none overlapping.

    Args:
        text: the text to read.
        published: the day that relative dates count from, in the place's own time zone (see `local_day`); None
            leaves them unresolved.
        offset: added to every span, so that a sentence's dates can carry the article's offsets.
    """
    readings = [_with_year_of(published, r, text) if published is not None else r for r in read_dates(text, published)]
    return [_mention(r) for r in _with_since(text, readings, published, offset)]


SLIP_DAYS = 31  # how long before its publication a report's event may lie, for a year too late to be a slip
_AHEAD = re.compile(
    r"\b(?:will|would|shall|set|scheduled|due|until|by|expect\w*|plan\w*|trial|hearing|sentenc\w+|expire\w*|deadline|"
    r"next|upcoming|before|elections?|tickets?|begin\w*|start\w*|open\w*|slated|postponed|appear\w*|"
    r"updated|posted|published|copyright|modified)\b",
    re.I,
)


def _with_year_of(published: date, reading: Reading, text: str) -> Reading:
    """A whole date a year after its report's, of which nothing says that it lies ahead, with the year that was meant.

    "At dawn on 29 October 2024" in a report of 30 October 2023: what is told as done lies behind its report.
    """
    day = reading.first
    if day is None or day != reading.last or reading.assumed_year or day.year != published.year + 1:
        return reading
    if (day.month, day.day) == (2, 29) or _AHEAD.search(text):
        return reading
    meant = day.replace(year=published.year)
    return replace(reading, first=meant, last=meant, future=False) if _just_before(meant, published) else reading


def _just_before(day: date, published: date) -> bool:
    return 0 <= (published - day).days <= SLIP_DAYS


def local_day(published_at: datetime | None, day_only: bool, zone: str | None) -> date | None:
    """The day of publication where the event happened: 23:30 UTC is the next day in Damascus.

    Args:
        published_at: aware, UTC.
        day_only: only the day was given; it is then taken as the local day.
        zone: IANA name; None or an unknown one counts as UTC.
    """
    if published_at is None:
        return None
    if day_only or zone is None:
        return published_at.date()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return published_at.replace(tzinfo=published_at.tzinfo or UTC).astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return published_at.date()


def _with_since(text: str, readings: list[Reading], published: date | None, offset: int) -> list[Reading]:
    """Join "since" and "between … and …" with the dates beside them, and move the spans by `offset`."""
    joined: list[Reading] = []
    for reading in readings:
        before = text[max(0, reading.start - 12) : reading.start].lower().split()
        if before and before[-1] == "since" and reading.first is not None:
            reading = replace(reading, last=max(published or reading.first, reading.first), form=Form.SINCE)
        elif joined and joined[-1].first and reading.last:
            between = text[joined[-1].end : reading.start].strip().lower()
            head = text[max(0, joined[-1].start - 14) : joined[-1].start].lower().split()
            opened = bool(head) and head[-1] in ("between", "from")
            if between in ("and", "to", "until", "through", "-", "–") and opened and joined[-1].first <= reading.last:
                previous = joined.pop()
                reading = replace(reading, start=previous.start, first=previous.first)
        joined.append(reading)
    return [replace(r, start=r.start + offset, end=r.end + offset) for r in joined]


def _mention(reading: Reading) -> DateMention:
    return DateMention(
        reading.start,
        reading.end,
        reading.first,
        reading.last,
        reading.precision,
        reading.form,
        reading.future,
        reading.assumed_year,
    )
