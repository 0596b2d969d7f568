"""What carries on from one sentence to the next: a running total told in several sentences, a list of dated incidents.

Called by `index/claims/reading.py` with the statements of the body, in order. Pure, by wording. It must not read dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.claims.hedges import Stance, stance
from index.claims.primary import Statement

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_ITEM = re.compile(
    rf"[^\w\n]*(?:on the same day,? )?(?:{_MONTH}(?P<day> \d{{1,2}})?|(?P<first>\d{{1,2}}) {_MONTH})"
    r"(?:,? \d{4})? ?[:–—]",
    re.I,
)
"""The start of an item in a list of months ("• March: Two attacks …") or of days ("July 11: A drone hit …")."""
_FILE = re.compile(r"\W*(?:FILE|File photo|File picture|File image)\b")
"""The start of a caption below an older picture ("FILE - In this Sunday, March 3, 2019 file photo, …")."""
_THESE = re.compile(
    r"\W*(?:these|those|the) (?:[\w-]+ ){0,2}"
    r"(?:attacks|strikes|airstrikes|raids|bombings|shootings|killings|incidents)\b",
    re.I,
)
_ESTIMATES = re.compile(
    r"\W*(?:some|other|most|certain|official|independent|[A-Z][\w.]* )*\s?estimates (?:put|say|suggest|speak|are|go)\b",
    re.I,
)
"""What goes on with the toll of a war: "Some estimates put the dead at 90,000"."""
_COURT = re.compile(
    r"\b(?:charged|accused|indicted|convicted|sentenced|pleaded|pleads?|guilty|arraigned|trial|defendants?|suspects?"
    r"|arrested|jury|court|prosecutors?|murder charges?)\b",
    re.I,
)
_BULLET = re.compile(r"\s*(?:[•·*–—-]|\d)")


def carried(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, each with the stance that those before it hand on.

    "The number of raids since early 2022 has reached 28. These attacks left 17 dead" gives one running total; an item
    "March: Two attacks killed three" of a list is a running total too, an item "July 11: A drone killed two" an
    earlier incident, with the sentences behind it in its paragraph.
    """
    before: Statement | None = None
    listing: tuple[int, Stance] | None = None
    for statement in statements:
        text, paragraph = statement.sentence.text, statement.sentence.paragraph
        item = _ITEM.match(text)
        if item is not None:
            of_day = item["day"] or item["first"]
            listing = (paragraph, Stance.BACKGROUND if of_day else Stance.CUMULATIVE)
        elif _FILE.match(text):
            listing = (paragraph, Stance.BACKGROUND)
        elif listing is not None and listing[0] != paragraph:
            listing = None
        told = statement
        if statement.stance is Stance.NEWS:
            if listing is not None:
                told = replace(statement, stance=listing[1])
            elif before is not None and _goes_on(before, text) and _total(before):
                told = replace(statement, stance=Stance.CUMULATIVE)
        yield told
        before = told


def tried(statements: Sequence[Statement]) -> list[Statement]:
    """The statements; where a court's report tells its deed first, that is news.

    "Two men were charged in the killing of three sailors last summer": what the article is about happened long ago, but
    no other incident is told before it.
    """
    told = [s for s in statements if s.harmed and s.stance in (Stance.NEWS, Stance.BACKGROUND)]
    first = told[0] if told else None
    if first is None or first.stance is Stance.NEWS or not first.counts or not _COURT.search(first.sentence.text):
        return list(statements)
    return [replace(s, stance=Stance.NEWS) if s is first else s for s in statements]


def _total(statement: Statement) -> bool:
    """Whether a statement is a running total, one without people or an event of its own included."""
    if statement.stance is Stance.NEWS and not statement.speaks:
        return stance(statement.sentence.text) is Stance.CUMULATIVE
    return statement.stance is Stance.CUMULATIVE


def _goes_on(before: Statement, text: str) -> bool:
    """Whether a sentence goes on with the running total before it."""
    above = before.sentence.text.rstrip()
    return bool(_THESE.match(text) or _ESTIMATES.match(text)) or (
        (above.endswith(":") or bool(_BULLET.match(above))) and bool(_BULLET.match(text))
    )
