"""Which sentences of an article are read for who did it: the story's own, and those that blame or claim.

Called by `index/claims/build.py`; `actors.py` reads the sentences. Pure.
"""

from __future__ import annotations

import re

from index.claims.document import Sentence
from index.claims.places import PlaceMention
from index.claims.primary import Statement, Story
from index.claims.reading import Reading
from index.gazetteer import Kind, distance_km
from store.records import Place, PlacePrecision

_WIDE_KINDS = (Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT, Kind.AREA)
_WIDE = (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY)
REACH = 8
"""How many sentences of a story are read for who did it."""
_BLAMES = re.compile(
    r"\b(?:claim(?:s|ed|ing) (?:the |responsib)|responsibility|blam(?:e|es|ed|ing)|accus(?:es|ed|ing)"
    r"|(?:said|says|confirmed|announced|acknowledged|admitted) (?:on \w+day )?(?:that )?(?:it|they|its \w+))\b",
    re.I,
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ANOTHER_TIME = re.compile(
    rf"^\W*(?:[Ii]n (?:(?:early|late|mid-?) ?)?(?:{_MONTHS}|\d{{4}}|recent (?:years|months|weeks)|the past|"
    r"previous|a (?:separate|previous|similar|earlier))|Last (?:year|month|week|summer|winter|spring|autumn|fall)"
    r"|(?:A|Two|Three|Four|Five|Several|\d+) (?:days?|weeks?|months?|years?) (?:earlier|before|ago|later)|"
    r"Previously\b"
    r"|Earlier (?:this|in|on)\b|In the (?:past|last|previous)|Since )"
    r"|\b(?:has|have|had) (?:often|repeatedly|frequently|regularly|routinely|previously|long|in the past)\b",
)
"""A sentence that tells of another time than its story's: "In April, the group killed nine"."""
_ON_A_DAY = re.compile(rf"^\W*On (?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})\b")
NEAR_KM = 25.0
"""An act with a toll of its own farther off than this is another attack of the day."""
_THIS_EVENT = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hose|[Tt]hese) (?:[\w-]+ )?(?:attacks?|bombings?|blasts?|explosions?|"
    r"(?:air ?)?strikes?|raids?|"
    r"shootings?|massacre|killings?|shelling|bombardment|operation|assault|ambush|shells?|missiles?|rockets?|"
    r"drones?)\b"
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
    dated = {s.sentence.index: s for one in reading.stories for s in one.statements}
    return [
        s
        for s in own
        if s is quoted.sentence
        or not (
            _of_another(reading, s.index, place)
            or _another_toll(quoted.sentence, s, dated.get(s.index))
            or _another_time(reading, story, s, dated.get(s.index))
            or (not _BLAMES.search(s.text) and _elsewhere(reading, quoted.sentence, s, place, dated.get(s.index)))
        )
    ]


def _another_toll(quoted: Sentence, sentence: Sentence, statement: Statement | None) -> bool:
    """Whether a later sentence counts the victims of another attack: "Rebels killed two in the same state"."""
    if sentence.index < quoted.index or statement is None or not statement.counts or _THIS_EVENT.search(sentence.text):
        return False
    return any(said.group() not in quoted.text for said in _APART.finditer(sentence.text))


_APART = re.compile(
    r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\bthe same (?:day|week|month|state|province|district|"
    r"region|city)\b"
    r"|\b(?:a|two|three|several) (?:days?|weeks?) (?:earlier|before|later)\b|\blast (?:week|month|year)\b"
)
"""What sets an attack apart from the one told above it."""


def _another_time(reading: Reading, story: Story, sentence: Sentence, statement: Statement | None) -> bool:
    """Whether a sentence tells of another time than the story's: "In April, the group killed nine passengers"."""
    if _ON_A_DAY.match(sentence.text) and story.days is not None:
        own = {(d.mention.date_start, d.mention.date_end) for d in reading.dates if d.sentence == sentence.index}
        return bool(own) and story.days not in own
    if _ANOTHER_TIME.search(sentence.text) is None:
        return False
    return statement is None or statement.days is None or statement.days != story.days


def _elsewhere(
    reading: Reading, quoted: Sentence, sentence: Sentence, place: Place | None, statement: Statement | None
) -> bool:
    """Whether a sentence tells of an act in another town than the story's: "Rebels shelled X the same day"."""
    if place is None or sentence.index < quoted.index:
        return False
    harmed = statement is not None and statement.harmed
    if not harmed and _THIS_EVENT.search(sentence.text):
        return False
    towns = [m for m in reading.places if m.sentence == sentence.index and m.entry.kind not in _WIDE_KINDS]
    told = {m.entry.place.name for m in reading.places if m.sentence == quoted.index}
    return bool(towns) and all(_far(m, place, counts=harmed) and m.entry.place.name not in told for m in towns)


def _far(mention: PlaceMention, place: Place, *, counts: bool) -> bool:
    """Whether a town lies in another province than `place`, or farther from it than `NEAR_KM`.

    Args:
        mention: the town.
        place: where the story's incident happened.
        counts: what to answer where nobody knows how far: whether the sentence counts victims of its own.
    """
    town = mention.entry.place
    if place.admin1 is None:  # the story's place is a country
        return town.country != place.country
    if _apart(mention, place):
        return True
    if place.precision in _WIDE:
        return False
    if None in (place.lat, place.lon, town.lat, town.lon):
        return counts and town.name != place.name
    return distance_km(place.lat or 0.0, place.lon or 0.0, town.lat or 0.0, town.lon or 0.0) > NEAR_KM


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
