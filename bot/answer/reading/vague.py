"""Times that have a name and no days here: "since the ceasefire", "in Ramadan 2017", "during Operation Spring Shield".

Called by `read.py`. Pure. The reader is asked which date is meant; a name with days beside it says nothing more.
"""

from __future__ import annotations

import re

from bot.answer.plan import Period
from bot.answer.reading.place_cues import SEASONS
from bot.answer.reading.text import Scan

LONG = 200  # days: a longer period does not say when in it something fell

_SINCE_EVENT = re.compile(
    r"\b(?P<how>since|after|before|until|prior to) (?:the |last )?(?:[a-z][a-z-]* ){0,2}?(?P<what>cease-?fire|"
    r"truce|war|invasion|election|elections|uprising|revolution|coup|deal|agreement|offensive|"
    r"pandemic|siege|fall of [a-z]+|start of the war)\b"
    r"(?! (?:of|in|on) (?:\d|january|february|march|april|may|june|july|august|september|october|november|december))"
)
_HOW = r"during|in|over|throughout|on|at|amid|since|after|before"
_HOLIDAYS = (
    r"memorial day|labou?r day|thanksgiving|independence day|mother's day|father's day|presidents' day|veterans day|"
    r"martin luther king day|mlk day|black friday|super bowl"
)
_FEAST = re.compile(
    rf"\b(?:(?:{_HOW}) )?(?:the )?(?P<name>{'|'.join(sorted(SEASONS))}|{_HOLIDAYS})"
    r"(?: (?:day|sunday|monday|weekend|holidays?))?\b"
)
_OPERATION = re.compile(
    r"\b(?:during|over|throughout|amid|since|after|before) (?:the )?"
    r"(?P<name>operation (?!in\b|on\b|against\b|by\b)[a-z]+(?: [a-z]+)?|(?:siege|battle|fall) of [a-z]+)\b|"
    r"\b(?:the )?(?P<period>siege)(?: period\b|\b(?! of))"
)
_PART_OF = re.compile(
    r"\b(?:(?:in|during|over|for) )?(?:the )?(?:first|last|opening|early|final) (?:\w+ )?(?:days?|weeks?|months?) of "
    r"(?:the )?(?P<what>war|offensive|siege|operation|conflict|campaign|uprising|invasion|fighting)\b"
)


def find_since_event(scan: Scan) -> str | None:
    """ "Since the ceasefire": what it is called, marked."""
    match = scan.pull(_SINCE_EVENT) or scan.pull(_PART_OF)
    return f"the {match['what']}" if match is not None else None


def find_named_time(scan: Scan, period: Period | None) -> str | None:
    """A feast or an operation that stands for a time, marked; None where there is none or `period` gives its days."""
    match = scan.pull(_FEAST) or scan.pull(_OPERATION)
    if match is None:
        return None
    if period is not None and match.re is _OPERATION:
        return None  # "the siege, 2015 to 2017"
    if period is not None and period.start and period.end and (period.end - period.start).days <= LONG:
        return None  # "Ramadan, 27 May to 24 June 2017"
    name = scan.text[slice(*match.span("name" if match["name"] else "period"))]
    if match.re is _FEAST:
        return name.title()
    return name if name[:1].isupper() else f"the {name}"
