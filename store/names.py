"""Folds names so that they can be compared and looked up: lower case, no accents, no punctuation. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "’": None, "'": None}
)
# Of ASCII: letters small, digits as they are, apostrophes gone, blanks for all else.
_PLAIN = str.maketrans({chr(c): chr(c).lower() if chr(c).isalnum() else " " for c in range(128)} | {"'": None})
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "ad", "an", "az", "ez", "es", "ul", "ed", "the"})
_KINDS = frozenset(
    {"governorate", "province", "state", "county", "region", "district", "subdistrict", "city", "town", "village"}
    | {"countryside", "rural", "oblast", "area", "municipality", "department", "prefecture"}
)
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "officer", "sgt", "sergeant", "capt", "captain", "lt", "lieutenant", "cpl"}
    | {"pvt", "det", "detective", "deputy", "chief", "judge", "rev", "pastor", "prof", "professor", "gen", "general"}
    | {"col", "colonel", "president", "minister", "sheikh", "imam"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-cased words without accents or punctuation, one blank between them."""
    return fold_text(text)


def fold_text(text: str) -> str:
    """The same for whole texts, which are not worth remembering."""
    if text.isascii():
        return " ".join(text.translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    return re.sub(r"[\W_]+", " ", bare).strip()


@lru_cache(maxsize=65536)
def fold_place(name: str) -> str:
    """A place's or province's name folded, without articles, words for its kind and a final h ("Ar-Raqqah" is "raqqa").

    A name that consists of nothing else is only folded.
    """
    words = fold(name).split()
    kept = [w for w in words if w not in _ARTICLES and w not in _KINDS] or words
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("ah") else w for w in kept)


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """A person's name as folded words, without titles in front and suffixes behind."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(words)


def spelled_alike(a: str, b: str) -> bool:
    """Whether two words are one name but for one slip of the pen, from six letters on for two."""
    from rapidfuzz.distance import OSA

    short = min(len(a), len(b))
    return a == b or (short >= 4 and a[0] == b[0] and OSA.distance(a, b) <= (2 if short >= 6 else 1))
