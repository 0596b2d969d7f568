"""The words that dates are written with: months, weekdays, numbers, parts of the day, holidays, seasons.

Used by the readers of dates. Tables and calendar arithmetic only; nothing here reads text.
"""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
ALSO_WORDS = frozenset({"may", "march", "mar", "jan", "jun", "dec", "august", "april", "june"})
"""Months whose names are also words or given names: alone they count only after a word such as "in" or "last"."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday",
            "sunday",
        )
    )
    for name in names.split()
}

_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
_PARTS = "morning afternoon evening night noon midnight midday dawn dusk sunrise sunset daybreak lunchtime"

NUMBERS = {word: number for number, word in enumerate(_CARDINALS.split())} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "few": 3,
    "several": 4,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "ninety": 90,
}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
DAY_PARTS = frozenset(_PARTS.split())
UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650, "weekend": 7}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

FIXED_HOLIDAYS = {
    "new year day": (1, 1),
    "new years day": (1, 1),
    "new year eve": (12, 31),
    "new years eve": (12, 31),
    "valentine day": (2, 14),
    "valentines day": (2, 14),
    "st patrick day": (3, 17),
    "st patricks day": (3, 17),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "halloween night": (10, 31),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in `year`; fixed ones and the moving ones of the United States and Easter."""
    fixed = FIXED_HOLIDAYS.get(name)
    if fixed:
        return date(year, *fixed)
    moving = {
        "thanksgiving": (11, 3, 4),
        "thanksgiving day": (11, 3, 4),
        "labor day": (9, 0, 1),
        "mothers day": (5, 6, 2),
        "mother day": (5, 6, 2),
        "fathers day": (6, 6, 3),
        "father day": (6, 6, 3),
        "martin luther king day": (1, 0, 3),
        "martin luther king jr day": (1, 0, 3),
        "mlk day": (1, 0, 3),
        "presidents day": (2, 0, 3),
    }.get(name)
    if moving:
        month, weekday, count = moving
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))
    if name == "memorial day":
        last = date(year, 5, 31)
        return last - timedelta(last.weekday())
    if name in ("easter", "easter sunday", "good friday"):
        sunday = _easter(year)
        return sunday - timedelta(2) if name == "good friday" else sunday
    return None


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    golden, century = year % 19, year // 100
    skipped = century // 4
    moon = (century - skipped - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + skipped) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def real_date(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_range(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return date(year, month, 1), after - timedelta(1)


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """(year, month), `by` months later."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1
