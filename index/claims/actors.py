"""Who did it and to whom: perpetrator and target, as the sentence reports them.

Called by `index/claims/build.py` for the sentences of a claim. Names come out canonical (`data/actors.tsv`: SDF is the
Syrian Democratic Forces), with the span as written. Pure; it must not infer a culprit from a place or a weapon, and an
alleged one is reported as alleged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

MAX_CHARACTERS = 1_500
"""What lies beyond in one sentence is not read."""


class Role(StrEnum):
    """What an actor did in the sentence."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor with a role in a sentence: `text[start - offset : end - offset] == written`.

    Attributes:
        name: canonical ("Syrian Democratic Forces"), or the words themselves where the table does not know them.
        alleged: True when the sentence says "alleged", "suspected", "believed", "accused" or the like of it.
    """

    name: str
    role: Role
    written: str
    start: int
    end: int
    alleged: bool = False


_NATIONS = {
    "israeli": "Israel", "russian": "Russia", "turkish": "Turkey", "american": "United States", "us": "United States",
    "u.s.": "United States", "iranian": "Iran", "saudi": "Saudi Arabia", "ukrainian": "Ukraine",
    "syrian": "Syrian government forces", "iraqi": "Iraqi security forces", "british": "United Kingdom",
    "french": "France", "emirati": "United Arab Emirates", "egyptian": "Egypt", "jordanian": "Jordan",
    "pakistani": "Pakistan", "indian": "India", "ethiopian": "Ethiopian National Defence Force", "kenyan": "Kenya",
    "nigerian": "Nigeria", "azerbaijani": "Azerbaijan", "armenian": "Armenia", "chinese": "China",
    "sudanese": "Sudanese Armed Forces", "burmese": "Myanmar military", "afghan": "Afghan security forces",
    "chadian": "Chad", "libyan": "Libya", "yemeni": "Yemeni government forces", "somali": "Somali National Army",
    "malian": "Mali", "lebanese": "Lebanon", "moroccan": "Morocco", "colombian": "Colombia", "mexican": "Mexico",
    "regime": "Syrian government forces", "coalition": "US-led coalition", "houthi": "Houthis", "rebel": "rebels",
}  # fmt: skip
STATES = frozenset(_NATIONS.values()) - {"rebels", "Houthis"}
"""Actors that have an air force and artillery: what they bomb they bomb from the air or from afar."""
_FORCES = (
    r"(?:government |regime |military |army |security |special |occupation |naval |ground |air |allied |border )*"
    r"(?:forces?|troops|army|military|soldiers?|warplanes?|war planes?|planes?|jets?|fighter jets?|aircraft|"
    r"helicopters?|"
    r"gunships?|drones?|uavs?|artillery|tanks?|navy|warships?|air force|police|gendarmes|gendarmerie|border guards?|"
    r"snipers?|commandos|fighters|militants|gunmen|security forces|bombers?|occupation)"
)
_STRIKE = (
    r"(?:air ?-?strikes?|air raids?|raids?|strikes?|shelling|bombardment|bombing|bombings|attacks?|missiles?|rockets?|"
    r"missile strikes?|rocket (?:fire|attacks?)|drone (?:strikes?|attacks?)|drones?|artillery (?:fire|shelling)|"
    r"gunfire|fire|offensive|assault|aggression|fighter jets?|warplanes?|bombs?|shells?|mortars?|mines?|landmines?)"
)
_DO = (
    r"(?:carried (?:it |this |them )?out|launched|conducted|fired|bombed|shelled|struck|hit|targeted|attacked|pounded|"
    r"raided|stormed|killed|shot|opened fire|ambushed|dropped|detonated|abducted|kidnapped|assassinated|executed|"
    r"seized|captured|planted|bombarded|massacred|beheaded|burned|looted|injured|wounded|arrested|detained|hurled|"
    r"threw|overran|blew|set|perpetrated|committed|taken (?:control|the (?:whole|town|city))|claimed|opened|"
    r"claimed (?:the )?responsib\w+|destroyed|demolished|resumed|continued|was behind|were behind|is behind)"
)
_BY = (
    r"(?:carried out|conducted|perpetrated|launched|fired|planted|claimed|committed|staged|mounted|bombed|shelled|"
    r"hit|struck|targeted|attacked|killed|shot(?: dead| and killed)?|ambushed|kidnapped|abducted|executed|beheaded|"
    r"arrested|detained|wounded|injured|laid|dropped|emplaced|besieged|stormed|raided|attacks?|strikes?|raids?|shelling|"
    r"bombardment|airstrikes?|offensive|assault|set up|beaten|tortured|seized|captured|lobbed|thrown|hurled|destroyed)"
)
_BAND = r"(?:[A-Z][\w'-]+ ){1,3}(?:[Gg]ang|[Cc]artel)(?! (?:members?|violence|wars?|leaders?)\b)"
"""A gang that the table does not know, by its name: "the Gran Grif gang"."""
_HEDGE = (
    r"(?:alleged(?:ly)?|suspected|presumed|apparent(?:ly)?|believed to be|likely|reportedly|purported(?:ly)?|so-called)"
)
_ALLEGED = re.compile(rf"(?:{_HEDGE}|blamed|accus\w+|believed|thought to)", re.I)
_SOFT = re.compile(
    r"\b(?:hospitals?|schools?|mosques?|church(?:es)?|markets?|convoys?|checkpoints?|camps?|homes?|houses?|ambulances?|"
    r"police station|bus|buses|restaurants?|hotels?|embass(?:y|ies)|airports?|bakery|bakeries|university|nightclub|"
    r"funeral|wedding|patrol|military base|base|barracks|refugee camp|clinic|medical cent(?:re|er)|headquarters|"
    r"village|residences?|(?:residential |apartment )?buildings?|apartments?|vehicles?|cars?|"
    r"motorcycles?|farms?|ships?)\b",
    re.I,
)


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all spellings, longest first, and spelling in lower case → canonical name."""
    table = files("index.claims").joinpath("data/actors.tsv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    spellings: set[str] = set()
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, others = (*line.split("\t"), "")[:2]
        for spelling in [name, *others.split("|")]:
            if spelling:
                names.setdefault(spelling.lower(), name)
                spellings.add(spelling)
    short = sorted((s for s in spellings if s.isupper()), key=len, reverse=True)
    long = sorted((s for s in spellings if not s.isupper()), key=len, reverse=True)
    nations = "|".join(re.escape(n) for n in sorted(_NATIONS, key=len, reverse=True))
    nation = (
        rf"(?i:(?P<nation>{nations})(?:[- ](?:led|backed))?(?= (?:[\w-]+ )?(?:and [\w-]+ )?(?:{_FORCES}|{_STRIKE})\b)"
        rf"(?: {_FORCES}\b)?)"
    )
    pattern = (
        rf"(?<![\w-])(?:(?P<long>(?i:{'|'.join(map(re.escape, long))}))|(?P<short>{'|'.join(map(re.escape, short))})"
        rf"|(?P<country>{'|'.join(sorted(set(_NATIONS.values()), key=len, reverse=True))})|{nation}"
        rf"|(?P<band>{_BAND}))(?![\w])"
    )
    return re.compile(pattern), names


def canonical_actor(written: str) -> str:
    """The canonical name for an actor's spelling; the spelling itself where the table does not know it."""
    name = re.sub(r"^(?:the|a|an|some|several)\s+", "", written.replace("’", "'").strip(), flags=re.I)
    _, names = _table()
    if name.lower() in names:
        return names[name.lower()]
    nation = _NATIONS.get(name.split(" ")[0].lower())
    if nation and re.search(rf" (?:{_FORCES}|{_STRIKE})$", name, re.I):
        return nation
    return name


def find_actors(text: str, offset: int = 0) -> tuple[Actor, ...]:
    """The actors with a role in one sentence, in the order of the text.

    Args:
        text: one sentence.
        offset: where it starts in the article, in characters; added to the spans.
    """
    text = text[:MAX_CHARACTERS].replace("’", "'")
    pattern, _ = _table()
    found: list[Actor] = []
    for m in pattern.finditer(text):
        role = _role(text, m.start(), m.end(), m.group())
        if role is None:
            continue
        nation = m.group("nation")
        name = _NATIONS[nation.lower()] if nation else canonical_actor(m.group())
        if nation and re.search(r"-(?:led|backed) ", m.group()):
            name = canonical_actor(m.group())
        hedged = bool(_ALLEGED.search(text[max(0, m.start() - 40) : m.start()]))
        written = m.group()
        found.append(Actor(name, role, written, offset + m.start(), offset + m.start() + len(written), hedged))
    return tuple(found)


_OF = (
    rf"(?: (?:the|a|an|an? group of|members of|two|three|several|some|both|{_HEDGE}"
    r"|[\w.]+-(?:backed|led|aligned|linked|run)|paramilitary|rebel|militant|jihadist|Islamist|outlawed|banned|separatist|extremist))*"
)
_BEFORE_BY = re.compile(rf"\b{_BY}\b(?:[^.;]{{0,40}})? by{_OF} $", re.I)
_BY_ONLY = re.compile(
    r"\b(?:by|blam(?:ed|es|ing)(?: it)?(?: on)?|blamed [^.;]{2,40}? on|accus(?:ed|es|ing)|attributed to|"
    rf"responsibility (?:lies|rests) with|identified (?:the )?(?:\w+ )?(?:as|by)){_OF} $",
    re.I,
)
_AS_TARGET = re.compile(
    r"\b(?:against|targeting|targeted|targets|attack(?:ed|s)? (?:on|against)|attacked|ambushed|hit|struck|bombed|"
    r"shelled|pounded|raided|stormed|strikes? on|raids? on|shelling of|assault on|offensive against|"
    r"clash(?:ed|es) with|fighting with|battle with|killed|killing|wounded|wounding|injured|injuring|shot|"
    r"fire (?:at|on)|abducted|kidnapped|from)(?: (?:\w+|\d+)){0,3}? ?(?:the |a |an )?$",
    re.I,
)
_SUFFERS = (
    r"(?:killed|wounded|injured|arrested|detained|captured|abducted|kidnapped|seized|beheaded|executed|targeted|hit|"
    r"struck|attacked|bombed|destroyed|shot)(?: dead| and killed)? (?:in|by|near|during|when|after|outside|as|while)\b"
)
"""Headlines drop the auxiliary: "fighters killed in a strike" did not kill."""
_ACTS = re.compile(
    rf"^(?:'s?)?(?: (?:and|or) [\w' -]{{2,30}}?)?(?: (?:[\w-]+-[\w-]+ )?"
    rf"(?:{_FORCES}|militants|members|fighters|rebels|group|insurgents))?"
    r"(?:,[^,]{2,60},)?"
    r"(?: (?:on \w+day|late|early|also|have|has|had|again|\w+ly|yesterday|today|then|who)){0,3} "
    rf"(?!{_SUFFERS}){_DO}\b",
    re.I,
)
_SAYS = re.compile(
    rf"^(?:'s?)?(?: (?:{_FORCES}|group|movement|militia))?(?:,[^,]{{2,60}},)? (?:has |have |later |also )?"
    r"(?:said|says|say|confirmed|announced|acknowledged|admitted) (?:(?:on|in) [^,.;]{2,40}? )?(?:that )?"
    r"(?:it|they|its \w+)"
    rf"(?: had| has| have)?(?: also)? {_DO}\b",
    re.I,
)
""" "… said it had carried out the strike": who did it, by its own word."""
_BLAMED_AFTER = re.compile(
    r"^(?: (?:group|militants|fighters|rebels))?(?:,[^,.;]{2,60},)? "
    r"(?:was|were|is|are|has been|have been) (?:also |widely |immediately )?"
    r"(?:blamed|accused|suspected)\b",
    re.I,
)
_QUALITY = (
    rf"(?:{_FORCES}|deadly|heavy|military|aerial|air|ground|rocket|missile|drone|artillery|intense|overnight|fresh|new)"
)
_STRIKES = re.compile(rf"^(?:'s?)?(?: {_QUALITY}){{0,3}} {_STRIKE}\b", re.I)


_LAW = "police"
"""Whose work is to arrest, to seek and to tell: only force that they used makes them the perpetrator."""
_FORCE = (
    r"(?:killed|shot|fired|opened fire|beat|wounded|injured|tortured|attacked|stormed|raided|tear-?gassed|charged at|"
    r"executed|clubbed|fatally shot)"
)
_ALSO = r"(?:(?:on \w+day|have|has|had|also|then|later|allegedly|reportedly|fatally) )"
_BY_LAW = re.compile(
    r"\b(?:killed|shot|dead|wounded|injured|beaten|tortured|attacked|tear-?gassed|clubbed|raided|gunned down|death)"
    rf"(?: (?:on \w+day|last \w+|later|to death))? by{_OF} $",
    re.I,
)
_THEIR_END = re.compile(r"\b(?:before|until|when|after) (?:he|she|the \w+) (?:was|were|had been)\b[^.;]{0,30}$", re.I)
"""What comes of the one who did it: "killed four before he was shot by police"."""
_NO_DUTY = re.compile(r"\b(?:former|retired|off-duty|ex-?)\s*$", re.I)
_CRIME = re.compile(
    r"\b(?:kill|shoot|shot|wound|dead|death|murder|stab|slay|slain|victim|injur|homicide|fatal|suspect)", re.I
)


def _role_of_law(text: str, start: int, end: int) -> Role | None:
    """The role of the police: not that of those who arrest, seek or name the one who did it."""
    before, after = text[max(0, start - 90) : start], text[end : end + 110]
    if _BY_LAW.search(before):
        return None if _THEIR_END.search(before) else Role.PERPETRATOR
    kin = re.match(
        r"^[^.;,]{0,30}\b(?:his|her) (?:\w+ )?(?:wife|ex-wife|husband|girlfriend|boyfriend|partner)\b", after
    )
    if re.match(rf"^ {_ALSO}*(?!{_SUFFERS}){_FORCE}\b", after) and not kin and not _NO_DUTY.search(before):
        return Role.PERPETRATOR
    if re.match(rf"^ {_ALSO}*(?:arrested|detained)\b", after) and not _CRIME.search(text):
        return Role.PERPETRATOR
    return Role.TARGET if _AS_TARGET.search(before) else None


def _role(text: str, start: int, end: int, written: str) -> Role | None:
    """The role of the actor named at `text[start:end]`, None when the sentence gives it none."""
    if canonical_actor(written) == _LAW:
        return _role_of_law(text, start, end)
    before, after = text[max(0, start - 90) : start], text[end : end + 110]
    if _BEFORE_BY.search(before) or _BY_ONLY.search(before):
        return Role.PERPETRATOR
    if _STRIKES.match(after) and not re.match(r"^(?:'s?)? (?:\w+ )?(?:bases?|positions?|targets?)\b", after):
        return Role.PERPETRATOR
    if re.search(r"\b(?:was|were|been|being|is|are)$", before.rstrip()):
        return None
    if _ACTS.match(after) and not re.match(r"^[^,]{0,30}\b(?:was|were|been|being) ", after):
        return Role.PERPETRATOR
    if _SAYS.match(after) or _BLAMED_AFTER.match(after):
        return Role.PERPETRATOR
    if _AS_TARGET.search(before):
        return Role.TARGET
    return None


_COALITION = re.compile(r"\b(?!US-|U\.S\.-|American-)[A-Z][a-z]+-led (?:military )?coalition")


def choose_actors(sentences: Sequence[str], whole: str = "") -> tuple[Actor | None, Actor | None]:
    """The perpetrator and the target that a claim's sentences name, the telling sentence first.

    A named actor wins over "gunmen" or "militants"; the target may be a place of a kind ("hospital") where no actor is
    one. Spans count from the start of the sentence in which the actor was found.

    Args:
        sentences: those that tell of the incident.
        whole: the article's text, which may say whose coalition "the coalition" is.
    """
    doers = [
        a
        for n, text in enumerate(sentences)
        for a in find_actors(text)
        if a.role is Role.PERPETRATOR and (n < 2 or a.name not in _VAGUE)
    ]
    victims = [a for text in sentences[:1] for a in find_actors(text) if a.role is Role.TARGET]
    doer = next((a for a in doers if a.name not in _VAGUE), doers[0] if doers else None)
    if doer is not None and doer.written.lower().startswith("coalition"):
        doer = replace(doer, name=next((m[0] for m in map(_COALITION.search, (*sentences, whole)) if m), doer.name))
    target = next((a for a in victims if doer is None or a.name != doer.name), None)
    return doer, target or _soft_target(sentences[0] if sentences else "")


_VAGUE = frozenset({"gunmen", "militants", "soldiers", "militiamen", "rebels", "police", "separatists"})
_AIM = re.compile(
    r"\b(?:targeting|targeted|hit|struck|against|attacks? on|attacked|stormed|bombed|shelled|(?:air ?)?strikes? on|"
    r"raid on|"
    r"outside|into|inside|destroyed)\b([^.;]{0,70})",
    re.I,
)


def _soft_target(text: str) -> Actor | None:
    """The kind of place that was hit ("a hospital"), None when the sentence names none."""
    text = text[:MAX_CHARACTERS]
    for m in _AIM.finditer(text):
        kind = _SOFT.search(m.group(1))
        if kind:
            start = m.start(1) + kind.start()
            return Actor(kind.group().lower(), Role.TARGET, kind.group(), start, start + len(kind.group()))
    return None
