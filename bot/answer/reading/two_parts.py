"""Two questions in one sentence ("… killed in Homs in 2017, and how many of them were children?"), told apart.

Called by `read.py`, which reads the first and keeps the words of the second in `Plan.unanswered`. Pure.
"""

from __future__ import annotations

import re

_HURT = r"(?:killed|dead|died|deaths|fatalities|injured|wounded|hurt|casualties|victims|tolls?)"
_OF_THEM = r"(?:of (?:them|those|these|the (?:dead|killed|victims|injured|wounded)|whom|which))"
_WHO = (
    r"(?:children|kids|minors|women|men|civilians|combatants|fighters|soldiers|journalists|reporters|medics|"
    r"police(?: officers)?|cops|aid workers|elderly)"
)
_ASKS = r"(?:who|why|when|where|what|which(?: one| of them)?)"
_THEN = r"(?: ?[,;&+]+ ?(?:and )?| and )"
_OF_PEOPLE = rf"(?P<first>(?=.*\b{_HURT}\b).{{8,}}?)"
# Each splits where a second question begins; the first that fits decides.
_SPLITS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # "… at the camp, and who was behind it?"
        rf"(?P<first>.{{10,}}?){_THEN}(?P<second>{_ASKS} (?:was|were|is|are|did|do|killed|had|has|caused|carried out|"
        r"says?|said)\b.+?\??)$",
        # "killed in Homs in 2017 and how many of these are confirmed", "…, how many of them women?"
        rf"{_OF_PEOPLE}{_THEN}(?P<second>(?:how many|what (?:share|percentage)) {_OF_THEM}\b.*)$",
        # "killed in Homs on 3 March, how many kids"
        rf"{_OF_PEOPLE}{_THEN}(?P<second>how many (?:were )?{_WHO}(?: (?:killed|dead|died))?\??)$",
        # "how many incidents in Homs and how many dead"
        rf"(?P<first>.*\b(?:how many|number of) (?:\w+ )?(?:incidents?|events?|attacks?|\w*strikes?|\w+ings?|raids?)\b"
        rf".*?){_THEN}(?P<second>how many (?:people |civilians )?(?:were )?{_HURT}\b.*)$",
        # "journalists killed since October, names"
        rf"{_OF_PEOPLE}{_THEN}(?P<second>(?:their |the |all )?(?:names?|ages?|identities)\??)$",
        # "killed in Homs in 2017 and where", "…, by whom?"
        rf"(?P<first>(?=.*\b(?:{_HURT}|\w*strikes?|attacks?)\b).{{10,}}?){_THEN}"
        r"(?P<second>(?:by whom|where|when|who did it)\??)$",
    )
)
_FRAME = re.compile(
    rf"^(?!.*\b(?:{_HURT}|how many|number|who|what|which|incidents?|events?|attacks?|raids?|\w*strikes?|\w+ings?)\b)"
    r"(?:(?:in|on|at|during|since|between|from|for|near|around|after|before|within|over|throughout)\b"
    r"|(?:[\w'’-]+ ){1,4}(?:19|20)\d\d$)",
    re.I,
)
"""The first half only says where or when: "In Raqqa in 2017, what share of those killed were children?" asks once."""
_SHARE = re.compile(r"what (?:share|percentage)\b", re.I)
_COUNT_AND = re.compile(
    r"^(?P<lead>.*?\b(?:how many|number of|count of) (?:\w+ ){0,2}?"
    r"(?:incidents|events|attacks|\w*strikes|\w+ings|raids))"
    rf"(?:,| and| &| plus) (?:the )?(?:number of )?(?:resulting |civilian )?(?P<hurt>{_HURT})\b(?P<tail>.*)$",
    re.I,
)


def split_second(sentence: str) -> tuple[str, str] | None:
    """The first question of a sentence and what else it asks; None where it asks one."""
    parts = _split(sentence)
    while parts is not None and (closer := _split(parts[0])) is not None:
        parts = closer[0], f"{closer[1]}, {parts[1]}"  # "…, how many of them women, and who did it?"
    return parts


def _split(sentence: str) -> tuple[str, str] | None:
    match = _COUNT_AND.match(sentence)
    if match is not None:  # "number of strikes and deaths in Homs"
        return f"{match['lead']}{match['tail']}", f"how many {_asked(match['hurt'])}"
    for pattern in _SPLITS:
        match = pattern.match(sentence)
        if match is None or _FRAME.match(match["first"]):
            continue
        if _SHARE.match(match["second"]) and "how many" not in match["first"].lower():
            continue  # "people killed, what share of them women?"
        if not _beside(match["first"], match["second"]):
            return match["first"], match["second"]
    return None


def _asked(hurt: str) -> str:
    return {"deaths": "killed", "fatalities": "killed", "dead": "killed", "toll": "killed", "tolls": "killed"}.get(
        hurt.lower(), hurt.lower()
    )


def _beside(first: str, second: str) -> bool:
    """Whether two halves are one comparison: "how many women died and how many children", "between … and …"."""
    if re.search(r"\b(?:between|both|compare|either|than)\b", first.lower()) and "how many" not in second.lower():
        return True
    of_them = re.search(rf"\b{_OF_THEM}\b", second, re.I) is not None
    return not of_them and all(re.search(rf"\b{_WHO}\b", half, re.I) for half in (first, second))
