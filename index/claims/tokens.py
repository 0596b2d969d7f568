"""Words of a sentence with their places in the article. Used by the claim modules that read word by word.

Pure; it interprets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|\b[AaPp]\.[Mm]\b\.?"
    r"|\d{1,3}(?:[,.]\d{3})+(?!\d)"  # 1,300
    r"|\d+(?:st|nd|rd|th|['’′]?s)\b"
    r"|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:[-'’*][^\W\d_]+)*"
    r"|\S"
)
_YEAR_OLD = re.compile(r"(\d+(?:\.\d)?|[a-z]+)[-‐–\s]+(?:year|yr|month|week|day)s?[-‐–\s]+olds?\b", re.I)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign: `article.text[start:end] == text`; `lower` is `text` in lower case with plain apostrophes."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


def lexicon(*lines: str) -> frozenset[str]:
    """The words of a word list written as lines."""
    return frozenset(word for line in lines for word in line.split())


def word_at(words: Sequence[Token], at: int) -> str:
    """The word at `at` in lower case, "" outside the sentence."""
    return words[at].lower if 0 <= at < len(words) else ""


def near(words: Sequence[Token], at: int, reach: int, wanted: Container[str]) -> bool:
    """Whether one of `wanted` stands behind `at`, fewer than `reach` words away."""
    return any(words[n].lower in wanted for n in range(at + 1, min(at + reach, len(words))))


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Cut one sentence into words and signs.

    Args:
        text: the sentence.
        offset: where it starts in the article, in characters.
    """
    found: list[Token] = []
    at = 0
    for age in _YEAR_OLD.finditer(text):
        _plain(text, at, age.start(), offset, found)
        plural = age.group().lower().endswith("olds")
        found.append(
            Token(age.group(), "n-year-olds" if plural else "n-year-old", offset + age.start(), offset + age.end())
        )
        at = age.end()
    _plain(text, at, len(text), offset, found)
    return found


def _plain(text: str, start: int, end: int, offset: int, found: list[Token]) -> None:
    """Append the words of `text[start:end]`."""
    for m in _WORD.finditer(text, start, end):
        word = m.group()
        found.append(
            Token(
                word,
                word.lower().replace("’", "'").replace("′", "'").replace("*", "") or word,
                offset + m.start(),
                offset + m.end(),
            )
        )
