"""What kind of event a claim tells of, once it is known who did it, with what, and who came to harm.

Called by `index/claims/build.py` with the type that the words or the learned head gave (`events.py`, `event_head.py`).
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.claims.events import Cue
from store.records import EventType, Weapon

_BY_WEAPON = {
    Weapon.AIRSTRIKE: EventType.AIR_OR_DRONE_STRIKE,
    Weapon.DRONE: EventType.AIR_OR_DRONE_STRIKE,
    Weapon.BARREL_BOMB: EventType.AIR_OR_DRONE_STRIKE,
    Weapon.SHELLING: EventType.SHELLING_ARTILLERY_MISSILE,
    Weapon.MISSILE: EventType.SHELLING_ARTILLERY_MISSILE,
    Weapon.EXPLOSIVE: EventType.REMOTE_EXPLOSIVE,
    Weapon.CAR_BOMB: EventType.REMOTE_EXPLOSIVE,
    Weapon.LANDMINE: EventType.REMOTE_EXPLOSIVE,
}
"""What an attack with a weapon is called, where nothing else says what it was."""


_BOMBED = re.compile(r"\b(?:bombed|bombings?|bombs)\b", re.I)
_HIT = re.compile(r"\b(?:bombed|bombard\w*|bombings?|strikes?|struck|raids?)\b", re.I)
_FOUGHT = re.compile(r"\b(?:clash\w*|fight(?:ing|s)?|fought|battles?|gun ?battle|firefight|offensive)\b", re.I)


_SHOTS = re.compile(
    r"\b(?:shot|shots|shoot\w*|gunfire|gunned|opened fire|fired|firing|bullets?|gunshots?|gun ?battle|firefight"
    r"|massacre\w*|bomb\w*|explo\w+|clash\w*)\b",
    re.I,
)


def only_abducted(event: EventType, weapon: Weapon | None, texts: Iterable[str]) -> bool:
    """Whether an attack by gunmen in which people were abducted is an abduction: nothing says that they fired.

    Args:
        event, weapon: as read.
        texts: the sentences of the story.
    """
    if event is not EventType.ATTACK or weapon not in (None, Weapon.FIREARM):
        return False
    return not any(_SHOTS.search(text) for text in texts)


_BY_A_GROUP = re.compile(
    r"\b(?:rebels?|fighters|insurgents?|militants?|jihadists?|militia\w*|separatists?|ethnic arm(?:y|ies)"
    r"|(?:armed|rebel) groups?"
    r"|(?:liberation|independence|people['’]s|democratic alliance) army|paramilitar(?:y|ies)|rsf|m23|alliance"
    r"|junta['’]s foes)\b[^.;]{0,120}"
    r"\b(?:(?:has|have|had) )?(?:captur(?:ed?|es)|seiz(?:ed?|es)|took|taken|takes?|overr[ua]n|entered?|enters?"
    r"|walked into"
    r"|marched into|in (?:full |complete )?control of)\b",
    re.I,
)
_REGAINED = re.compile(
    r"\b(?:re-?(?:took|tak\w+|captur\w+|gain\w*|claim\w*|conquer\w*)|liberat\w+|back under|won back)\b", re.I
)


def taken_by_a_group(event: EventType, texts: Iterable[str]) -> bool:
    """Whether what reads as a government's gain is a rebels' one: they took it, and nobody retook anything.

    Args:
        event: as read.
        texts: the headline and the first sentences.
    """
    if event is not EventType.GOVERNMENT_REGAINS_TERRITORY:
        return False
    top = list(texts)
    return any(_BY_A_GROUP.search(t) for t in top) and not any(_REGAINED.search(t) for t in top)


_NATURE = re.compile(
    r"\b(?:earth ?quakes?|landslides?|mudslides?|avalanches?|storms?|cyclones?|hurricanes?|typhoons?)\b", re.I
)
_UNDERGROUND = re.compile(r"\b(?:miners?|mines?|mine ?shafts?|shaft|colliery|coal pit)\b", re.I)
_FROM_ABOVE = frozenset({"airstrike", "drone", "barrel"})
_BY_DRONE = re.compile(
    r"\bdrones? (?:\w+ ){0,2}(?:fired|hit|struck|dropped|attacked|bombed|slammed|crashed|exploded|detonated)\b", re.I
)
_CRUSHED = re.compile(
    r"\b(?:stampedes?|trampled|crowd (?:crush|surge)|crushed (?:one another|each other|to death))\b", re.I
)
_ON_THE_GROUND = frozenset({"carbomb", "landmine", "roadside", "suicide"})


def from_above(event: EventType, cues: Iterable[Cue], sentence: str) -> bool:
    """Whether what exploded came by air: a drone or an aircraft is named beside it and no bomb on the ground."""
    names = {c.name for c in cues}
    if event is EventType.ATTACK:
        return _BY_DRONE.search(sentence) is not None
    return event is EventType.REMOTE_EXPLOSIVE and bool(names & _FROM_ABOVE) and not names & _ON_THE_GROUND


def settled(
    event: EventType, weapon: Weapon | None, sentence: str, *, by_a_state: bool, natural: bool = False
) -> tuple[EventType, Weapon | None]:
    """An attack by its weapon, and a bombing by who bombed: a state from the air, anybody else with a bomb.

    Args:
        event: as read.
        weapon: as read.
        sentence: the one that tells of it.
        by_a_state: whether a state's forces did it.
        natural: whether the headline tells of a natural disaster and no violence.
    """
    if event is EventType.NATURAL_DISASTER and _UNDERGROUND.search(sentence) and not _NATURE.search(sentence):
        return EventType.MAN_MADE_DISASTER, None  # miners behind water
    if event in (EventType.ATTACK, EventType.MOB_VIOLENCE) and weapon is None and _CRUSHED.search(sentence):
        return EventType.MAN_MADE_DISASTER, None
    if natural and event in (EventType.ATTACK, EventType.REMOTE_EXPLOSIVE, EventType.ARMED_CLASH, EventType.OTHER):
        return EventType.NATURAL_DISASTER, None
    if event is EventType.ATTACK and weapon is not None:
        event = _BY_WEAPON.get(weapon, event)
    if by_a_state:
        bomb = event is EventType.REMOTE_EXPLOSIVE and weapon in (None, Weapon.EXPLOSIVE)
        hit = event is EventType.ATTACK and weapon is None and _HIT.search(sentence)
        return (EventType.AIR_OR_DRONE_STRIKE, Weapon.AIRSTRIKE if bomb else None) if bomb or hit else (event, weapon)
    bombed = event in (EventType.ATTACK, EventType.ARMED_CLASH) and weapon is None and _BOMBED.search(sentence)
    if bombed and not _FOUGHT.search(sentence):
        return EventType.REMOTE_EXPLOSIVE, Weapon.EXPLOSIVE
    return event, weapon
