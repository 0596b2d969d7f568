"""The words around a place's name that tell what is meant by it: its kind, "near", "but not in", parts of towns.

Used by `where.py`.
"""

from __future__ import annotations

import re

from bot.answer.reading.wordlist import words

TOKEN = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*\.?")
OWNED = re.compile(
    r" (?:\w+ ){0,2}?(?:deadliest|worst|bloodiest|latest|first|deaths?|dead|toll|casualt\w+|civilians?|victims|"
    r"air ?strikes?|attacks?|incidents?|bombings?|shootings?|provinces?|towns?|cities)\b"
)
LOCATIVE = words(
    """
    in at near around from outside inside across throughout within over of for on to into toward towards between
    hit struck bombed shelled attacked about and or vs versus than not except
    """
)
STRONG = words(
    """
    in at near around outside inside across throughout within into
    """
)
HEAD = re.compile(
    r"(?P<kind>province|governorate|state|region|oblast|district|county|city|town|village|country) of (?:the )?$"
)
TAIL = re.compile(
    r"^(?:'s)? ?(?:\((?:the )?(?P<note>[^)]{2,30})\)|(?P<kind>provinces?|governorates?|states?|"
    r"regions?|oblast|countryside|districts?|county|parish|cit(?:y|ies)(?: cent(?:er|re))?|towns?|"
    r"townships?|villages?|"
    r"metropolitan area|metro area|metro|area)\b(?! (?:with|that|which|had|has|got|gets|saw|sees|having|suffered)\b))"
)
# "Columbia, the country": said to tell a name from its namesakes
SAID_KIND = re.compile(
    r"^,? the (?P<kind>country|province|governorate|city|town|state)\b"
    r"(?! (?:with|that|which|had|has|most|was|were|is|of|saw|where)\b)"
)
# "Gaza City saw", where a small "city" would belong to what follows
CASED_KIND = re.compile(r" (?P<kind>City|Town|Village|Province|Governorate|District|County)\b")
EXCLUDE = re.compile(
    r"\b(?:anywhere|everywhere|all|whole|entire)\b[^?]*\bbut (?:in )?(?:the )?$|"
    r"\b(?:(?:but )?not (?:counting |including )?(?:in )?|except(?: for| in)? |excluding |other than |"
    r"apart from |aside from |besides |without |minus |bar |barring |but for |omitting |ignoring |(?:leav(?:e|ing)|"
    r"tak(?:e|ing)|miss(?:ing)?) out |skip(?:ping)? |outside(?: of)? )(?:(?:those|ones|the ones) )?(?:in )?(?:the )?$"
)
EXCLUDED = re.compile(
    r"(?: (?:is|was|being|province))? (?:excluded|left out|not (?:counted|included)|aside|apart)\b(?! from)"
)
NEAR = re.compile(
    r"\b(?:(?P<within>within)|less than|up to|in a radius of)? ?(?P<n>\d+(?:\.\d+)?) ?(?P<unit>km|kms|"
    r"kilomet(?:er|re)s?|miles?|mi)\b(?: radius)?(?(within)(?: (?:of|from|around))?| (?:of|from|around|away from))"
    r"(?: the)?(?: city| town|"
    r" village)?(?: of)? $|"
    r"\b(?:near|near to|around|close to|nearby|in the vicinity of|the area around|outskirts of|the "
    r"surroundings of|not far from)(?: the)?(?: city| town| village)?(?: of)? $"
)

DIRECTIONS = words(
    """
    north south east west central upper lower middle northern southern eastern western northeast northwest southeast
    southwest downtown midtown uptown inner outer greater metro metropolitan
    """
)

FUNCTION = words(
    """
    the a an of in on at and or for to by with from was were is are did do does how many who what when where
    which
    """
)

# What a name may end with that is written small.
BUILT = words("hospital camp mosque church school university airport airbase bridge square")

# Feasts and fasts whose names are also those of places somewhere; when they fell is not known here.
SEASONS = words("ramadan eid easter christmas ashura nowruz passover hanukkah diwali yule lent")
