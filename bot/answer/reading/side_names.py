"""Names of sides: which words mean one ("Russian", "the coalition", "LTTE"), and the stem that its names share.

Used by `who.py` and by follow-ups. Pure.
"""

from __future__ import annotations

import re
from enum import Enum

from bot.answer.reading.spelling import nearest
from bot.answer.reading.states import FORCES_OF_STATES, state_stem
from bot.answer.reading.wordlist import words

# adjective or name of a side -> the stem that its wording in articles and data sets has in common
STEMS = (
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
    ("united states", "american|americans|yanks?|us|u\\.s\\.?|usa|us-led|u\\.s\\.-led|united states|washington"),
    ("french", "french|france"),
    ("british", "british|uk|britain"),
)
_PLAIN_NAMES = frozenset(name for _, names in STEMS for name in names.split("|") if name.isalpha() and len(name) > 4)
_GROUPS = frozenset({"boko haram", "islamic state", "al-shabaab", "al-qaeda", "coalition", "hezbollah", "taliban"})
FORCE = (
    "air ?force|air ?strikes?|air ?raids?|air attacks?|aerial|war ?planes?|(?:fighter |war)?jets?|"
    "strikes?|shelling|artillery|drones?|uavs?|mortars?|"
    "forces?|troops?|army|military|soldiers?|bomb(?:s|ings?|ardments?)|raids?|attacks?|missiles?|"
    "(?:air |bombing )?campaigns?|offensives?|"
    "rockets?|regime|government|helicopters?|(?:aero|air)?planes?|aircraft|navy|police|security forces|gunmen"
)
_LED_BY = r"(?:us|u\.s\.|american|international|global|anti-isis|saudi)"
STANDING = re.compile(
    rf"(?:(?:by|from|of) +)?(?:the +)?\b(?P<side>{FORCES_OF_STATES}|(?:assad(?:'s)? +|syrian +|government +)?regime(?: "
    r"forces)?|syrian (?:government|army|arab army)|assad(?:'s)?(?: (?:forces|government|army))?|"
    r"government(?: forces| troops)?|"
    r"islamic state|isis|isil|daesh|taliban|taleban|hamas|hezbollah|hizbollah|houthis?|al[- ]?shabaab|"
    r"boko haram|al[- ]?qaeda|pkk|ypg|sdf|syrian democratic forces|hts|hayat tahrir al-sham|unita|"
    r"rebels?|insurgents|coalition|us-led coalition|u\.s\.-led coalition|militants|gangs?|"
    r"cartels?|maoists?|naxalites?|naxals?|ttp|pakistani taliban|nusra(?: front)?|jnim|aqim|lra|"
    r"lord's resistance army|security "
    r"forces|settlers|wagner(?: group)?|rsf|rapid support forces|m23|farc|ltte|ira|eta|jihadists?|"
    r"gunmen|police)(?:'s?)?\b"
)
ANY_SIDE = (
    rf"(?:the )?(?:(?:{_LED_BY}[- ](?:led )?)?coalition|"
    rf"(?:{'|'.join(names for _, names in STEMS)})(?![- ](?:led )?coalition)|(?:assad|syrian) regime|regime|rebels|"
    rf"islamic state|isis|isil|daesh|taliban|taleban|ypg|pkk|sdf|hts|hamas|hezbollah|houthis|boko haram|"
    rf"al[- ]?shabaab|al[- ]?qaeda|farc|ltte|ttp|m23|jnim|aqim|{FORCES_OF_STATES})"
    r"(?: (?:forces|army|military|government))?"
)


class Named(Enum):
    """What a side's name alone may mean."""

    PEOPLE = "people"  # "Russian", "the coalition", "ISIS": a side, and no place
    COUNTRY = "country"  # "Russia": a side or a place


_COUNTRIES = words(
    """
    russia israel turkey türkiye iran ukraine syria ethiopia myanmar sudan iraq afghanistan pakistan india us usa uk
    france britain moscow ankara tehran kyiv washington
    """
) | {"saudi arabia", "united states"}
_NAME_ALONE = re.compile(rf"(?:the )?(?P<name>{ANY_SIDE}|{STANDING.pattern})", re.I)


def side_alone(text: str) -> Named | None:
    """Whether a text is a side's name and nothing else."""
    name = text.lower().removeprefix("the ").strip()
    if name in _COUNTRIES:
        return Named.COUNTRY
    known = _NAME_ALONE.fullmatch(name) is not None or any(re.fullmatch(names, name) for _, names in STEMS)
    return Named.PEOPLE if known else None


def stem_of(side: str) -> str:
    """The stem that all names of a side have in common ("turk", "united states"), as plans hold it."""
    side = re.sub(r"'s?$", "", side.strip(" -")).removeprefix("the ")
    side = re.sub(r"^(?:rival|opposing|enemy|competing|different) ", "", side)
    if side.endswith("coalition"):
        return "saudi" if "saudi" in side else "coalition"
    if re.search(r"\b(?:regime|assad|syrian (?:government|army|arab army))\b", side):
        return "syria"
    for stem, names in STEMS:
        if re.match(rf"(?:{names})\b", side):
            return stem
    if (state := state_stem(side)) is not None:
        return state
    if len(side) >= 5 and side not in _GROUPS:
        meant = nearest(side, _PLAIN_NAMES)
        if meant is not None:
            return stem_of(meant)  # "rusia"
        side = nearest(side, _GROUPS) or side  # "boko harm"
    return {
        "isis": "islamic state",
        "isil": "islamic state",
        "daesh": "islamic state",
        "is": "islamic state",
        "taleban": "taliban",
        "cartels": "cartel",
        "lra": "lord's resistance army",
        "maoists": "maoist",
        "naxalites": "maoist",
        "naxalite": "maoist",
        "naxals": "maoist",
        "pakistani taliban": "ttp",
        "police officers": "police",
        "police officer": "police",
        "policemen": "police",
        "officers": "police",
        "cops": "police",
        "law enforcement": "police",
        "army": "government",
        "armed forces": "government",
        "military": "government",
        "security forces": "government",
        "government forces": "government",
        "government troops": "government",
        "state": "government",
        "gangs": "gang",
    }.get(side, side)


def is_known(stem: str) -> bool:
    """Whether a stem, as plans hold it, is that of a side known by name."""
    return side_alone(stem) is not None or stem == "government" or any(stem == known for known, _ in STEMS)
