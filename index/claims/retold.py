"""Whether a claim beside the main one only tells the main incident again, under another day.

Called by `index/claims/extract.py` with the claims of one article. Pure. It must not look at the text beyond the quote.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.numbers import VAGUE
from index.claims.telling_words import SEPARATE
from store.records import Claim, Count

NEAR = 14
"""Days between the day that the main claim has and that of a retelling of it."""
LEAST = 2
"""People; a single victim is told of on many days."""


def without_retold(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that give the main claim's figures again for its place and another day near by.

    "Police named the man who was killed on Saturday and the three who were wounded", below a main claim of one dead and
    three wounded: two days for one shooting, and no second one.
    """
    main = next((c for c in claims if c.primary and not c.cumulative and not c.negated), None)
    return [c for c in claims if c is main or main is None or not _retells(c, main)]


def _retells(claim: Claim, main: Claim) -> bool:
    """Whether a claim has the main one's place and figures, a day near by, and no words for another incident."""
    if claim.cumulative or claim.negated or claim.place != main.place or SEPARATE.search(claim.quote.text):
        return False
    if claim.date_start is None or main.date_start is None or claim.date_start == main.date_start:
        return False
    killed, injured = _number(main.killed), _number(main.injured)
    if abs((claim.date_start - main.date_start).days) > NEAR or killed + injured < LEAST:
        return False
    vague = claim.injured is not None and claim.injured.qualifier in VAGUE
    return _number(claim.killed) == killed and (_number(claim.injured) == injured or (vague and killed > 0 < injured))


def _number(count: Count | None) -> int:
    """A count as a plain number."""
    return (count.best or 0) if count is not None else 0
