"""An open question's words weighed: which of them a passage must hold, and what kind of answer is wanted. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from bot.answer.plan import Plan
from bot.answer.reading.ordinary import rank_of
from bot.answer.reading.wordlist import words
from bot.answer.stems import WORD, stem, stems_of
from bot.answer.wanted import Sought, asked_in, sought_by

_FUNCTION = words(
    """
    a about after again all also am an and any are as at be because been before being between both but by can
    could did do does doing down during each for from further had has have having he her here him his how i if
    in into is it its itself just me more most my no nor not now of off on once only or other our out over own
    said say says she should so some such than that the their them then there these they this those through to
    too under until up us very was we were what when where which while who whom whose why will with would you
    your yet one two first last week month year recently following known called named whose ago according
    approximately many much around back become became anyone anybody someone somebody
    react reacted reaction reactions respond responded response responses
    """
)
TOLD = 0.4  # of its weight that a word keeps which stands only in the sentences before the one that asks
PLACE_SHARE = 0.3  # of its weight that a place name keeps where sentences of one article are compared


@dataclass(frozen=True, slots=True)
class Asking:
    """What an open question looks for.

    Attributes:
        weights: stem → weight, rarer words weighing more; the sum is 1.
        telling: the same for choosing among the sentences of one article, where the places of the question weigh
            little: nearly every sentence is about them.
        names: stems of the capitalised words.
        sought: what kind of answer.
        specific: it names enough of its own for the event to be found without its date.
    """

    weights: dict[str, float]
    telling: dict[str, float]
    names: frozenset[str]
    sought: Sought
    specific: bool


def asking(text: str, plan: Plan) -> Asking:
    """Weigh the words of an open question.

    What stands only before the sentence that asks says what the question is about, not what is wanted: it weighs
    less. A name there still tells the sentences about the event from others.
    """
    asked = stems_of(asked_in(text))
    places = {stem(word) for term in plan.places if term.place for word in WORD.findall(term.place.name)}
    weights: dict[str, float] = {}
    telling: dict[str, float] = {}
    names = set()
    for index, match in enumerate(WORD.finditer(text)):
        word, lower = match.group(), match.group().lower()
        if lower in _FUNCTION or len(lower) < 2:
            continue
        key, name = stem(lower), word[0].isupper() and index > 0
        weight = log(2 + rank_of(lower)) * (1.4 if name else 1.0)
        share = 1.0 if key in asked else TOLD
        weights[key] = max(weights.get(key, 0.0), weight * share)
        share = PLACE_SHARE if key in places else 1.0 if name else share
        telling[key] = max(telling.get(key, 0.0), weight * share)
        if name:
            names.add(key)
    sought = sought_by(text, frozenset(weights))
    return Asking(_shares(weights), _shares(telling), frozenset(names), sought, len(weights) >= 4)


def _shares(raw: Mapping[str, float]) -> dict[str, float]:
    whole = sum(raw.values()) or 1.0
    return {key: weight / whole for key, weight in raw.items()}


def coverage_of(ask: Asking, stems: frozenset[str]) -> float:
    """The share of the question's weight that stems hold, 0 to 1."""
    return sum(weight for word, weight in ask.weights.items() if word in stems)


def names_stand(ask: Asking, text: str) -> bool:
    """Whether a text holds every name of the question."""
    return ask.names <= stems_of(text)


def counted_stands(question: str, text: str) -> bool:
    """Whether a text speaks of what a question wants counted ("how many tanks"); people may be called anything."""
    counted = re.search(r"\bhow many ([^\W\d_]+)", question.lower())
    return counted is None or counted[1] in _FUNCTION | {"people", "persons"} or stem(counted[1]) in stems_of(text)


def held_by(ask: Asking, stems: frozenset[str]) -> float:
    """The share of the question, as its sentences are told apart by it, that stems hold, 0 to 1."""
    return sum(weight for word, weight in ask.telling.items() if word in stems)
