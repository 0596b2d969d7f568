"""Who did the harm, as the words beside its verb tell: the police, or a culprit, and whether he is one of the dead.

Called by `casualties.py`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.groups import NOUNS
from index.claims.harm_words import CULPRITS
from index.claims.party import Party
from index.claims.tokens import Token, lexicon
from index.claims.triggers import Side, Trigger
from index.claims.whom import BREAKS, SPEECH

_POLICE = lexicon(
    "police officer officers deputy deputies trooper troopers cops cop swat agents marshals sniper snipers"
)
_GUNFIGHTS = lexicon("shootout shoot-out gunfight gunbattle battle standoff exchange firefight confrontation gunfire")
_HE = lexicon("he him she her himself herself")
_AMONG_BEFORE = 7
_AGENT_BEHIND = 12
_AGENT_BEFORE = 9


def by_police(words: Sequence[Token], trigger: Trigger) -> bool:
    """ "Was shot dead by police", "died in a shootout with officers", "officers returned fire, killing him"."""
    after = [w.lower for w in words[trigger.last + 1 : trigger.last + 1 + _AGENT_BEHIND]]
    done = trigger.side is Side.RIGHT or by_culprit(words, trigger)
    for n, word in enumerate(after):
        if word in (";", ".") or (word in BREAKS and word not in ("when", "after", "before")):
            break
        if done and (word in BREAKS or word in (",", "and", "who")):
            break  # "the gunman killed a guard and was shot by police"
        near = after[n + 1 : n + 6]
        if (word == "by" or (word in ("with", "against") and _GUNFIGHTS & set(after[:n]))) and _POLICE & set(near):
            return True
    if trigger.side is not Side.RIGHT:
        return False
    before = [w.lower for w in words[max(0, trigger.first - _AGENT_BEFORE) : trigger.first]]
    agent = max((n for n, w in enumerate(before) if w in _POLICE), default=None)
    if agent is None:
        return False
    between = before[agent + 1 :]
    if "by" in before[max(0, agent - 3) : agent]:
        return False  # "a man shot by officers had killed his wife"
    if any(w in SPEECH or w in ("say", "who", "believe", "suspect", "by", "a", "an", "he", "she") for w in between):
        return False
    return not between or between[0] != "," or "fire" in between


def by_culprit(words: Sequence[Token], trigger: Trigger) -> bool:
    """ "Four people were killed by a gunman": whoever did it is none of them; not "found dead by a neighbor"."""
    if words[trigger.last].lower in ("dead", "deceased") and words[trigger.first].lower not in ("shot", "left"):
        return False
    after = [w.lower for w in words[trigger.last + 1 : trigger.last + 6]]
    return after[:1] == ["by"] and any(w in CULPRITS or (w in NOUNS and w not in _POLICE) for w in after[1:])


def culprit_among(words: Sequence[Token], group: Sequence[Party], trigger: Trigger) -> bool:
    """ "Left him and his daughters dead", "the gunman was among the four killed": whether the dead hold the culprit.

    In "killing her and a neighbour" he is none of them.

    Args:
        words: the sentence.
        group: the people whom the verb speaks of.
        trigger: the verb.
    """
    first = min([trigger.first, *(p.first for p in group)])
    before = [w.lower for w in words[max(0, first - _AMONG_BEFORE) : first]]
    told_so = before[-1:] == ["among"] and bool(CULPRITS & set(before))
    theirs = trigger.side is Side.RIGHT and group and trigger.last < group[0].first
    own = CULPRITS if theirs else _HE | CULPRITS
    return told_so or (len(group) > 1 and any(p.noun in own for p in group))
