"""Towns under several spellings: what a grouping by place counts as one.

Used by `groups.py`. Reports and data sets spell one town in many ways ("Al Bab", "Al-Bab", "Albab"); told apart by
spelling, a town would be ranked by a part of its incidents.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.reading.namesakes import PlaceNames
from store.filters import Group
from store.names import fold_place
from store.records import PlacePrecision

_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)


def same_towns(found: list[Group], gazetteer: PlaceNames) -> list[Group]:
    """The groups of a grouping by place, those of one town joined under the name that most of its incidents carry."""
    joined: dict[object, Group] = {}
    for one in sorted(found, key=lambda group: -group.incidents):
        town = _town(one, gazetteer)
        known = joined.get(town)
        joined[town] = one if known is None else _sum(known, one)
    return list(joined.values())


def _town(group: Group, gazetteer: PlaceNames) -> object:
    """What two spellings of one town have in common: its number in the gazetteer, else the folded name and province."""
    if group.key is None:
        return None
    entries = gazetteer.lookup(group.key, country=group.country, fuzzy=False)
    entries = [e for e in entries if e.place.precision not in _WIDE]
    own = [e for e in entries if fold_place(e.place.admin1 or "") == fold_place(group.admin1 or "")]
    if own:
        return own[0].place.geoname_id
    return (fold_place(group.key), fold_place(group.admin1 or ""), group.country)


def _sum(one: Group, other: Group) -> Group:
    return replace(
        one,
        incidents=one.incidents + other.incidents,
        low=one.low + other.low,
        best=one.best + other.best,
        high=one.high + other.high,
        incidents_with=one.incidents_with + other.incidents_with,
        open_upwards=one.open_upwards + other.open_upwards,
    )
