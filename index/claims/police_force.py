"""Whether the police did the harm: they shot or beat somebody, and not the gunman whose own attack is told.

Called by `index/claims/actors.py`. Their work is to arrest, to seek and to tell: only force that they used, or a
round-up of many, makes them the perpetrator. Pure.
"""

from __future__ import annotations

import re

from index.claims.deed_words import OF, SUFFERS

_FORCE = (
    r"(?:killed|shot|fired|opened fire|beat|wounded|injured|tortured|attacked|stormed|raided|tear-?gassed|charged at|"
    r"executed|clubbed|fatally shot)"
)
_ALSO = r"(?:(?:on \w+day|have|has|had|also|then|later|allegedly|reportedly|fatally) )"
_BY_LAW = re.compile(
    r"\b(?:shot and killed|killed|shot|dead|wounded|injured|beaten|tortured|attacked|tear-?gassed|clubbed|"
    r"raided|gunned down|death)"
    rf"(?: (?:on \w+day|last \w+|later|to death))? by{OF} $",
    re.I,
)
_THEIR_END = re.compile(
    r"\b(?:before|until|when|after) (?:(?:he|she|they|the \w+) (?:was|were|had been)|(?:\w+ly )?being)\b[^.;]{0,30}$",
    re.I,
)
"""What comes of the one who did it: "killed four before he was shot by police"."""
_CULPRIT_TOO = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!being )\b(?:shot|killed|stabbed|attacked|opened fire|wounded|rammed|"
    r"shooting|killing|"
    r"rampage|attacker|assailant|gunman|shooter|bomber|hijacker)\b[^.;]{0,120}?\b(?:and|but|was|were|being|"
    r"himself|herself)\b[^.;]{0,25}$",
    re.I,
)
"""The one whom the police killed had himself attacked: "shot four people and was killed by police"."""
_HAD_DONE = re.compile(
    r"^[^.;,]{0,40} (?:had|first|earlier|allegedly) (?:\w+ly )?(?:shot|killed|stabbed|opened fire|attacked|"
    r"wounded)\b",
    re.I,
)
_BACK = re.compile(rf"^ {_ALSO}*(?:returned fire|fired back|shot back|responded)\b", re.I)
_THE_CULPRIT = re.compile(
    r"^(?: dead)? (?:the|all(?: of)?(?: the)?|both) (?:[\w-]+ )?(?:attackers?|assailants?|gunm[ae]n|shooters?|"
    r"(?:suicide )?bombers?|hijackers?|hostage-takers?)\b",
    re.I,
)
_NO_PERSON = re.compile(
    r"^ (?:an?|the|his|her|their|two|several) (?:[\w-]+ )?(?:dogs?|bulls?|horses?|animals?|tyres?|tires?|locks?|"
    r"cars?|drones?)\b",
    re.I,
)
_WHO_HAD = re.compile(
    r"^(?: dead)? (?:an?|the) (?:[\w-]+ ){1,4}(?:who|after (?:he|she)) (?:had )?(?:\w+ly )?"
    r"(?:stabbed|shot|killed|attacked|opened fire|rammed|drove|wounded|took)\b",
    re.I,
)
_A_GROUP = re.compile(
    r"^ (?:\w+ly )?(?:at least |more than |about |some |around |over )?(?:\d+|two|three|four|five|six|seven|"
    r"eight|nine|ten|dozens|scores|hundreds|several|many|protest\w+|demonstrat\w+|activists|students|journalists)\b",
    re.I,
)
_NO_DUTY = re.compile(r"\b(?:former|retired|off-duty|ex-?)\s*$", re.I)
_CRIME = re.compile(
    r"\b(?:kill|shoot|shot|wound|dead|death|murder|stab|slay|slain|victim|injur|homicide|fatal|suspect)", re.I
)


def ends_the_culprit(behind: str) -> bool:
    """Whether a verb of force, which `behind` follows, tells what became of the one who did it: "shot the attacker"."""
    return _THE_CULPRIT.match(behind) is not None or _WHO_HAD.match(behind) is not None


def _at_others(behind: str) -> bool:
    """Whether the force was used on the one who did it, or on no person: "shot a dog"."""
    return ends_the_culprit(behind) or _NO_PERSON.match(behind) is not None


def force_by_police(text: str, start: int, end: int) -> bool:
    """Whether the police, named at `text[start:end]` of a sentence, used the force that it tells of."""
    before, after = text[max(0, start - 190) : start], text[end : end + 110]
    if _BY_LAW.search(before):
        ended = _THEIR_END.search(before) or _CULPRIT_TOO.search(_BY_LAW.sub("", before))
        return not (ended or _HAD_DONE.match(after))
    if _BACK.match(after):
        return False
    kin = re.match(
        r"^[^.;,]{0,30}\b(?:his|her) (?:\w+ )?(?:wife|ex-wife|husband|girlfriend|boyfriend|partner)\b", after
    )
    did = re.match(rf"^ {_ALSO}*(?!{SUFFERS}){_FORCE}\b", after)
    if did and not kin and not _NO_DUTY.search(before) and not _at_others(after[did.end() :]):
        return True
    took = re.match(rf"^ {_ALSO}*(?:arrested|detained)\b", after)
    return bool(took and _A_GROUP.match(after[took.end() :]) and not _CRIME.search(text))
