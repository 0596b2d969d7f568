"""Asks of their own kind: medians, the longest time without, a place's rank, who fought whom, which hospital.

Called by `asks.py`, which asks for the kind, and by `read.py`, which marks the words that say it. Pure.
"""

from __future__ import annotations

import re

from bot.answer.plan import By, Operation
from bot.answer.reading.how import UNIT, unit_of
from bot.answer.reading.targets import TARGETS
from bot.answer.reading.text import Scan

_LASTING = (
    r"(?:time|period|stretch|spell|run|gap|interval|pause|lull|break|streak|sequence|series|number of(?: consecutive)? "
    r"days|(?:consecutive )?days|(?:time )?span|calm|quiet|respite)"
)
_BETWEEN = r"(?: between (?:two |any two |the )?(?:consecutive |successive )?)?"
_GAP = re.compile(
    rf"\b(?:what (?:is|was|were) |which (?:is|was) |how long was )?(?:the )?(?:longest|largest|biggest|greatest)"
    rf"(?: \w+)?? (?P<what>{_LASTING})(?: of time| of days?| of calm| of quiet| in days)*"
    rf"(?P<how> (?:without|with no|free of|when (?:there (?:was|were) )?no|that (?:had|saw) no|with)\b"
    rf"(?: (?:an?|any|at least one|a single)\b)?|{_BETWEEN})"
)
_IN_A_ROW = re.compile(
    r"\b(?:how many|(?:the )?(?:most|maximum number of|highest number of)) (?P<with>(?:consecutive|successive) days|"
    r"days (?:in a row|running|on end))\b(?: (?:were there|was there|saw|had|with|did))*"
)
_RANK = re.compile(
    r"^(?:and )?(?P<lead>(?:where|how) (?:do|does|did|is|was) )(?:the )?.+? (?P<rank>"
    r"(?:rank|stand|come|place)(?:ed|s)?\b(?: (?:among|amongst|in|within|on) (?:the )?(?:list|ranking|table)(?: of)?)?)"
    r"(?! from)|"
    r"\b(?P<lead2>what (?:is|was) the rank of|what rank (?:does|did|do|has))\b"
)
_AMONG = re.compile(
    r"\b(?:among|amongst|compared (?:to|with)|of|in) (?:all (?:the )?|the |other )*(?:\w+(?:ian|i|ish|ese|an|qi) )?"
    r"(?:towns|cities|villages|places|provinces|governorates|states|countries)\b"
)
_FOUGHT = re.compile(
    r"\bwho(?:'s| is| was| were| has| have)?(?: been)? (?:fight(?:ing|s)?|fought|battl(?:ed|ing)|clash(?:ed|ing)|"
    r"attack(?:ed|ing|s)?|kill(?:ed|ing|s)?|shoot(?:ing)?|shot|bomb(?:ed|ing)?) ?"
    r"(?:with |against )?(?:whom?|each other)\b|"
    r"\b(?:which|what) (?:sides|parties|groups|belligerents|actors|armies)(?: \w+){0,3}? (?:fought|fighting|clashed|"
    r"clashing|battled)\b(?: (?:against )?(?:each other|one another|whom|(?:against )?which))?"
)
_FACILITIES = "|".join(
    f"(?P<{name}>{words})" for name, words in TARGETS.items() if name not in ("home", "power", "water")
)
_MOST = r"\b(?:most|fewest|least|more than (?:once|twice)|repeatedly|at least twice|several times|\w+ times or more)\b"
_WHICH_FACILITY = re.compile(rf"\b(?:which|what) (?:single |one )?(?:\w+ )?(?:{_FACILITIES})\b(?= .*{_MOST})")
_MOST_FACILITY = re.compile(
    rf"\b(?:the )?most (?:often |frequently |heavily )?(?:hit|attacked|bombed|targeted|struck|shelled) "
    rf"(?:{_FACILITIES})\b|"
    rf"\b(?:{_FACILITIES.replace('(?P<', '(?P<b_')})\b(?: (?:that|which))? (?:was |were |got |has been )?"
    r"(?:hit|attacked|bombed|targeted|struck|shelled) (?:the )?most\b"
)
_TWICE = re.compile(r"\b(?:more than once|repeatedly|at least twice|several times|multiple times)\b")
_EACH_WITH = re.compile(
    rf"^(?:in )?(?:which|what|list (?:the|all)) (?P<unit>{UNIT})\b.*(?P<with>[,;:.]? (?:and )?(?:list them )?"
    r"(?:with (?:the |their )?(?:numbers?|figures?|tolls?|totals?|counts?)|how many (?:in |for )?each|"
    r"numbers? (?:in|for) each)(?: each)?)\s*$"
)
_MEDIAN = re.compile(r"\b(?:the )?median\b(?: (?:value|number|count|figure|toll(?= of))(?: (?:of|for))?)?")


def find_measure(question: str) -> tuple[Operation, By | None] | None:
    """The kind of ask, and for an EXTREME or GROUP what is told apart; None where the question is none of these.

    Args:
        question: one sentence, lower case.
    """
    if _MEDIAN.search(question):
        return Operation.AVERAGE, None
    if _gap(question) is not None:
        return Operation.GAP, None
    if _RANK.search(question):
        return Operation.RANK, None
    if _FOUGHT.search(question):
        return Operation.FOUGHT, None
    if (match := _EACH_WITH.search(question)) is not None:
        return Operation.GROUP, unit_of(match["unit"])
    if _facility(question) is not None:
        return (Operation.GROUP if _TWICE.search(question) else Operation.EXTREME), By.FACILITY
    return None


def _gap(text: str) -> re.Match[str] | None:
    match = _GAP.search(text)
    if match is None or (not match["how"] and match["what"] in ("run", "series", "break", "days")):
        return _IN_A_ROW.search(text)
    return match


def _facility(text: str) -> re.Match[str] | None:
    return _WHICH_FACILITY.search(text) or _MOST_FACILITY.search(text)


def take_measure(scan: Scan, operation: Operation, by: By | None) -> tuple[bool, bool]:
    """Mark the words that say the kind of ask; what is hit and where stay to be read.

    Returns:
        Whether the median is meant, and whether a GAP is the longest run of days that each have an incident.
    """
    median = operation is Operation.AVERAGE and scan.pull(_MEDIAN) is not None
    streak = False
    if operation is Operation.GAP and (match := _gap(scan.rest)) is not None:
        said = match.group()
        streak = re.search(r"\bwith\b|in a row|running|on end|consecutive|successive", said) is not None
        streak = streak and re.search(r"without|no\b|free of", said) is None
        scan.take(*match.span())
    if operation is Operation.RANK and (match := scan.search(_RANK)) is not None:
        for name in ("lead", "rank", "lead2"):
            if match[name]:
                scan.take(*match.span(name))
        among = scan.search(_AMONG)
        if among is not None:
            scan.take(*among.span())
    if operation is Operation.FOUGHT:
        scan.pull(_FOUGHT)
    if operation is Operation.GROUP and (match := scan.search(_EACH_WITH)) is not None:
        scan.take(*match.span("unit"))
        scan.take(*match.span("with"))
    if by is By.FACILITY:
        scan.pull(_TWICE)
    return median, streak
