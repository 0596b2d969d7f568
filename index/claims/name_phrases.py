"""Finds the names of persons in a sentence: two to four capitalised words that name no place, body or day.

Called by `index/claims/phrases.py`. Pure, word by word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.claims.groups import NOUNS
from index.claims.tokens import Token, lexicon

_FULL = re.compile(
    r"\b([A-Z][a-z]+)(?: [A-Z]\.| [A-Z][a-z]+)? ([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)"
    r"(?=, (?:\d{1,2}\b|who\b|of\b)|,? (?:who|was|is|had|has|died)\b|['’]s (?:family|mother|father|body|death|wife))"
)
_AGED = re.compile(
    r"\b\d{1,2}[- ](?:year|month)s?[- ]old ([A-Z][a-z]+)(?: [A-Z]\.| [A-Z][a-z]+)? ([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)"
)
_ANY = re.compile(r"\b([A-Z][a-z]+)(?: [A-Z]\.)? ([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\b(?! [A-Z])")
_ALONE = re.compile(
    r"(?:^|[.\"“”] |\b[a-z]+,? )([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)"
    r" (?:was|were|died|had|has|suffered|and [A-Z][a-z]+ were)\b",
    re.M,
)
"""A last name alone as the subject of its sentence."""
NAME_STOP = lexicon(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
    "september october november december police county city street avenue road drive sheriff hospital medical center",
    "the north south east west new san los united states st university park school lane department authorities",
    "syrian russian israeli turkish american iraqi palestinian islamic state white helmets army forces force ministry",
    "gaza strip syria israel turkey russia idlib aleppo damascus hamas isis observatory human rights news agency",
    "according officers officials detectives investigators witnesses neighbors highway boulevard blvd court apartments",
    "bar club restaurant church beach village town camp province governorate district region defense civil health red",
    "crescent cross association company group council party front brigade division no yes but and in on at for when",
    "after a an one two three four five six seven eight nine ten he she it they i we there this that his her their if",
    "what how who why where as so also while then our my your its all both some many most more several dr mr mrs ms",
    "photo image video updated twitter facebook us u.s. mosque market airport base border square",
    "heights crest grove memorial falls springs creek hills island river valley ridge bay junction lake mountain",
    "baptist catholic methodist lutheran elementary academy college mall plaza outside inside near by with from to",
    "before into killed injured wounded dead dies shot stabbed slain hurt unborn",
    "during between under over around through about against behind downtown uptown midtown suburban afb",
)

_SITES = lexicon(
    "school schools hospital college academy university street avenue road drive lane boulevard highway park stadium",
    "church elementary apartments mall airport bridge cemetery library inn hotel motel station courthouse prison jail",
)
"""Behind a name that is then no person's."""


def last_names(text: str) -> frozenset[str]:
    """The last names, in lower case, of all persons that `text` names in full and says more of ("Jan Roe, 22,").

    "Jan Roe" alone is a person too where elsewhere "Roe" is the subject of a sentence.
    """
    alone = set(_ALONE.findall(text))
    named = [(first, last) for first, last in _ANY.findall(text) if last in alone]
    return frozenset(
        last.lower()
        for first, last in (*_FULL.findall(text), *_AGED.findall(text), *named)
        if not {first.lower(), last.lower()} & NAME_STOP and last.lower() not in NOUNS and first.lower() not in NOUNS
    )


def name_end(words: Sequence[Token], at: int, names: frozenset[str]) -> int | None:
    """The last word of the person's name that starts at `at`, None where none does.

    Args:
        words: the sentence.
        at: the index of the name's first word.
        names: last names known before, which are names alone too.
    """
    n = at
    while n < len(words) and n - at < 5 and _namelike(words[n], n > at):
        n += 1
        if words[n - 1].lower.endswith("'s"):
            break
        if (
            n + 1 < len(words)
            and words[n].lower == "."
            and len(words[n - 1].text) == 1
            and _namelike(words[n + 1], True)
        ):
            n += 1
        if n < len(words) and words[n].lower in ("jr", "sr"):
            n += 1
            break
    size = n - at
    if size > 1 and (_names_a_site(words, n) or _placed(words, at)):
        return None
    if size == 0 or (size == 1 and words[at].lower not in names):
        return None
    return n - 1


def _names_a_site(words: Sequence[Token], at: int) -> bool:
    """Whether the word behind a name makes it a school's or a street's: "Ada Lind High School", "Roe Mill Road"."""
    if words[at - 1].lower == "high":
        return True
    return at < len(words) and words[at].capital and words[at].lower in _SITES


def _placed(words: Sequence[Token], at: int) -> bool:
    """Whether the name at `at` is a quarter's, a river's or a club's: "of the Old Harbour", "owned The Blue Heron"."""
    return at > 0 and words[at - 1].lower == "the"


def shared_last_name(words: Sequence[Token], at: int, names: frozenset[str]) -> str | None:
    """The last name that a first name alone shares with one that follows: "Jan and Ada Roe", "Max, Kim and Lea Roe".

    Args:
        words: the sentence.
        at: the index of the first name.
        names: last names known before, as in `name_end`.
    """
    before = words[at - 1].lower if at else ""
    n = at
    while n + 2 < len(words) and first_name(words[n]) and words[n + 1].lower == ",":
        n += 2
    if not (n + 1 < len(words) and first_name(words[n]) and words[n + 1].lower in ("and", "&")):
        return None
    last = name_end(words, n + 2, names) if n + 2 < len(words) else None
    whole = last is not None and last > n + 2 and before not in ("in", "at", "on", "near", "from", "of")
    return words[last].text.removesuffix("'s") if whole and last is not None else None


def first_name(word: Token) -> bool:
    """Whether a word can be a first name by itself."""
    return _namelike(word, False) and len(word.text) > 2 and word.text[1:].islower()


def _namelike(word: Token, inside: bool) -> bool:
    """Whether a word can stand in a person's name."""
    if inside and word.lower in ("al", "abu", "bin", "ibn", "de", "la", "van", "der", "von", "el"):
        return True
    letters = word.text.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return (
        letters.isalpha()
        and word.text[0].isupper()
        and not (len(letters) > 3 and letters.isupper())
        and (word.lower.removesuffix("'s") not in NAME_STOP or (inside and word.lower == "white"))
        and word.lower not in NOUNS
    )
