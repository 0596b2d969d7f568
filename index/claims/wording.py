"""What the words of a whole article suggest about deaths, beside the phrases that name the dead.

Called by `index/claims/reading.py`; `candidates.py` makes signs of it, for and against "nobody died". Pure. It counts
nobody: an article on a "homicide" speaks of a death even where no sentence says who died.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEFORE = re.compile(r"\battempted (?:[\w-]+ ){0,3}?(?:murder|homicide|manslaughter)|\battempts? (?:to )?murder")
_UNIT = re.compile(r"\bhomicide (?:unit|detect\w+|divis\w+|bureau|squad|investigators|section|rate|map|report)\w*")
_CUES = {
    "homicide": r"homicides?",
    "murder": r"murder(?:s|ed|er|ers|ing)?",
    "fatal": r"fatal(?:ly|ity|ities)?|deadly|lethal",
    "slain": r"slain|slayings?",
    "death": r"deaths?|died|dies|dead|deceased|lifeless",
    "mourned": r"coroner(?:'s)?|medical examiner|autopsy|funeral|mourn(?:s|ed|ing|ers)?|memorial service|obituary",
    "critical": r"critical(?:ly)?|grave condition|life support",
    "mild": r"non-life[- ]threatening|not life[- ]threatening|expected to (?:survive|recover|live|be ok(?:ay)?)|stable",
    "assault": r"aggravated (?:assault|battery)|assault with",
    "police": r"officer-involved|police-involved|returned fire|exchange[d]? gunfire|shoot-?out",
    "suicide": r"suicide|self-inflicted",
    "several": r"separate (?:shootings|incidents)|weekend (?:shootings|violence|gunfire)|string of|spate of"
    r"|across the city|city-?wide|overnight shootings|(?:violent|bloody|deadly) (?:night|weekend)"
    r"|(?:north|south|east|west)(?:west|east)? side shootings|in (?:\w+ ){0,3}shootings|shootings since"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:\w+ ){0,2}(?:shootings|homicides)",
    "accident": r"accident(?:al|ally)?|unintentional(?:ly)?",
    "court": r"sentenced|convicted|pleaded|pled|indicted|trial|jury|prosecutors?|arraigned",
}
_WORDS = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in _CUES.items()))
ROUNDUP = frozenset({"title several", "top several"})
"""What the words suggest where an article sums up several incidents."""
TOP = 3
"""How many sentences of the body count as the article's top."""
READ = 40
"""At most so many sentences are looked at."""


def wording(title: str, sentences: Iterable[str]) -> frozenset[str]:
    """Names of what the words suggest, each with where: "title homicide", "top fatal", "body court".

    Args:
        title: the headline, "" when unknown.
        sentences: the body's, in order.
    """
    found = {f"title {name}" for name in _names(title)}
    for n, sentence in enumerate(sentences):
        if n >= READ:
            break
        found.update(f"{'top' if n < TOP else 'body'} {name}" for name in _names(sentence))
    return frozenset(found)


def sums_up(text: str) -> bool:
    """Whether a sentence speaks of several incidents at once ("in separate shootings", "in shootings since Friday")."""
    return "several" in _names(text)


def _names(text: str) -> set[str]:
    """Which cues stand in `text`."""
    text = text.lower().replace("’", "'")
    names = {"attempted"} if _BEFORE.search(text) else set()
    text = _UNIT.sub(" ", _BEFORE.sub(" ", text))
    return names | {m.lastgroup for m in _WORDS.finditer(text) if m.lastgroup}
