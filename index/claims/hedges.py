"""What kind of statement a sentence makes: news of the incident, a running total, history, or something that did not happen.

Called by `index/claims/primary.py`. Pure, by wording; dates are not its business.
"""

from __future__ import annotations

import re
from enum import Enum


class Stance(Enum):
    """How a sentence stands to the incidents of the day."""

    NEWS = "news"
    CUMULATIVE = "cumulative"  # a running total: "since September 2018", "so far this year"
    BACKGROUND = "background"  # an earlier or another incident told beside it
    NEGATED = "negated"  # denied, planned, averted, hypothetical


_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_CUMULATIVE = re.compile(
    rf"\bsince (?:then|the (?:start|beginning|outbreak|war)|(?:early |late |mid-?)?{_MONTH}|{_YEAR}|last (?:year|month|week)|\d+ {_MONTH}|"
    rf"(?:the )?(?:\w+ )?(?:war|conflict|revolution|uprising|invasion|offensive|cease-?fire|truce)\b)"
    r"|\b(?:so far |already )?this year\b|\bso far in\b|\bto date\b|\byear-to-date\b|\bof the year\b|\bin all of\b"
    rf"|\b(?:homicide|murder|killing|shooting|death)s?,? (?:of|in|this|for) (?:the year|{_YEAR}|this year|\w+ this year)\b"
    r"|\bin (?:recent|the past|the last|the previous|the first) (?:\w+ )?(?:hours|days|weeks|months|years|decade)\b"
    r"|\bover the (?:past|last|course of) (?:\w+ )?(?:days|weeks|months|years|decade)\b"
    r"|\b(?:nine|ten|\w+)-year(?:-old)? (?:war|conflict)\b"
    r"|\b(?:every|each) (?:year|month|week|day)\b|\bper (?:year|month|day)\b|\bannually\b|\bnationwide\b"
    r"|\bcompared (?:to|with)\b|\bstatistics\b|\bdata show|\b\d+(?:st|nd|rd|th) (?:homicide|murder|killing|fatal)",
    re.I,
)
_BACKGROUND = re.compile(
    rf"\b(?:in|during|back in|of) (?:{_MONTH},? )?{_YEAR}\b|\blast (?:year|month|week|summer|winter|spring|fall|autumn)\b|\bin (?:a )?separate\b"
    rf"|\b(?:years?|months?|weeks?|decades?) (?:ago|earlier|before)\b|\bpreviously\b|\bearlier this (?:year|month|week)\b"
    r"|\bin an? (?:unrelated|earlier|previous|similar|separate)\b|\b(?:another|a separate|an unrelated) (?:shooting|incident|attack)\b"
    r"|\banniversary\b|\bformerly\b|\bhistory of\b|\bin the past\b|\bremembered\b",
    re.I,
)
_NEGATED = re.compile(
    r"\b(?:threaten(?:ed|ing|s)? to|plann(?:ed|ing)|plot(?:ted|ting)?|conspir\w+|attempt(?:ed|ing)? to|tried to|trying to) "
    r"(?:\w+ )?(?:kill|shoot|attack|bomb|carry out|wound)\w*"
    r"|\b(?:would|could|might|may) (?:have )?(?:kill|die|be killed|been killed|have been killed|lead to)\w*"
    r"|\b(?:denied|denies|denying|rejected|dismissed|refuted) (?:\w+ ){0,8}?(?:kill|strike|attack|shell|bomb|report|claim|responsib)\w*"
    r"|\b(?:thwarted|foiled|averted|prevented|defused|narrowly avoided)\b"
    r"|\b(?:drill|exercise|simulat\w+|rehearsal|mock|fictional|novel|film|movie|episode)\b(?=.{0,60}\b(?:kill|dead|die|victim|attack|wound))"
    r"|\bif (?:he|she|they|it|you|someone)\b.{0,60}\b(?:kill|die|dead)",
    re.I,
)
_NOT_NEGATED = re.compile(r"\bdenied (?:bail|bond|parole)\b", re.I)


def stance(sentence: str) -> Stance:
    """How `sentence` stands to the incidents of the day, by its wording."""
    if len(sentence) > 2000:
        sentence = sentence[:2000]
    if _NEGATED.search(sentence) and not _NOT_NEGATED.search(sentence):
        return Stance.NEGATED
    if _CUMULATIVE.search(sentence):
        return Stance.CUMULATIVE
    if _BACKGROUND.search(sentence):
        return Stance.BACKGROUND
    return Stance.NEWS
