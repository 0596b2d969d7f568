"""Whom an article names as arrested, charged or suspected, each with the sentence that says so.

Called by `bot/answer/queries/suspects.py` on a stored text, since claims keep names without roles. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.claims.people import PersonRole, participants
from index.sentences import sentences

_HELD = re.compile(
    r"\b(?:arrest(?:ed|s|ing)?|charged|charges|booked|jailed|detained|indicted|arraigned|apprehended|convicted|"
    r"sentenced|pleaded|in custody|into custody|behind bars|turned (?:him|her|them)sel(?:f|ves) in|surrendered)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Suspect:
    """Somebody whom a text names as a suspect.

    Attributes:
        name: as written.
        held: whether a sentence that names the person tells of an arrest, a charge or a sentence.
        start, end: characters of that sentence; where there is none, of the one that makes the person a suspect.
    """

    name: str
    held: bool
    start: int
    end: int


def suspects(text: str) -> tuple[Suspect, ...]:
    """The suspects whom a text names, in the order of first mention."""
    spans = [(start, end) for start, end in sentences(text)]
    people = participants((text[start:end], start) for start, end in spans)
    found = []
    for person in people:
        if person.role is not PersonRole.SUSPECT:
            continue
        last = re.compile(rf"\b{re.escape(person.name.split()[-1])}\b")
        own = next((s, e) for s, e in spans if s <= person.start < e)
        telling = [(s, e) for s, e in spans if last.search(text, s, e) and _HELD.search(text, s, e)]
        span = own if own in telling or not telling else telling[0]
        found.append(Suspect(person.name, bool(telling), *span))
    return tuple(found)
