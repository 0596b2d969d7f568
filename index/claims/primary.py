"""Sorts what an article says into incidents and chooses the one that it is mainly about.

Called by `index/claims/extract.py`. Pure. It must not read numbers itself (`casualties.py`) nor add them up (`totals.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.claims.casualties import Mention
from index.claims.document import Sentence
from index.claims.hedges import Stance
from index.claims.triggers import Harm

_TOLL = (Harm.KILLED, Harm.INJURED, Harm.HIT, Harm.TOLL)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the body with all that was read in it.

    Attributes:
        event: how strongly it speaks of an event (0.0: not at all).
        dates: (first, last) ordinals of the days that it names as the event's, () when it names none.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    stance: Stance
    event: float = 0.0
    dates: tuple[int, int] | tuple[()] = ()

    @property
    def harmed(self) -> bool:
        """Whether it tells of people killed or injured."""
        return any(m.harm in _TOLL for m in self.mentions)


@dataclass(slots=True)
class Story:
    """The statements about one incident, in the order of the text."""

    stance: Stance
    dates: tuple[int, int] | tuple[()] = ()
    statements: list[Statement] = field(default_factory=list)
    main: bool = False


def stories(statements: Sequence[Statement]) -> list[Story]:
    """The incidents of an article, the main one first.

    News without a day of its own belongs to the main incident; news of another day, running totals, and what did
    not happen are told apart.
    """
    news = [s for s in statements if s.stance is Stance.NEWS and (s.mentions or s.event)]
    anchor = next((s for s in news if s.harmed), news[0] if news else None)
    main = Story(Stance.NEWS, main=True)
    result = [main]
    if anchor is not None:
        main.dates = anchor.dates or next((s.dates for s in news if s.dates), ())
    for statement in statements:
        if not (statement.mentions or statement.event):
            continue
        if statement.stance is Stance.NEWS:
            if not statement.dates or not main.dates or _overlap(statement.dates, main.dates):
                main.statements.append(statement)
                continue
            story = next(
                (s for s in result[1:] if s.stance is Stance.NEWS and _overlap(s.dates, statement.dates)), None
            )
            if story is None:
                story = Story(Stance.NEWS, statement.dates)
                result.append(story)
            story.statements.append(statement)
        else:
            result.append(Story(statement.stance, statement.dates, [statement]))
    return [s for s in result if s.statements]


def _overlap(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return bool(a and b) and a[0] <= b[-1] and b[0] <= a[-1]
