"""What: by which kind of event a question wants to know, in everyday words ("raid", "drone", "mass shooting").

Called by `read.py` after people, places and days have been read. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answer.reading.text import Scan
from index.claims.event_words import EventPhrase, EventWords, find_events
from store.records import EventType, Weapon


@dataclass(frozen=True, slots=True)
class Event:
    """The kinds of event meant: any of `types` or any of `weapons`; `label` is the question's word."""

    label: str
    types: tuple[EventType, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    least: int | None = None
    words: tuple[str, ...] = ()
    noun: bool = False


_HARM_VERBS = {"hit", "hits", "struck", "attacked"}
# Participles that say what happened to people (an effect), not what kind of event it was.
_FATES = {
    "abducted",
    "kidnapped",
    "kidnaped",
    "arrested",
    "detained",
    "disappeared",
    "hostages",
    "hostage",
    "murdered",
    "massacred",
    "killing",
    "killings",  # how many were killed; "murders" are acts that are counted
}
_UNDER_ATTACK = re.compile(r"\b(?:came|come|coming|were|was|been) under (?:attack|fire)\b")  # hit, by whatever
_DISASTER = re.compile(r"^(?:natural |man-made )?disasters?$|^accidents?$")


def find_event(scan: Scan) -> Event | None:
    """The kinds of event the question names, joined where it names several; the words are marked."""
    phrases = [p for p in find_events(scan.rest) if p.text.lower() not in _HARM_VERBS | _FATES]
    phrases = [
        p for p in phrases if not scan.rest.startswith("-suicide", p.end)
    ]  # "murder-suicides", a word of its own
    scan.pull(_UNDER_ATTACK)
    phrases = [p for p in phrases if scan.rest[p.start] != "\x1f"]
    for verb in _HARM_VERBS:
        scan.pull(re.compile(rf"\b{verb}\b"))
    if not phrases:
        return None
    types: set[EventType] = set()
    weapons: set[Weapon] = set()
    phrases, words = _with_manner(phrases, scan.rest)
    least = None
    meanings: list[EventWords] = [p.words for p in phrases]
    for phrase, meaning in zip(phrases, meanings, strict=True):
        scan.take(phrase.start, phrase.end)
        if meaning.weapons:
            # the weapon says it all: an arrest report or a crime may carry the shooting
            weapons |= meaning.weapons
        else:
            types |= meaning.types
        least = least or meaning.least
        disaster = meaning.types & {EventType.NATURAL_DISASTER, EventType.MAN_MADE_DISASTER}
        if disaster and not meaning.types - disaster and not _DISASTER.match(phrase.text.lower()):
            words.append(singular(phrase.text.lower()))
    if weapons and types and len(phrases) > 1:
        # "suicide car bombing", "shooting attack": the closer word decides; "shootings and stabbings" keeps both
        joined = re.search(r"\b(?:and|or)\b|,", scan.text[phrases[0].end : phrases[-1].start].lower()) is not None
        if not joined:
            types = set()
    label = " and ".join(dict.fromkeys(scan.text[p.start : p.end].lower() for p in phrases))
    noun = any(not re.search(r"ed$|shot$|took$|taken$", p.text.lower()) for p in phrases)
    return Event(label, tuple(sorted(types)), tuple(sorted(weapons)), least, tuple(words), noun)


_DRIVE_BY = re.compile(r"drive-?bys?")


def _with_manner(phrases: Sequence[EventPhrase], text: str) -> tuple[list[EventPhrase], list[str]]:
    """ "Drive-by shootings", "gun accidents": one kind of event, and the word for its manner that reports must hold."""
    kept: list[EventPhrase] = []
    manner: list[str] = []
    for phrase in phrases:
        last = kept[-1] if kept and kept[-1].end + 1 == phrase.start else None
        if _DRIVE_BY.fullmatch(phrase.text.lower()):
            manner.append("drive-by")
        elif last is not None and re.fullmatch(r"guns?|firearms?", last.text.lower()) and "accident" in phrase.text:
            manner.append("accident")
            phrase = replace(phrase, words=last.words)
        if last is not None and (manner[-1:] == ["accident"] or _DRIVE_BY.fullmatch(last.text.lower())):
            kept[-1] = replace(phrase, start=last.start, text=text[last.start : phrase.end])
        else:
            kept.append(phrase)
    return kept, manner


_WITHOUT = re.compile(
    r"\b(?:(?:excluding|except(?: for)?|(?:anything|any ?how) but|other than|apart from|aside from|besides|without"
    r"(?: counting)?|not (?:counting|including)|but not|minus|leaving out|outside(?: of)?)"
    r"(?: (?:those|people|any|deaths|victims))?(?: (?:who (?:were )?)?(?:killed|dead|died|caused))?|"
    r"rather than|instead of|(?P<bare>(?<!\bor )(?<!\bif )(?<!\bwhether )not))"
    r"(?: (?:by|in|from|with|through|due to|because of))?(?: (?:the|any|all|an?))? "
)
_DENIES = re.compile(
    r"^(?:and |so |but )?(?:(?:how many times |how often |why |when |where |which [\w ]{1,40}? |what )?"
    r"(?:did|do|does|has|have|had|could|would)\b[^,;]*|(?:was|were|is|are)(?: \S+){1,3})$"
)
"""Before "not": the verb is denied ("did Russia not attack"), and nothing is left out."""
_AND_WITHOUT = re.compile(r"(?:,| and| or| nor|,? and also)(?: (?:by|in|from|with|not))?(?: (?:the|any|all|an?))? ")


def find_left_out(scan: Scan) -> Event | None:
    """The kinds of event left out: "excluding airstrikes and shelling", "not by drones"; the words are marked."""
    for match in _WITHOUT.finditer(scan.rest):
        phrase = _event_at(scan, match.end())
        if phrase is None or (match["bare"] and re.search(r"(?:ed|shot|struck|hit|hits)$", phrase.text.lower())):
            continue  # "not shot"
        if match["bare"] and _DENIES.search(scan.text[: match.start()].lower().strip()):
            continue
        left, end = [phrase], match.end() + phrase.end
        while (joined := _AND_WITHOUT.match(scan.rest, end)) is not None:
            phrase = _event_at(scan, joined.end())
            if phrase is None and joined.group()[0] == " " and scan.text[joined.end() : joined.end() + 1].isupper():
                return None  # "not by airstrikes or Russia": named as not understood
            if phrase is None:
                break
            left.append(phrase)
            end = joined.end() + phrase.end
        label = scan.take(match.start(), end)[match.end() - match.start() :].lower()
        types = {kind for one in left if not one.words.weapons for kind in one.words.types}
        weapons = {weapon for one in left for weapon in one.words.weapons}
        return Event(label, tuple(sorted(types)), tuple(sorted(weapons)))
    return None


def _event_at(scan: Scan, start: int) -> EventPhrase | None:
    """The kind of event that is named right at an offset."""
    return next((one for one in find_events(scan.rest[start:]) if one.start == 0), None)


def events_apart(scan: Scan) -> tuple[Event, ...]:
    """The kinds of event that a comparison names, each for itself; nothing is marked."""
    phrases = [p for p in find_events(scan.rest) if p.text.lower() not in _HARM_VERBS | _FATES]
    joined = all(
        re.fullmatch(
            r"\W*(?:and|or|than|vs\.?|versus|against|with|to)(?: more| fewer| how many)?(?: (?:died |killed )?(?:by|"
            r"in))?(?: an?)?\W*",
            scan.text[a.end : b.start].lower(),
        )
        for a, b in pairwise(phrases)
    )
    if len(phrases) < 2 or not joined:
        return ()
    return tuple(
        Event(p.text.lower(), () if p.words.weapons else tuple(sorted(p.words.types)), tuple(sorted(p.words.weapons)))
        for p in phrases
    )


def singular(word: str) -> str:
    """The word without its plural ending: what both forms have in common."""
    for ending, stem in (("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + stem
    return word
