"""What kind of answer an open question wants ("why" a cause, "who" a person), and which sentences hold one. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.answer.reading.ordinary import is_word
from bot.answer.stems import stem, stems_of
from index.sentences import sentences


class Wanted(StrEnum):
    """What kind of answer is wanted."""

    YEAR = "year"
    MONEY = "money"
    AGE = "age"
    SPAN = "span"
    NUMBER = "number"
    DATE = "date"
    CAUSE = "cause"
    WORDS = "words"  # what somebody said, or how somebody took something
    WEAPON = "weapon"
    IDENTITY = "identity"  # who somebody is that the question names
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    ANYTHING = "anything"


TELLING_KINDS = frozenset(
    {
        *(Wanted.YEAR, Wanted.MONEY, Wanted.AGE, Wanted.SPAN),
        *(Wanted.CAUSE, Wanted.WORDS, Wanted.WEAPON, Wanted.IDENTITY),
    }
)
"""The kinds that few sentences hold, unlike names and numbers: a passage that holds one goes before others."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What kind of answer a question wants.

    Attributes:
        kind: the kind.
        known: stems of the question's own words: what it names itself is no answer.
        speaker: stems of who is to have spoken, or who somebody is; empty where nobody is named. Any will do.
    """

    kind: Wanted
    known: frozenset[str] = frozenset()
    speaker: frozenset[str] = frozenset()


_SAYING = r"(?:say|said|tell|told|announce|claim|demand|warn|promise|explain|think|call for|ask for|urge|want)"
_TAKING = r"(?:react|reacted|respond|responded|reply|replied)"
_REPLY = r"(?:reaction|response|comment|statement)s?"
_DID = r"(?:did|does|do|has|have|had)"
_SPOKEN = re.compile(
    rf"\bwhat {_DID} (?P<a>[^?]+?) {_SAYING}\b|\bhow {_DID} (?P<b>[^?]+?) {_TAKING}\b|"
    rf"\bwhat (?:was|is|were) the {_REPLY} (?:of|by|from) (?P<c>[^?]+)|"
    rf"\bwhat (?:was|is|were) (?:the (?!{_REPLY}))?(?P<d>[^?]+?)(?:'s)? {_REPLY}\b|"
    rf"\bwhat (?:was|is|were) (?P<e>the) {_REPLY}\b",
    re.I,
)
_WHO_IS = re.compile(
    r"\W*who(?:'s| is| was| are| were) (?!the |an? )(?P<name>[^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+){0,3})\W*", re.I
)
_ASKED = tuple(
    (wanted, re.compile(pattern, re.I))
    for wanted, pattern in (
        (Wanted.CAUSE, r"\bwhy\b|\bwhat (?:caused|prompted|triggered|sparked|led to|was the cause|(?:i|wa)s behind)\b"),
        (Wanted.CAUSE, r"\b(?:what|which)\b[^?]{0,40}\b(?:motive|reason|cause)s?\b"),
        (Wanted.YEAR, r"\b(?:what|which) year\b"),
        (Wanted.MONEY, rf"\bhow much(?: money)?(?= (?:{_DID}|was|were|is|are|will|would|in|of|for)\b)"),
        (Wanted.MONEY, r"\bhow many (?:dollars|pounds|euros)\b|\bcosts?\b|\bprice\b"),
        (Wanted.AGE, r"\bhow old\b|\b(?:what|which) age\b|\bage of\b"),
        (Wanted.SPAN, r"\bhow long\b"),
        (Wanted.NUMBER, r"\bhow (?:many|much|far|high|fast|often|big|large|deep|strong)\b|\bmagnitude\b"),
        (Wanted.NUMBER, r"\bwhat (?:percentage|number|share|proportion)\b"),
        (Wanted.DATE, r"\bwhen\b|\b(?:what|which) (?:day|date|month)\b"),
        (Wanted.WEAPON, r"\b(?:what|which)(?: (?:kind|type|sort)s? of)? (?:weapon|gun|firearm|arms)s?\b"),
        (Wanted.PERSON, r"\bwho(?:m|se)?\b"),
        (Wanted.PLACE, r"\bwhere\b"),
        (Wanted.NAME, r"\b(?:which|names? of|name was|called)\b"),
    )
)  # the first that fits counts
_DIGITS = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"millions?|billions?)"
)
_DAYS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_SIGNS = {
    Wanted.YEAR: re.compile(r"\b(?:1[5-9]|20)\d\d\b"),
    Wanted.MONEY: re.compile(r"[$€£]\s?\d|\b(?:dollars|pounds|euros|million|billion)\b", re.I),
    Wanted.AGE: re.compile(
        rf"\b{_DIGITS}[- ](?:year|month|week|day)s?[- ]old\b|\baged? {_DIGITS}\b|, \d{{1,2}},", re.I
    ),
    Wanted.SPAN: re.compile(rf"\b{_DIGITS}[ -](?:second|minute|hour|day|week|month|year|decade)s?\b", re.I),
    Wanted.NUMBER: re.compile(rf"\b{_DIGITS}\b", re.I),
    Wanted.DATE: re.compile(rf"\b(?:{_DAYS}|\d{{1,2}}(?:st|nd|rd|th)|(?:1[5-9]|20)\d\d)\b", re.I),
    Wanted.CAUSE: re.compile(
        r"\b(?:because|due to|owing to|as a result|result(?:ed|ing)? (?:of|from)|caus(?:ed?|es|ing)|since|"
        r"prompt(?:ed|ing)|trigger(?:ed|ing)|spark(?:ed|ing)|led to|leading to|stem(?:s|med|ming) from|blam(?:ed?|ing)|"
        r"in response to|in protest|retaliat\w+|motives?|motivated|reasons?|citing|cited|accused? of|failing to|"
        r"argument|dispute|feud|quarrel|mistook|fear(?:s|ed|ing)?|so that|in order to|wanted to)\b",
        re.I,
    ),
    Wanted.WEAPON: re.compile(
        r"\b(?:\w*guns?|rifles?|pistols?|revolvers?|AR-?15|AK-?47|caliber|calibre|\d+ ?mm|firearms?|knife|knives|"
        r"machetes?|bombs?|grenades?|missiles?|rockets?|mortars?|shells?|drones?|artillery|explosives?)\b",
        re.I,
    ),
}
_SAID = re.compile(
    r"\b(?:said|says?|told|tells|tweeted|wrote|announced|warned|urged|called|vowed|claimed|denied|condemned|described|"
    r"expressed|demanded|explained|added|statement|protest\w*|rall(?:y|ied)|mourn\w*|refus\w+|according to|rebuke)\b",
    re.I,
)
_SUBJECT = 45  # characters before a word of saying, or behind it, in which its subject stands
_CAPITALISED = re.compile(r"(?<![.!?\"“] )(?<!^)\b[A-Z][\w'’-]+")
_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+ (?:[A-Z]\.? )?(?:(?:al|bin|de|van|von)[ -])?[A-Z][\w'’-]+")
_AT = re.compile(
    rf"\b(?:in|at|near|on|outside|inside|from|off|to) (?:the )?((?!(?i:{_DAYS})\b)(?:[A-Z]|\d+(?:00)? block)[\w'’-]*)"
)
_DESCRIBED = re.compile(
    r"([\w'’-]+)(?: \([^)]*\))?(?:, (?:an?|the|who|whose|identified|\d{1,3},)|,? (?:is|was|were) (?:an?|the|one)) \w"
)
_DESCRIBED_BEFORE = re.compile(
    r"(?:-year-old|\b(?:president|minister|mayor|chief|suspect|gunman),?) ((?:[\w'’.-]+ ?){1,5})"
)
_OWNING = re.compile(r"['’]s\b")  # "41-year-old Lena Marsh's boat" tells of a boat


def asked_in(text: str) -> str:
    """The part of a question that asks: the last of its sentences that ends as a question, else all of it."""
    asking = [text[start:end] for start, end in sentences(text) if text[start:end].endswith(("?", "?”", '?"'))]
    return asking[-1] if asking else text


def sought_by(question: str, known: frozenset[str]) -> Sought:
    """What kind of answer a question wants; `known`: the stems of its words that tell something."""
    asked = asked_in(question)
    who = _WHO_IS.fullmatch(asked)
    if who is not None and (who["name"].istitle() or not all(map(is_word, who["name"].lower().split()))):
        return Sought(Wanted.IDENTITY, known, stems_of(who["name"]) & known)
    spoken = _SPOKEN.search(asked)
    if spoken is not None:
        return Sought(Wanted.WORDS, known, _head_of(next(g for g in spoken.groups() if g is not None)) & known)
    return Sought(next((kind for kind, pattern in _ASKED if pattern.search(asked)), Wanted.ANYTHING), known)


def _head_of(phrase: str) -> frozenset[str]:
    """The stems that name somebody: "students" of "Iranian students", "mayor" of "the mayor of Dunmore", all of a name.

    Nobody's where nothing is left of the phrase.
    """
    head = re.split(r" (?:of|in|from|at|for|on|about|to)\b", phrase)[0].removeprefix("the ")
    return stems_of(head if head.istitle() else " ".join(head.split()[-1:]))


def holds(sought: Sought, sentence: str, stems: frozenset[str]) -> bool:
    """Whether a sentence, with these stems, holds an answer of the kind that is sought."""
    kind = sought.kind
    if kind is Wanted.NAME:
        return any(stem(name) not in sought.known for name in _CAPITALISED.findall(sentence))
    if kind is Wanted.PERSON:
        return any(not stems_of(name) & sought.known for name in _FULL_NAME.findall(sentence))
    if kind is Wanted.PLACE:
        return any(stem(name) not in sought.known for name in _AT.findall(sentence))
    if kind is Wanted.IDENTITY:
        before = (name for name in _DESCRIBED_BEFORE.findall(sentence) if not _OWNING.search(name))
        named = (*_DESCRIBED.findall(sentence), *before)
        return any(stems_of(name) & sought.speaker for name in named)
    if kind is Wanted.WORDS:
        if not sought.speaker:
            return _SAID.search(sentence) is not None
        return bool(stems & sought.speaker) and any(_spoken_by(sought, sentence, m) for m in _SAID.finditer(sentence))
    sign = _SIGNS.get(kind)
    return sign is not None and sign.search(sentence) is not None


def _spoken_by(sought: Sought, sentence: str, saying: re.Match[str]) -> bool:
    """Whether the speaker stands close to a word of saying."""
    before, behind = sentence[: saying.start()][-_SUBJECT:], sentence[saying.end() :][:_SUBJECT]
    return bool(stems_of(f"{before} {behind}") & sought.speaker)
