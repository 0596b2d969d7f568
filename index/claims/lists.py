"""Whether two phrases for people stand in one list: "a man in a car, his wife, 31, and two children".

Called by `index/claims/whom.py` and `phrases.py`. Pure, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.claims.harm_words import VENUES
from index.claims.party import Party
from index.claims.tokens import Token, lexicon

PLACED = lexicon("of from near in at on outside inside among")
_LIST = lexicon(", ; and & plus also along with as well ( ) both another")
_CLAUSE = 14
"""Tokens of a relative clause between two names of a list."""
_HOMES = VENUES | lexicon(
    "the a an his her their nearby car cars vehicle van truck taxi sidewalk street porch yard garden driveway",
    "room kitchen bedroom basement garage scene deli parking lot front back doorway field road city",
    "town village building",
)
"""What may stand between "in" and the next of a list: "three nurses in a taxi and a monk on the street"."""


def joined(between: Sequence[Token]) -> bool:
    """Whether "and" stands between two phrases."""
    return any(w.lower in ("and", "&") for w in between)


def _without_clause(between: Sequence[Token]) -> Sequence[Token]:
    """`between` without a relative clause: "Jan Roe, 18, who had a birthday, and Ada Lind"."""
    lower = [w.lower for w in between]
    start = next((n for n, w in enumerate(lower) if w in ("who", "whose") and n and lower[n - 1] == ","), None)
    if start is None:
        return between
    end = next((n for n in range(start, min(start + _CLAUSE, len(lower))) if lower[n] == ","), None)
    return between if end is None else [*between[: start - 1], *between[end:]]


def listed(between: Sequence[Token]) -> bool:
    """Whether two phrases belong to one list: only commas, "and", ages and home towns stand between them."""
    between = _without_clause(between)
    if not between or len(between) > 9:
        return False
    if not any(
        w.lower in (",", ";", "and", "&", "plus") or (w.lower in ("with",) and k) for k, w in enumerate(between)
    ):
        return False
    home = False
    for w in between:
        if w.lower in ("of", "from") or (w.lower in PLACED and joined(between)):
            home = True
        elif w.lower in _LIST or w.text.isdigit() or w.lower in ("n-year-old", "ages", "aged"):
            home = home and w.lower not in (",", "and")
        elif home and (w.capital or w.lower in _HOMES):
            continue
        else:
            return False
    return True


def list_of_parts(words: Sequence[Token], found: list[Party]) -> None:
    """ "Killed 14 people, six women and two children among them": what stands in a list with the last one is a part."""
    total = found[-1].value
    for n in range(len(found) - 2, -1, -1):
        between = {w.lower for w in words[found[n].last + 1 : found[n + 1].first]}
        total += found[n].value
        if not between or not between <= {",", "and"} or (between == {","} and 2 * found[n].value >= total):
            return
        found[n] = replace(found[n], part=True)
