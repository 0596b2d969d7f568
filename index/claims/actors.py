"""Who did it and to whom: perpetrator and target, as the sentence reports them.

Called by `index/claims/build.py` for the sentences of a claim. Names come out canonical (`data/actors.tsv`: SDF is the
Syrian Democratic Forces), with the span as written. Pure; it must not infer a culprit from a place or a weapon, and an
alleged one is reported as alleged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from index.claims import bystanders
from index.claims.deed_words import BY, DO, FORCES, HEDGE, OF, STRIKE, SUFFERS
from index.claims.police_force import ends_the_culprit, force_by_police

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
        owns: True when it says itself that it did it ("claimed responsibility").
    """

    name: str
    role: Role
    written: str
    start: int
    end: int
    alleged: bool = False
    owns: bool = False


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
    "burkinabe": "Burkina Faso", "nigerien": "Niger", "cameroonian": "Cameroon", "rwandan": "Rwanda",
    "ugandan": "Uganda", "congolese": "FARDC", "eritrean": "Eritrean forces", "thai": "Thailand",
    "cambodian": "Cambodia", "philippine": "Philippines", "filipino": "Philippines", "serbian": "Serbia",
    "georgian": "Georgia", "haitian": "Haiti", "venezuelan": "Venezuela", "indonesian": "Indonesia",
    "myanmar": "Myanmar military", "bangladeshi": "Bangladesh", "sri lankan": "Sri Lanka", "nato": "NATO",
    "regime": "Syrian government forces", "coalition": "US-led coalition", "houthi": "Houthis", "rebel": "rebels",
}  # fmt: skip
_OWNERS = {
    "syria": "Syrian government forces", "iraq": "Iraqi security forces", "afghanistan": "Afghan security forces",
    "sudan": "Sudanese Armed Forces", "myanmar": "Myanmar military", "ethiopia": "Ethiopian National Defence Force",
    "somalia": "Somali National Army", "yemen": "Yemeni government forces", "burkina faso": "Burkina Faso",
    "the united states": "United States", "congo": "FARDC", "eritrea": "Eritrean forces", "britain": "United Kingdom",
}  # fmt: skip
""" "Sudan's army": countries that are not called by their own name as an actor."""
_BELLIGERENTS = frozenset(
    {"Israel", "Russia", "Turkey", "United States", "Iran", "Saudi Arabia", "Ukraine", "United Arab Emirates", "India",
     "Pakistan", "Azerbaijan", "Armenia", "Egypt", "Rwanda", "NATO", "Thailand", "Cambodia"}
)  # fmt: skip
"""Whose bare name is an actor ("Turkey shelled"); of other countries only their forces: "Jordan shot" is a man."""
_NOT_ARMED_BY_STATE = re.compile(r"\b(?:gunmen|militants|fighters|police)$", re.I)
"""Who is from a nation and not its state ("Nigerian gunmen"), or no army of it ("Kenyan police")."""
_ABROAD = frozenset(
    {"israeli", "russian", "turkish", "american", "us", "u.s.", "iranian", "saudi", "ukrainian", "emirati",
     "azerbaijani", "armenian", "regime", "coalition", "houthi", "rebel", "syrian", "ethiopian", "sudanese", "rwandan",
     "eritrean", "nato"}
)  # fmt: skip
_ANYWHERE = re.compile(
    r"^ ?(?:[\w-]+ )??(?:attacks?|bombings?|bombs?|offensive|assault|aggression|raids?|gunfire|fire|mines?|"
    r"landmines?)\b",
    re.I,
)
"""What of other nations may as well be an attack within them: "the Kenyan attack"."""
STATES = frozenset(_NATIONS.values()) - {"rebels", "Houthis"}
"""Actors that have an air force and artillery: what they bomb they bomb from the air or from afar."""
_BAND = r"(?:[A-Z][\w'-]+ ){1,3}(?:[Gg]ang|[Cc]artel)(?! (?:members?|violence|wars?|leaders?)\b)"
"""A gang that the table does not know, by its name: "the Gran Grif gang"."""
_POLICE = "police"
_ALLEGED = re.compile(rf"(?:{HEDGE}|blamed|accus\w+|believed|thought to)", re.I)


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
    owners = "|".join(re.escape(n) for n in sorted(_OWNERS, key=len, reverse=True))
    short = sorted((s for s in spellings if s.isupper()), key=len, reverse=True)
    long = sorted((s for s in spellings if not s.isupper()), key=len, reverse=True)
    nations = "|".join(re.escape(n) for n in sorted(_NATIONS, key=len, reverse=True))
    nation = (
        rf"(?i:(?P<nation>{nations})(?:[- ](?:led|backed))?(?= (?:[\w-]+ )?(?:and [\w-]+ )?(?:{FORCES}|{STRIKE})\b)"
        rf"(?: {FORCES}\b)?)"
    )
    pattern = (
        rf"(?<![\w-])(?:(?P<long>(?i:{'|'.join(map(re.escape, long))}))|(?P<short>{'|'.join(map(re.escape, short))})"
        rf"|(?i:(?P<owner>{owners})'s {FORCES})"
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
    if nation and re.search(rf" (?:{FORCES}|{STRIKE})$", name, re.I):
        return nation
    return name


def is_actor(name: str) -> bool:
    """Whether a name is an armed body's or a part of one's, not a person's ("al Shabaab", "Ansar Brigades")."""
    return name.lower() in _table()[1] or _BODY.search(name) is not None


_BODY = re.compile(r"\b(?:Front|Brigades?|Battalion|Militia|Army|Forces|Movement|Taliban|Shabaab|Jihad|Qaeda)$")


def _within_it(nation: str, before: str, after: str) -> bool:
    """Whether a nation's attack may be one that happened there: "the Kenyan attack", not "by Kenyan fire"."""
    ours = nation.lower() in _ABROAD or re.search(r"\bby (?:an? )?$", before) is not None
    return not ours and _ANYWHERE.match(after) is not None


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
        nation, owner = m.group("nation"), m.group("owner")
        if nation and m.group() == nation and _within_it(nation, text[: m.start()], text[m.end() :]):
            continue
        role = _role(text, m.start(), m.end(), m.group(), country=m.group("country") is not None)
        if role is None:
            continue
        name = _NATIONS[nation.lower()] if nation else _OWNERS[owner.lower()] if owner else canonical_actor(m.group())
        if nation and _NOT_ARMED_BY_STATE.search(m.group()):
            name = canonical_actor(m.group().split()[-1])
        if nation and re.search(r"-(?:led|backed) ", m.group()):
            name = canonical_actor(m.group())
        hedged = bool(_ALLEGED.search(text[max(0, m.start() - 40) : m.start()]))
        hedged = hedged or _BLAMED_AFTER.match(text[m.end() : m.end() + 110]) is not None
        written = m.group()
        end = m.start() + len(written)
        owns = bool(_OWNS.match(text[end : end + 110]) or _SAYS.match(text[end : end + 110]))
        found.append(Actor(name, role, written, offset + m.start(), offset + end, hedged, owns))
    return tuple(found)


_BEFORE_BY = re.compile(
    rf"\b{BY}\b(?:[^.;]{{0,60}})? by{OF} $"
    rf"|\b(?:strikes?|raids?|shelling|bombardment|fire|missiles?|rockets?|shells?) from{OF} $",
    re.I,
)
_BLAMED = re.compile(
    r"\b(?:blam(?:ed|es|ing)(?: it)?(?: on)?|blamed [^.;]{2,60}? on|accus(?:ed|es|ing)|attributed to|"
    rf"responsibility (?:lies|rests) with|(?:police|officials|investigators|authorities) suspect|"
    rf"suspicion (?:has |immediately )?f[ae]ll(?:en|s)? on|fingers? at|"
    rf"identified (?:the )?(?:\w+ )?as){OF} $",
    re.I,
)
_AS_TARGET = re.compile(
    r"\b(?:against|targeting|targeted|targets|attack(?:ed|s)? (?:on|against)|attacked|ambushed|hit|struck|bombed|"
    r"shelled|pounded|raided|stormed|strikes? on|raids? on|shelling of|assault on|offensive against|"
    r"clash(?:ed|es) with|fighting with|battle with|killed|killing|wounded|wounding|injured|injuring|shot|"
    r"fire (?:at|on)|abducted|kidnapped|(?:captured|seized|recaptured|retook|retaken|wrested)[^.;]{1,60}? from)"
    r"(?: (?!(?:by|from|in|near|at|outside|after|when|to|and)\b)\w+){0,3}? ?(?:the |a |an )?$",
    re.I,
)
_EQUIPPED = (
    r"(?: (?:on|in|aboard|riding(?: on)?|wearing|armed with|dressed (?:in|as)|carrying|travell?ing (?:on|"
    r"in)) (?:\w+ ){0,3}?"
    r"(?:motor(?:cycles?|bikes?)|bikes|pick-?ups?|pick-?up trucks|trucks?|cars?|vehicles?|uniforms?|masks?|"
    r"camouflage|rifles|"
    r"guns|weapons|knives|machetes|horses?|horseback|camels|boats?|speedboats?|foot))?"
)
_ACTS = re.compile(
    rf"^(?:'s?|-led)?(?: (?:and|or) [\w' -]{{2,30}}?)?(?: (?:[\w-]+-[\w-]+ )?"
    rf"(?:{FORCES}|militants|militia(?:men)?|members|fighters|rebels|group|insurgents|cartel|gang|network|coalition|"
    r"alliance))?"
    rf"{_EQUIPPED}"
    r"(?:,[^,]{2,60},)?"
    r"(?: (?:on \w+day|late|early|also|have|has|had|again|\w+ly|yesterday|today|then|who)){0,3} "
    rf"(?!{SUFFERS}){DO}\b",
    re.I,
)
_SAYS = re.compile(
    rf"^(?:'s?)?(?: (?:{FORCES}|group|movement|militia|(?:\w+ ){{0,2}}(?:branch|affiliate|arm|wing|"
    rf"province)))?(?:,[^,]{{2,60}},)? (?:on \w+day )?(?:has |have |later |also )?"
    r"(?:said|says|say|confirmed|announced|acknowledged|admitted) (?:(?:on|in) [^,.;]{2,40}? )?(?:that )?"
    r"(?:it|they|its \w+)"
    rf"(?: had| has| have)?(?: also)? {DO}\b",
    re.I,
)
""" "… said it had carried out the strike": who did it, by its own word."""
_OWNS = re.compile(
    r"^(?:'s?)?(?: \w+){0,3}?(?:,[^,]{2,60},)?(?: on \w+day)?(?: later| also| has| have)? claimed (?:the )?"
    r"(?:responsib|(?:attack|bombing|blast|killing|assault|raid)s?\b)",
    re.I,
)
_BLAMED_AFTER = re.compile(
    r"^(?: (?:group|militants|fighters|rebels))?(?:,[^,.;]{2,60},)? "
    r"(?:was|were|is|are|has been|have been) (?:also |widely |immediately )?"
    r"(?:blamed|accused|suspected|to blame|(?:believed|thought) to (?:be (?:behind|responsible)|have)|"
    r"responsible for)\b",
    re.I,
)
_QUALITY = (
    rf"(?:{FORCES}|deadly|heavy|military|aerial|air|ground|rocket|missile|drone|artillery|intense|overnight|"
    rf"fresh|new)"
)
_STRIKES = re.compile(rf"^(?:'s?)?(?: {_QUALITY}){{0,3}} {STRIKE}\b", re.I)


def _role(text: str, start: int, end: int, written: str, *, country: bool) -> Role | None:
    """The role of the actor named at `text[start:end]`, None when the sentence gives it none."""
    if bystanders.ends_an_attack(text[max(0, start - 160) : start], text[end : end + 60]):
        return None
    if canonical_actor(written) == _POLICE or written.lower().endswith(" police"):
        if force_by_police(text, start, end):
            return Role.PERPETRATOR
        return Role.TARGET if _AS_TARGET.search(text[max(0, start - 90) : start]) else None
    before, after = text[max(0, start - 160) : start], text[end : end + 110]
    if re.match(r"-(?!led\b)[a-z]", after):  # "the Rwanda-backed rebels"
        return None
    if bystanders.between_two(before) or bystanders.unreal(before) or bystanders.earlier(before):
        return None
    before = before[-90:]
    if _BLAMED.search(before):
        return None if bystanders.blamed_for_other(before, after) else Role.PERPETRATOR
    if _BEFORE_BY.search(before) and not bystanders.agent_of_no_harm(before):
        return Role.PERPETRATOR
    if country and written not in _BELLIGERENTS and not re.match(rf"^'s? {FORCES}\b", after, re.I):
        return None
    if _STRIKES.match(after) and not re.match(r"^(?:'s?)? (?:\w+ )?(?:bases?|positions?|targets?)\b", after):
        return Role.PERPETRATOR
    if re.search(r"\b(?:was|were|been|being|is|are)$", before.rstrip()):
        return None
    subject = not bystanders.no_subject(before, country=country)
    acts = _ACTS.match(after) if subject else None
    if acts and ends_the_culprit(after[acts.end() :]):
        return None
    if acts and not re.match(r"^[^,]{0,30}\b(?:was|were|been|being) ", after):
        return Role.PERPETRATOR
    if (subject and _SAYS.match(after)) or _BLAMED_AFTER.match(after):
        return Role.PERPETRATOR
    if _AS_TARGET.search(before):
        return Role.TARGET
    return None
