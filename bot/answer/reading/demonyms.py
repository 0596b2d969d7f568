"""Countries named by their people: "Afghan deaths", "how many Syrians were killed".

Called by `read.py` after the sides ("Syrian forces") and the places have been read. Pure given the gazetteer. Where a
question names a place of its own, the people are no second place.
"""

from __future__ import annotations

import re

from bot.answer.plan import PlaceTerm
from bot.answer.reading.namesakes import PlaceNames
from bot.answer.reading.place_terms import term_of
from bot.answer.reading.text import Scan

# Country code → adjectives; the plural of the people is made by "s" where it is not one already.
_PEOPLES = {
    "AF": "afghan|afghani", "AM": "armenian", "AZ": "azerbaijani|azeri", "BD": "bangladeshi", "BF": "burkinabe",
    "BI": "burundian", "CD": "congolese", "CF": "central african", "CM": "cameroonian", "CN": "chinese",
    "CO": "colombian", "DZ": "algerian", "EG": "egyptian", "ER": "eritrean", "ET": "ethiopian", "GE": "georgian",
    "HT": "haitian", "ID": "indonesian", "IL": "israeli", "IN": "indian", "IQ": "iraqi", "IR": "iranian",
    "JO": "jordanian", "KE": "kenyan", "LB": "lebanese", "LK": "sri lankan", "LR": "liberian", "LY": "libyan",
    "ML": "malian", "MM": "burmese", "MX": "mexican", "MZ": "mozambican", "NG": "nigerian", "NP": "nepali|nepalese",
    "PE": "peruvian", "PH": "filipino|philippine", "PK": "pakistani", "PS": "palestinian", "RU": "russian",
    "RW": "rwandan", "SA": "saudi", "SD": "sudanese", "SO": "somali|somalian", "SS": "south sudanese",
    "SY": "syrian", "TD": "chadian", "TH": "thai", "TJ": "tajik", "TR": "turkish|turk", "UA": "ukrainian",
    "UG": "ugandan", "YE": "yemeni",
}  # fmt: skip
_CODES = {name: code for code, names in _PEOPLES.items() for name in names.split("|")}
_NAMES = "|".join(sorted(_CODES, key=len, reverse=True))
_OF_PEOPLE = (
    r"civilians?|non-?combatants?|people|deaths?|dead|fatalit(?:y|ies)|casualt(?:y|ies)|victims?|children|kids?|women|"
    r"men|medics|doctors|journalists?|lives|toll|death toll|towns?|cit(?:y|ies)|villages?|provinces?|governorates?|"
    r"hospitals?|schools?|soil|territory|gangs?|cartels?|war|conflict|wounded|injured|injuries|refugees?|citizens|nationals"
)
_PEOPLE = re.compile(
    rf"\b(?P<name>{_NAMES})(?= (?:{_OF_PEOPLE})\b)|\b(?:the )?(?P<plural>{_NAMES})s(?!['\w])(?! (?:claim|say|report))"
)


def people_code(word: str) -> str | None:
    """The country code of a people's name ("lebanese" → "LB")."""
    return _CODES.get(word.lower())


def find_people_of(
    scan: Scan, places: tuple[PlaceTerm, ...], gazetteer: PlaceNames, *, wanted: bool = True
) -> tuple[PlaceTerm, ...]:
    """The places of the question, with the country whose people it names where it names no place itself.

    Args:
        scan: the question; the words are marked where they say no more than the places do.
        places: what `where.find_places` read.
        gazetteer: for the country.
        wanted: whether a country may be added.
    """
    match = scan.search(_PEOPLE)
    if match is None:
        return places
    code = _CODES[match["name"] or match["plural"]]
    if not places:
        country = country_of(code, gazetteer)
        if country is None or not wanted:
            return places
        scan.take(*match.span())
        return (country,)
    if all(code in (term.countries or (term.place.country if term.place else None,)) for term in places):
        scan.take(*match.span())
    return places


def country_of(code: str, gazetteer: PlaceNames) -> PlaceTerm | None:
    """The country with an ISO alpha-2 code."""
    name = gazetteer.country_name(code)
    entries = gazetteer.lookup(name, country=code, fuzzy=False) if name else []
    return next((term_of(e, gazetteer) for e in entries if e.kind.value == "country"), None)


def code_of_people(name: str) -> str | None:
    """The country (alpha-2) whose people or things an adjective names: "turkish" → "TR"."""
    return _CODES.get(name.lower()) or _CODES.get(name.lower().removesuffix("s"))
