"""Takes off what is put before a question: "in 2019, how many …", "Idlib, March 2018: was …".

Used by `asks.py`, whose rules look at how a question begins. Pure.
"""

from __future__ import annotations

import re

_FRONT = re.compile(
    r"^(?:(?!(?:how|what|which|who|where|when|why|list|show|give|name|compare|is|are|was|were|did|does|do|has|have|had|"
    r"(?:in|on|at|to|by|for|of|from) (?:which|what|whom|how)\b)\b).){3,70}?(?:[,:;.]| -)? "
    r"(?P<core>(?:(?:in|on|at) )?(?:how (?:many|often|much|did|does|has|have|was|were)|what|which|who|where|was|were|"
    r"did|does|has|have|is|are|list|show|"
    r"(?:towns|cities|villages|provinces|places)(?= (?:hit|struck|bombed|attacked|shelled|targeted)))\b(?: \S+){2,})$"
)
NOTHING = re.compile(r"[ 's]*(?:(?:were|was|are|have) (?:there|they|that)(?: been)?)?\s*")
"""What stands behind "how many" where the thing counted stands before it."""
_ASKED_LAST = re.compile(r"^(?:is|are|was|were|did|does|has|have)\b.*\b(?:in|on|by|of) (?:which|what|whom)\b")
_SPOKEN = re.compile(r"\b(?:said|say|says|report|reports|reported|that|and|or|but|to|when|while|after|before|than|as)$")
_SETS = re.compile(
    r"^(?:in|on|during|since|between|from|for|over|throughout|after|before|at|near|prior to|up to|until)\b"
)


def unfronted(question: str) -> str:
    """The question without a place or time put before it ("in 2019, how many …", "Idlib, March 2018: was …")."""
    match = _FRONT.match(question)
    if (
        match is None
        or re.search(r"\baverage|\b(?:number|count|total) of\b", question[: match.start("core")])
        or NOTHING.fullmatch(match["core"][8:])
        or _ASKED_LAST.search(match["core"])
    ):
        return question
    front = question[: match.start("core")].rstrip()
    told = (
        front[-1] in ",:;."
        or (front[-1].isdigit() and not match["core"].startswith("where"))
        or front.endswith(" -")
        or _SETS.match(front) is not None
    )
    return match["core"] if told and not _SPOKEN.search(front.rstrip(",:;.- ")) else question
