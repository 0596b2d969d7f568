"""One part of a grouped answer as a plan of its own: "which month was worst?", then "what happened then?".

Called by `resolving.py`. Pure given the gazetteer.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.answer.answer import Row
from bot.answer.plan import By, Operation, PlaceTerm, Plan
from bot.answer.reading.namesakes import PlaceNames
from bot.answer.reading.place_terms import label_of, term_of
from bot.answer.shifting import spanning, year_of
from store.records import EventType, Place, PlacePrecision, Status, Weapon

_PRECISIONS = {
    By.COUNTRY: PlacePrecision.COUNTRY,
    By.ADMIN1: PlacePrecision.PROVINCE,
    By.PLACE: PlacePrecision.TOWN,
}


def part_of(plan: Plan, row: Row, gazetteer: PlaceNames) -> Plan | None:
    """The plan of the incidents in one part; None where a part is nothing that a plan can name (a weekday)."""
    by = plan.by or (By.MONTH if plan.operation is Operation.GROUP else By.PLACE)
    fields = _fields(by, row, gazetteer)
    if fields is None:
        return None
    return replace(plan, operation=Operation.LIST, by=None, order=None, limit=None, each_least=None, **fields)


def _fields(by: By, row: Row, gazetteer: PlaceNames) -> dict[str, Any] | None:  # Any: each field's own type
    key = row.key
    if by is By.YEAR:
        return {"period": year_of(date(int(key), 1, 1))}
    if by is By.MONTH:
        year, month = int(key[:4]), int(key[5:7])
        return {"period": spanning(date(year, month, 1), date(year, month, monthrange(year, month)[1]))}
    if by is By.WEEK:
        monday = date.fromisocalendar(int(key[:4]), int(key[6:]), 1)
        return {"period": spanning(monday, monday + timedelta(days=6))}
    if by is By.DAY:
        day = date.fromisoformat(key)
        return {"period": spanning(day, day)}
    if by in _PRECISIONS:
        return {"places": (_term(by, row, gazetteer),)}
    if by is By.PERPETRATOR:
        return {"perpetrator": key.lower()}
    if by is By.EVENT_TYPE:
        return {"event": row.label, "event_types": (EventType(key),), "weapons": ()}
    if by is By.WEAPON:
        return {"event": row.label, "event_types": (), "weapons": (Weapon(key),)}
    if by is By.STATUS:
        return {"status": Status(key)}
    return {"source": key} if by is By.SOURCE else None


def _term(by: By, row: Row, gazetteer: PlaceNames) -> PlaceTerm:
    """The place of a part, whose key is "Binnish, Idlib, SY" or, for a country, its code."""
    name, *outer = [row.label] if by is By.COUNTRY else row.key.split(", ")
    country = row.key if by is By.COUNTRY else outer[-1] if outer else None
    admin1 = outer[0] if len(outer) > 1 else None
    for entry in gazetteer.lookup(name, country=country, fuzzy=False):
        if entry.place.precision is _PRECISIONS[by] and admin1 in (None, entry.place.admin1):
            return term_of(entry, gazetteer)
    place = Place(name, admin1, country, None, None, _PRECISIONS[by])
    return PlaceTerm(label_of(place, gazetteer), place)
