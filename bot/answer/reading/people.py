"""Named people: victims, suspects and others whom a question names.

Called by `read.py` before the places, since a name may also be a place or a month. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answer.plan import NamePart, PersonTerm
from bot.answer.reading.text import Scan
from bot.answer.reading.wordlist import words

NAME_END = (
    r"(?=[?!,;]|\s+(?:in|on|at|during|between|since|before|after|from|and|or|was|were|is|that|who|"
    r"near|for|by|vs\.?|versus|than|instead|compared|against|killed|died|dead|injured|wounded|hit|among|how|what|which|when|where|did|has|have)\b|$|\x1f)"
)
_SOMEONE = (
    r"(?:someone|somebody|anyone|anybody|people|persons?|(?:a |any |the )?(?:person|victims?|"
    r"suspects?|man|woman|boy|girl|child|gunman|shooter))"
)
_PART_NAME = re.compile(
    rf"(?:(?:involving|with|about|of|by|named|where|to|and|for) +)?(?:{_SOMEONE} +)?(?:(?:with|having|"
    rf"whose|of|has|had|by|named) +)?(?:the +|a +|his +|her +)?"
    rf"(?P<part>first|given|christian|last|family|sur) ?-?names? +(?:(?:is|was|of|being|as) "
    rf"+)?\"?(?P<name>[^\W\d_][^?,;\"\x1f]*?(?:, ?jr)?)\"?\.?{NAME_END}"
)
_PART_NAMED = re.compile(
    rf"(?:(?:involving|with|about|of) +)?{_SOMEONE} +(?:who (?:is|was|were) +)?(?:named|called) "
    rf"+\"?(?P<name>[^\W\d_][^?,;\"\x1f]*?)\"?{NAME_END}"
)
_INVOLVING = re.compile(
    rf"(?:involving|that involved|which involved) +(?:the +)?(?:victim +|suspect "
    rf"+)?(?P<name>[^\W\d_][^?,;\x1f]*?(?:, ?jr\.?)?){NAME_END}"
)
_NAMED = re.compile(r"(?:named|called)\s+(?P<name>[^\W\d_][\w'.-]*(?:\s+[^\W\d_][\w'.-]*){0,3}?)" + NAME_END)
# A full name: two to four capitalised words after a word that speaks of a person's fate.
_FATE = re.compile(
    r"\b(?:death|murder|killing|shooting|murders|abduction|kidnapping|assassination|stabbing|arrest|"
    r"fate) of (?:the )?(?:[a-z]+ ){0,2}?"
    r"(?P<a>[A-Z][\w'.-]+(?: (?:al-|el-|bin |de |van |von )?[A-Z][\w'.-]+){1,3})|"
    r"\b(?:happened to|[Ww]ho is|[Ww]ho's|did|was|were|shot|killed|killing|murdered|abducted|kidnapped|arrested|about|"
    r"mention|mentioning|on) (?P<b>[A-Z][\w'.-]+(?: (?:al-|el-|bin |de |van |von "
    r")?[A-Z][\w'.-]+){1,3})|"
    r"\b(?!(?:Was|Were|Did|Is|Are|Has|Have|What|Who|How|When|Where|Why|The|In|On|At|Any) )"
    r"(?P<c>[A-Z][\w.-]+(?: (?:al-|el-|bin |de |van |von )?[A-Z][\w.-]+){1,2})(?='s (?:death|murder|killing|shooting|"
    r"abduction|kidnapping|assassination|stabbing|arrest)\b)"
)
_PARTS = {"first": NamePart.FIRST, "given": NamePart.FIRST, "christian": NamePart.FIRST}


def find_people(scan: Scan) -> tuple[PersonTerm, ...]:
    """The people the question names outright ("involving …", "with the first name …", "named …")."""
    people: list[PersonTerm] = []
    while (match := scan.search(_PART_NAME)) is not None:
        part = _PARTS.get(match["part"], NamePart.LAST)
        people.append(PersonTerm(_name(scan, match), part))
        scan.take(*match.span())
    for pattern in (_PART_NAMED, _INVOLVING, _NAMED):
        while (match := scan.search(pattern)) is not None:
            name = _name(scan, match)
            if not _looks_like_name(name):
                break
            people.append(PersonTerm(name))
            scan.take(*match.span())
    return tuple(people)


_AIMED = re.compile(r"\b(?:\w*strikes?|attacks?|raids?|bombings?|shelling|assaults?|hits?) on $", re.I)


def find_fates(scan: Scan, is_place: Callable[[str], bool]) -> tuple[PersonTerm, ...]:
    """Full names in their own case after words such as "the death of"; not what the gazetteer knows as a place."""
    people = []
    for match in _FATE.finditer(scan.text):
        group = next(name for name in ("a", "b", "c") if match[name])
        start, end = match.span(group)
        if _AIMED.search(scan.text[:start]):
            continue  # "the strike on Old Harbour"
        if "\x1f" in scan.rest[start:end] or is_place(match[group]) or _ORGANISED.search(match[group]):
            continue
        people.append(PersonTerm(match[group].removesuffix("'s").rstrip(".")))
        scan.take(start, end)
    return tuple(people)


def _name(scan: Scan, match: re.Match[str]) -> str:
    return scan.text[slice(*match.span("name"))].strip(" '\"").removesuffix("'s")


def _looks_like_name(name: str) -> bool:
    """Capitalised, or two or three plain words when the question has no capitals; not a side or a kind of event."""
    words = name.split()
    if _ORGANISED.search(name) or not words or len(words) > 4 or words[0].lower() in _NOT_NAMES:
        return False
    return words[0][:1].isupper() or (2 <= len(words) <= 3 and name.islower() and not _COMMON.search(name))


_NOT_NAMES = words(
    """
    a an the drones drone police civilians children women people more at multiple several two three no any us
    u.s russia russian israel israeli
    """
)
_COMMON = re.compile(
    r"\b(?:strikes?|attacks?|bomb\w*|children|civilians|police|soldiers|troops|school|hospital|"
    r"drones?|guns?|gunfire|women|men|knife)\b"
)
_ORGANISED = re.compile(
    r"\b(?:army|forces?|military|regime|government|militants?|rebels?|police|state|islamic|isis|isil|"
    r"daesh|taliban|hamas|hezbollah|houthis?|"
    r"coalition|observatory|helmets|ministry|nations|council|agency|party|militia|group|shabaab|haram|"
    r"st|street|ave|avenue|road|boulevard|qaeda|front|brigades?|sdf|ypg|pkk|nato|idf|day|weekend|night|eve|"
    r"bowl)\b",
    re.I,
)
