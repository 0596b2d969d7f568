"""The day of the event, chosen among the dates that an article names, and "none of them".

Called by `index/claims/reading.py`. What speaks for a date is read in `event_date.py`; how much each sign weighs was
learned (`tests/quality/fit_dates.py`) by a log-linear choice among all dates of an article at once: a Thursday in court
loses against the day in May on which somebody was shot, though by itself it looks like an event's date. Pure.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from index.claims.date_reading import Form
from index.claims.dates import DateMention
from index.claims.event_date import (
    AGES,
    BY_HAND,
    COUNTED_FROM_IT,
    OF_A_SPEAKER,
    SPOKEN,
    TOLL_TOLD,
    Dated,
    firmly_named,
)
from store.records import DatePrecision

NONE = "none of them"
WITHIN = 7
"""Days before somebody spoke of it on which an event is news."""
FAR = 10
"""Sentences; a date further from the event's sentence than this is as good as anywhere."""

Days = tuple[date, date]
Signs = dict[str, float]


def signs(one: Dated, anchor: int | None) -> Signs:
    """What speaks for or against a date: what was read of it, its form and age together, its distance to the event.

    Args:
        one: the date.
        anchor: index of the sentence that tells of the event; None: unknown.
    """
    found = dict(one.signs)
    form = next(name.removeprefix("form ") for name in found if name.startswith("form "))
    age = next((name for name in found if name in AGES), "age unknown")
    found[f"{form}, {age}"] = 1.0
    if anchor is not None:
        found["distance"] = min(abs(one.sentence - anchor), FAR) / FAR
        if one.sentence < anchor:
            found["before the event"] = 1.0
    return found


def choose_date(
    found: Sequence[Dated],
    anchor: int | None,
    published: date | None,
    *,
    hour: bool = False,
    long_after: bool = False,
) -> DateMention | None:
    """The event's date, None when nothing is said and nothing may be assumed.

    Several mentions of one day speak for it together. Where none of the dates is likely, a report is taken to be of the
    day of publication or the day before, which is said as a span of two days with precision "week"; where it tells the
    hour and no day, it is news of the day of publication. Of a report from long after the event nothing is assumed.

    Args:
        found: see `event_date.dated`.
        anchor: index of the sentence that tells of the event; None: unknown.
        published: the day of publication where the event happened.
        hour: see `event_date.tells_hour`.
        long_after: see `event_date.told_long_after`.
    """
    named = [
        d.sentence for d in found if anchor is not None and d.sentence <= anchor and firmly_named(found, d.sentence)
    ]
    read = [
        (one.mention, signs(one, anchor) | _counted_from_it(one, named) | _of_a_speaker(one, found)) for one in found
    ]
    chosen = heaviest(read, weights(), sure=published is None)
    if chosen is not None or published is None or long_after:
        return chosen
    if hour:
        return DateMention(0, 0, published, published, DatePrecision.DAY, Form.RELATIVE)
    day = published - timedelta(1)
    return DateMention(0, 0, day, published, DatePrecision.WEEK, Form.RELATIVE)


def _counted_from_it(one: Dated, named: Sequence[int]) -> Signs:
    """ "A missile fired a day earlier": counted from the event's day, which one of the sentences `named` gives."""
    linked = one.mention.form is Form.LINKED and any(sentence < one.sentence for sentence in named)
    return {COUNTED_FROM_IT: 1.0} if linked else {}


def _of_a_speaker(one: Dated, found: Sequence[Dated]) -> Signs:
    """ "…, the agency said on Sunday", where another sentence has what happened "on Friday" of the week before it."""
    if SPOKEN not in dict(one.signs) or one.mention.date_start is None:
        return {}
    for other in found:
        told, day = dict(other.signs), other.mention.date_start
        happened = other.sentence == one.sentence or "happened before" in told or "happened after" in told
        if not happened or SPOKEN in told or TOLL_TOLD in told:
            continue
        by_the_day = day == other.mention.date_end and other.mention.precision is DatePrecision.DAY
        if by_the_day and day is not None and 0 < (one.mention.date_start - day).days <= WITHIN:
            return {OF_A_SPEAKER: 1.0}
    return {}


def heaviest(dates: Sequence[tuple[DateMention, Signs]], weight: Signs, *, sure: bool = False) -> DateMention | None:
    """The mention that speaks most for the heaviest day; None where "none of them" weighs more (never, if `sure`)."""
    total: dict[Days, float] = {}
    best: dict[Days, tuple[float, DateMention]] = {}
    for mention, read in dates:
        if mention.date_start is None or mention.date_end is None:
            continue
        days = (mention.date_start, mention.date_end)
        mine = sum(weight.get(name, 0.0) * value for name, value in read.items())
        total[days] = total.get(days, 0.0) + math.exp(mine)
        if days not in best or best[days][0] < mine:
            best[days] = (mine, mention)
    if not total:
        return None
    days = max(total, key=lambda d: total[d])
    return best[days][1] if sure or total[days] >= math.exp(weight.get(NONE, 0.0)) else None


@lru_cache(maxsize=1)
def weights() -> Signs:
    """The weights of the signs: those learned, and those of signs that are too rare to be learned."""
    text = files("index.claims").joinpath("data/date_weights.json").read_text(encoding="utf-8")
    return {**json.loads(text)["weights"], **BY_HAND}
