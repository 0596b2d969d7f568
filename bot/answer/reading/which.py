"""Whether "which …" asks for incidents ("which strikes", "which hospitals were hit") or for something else.

Called by `asks.py`. Pure.
"""

from __future__ import annotations

import re

from bot.answer.reading.number_words import NUMBER
from bot.answer.reading.targets import find_target
from bot.answer.reading.text import Scan
from index.claims.event_words import find_events

STRUCK = re.compile(
    r"\b(?:hit|struck|strike|(?:bomb|attack|shell|target|raid|destroy)(?:ed)?|damaged?)\b",
)
"""What was done to what was hit."""
_WHICH_EVENT = re.compile(
    r"^(?:and )?(?:in |about |on )?(?:which|what)(?: of)?(?: (?:other|were|was|are|is|kind of|the))*\b"
)

_CAUSED = re.compile(r"\s*(?:caused?|prompt(?:s|ed)|led|made|makes|spark(?:s|ed)|trigger(?:s|ed)|started|followed)\b")
_AN_INCIDENT = re.compile(
    rf"\s*(?:[\w-]+'s )?(?:(?:fatal|deadly|latest|last|most recent|newest|first|earliest|deadliest|worst|"
    rf"bloodiest|biggest|largest|single|gravest|top|{NUMBER}) )*"
    r"(?:incidents?|events?)\b"
)


def asks_which(question: str) -> bool | None:
    """Whether incidents are asked for; None where nothing is asked by "which" or "what"."""
    match = _WHICH_EVENT.search(question)
    if match is None:
        return None
    near = re.split(r"\b(?:of|in|on|by|for|to|at|from|with|that|who)\b", question[match.end() :], maxsplit=1)[0]
    near = " ".join(near.split()[:5])
    if find_target(Scan(near)) is not None and STRUCK.search(question) is not None:
        return True  # "which hospitals were hit"
    events = [
        event
        for event in find_events(near)
        if event.text not in ("hit", "struck", "shot") and near[event.end : event.end + 1] != "'"
    ]
    return bool(events and _CAUSED.match(near) is None) or _AN_INCIDENT.match(near) is not None
