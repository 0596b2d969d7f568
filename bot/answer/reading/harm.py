"""What happened to whom: the effects on people and the groups of victims that a question names.

Called by `read.py` and `asks.py`. Pure.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.answer.reading.text import Scan
from store.records import Effect

_EFFECTS: tuple[tuple[Effect, re.Pattern[str]], ...] = (
    (
        Effect.KILLED,
        re.compile(
            r"\b(?:kill(?:s|ed|ings?)?|dead|deaths?|die[sd]?|dying|fatal(?:ly|ities|ity)?|(?:death |fatality "
            r")tolls?|los(?:t|e|es|ing) (?:their|his|her) li(?:ves|fe)|loss of life|lives lost|lives were lost|"
            r"perish(?:ed)?|"
            r"slain|bod(?:y|ies) count|los(?:t|e|es|ing)(?= (?:more |fewer |many |most |the |most )*(?:civilians|"
            r"people|children|"
            r"women|men|fighters|soldiers|combatants|lives)\b)|murdered|martyr(?:s|ed)?|massacred|slaughtered|"
            r"gunned down|lethal|deadly|fatalit)\b"
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
            r"(?:their )?homes?|(?:lost|left) their homes|idps?|homeless|moved (?:near|to|towards?) the (?:\w+ "
            r")?border|refugees)\b"
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
_REFUGEES = re.compile(r"\b(?:refugees|idps|displaced (?:people|persons|civilians|families))\b")
_CASUALTIES = re.compile(
    r"\b(?:casualt(?:y|ies)|victims?|(?<!no )harm(?:ed)?(?! the)|killed (?:and|or|and/or) (?:wounded|injured)|"
    r"(?:deaths|dead) and (?:injuries|wounded|injured)|(?<!death )(?<!fatality )tolls?|human cost|"
    r"tally(?= (?:for|from|in)\b))\b"
)
# "How many people were shot": killed or injured; the word stays, since it says by what.
_SHOT = re.compile(
    r"\b(?:people|persons?|children|kids|women|men|civilians?|teens?|officers?|cops?|many) (?:(?:were|was|got|been|"
    r"have been|did \w+) )?(?:shot|shoot)\b(?! (?:dead|and))"
)

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
            r"(?:workers?|people|staff|members|crews?)|members of the press)\b"
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
            r"\b(?:police ?(?:officers?|men|man|women)|police(?= (?:(?:were|was|got|have been) )?\x1f)|"
            r"cops?|law enforcement officers?|deput(?:y|ies) sheriffs?)\b"
        ),
    ),
    (
        "combatants",
        re.compile(
            r"(?<!non-)(?<!non )\b(?:combatants?|fighters?|soldiers?|troops|militants?|servicemen|insurgents?|rebels|"
            r"belligerents?|jihadists?|military personnel)\b"
        ),
    ),
    ("elderly", re.compile(r"\b(?:elderly(?: people)?|old people|pensioners?|seniors)\b")),
    ("civilians", re.compile(r"\b(?:civilians?|non-?combatants?|civillians?|innocents?)\b")),
    ("men", re.compile(r"\b(?:men|males?)\b")),
)
PEOPLE = re.compile(
    r"\b(?:peoples?|persons?|individuals?|humans?|residents?|victims?|souls|lives|somebody|someone|"
    r"anyone|anybody|others?|inhabitants|citizens|syrians?|palestinians?|israelis?|ukrainians?|"
    r"russians?|afghans?|"
    r"iraqis?|yemenis?|americans?|sudanese|worshippers|students|workers|passengers|migrants|"
    r"protesters|demonstrators|families|family members)\b"
)


def find_effects(scan: Scan) -> tuple[Effect, ...]:
    """Every effect named, in the order of the text; the words are marked."""
    hits: list[tuple[int, Effect]] = []
    for effect, pattern in _EFFECTS:
        if effect is Effect.DISPLACED and hits and _REFUGEES.search(scan.rest) is not None:
            continue  # "refugees killed": they are whom it happened to, and no figure tells them apart
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
    return scan.pull(_CASUALTIES) is not None or scan.search(_SHOT) is not None


_WITHOUT = re.compile(
    r"\b(?:excluding|except(?: for)?|without(?: counting)?|not (?:counting|including)|other than|apart from|minus|"
    r"but not) "
    r"(?:the |any )?(?P<group>" + "|".join(f"(?:{pattern.pattern})" for _, pattern in _GROUPS) + r")"
)


def find_group_left_out(scan: Scan) -> str | None:
    """ "Excluding children": words that no figure can heed, marked, since no report gives the others' figures."""
    match = scan.pull(_WITHOUT)
    return match.group() if match is not None else None


_ANY_GROUP = "|".join(f"(?:{pattern.pattern})" for _, pattern in _GROUPS)
_BUT_NONE = re.compile(
    r"(?:\b(?:but|and|yet|though)|,) (?:(?:killed|left|with|had|where|injured) )?(?:no|not any|not a single|zero|"
    rf"without (?:any )?)(?: (?:other|single))? ?(?:{_ANY_GROUP})"
    r"(?: (?:(?:were|was|got|had been) )?(?:killed|dead|deaths?|died|harmed|hurt|injured|wounded|"
    r"among (?:them|the dead)))?"
)


def find_spared_group(scan: Scan) -> str | None:
    """ "Killed two civilians but no children": what no figure can heed beside a toll, marked."""
    match = scan.search(_BUT_NONE)
    if match is None or not any(pattern.search(scan.rest[: match.start()]) for _, pattern in _EFFECTS[:2]):
        return None
    return scan.take(*match.span()).strip(" ,")


def leaves_out_group(words: str) -> bool:
    """Whether words, as `find_group_left_out` gave them, leave a group out."""
    return _WITHOUT.fullmatch(words.lower()) is not None


def groups_in_order(scan: Scan) -> tuple[str, ...]:
    """Every group that a comparison names, in the order of the text; nothing is marked."""
    hits = [(match.start(), group) for group, pattern in _GROUPS for match in pattern.finditer(scan.rest)]
    return tuple(dict.fromkeys(group for _, group in sorted(hits)))


def groups_together(scan: Scan) -> tuple[str, ...]:
    """ "men, women and children": groups whose figures are asked for together; nothing is marked."""
    hits = sorted((m.start(), m.end(), group) for group, pattern in _GROUPS for m in pattern.finditer(scan.rest))
    joined: list[str] = []
    for one, other in pairwise(hits):
        if re.fullmatch(r" ?(?:,|,? ?and|,? ?or|and/or|&|\+|/) ?", scan.rest[one[1] : other[0]]):
            joined += [one[2], other[2]]
        elif joined:
            break
    order = [group for group, _ in _GROUPS]
    found = sorted(set(joined), key=order.index)
    return tuple(found) if len(found) > 1 else ()


_NARROWER = re.compile(
    r"\b(?:bab(?:y|ies)|newborns?|infants?|toddlers?|teen(?:ager)?s?|girls?|boys?|schoolgirls?|schoolboys?|pupils|"
    r"mothers?|pregnant women|paramedics?|doctors?|nurses?|ambulance (?:crews?|workers?)|photographers?|"
    r"camera ?(?:men|man|operators?)|soldiers?|troops|servicemen|militants?|insurgents?|rebels|jihadists?)\b"
)


def find_narrower(scan: Scan) -> str | None:
    """ "Girls", "soldiers": a part of a group, of which alone no figure is kept; of "boys and girls" none is."""
    found = {match.group() for match in _NARROWER.finditer(scan.rest)}
    return found.pop() if len(found) == 1 else None


def find_group(scan: Scan) -> str | None:
    """The group of victims asked about; its words are marked."""
    found: str | None = None
    for group, pattern in _GROUPS:
        while scan.pull(pattern) is not None:  # "innocent civilians" is said twice and meant once
            found = found or group
    return found
