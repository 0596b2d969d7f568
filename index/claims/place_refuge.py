"""Places where people are now who were hurt or fled elsewhere: "were taken to a hospital in X", "fled to X".

Called by `index/claims/place_names.py`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.place_spans import Word

_BROUGHT = "taken rushed brought transported transferred airlifted shifted flown moved evacuated admitted treated"
BROUGHT = frozenset(_BROUGHT.split())
"""Before "to a hospital in X": the wounded were, so that X is not where they were hurt."""

WENT = frozenset((*BROUGHT, "fled", "flee", "escaped"))
"""Right before "to X": X is where the wounded or the displaced are now."""
REFUGE = frozenset(["treated", "hospitalised", "hospitalized", "relatives", "friends", "refuge"])
"""Right before "in X": the same."""


def is_refuge(words: Sequence[Word], back: int, before: str, earlier: str) -> bool:
    """Whether a name is where people went who were hurt or fled elsewhere.

    Args:
        words: the sentence's.
        back: the word before the name, its parts ("the north of") aside.
        before, earlier: that word and the one before it, in small letters.
    """
    if before == "in" and earlier.startswith(("hospital", "mortuary", "morgue")):
        return any(w.text.lower() in BROUGHT for w in words[max(0, back - 9) : back - 1])
    if before in ("in", "at") and earlier in REFUGE:
        return True
    return before == "to" and any(w.text.lower() in WENT for w in words[max(0, back - 2) : back])
