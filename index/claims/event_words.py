"""The everyday words for events in questions: "bombing", "raid", "mass shooting" → event types and weapons.

Called by `bot/answer/reading/what.py` and its neighbours. Pure; a word that fits several types gives them all, so that
a question is never narrower than its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.records import Effect, EventType, Weapon

E, W = EventType, Weapon


@dataclass(frozen=True, slots=True)
class EventWords:
    """What a word for events means.

    An incident fits when its event type is among `types` (empty: any type) and, where `weapons` is not empty, its
    weapon is among them.

    Attributes:
        least: the smallest number of killed and injured together that the word implies ("mass shooting": 4), else None.
        effect: the effect that the word itself names ("killing": killed), else None.
    """

    types: frozenset[EventType]
    weapons: frozenset[Weapon] = frozenset()
    least: int | None = None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """A word for events found in a question: `text[start:end]`, and what it means."""

    start: int
    end: int
    text: str
    words: EventWords


def _types(*types: EventType) -> frozenset[EventType]:
    return frozenset(types)


_VIOLENT_CROWD = _types(E.VIOLENT_DEMONSTRATION, E.MOB_VIOLENCE)
_PROTESTS = _types(
    E.PEACEFUL_PROTEST, E.PROTEST_WITH_INTERVENTION, E.EXCESSIVE_FORCE_AGAINST_PROTESTERS, E.VIOLENT_DEMONSTRATION
)
_EXPLOSIONS = _types(E.REMOTE_EXPLOSIVE, E.SUICIDE_BOMB, E.GRENADE)
_FROM_AFAR = _types(E.AIR_OR_DRONE_STRIKE, E.SHELLING_ARTILLERY_MISSILE)
_SEIZURES = _types(E.NON_STATE_ACTOR_OVERTAKES_TERRITORY, E.GOVERNMENT_REGAINS_TERRITORY, E.TERRITORY_TRANSFER)
_ATTACKS = _types(
    E.ATTACK, E.ARMED_CLASH, E.AIR_OR_DRONE_STRIKE, E.SUICIDE_BOMB, E.SHELLING_ARTILLERY_MISSILE, E.REMOTE_EXPLOSIVE,
    E.GRENADE, E.CHEMICAL_WEAPON, E.SEXUAL_VIOLENCE, E.MOB_VIOLENCE, E.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
)  # fmt: skip
_SHOOTINGS = _types(E.ATTACK, E.ARMED_CLASH, E.EXCESSIVE_FORCE_AGAINST_PROTESTERS, E.MOB_VIOLENCE)
_GUNS = frozenset({W.FIREARM})

EVENT_WORDS: Mapping[str, EventWords] = {
    # from the air and from afar
    r"air ?-?strikes?|air ?-?raids?|air attacks?|bombing raids?|aerial (?:attacks?|bombardments?|bombings?|raids?|"
    r"strikes?)|war ?planes?|(?:fighter )?jets?|bombed from the air|"
    r"(?:war ?planes?|(?:fighter )?jets?|planes?|aircraft|helicopters?) (?:bomb(?:ed)?|struck|hit|attacked|raided|"
    r"pounded)": EventWords(_types(E.AIR_OR_DRONE_STRIKE)),
    r"(?:kamikaze |suicide |armed )?drones?(?: (?:strikes?|attacks?|raids?|hits?))?|uavs?": EventWords(
        _types(E.AIR_OR_DRONE_STRIKE), frozenset({W.DRONE})
    ),
    r"barrel[ -]bomb(?:s|ings?|ed)?": EventWords(_types(E.AIR_OR_DRONE_STRIKE), frozenset({W.BARREL_BOMB})),
    r"strikes?|hits?|struck": EventWords(_FROM_AFAR),
    r"raids?|raided": EventWords(_types(E.AIR_OR_DRONE_STRIKE, E.ATTACK, E.ARMED_CLASH, E.ARRESTS)),
    r"shellings?|shell(?:s|ed)|artillery(?: (?:fire|attacks?|strikes?|shelling))?|mortars?(?: (?:fire|attacks?))?": (
        EventWords(_types(E.SHELLING_ARTILLERY_MISSILE))
    ),
    r"(?:ballistic )?(?:missiles?|rockets?)(?: (?:attacks?|strikes?|fire|hits?))?": EventWords(
        _types(E.SHELLING_ARTILLERY_MISSILE)
    ),
    r"bombardments?|bombarded": EventWords(_FROM_AFAR),
    # explosions
    r"bomb(?:ings?|ed|s)|bomb attacks?|bomb": EventWords(_EXPLOSIONS | _types(E.AIR_OR_DRONE_STRIKE)),
    r"suicide[ -](?:bomb\w*|attacks?|attackers?|blasts?)|blew (?:himself|herself|themselves) up": EventWords(
        _types(E.SUICIDE_BOMB)
    ),
    r"(?:car|truck|vehicle)[ -]bomb\w*|vbieds?": EventWords(
        _types(E.REMOTE_EXPLOSIVE, E.SUICIDE_BOMB), frozenset({W.CAR_BOMB})
    ),
    r"roadside bomb\w*|i\.?e\.?d\.?s?(?: attacks?)?|explosive devices?|remote explosives?": EventWords(
        _types(E.REMOTE_EXPLOSIVE)
    ),
    r"land ?-?mines?(?: (?:explosions?|blasts?))?|mines|unexploded (?:ordnance|bombs?)|uxo": EventWords(
        _types(E.REMOTE_EXPLOSIVE), frozenset({W.LANDMINE})
    ),
    r"(?:hand )?grenades?(?: (?:attacks?|blasts?))?": EventWords(_types(E.GRENADE)),
    r"explosions?|blasts?|exploded|went off": EventWords(_EXPLOSIONS | _types(E.MAN_MADE_DISASTER)),
    r"chemical (?:weapons?(?: attacks?)?|attacks?)|gas attacks?|poison gas|chlorine|sarin|nerve (?:agent|gas)": (
        EventWords(_types(E.CHEMICAL_WEAPON))
    ),
    # people against people
    r"mass[ -]shootings?": EventWords(_SHOOTINGS, _GUNS, least=4),
    r"shootings?|shoot-?outs?|shoots?|shot|gunned down|gun ?fire|gun (?:attacks?|violence|crimes?)|gunshots?|"
    r"drive-?bys?|gunmen|gunman|firearms?|guns?": EventWords(_SHOOTINGS, _GUNS),
    r"stabb?(?:ings?|ed)|knif(?:e|ings?)(?: attacks?)?|knives|machetes?(?: attacks?)?|beheadings?": EventWords(
        _types(E.ATTACK, E.MOB_VIOLENCE), frozenset({W.KNIFE})
    ),
    r"(?:car|vehicle|truck|van)[ -]?ramm(?:ings?|ed)(?: attacks?)?|ramm(?:ings?|ed)": EventWords(
        _types(E.ATTACK), frozenset({W.VEHICLE})
    ),
    r"massacres?|mass (?:killings?|murders?)|slaughters?": EventWords(_ATTACKS, least=4, effect=Effect.KILLED),
    r"murders?|murdered|homicides?|killings?|slayings?|assassinations?|assassinated|executions?|executed": EventWords(
        _types(E.ATTACK, E.MOB_VIOLENCE, E.ABDUCTION, E.EXCESSIVE_FORCE_AGAINST_PROTESTERS), effect=Effect.KILLED
    ),
    r"ambush(?:es|ed)?": EventWords(_types(E.ARMED_CLASH, E.ATTACK)),
    r"(?:terror(?:ist)? )?attacks?|attacked|assaults?": EventWords(_ATTACKS | _types(E.ABDUCTION)),
    r"kidnapp?(?:ings?|ed)?|abduct(?:ions?|ed)?|hostage[ -]?takings?|hostages?|disappearances?|disappeared": EventWords(
        _types(E.ABDUCTION)
    ),
    r"rapes?|raped|sexual (?:violence|assaults?|abuses?|attacks?)|gang[ -]rapes?": EventWords(
        _types(E.SEXUAL_VIOLENCE)
    ),
    r"lynch(?:ings?|ed)|mob (?:violence|attacks?|justice)|mobs?": EventWords(_types(E.MOB_VIOLENCE)),
    r"arson(?: attacks?)?|torched": EventWords(
        _types(E.PROPERTY_DESTRUCTION, E.ATTACK, E.MOB_VIOLENCE, E.VIOLENT_DEMONSTRATION), frozenset({W.ARSON})
    ),
    r"loot(?:ing|ed)|property destruction|demolitions?|demolished|vandalism": EventWords(
        _types(E.PROPERTY_DESTRUCTION)
    ),
    # crowds
    r"peaceful (?:protests?|demonstrations?|rallies|rally|march(?:es)?)|vigils?|sit-?ins?": EventWords(
        _types(E.PEACEFUL_PROTEST)
    ),
    r"violent (?:protests?|demonstrations?)": EventWords(_types(E.VIOLENT_DEMONSTRATION)),
    r"protests?|protested|demonstrations?|demonstrated|rally|rallies|march(?:es)?(?! \d)": EventWords(_PROTESTS),
    r"riots?|rioting|rioted|unrest": EventWords(_VIOLENT_CROWD),
    r"excessive force(?: against protesters)?|(?:shot|killed|fired on|shooting|killing)(?: at)? (?:\w+ )?protesters": (
        EventWords(_types(E.EXCESSIVE_FORCE_AGAINST_PROTESTERS))
    ),
    # ground war
    r"(?:armed )?clash(?:es|ed)?|battles?|fight(?:ing|s)?|fire ?fights?|gun ?-?(?:battles?|fights?)|combat|"
    r"skirmish(?:es)?|"
    r"offensives?": EventWords(_types(E.ARMED_CLASH)),
    r"(?:re)?captur(?:e|es|ed|ing)|re(?:took|taken|take|gained)|took over|taken over|liberat(?:ed|ion)|"
    r"(?:took|taken|seized|gained|lost) control|takeovers?|territor(?:y|ial) (?:changes?|gains?|transfers?)|"
    r"fell to|overr[au]n": EventWords(_SEIZURES),
    r"withdr(?:ew|awals?|awn)|pull-?outs?|pulled out|hand-?overs?": EventWords(_types(E.TERRITORY_TRANSFER)),
    # without violence
    r"cease-?fires?|truces?|peace (?:deals?|agreements?|talks)|agreements?|accords?|prisoner (?:swaps?|exchanges?)": (
        EventWords(_types(E.AGREEMENT))
    ),
    r"arrests?|arrested|detentions?|detained": EventWords(_types(E.ARRESTS)),
    r"(?:weapons?|arms|explosives?) (?:seizures?|finds?|caches?|hauls?|seized|found)|foiled (?:attacks?|plots?)": (
        EventWords(_types(E.DISRUPTED_WEAPONS_USE))
    ),
    r"(?:military |new )?(?:bases?|headquarters|observation posts?|outposts?) (?:set up|established|opened|built)": (
        EventWords(_types(E.HEADQUARTERS_ESTABLISHED))
    ),
    r"deployments?|deployed|defections?|defected|reinforcements|troop movements?": EventWords(
        _types(E.CHANGE_TO_GROUP)
    ),
    r"sanctions?|expulsions?|expelled diplomats|diplomatic (?:events?|incidents?|rows?)|summits?": EventWords(
        _types(E.DIPLOMATIC_EVENT)
    ),
    r"claims? of responsibility|claimed responsibility": EventWords(_types(E.ATTRIBUTION_OF_RESPONSIBILITY)),
    # crime, nature, accidents
    r"organi[sz]ed crimes?|robber(?:y|ies)|smuggling|trafficking|drug busts?|gang crimes?": EventWords(
        _types(E.ORGANISED_CRIME)
    ),
    r"natural disasters?|earthquakes?|quakes?|flood(?:s|ing|ed)?|landslides?|mudslides?|hurricanes?|cyclones?|"
    r"typhoons?|tornado(?:e?s)?|storms?|tsunamis?|eruptions?|erupted|volcano(?:es)?|wild ?fires?|droughts?|"
    r"avalanches?|epidemics?": EventWords(_types(E.NATURAL_DISASTER)),
    r"(?:man-made )?disasters?": EventWords(_types(E.NATURAL_DISASTER, E.MAN_MADE_DISASTER)),
    r"accidents?|crash(?:es|ed)?|collisions?|derailments?|(?:building|bridge|dam|roof|mine)? ?collapses?|collapsed|"
    r"capsized|shipwrecks?|(?:factory |house |building )?fires?|blazes?|gas leaks?|oil spills?|stampedes?|"
    r"(?:crowd )?crush|"
    r"plane crash(?:es)?": EventWords(_types(E.MAN_MADE_DISASTER)),
}
"""Pattern of the word or phrase → its meaning. The longest phrase at a place wins."""


@lru_cache(maxsize=1)
def _compiled() -> Sequence[tuple[re.Pattern[str], EventWords]]:
    return tuple((re.compile(rf"(?<![\w-])(?:{p})(?![\w])", re.I), words) for p, words in EVENT_WORDS.items())


def find_events(text: str) -> tuple[EventPhrase, ...]:
    """The words for events in a question, in the order of the text; overlapping ones give way to the longest."""
    found: list[EventPhrase] = []
    for pattern, words in _compiled():
        found += [EventPhrase(m.start(), m.end(), m.group(), words) for m in pattern.finditer(text[:4_000])]
    found.sort(key=lambda p: (p.start - p.end, p.start))
    kept: list[EventPhrase] = []
    for phrase in found:
        if all(phrase.end <= k.start or phrase.start >= k.end for k in kept):
            kept.append(phrase)
    return tuple(sorted(kept, key=lambda p: p.start))
