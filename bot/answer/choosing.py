"""Which of several places is meant: the namesake that a reader names in reply to "Which Tripoli?".

Called by `conversing.py`. Pure.
"""

from __future__ import annotations

import re

from bot.answer.plan import Plan
from bot.answer.pointing import pointing
from bot.answer.read import Reading
from bot.answer.reading.demonyms import people_code
from store.records import Place, PlacePrecision

LONGEST_CHOICE = 60  # characters of a reply that names one of the places offered
_CHOOSING = re.compile(
    r"^(?:(?:no|yes|oh|ok|sorry|well|the|i mean|i meant|it's|that|in|one|is)[, ]+)*(?P<said>.+?)"
    r"(?:[, ]+(?:one|please))*$"
)
_KINDS = {
    "country": PlacePrecision.COUNTRY,
    **dict.fromkeys(("state", "us state", "province", "region"), PlacePrecision.PROVINCE),
    **dict.fromkeys(("city", "town"), PlacePrecision.TOWN),
}


def chosen_place(line: str, asked: Reading) -> Plan | None:
    """The namesake that a reader names in reply to "Which Tripoli?", instead of tapping it."""
    match = _CHOOSING.match(line.lower())
    if match is None or len(line) > LONGEST_CHOICE:
        return None
    said = match["said"].removeprefix(f"{asked.name.lower()} ").removeprefix("in ")
    point = pointing(f"the {said}") if not said.isdigit() else None
    nth = int(said) if said.isdigit() else point.nth if point is not None and not point.rest else 0
    if 0 < nth <= len(asked.choices):
        return asked.choices[nth - 1][1]
    code, kind = people_code(said), _KINDS.get(said)
    meant = [
        plan
        for label, plan in asked.choices
        if said in (label.lower(), *label.lower().split(", "))
        or (code is not None and any(place.country == code for place in _places(plan)))
        or (kind is not None and any(place.precision is kind for place in _places(plan)))
    ]
    return meant[0] if len(meant) == 1 else None


def _places(plan: Plan) -> list[Place]:
    return [term.place for term in plan.places if term.place is not None]
