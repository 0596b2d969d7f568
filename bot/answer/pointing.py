"""What a follow-up points at among the things an answer has shown: "the second one", "the one before that", "there".

Called by `resolving.py`, which looks up what is pointed at. Pure: words only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answer.plan import Order
from bot.answer.reading.number_words import NUMBER_WORDS

LAST = -1  # `Pointing.nth` of what was shown last
_ORDINALS = {
    name: number
    for number, names in enumerate(
        (
            *("first|1st", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th"),
            *("sixth|6th", "seventh|7th", "eighth|8th", "ninth|9th", "tenth|10th"),
        ),
        start=1,
    )
    for name in names.split("|")
}
_NTH = "|".join(_ORDINALS)
_LATER = "|".join(name for name, number in _ORDINALS.items() if number > 1)  # "the first attack" is the earliest
_THING = r"(?:incident|attack|(?:air|drone )?strike|airstrike|shooting|bombing|event|case|entry|item|result)"
_RANKS = {
    **dict.fromkeys(("deadliest", "worst", "bloodiest", "biggest", "largest", "most deadly"), Order.DEADLIEST),
    **dict.fromkeys(("latest", "newest", "most recent"), Order.LATEST),
    **dict.fromkeys(("earliest", "oldest"), Order.FIRST),
    **dict.fromkeys(("most", "highest"), Order.MOST),
    **dict.fromkeys(("fewest", "least", "lowest"), Order.FEWEST),
}
_RANKED = re.compile(rf"\b(?:the )?(?P<nth>{_LATER})[ -](?P<rank>{'|'.join(_RANKS)})(?: (?:one|{_THING}))?\b", re.I)
_LISTED = re.compile(
    rf"\b(?:the )?(?P<nth>{_NTH}) (?:one|(?:one |{_THING} )?(?:of (?:them|those|these)|(?:on|in) (?:the|that|your) "
    rf"list|listed))\b|"
    rf"\b(?:the )?(?P<later>{_LATER}) {_THING}\b|"
    rf"(?:\b(?:number|no\.|nr\.?|item|incident)|#) ?(?P<number>\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\b(?! killed)",
    re.I,
)
_ALONE = re.compile(
    rf"^(?P<lead>(?:(?:and|ok|so|then|now|only|just|please) )*(?:(?:show|give|open|take|tell)(?: me| us)?(?: more| "
    rf"details)?"
    rf"(?: (?:about|on|of|for))? |(?:what|how) about |(?:more|details) (?:about|on|of) )?)(?:the )?(?P<nth>{_NTH})$",
    re.I,
)
_LAST = re.compile(
    r"\b(?<!which was )(?<!when was )(?:the )?(?:very )?last (?:one(?: (?:of (?:them|those|these)|(?:on|"
    r"in) (?:the|that|your) list))?|of (?:them|those|these)|"
    r"(?:on|in) (?:the|that|your) list|listed)\b",
    re.I,
)
_STEP = re.compile(
    rf"^(?:(?:and|ok|so|then) )*(?:(?:what|how) about |show(?: me)? )?(?:the )?"
    rf"(?:(?:(?:one|{_THING}) |(?=(?:(?:just|right) )?(?:before|after) (?:that|it|this)))(?:just |right )?"
    rf"(?P<side>before|after)(?P<that> (?:that|it|this))?(?: one)?|"
    rf"(?P<next>next|following|previous|preceding)(?: (?:one|{_THING}))?)$",
    re.I,
)
_MORE = re.compile(
    r"^(?:(?:and|ok|so|then|now|only|just|please) )*(?:(?:please )?(?:tell|show|give|open)?(?: me| us)? ?(?:more|"
    r"details|everything|what you have)? ?(?:about|on|of|for)? |(?:what|how) about |what (?:was|is|happened in) )?it$",
    re.I,
)
_PLACE_NOUN = r"(?:town|city|village|place|province|governorate|state|country|area|region)"
_TIME_NOUN = r"(?:day|week|month|year|time|weekend)"
_SAME_PLACE = re.compile(
    rf"(?<!are )(?<!is )(?<!was )(?<!were )(?<!been )\bthere\b(?! (?:was|were|is|are|has|have)\b)|"
    rf"\b(?:that|the same|same) {_PLACE_NOUN}\b",
    re.I,
)
_SAME_TIME = re.compile(rf"\b(?:that|the same|same) {_TIME_NOUN}\b|\b(?:back )?then$", re.I)
_THERE = re.compile(
    rf"(?:\b(?:in|on|for|during|from|over) )?(?:{_SAME_PLACE.pattern}|{_SAME_TIME.pattern}|\bthat one\b)", re.I
)
_THAT_ONE = re.compile(
    rf"\b(?:in|of|by|from|during|after|before) (?:that|this|the same) (?:one|{_THING})\b"
    rf"|\b(?:the )?(?:day|night|week|month|year) (?:before|after)$|\b(?:that|the same) {_TIME_NOUN}$"
    r"|^(?:and |so )?how many of (?:them|those|these)\b",
    re.I,
)
_PERSON = re.compile(
    r"\b(?:he|she|him|her|his|hers)\b|"
    r"\bthe (?:shooter|gunman|gunmen|attackers?|suspects?|bombers?|killers?|drivers?|victims?|motives?|weapons?|guns?|"
    r"perpetrators?|assailants?)\b",
    re.I,
)
_THEY_DID = re.compile(
    r"\b(?:did|have|had|has) (?:they|it|that (?:side|group)) (?:kill|injure|wound|abduct|attack|hit|bomb|shell|"
    r"strike|do)|"
    r"\bby (?:them|that (?:side|group))\b",
    re.I,
)
_THING_MEANT = re.compile(r"\b(?:it|that|this|they|them|their|there)\b", re.I)
_BARE_DETAIL = re.compile(
    r"^(?:and )?(?:(?:the )?(?:shooter|gunman|suspect|attacker|killer|bomber|driver|victim)s?'?s? "
    r"(?:ages?|names?|motives?|weapons?|identit(?:y|ies)|backgrounds?)$)|"
    r"^(?:and )?(?:(?:his|her|their|the|what) )?(?:ages?|motives?|weapons?|(?:shooter|suspect|gunman|victim)s?)"
    r"(?: used)?$|^(?:and )?how old\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Pointing:
    """What is pointed at.

    Attributes:
        nth: its place in what was shown, from 1; `LAST` for its end.
        order: how it is ranked ("the second deadliest"); None: as it was shown.
        step: how far it lies from the one spoken of, 1 being the next in the order shown; `nth` is 0 then.
        rest: what is asked of it, "" for itself.
        side: "before" or "after", where the step was put so.
        in_time: that side is one in time ("the one before that"), not in the list.
    """

    nth: int
    order: Order | None
    step: int
    rest: str
    side: str | None = None
    in_time: bool = False


def pointing(line: str) -> Pointing | None:
    """What a follow-up points at in a list; None where it points at nothing.

    Args:
        line: the follow-up without its final punctuation.
    """
    step = _STEP.match(line)
    if step is not None:
        on = (step["side"] or step["next"]).lower() in ("after", "next", "following")
        side = step["side"].lower() if step["side"] else None
        return Pointing(0, None, 1 if on else -1, "", side, in_time=step["that"] is not None)
    alone = _ALONE.match(line)
    if alone is not None:
        return Pointing(_ORDINALS[alone["nth"].lower()], None, 0, "")
    ranked = _RANKED.search(line)
    if ranked is not None:
        return Pointing(_ORDINALS[ranked["nth"].lower()], _RANKS[ranked["rank"].lower()], 0, _rest(line, ranked))
    last = _LAST.search(line)
    if last is not None:
        return Pointing(LAST, None, 0, _rest(line, last))
    listed = _LISTED.search(line)
    if listed is None:
        return None
    if listed["number"]:
        number = listed["number"].lower()
        nth = NUMBER_WORDS[number] if number in NUMBER_WORDS else int(number)
    else:
        nth = _ORDINALS[(listed["nth"] or listed["later"]).lower()]
    return Pointing(nth, None, 0, _rest(line, listed)) if nth else None


def _rest(line: str, match: re.Match[str]) -> str:
    rest = re.sub(r"\s+", " ", f"{line[: match.start()]} it {line[match.end() :]}").strip()
    return "" if _MORE.match(rest) or rest.lower() in ("it", "and it", "which was it", "what was it") else rest


def without_there(line: str) -> str | None:
    """The follow-up without "there" and "that month"; None where it has none."""
    rest = _THERE.sub(" ", line)
    return re.sub(r"\s+", " ", rest).strip() if rest != line else None


def same_place(line: str) -> bool:
    """Whether a text means the place spoken of: "what happened there in 2018?"."""
    return _SAME_PLACE.search(line) is not None


def points_back(line: str, *, place: bool, time: bool) -> bool:
    """Whether a text means a place, a day or an incident that it does not name itself: "how many died there?".

    Args:
        line: the text.
        place: whether it names a place.
        time: whether it names a time.
    """
    if (same_place(line) and not place) or (same_time(line) and not time):
        return True
    return not (place or time) and _THAT_ONE.search(line) is not None


def same_time(line: str) -> bool:
    """Whether a text means the time spoken of: "killed in Aleppo that month"."""
    return _SAME_TIME.search(line) is not None


def speaks_of_person(line: str) -> bool:
    """Whether a follow-up asks about somebody of one incident: "how old was he?", "the motive"."""
    return _PERSON.search(line) is not None or _BARE_DETAIL.match(line) is not None


def asks_of_side(line: str) -> bool:
    """Whether a follow-up asks what the side that was named has done: "how many did they kill in 2014?"."""
    return _THEY_DID.search(line) is not None


def speaks_of_it(line: str) -> bool:
    """Whether a follow-up asks about what was spoken of, in words that stand for it."""
    return _THING_MEANT.search(line) is not None or speaks_of_person(line)
