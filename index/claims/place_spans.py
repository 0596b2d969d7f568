"""Runs of capitalised words in a sentence, and what stands around them: where a place's name may be.

Used by `place_names.py`. Pure text work, no gazetteer: it says "these words could be a name, and `in` stands before
them", not which place they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.gazetteer_build import data_words

_TOKEN = re.compile(r"[^\W\d_](?:['’‘`ʿʾ.&-]?[^\W_])*\.?|\d+(?:st|nd|rd|th)?|[^\w\s]")
_ARTICLES = (
    "al",
    "el",
    "ar",
    "as",
    "ash",
    "at",
    "ad",
    "an",
    "az",
    "ez",
    "es",
    "et",
    "ed",
    "ul",
    "ur",
    "er",
    "adh",
    "ath",
)
_ARTICLE_NAME = re.compile(rf"(?:{'|'.join(_ARTICLES)})[-'’‘ʿ]+[A-Z]")
_LINKS = frozenset((*_ARTICLES, "de", "del", "la", "las", "los", "of", "the", "du", "des", "le", "bin", "upon", "on"))
_SHORTENED = frozenset(
    [
        "st",
        "ft",
        "mt",
        "pt",
        "sgt",
        "lt",
        "gen",
        "col",
        "capt",
        "det",
        "dr",
        "mr",
        "mrs",
        "ms",
        "jr",
        "sr",
        "rev",
        "hon",
        "gov",
        "sen",
        "rep",
        "no",
        "n",
        "s",
        "e",
        "w",
        "u",
    ]
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence at characters `start:end` of the sentence."""

    text: str
    start: int
    end: int
    name: bool  # begins with a capital (or an Arabic article and a capital): may be part of a name


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last - 1` of a sentence, all of which may belong to one name."""

    first: int
    last: int


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Small-letter words that are also names of places somewhere."""
    return frozenset(data_words("ordinary_words.txt"))


def words_of(sentence: str) -> list[Word]:
    """The words and marks of a sentence; a full stop that only ends it is a mark of its own."""
    found: list[Word] = []
    for match in _TOKEN.finditer(sentence):
        text, start, end = match[0], match.start(), match.end()
        if text.endswith(".") and len(text) > 1 and not _keeps_stop(text):
            found.append(Word(text[:-1], start, end - 1, _is_name(text)))
            found.append(Word(".", end - 1, end, False))
            continue
        found.append(Word(text, start, end, _is_name(text)))
    return found


def _keeps_stop(text: str) -> bool:
    """Whether the full stop belongs to the word: "St.", "D.C.", "Ala."."""
    plain = text[:-1].lower()
    return plain in _SHORTENED or _DOTTED.match(text) is not None or plain in _state_stops()


@lru_cache(maxsize=1)
def _state_stops() -> frozenset[str]:
    from index.gazetteer_build import data_lines

    return frozenset(
        part[:-1].lower() for row in data_lines("us_states.tsv") for part in row[2].split("|") if part.endswith(".")
    )


def _is_name(text: str) -> bool:
    return text[0].isupper() or (not text[0].isdigit() and _ARTICLE_NAME.match(text) is not None) or _no_case(text)


def _no_case(text: str) -> bool:
    """Arabic and other letters without capitals."""
    return text[0].isalpha() and text[0].lower() == text[0].upper()


def runs(words: list[Word]) -> Iterator[Run]:
    """The longest stretches of words that could be one name; small links ("of", "al") count inside only."""
    at = 0
    while at < len(words):
        if not words[at].name:
            at += 1
            continue
        last = at + 1
        while last < len(words):
            if words[last].name and words[last - 1].text != ",":
                last += 1
            elif words[last].text.lower() in _LINKS and last + 1 < len(words) and words[last + 1].name:
                last += 2
            else:
                break
        yield Run(at, last)
        at = last
