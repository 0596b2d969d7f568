"""The incidents of one part of a grouping (a month, a town, a side), as a filter. Pure; called by `groups.py`."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from bot.answer.plan import By
from store.filters import ANYTHING, IncidentFilter
from store.names import fold_place
from store.records import EventType, Status, Weapon

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def part_filter(by: By, key: str) -> IncidentFilter | None:
    """What only the incidents of a part meet.

    Args:
        by: what is grouped by.
        key: the part's `Row.key`.

    Returns:
        The filter, to be met beside the question's own; None where a part is no filter's.
    """
    if by is By.WEEKDAY:
        return replace(ANYTHING, weekdays=frozenset({WEEKDAYS.index(key)}))
    if (days := _days(by, key)) is not None:
        return replace(ANYTHING, date_from=days[0], date_to=days[1])
    if by is By.COUNTRY:
        return replace(ANYTHING, country=key)
    if by in (By.ADMIN1, By.PLACE):
        return _of_place(by, key)
    if by is By.EVENT_TYPE:
        return replace(ANYTHING, event_types=frozenset({EventType(key)}))
    if by is By.WEAPON:
        return replace(ANYTHING, weapons=frozenset({Weapon(key)}))
    if by is By.PERPETRATOR:
        return replace(ANYTHING, perpetrator_is=key)
    if by is By.SOURCE:
        return replace(ANYTHING, source=key)
    return replace(ANYTHING, statuses=frozenset({Status(key)})) if by is By.STATUS else None


def _of_place(by: By, key: str) -> IncidentFilter | None:
    """Of "Idlib, SY" and "Saraqib, Idlib, SY"."""
    *names, last = key.split(", ")
    if not names:
        return replace(ANYTHING, place_names=frozenset({fold_place(last)})) if by is By.PLACE else None
    if by is By.ADMIN1:
        return replace(ANYTHING, admin1=", ".join(names), country=last)
    if len(names) == 1:
        return replace(ANYTHING, place_names=frozenset({fold_place(names[0])}), country=last)
    return replace(ANYTHING, place_names=frozenset({fold_place(", ".join(names[:-1]))}), admin1=names[-1])


def _days(by: By, key: str) -> tuple[date, date] | None:
    """The first and last day of a part of time, from its key; None for other parts."""
    if by is By.DAY:
        return (day := date.fromisoformat(key)), day
    if by is By.WEEK:
        return (monday := date.fromisocalendar(int(key[:4]), int(key[6:]), 1)), monday + timedelta(days=6)
    if by is By.YEAR:
        return date(int(key), 1, 1), date(int(key), 12, 31)
    if by not in (By.MONTH, By.QUARTER):
        return None
    year = int(key[:4])
    first = int(key[5:7]) if by is By.MONTH else 3 * int(key[6]) - 2
    last = first if by is By.MONTH else first + 2
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
