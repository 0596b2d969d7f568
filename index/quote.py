"""The sentence or two of a passage that answer a question best, for citations.

Called by the answer service for each passage that it cites. Pure: words only, no model; the caller verifies nothing
here, since a quote is a span of the stored text by construction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.lexical import query_words
from index.sentences import sentences

Span = tuple[int, int]

MAX_CHARACTERS = 420
"""About two long sentences: what still reads as a quote on a phone."""
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?"
    r"|billions?|half|third|quarter)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:19|20)\d\d|yesterday|today|tonight|last (?:week|month|year))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,’'”\"] )[A-Z][\w’'-]+")
_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds?|per ?cent|percent|%)\b", re.IGNORECASE)
_ANSWER_BONUS = 0.4
"""What the right kind of answer (a number for "how many") counts beside a full match of the question's words."""
_LENGTH_COST = 0.1
"""What the longest allowed quote costs, so that a second sentence must earn its place."""


def best_quote(
    question: str, text: str, start: int, end: int, *, title: str = "", max_characters: int = MAX_CHARACTERS
) -> Span:
    """The sentences in a row within `text[start:end]` that answer `question` best, as (start, end) of `text`.

    At least one sentence is given, however long; more only while they fit `max_characters`.

    Args:
        title: the article's; words of the question that stand in it are given, so they weigh half.
    """
    spans = sentences(text, start, end)
    if not spans:
        return start, end
    weights = _weights(question, title)
    found = [{stem(w) for w in _WORD.findall(text[a:b].lower())} & weights.keys() for a, b in spans]
    bonus = [_ANSWER_BONUS if _answers(question, text[a:b], weights) else 0.0 for a, b in spans]
    best, best_score = (0, 0), float("-inf")
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            length = spans[last][1] - spans[first][0]
            if last > first and length > max_characters:
                break
            words = set().union(*found[first : last + 1])
            score = sum(weights[w] for w in words) + max(bonus[first : last + 1])
            score -= _LENGTH_COST * min(length / max_characters, 1.5)
            if score > best_score + 1e-9:
                best, best_score = (first, last), score
    return spans[best[0]][0], spans[best[1]][1]


def coverage(question: str, texts: Sequence[str]) -> float:
    """The share of the question's words (names and numbers weigh most) that stand in `texts` together, 0 to 1."""
    weights = _weights(question, "")
    there = {stem(w) for text in texts for w in _WORD.findall(text.lower())}
    return sum(weight for word, weight in weights.items() if word in there)


def stem(word: str) -> str:
    """A rough stem of a lower-case English word: enough to make "killed" meet "killing"."""
    for ending in ("ings", "ing", "edly", "ied", "ies", "ed", "es", "ers", "er", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _weights(question: str, title: str) -> dict[str, float]:
    """How much each of the question's words says, summing to 1: names and numbers 3, long words 1.5, others 1."""
    names = {match.group().lower() for match in re.finditer(r"(?<!^)\b(?:[A-Z][\w’'-]*|\d[\w.,]*)", question.strip())}
    given = {stem(word) for word in _WORD.findall(title.lower())}
    weights: dict[str, float] = {}
    for word in query_words(question):
        for part in _WORD.findall(word):
            weight = 3.0 if part in names else 1.5 if len(part) > 6 else 1.0
            weights[stem(part)] = weight / 2 if stem(part) in given else weight
    total = sum(weights.values())
    return {word: weight / total for word, weight in weights.items()}


def _answers(question: str, sentence: str, weights: dict[str, float]) -> bool:
    """Whether `sentence` holds the kind of thing that is asked for, beyond what the question names itself."""
    asked = question.lower()
    if re.search(r"\bhow (?:much|expensive)\b|\bwhat (?:price|percentage)\b", asked):
        return bool(_MONEY.search(sentence) or _NUMBER.search(sentence))
    if re.search(r"\bhow (?:many|old|long|far|tall|big|often)\b|\bwhat (?:number|share)\b", asked):
        return any(match.group().lower() not in weights for match in _NUMBER.finditer(sentence))
    if re.search(r"\bwhen\b|\b(?:which|what) (?:day|date|month|year)\b", asked):
        return bool(_DATE.search(sentence))
    if re.search(r"\b(?:who|whom|whose|where|which)\b", asked):
        return any(stem(match.group().lower()) not in weights for match in _NAME.finditer(sentence))
    return False
