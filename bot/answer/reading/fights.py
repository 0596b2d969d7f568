"""Two sides that fought each other: "fighting between the army and the LTTE", "Taliban clashes with ISIS".

Called by `read.py` before the sides that did something, and before a question's words are mended. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answer.reading.day_words import MONTH_NAMES
from bot.answer.reading.people import NAME_END
from bot.answer.reading.side_names import side_alone, stem_of
from bot.answer.reading.text import Scan

_FIGHT = (
    r"fight(?:ing|s)?|fought|clash(?:es|ed)?|battles?|war|conflict|hostilities|combat|skirmish(?:es)?|violence|feuds?|"
    r"exchanges? of fire"
)
_NAME = r"[^\W\d_][\w'./-]*(?: [^\W\d_][\w'./-]*){0,3}?"
_END = rf"(?:{NAME_END}|(?=\s*[\x1f:]))"
_PAIR = rf"(?:between|involving) (?:the )?(?P<a>{_NAME}) (?:and|&) (?:the )?(?P<b>{_NAME})"
_BETWEEN = re.compile(rf"\b(?:{_FIGHT}) (?P<pair>{_PAIR}){_END}", re.I)
_STATE = re.compile(
    r"(?:the )?(?:army|military|state|government|security forces|government forces|troops|soldiers)", re.I
)


def find_fight(scan: Scan, is_place: Callable[[str], bool]) -> tuple[str, ...]:
    """The two sides, as plans hold them, with their words marked; none where two places or times are named."""
    match = scan.search(_BETWEEN)
    if match is None:
        return ()
    sides = [scan.text[slice(*match.span(name))] for name in ("a", "b")]
    if any(side.lower() in MONTH_NAMES for side in sides):
        return ()
    if all(is_place(side) and side_alone(side) is None and not _STATE.fullmatch(side) for side in sides):
        return ()
    scan.take(*match.span("pair"))
    return tuple("government" if _STATE.fullmatch(side) else stem_of(side.lower()) for side in sides)


def names_in_fight(text: str) -> frozenset[str]:
    """The lower-case words of the sides' names, which are no misspelt places."""
    match = _BETWEEN.search(text)
    return frozenset(f"{match['a']} {match['b']}".lower().split()) if match else frozenset()
