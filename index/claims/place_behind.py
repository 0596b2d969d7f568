"""The state or province that the words behind a place's name put it in: "X, Ohio", "X in the northern Y province".

Used by `place_names.py`. Pure but for the gazetteer that is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.place_context import adjectives
from index.claims.place_spans import Word
from index.claims.place_words import PARTS
from index.gazetteer import Entry, Gazetteer, Kind, us_state

_LONGEST = 3
"""Words of a province's name."""
_PROVINCES = frozenset(
    ("province", "governorate", "region", "oblast", "state", "department", "prefecture", "district", "county")
)


def state_behind(text: str, words: Sequence[Word], last: int, gazetteer: Gazetteer) -> tuple[Entry | None, int]:
    """The state of the United States named after a comma ("X, Va.") and where to go on.

    Args:
        text: the sentence.
        words: its words.
        last: the first word behind the name.
        gazetteer: where states are looked up.
    """
    if last + 1 < len(words) and words[last].text == ",":
        for length in (2, 1):
            phrase = text[words[last + 1].start : words[min(last + length, len(words) - 1)].end]
            state = us_state(phrase) if words[last + 1].name and (len(phrase) > 2 or phrase.isupper()) else None
            if state is not None:
                return gazetteer.state(state), last + 1 + length
    return None, last


def province_behind(text: str, words: Sequence[Word], last: int, gazetteer: Gazetteer) -> Entry | None:
    """The province that a name is said to lie in: "near X in the northern Y province", "X in the province of Y".

    Args:
        text: the sentence.
        words: its words.
        last: the first word behind the name.
        gazetteer: where provinces are looked up.
    """
    comma = last < len(words) and words[last].text == ","
    at = last + comma
    inside = at < len(words) and words[at].text.lower() == "in"
    if not (inside or comma):
        return None
    for first in range(at + inside, len(words)):
        found = _province_at(text, words, first, gazetteer)
        if found is not None or not _stands_before(words[first]):
            return found
    return None


def _province_at(text: str, words: Sequence[Word], first: int, gazetteer: Gazetteer) -> Entry | None:
    """The province that "Y province" or "province of Y" names, whose first word is at `first`."""
    called = [w.text.lower() for w in words[first : first + 2]][1:] == ["of"] and words[
        first
    ].text.lower() in _PROVINCES
    first += 2 * called
    for length in range(_LONGEST, 0, -1):
        end = first + length
        if end > len(words) or not all(w.name for w in words[first:end]):
            continue
        if not called and (end >= len(words) or words[end].text.lower() not in _PROVINCES):
            continue
        found = gazetteer.lookup(text[words[first].start : words[end - 1].end], kinds=(Kind.PROVINCE,), fuzzy=False)
        if found:
            return found[0]
    return None


def _stands_before(word: Word) -> bool:
    """Whether a word may stand between "in" and a province: "the northern Syrian", "Ghana's"."""
    return word.text.lower() in PARTS or word.text in adjectives() or (word.name and word.text.endswith(("'s", "’s")))
