"""What kind of statement a sentence makes: news of the incident, a running total, history, or what did not happen.

Called by `index/claims/reading.py` and `index/claims/build.py`. Pure, by wording; dates are not its business. Whether a
sentence reports anything real at all is `relevance.py`'s; here its reasons become one of four stances.
"""

from __future__ import annotations

import re
from enum import Enum

from index.claims.relevance import Unreal, judge_sentence


class Stance(Enum):
    """How a sentence stands to the incidents of the day."""

    NEWS = "news"
    CUMULATIVE = "cumulative"  # a running total: "since September 2018", "so far this year"
    BACKGROUND = "background"  # an earlier or another incident told beside it
    NEGATED = "negated"  # denied, planned, averted, hypothetical


_YEAR = r"(?:19|20)\d\ds?"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_SEVERAL = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
_WAR = r"(?:war|conflict|revolution|uprising|invasion|offensive|operation|cease-?fire|truce|escalation)"
_DEED = r"(?:shootings?|attacks?|killings?|incidents?|deaths?|violence|slayings?|homicides?|murders?|raids?)"
_NTH = r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|deadliest)"
_CUMULATIVE = re.compile(
    rf"\bsince (?:then|the (?:start|beginning|outbreak|onset)|(?:early |late |mid-?|the start of )?(?:{_MONTH}|{_YEAR})"
    rf"|\d+ {_MONTH}|last (?:year|month|week)|(?:the )?(?:\w+ )?{_WAR}\b)"
    rf"|\bsince (?:[\w'’-]+ ){{1,12}}(?:in |on )(?:\d+ )?(?:{_MONTH},? )?{_YEAR}\b"
    r"|\b(?:have|has) (?:been )?(?:\w+ly )?(?:killed|died|injured|wounded|displaced|arrested)\b[^.;]{0,100}\bsince\b"
    r"(?! (?:last |early |late )?\w+day\b)"
    r"|\b(?:so far |already )?this year\b|\bso far in\b|\bto date\b|\byear-to-date\b|\bof the year\b|\bin all of\b"
    rf"|\b(?:homicide|murder|killing|shooting|death)s?,? (?:of|in|this|for) (?:{_YEAR}|this year|\w+ this year)\b"
    rf"|\bin {_MONTH},? {_SEVERAL} (?:[\w-]+ ){{0,2}}(?:attacks|strikes|airstrikes|raids|bombings|shootings)\b"
    r"|\bin (?:recent|the past|the last|the previous|the first) (?:\w+ )?(?:hours|days|weeks|months|years|decade)\b"
    r"|\bover the (?:past|last|course of) (?:\w+ )?(?:hours|days|weeks|months|years|decade)\b"
    r"|\bsince (?:the )?(?:[\w-]+ ){1,3}(?:began|started|erupted|broke out|took power)\b|\b\w+day alone\b"
    rf"|\b(?:have|has) been (?:\w+ )?(?:killed|stabbed|shot|wounded|injured)\b[^.;]{{0,60}}"
    rf"\bin (?:less than |under |just |only )?(?:{_SEVERAL}|24|48|72) (?:hours|days|weeks)\b"
    r"|\b(?:war|conflict|insurgency|uprising) (?:has |had |have )?(?:already )?(?:killed|claimed|cost|left)\b"
    r"|\b(?:comes?|came) on a day (?:in which|when|that|on which)\b"
    r"|\b\w+-year(?:-old)? (?:war|conflict|civil war)\b"
    r"|\b(?:every|each) (?:year|month|week|day)\b|\bper (?:year|month|day)\b|\bannually\b|\bnationwide\b"
    r"|\baccording to (?:[\w'’-]+ ){0,3}statistics\b|\bstatistics (?:show|indicate|of)"
    r"|\bthe (?:[\w-]+ ){0,2}(?:war|conflict|insurgency)(?: [^,.;]{0,40})? (?:has|have|had) (?:\w+ly |so far "
    r"|already )?"
    r"(?:killed|displaced|uprooted|driven|forced|claimed|left|cost|taken|made)\b"
    r"|\bcompared (?:to|with)\b|\b\d+(?:st|nd|rd|th) (?:homicide|murder|killing|fatal)",
    re.I,
)
_BACKGROUND = re.compile(
    rf"\b{_WAR} (?:\w+ )?(?:began|started|erupted|broke out)\b|"
    rf"\b(?:in|during|back in|of) (?:the (?:early |late |mid-)?)?(?:{_MONTH},? )?{_YEAR}\b"
    r"|\blast (?:year|month|summer|winter|spring|fall|autumn)\b"
    r"|\b(?:years?|months?|weeks?|decades?) (?:ago|earlier|before)\b|\bpreviously\b"
    r"|\bearlier this (?:year|month)\b"
    r"|\bin (?:[\w-]+ )?(?:days?|weeks?|months?) of (?:[\w-]+ )?(?:fighting|clashes|war|violence|bombardment|shelling)"
    r" (?:before|until|that ended)\b"
    r"|\b(?:bombs?|bombings?|blasts?|explosions?|(?:air ?)?strikes?|(?:earth)?quakes?|clashes|ambush) "
    r"(?:\w+ ){0,3}?(?:comes?|came) (?:[\w-]+ ){0,5}?after\b"
    r"|\bin an? (?:unrelated|earlier|previous|similar|separate)\b"
    r"|\b(?:another|a separate|an unrelated) (?:shooting|incident|attack)\b|\banniversary\b|\bhistory of\b"
    rf"|\b{_DEED} (?:\w+ ){{0,3}}?(?:comes?|came) (?:[\w-]+ ){{0,5}}?after\b|\bprevious(?:ly)? convict",
    re.I,
)
_OF_OLD = re.compile(
    rf"\b(?:the|in|a|after) {_YEAR} (?:[\w-]+ ){{0,2}}(?:riots?|wars?|massacres?|(?:earth)?quakes?|floods?|tsunami"
    r"|genocide|siege|coup|uprising|disaster|famine)\b"
    r"|^\W*(?:recall|it (?:will|would|may|can|is to) be recalled)(?: that)?\b"
    rf"|\b(?:recall|remember)\w* (?:that |how )?(?:in )?(?:the )?{_YEAR}\b"
    r"|\b(?:has|have|had) (?:\w+ly )?(?:carried out|claimed|staged|launched|committed|conducted|mounted|perpetrated) "
    r"(?:several|many|numerous|dozens of|scores of|hundreds of|an? (?:number|series|string|spate|wave) of|similar"
    r"|multiple|most|other|previous)\b",
    re.I,
)
"""What happened before: "the 1988 riots", "the group has carried out several attacks, including one that killed 39"."""
_TAIL = re.compile(
    rf",? (?:marking|making|becoming)\b.*|, (?:the|(?:the )?[\w’']+[’']s) (?:\w+ )?{_NTH}\b[^,]*\b"
    r"(?:this|of the|so far|in|since|past|last)\b.*",
    re.I | re.S,
)
"""What a sentence ends with that only counts incidents: ", the city's 12th killing of the year"."""
_WITHDRAWN = re.compile(
    r"\b(?:proved|proven|turned out|found|determined) to be (?:incorrect|false|untrue|wrong|inaccurate|unfounded)\b",
    re.I,
)
_UNSEEN = re.compile(
    r"\b(?:videos?|footage|clips?|images|pictures)\b[^.;]{0,60}\b(?:could not|have not|has not"
    r"|cannot) (?:yet )?be(?:en)? "
    r"(?:\w+ ){0,2}(?:verified|confirmed|checked)\b",
    re.I,
)
_EVER = re.compile(r"\W*(?:any ?time|whenever|every time)\b", re.I)
"""The start of a sentence that speaks of what may happen: "Whenever a sailor is hurt, …"."""
_HEAD = 25
"""Characters that a sentence has at least before such an end."""
_LONG = 2_000
_TOTALS = frozenset({Unreal.STATISTICS})
_PAST = frozenset({Unreal.HISTORY, Unreal.LIFE})


_EARLIER_DEED = re.compile(
    r"\b(?:days|weeks|months|years|an? (?:day|week|month|year)) after (?:an?|another|two|three|several) [^.;]{0,70}?"
    r"\b(?:in which|that|which|where|when)\b[^.;]*$",
    re.I,
)


def of_an_earlier_deed(before: str) -> bool:
    """Whether what follows the words `before` tells of another deed: "…, days after an ambush in which"."""
    return _EARLIER_DEED.search(before[-_LONG:]) is not None


def of_old(sentence: str) -> bool:
    """Whether `sentence` speaks of what happened before the incident of the day: "the 1988 riots"."""
    return _OF_OLD.search(sentence[:_LONG]) is not None


def stance(sentence: str) -> Stance:
    """How `sentence` stands to the incidents of the day, by its wording."""
    text = sentence[:_LONG]
    tail = _TAIL.search(text, _HEAD)
    if tail is not None:
        text = text[: tail.start()]
    if _WITHDRAWN.search(text) or _UNSEEN.search(text) or _EVER.match(text):
        return Stance.NEGATED
    if _CUMULATIVE.search(text):
        return Stance.CUMULATIVE
    reason = judge_sentence(text)
    if reason in _TOTALS:
        return Stance.CUMULATIVE
    if reason in _PAST or _BACKGROUND.search(text) or of_old(text):
        return Stance.BACKGROUND
    return Stance.NEWS if reason is None else Stance.NEGATED
