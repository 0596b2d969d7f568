"""Who is named beside a deed and did not do it: "run by Hamas", "fighting between X and Y", "in case of attack".

Called by `index/claims/actors.py` before it makes an actor the perpetrator. `before` is the text up to the actor's
name, `after` the text behind it, both within one sentence. Pure.
"""

from __future__ import annotations

import re

_FIGHTS = (
    r"(?:fighting|fights?|clash(?:es|ed)?|battles?|combat|fire|shelling|bombardments?|gunfire|gunfights?|"
    r"gun ?battles?|"
    r"hostilities|war|violence|confrontations?|skirmish(?:es)?|firefights?|shoot-?outs?|exchanges?|strikes|"
    r"attacks|conflict)"
)
_BETWEEN = re.compile(
    rf"\b{_FIGHTS}\b(?: [^.;,]{{0,40}}?)? between (?:(?! and )[^.;]){{0,80}}"
    r"(?: and (?:(?!, (?:[A-Z]|on |in |$))[^.;]){0,70})?$"
)
"""Which side hit whom is not said of those between whom there is fighting."""
_NO_DEED_BY = re.compile(
    r"\b(?:run|led|held|controlled|backed|supported|governed|ruled|administered|owned|funded|trained|armed|"
    r"supplied|made|"
    r"called in|reported|said|quoted|cited|condemned|denounced|confirmed|announced|published|released|posted|"
    r"identified|"
    r"named|used|wanted|protected|guarded|escorted|manned|rescued|evacuated|treated|brokered|hosted|mediated|"
    r"inhabited|"
    r"patrolled|established|joined|followed|visited|provided|described|hailed|praised|welcomed|denied|dismissed|"
    r"rejected|"
    r"investigated|known|formed|recruited|deployed|repelled|foiled|thwarted|recaptured|retaken|liberated|monitored|"
    r"accompanied|freed|recovered|defused|dominated|populated|favou?red|issued|cleared|"
    r"occupied)(?: \w+ly)? by (?:[\w.'-]+ ){0,3}$",
    re.I,
)
_DONE_TO_OR_AT = re.compile(
    r"\b(?:from|in|near|at|into|across|inside|outside|within|through|towards?|against|on|with|alongside|over|"
    r"between|by) "
    r"(?:(?:the|a|an) )?$",
    re.I,
)
"""What stands behind a preposition is no subject: "killed a man from X and left …", "a strike on X killed"."""
_ONE_OF = re.compile(
    r"\b(?:bombers?|gunm[ae]n|militants?|fighters?|attackers?|members?|insurgents|soldiers|guerrillas|"
    r"rebels) from (?:the )?$"
    r"|\b(?:suspected|believed|thought) to be (?:members of|from) (?:the )?$",
    re.I,
)
""" "A bomber from the X group killed": he is one of the actor's own."""
_UNREAL = re.compile(
    r"\b(?:in case of|in the event of|possible|potential|feared|fears? of|fearing|threats? of|threatened|"
    r"planned|looming|"
    r"expected|imminent|prevent(?:ing)?|avert(?:ing)?|warn\w* of|warn\w* against) (?:(?:an?|the|any|new|another|"
    r"fresh|further|more) )*$",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:(?:hours?|days?|weeks?|months?|years?|time) (?:after|since|before)|since) (?:(?:an?|"
    r"the) )?(?:[\w-]+ )?$",
    re.I,
)
_AN_EVENT = re.compile(
    r"\b(?:attacks?|strikes?|air ?strikes?|raids?|blasts?|bombings?|shootings?|killings?|explosions?|massacres?|"
    r"assaults?|"
    r"shelling|violence|incident|killed|wounded|died|came|comes|dead)\b",
    re.I,
)
"""What came after the other deed; "the court stayed shut two days after a gunman killed two" tells of that one."""
_THEN = re.compile(
    r"\b(?:killed|killing|shot|stabbed|stabbing|wounded|wounding|attacked|opened fire|rammed)\b[^.;]{0,80}"
    r"\b(?:before|until) (?:[\w-]+ ){0,3}$",
    re.I,
)
_SHOT_HIM = re.compile(
    r"^ (?:and (?:[\w-]+ ){1,4}?)?(?:[\w-]+ ){0,2}?(?:shot(?: and killed)?|killed|gunned down|fatally shot)(?: dead)?"
    r" (?:him|her|them)\b",
    re.I,
)
_OTHER_CHARGE = re.compile(
    r"^(?! of (?:\w+ly )?(?:carrying|kill|attack|shell|bomb|target|fir|launch|shoot|strik|hitting|being|"
    r"responsib|plant|lay"
    r"|massacr|murder|execut|abduct|kidnap|stag|perpetrat|commit|conduct|open|burn|torch|raid|storm|ambush|"
    r"detonat|slaughter"
    r"|deliberate|having|orchestrat|drop|sett|assassinat|beat|rap|tortur|arrest|detain|wound|send|blow|poison|"
    r"stab|behead"
    r"|crash|ramm|cluster|war crimes|genocide|the|this|that|an?\b|involve|mass|ethnic|indiscriminate|"
    r"bloodshed)) of \w",
    re.I,
)
""" "Accused the cartel of extorting growers": another deed than the one told."""
_BEFOREHAND = re.compile(
    r"\b(?:had|(?:has |have )?(?:often|long|repeatedly|regularly|routinely|frequently|previously|in the past)) "
    r"(?:\w+ly |long |often )?(?:accus|blam)\w+ (?:[\w.'-]+ ){0,4}$",
    re.I,
)
_ACCUSES = re.compile(r"\baccus(?:ed|es|ing) (?:[\w.'-]+ ){0,4}$", re.I)


def between_two(before: str) -> bool:
    """Whether the actor is one of two sides that fight each other: "shells fired in clashes between X and Y hit …"."""
    return _BETWEEN.search(before) is not None


def agent_of_no_harm(before: str) -> bool:
    """Whether "by" makes the actor do something else than harm: "the ministry run by X", "a raid called in by X"."""
    return _NO_DEED_BY.search(before) is not None


def no_subject(before: str, *, country: bool) -> bool:
    """Whether the words in front of the actor keep it from being who does what the verb behind it says.

    Args:
        before: the text up to the actor.
        country: whether it is a country's bare name ("the capital of X").
    """
    if _ONE_OF.search(before):
        return False
    owned = country and re.search(r"\bof (?:the )?$", before) is not None
    return owned or _DONE_TO_OR_AT.search(before) is not None


def earlier(before: str) -> bool:
    """Whether the deed is another one, before which or after which this one was: "a day after X killed four"."""
    since = _EARLIER.search(before)
    return since is not None and _AN_EVENT.search(before[: since.start()]) is not None


def ends_an_attack(before: str, after: str) -> bool:
    """Whether the deed is done to the one who did it: "killed two before soldiers shot him"."""
    return _THEN.search(before) is not None and _SHOT_HIM.match(after) is not None


def unreal(before: str) -> bool:
    """Whether the attack is one that may come: "in case of a Russian offensive", "fears of an Israeli strike"."""
    return _UNREAL.search(before) is not None


def blamed_for_other(before: str, after: str) -> bool:
    """Whether the actor is blamed for something else: an older accusation, or one "of smuggling fuel"."""
    if _BEFOREHAND.search(before):
        return True
    charge = re.sub(r"^(?:'s)?(?: (?!of\b)[\w'-]+){0,3}?(?= of )", "", after)
    return bool(_ACCUSES.search(before) and _OTHER_CHARGE.match(charge))
