"""What a story tells of people harmed, whether that is worth a claim, and the sentence to quote for it.

Called by `index/claims/build.py`. Pure. How many were killed and injured is the decision of `totals.py`, who else came
to harm that of `beside_toll.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.claims.accounts import Account
from index.claims.beside_toll import beside_toll
from index.claims.casualties import Mention
from index.claims.group_parts import Part, by_group
from index.claims.harm_words import Harm
from index.claims.hedges import Stance
from index.claims.party import Kind
from index.claims.primary import Statement, Story
from index.claims.reading import TITLE, Reading, account_of
from index.claims.totals import Figure, Toll, toll
from index.claims.war_totals import LEAST, of_a_war
from index.claims.wording import sums_up

SUMMED = 8
"""From so many people on a figure told of "separate shootings" is a total of many incidents."""
EVENT_ALONE = 3.0
"""How strongly a sentence must speak of an event (see `events.Scored`) to be a claim without people harmed."""
REACH = 8
"""How many sentences of a story are looked through for what is quoted."""
MANY_ARRESTED = 10
"""From so many on, arrests are what a report is about, and no search for one culprit."""


@dataclass(frozen=True, slots=True)
class StoryToll:
    """The people harmed that a story tells of.

    Attributes:
        toll: its killed and injured.
        mentions: those in the text that the toll rests on.
        rest: whoever else came to harm (missing, abducted …).
        parts: the groups among the killed and injured.
    """

    toll: Toll
    mentions: Sequence[Mention]
    rest: Mapping[Harm, Mention]
    parts: Mapping[tuple[str, str], Part]

    @property
    def harmed(self) -> bool:
        """Whether anybody was killed or injured."""
        return harms(self.toll)


def story_toll(reading: Reading, story: Story) -> StoryToll:
    """The people harmed that a story tells of."""
    account, sentences = account_of(reading, story), reading.document.sentences
    result = toll_of(account, story)
    return StoryToll(result, _in_body(result), beside_toll(account.told, sentences), by_group(result, story, sentences))


def toll_of(account: Account, story: Story) -> Toll:
    """The toll of a story; of one that was taken apart also whom a sentence plainly tells of where no weights speak.

    The weights are learned on whole articles: "A man was killed and another wounded" may be too little for them.
    """
    result = toll(account)
    if not story.apart:
        return result
    told = [
        t.mention for t in account.told if not (t.mention.part or t.mention.act or t.mention.weak) and t.mention.value
    ]
    killed, injured = result.killed, result.injured
    dead = [m for m in told if m.harm is Harm.KILLED and m.kind in _PLAIN]
    if killed is None and len({m.number for m in dead}) == 1:
        killed = Figure(dead[0].count, (dead[0],))
    hurt = [
        m for m in told if m.harm in (Harm.INJURED, Harm.HIT) and m.kind in _PLAIN and not m.fell and not m.reflexive
    ]
    fallen = {key for m in told if m.harm is Harm.KILLED for key in m.keys}
    alive = {m.keys: m for m in hurt if m.keys and not fallen & set(m.keys)}
    if injured is None and dead and len(alive) == 1:
        one = next(iter(alive.values()))
        injured = Figure(one.count, (one,))
    return Toll(killed, injured)


_PLAIN = (Kind.NUMBER, Kind.BARE, Kind.SINGLE)


def worth_a_claim(reading: Reading, story: Story, told: StoryToll) -> bool:
    """Whether a story says enough for a claim."""
    if story.main:
        strong = any(s.event >= EVENT_ALONE for s in story.statements)
        strong = strong or (reading.head is not None and reading.head.certain)
        return (
            told.harmed or bool(told.mentions) or bool(told.rest) or strong or reading.title_event.score >= EVENT_ALONE
        )
    if story.stance is Stance.NEGATED:
        return told.harmed or any(s.event >= 2 * EVENT_ALONE for s in story.statements)
    if story.apart:
        return told.harmed or bool(told.rest)
    counted = any(s.counts for s in story.statements) or any(m.value > 1 for m in told.rest.values())
    if story.stance is Stance.BACKGROUND and story.days is None:
        return False
    return counted and (told.harmed or bool(told.rest))


def to_quote(story: Story, told: StoryToll) -> Statement:
    """The statement to quote: the one that gives the main figure, else the one that speaks most of the event."""
    for m in (*_foremost(told), *told.mentions, *told.rest.values()):
        found = next((s for s in story.statements if s.sentence.index == m.sentence), None)
        if found is not None:
            return found
    return max(story.statements[:REACH], key=lambda s: (s.harmed, s.event))


def _foremost(told: StoryToll) -> list[Mention]:
    """Those abducted, or many arrested, where they outnumber the killed and injured: the report is about them."""
    most = max((m.value for m in told.mentions), default=0)
    taken, held = told.rest.get(Harm.ABDUCTED), told.rest.get(Harm.ARRESTED)
    found = [taken] if taken and taken.value > most else []
    return [*found, held] if held and held.value > max(most, MANY_ARRESTED - 1) else found


def mostly_abducted(told: StoryToll) -> bool:
    """Whether more people were abducted than killed and injured: what the report is about."""
    taken = told.rest.get(Harm.ABDUCTED)
    hurt = sum((f.count.best or 0) for f in (told.toll.killed, told.toll.injured) if f)
    return taken is not None and taken.value > max(hurt, 1)


def sums_many(reading: Reading, told: StoryToll, *, disaster: bool) -> bool:
    """Whether the toll is that of several incidents together or of a whole war: all words that give a figure say so.

    "8 killed, 46 wounded in weekend shootings" is a total of many incidents, which other reports tell one by one.

    Args:
        reading: what was read in the article.
        told: the story's toll.
        disaster: whether an accident or a disaster is told of: no war takes its dead.
    """
    killed, injured = told.toll.killed, told.toll.injured
    several = any(_all_told(reading, figure, SUMMED, sums_up) for figure in (killed, injured))
    return several or (not disaster and _all_told(reading, killed, LEAST, of_a_war))


def _all_told(reading: Reading, figure: Figure | None, least: int, test: Callable[[str], bool]) -> bool:
    """Whether all sentences that give a figure of at least `least` pass a test."""
    numbers = [m for m in figure.mentions if m.value == (figure.count.best or 0)] if figure else []
    if figure is None or (figure.count.best or 0) < least or not numbers:
        return False
    return all(
        test(reading.document.title if m.sentence == TITLE else reading.document.sentences[m.sentence].text)
        for m in numbers
    )


def _in_body(result: Toll) -> list[Mention]:
    """The mentions in the text that the toll rests on."""
    figures = [f for f in (result.killed, result.injured) if f]
    return list(dict.fromkeys(m for f in figures for m in f.mentions if m.sentence != TITLE))


def harms(result: Toll) -> bool:
    """Whether a toll counts anybody."""
    return any((f.count.best or 0) > 0 for f in (result.killed, result.injured) if f)
