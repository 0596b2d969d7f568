"""The whole of a share: "what proportion of attacks were airstrikes" asks for the airstrikes, of the attacks.

Called by `read.py` when the plan is settled. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.plan import PlaceTerm, Plan
from bot.answer.reading import what
from bot.answer.reading.text import Scan

_SHARE_OF = re.compile(
    r"\bof (?:all |the |those )*(?P<whole>.+?) (?:were|was|are|is|have been|came from|happened) (?P<part>.+)$", re.I
)


_AS_SHARE = re.compile(
    r"(?P<part>.+?) as (?:(?:a|the) )?(?:share|percentage|proportion|fraction) of (?:all |the |those )*(?P<whole>.+)$",
    re.I,
)
_SHARE_AMONG = re.compile(
    r"\b(?:share|percentage|proportion|fraction) of (?P<part>.+?) "
    r"(?:among|amongst|in all|out of(?: all)?|of all) (?P<whole>.+)$",
    re.I,
)


_SHARE_THERE = re.compile(
    r"\b(?:(?:happened|occurred|took place|fell|came|were recorded|were|was) (?:from |in |on )|"
    r"(?:hit|struck|targeted) (?:in )?)(?P<where>[^,?]+)$",
    re.I,
)
_SHARE_OF_ACTS = re.compile(
    r"\b(?:share|percent(?:age)?|per cent|proportion|fraction) of (?:all |the |those )*(?P<acts>[^,?]+?) "
    r"(?:(?:that|which) )?(?:were |was |are |have |had )?(?:fatal|deadly|lethal|killed|left|injured|wounded|hit|"
    r"struck|targeted|blamed|"
    r"carried out|caused|involved|took|by)\b",
    re.I,
)
_INCIDENT = re.compile(r"\b(?:incidents?|events?|attacks?)\b")


def shared(plan: Plan, text: str, around: tuple[PlaceTerm, ...] = ()) -> Plan:
    """ "what proportion of attacks were airstrikes": the airstrikes, of the attacks."""
    where = _SHARE_THERE.search(text)
    if where is not None and len(plan.places) == 1 and not plan.versus:
        place = plan.places[0].place
        if place is not None and place.name.lower() in where["where"].lower():
            return replace(plan, versus=(replace(plan, places=around),))  # of all deaths, those in one place
    acts = _SHARE_OF_ACTS.search(text)
    if acts is not None and not plan.versus and (plan.effect or plan.target or plan.perpetrator or plan.at_least):
        whole = what.find_event(Scan(acts["acts"]))
        kind = _INCIDENT.search(acts["acts"].lower()) is not None
        if whole is not None or kind:
            bare = replace(
                plan, effect=None, group=None, casualties=False, target=None, perpetrator=None, at_least=None
            )
            return replace(plan, versus=(replace(bare, at_most=None),))
    match = _AS_SHARE.search(text) or _SHARE_OF.search(text) or _SHARE_AMONG.search(text)
    if match is None:
        return plan
    whole, part = what.find_event(Scan(match["whole"])), what.find_event(Scan(match["part"]))
    if part is None:
        return plan
    of_all = replace(
        plan,
        event=whole.label if whole else None,
        event_types=whole.types if whole else (),
        weapons=whole.weapons if whole else (),
        group=None,
    )
    return replace(plan, event=part.label, event_types=part.types, weapons=part.weapons, versus=(of_all,))
