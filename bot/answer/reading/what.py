"""What: which effect on which people, by which kind of event, how many at least, how sorted, grouped and compared.

Called by `read.py` after people, places and days have been read. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answer.plan import By, Order
from bot.answer.reading.text import Scan
from index.claims.event_words import EventWords, find_events
from store.records import Effect, EventType, Status, Weapon

# --- effects -----------------------------------------------------------------------------------------------------

_EFFECTS: tuple[tuple[Effect, re.Pattern[str]], ...] = (
    (
        Effect.KILLED,
        re.compile(
            r"\b(?:kill(?:s|ed|ing)?|dead|deaths?|die[sd]?|dying|fatal(?:ly|ities|ity)?|(?:death |fatality "
            r")tolls?|lost (?:their|his|her) li(?:ves|fe)|loss of life|lives lost|lives were lost|"
            r"perish(?:ed)?|"
            r"slain|bod(?:y|ies) count|murdered|martyr(?:s|ed)?|lethal|deadly|fatalit)\b"
        ),
    ),
    (
        Effect.INJURED,
        re.compile(
            r"\b(?:injur(?:e[sd]?|ies|y|ing)|wound(?:s|ed|ing)?|hurt|maimed|hospitali[sz]ed|non-?fatal(?:ly)?|"
            r"shot and (?:wounded|injured))\b"
        ),
    ),
    (
        Effect.DISPLACED,
        re.compile(
            r"\b(?:displac(?:ed|ement|ing|e)|fled|fle(?:e|eing)|uprooted|evacuated|(?:driven|forced) from "
            r"(?:their )?homes?|(?:lost|left) their homes|idps?|homeless|moved near the border|refugees)\b"
        ),
    ),
    (
        Effect.ABDUCTED,
        re.compile(
            r"\b(?:abduct(?:ed|ions?)|kidnap+(?:ed|ings?)|taken hostage|hostages?(?: were)? taken|seized as hostages)\b"
        ),
    ),
    (Effect.ARRESTED, re.compile(r"\b(?:arrest(?:ed|s)?|detained|detentions?|taken into custody|rounded up)\b")),
    (Effect.MISSING, re.compile(r"\b(?:missing|unaccounted for|disappeared)\b")),
)
_CASUALTIES = re.compile(
    r"\b(?:casualt(?:y|ies)|victims?|killed (?:and|or|and/or) (?:wounded|injured)|(?:deaths|dead) and "
    r"(?:injuries|wounded|injured)|(?<!death )(?<!fatality )tolls?|human cost)\b"
)

# --- groups ------------------------------------------------------------------------------------------------------

_GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "children",
        re.compile(
            r"\b(?:child(?:ren)?|kids?|minors?|bab(?:y|ies)|infants?|toddlers?|teen(?:ager)?s?|under-?age|"
            r"schoolchildren|boys and girls|pupils|schoolgirls?|schoolboys?|girls?|boys?)\b"
        ),
    ),
    ("women", re.compile(r"\b(?:wom[ae]n|females?|mothers?|ladies)\b")),
    (
        "journalists",
        re.compile(
            r"\b(?:journalists?|reporters?|media workers?|photographers?|camera ?(?:men|man|operators?)|press "
            r"workers?)\b"
        ),
    ),
    (
        "medics",
        re.compile(
            r"\b(?:medics?|paramedics?|doctors?|nurses?|medical (?:staff|workers?|personnel)|health "
            r"?(?:care)? ?workers?|ambulance (?:crews?|workers?))\b"
        ),
    ),
    (
        "aid_workers",
        re.compile(r"\b(?:aid workers?|humanitarian (?:workers?|staff)|relief workers?|un (?:staff|workers))\b"),
    ),
    (
        "police",
        re.compile(
            r"\b(?:police ?(?:officers?|men|man|women)|cops?|law enforcement officers?|deput(?:y|ies) sheriffs?)\b"
        ),
    ),
    (
        "combatants",
        re.compile(
            r"\b(?:combatants?|fighters?|soldiers?|troops|militants?|servicemen|insurgents?|rebels|"
            r"belligerents?|jihadists?|military personnel)\b"
        ),
    ),
    ("elderly", re.compile(r"\b(?:elderly(?: people)?|old people|pensioners?|seniors)\b")),
    ("civilians", re.compile(r"\b(?:civilians?|non-?combatants?|civillians?|innocents?)\b")),
    ("men", re.compile(r"\b(?:men|males?)\b")),
)
PEOPLE = re.compile(
    r"\b(?:people|ppl|persons?|individuals?|humans?|residents?|victims?|souls|lives|somebody|someone|"
    r"anyone|anybody|others?|inhabitants|citizens|syrians?|palestinians?|israelis?|ukrainians?|"
    r"russians?|afghans?|"
    r"iraqis?|yemenis?|americans?|sudanese|worshippers|students|workers|passengers|migrants|"
    r"protesters|demonstrators|families|family members)\b"
)

# --- how sorted, how many, how grouped ----------------------------------------------------------------------------

_NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "fifteen": 15,
    "twenty": 20,
    "fifty": 50,
    "hundred": 100,
}
_N = rf"\d{{1,6}}|{'|'.join(_NUMBER_WORDS)}|a dozen|a hundred"
_AT_LEAST = re.compile(
    rf"\b(?:(?:with|where|that|which|in which|having|of) )?(?:(?:killed|left|had|caused|injured|"
    rf"wounded|saw|were|there were) )?(?:(?P<more>more than|over|above|exceeding)|at least|no fewer "
    rf"than|minimum(?: of)?|>=?) ?(?P<n>{_N})(?: or more)?\b|"
    rf"\b(?:with |killing |that killed |which killed )?(?P<n2>{_N}) (?:or more|\+|and more|or "
    rf"above)(?!\w)|\b(?P<n3>\d{{1,6}})\+"
)
_TOP = re.compile(
    rf"\b(?:the )?(?:top|first|last|latest|most recent|newest|deadliest|worst|biggest|largest) "
    rf"(?P<n>{_N})\b(?! (?:days?|weeks?|months?|years?|hours?))|\b(?:the )?(?P<m>{_N}) (?=(?:deadliest|"
    rf"worst|latest|most recent|newest|biggest|largest|bloodiest|earliest|first|last)\b)"
)
_ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (
        Order.DEADLIEST,
        re.compile(
            r"\b(?:deadliest|worst|bloodiest|most (?:deadly|lethal|fatal|serious|casualties|deaths|victims|"
            r"people (?:killed|dead))|biggest|largest|highest (?:death )?toll|gravest|killed (?:the )?most(?: "
            r"people| civilians)?|most severe)\b"
        ),
    ),
    (
        Order.LATEST,
        re.compile(r"\b(?:latest|most recent(?:ly)?|newest|recent(?:ly)?|last(?! name)|news from|what's new|lately)\b"),
    ),
    (Order.FIRST, re.compile(r"\b(?:first(?! name)|earliest|oldest|initial)\b(?! reports?)")),
)
_UNITS: dict[str, By] = {
    unit: by
    for by, units in (
        (By.DAY, "day,date"),
        (By.MONTH, "month"),
        (By.YEAR, "year"),
        (By.WEEKDAY, "weekday,day of the week"),
        (By.COUNTRY, "country,nation"),
        (By.ADMIN1, "province,governorate,state,region,oblast"),
        (By.PLACE, "town,city,village,place,location,area"),
        (By.EVENT_TYPE, "type,kind,event type,type of attack,type of event,kind of attack"),
        (By.WEAPON, "weapon,type of weapon"),
        (By.PERPETRATOR, "perpetrator,actor,side,belligerent,party,group responsible"),
        (By.SOURCE, "source,outlet,newspaper"),
        (By.STATUS, "status"),
    )
    for unit in units.split(",")
}
_PLURALS = {
    unit[:-1] + "ies" if unit.endswith(("ty", "ry")) else unit + "s": unit
    for unit in _UNITS
    if " " not in unit and unit != "status"
}
UNIT = "|".join(sorted((*_UNITS, *_PLURALS), key=len, reverse=True))
_BY = re.compile(
    rf"\b(?:(?:broken|break|split) (?:it )?down |grouped? |sorted )?(?:per|by|for each|for every|each|"
    rf"every|in each|in every|according to) (?:the )?(?:single )?(?P<unit>{UNIT})\b(?! to\b)"
)
_LY = re.compile(
    r"\b(?P<unit>daily|monthly|yearly|annual(?:ly)?|year by year|month by month|day by day|year on "
    r"year|over the years|by type of (?:attack|event))\b"
)
_LY_UNITS = {"daily": By.DAY, "day by day": By.DAY, "monthly": By.MONTH, "month by month": By.MONTH}
_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (Status.CORROBORATED, re.compile(r"\bcorroborated\b")),
    (Status.DISPUTED, re.compile(r"\b(?:disputed|contested)\b")),
    (Status.RETRACTED, re.compile(r"\b(?:retracted|withdrawn reports?)\b")),
    (Status.SINGLE_SOURCE, re.compile(r"\bsingle[- ]source(?:d)?\b")),
)


@dataclass(frozen=True, slots=True)
class Event:
    """The kinds of event meant: any of `types` or any of `weapons`; `label` is the question's word."""

    label: str
    types: tuple[EventType, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    least: int | None = None
    words: tuple[str, ...] = ()
    noun: bool = False


def find_effects(scan: Scan) -> tuple[Effect, ...]:
    """Every effect named, in the order of the text; the words are marked."""
    hits: list[tuple[int, Effect]] = []
    for effect, pattern in _EFFECTS:
        while (match := scan.search(pattern)) is not None:
            hits.append((match.start(), effect))
            scan.take(*match.span())
    ordered: list[Effect] = []
    for _, effect in sorted(hits):
        if effect not in ordered:
            ordered.append(effect)
    return tuple(ordered)


def asks_casualties(scan: Scan) -> bool:
    """Whether "casualties" or "killed and wounded" are asked for together; the words are marked."""
    return scan.pull(_CASUALTIES) is not None


def find_group(scan: Scan) -> str | None:
    """The group of victims asked about; its words are marked."""
    found: str | None = None
    for group, pattern in _GROUPS:
        if scan.pull(pattern) is not None:
            found = found or group
    return found


# Words for events that a question uses as plain verbs of harm: they name no kind of event.
_VAGUE = re.compile(
    r"^(?:hits?|struck|attacked|shot|bombed|torched|killings?|murders?|mines|fires?|guns?|gunmen|"
    r"gunman|mobs?|claims?|jets?|rally|march(?:es)?|bomb)$"
)
_HARM_VERBS = {"hit", "hits", "struck", "attacked"}
# Participles that say what happened to people (an effect), not what kind of event it was.
_FATES = {
    "abducted",
    "kidnapped",
    "kidnaped",
    "arrested",
    "detained",
    "disappeared",
    "hostages",
    "hostage",
    "murdered",
    "killing",
}
_DISASTER = re.compile(r"^(?:natural |man-made )?disasters?$|^accidents?$")


def find_event(scan: Scan) -> Event | None:
    """The kinds of event the question names, joined where it names several; the words are marked."""
    phrases = [p for p in find_events(scan.rest) if p.text.lower() not in _HARM_VERBS | _FATES]
    for verb in _HARM_VERBS:
        scan.pull(re.compile(rf"\b{verb}\b"))
    if not phrases:
        return None
    types: set[EventType] = set()
    weapons: set[Weapon] = set()
    words: list[str] = []
    least = None
    meanings: list[EventWords] = [p.words for p in phrases]
    for phrase, meaning in zip(phrases, meanings, strict=True):
        scan.take(phrase.start, phrase.end)
        if meaning.weapons:
            # the weapon says it all: an arrest report or a crime may carry the shooting
            weapons |= meaning.weapons
        else:
            types |= meaning.types
        least = least or meaning.least
        disaster = meaning.types & {EventType.NATURAL_DISASTER, EventType.MAN_MADE_DISASTER}
        if disaster and not meaning.types - disaster and not _DISASTER.match(phrase.text.lower()):
            words.append(singular(phrase.text.lower()))
    if weapons and types and len(phrases) > 1:
        # "suicide car bombing", "shooting attack": the closer word decides; "shootings and stabbings" keeps both
        joined = re.search(r"\b(?:and|or)\b|,", scan.text[phrases[0].end : phrases[-1].start].lower()) is not None
        if not joined:
            types = set()
    label = " and ".join(dict.fromkeys(scan.text[p.start : p.end].lower() for p in phrases))
    noun = any(not re.search(r"ed$|shot$|took$|taken$", p.text.lower()) for p in phrases)
    return Event(label, tuple(sorted(types)), tuple(sorted(weapons)), least, tuple(words), noun)


def singular(word: str) -> str:
    """The word without its plural ending: what both forms have in common."""
    for ending, stem in (("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + stem
    return word


def find_at_least(scan: Scan) -> int | None:
    """ "with at least 5 killed" → 5; "more than 10 dead" → 11."""
    match = scan.search(_AT_LEAST)
    if match is None:
        return None
    number = to_number(match["n"] or match["n2"] or match["n3"])
    scan.take(*match.span())
    return number + 1 if match["more"] else number


def to_number(text: str) -> int:
    """ "5", "five", "a dozen" → 5, 5, 12."""
    text = text.removeprefix("a ")
    return _NUMBER_WORDS[text] if text in _NUMBER_WORDS else int(text)


def find_limit(scan: Scan) -> int | None:
    """ "top five", "the three deadliest" → how many; the superlative itself is left for `find_order`."""
    match = scan.search(_TOP)
    if match is None:
        return None
    if match["m"]:
        return to_number(scan.take(*match.span("m")).lower())
    number = to_number(match["n"])
    scan.take(*match.span("n"))
    return number


_MOST = re.compile(r"\b(?:most|fewest|least|highest|lowest|largest|greatest|biggest)\b")
_DEADLIEST = re.compile(r"\b(?:deadliest|bloodiest|worst|hardest hit|deadlier|worse|bloodier)\b")


def takes_most(scan: Scan) -> bool:
    """Mark the superlative of "which town had the most"; whether it speaks of deaths by itself ("deadliest day")."""
    scan.pull(_MOST)
    return scan.pull(_DEADLIEST) is not None


def find_order(scan: Scan) -> Order | None:
    """ "deadliest", "latest", "first"."""
    for order, pattern in _ORDERS:
        if scan.pull(pattern) is not None:
            return order
    return None


def find_by(scan: Scan) -> By | None:
    """ "per month", "by province", "yearly"."""
    match = scan.pull(_BY)
    if match is not None:
        return unit_of(match["unit"])
    match = scan.pull(_LY)
    if match is not None:
        return By.EVENT_TYPE if "type" in match["unit"] else _LY_UNITS.get(match["unit"], By.YEAR)
    return None


def unit_of(word: str) -> By:
    """The grouping that a noun means ("provinces" → ADMIN1)."""
    return _UNITS[_PLURALS.get(word, word)]


def find_status(scan: Scan) -> Status | None:
    """ "corroborated", "disputed" …; "confirmed" is too common a word to be one without "only"."""
    for status, pattern in _STATUSES:
        if scan.pull(pattern) is not None:
            return status
    if scan.pull(
        re.compile(r"\b(?:only|officially) confirmed\b|\bconfirmed (?=incidents|strikes|attacks|airstrikes|events)")
    ):
        return Status.CONFIRMED
    return None
