"""An open question's words weighed: which of them a passage must hold, and what kind of answer is wanted. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from bot.answer.plan import Plan
from bot.answer.reading.ordinary import rank_of
from bot.answer.reading.wordlist import words

_FUNCTION = words(
    """
    a about after again all also am an and any are as at be because been before being between both but by can
    could did do does doing down during each for from further had has have having he her here him his how i if
    in into is it its itself just me more most my no nor not now of off on once only or other our out over own
    said say says she should so some such than that the their them then there these they this those through to
    too under until up us very was we were what when where which while who whom whose why will with would you
    your yet one two first last week month year recently following known called named whose ago according
    approximately many much around back become became
    """
)
PLACE_SHARE = 0.3  # of its weight that a place name keeps where sentences of one article are compared
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|"
    r"thousands?|millions?|billions?)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2}(?:st|nd|rd|th))\b",
    re.I,
)
_MONEY = re.compile(r"[$€£]\s?\d|\b(?:dollars|pounds|euros|million|billion)\b", re.I)
_NAME = re.compile(r"(?<![.!?\"“] )(?<!^)\b[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Asking:
    """What an open question looks for.

    Attributes:
        weights: stem → weight, rarer words weighing more; the sum is 1.
        telling: the same for choosing among the sentences of one article, where the places of the question weigh
            little: nearly every sentence is about them.
        names: stems of the capitalised words.
        kind: "number", "year", "date", "money", "name" or "" (anything).
        specific: it names enough of its own for the event to be found without its date.
    """

    weights: dict[str, float]
    telling: dict[str, float]
    names: frozenset[str]
    kind: str
    specific: bool


# Past forms that no ending tells; those that questions about the news are full of.
_PAST = {
    **dict.fromkeys(("took", "taken", "takes", "retook", "retaken"), "take"),
    **dict.fromkeys(("won", "wins"), "win"),
    **dict.fromkeys(("died", "dies", "dead", "death", "deaths", "dying"), "die"),
    **dict.fromkeys(("shot", "shoots", "shooting", "shootings"), "shoot"),
    **dict.fromkeys(("struck", "strikes"), "strike"),
    **dict.fromkeys(("began", "begun", "begins"), "begin"),
    **dict.fromkeys(("fled", "flees", "fleeing"), "flee"),
    **dict.fromkeys(("left", "leaves", "leaving"), "leave"),
    **dict.fromkeys(("used", "uses", "using"), "use"),
    **dict.fromkeys(("denial", "denials"), "deny"),
}


_ENDINGS = (
    *("ingly", "edly", "ments", "ment", "ings", "ing", "ions", "ion", "ied", "ies"),
    *("ers", "er", "ed", "es", "s", "ly", "e", "y"),
)
_OF_SHORT = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")  # come off words like "fire" and "deny" too
_NO_ENDING = frozenset({"news"})
_SHORT = re.compile(r"(?=[a-z]{3}$)[a-z]*[aeiou][a-z]*")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@lru_cache(maxsize=1 << 16)  # every word of every passage looked at, and news has few of them
def stem(word: str) -> str:
    """A crude stem, the same for a word and its commonest endings: "fire", "fired", "firing"; "deny", "denied"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    word = _PAST.get(word, word)
    if word in _NO_ENDING or word.endswith("ss"):
        return word
    for ending in _ENDINGS:
        if not word.endswith(ending):
            continue
        left = word[: -len(ending)]
        if ending.startswith(("ed", "ing")):
            left = _DOUBLED.sub(r"\1", left)  # "stopped" as "stop"
        if left.endswith("y"):  # "denying" as "deny", "carrying" as "carry"
            left, final = left[:-1], "i"
        else:
            final = "i" if ending in ("ied", "ies", "y") else ""
        if len(left) >= 4:
            return left
        if ending in _OF_SHORT and _SHORT.fullmatch(left):
            return left + final
    return word


def asking(text: str, plan: Plan) -> Asking:
    """Weigh the words of an open question."""
    words = [m.group() for m in _WORD.finditer(text)]
    raw: dict[str, float] = {}
    names = set()
    for index, word in enumerate(words):
        lower = word.lower()
        if lower in _FUNCTION or len(lower) < 2:
            continue
        name = word[0].isupper() and index > 0
        weight = log(2 + rank_of(lower)) * (1.4 if name else 1.0)
        raw[stem(lower)] = max(raw.get(stem(lower), 0.0), weight)
        if name:
            names.add(stem(lower))
    return Asking(_shares(raw), _telling(raw, plan), frozenset(names), _kind(text.lower()), len(raw) >= 4)


def _telling(raw: Mapping[str, float], plan: Plan) -> dict[str, float]:
    places = {stem(word) for term in plan.places if term.place for word in _WORD.findall(term.place.name)}
    return _shares({key: weight * (PLACE_SHARE if key in places else 1.0) for key, weight in raw.items()})


def _shares(raw: Mapping[str, float]) -> dict[str, float]:
    whole = sum(raw.values()) or 1.0
    return {key: weight / whole for key, weight in raw.items()}


def _kind(text: str) -> str:
    if re.search(r"\b(?:what|which|in what) year\b", text):
        return "year"
    if re.search(r"\bhow much\b|\bcost\b|\bhow many (?:dollars|pounds|euros)\b", text):
        return "money"
    if re.search(
        r"\bhow (?:many|old|long|far|high|fast|often)\b|\bmagnitude\b|\bwhat (?:percentage|number|age)\b", text
    ):
        return "number"
    if re.search(r"\b(?:when|what day|which day|what date|which month)\b", text):
        return "date"
    if re.search(r"\b(?:who|whom|whose|which|where|name of)\b", text):
        return "name"
    return ""


def _stems(text: str) -> set[str]:
    return set(map(stem, _WORD.findall(text)))


def coverage_of(ask: Asking, text: str) -> float:
    """The share of the question's weight that a text holds, 0 to 1."""
    stems = _stems(text)
    return sum(weight for word, weight in ask.weights.items() if word in stems)


def names_stand(ask: Asking, text: str) -> bool:
    """Whether a text holds every name of the question."""
    return ask.names <= _stems(text)


def counted_stands(question: str, text: str) -> bool:
    """Whether a text speaks of what a question wants counted ("how many tanks"); people may be called anything."""
    counted = re.search(r"\bhow many ([^\W\d_]+)", question.lower())
    return counted is None or counted[1] in _FUNCTION | {"people", "persons"} or stem(counted[1]) in _stems(text)


def sentence_score(ask: Asking, sentence: str) -> float:
    """How much a sentence says to the question: its words, and something of the kind that is asked for."""
    stems = _stems(sentence)
    score = sum(weight for word, weight in ask.telling.items() if word in stems)
    if score > 0 and _holds_kind(ask, sentence):
        score += 0.12
    return score + 0.01


def _holds_kind(ask: Asking, sentence: str) -> bool:
    if ask.kind == "year":
        return _YEAR.search(sentence) is not None
    if ask.kind == "money":
        return _MONEY.search(sentence) is not None
    if ask.kind == "number":
        return _NUMBER.search(sentence) is not None
    if ask.kind == "date":
        return _DATE.search(sentence) is not None or _YEAR.search(sentence) is not None
    if ask.kind == "name":
        return any(stem(name) not in ask.weights for name in _NAME.findall(sentence))
    return False
