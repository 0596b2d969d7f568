"""What was hit: the kinds of target that questions name ("hospital"), each by the stem its wordings have in common.

Called by `read.py` and `asks.py`. Pure.
"""

from __future__ import annotations

import re

from bot.answer.reading.text import Scan

TARGETS = {
    "hospital": (
        "hospitals?|clinics?|medical (?:facilit(?:y|ies)|cent(?:er|re)s?|points?)|health (?:facilit(?:y|"
        "ies)|cent(?:er|re)s?)"
    ),
    "school": "schools?|kindergartens?",
    "university": "universit(?:y|ies)|campus(?:es)?",
    "market": "markets?|marketplaces?|bazaars?",
    "mosque": "mosques?",
    "church": "church(?:es)?",
    "synagogue": "synagogues?",
    "camp": (
        "(?:refugee |idp |displacement )?camps?(?: (?:for|of) (?:the )?(?:displaced|refugees?|idps?)"
        "(?: (?:people|persons|families|civilians))?)?"
    ),
    "convoy": "(?:aid |humanitarian |military )?convoys?",
    "ambulance": "ambulances?",
    "bakery": "baker(?:y|ies)",
    "station": "(?:railway |train |bus |metro |police )?stations?",
    "bridge": "bridges?",
    "airport": "airports?",
    "embassy": "embass(?:y|ies)|consulates?",
    "checkpoint": "checkpoints?",
    "prison": "prisons?|jails?",
    "hotel": "hotels?",
    "wedding": "weddings?",
    "funeral": "funerals?",
    "bus": "bus(?:es)?",
    "home": "homes?|houses?(?! part(?:y|ies)\\b)|residential (?:areas?|buildings?)|apartment (?:blocks?|buildings?)",
    "farm": "farm(?:s|lands?)?|farm ?land|agricultural (?:lands?|areas?|facilit(?:y|ies))|greenhouses?|orchards?",
    "party": (
        "(?:house|birthday|block|pool|street|graduation|wedding|halloween|college) part(?:y|ies)|"
        "(?:(?<=at )|(?<=at a )|(?<=at the ))part(?:y|ies)"
    ),
    "theatre": "theat(?:re|er)s?",
    "nightclub": "night ?clubs?|(?<!golf )(?<!country )(?<!football )(?<!sports )clubs?",
    "power": "power (?:plants?|stations?|substations?|lines?)",
    "water": "water (?:plants?|stations?|facilit(?:y|ies))",
}
_TARGET = re.compile(
    r"(?:\b(?:on|against|at|targeting|targeted|hit|hitting|struck|in|inside|near) +)?(?:(?<!\w)(?:a|an|any|the|"
    r"some|other) +)?\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in TARGETS.items()) + r")\b"
)


_LEFT = re.compile(
    r"\b(?:driven|forced|fled|flee|fleeing|flees|left|lost|leave|leaving|lose|uprooted|displaced|out)\b(?: from| "
    r"out of)?"
    r"(?: (?:their|his|her|the|own))* ?$"
)


def find_target(scan: Scan) -> str | None:
    """What was hit ("hospital"), as the stem that its wordings have in common; several, any of which, joined by "|"."""
    found: list[str] = []
    last = 0
    for match in _TARGET.finditer(scan.rest):
        if match["home"] and _LEFT.search(scan.rest[: match.start()]):
            continue
        if found and not _AND_TARGET.fullmatch(scan.rest[last : match.start()]):
            break
        name = next(name for name in TARGETS if match[name])
        scan.take(*match.span())
        last = match.end()
        if name not in found:
            found.append(name)
    return "|".join(found) or None


_AND_TARGET = re.compile(
    r"[\s,]*(?:and|or|and/or|&|/|,)?[\s,]*(?:how many(?: of them)?(?: (?:hit|struck|were on))?)?[\s,]*"
)
