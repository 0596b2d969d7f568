"""Reads "third" and "3rd" before somebody: so many there are at least. Called by `index/claims/phrases.py`. Pure."""

from __future__ import annotations

import re

from index.claims.tokens import Token

ORDINALS = {
    w: n for n, w in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 2)
}
_SHORT = re.compile(r"([2-9])(?:nd|rd|th)")


def ordinal_of(word: Token) -> int:
    """3 for "third" or "3rd", 0 for any other word; nine at most."""
    short = _SHORT.fullmatch(word.lower)
    return ORDINALS.get(word.lower, int(short[1]) if short else 0)
