"""What kind of event a sentence speaks of, and with what weapon: cues (a lexicon) joined by rules.

Called by `index/claims/reading.py` for sentences of an article. The everyday words of questions are in
`event_words.py`. Pure; it must not decide whether the event was real (`relevance.py`) nor which of an article's events
is its main one (`primary.py`).

A new event type or weapon: a cue (a row in `data/event_cues.tsv`), a rule (a row in `RULES`), an example in
`tests/index/claims/test_events.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from store.records import EventType, Weapon

MAX_CHARACTERS = 1_500
"""What lies beyond in one sentence is not read: no real sentence is longer, lists and tables are."""

E = EventType


@dataclass(frozen=True, slots=True)
class Cue:
    """A place in the text that speaks of an event: `text[start - offset : end - offset]` of the sentence given."""

    name: str
    start: int
    end: int
    weapon: Weapon | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """An event type with its score by the rules: about 1 for a passing word, 9 for an unmistakable one."""

    event_type: EventType
    score: float


@dataclass(frozen=True, slots=True)
class EventReading:
    """What the rules read out of one sentence.

    Attributes:
        types: event types the sentence may speak of, best first; empty when no rule holds.
        cues: where it was read, in the order of the text; offsets are those of the article when `offset` was given.
    """

    types: tuple[Scored, ...]
    cues: tuple[Cue, ...]

    @property
    def event_type(self) -> EventType | None:
        """The best event type, None when no rule holds."""
        return self.types[0].event_type if self.types else None

    @property
    def score(self) -> float:
        """The best type's score, 0.0 when no rule holds."""
        return self.types[0].score if self.types else 0.0

    @property
    def weapon(self) -> Weapon | None:
        """The weapon that best fits the event type, None when the sentence names none."""
        return choose_weapon(self.event_type, self.cues)

    @property
    def triggers(self) -> tuple[Cue, ...]:
        """The cues that speak of the event itself, not of who or where."""
        return tuple(c for c in self.cues if c.name not in _CONTEXT)

    def has(self, name: str) -> bool:
        """Whether the cue `name` was found."""
        return any(c.name == name for c in self.cues)


@dataclass(frozen=True, slots=True)
class Rule:
    """`event_type` scores `score` where all cues of `needs` ("a|b": one of them) are found and none of `bars`."""

    event_type: EventType
    score: float
    needs: tuple[str, ...]
    bars: tuple[str, ...] = ()


def _rule(event_type: EventType, score: float, needs: str, bars: str = "") -> Rule:
    return Rule(event_type, score, tuple(needs.split()), tuple(bars.split()))


RULES: Sequence[Rule] = (
    # weapons that name the event
    _rule(E.SUICIDE_BOMB, 9.0, "suicide"),
    _rule(E.CHEMICAL_WEAPON, 8.5, "chemical", "sexual diplo manmade weaponfound"),
    _rule(E.CHEMICAL_WEAPON, 6.0, "chemical attack|airstrike|shelling|missile"),
    _rule(E.CHEMICAL_WEAPON, 3.0, "chemical"),
    _rule(E.AIR_OR_DRONE_STRIKE, 7.5, "airstrike", "chemical"),
    _rule(E.AIR_OR_DRONE_STRIKE, 8.0, "barrel", "chemical"),
    _rule(E.AIR_OR_DRONE_STRIKE, 7.0, "drone strike|attack|casualty|blast|missile"),
    _rule(E.AIR_OR_DRONE_STRIKE, 3.0, "drone"),
    _rule(E.AIR_OR_DRONE_STRIKE, 4.0, "strike", "missile shelling protest"),
    _rule(E.SHELLING_ARTILLERY_MISSILE, 6.8, "shelling", "weaponfound"),
    _rule(E.SHELLING_ARTILLERY_MISSILE, 2.0, "shelling"),
    _rule(E.SHELLING_ARTILLERY_MISSILE, 6.5, "missile", "weaponfound disrupt diplo drone airstrike"),
    _rule(E.SHELLING_ARTILLERY_MISSILE, 2.5, "missile"),
    _rule(E.SHELLING_ARTILLERY_MISSILE, 6.6, "rpg attack|casualty|fire", "weaponfound"),
    _rule(E.GRENADE, 8.0, "grenade", "weaponfound intervene livefire"),
    _rule(E.GRENADE, 3.0, "grenade", "intervene"),
    _rule(E.REMOTE_EXPLOSIVE, 7.8, "carbomb", "suicide"),
    _rule(E.REMOTE_EXPLOSIVE, 7.4, "landmine", "weaponfound disrupt"),
    _rule(E.REMOTE_EXPLOSIVE, 7.2, "roadside", "weaponfound disrupt"),
    _rule(E.REMOTE_EXPLOSIVE, 6.2, "explosive blast|casualty|attack", "weaponfound disrupt airstrike suicide"),
    _rule(E.REMOTE_EXPLOSIVE, 4.5, "explosive", "weaponfound disrupt airstrike suicide"),
    _rule(E.REMOTE_EXPLOSIVE, 3.5, "blast casualty", "manmade airstrike shelling natural"),
    _rule(E.REMOTE_EXPLOSIVE, 1.5, "blast"),
    # weapons found before they were used
    _rule(E.DISRUPTED_WEAPONS_USE, 8.6, "weaponfound"),
    _rule(E.DISRUPTED_WEAPONS_USE, 8.2, "disrupt"),
    # crowds
    _rule(E.PEACEFUL_PROTEST, 5.0, "protest", "riot livefire"),
    _rule(E.PEACEFUL_PROTEST, 6.4, "protest peaceful", "riot intervene livefire"),
    _rule(E.PEACEFUL_PROTEST, 2.5, "protest"),
    _rule(E.PROTEST_WITH_INTERVENTION, 6.3, "protest intervene", "riot livefire"),
    _rule(E.PROTEST_WITH_INTERVENTION, 5.5, "protest arrest police", "riot livefire"),
    _rule(E.VIOLENT_DEMONSTRATION, 6.2, "protest riot"),
    _rule(E.VIOLENT_DEMONSTRATION, 4.5, "riot", "airstrike shelling nonstate"),
    _rule(E.EXCESSIVE_FORCE_AGAINST_PROTESTERS, 7.6, "protest livefire", "riot"),
    _rule(E.EXCESSIVE_FORCE_AGAINST_PROTESTERS, 6.0, "protest livefire"),
    _rule(E.MOB_VIOLENCE, 7.0, "mob", "protest"),
    _rule(E.MOB_VIOLENCE, 5.0, "mob"),
    # persons
    _rule(E.SEXUAL_VIOLENCE, 8.4, "sexual"),
    _rule(E.ABDUCTION, 7.7, "abduct", "attrib sexual"),
    _rule(E.ABDUCTION, 6.6, "abduct"),
    _rule(E.ATTACK, 6.0, "strongattack"),
    _rule(E.ATTACK, 6.2, "fire casualty", "armedtarget"),
    _rule(E.ATTACK, 5.2, "fire"),
    _rule(E.ATTACK, 5.6, "knife"),
    _rule(E.ATTACK, 6.1, "ram casualty|attack"),
    _rule(E.ATTACK, 4.6, "attack civilian"),
    _rule(E.ATTACK, 3.0, "attack", "natural manmade"),
    # ground war
    _rule(E.ARMED_CLASH, 6.9, "nonstate armedtarget clash", "protest"),
    _rule(E.ARMED_CLASH, 6.4, "nonstate armedtarget attack", "protest explosive landmine"),
    _rule(E.ARMED_CLASH, 6.0, "state nonstate clash", "protest"),
    _rule(E.ARMED_CLASH, 4.8, "clash", "protest mob"),
    _rule(E.GOVERNMENT_REGAINS_TERRITORY, 8.1, "state regain territory", "abduct"),
    _rule(E.GOVERNMENT_REGAINS_TERRITORY, 6.6, "state seize", "protest"),
    _rule(E.GOVERNMENT_REGAINS_TERRITORY, 6.2, "regain territory", "abduct"),
    _rule(E.NON_STATE_ACTOR_OVERTAKES_TERRITORY, 7.9, "nonstate seize", "state"),
    _rule(E.NON_STATE_ACTOR_OVERTAKES_TERRITORY, 6.4, "nonstate seize"),
    _rule(E.NON_STATE_ACTOR_OVERTAKES_TERRITORY, 7.8, "nonstate regain territory", "state"),
    # what happens without violence
    _rule(E.TERRITORY_TRANSFER, 6.7, "withdraw state|nonstate", "agreement airstrike"),
    _rule(E.TERRITORY_TRANSFER, 4.0, "withdraw"),
    _rule(E.AGREEMENT, 6.6, "agreement", "diplo"),
    _rule(E.AGREEMENT, 5.1, "agreement"),
    _rule(E.ARRESTS, 6.1, "arrest", "crime fire protest"),
    _rule(E.ARRESTS, 4.4, "arrest"),
    _rule(E.CHANGE_TO_GROUP, 6.3, "change state|nonstate", "fire casualty"),
    _rule(E.CHANGE_TO_GROUP, 3.6, "change"),
    _rule(E.HEADQUARTERS_ESTABLISHED, 8.3, "hq"),
    _rule(E.PROPERTY_DESTRUCTION, 6.5, "loot", "protest casualty natural"),
    _rule(E.PROPERTY_DESTRUCTION, 3.8, "loot"),
    _rule(E.NATURAL_DISASTER, 7.1, "natural", "airstrike shelling explosive"),
    _rule(E.NATURAL_DISASTER, 3.2, "natural"),
    _rule(E.MAN_MADE_DISASTER, 6.7, "manmade", "airstrike shelling explosive drone fire natural"),
    _rule(E.MAN_MADE_DISASTER, 3.1, "manmade"),
    _rule(E.ORGANISED_CRIME, 6.5, "crime", "fire airstrike explosive"),
    _rule(E.ORGANISED_CRIME, 3.4, "crime"),
    _rule(E.DIPLOMATIC_EVENT, 6.4, "diplo", "airstrike shelling explosive casualty"),
    _rule(E.DIPLOMATIC_EVENT, 3.7, "diplo"),
    _rule(E.ATTRIBUTION_OF_RESPONSIBILITY, 8.8, "claimed"),
    _rule(E.ATTRIBUTION_OF_RESPONSIBILITY, 3.3, "attrib"),
    _rule(E.OTHER, 3.9, "other"),
)

_CONTEXT = frozenset(
    {"territory", "state", "police", "nonstate", "armedtarget", "civilian", "peaceful", "weaponsobject"}
)

_FITTING: Mapping[EventType, tuple[Weapon, ...]] = {
    E.AIR_OR_DRONE_STRIKE: (Weapon.BARREL_BOMB, Weapon.DRONE, Weapon.AIRSTRIKE, Weapon.MISSILE),
    E.SHELLING_ARTILLERY_MISSILE: (Weapon.SHELLING, Weapon.MISSILE),
    E.SUICIDE_BOMB: (Weapon.CAR_BOMB, Weapon.SUICIDE_VEST),
    E.REMOTE_EXPLOSIVE: (Weapon.CAR_BOMB, Weapon.LANDMINE, Weapon.EXPLOSIVE),
    E.GRENADE: (Weapon.GRENADE,),
    E.CHEMICAL_WEAPON: (Weapon.CHEMICAL,),
    E.PROPERTY_DESTRUCTION: (Weapon.ARSON,),
    E.EXCESSIVE_FORCE_AGAINST_PROTESTERS: (Weapon.FIREARM,),
    E.ATTACK: (Weapon.FIREARM, Weapon.KNIFE, Weapon.VEHICLE, Weapon.ARSON, Weapon.EXPLOSIVE),
}
"""Weapons by event type, the most telling first; any weapon named is taken where none of them is."""

_NO_WEAPON = frozenset(
    {E.NATURAL_DISASTER, E.MAN_MADE_DISASTER, E.AGREEMENT, E.DIPLOMATIC_EVENT, E.PEACEFUL_PROTEST,
     E.DISRUPTED_WEAPONS_USE, E.TERRITORY_TRANSFER, E.CHANGE_TO_GROUP, E.HEADQUARTERS_ESTABLISHED}
)  # fmt: skip


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, Weapon | None, re.Pattern[str]], ...]:
    """The cues of `data/event_cues.tsv`, compiled once."""
    table = files("index.claims").joinpath("data/event_cues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(
        (name, None if weapon == "-" else Weapon(weapon), re.compile(rf"\b(?:{pattern})(?!\w)"))
        for name, weapon, pattern in rows
    )


def cue_names() -> tuple[str, ...]:
    """The names of all cues, each once, in the order of the alphabet."""
    return tuple(sorted({name for name, _, _ in _patterns()}))


def find_cues(text: str, offset: int = 0) -> tuple[Cue, ...]:
    """Every cue in `text`, in the order of the text.

    Args:
        text: one sentence (what lies beyond `MAX_CHARACTERS` is not read).
        offset: where it starts in the article, in characters; added to the spans.
    """
    text = lower(text[:MAX_CHARACTERS])
    found = [
        Cue(name, offset + m.start(), offset + m.end(), weapon)
        for name, weapon, pattern in _patterns()
        for m in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda c: (c.start, -c.end)))


def lower(text: str) -> str:
    """`text` in lower case with the same offsets; patterns without `re.I` on it are twice as fast as with it."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def read_event_sentence(text: str, offset: int = 0) -> EventReading:
    """Read one sentence (or a headline, or a lead of two sentences) by the rules alone."""
    cues = find_cues(text, offset)
    return EventReading(score_types({c.name for c in cues}), cues)


def score_types(names: set[str]) -> tuple[Scored, ...]:
    """The event types that the cues `names` allow, best first."""
    best: dict[EventType, float] = {}
    for rule in RULES:
        if rule.score <= best.get(rule.event_type, 0.0):
            continue
        if all(not names.isdisjoint(need.split("|")) for need in rule.needs) and names.isdisjoint(rule.bars):
            best[rule.event_type] = rule.score
    return tuple(Scored(t, s) for t, s in sorted(best.items(), key=lambda item: (-item[1], item[0])))


def choose_weapon(event_type: EventType | None, cues: Sequence[Cue]) -> Weapon | None:
    """The weapon among `cues` that best fits `event_type`; None when none is named or the type has none."""
    named = [c.weapon for c in cues if c.weapon is not None]
    if not named or event_type is None or event_type in _NO_WEAPON:
        return None
    return next((w for w in _FITTING.get(event_type, ()) if w in named), named[0])


_VIOLENT = frozenset(
    [
        "airstrike",
        "barrel",
        "carbomb",
        "clash",
        "drone",
        "explosive",
        "fire",
        "grenade",
        "knife",
        "landmine",
        "livefire",
        "missile",
        "mob",
        "riot",
        "shelling",
        "strongattack",
        "suicide",
    ]
)


def of_nature(headline: Sequence[Cue]) -> bool:
    """Whether a headline tells of a flood, a storm, an earthquake and of no violence beside it."""
    return any(c.name == "natural" for c in headline) and not violent(headline)


def violent(cues: Iterable[Cue]) -> bool:
    """Whether cues speak of violence."""
    return any(c.name in _VIOLENT for c in cues)
