"""Frames that stand around a question, and what is asked within: "I'm told 12 people died. Is that right?".

Rules of `rewording.py`, tried before its others. Pure. A rule keeps every word that says who, where and when.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answer.reading.side_names import ANY_SIDE

_TOLD = (
    r"(?:i'm|i am|we're|we are|i was|we were|i've been|we've been) told (?:that )?|"
    r"(?:i|we) (?:hear|heard|read) (?:that )?|someone says (?:that )?"
)
_ADMITTED = r"(?:confirm|admit|acknowledge|accept|concede)(?:ed|d|ted)?"
_LOW = r"(?:low(?:est)?|min(?:imum)?|best)"
_HIGH = r"(?:high(?:est)?|max(?:imum)?|worst)"
_BOUND = r"(?:case|counts?|estimates?|figures?|bounds?|ends?|numbers?|tolls?)"
_THAN = r"((?:in|during) .+?) than (?:it (?:was|is) )?((?:in|during) .+)$"


def _exceeded(match: re.Match[str]) -> str:
    whom = re.sub(r" ?(?:deaths|fatalities|killed)$", "", match[1], flags=re.I)
    whom = {"": "people", "civilian": "civilians", "child": "children"}.get(whom.lower(), whom)
    bound = "fewer than" if match[3].lower() == "stay below" else "more than"
    return f"did {bound} {match[4]} {whom} die{match[2]}{match[5]}"


def _many(noun: str) -> str:
    return noun if noun.endswith("s") else f"{noun}s"


TURNED: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # "list the sources for the strike on Homs"
    (
        r"^(?:(?:please )?(?:list|give|show|name|get)(?: me| us)? )?(?:all )?(?:(?:the|your|its) )?sources (?:for|on|"
        r"about|behind) (?=\S)",
        "who reported ",
    ),
    # "was it worse in 2016 or 2017 in Homs"
    (
        r"^(?:was|were) (?:it|things|the situation|violence) (?:any )?(?:worse|deadlier|bloodier) in "
        r"((?:19|20)\d\d) or (?:in )?((?:19|20)\d\d)\b(.*?)(?=\W*$)",
        r"were more people killed\3 in \1 than in \2",
    ),
    # "deadliest 3 months in Chad", "the five worst days"
    (
        r"^(?:(?:what|which) (?:were|are) )?(?:the )?(?:deadliest|worst|bloodiest) "
        r"(\d{1,2}|two|three|four|five|six|ten) "
        r"(days|weeks|months|years|towns|provinces|countries)\b",
        r"the \1 worst \2",
    ),
    # "which of Chad, Niger and Mali had the most deaths", "which of Iran and Israel killed the most people"
    (
        r"^(?:and )?which (?:one )?of (?!the\b|these\b|those\b|them\b|your\b|our\b)(.+?(?:,| and | or ).+?) "
        r"(?:had|has|saw|suffered|recorded|reported) (?:the )?(?:most|more|highest number of|fewest|lowest number of) "
        r"(.+?)(?=\W*$)",
        r"compare \2 in \1",
    ),
    (
        rf"^(?:and )?which (?:one )?of ((?:{ANY_SIDE})(?:, (?:{ANY_SIDE}))*,? (?:and|or) (?:{ANY_SIDE})) "
        r"(killed|injured|wounded) (?:the )?(?:most|more) (people|civilians|children|women|men)?",
        lambda m: f"compare {m[3] or 'people'} {m[2]} by {m[1]}",
    ),
    # "were there any months without a strike": those with the fewest, which are none where there were none
    (
        r"^(?:(?:were|was|are|is) there (?:any |an? )?|(?:which|what|list the|name the|how many) )?"
        r"(day|week|month|year)s?\b(.*?) (?:(?:with ?out|with (?:no|zero)|free of|(?:that )?(?:had|saw|has) no)"
        r"(?: (?:an?|any|a single|single|one))?) "
        r"((?:[\w-]+ )?(?:\w*strike|attack|incident|shooting|raid|death|bombing|fatalit|casualt|protest)\w*)\b",
        lambda m: f"which {m[1]} had the fewest {_many(m[3])}{m[2]}",
    ),
    # "which month of 2017 had more women killed than any other"
    (
        r"^((?:in .+?, ?)?(?:in |on )?which (?:day|week|month|year|town|city|province|country|state)\b.*?\b(?:had|saw|"
        r"suffered|recorded) )more (.+?) than (?:any|all)(?: of)?(?: the)? others?(?: (?:one|day|week|month|year|town|"
        r"city|province|country|state)s?)?\b",
        r"\1the most \2",
    ),
    # "the massacre in Nia, 1993: sources?"
    (
        r"^(?!how many (?:independent |different )?sources)(.+?)[:,;?-]+ ?(?:(?:the|any|what|which|your|and) )*"
        r"sources?(?: please)?(?=\W*$)",
        r"who reported \1",
    ),
    # the place, the day and the toll stand in every incident: "the worst shooting in Ohio, where and how many"
    (
        r"^(.*\b(?:most|deadliest|worst|bloodiest|biggest|largest|latest|first)\b.*?)[,:;?-]+ ?(?:and )?"
        r"(?:(?:where|when|how many(?: (?:dead|died|killed|victims|people))?)(?:,? and |, | & |/)?){2,3}(?=\W*$)",
        r"\1",
    ),
    # "strikes on Homs in May, dead in total"
    (
        r"^(?!how\b|what\b|which\b)(.+?),? (?:total )?(dead|deaths|killed|injured|wounded)(?: people)? in (?:total|all)"
        r"(?=\W*$)",
        r"how many people were \2 in \1",
    ),
    (
        r"^(?:the )?number of (?:different |separate |distinct )*(towns|villages|cities|places|provinces|countries|"
        r"states)( in [\w-]+)? (?:(?:that )?(?:were|got|have been) )?(hit|struck|attacked|targeted|bombed|shelled)\b",
        r"\1 with at least 1 incident \3\2",
    ),
    (r",? in (?:(?:descending|ascending) )?order(?=\W*$)", ""),
    # "of the strikes in Homs, how many has it confirmed", "of the attacks in Homs, how many were fatal"
    (
        rf"^(?:out )?of (?:all )?(?:the )?(.+?), how many (?:has|have|did) (?:it|they|he|she) {_ADMITTED}\b",
        r"how many \1 were admitted",
    ),
    (
        r"^(?:out )?of (?:all )?(?:the )?((?:[\w-]+ ){0,2}(?:\w*strikes|attacks|incidents|shootings|raids)\b.*?), "
        r"how many (?=(?:were|are|was|had|have|has|killed|hit|caused|left|injured)\b)",
        r"how many \1 ",
    ),
    (
        r"^what (?:did|does|do|has|have) (ucdp(?:[ -]ged)?|airwars|acled|the articles) (?:record|list|have|report|say|"
        r"show|register)(?:ed|s)? (?:about |on )?(.+?)(?=\W*$)",
        r"what happened \2 according to \1",
    ),
    (
        rf"^(?!how |what |which |who |when |where )(?:{_TOLD})?(.*\d.*?)[.,;:?-]+ "
        r"(?:(?:is|was) (?:that|this|it) (?:right|true|correct|accurate)|"
        r"(?:can|could) you confirm(?: that| this| it)?|correct|true|right)(?=\W*$)",
        r"is it true that \1",
    ),
    (
        rf"^(?:is|was) (.+?) (?:any )?(?:safer|calmer|quieter|less (?:dangerous|violent|deadly)) {_THAN}",
        r"were fewer people killed in \1 \2 than \3",
    ),
    (
        rf"^(?:is|was) (.+?) (?:any )?(?:more (?:dangerous|violent|deadly)|deadlier) {_THAN}",
        r"were more people killed in \1 \2 than \3",
    ),
    (
        r"^how many (people|civilians|children|women) (?:were |have been )?(killed|injured|wounded|died) (?:in|on) "
        r"(?:a|one|any) single (day|week|month|year)\b(.*)$",
        r"which \3 had the most \1 \2\4",
    ),
    # "how many strikes a day in Homs in 2016"
    (
        r"^how many (.+?) (?<!in )(?<!on )(?<!for )(?<!over )a (day|week|month|year)\b"
        r"(?! ago| later| before| after| earlier)(.*)$",
        r"average number of \1 per \2\3",
    ),
    (
        r"^in which (days|weeks|months|years|towns|provinces)((?: of \d{4})?) did ((?:more than|over|at least) \d+) "
        r"(people|civilians|children|women) die\b(.*)$",
        r"\1\2 with \3 \4 killed\5",
    ),
    (rf"\b({ANY_SIDE}) planes\b", r"\1 warplanes"),
    # "did civilian deaths in Homs exceed 1,000 in 2019"
    (
        r"^(?:did|do|have|has) (?:the )?(?:number of )?((?:\w+ )?(?:deaths|fatalities|killed))\b(.*?) "
        r"(exceed|surpass|pass|top|stay below)(?:ed)? (\d[\d,]*)\b(.*)$",
        _exceeded,
    ),
    # "dead in Homs, Hama and Idlib respectively"
    (r"^(?!compare\b)(?=.*,.* and |.* and )(.+?),? respectively\b(.*)$", r"compare \1\2"),
    (r"\b(?:shot|hit|hurt) (?:but|and) (?:not killed|survived|lived)\b|\bshot non-?fatally\b", "injured in shootings"),
    (r"\b(?:is|was|are|were) linked to (?=(?:the )?(?:most|more)\b)", "was blamed for "),
    # low, best and high stand in every answer
    (r",? (?:and )?what(?:'s| is) the range(?=\W*$)", ""),
    (
        rf"[,:;(-]*(?: (?:with|give me|show|include))?(?: both)?(?: the)? {_LOW}(?: {_BOUND})? ?"
        r"(?:and|to|/|,|&|or) ?(?:(?:the )?(?:best|mid(?:dle)?|central)(?: \w+)?,? ?(?:and|to|/|,|&|or) ?)?"
        rf"(?:the )?{_HIGH}(?: {_BOUND})?\)?(?=\W*$)",
        "",
    ),
)
