"""Incidents that hurt nobody: "did not kill anyone", "with no casualties", "in which no children died".

Called by `read.py`: what stands behind "did" before the sides, the rest with the bounds of figures. Pure. Only the
words that deny are marked; the effect and the group denied ("no children killed") are read by their own modules.
"""

from __future__ import annotations

import re

from bot.answer.reading.text import Scan

_PEOPLE = r"people|persons?|somebody|someone"
_GROUP = (
    r"(?:civilians?|children|child|kids|minors|women|men|journalists?|medics?|doctors?|police(?: officers?)?|"
    r"officers?|soldiers?|combatants?|fighters?)"
)
_HURTING = r"(?:kill(?:s|ed|ing)?|injur(?:e|es|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?)"
_HARMED = (
    r"(?:deaths?(?! (?:tolls?|figures?|counts?|numbers?))|fatalit(?:y|ies)|dead|(?:people )?killed|"
    r"injur(?:y|ies|ed)|wounded|casualt(?:y|ies)|victims?|hurt)"
)
_HARMLESS = re.compile(
    r"\b(?:(?:with|having|causing|without) )?(?:no|zero|without(?: any)?) casualt(?:y|ies)\b|"
    r"\bwithout (?:any )?casualties\b|"
    r"\b(?:which |that )?(?:did|does|do) not (?:cause (?:any )?casualties|(?:hurt|harm) (?:anyone|anybody|"
    r"any people))\b"
)
_NOT_ANYONE = re.compile(
    rf"\b(?P<not>(?:which |that )?(?:did|does|do) not |without (?=\w+ing\b)){_HURTING}"
    rf"(?P<any> (?:anyone|anybody|any (?:people|one)|a single person|(?:any|a single) (?={_GROUP}\b)))"
)
_NOBODY = re.compile(
    rf"\b{_HURTING} (?P<a>nobody|no ?one|(?:no|zero) (?=(?:{_PEOPLE}|{_GROUP})\b))|"
    r"\b(?P<b>(?:with|leaving|left|leaves) (?:nobody|no ?one|none))\b(?= (?:killed|dead|injured|wounded|hurt))|"
    rf"\b(?P<c>(?:in which|where|when) (?:nobody|no ?one|no (?=(?:{_PEOPLE}|{_GROUP})\b)))"
    rf"(?= ?(?:(?:{_PEOPLE}|{_GROUP}) )?(?:was|were|got|died|had|has|have|is|are)\b)|"
    rf"\b(?P<d>with (?:no|zero)|without(?: any)?|(?:had|have|has|saw|caused|claimed|left|causing|leaving) (?:no|zero))"
    rf"\b(?= (?:{_GROUP} )?{_HARMED}\b)|"
    rf"\b(?P<e>(?:(?:with|had|where there were|in which there were) )?no|without) "
    rf"(?={_GROUP} (?:among|amongst) (?:the )?(?:dead|killed|victims|casualties|injured|wounded)\b)"
)
_ANY = re.compile(rf"\bany (?={_GROUP}\b)")


def denies_doing(scan: Scan) -> bool:
    """Whether strikes are meant that "did not kill anyone", "with no casualties"; read before the sides."""
    if scan.pull(_HARMLESS) is not None:
        return True
    match = scan.search(_NOT_ANYONE)
    if match is None:
        return False
    scan.take(*match.span("not"))
    scan.take(*match.span("any"))
    return True


def denies_harm(scan: Scan) -> bool:
    """Whether incidents are meant in which nobody, or none of a group, was hurt."""
    match = scan.search(_NOBODY)
    if match is None:
        return False
    scan.take(*next(match.span(name) for name in "abcde" if match[name]))
    scan.pull(_ANY)
    return True
