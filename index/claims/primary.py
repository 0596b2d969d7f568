"""Sorts what an article says into incidents, the one that it is mainly about first.

Called by `index/claims/reading.py`. Pure. It must not read numbers (`casualties.py`) nor add them up (`totals.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from index.claims.casualties import Mention
from index.claims.document import Sentence
from index.claims.harm_words import Harm
from index.claims.hedges import Stance
from index.claims.party import Kind
from index.claims.places import PlaceMention

Days = tuple[date, date]
"""First and last day on which something happened."""

_ELSEWHERE = re.compile(
    r"\W*(?:meanwhile|elsewhere|separately|in (?:a|another) (?:separate|unrelated))\b(?!.{0,80}\btoll)", re.I
)
_DATED = re.compile(
    r"\W*on (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b", re.I
)
"""A sentence that begins with a day of its own tells of that day ("On June 29, two civilians died …")."""
_NIGHT = re.compile(r"\b(?:night|evening|late|overnight|dusk|midnight)\b", re.I)
_TOLL = (Harm.KILLED, Harm.INJURED, Harm.HIT, Harm.TOLL)
_NUMERIC = (Kind.NUMBER, Kind.BARE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the body with all that was read in it.

    Attributes:
        event: how strongly it speaks of an event (0.0: not at all).
        days: the days that it gives for what it tells, None when it gives none.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    stance: Stance
    event: float = 0.0
    days: Days | None = None

    @property
    def harmed(self) -> bool:
        """Whether it tells of people killed or injured."""
        return any(m.harm in _TOLL and not m.act for m in self.mentions)

    @property
    def counts(self) -> bool:
        """Whether it gives a number of people killed or injured."""
        return any(m.harm in _TOLL and m.kind in _NUMERIC and m.value > 0 for m in self.mentions)

    @property
    def speaks(self) -> bool:
        """Whether anything was read in it."""
        return bool(self.mentions) or self.event > 0


@dataclass(slots=True)
class Story:
    """The statements about one incident, in the order of the text.

    Attributes:
        apart: it was taken apart from others of its article (`take_apart.py`): only its own sentences tell of it.
        place: where these put it, None where they do not say or it was not taken apart.
    """

    stance: Stance
    days: Days | None = None
    statements: list[Statement] = field(default_factory=list)
    main: bool = False
    apart: bool = False
    place: PlaceMention | None = None


def anchor_of(statements: Sequence[Statement]) -> Statement | None:
    """The statement that tells of the main incident: the first news of people harmed, else of an event."""
    news = [s for s in statements if s.stance is Stance.NEWS and s.speaks]
    top = news[:8]
    first = next((s for s in top if s.counts), None)
    if first is not None and _DATED.match(first.sentence.text):  # "On June 29, two died" below "A farmer was killed"
        first = next((s for s in top if s.harmed), first)
    return first or next((s for s in news if s.harmed), None) or (max(top, key=lambda s: s.event) if top else None)


def stories(
    statements: Sequence[Statement],
    main_days: Days | None,
    *,
    firm: bool = True,
    spoken: bool = False,
    assumed: Days | None = None,
) -> list[Story]:
    """The incidents of an article, the main one first.

    News belongs to the main incident unless it gives a number of victims for an earlier day; running totals, history
    and what did not happen are told apart, each on its own.

    Args:
        statements: the body's, in order.
        main_days: when the main incident happened, None if unknown.
        firm: whether the sentence that tells of the main incident names that day itself; else only sentences that
            begin with an earlier day are told apart.
        spoken: whether that sentence only names the day on which somebody said so: then the night before is its own.
        assumed: when the main incident is taken to have happened where no sentence says it.
    """
    main = Story(Stance.NEWS, main_days, main=True)
    result = [main]
    for statement in statements:
        if not statement.speaks:
            continue
        if statement.stance is Stance.BACKGROUND and main_days is not None and statement.days == main_days:
            main.statements.append(statement)  # a court's or an anniversary's report: the history is the incident
        elif statement.stance is not Stance.NEWS:
            result.append(Story(statement.stance, statement.days, [statement]))
        elif tells_apart(statement.sentence):
            result.append(Story(Stance.NEWS, statement.days or main_days, [statement]))
        elif (firm and _other_day(statement, main_days) and not (spoken and _night_before(statement, main_days))) or (
            _DATED.match(statement.sentence.text) and _other_day(statement, main_days or assumed)
        ):
            story = next((s for s in result[1:] if s.stance is Stance.NEWS and s.days == statement.days), None)
            if story is None:
                story = Story(Stance.NEWS, statement.days)
                result.append(story)
            story.statements.append(statement)
        else:
            main.statements.append(statement)
    if not main.statements:
        _promote(main, result)
    return [s for s in result if s.statements]


def tells_apart(sentence: Sentence) -> bool:
    """Whether a sentence begins another incident: "Separately, …", "Meanwhile, …"."""
    return _ELSEWHERE.match(sentence.text) is not None


def _promote(main: Story, result: list[Story]) -> None:
    """Make the first story without a toll the main one, where nothing in the article reads as plain news.

    "Has agreed", "have been deployed" is how news of events without victims is written, and no running total.
    """
    told = (s for s in result[1:] if s.stance in (Stance.BACKGROUND, Stance.CUMULATIVE))
    story = next((s for s in told if not any(one.harmed for one in s.statements)), None)
    if story is not None:
        result.remove(story)
        main.statements, main.days = story.statements, main.days or story.days


def _night_before(statement: Statement, main_days: Days | None) -> bool:
    """Whether a statement tells of the evening or night before the main incident's day."""
    if main_days is None or statement.days is None or _NIGHT.search(statement.sentence.text) is None:
        return False
    return (main_days[0] - statement.days[1]).days == 1


def _other_day(statement: Statement, main_days: Days | None) -> bool:
    """Whether a statement counts the victims of an earlier day than the main incident's."""
    if main_days is None or statement.days is None or not statement.counts:
        return False
    return statement.days[1] < main_days[0]
