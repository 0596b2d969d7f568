"""Who: the side that did it, what was hit, who says so, which outlet or data set.

Called by `read.py`: the speaker before the places, the side and the target after them. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.answer.reading.people import NAME_END
from bot.answer.reading.text import Scan
from bot.answer.reading.wordlist import words

_ORIGINS = (
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per|using|of|on) (?:the )?)?airwars(?:' ?s?|'s)?(?: (?:table|"
            r"data ?set|data|records?|list))?\b"
        ),
        "airwars",
    ),
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per|using|of|on) (?:the )?)?(?:ucdp(?:[ -]?ged)?|ged|"
            r"uppsala)(?:'s)?(?: (?:table|data ?set|data|records?|sample|events?))?\b"
        ),
        "ucdp-ged",
    ),
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per) )(?:the )?(?:articles|news(?: articles| reports)?|press|"
            r"media(?: reports)?)(?: only| alone)?\b"
        ),
        "articles",
    ),
)
_ACCORDING = re.compile(
    rf"(?:according to|as (?:reported|counted|claimed|given|said) by|(?:says|said|report(?:ed|s)|"
    rf"claim(?:ed|s)|count(?:ed|s)?|confirmed|given|published) by|citing|cited by) +(?:the "
    rf"+)?(?P<who>[^?,;\x1f]+?){NAME_END}"
)
_DOES_SAY = re.compile(
    r"(?:does|did|do|has|have) +(?:the +)?(?P<who>[^?,;\x1f]{2,40}?) +(?:say|report|claim|count|give|"
    r"speak of|mention|confirm)(?:ed)?\b"
)

# adjective or name of a side -> the stem that its wording in articles and data sets has in common
_STEMS = (
    ("russia", "russian|russians|russia|moscow|kremlin"),
    ("israel", "israeli|israelis|israel|idf"),
    ("turk", "turkish|turks|turkey|türkiye|ankara"),
    ("iran", "iranian|iranians|iran|tehran"),
    ("ukrain", "ukrainian|ukrainians|ukraine|kyiv"),
    ("syria", "syrian|syria|assad"),
    ("saudi", "saudi|saudi-led|saudi arabian|saudi arabia"),
    ("ethiopia", "ethiopian|ethiopia"),
    ("myanmar", "burmese|myanmar"),
    ("sudan", "sudanese|sudan"),
    ("iraq", "iraqi|iraq"),
    ("afghan", "afghan|afghanistan"),
    ("pakistan", "pakistani|pakistan"),
    ("india", "indian|india"),
    ("united states", "american|us|u\\.s\\.?|usa|us-led|u\\.s\\.-led|united states|washington"),
    ("french", "french|france"),
    ("british", "british|uk|britain"),
)
_FORCE = (
    "air ?force|air ?strikes?|air ?raids?|air attacks?|aerial|war ?planes?|(?:fighter |war)?jets?|"
    "strikes?|shelling|artillery|drones?|uavs?|mortars?|"
    "forces?|troops?|army|military|soldiers?|bomb(?:s|ings?|ardments?)|raids?|attacks?|missiles?|"
    "rockets?|regime|government|helicopters?|navy|police|security forces|gunmen"
)
_ADJECTIVE = re.compile(
    rf"(?:(?:by|from|of|in) +)?(?:the +)?\b(?P<side>{'|'.join(names for _, names in _STEMS)})(?:'s?)? "
    rf"+(?=(?P<force>(?:{_FORCE})\b(?: +(?:{_FORCE})\b)?))"
)
_STANDING = re.compile(
    r"(?:(?:by|from|of) +)?(?:the +)?\b(?P<side>(?:assad(?:'s)? +|syrian +|government +)?regime(?: "
    r"forces)?|syrian (?:government|army|arab army)|assad(?:'s)?(?: (?:forces|government|army))?|"
    r"government(?: forces| troops)?|"
    r"islamic state|isis|isil|daesh|taliban|taleban|hamas|hezbollah|hizbollah|houthis?|al[- ]?shabaab|"
    r"boko haram|al[- ]?qaeda|pkk|ypg|sdf|syrian democratic forces|hts|hayat tahrir al-sham|unita|"
    r"rebels?|insurgents|coalition|us-led coalition|u\.s\.-led coalition|militants|gangs?|security "
    r"forces|settlers|wagner(?: group)?|rsf|rapid support forces|m23|farc|ltte|ira|eta|jihadists?|"
    r"gunmen|police)(?:'s?)?\b"
)
_COALITION = re.compile(
    r"(?:\b(?:by|from|of) +)?(?:\bthe +)?\b(?:(?:us|u\.s\.|american|international|global|anti-isis|"
    r"saudi)[- ](?:led )?)?coalition(?:'s)?"
    r"(?: (?:forces|warplanes|jets|aircraft))?\b"
)
_BY = re.compile(rf"\bby +(?:the +)?(?P<side>[^\W\d_][^?,;\x1f]*?){NAME_END}")
_DID = re.compile(
    r"\b(?:did|has|have|had) +(?:the +)?(?P<side>[^\W\d_][\w'. -]{1,40}?) +(?:ever +)?(?:kill(?:ed)?|"
    r"bomb(?:ed)?|str(?:ike|uck)|attack(?:ed)?|shell(?:ed)?|carr(?:y|ied) out|conduct(?:ed)?|hit|"
    r"launch(?:ed)?|fire|abduct(?:ed)?|injure|wound|massacre|arrest)\b"
)
_RELATIVE = re.compile(
    rf"\b(?:civilians?|people|persons|children|women|men|fighters|soldiers)(?: (?:that|whom|who|which))? (?:the )?"
    rf"(?P<side>{'|'.join(names for _, names in _STEMS)})(?: +(?:{_FORCE}))? +(?:has +|have +|had +)?"
    r"(?=(?:killed|injured|wounded|displaced|abducted|arrested|detained)\b)"
)
_CAUSED = re.compile(
    rf"\b(?P<side>{'|'.join(names for _, names in _STEMS)})-(?:caused|inflicted|attributed|related|linked)\b|"
    rf"\b(?:killed|murdered|injured|wounded|bombed|dead|deaths?) from (?:the )?"
    rf"(?P<from>{'|'.join(names for _, names in _STEMS)})(?= .*\bin\b)"
)
_AT_FAULT = re.compile(
    rf"\b(?P<side>{'|'.join(names for _, names in _STEMS)}) (?:(?:is|was|were|are|being|gets?|got|takes?|took|held|"
    rf"found|"
    rf"to be|as) )*(?:blamed|responsible|(?:the )?blame|to blame|behind|accused|(?:the )?culprit|at fault)\b|"
    rf"\b(?P<owner>{'|'.join(names for _, names in _STEMS)})'s? (?=(?:\w+ )?(?:kills|killings|victims|bombing "
    rf"campaign)\b)"
)
_BLAMED = re.compile(
    rf"\b(?:blamed on|attributed to|claimed by|(?:carried out|committed|conducted|perpetrated|"
    rf"launched) by) +(?:the +)?(?P<side>[^?,;\x1f]+?){NAME_END}"
)

_KNOWN_SIDE = re.compile(
    rf"(?P<name>{'|'.join(names for _, names in _STEMS)})(?:'s?)?(?: +(?:{_FORCE}))*(?= |$)"
    r"(?! +(?:and|backed|led|allied))"
)

TARGETS = {
    "hospital": (
        "hospitals?|clinics?|medical (?:facilit(?:y|ies)|cent(?:er|re)s?|points?)|health (?:facilit(?:y|"
        "ies)|cent(?:er|re)s?)"
    ),
    "school": "schools?|kindergartens?",
    "university": "universit(?:y|ies)|campus(?:es)?",
    "market": "markets?|marketplaces?|bazaars?",
    "mosque": "mosques?",
    "church": "church(?:es)?",
    "synagogue": "synagogues?",
    "camp": "(?:refugee |idp |displacement )?camps?",
    "convoy": "(?:aid |humanitarian |military )?convoys?",
    "ambulance": "ambulances?",
    "bakery": "baker(?:y|ies)",
    "station": "(?:railway |train |bus |metro |police )?stations?",
    "bridge": "bridges?",
    "airport": "airports?",
    "embassy": "embass(?:y|ies)|consulates?",
    "checkpoint": "checkpoints?",
    "prison": "prisons?|jails?",
    "hotel": "hotels?",
    "wedding": "weddings?",
    "funeral": "funerals?",
    "bus": "bus(?:es)?",
    "home": "homes?|houses?|residential (?:areas?|buildings?)|apartment (?:blocks?|buildings?)",
    "theatre": "theat(?:re|er)s?",
    "nightclub": "night ?clubs?",
    "power": "power (?:plants?|stations?|substations?|lines?)",
    "water": "water (?:plants?|stations?|facilit(?:y|ies))",
}
_TARGET = re.compile(
    r"(?:(?:on|against|at|targeting|targeted|hit|hitting|struck|in|inside|near) +)?(?:(?:a|an|any|the|"
    r"some|other) +)?\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in TARGETS.items()) + r")\b"
)


def find_origin(scan: Scan) -> str | None:
    """The data set that the question wants ("in UCDP", "from the Airwars table")."""
    for pattern, origin in _ORIGINS:
        if scan.pull(pattern) is not None:
            return origin
    return None


def find_speaker(scan: Scan, outlets: Sequence[str]) -> tuple[str | None, str | None]:
    """(outlet, body quoted) of "according to …"; an outlet is one whose articles are indexed."""
    for pattern in (_ACCORDING, _DOES_SAY):
        match = scan.search(pattern)
        if match is None or match["who"].split()[0] in _NO_SPEAKER:
            continue
        who = scan.text[slice(*match.span("who"))].strip(" '\"").removesuffix("'s")
        scan.take(*match.span())
        folded = who.lower().removeprefix("the ")
        for outlet in outlets:
            name = outlet.lower().removeprefix("the ")
            if folded == name or folded.replace(" ", "") == name.split(".")[0].replace("-", ""):
                return outlet, None
        return None, who
    return None, None


_NO_SPEAKER = words(
    """
    whom who it them this that we you they he she anyone anybody somebody which what year month day
    """
)


def find_side(scan: Scan, is_event: Callable[[str], bool]) -> str | None:
    """Who did it: "by …", "Russian airstrikes", "did Israel bomb …"; the words that the side's name must hold."""
    match = scan.pull(_COALITION)
    if match is not None:
        return "saudi" if "saudi" in match.group() else "coalition"
    match = next((m for m in _ADJECTIVE.finditer(scan.rest) if not _names_the_place(scan, m)), None)
    if match is not None:
        scan.take(match.start(), match.end("side"))
        return _stem(match["side"])
    match = scan.search(_AT_FAULT)
    if match is not None:
        scan.take(*match.span())
        return _stem(match["side"] or match["owner"])
    match = scan.search(_CAUSED)
    if match is not None:
        group = "side" if match["side"] else "from"
        scan.take(*match.span(group))
        return _stem(match[group])
    for pattern in (_BLAMED, _RELATIVE, _DID, _BY):
        match = scan.search(pattern)
        if match is None:
            continue
        side = match["side"].strip()
        if not side or not _NO_SIDES.isdisjoint(side.split()) or is_event(side) or len(side.split()) > 6:
            continue
        start, end = match.span("side")
        own = _KNOWN_SIDE.match(scan.rest, start, end)
        if own is not None:
            # "by russia idlib 2019": what stands behind a known name is no part of it
            side, end = own["name"], own.end()
        scan.take(match.start() if pattern in (_BLAMED, _BY) else start, end)
        return _stem(side)
    match = scan.search(_STANDING)
    if match is not None and scan.before(match.start("side"), 1) not in (
        "against",
        "on",
        "of",
        "many",
        "kill",
        "killed",
    ):
        scan.take(*match.span())
        return _stem(match["side"])
    return None


def _names_the_place(scan: Scan, match: re.Match[str]) -> bool:
    """ "Syria airstrikes" are those in Syria, "Syrian airstrikes" and "airstrikes by Syria" are Syria's."""
    if match["side"] not in _THEATRES or match.group().startswith(("by ", "from ")):
        return False
    return re.match(r"\S* (?:on|against|hit|kill)", scan.rest[match.end() :]) is None


_THEATRES = words("syria ukraine iraq afghanistan sudan myanmar ethiopia pakistan india iran")
_NO_SIDES = words(
    """
    death deaths toll fatalities casualties number victims severity lethality
    a been ever an any anyone it them they people there you we he she civilians children women men someone
    somebody day days week weeks month months year years most more fewest fewer less least many dead killed
    injured wounded total province provinces country countries town towns city cities place places type types
    weapon weapons source sources outlet how far
    """
)


def _stem(side: str) -> str:
    side = re.sub(r"'s?$", "", side.strip())
    if re.search(r"\b(?:regime|assad|syrian (?:government|army|arab army))\b", side):
        return "syria"
    for stem, names in _STEMS:
        if re.match(rf"(?:{names})\b", side):
            return stem
    return {"isis": "islamic state", "isil": "islamic state", "daesh": "islamic state", "taleban": "tal"}.get(
        side, side
    )


def find_target(scan: Scan) -> str | None:
    """What was hit ("hospital"), as the stem that its wordings have in common."""
    match = scan.search(_TARGET)
    if match is None:
        return None
    name = next(name for name in TARGETS if match[name])
    scan.take(*match.span())
    return name
