"""Places that incidents name and the gazetteer does not: "killed in Heron's Rest" means the town of that name there.

Called by `where.py`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.reading.namesakes import DISTRICT_WORDS, TOWN_WORDS, WIDE_WORDS, Covered, PlaceNames
from bot.answer.reading.ordinary import is_word
from store.names import fold_place
from store.records import Place, PlacePrecision

if TYPE_CHECKING:
    from index.gazetteer import Entry


_KINDS = TOWN_WORDS | WIDE_WORDS | DISTRICT_WORDS


def carried(phrase: str, entries: Sequence[Entry], covered: Covered, gazetteer: PlaceNames) -> list[Entry]:
    """The town of incidents that a phrase names, where the gazetteer has none of that name in a country they lie in.

    Args:
        phrase: the words of the question.
        entries: what the gazetteer knows by that name; a misspelling of another town is none.
        covered: what incidents name. Of towns in several provinces the one is taken whose other spelling the gazetteer
            knows there, else none.
        gazetteer: names to places.
    """
    from index.gazetteer_entry import Entry, Kind

    name = fold_place(phrase)
    words = phrase.lower().split()
    if name not in covered.places or all(map(is_word, words)) or not _KINDS.isdisjoint(words):
        return []
    if any(e.match <= 1 and e.place.country in covered.countries for e in entries):
        return []
    towns = {(code, admin1) for own, code, admin1 in covered.towns if own == name}
    shown = phrase.title() if phrase.islower() else phrase
    for entry in gazetteer.lookup(phrase):
        if (entry.place.country, entry.place.admin1) in towns and entry.place.precision is PlacePrecision.TOWN:
            return [replace(entry, place=replace(entry.place, name=shown), match=0)]
    if len(towns) != 1:
        return []
    code, admin1 = towns.pop()
    return [Entry(Place(shown, admin1, code, None, None, PlacePrecision.TOWN), Kind.TOWN, 0)]
