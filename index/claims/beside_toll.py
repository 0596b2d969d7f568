"""How many people an incident left missing, displaced, abducted or arrested: which of the article's words count.

Called by `index/claims/story_toll.py`. Pure. A word like "fled", "missing" or "detained" says far more often something
else ("the gunman fled the scene", "missing her wallet", "detained for twenty years"), and a wrong figure is worse than
none: a mention counts only where its own wording, given by the patterns here, says that it is news and of how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.claims.accounts import NUMERIC, Told
from index.claims.casualties import Mention
from index.claims.document import Sentence
from index.claims.harm_words import CARRY, CULPRITS, Harm
from index.claims.party import Kind

EFFECTS = (Harm.MISSING, Harm.DISPLACED, Harm.ABDUCTED, Harm.ARRESTED)
CROWD = 10
"""From so many on, "fled" may say that people left their homes; fewer are those who ran from a scene."""
MANY = 50
"""From so many on, those who "fled to" a place by its name left their homes."""
LEAD = 3
"""Lines that end like no sentence are headlines; behind so many sentences they are other stories'."""
_ONE = (Kind.SINGLE, Kind.NAME, Kind.DEFINITE)
_SINCE = re.compile(r"\bsince\b", re.I)
"""Where arrests go on from an earlier day to this one."""
_HELD_FAST = ("trapped", "trapping", "buried", "entombed", "stuck")
_NOBODY = frozenset({"he", "she", "him", "her", "they", "them", "it", "", "body", "bodies"})
"""Nouns of which one is no person told to be missing or abducted."""

_AMOUNT = re.compile(
    r"\W*(?:(?:at least|at most|about|around|some|nearly|almost|approximately|roughly|over|more than|up to|as many as"
    r"|no fewer than|an? (?:estimated|additional|further|total of|family of)|another|other|the|all|between|only|just"
    r"|tens of|several|many)\W+)*(?:\d|a (?:dozen|hundred|thousand|million|couple|pair|few)|a man and|a woman and"
    r"|hundreds?|thousands?|dozens?|millions?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|both|a family of)",
    re.I,
)
"""How a phrase begins that says of how many it tells."""
_STAYING = ("sleeping", "camping", "sheltering", "staying", "living", "housed", "accommodated", "spent", "spend")
_HOME = re.compile(
    r"\b(?:homes?|houses?|villages?|towns?|cit(?:y|ies)|neighbou?rhoods?|districts?|countryside|provinces?|regions?"
    r"|camps?|shelters?|fighting|violence|clashes|bombardments?|shelling|offensive|flood(?:s|ing)?|wildfires?|volcano"
    r"|earthquake|hurricane|cyclone|borders?|country|farms?|islands?|coast(?:al)?|residents?|villagers|inhabitants)\b",
    re.I,
)
"""What people leave who are displaced, and why."""
_REFUGE = re.compile(
    r"^[^.;]{0,50}\b(?:shelters?|(?:evacuation|relief|reception) (?:cent(?:er|re)s?|camps?)|camps|higher ground|safety"
    r"|safer (?:areas?|places?|ground)|schools?|churches|mosques|stadiums?|gyms?|gymnasiums?)\b",
    re.I,
)
"""Where people are brought who had to leave their homes."""
_STATE = re.compile(
    r"\b(?:had|who|whom|whose|which|appear(?:s|ed)?|already|previously|originally|sheltering|hosts?|hosting"
    r"|hous(?:es|ing)"
    r"|shelters)\b",
    re.I,
)
"""Words that tell that people were displaced before the incident."""
_STATE_BEFORE = re.compile(r"\b(?:had|was|were|survivors?)\b(?! (?:still|feared|believed|thought|left|reported))", re.I)
"""Words that tell that people were trapped for a while."""
_TO_A_PLACE = re.compile(r"^\s+(?:on foot |by boat |by road )?(?i:to|towards?|into|across) (?:the )?(?:[a-z]+ )?[A-Z]")
_FORCED = re.compile(r"\b(?:forc|prompt|caus|lead|led|leav|push|driv|drove|oblig|compel)\w*\b[^.;]{0,80}$", re.I)
_STILL_THERE = re.compile(
    r"[\s,]*(?:(?:people|persons|others?|more|individuals|are|is|was|were|remain(?:s|ed|ing)?|reported(?:ly)?"
    r"|still|also"
    r"|listed|as|feared|believed|presumed|initially|considered|be|being|have|has|been|gone|went|go|to|said)\W+)*",
    re.I,
)
"""What may stand between people and "missing"."""
_SURE = re.compile(r"\b(?:still|remain(?:s|ed|ing)?|is|are|went|gone)\b", re.I)
_GONE = re.compile(
    r"\s*(?:$|[^\w\s’']|(?:after|in|since|under|beneath|following|from|by|and|as|on|at|for|with|when|while|amid"
    r"|overnight"
    r"|or|but|near|off|around|late|early|last|this|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|there|presumed|feared|because|inside|along|during|two|three|a)\b)",
    re.I,
)
"""What may follow "missing" where it is not "missing a shoe" or "missing children"."""
_CALLED_MISSING = re.compile(r"\bmissing\b", re.I)
"""Within a phrase for people: "five missing workers"."""
_NOT_FOUND = re.compile(
    r"\b(?:not|cannot|\w+n['’]t|yet to)\b[^,;]{0,12}\b(?:accounted for|found|traced|located)\W*$|\bunaccounted for\W*$",
    re.I,
)
_UNDER = re.compile(
    r"\b(?:under|underneath|below|beneath|underground|rubble|debris|wreckage|ruins|mines?|miners?|shafts?"
    r"|tunnels?|galler(?:y|ies)"
    r"|mud|snow|concrete|collaps\w*|landslides?|caves?|earth|pit|hull)\b",
    re.I,
)
"""Where people are trapped who may be dead, unlike those on a roof above a flood or in a lift."""
_ALL_OUT = re.compile(
    r"\b(?:all|everyone|everybody|the last)\b[^.;]{0,50}\b(?:rescued|freed|saved|(?:brought|pulled|dug|got"
    r"|came) (?:out|up))\b",
    re.I,
)
_DEPARTED = frozenset(
    {"soldiers", "troops", "fighters", "police", "rebels", "militants", "officers", "guests", "tourists"}
)
"""Who leaves a town without having lived there."""
_REPORTED = re.compile(r"\b(?:said|says|told|according|reported|put|added|wrote)\b", re.I)
"""Behind these "had been" is the news of a speaker: "the agency said 2,000 had been evacuated"."""
_COMPELLED = re.compile(r"\b(?:had|have|has|forced|obliged|compelled|made)\W+to\W+leave\b", re.I)
_MEANT = re.compile(
    r"\b(?:to|plan(?:s|ned|ning)?(?: the| an?| to)*|attempt(?:s|ed|ing)?(?: the| to)*|tr(?:y|ied|ying) to"
    r"|threat\w*(?: to)?|would|could|might|may|not|never|fear(?:s|ed|ing)?(?: of)?(?: being)?"
    r"|avoid(?:ing)?(?: being)?|help(?:s|ed|ing)?(?: \w+){0,3}|without(?: being)?|no)\W+(?:be(?:en)? )?$",
    re.I,
)
"""Before a verb: what was planned, feared or did not happen."""
_NO_ARREST = re.compile(
    r"\barrest(?:ed)? warrants?\b|\bwarrants?\b[^.;]{0,30}\barrest\b|\blead(?:s|ing)? to (?:the|an|any) arrest"
    r"|\b(?:still|are|is|been) (?:detaining|holding)\b"
    r"|\bdetained (?:for|since) (?:\w+ ){0,3}(?:years?|months?|decades?|\d{4})\b"
    r"|\bhad (?:\w+ ){0,2}been (?:arrested|detained) (?:before|previously|\w+ times|in \d{4})\b"
    r"|\bhad (?:previously|once|twice|already) been (?:arrested|detained)\b"
    r"|\b(?:another|an? (?:separate|smaller|earlier|different|unrelated|previous)) (?:fires?|blaze|case|attack"
    r"|incident|raid)\b",
    re.I,
)
_HELD = re.compile(
    r"\bdetained\W+(?:in|at|inside) (?:\w+ ){0,3}(?:prisons?|jails?|camps?|facilit\w+|cent(?:er|re)s?)\b", re.I
)
_REFERENCE = re.compile(r"\b(?:(?:19|20)\d\d|first|second|third|fourth|last|one) (?:of )?(?:the )?$", re.I)
"""Before what is only referred to: "the 2006 kidnapping of a soldier", "the second of two people"."""
_AGE = re.compile(r"\b(?:was|is|aged?|were|turned|turning)\W+$", re.I)
_WERE = re.compile(r"\b(?:was|were|been|being|are|is)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Words:
    """A mention in its sentence, the characters cut where people and trigger begin and end.

    Attributes:
        people: the phrase that names them.
        between: from the people to the end of what is said of them; "" where the verb stands before the people.
        before, after: of the sentence, before and behind both.
        whole: the sentence.
    """

    people: str
    between: str
    before: str
    after: str
    whole: str


def beside_toll(told: Iterable[Told], sentences: Sequence[Sentence]) -> Mapping[Harm, Mention]:
    """For each effect the mention of most people that counts; an effect of which nothing counts is left out.

    Args:
        told: what the article tells of one incident.
        sentences: the article's, by index.
    """
    told = list(told)
    found: dict[Harm, Mention] = {}
    free = any(_ALL_OUT.search(s.text) for s in sentences)
    for one in told:
        m = one.mention
        if m.harm not in EFFECTS or m.sentence < 0 or m.value <= 0 or not one.news:
            continue
        if one.loose and one.rank > LEAD and not one.near_title:
            continue
        if free and m.harm is Harm.MISSING and m.cue in _HELD_FAST:
            continue
        if one.earlier and m.harm is Harm.ARRESTED and not _SINCE.search(sentences[m.sentence].text):
            continue
        if (m.harm not in found or m.value > found[m.harm].value) and _counts(m, _cut(m, sentences[m.sentence]), told):
            found[m.harm] = m
    return found


def _cut(m: Mention, sentence: Sentence) -> _Words:
    text, offset = sentence.text, sentence.start
    start, end = m.start - offset, m.end - offset
    first, last = m.number[0] - offset, m.number[1] - offset
    return _Words(text[first:last], text[last:end], text[:start], text[end:], text)


def _counts(m: Mention, words: _Words, told: Iterable[Told]) -> bool:
    """Whether a mention says how many people the incident left so."""
    stated = m.kind in NUMERIC and _AMOUNT.match(words.people) is not None
    one = m.value == 1 and m.kind in _ONE
    if _REFERENCE.search(words.before) or (m.kind is Kind.BARE and _AGE.search(words.before)):
        return False
    if m.harm is Harm.DISPLACED:
        return stated and m.value > 1 and _displaced(m, words)
    if m.harm is Harm.MISSING:
        if m.cue in _HELD_FAST:
            fast = m.cue in ("buried", "entombed") or _UNDER.search(words.whole) is not None
            return stated and fast and not _STATE_BEFORE.search(words.between)
        sought = m.noun.removesuffix("s") not in CULPRITS
        return sought and (stated or (one and m.noun not in _NOBODY)) and _missing(words, stated=stated)
    if m.harm is Harm.ABDUCTED:
        return (stated or (one and m.noun not in _NOBODY)) and not _MEANT.search(words.before)
    joined = m.kind is Kind.BARE and re.search(r",|\band\b", words.between)
    return (stated or one) and not joined and _arrested(m, words, told)


def _displaced(m: Mention, words: _Words) -> bool:
    """Whether people left their homes because of the incident."""
    cue = m.cue.split()[0]
    state = _STATE.search(words.between)
    if (
        state
        and state[0].lower() == "had"
        and cue in ("evacuated", "homeless")
        and _REPORTED.search(words.before + words.after)
    ):
        state = None
    if (
        (cue not in ("left", "leave") and state)
        or m.noun in CULPRITS
        or re.search(r"\bhospitals?\b", words.after[:60], re.I)
    ):
        return False
    if cue == "left":
        return m.value >= CROWD and m.noun not in _DEPARTED
    if cue == "leave":
        compelled = _COMPELLED.search(words.between) or _FORCED.search(words.before)
        return m.value >= CROWD and compelled is not None
    if cue in _STAYING:
        return m.value >= CROWD
    if cue in ("fled", "flee", "fleeing") and m.value >= MANY and _TO_A_PLACE.match(words.after):
        return True
    if cue in ("fled", "flee", "fleeing"):
        asked = re.search(r"\bto\W+flee\W*$", words.between, re.I) and not _FORCED.search(words.before)
        return m.value >= CROWD and not asked and bool(_HOME.search(words.people + words.after[:60]))
    if cue in ("evacuated", "moved", "relocated"):
        return m.value >= CROWD and bool(_HOME.search(words.whole) or _REFUGE.search(words.after))
    if cue in CARRY:
        return m.value >= CROWD and bool(_REFUGE.search(words.after))
    return True


def _missing(words: _Words, *, stated: bool) -> bool:
    """Whether people are told to be missing, not that something is missing something."""
    if _CALLED_MISSING.search(words.people):
        return stated
    if _NOT_FOUND.search(words.between):
        return stated and "who" not in words.between.lower().split()
    between = re.sub(r"\bmissing\W*$", "", words.between, flags=re.I)
    if between == words.between or _STILL_THERE.fullmatch(between) is None or _GONE.match(words.after) is None:
        return False
    return stated or bool(_SURE.search(between))


def _arrested(m: Mention, words: _Words, told: Iterable[Told]) -> bool:
    """Whether people are told to have been arrested now."""
    near = words.whole[max(0, len(words.before) - 40) : len(words.whole) - len(words.after) + 60]
    if _NO_ARREST.search(near) or (_HELD.search(near) and not _WERE.search(words.between)):
        return False
    before_verb = re.sub(r"\w+\W*$", "", words.between) if words.between else words.before
    if _MEANT.search(before_verb):
        return False
    return not any(
        o.mention.number == m.number
        and o.mention.harm in (Harm.KILLED, Harm.INJURED, Harm.HIT)
        and (o.mention.done or m.kind is Kind.BARE)
        for o in told
    )
