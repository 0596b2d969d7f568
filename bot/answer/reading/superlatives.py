"""Superlatives: what "the most" is the most of ("which town had the most"), or whether one event is meant by it.

Called by `asks.py`. Pure.
"""

from __future__ import annotations

import re

from bot.answer.plan import By, Order
from bot.answer.reading.how import unit_of
from bot.answer.reading.wordlist import words
from index.claims.event_words import find_events

MOST = r"most|fewest|highest|deadliest|worst|hardest|least|lowest|largest|bloodiest|greatest|biggest"
_FEWEST = re.compile(r"\b(?:fewest|least|lowest)\b")
_ONE = re.compile(r"\b(?:single )?(?:deadliest|bloodiest|worst|biggest|largest|most (?:deadly|lethal)) (?P<noun>.+)")
_NOUN_ENDS = re.compile(r"\b(?:of|in|on|by|at|near|since|during|and|that|which|against|between)\b|[,;?]")


def asks_for_a_side(match: re.Match[str]) -> bool:
    """Whether the side is asked for: "who", "which army"."""
    groups = match.groupdict()
    unit = next((groups[name] for name in groups if name.startswith("unit") and groups[name]), None)
    return bool(groups.get("who")) or (unit is not None and unit_of(unit) is By.PERPETRATOR)


def order_of(question: str) -> Order:
    """Whether the most or the fewest are asked for."""
    return Order.FEWEST if _FEWEST.search(question) else Order.MOST


def extreme_of(question: str, match: re.Match[str]) -> By | None:
    """What the parts are of which one is asked for; None where a single event is ("when was the deadliest strike").

    Args:
        question: one sentence, lower case.
        match: of the rule for superlatives in `asks.RULES`.
    """
    groups = match.groupdict()
    unit = next((groups[name] for name in groups if name.startswith("unit") and groups[name]), None)
    if _names_one_event(question):
        return None
    if unit:
        return unit_of(unit)
    if groups.get("where"):
        return By.PLACE
    return By.DAY if groups.get("when") else By.PERPETRATOR


def _names_one_event(question: str) -> bool:
    """Whether a kind of event in the singular stands behind the superlative: "the worst coalition airstrike"."""
    match = _ONE.search(question)
    if match is None:
        return False
    noun = " ".join(_NOUN_ENDS.split(match["noun"], maxsplit=1)[0].split()[:4])
    kinds = [event.text for event in find_events(noun) if event.text not in ("hit", "struck")]
    kinds += re.findall(r"\b(?:incident|event)\b", noun)
    return bool(kinds) and not kinds[-1].endswith("s") and kinds[-1] not in _LASTING


_LASTING = words(
    "shelling fighting violence bombardment gunfire unrest war warfare conflict fire crossfire artillery looting"
)
"""What lasts, and is no single event: "when was the worst shelling" asks for a day."""
