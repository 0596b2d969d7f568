"""Whether words may be a place's name at all: their case, the words around them, what incidents carry.

Used by `where.py`. Pure given the gazetteer's entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.answer.reading.namesakes import WIDE, Covered, PlaceNames
from bot.answer.reading.ordinary import is_ordinary, is_word
from bot.answer.reading.place_cues import BUILT, DIRECTIONS, FUNCTION, LOCATIVE, OWNED, SEASONS, STRONG
from bot.answer.reading.text import Scan
from store.names import fold_place
from store.records import PlacePrecision

if TYPE_CHECKING:
    from index.gazetteer import Entry

SMALL = 30_000  # people: of a larger place the name alone is enough
LARGE = 100_000  # people: of a larger place a name within another is
_PRONOUN = re.compile(r"I(?:'(?:m|d|ll|ve))?$")


def is_cased(text: str) -> bool:
    """Whether a text writes names with capitals; "I", "ISIS" and its first letter say nothing of that."""
    words = re.findall(r"[^\W\d_][\w'.-]*", text)
    return any(
        word[0].isupper() and not (len(word) > 1 and word.rstrip("s").isupper()) and not _PRONOUN.match(word)
        for word in words[1:]
    )


_CAPITAL = re.compile(r"(?:[a-z]{2,3}[-'])?[A-Z]")  # "Zor", "al-Zor"


def is_led(scan: Scan, start: int) -> bool:
    """Whether a preposition of place stands before a name ("in Idlib", "in the US")."""
    before = scan.before(start, 2).split()
    if before[-1:] == ["the"]:
        before = before[:-1]
    return bool(before) and before[-1] in STRONG


# Behind a place's name: "killed in gary in june", and no "in case of".
_NAME_ENDS = re.compile(r"\s*(?:$|[,?.;]|\d|(?:on|in|during|since|between|and|or|last|this|by|from|per|how)\b)")


def may_be_place(scan: Scan, start: int, phrase: str, size: int, covered: Covered, cased: bool) -> bool:
    """Whether the words, their case and the word before allow a place at all."""
    words = phrase.lower().split()
    before = scan.before(start, 1)
    strong = is_led(scan, start)
    capital = cased and phrase[0].isupper() and _CAPITAL.match(phrase.split()[-1]) is not None
    if words[0] in DIRECTIONS and size == 1:
        return False
    if size == 1:
        if words[0] == "us":
            return strong and (phrase.isupper() or before == "the")  # "in the us"; "tell us" is no country
        if is_ordinary(words[0]):
            own = not cased and words[0] in covered.names and before in ("in", "near")
            return (capital and strong) or (own and _NAME_ENDS.match(scan.rest, start + len(phrase)) is not None)
        if words[0] in SEASONS:
            return False
        if cased and not capital and is_word(words[0]):
            return strong and words[0] in covered.names  # "Was anyone killed in syria by Assad"
        if len(words[0]) < 3:
            return phrase in ("US", "UK", "UAE", "DR") or (phrase == "uk" and strong)
        return capital or strong or before in LOCATIVE or not is_word(words[0]) or not cased
    if (
        all(is_ordinary(word) for word in words)
        or words[0] in LOCATIVE
        or words[0] in FUNCTION
        or (
            not FUNCTION.isdisjoint(words[1:])
            and not (cased and phrase[-1].isalpha() and phrase.split()[-1][0].isupper())
        )
    ):
        return False
    own = cased and phrase[0].isupper() and words[-1] in BUILT  # "Al-Shifa hospital"
    return capital or not cased or strong or own


_STREET = re.compile(r" (?:st\.?|street|ave\.?|avenue|rd\.?|road|blvd\.?|boulevard|drive|lane)(?!\w)")


def is_street(scan: Scan, tokens: Sequence[tuple[int, int]], index: int) -> bool:
    """ "Spain St.": the name of a street, whatever else it is."""
    return _STREET.match(scan.rest, tokens[index][1]) is not None


def in_a_name(scan: Scan, start: int, end: int) -> bool:
    """Whether a capitalised word stands directly before or behind: then the words are rather a name's."""
    before = re.search(r"([^\W\d_][\w'.-]*) $", scan.text[:start])
    behind = re.match(r" ([A-Z])", scan.text[end:])
    led = before is not None and before[1][0].isupper() and before.start() > 0
    return led or behind is not None


def owns(scan: Scan, end: int, phrase: str, gazetteer: PlaceNames) -> bool:
    """Whether a place is named as the owner of what follows its name: "Peru's mines" are not in Perus."""
    if OWNED.match(scan.rest, end):
        return True
    if not phrase.endswith("'s"):
        return False
    named = gazetteer.lookup(phrase.removesuffix("'s"), fuzzy=False)
    return any(e.kind.value == "country" for e in named) or not gazetteer.lookup(phrase, fuzzy=False)


def spoken_of(entry: Entry, covered: Covered) -> bool:
    """Whether incidents carry a place's name, and the place is no namesake in a country that none lies in."""
    place = entry.place
    return place.country in covered.countries and fold_place(place.name) in covered.places


def not_led(entries: Sequence[Entry], in_name: bool, covered: Covered, before: str) -> list[Entry]:
    """Of the places that a capitalised name may mean those that need no "in" before it.

    Args:
        entries: the places of that name.
        in_name: whether another capitalised word stands beside the name, as in "Elon Musk".
        covered: what the index speaks of.
        before: the word before; "the toll for Baghuz" may mean a small place of a country that is covered.
    """
    least = LARGE if in_name else SMALL
    known = [entry for entry in entries if prominent(entry, least) or spoken_of(entry, covered)]
    if in_name and len(known) > 1 and all(_may_be_else(entry, covered) for entry in known):
        return []  # "Nord Stream": of provinces of one name abroad none is sooner meant than a longer name
    if known or before not in ("for", "from") or in_name:
        return known
    return [entry for entry in entries if entry.match <= 1 and entry.place.country in covered.countries]


_LAND = (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)


def _may_be_else(entry: Entry, covered: Covered) -> bool:
    return entry.place.precision in _LAND and not spoken_of(entry, covered)


BUILDING = re.compile(rf" (?:{'|'.join(sorted(BUILT))})\b")


def prominent(entry: Entry, people: int) -> bool:
    """Whether a place has so many people, or is a province or country."""
    return entry.population >= people or entry.place.precision in WIDE
