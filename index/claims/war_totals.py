"""Tolls of a whole war: running totals though no "since" says so ("the Palestinian death toll has reached 9,000").

Called by `story_toll.py` for tolls of a thousand and more that no disaster took. Pure, by wording.
"""

from __future__ import annotations

import re

LEAST = 1_000  # dead; a smaller toll of a people or a conflict may be that of one day

_WAR = r"(?:war|conflict|fighting|hostilities|insurgency|uprising|invasion|genocide)"
_OF_A_WAR = re.compile(
    rf"\b{_WAR}['’]s (?:overall |total )?(?:death )?toll\b|\btoll (?:of|from|in) the (?:[\w-]+ ){{0,2}}{_WAR}\b"
    rf"|\b(?:died|dead|dying|killed|deaths?|lives|lost)\b[^.;]{{0,60}}"
    rf"\b(?:in|of|during|to) the (?:[\w-]+ ){{0,3}}{_WAR}\b"
    rf"|\b{_WAR}\b[^.;]{{0,80}}\b(?:has|have|had|that) (?:already |so far |now )?(?:killed|claimed|left)\b"
    r"|\byears? of (?:civil )?war\b",
    re.I,
)
_OF_A_PEOPLE = re.compile(r"\b[A-Z][a-z]+(?:i|an|ese|ish) (?:civilian )?(?:death toll|deaths|casualties)\b")


def of_a_war(sentence: str) -> bool:
    """Whether a sentence gives the toll of a war or of a people in it, so far."""
    return _OF_A_WAR.search(sentence) is not None or _OF_A_PEOPLE.search(sentence) is not None
