"""Which sentences of an article are read for who did it: the story's own, and those that blame or claim.

Called by `index/claims/build.py`; `actors.py` reads the sentences. Pure.
"""

from __future__ import annotations

import re

from index.claims.document import Sentence
from index.claims.places import PlaceMention
from index.claims.primary import Statement, Story
from index.claims.reading import Reading
from index.gazetteer import Kind
from store.records import Place

REACH = 8
"""How many sentences of a story are read for who did it."""
_BLAMES = re.compile(
    r"\b(?:claim(?:s|ed|ing) (?:the |responsib)|responsibility|blam(?:e|es|ed|ing)|accus(?:es|ed|ing)"
    r"|(?:said|says|confirmed|announced|acknowledged|admitted) (?:on \w+day )?(?:that )?(?:it|they|its \w+))\b",
    re.I,
)
_EVENT_OF = re.compile(r"(?:['’]s?)? (?:attack|bombing|blast|explosion|strike|raid|shooting|massacre|killing)s?\b")


def sentences_on_doers(reading: Reading, story: Story, quoted: Statement, place: Place | None) -> list[Sentence]:
    """The sentences that may tell who did what a story tells of, the quoted one first.

    Args:
        reading: what was read in the article.
        story: one of its incidents.
        quoted: the statement that gives its figures.
        place: where it happened.
    """
    own = [quoted.sentence, *(s.sentence for s in story.statements if s is not quoted)][:REACH]
    told = {s.sentence.index for one in reading.stories for s in one.statements}
    blaming = [s for s in reading.document.body if _BLAMES.search(s.text)]
    if story.main:
        own += [s for s in blaming if s.index not in told]
    else:
        own += [s for s in blaming if s not in own and _of_this(reading, s.index, place)]
    return [s for s in own if s is quoted.sentence or not _of_another(reading, s.index, place)]


def _of_another(reading: Reading, sentence: int, place: Place | None) -> bool:
    """Whether a sentence tells of another place's attack: "X claimed the Kabul bombing" in a report on Herat."""
    if place is None or place.admin1 is None:
        return False
    return any(m.sentence == sentence and _names_an_event(reading, m) and _apart(m, place) for m in reading.places)


def _of_this(reading: Reading, sentence: int, place: Place | None) -> bool:
    """Whether a sentence names the attack of a place: "X claimed the Kabul bombing"."""
    said = (m for m in reading.places if m.sentence == sentence and _names_an_event(reading, m))
    return place is not None and any(not _apart(m, place) for m in said)


def _names_an_event(reading: Reading, mention: PlaceMention) -> bool:
    return _EVENT_OF.match(reading.document.text, mention.end) is not None


def _apart(mention: PlaceMention, place: Place) -> bool:
    """Whether a place lies in another province than `place`."""
    other = mention.entry
    if other.kind is Kind.COUNTRY:
        return False
    return (other.place.country, other.place.admin1) != (place.country, place.admin1)
