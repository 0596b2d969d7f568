"""On which days of the week: "on Saturdays", "every Friday", "at weekends". One day ("on Saturday") is `when.py`'s.

Called by `read.py` before the period. Pure.
"""

from __future__ import annotations

import re

from bot.answer.reading.day_words import WEEKDAYS
from bot.answer.reading.text import Scan

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_EVERY = rf"{_DAY}s|weekends|week-ends|weekdays|working days"
_WEEKLY = re.compile(
    rf"(?:\b(?:on|at|over|during)(?: the)? )?(?:(?:(?<=\bon )a|\bevery|\beach|\bany) "
    rf"(?P<one>{_DAY}|weekend|weekday)\b(?! (?:in|of) which)|\b(?P<many>{_EVERY})\b(?! (?:of|before|after)\b))"
)
_NEXT = re.compile(rf"\s*(?:,|and|or|&)+\s*(?:on )?(?:a )?(?P<many>{_EVERY}|{_DAY}(?=\s|$))")
_GROUPED = re.compile(r"\b(?:compare|versus|vs|than|against|more|fewer)\b")


def find_weekdays(scan: Scan) -> tuple[int, ...]:
    """The days of the week meant, Monday 0, with their words marked; () where the question names none."""
    match = scan.search(_WEEKLY)
    if match is None:
        return ()
    found = _days(match["one"] or match["many"])
    end = match.end()
    while (more := _NEXT.match(scan.rest, end)) is not None:
        found |= _days(more["many"])
        end = more.end()
    scan.take(match.start(), end)
    return tuple(sorted(found))


def sets_weekdays_apart(text: str) -> bool:
    """Whether days of the week are compared ("more on Fridays than on Sundays"): no filter says that."""
    return len(_WEEKLY.findall(text.lower())) > 1 and _GROUPED.search(text.lower()) is not None


def _days(word: str) -> set[int]:
    if word.startswith(("week-end", "weekend")):
        return {5, 6}
    if word.startswith(("weekday", "working")):
        return {0, 1, 2, 3, 4}
    return {WEEKDAYS.index(word.removesuffix("s"))}


def weekdays_text(days: tuple[int, ...]) -> str:
    """ "on Saturdays and Sundays", for the reader."""
    names = [f"{WEEKDAYS[day].capitalize()}s" for day in days]
    return "on " + (", ".join(names[:-1]) + " and " if len(names) > 1 else "") + names[-1]
