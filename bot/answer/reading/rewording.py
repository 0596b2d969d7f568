"""Brings ways to put a question to the one that is read: "airstrikes homs 2018 yes or no" → "any airstrikes homs 2018".

Called by `read.py` after `shorthand.py` and `spelling.py`. Pure. Only here where the words of one part of the plan
stand apart or in an order of their own; a mere synonym belongs to the module that reads that part. A rule keeps every
word that says what is asked: who, where, when, how many.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answer.reading.side_names import ANY_SIDE
from bot.answer.reading.turning import TURNED

_YEAR = r"(?:19|20)\d\d"
_END_OF_RANGE = r"(?:highest|lowest|maximum|minimum|upper|lower|high|low|top)"
_DECADES = {"nineties": "the 1990s", "eighties": "the 1980s", "seventies": "the 1970s"}


def _decade(match: re.Match[str]) -> str:
    return _DECADES[match[1].lower()]


_RULES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # "more civilians killed in Hama then in Homs", "more then 20"; not "more, and then …"
    (r"\b(more|fewer|less|higher|lower|deadlier|worse)\b((?:(?!\bthan\b)[^.?!,])*?)(?<! and) then\b", r"\1\2 than"),
    (r"\bover the course of\b", "during"),
    # "how bad was the strike on Hama", "how serious was it": what it did to people
    (
        r"^how (?:bad|serious|severe|devastating|destructive) (?:was|were|is|are|has|have|did|does) "
        r"(?:it (?:get|been|become) )?",
        "what were the casualties of ",
    ),
    # "how many men did the Taliban lose"
    (
        r"\bhow many (?:people|men|lives|fighters|soldiers|troops|members|militants|rebels) (?:did|has|have) (?:the )?"
        r"(?!(?:syria|russia|turkey|israel|iran|iraq|ukraine|us|america|india|pakistan|sudan|ethiopia)\b)"
        r"((?:[\w'-]+ ){1,3}?)(?:lose|lost)\b",
        r"how many \1fighters were killed",
    ),
    (r"\bdouble[ -](murder|homicide|killing)(s?)\b", r"\1\2 with 2 or more killed"),
    (r"\btriple[ -](murder|homicide|killing)(s?)\b", r"\1\2 with 3 or more killed"),
    (r"\bwhich (?:us|u\.s\.|american) (states?|cit(?:y|ies)|towns?)\b", r"in the US, which \1"),
    (
        r"\b(?:biggest|largest|greatest|worst|heaviest) (?:single )?loss of li(?:fe|ves)\b",
        "deadliest incident",
    ),
    (r"\b(?:worst|deadliest|bloodiest) thing (?:that (?:has )?(?:ever )?happened|to happen)\b", "deadliest incident"),
    (r"^(?!(?:which|what|list|how)\b)(.+?)[:,;?-]+ ?which (?:ones?|incidents?|of them)(?=\W*$)", r"list \1"),
    (r"\bonly (days|weeks|months|years|towns|provinces) (?:over|above|more than) ", r"only \1 with more than "),
    (r"\b(?:rural damascus|(?:the )?damascus countryside|countryside of damascus)\b", "Rif Dimashq"),
    (r"\b(?:police|officer|cop)s?(?:[- ]involved)? (shootings|killings)\b", r"\1 by police"),
    (r"\b(?:police|officer)[- ]involved (shooting|killing)\b", r"\1 by police"),
    # "on how many days in 2018 was Homs hit"
    (
        r"^(?:on )?how many (days|weeks|months)((?: (?:in|of|during) (?!which)[\w-]+){0,2}) (?:was|were) (?!there\b)"
        r"(.+?) (?:hit|struck|bombed|attacked|shelled|targeted)\b",
        r"\1 with at least 1 incident in \3\2",
    ),
    (
        r"^(?:on|in) how many (days|weeks|months)((?: (?:in|of|during) (?!which)[\w-]+){0,2}) (?:were|was) there "
        r"(?:an? |any )?",
        r"\1 with at least 1 \2 ",
    ),
    (
        r"\?? ?(?:and )?(?:please )?(?:list|give|show) (?:them|me|these) with (?:the |their )?"
        r"(numbers|figures|tolls|totals)(?=\W*$)",
        r" with \1",
    ),
    (
        r"^(?:the )?(fewest|most|lowest|highest) (?:number of )?((?:\w+ )?\w+)[:,;-]+ (?:in )?which "
        r"(year|month|week|day|town|city|province|country)\b",
        r"which \3 had the \1 \2",
    ),
    # "in which months were there no strikes": those with the fewest, which are none where there were none
    (
        r"^(?:in |on |during )?which (months|days|weeks|years)(.*?) (?:were|was) there (?:no|not any) ([\w-]+)",
        r"which \1 had the fewest \3\2",
    ),
    (
        r"^(?:the )?(fewest|most|lowest|highest) (?:number of )?((?:\w+ )?\w+) per (year|month|week|day)\b",
        r"which \3 had the \1 \2",
    ),
    (r"^(.+?) (?:in|for) each of (?!the\b|these\b|those\b|them\b)(.+)$", r"compare \1 in \2"),
    # the range stands in every answer
    (
        r"[\s,;:(-]+(?:and )?(?:the )?(?:highest|lowest|maximum|minimum|upper|lower) (?:possible )?"
        r"(?:estimates?|counts?|figures?|end)(?: please| only)?\)?(?=\W*$)",
        "",
    ),
    (r"\b(?:the )?(?:nineteen[- ])?(nineties|eighties|seventies)\b", _decade),
    (r"\b(?:the )?(?:first half of|early)[ -](?:the )?((?:19|20)\d)0'?s\b", r"between \g<1>0 and \g<1>4"),
    (r"\b(?:the )?(?:second half of|late)[ -](?:the )?((?:19|20)\d)0'?s\b", r"between \g<1>5 and \g<1>9"),
    (r"\b(?:in|during) (between (?:19|20)\d\d and)", r"\1"),
    (r"\bwithin ([^\W\d_][\w-]*)'s borders\b", r"in \1"),
    (r"\bin the (north|south|east|west) of (?!the city|town)(?=(?:the )?\w)", r"in \1ern "),
    (r"\bwithin the borders of\b", "in"),
    (r"\bcivil (?:war|conflict)\b", "war"),
    (r"\bnarcos?(?:-| )(?=violence|war|killings?|murders?|attacks?|related|deaths?)", "cartel "),
    (r"\bbod(?:y|ies) counts?\b", "death toll"),
    (r"\bby (?:both|all|either) (?:the )?(?:sides?|part(?:y|ies)|belligerents)\b,? ?", ""),
    # "what is the highest estimate for deaths in Idlib": the range stands in every answer
    (
        rf"^(?:what (?:is|was|are|were) )?(?:the )?{_END_OF_RANGE}(?: and (?:the )?{_END_OF_RANGE})? "
        r"(?:estimates?|counts?|figures?) (?:for|of) (?:the )?(?:number of )?"
        r"(?=(?:people )?(?:deaths|dead|killed|injured|wounded|casualties|civilian))",
        "number of ",
    ),
    (
        rf"^(?:what (?:is|was|are|were) )?(?:the )?{_END_OF_RANGE}(?: and (?:the )?{_END_OF_RANGE})? "
        r"(?:estimates?|counts?) (?:for|of|in) ",
        "death toll for ",
    ),
    # "how reliable is the figure for Saraqib": who gives it
    (
        r"^how (?:reliable|solid|trustworthy|certain|sure|well sourced) (?:is|are) (?:the |that |those )?(?:death )?"
        r"(?:figures?|numbers?|tolls?|counts?) (?:for|of|in|from) ",
        "who says how many were killed in ",
    ),
    (r"^(?:a |the |show |give )*(?:timeline|chronology) of (?:the )?(.+?)(?=\W*$)", r"list \1, earliest first"),
    (
        r"\bdid (?:the )?((?:us-led |u\.s\.-led |american )?coalition|israel|russia|turkey|the us|nato) (?:confirm|"
        r"admit|acknowledge|accept|concede)(?: to)?\b",
        r"has the \1 admitted",
    ),
    (
        r"^how many (?:are|were|remain) (?=(?:disputed|contested|confirmed|corroborated|single[- ]sourced?)\b)",
        "how many incidents are ",
    ),
    (
        r"^how (?:did|has|have) (?:the )?(.+?) (?:changed?|develop(?:ed)?|evolved?) ((?:day|week|month|year) by (?:day|"
        r"week|month|year)|daily|weekly|monthly|yearly|per (?:day|week|month|year))(.*)$",
        r"\1\3, \2",
    ),
    (r"\b(anything new|what is new|what's new|latest|updates?) from (?!the articles|airwars|ucdp|acled)", r"\1 in "),
    # "rank the provinces of Afghanistan by deaths"
    (
        r"^(?:please )?rank (?:the |all )?(parties|sides|actors|belligerents|provinces|towns|cities|countries|states|"
        r"months|years)(?: (?:of|in) ([\w -]+?))? by (?:the )?(?:number of )?(.+?)(?=\W*$)",
        r"\3 \2 by \1",
    ),
    # "how many towns were hit", "how many countries saw attacks": the parts that have any
    (
        r"^(?:and )?how many (?:different |separate |distinct )*(towns|villages|cities|places|provinces|countries|"
        r"states)( in [\w-]+)? (?:were|got|have been|had been) "
        r"(hit|struck|attacked|targeted|affected|bombed|shelled)\b",
        r"\1 with at least 1 incident \3\2",
    ),
    (
        r"^(?:and )?how many (?:different |separate |distinct )*(towns|villages|cities|places|provinces|countries|"
        r"states) (?:had|saw|have had|have seen) (incidents|(?:air)?strikes|attacks|shootings|bombings|clashes|"
        r"protests)\b",
        r"\1 with at least 1 \2",
    ),
    (
        r"\b(?:did|have|has) (?:they|(?:the )?(?:police|cops|authorities)) (?:ever )?(?:catch|caught|get|got|find|"
        r"found) (?:anyone|anybody|him|her|them|(?:the )?(?:shooter|gunman|killer|suspect|attacker)s?)(?=\W*$)",
        "was anyone arrested",
    ),
    (
        r"\b(?:around|near) ([^\W\d_][\w' -]*?),? within (?:a radius of )?(\d+) ?(km|kilomet(?:er|re)s?|miles?)\b",
        r"within \2 \3 of \1",
    ),
    (
        r"^what (?:are|is|were|was) (?:the|your) sources? (?:for|behind|of) (?:the )?(.+?) (?:death )?(?:figures?|"
        r"numbers?|tolls?|counts?)(?=\W*$)",
        r"who says how many were killed in \1",
    ),
    (
        r"^how many (?:reports|records|entries|incidents) (?:do you have|have you got|are there|have you) (?:on|"
        r"about|for|from|in) ",
        "how many incidents in ",
    ),
    # "did the strike on Hama really kill 64 people"
    (
        r"^did (?:the|that) ((?:\w+ )?(?:\w*strike|attack|bombing|shooting|raid|shelling|blast|explosion)\b.*?) "
        r"(?:really |actually )?kill ((?:(?:more than|over|at least|about) )?\d+) "
        r"(?=people|civilians|children|women|men)(\w+)",
        r"is it true that \2 \3 were killed in the \1",
    ),
    # "how many incidents did Russia and the coalition each account for", "how many civilians did they each kill"
    (
        rf"^how many (.+?) (?:did|have|has) ({ANY_SIDE} and {ANY_SIDE}) each (?:account(?:ed)? for|carr(?:y|ied) out|"
        r"conduct(?:ed)?|launch(?:ed)?|cause(?:d)?|commit(?:ted)?|claim(?:ed)?)\b",
        r"compare \1 by \2",
    ),
    (
        rf"^how many (.+?) (?:did|have|has) ({ANY_SIDE} and {ANY_SIDE}) each (kill|injure|wound)(?:d|ed)?\b",
        lambda m: f"compare {m[1]} {m[3].removesuffix('e')}ed by {m[2]}",
    ),
    # "compare deaths from Russian and coalition strikes"
    (
        r"^(compare\b.*?\b(?:from|by|in|of|between) (?:the )?)(russian|israeli|turkish|american|us|coalition|syrian|"
        r"iranian|ukrainian) and (?:the )?"
        r"(?=(?:russian|israeli|turkish|american|us|coalition|syrian|iranian|ukrainian)\b)",
        r"\1\2 vs ",
    ),
    (r"\bwhere (?:nobody|no one|no-one) (?:was|were|died|got)\b(?: (?:killed|dead))?", "with nobody killed"),
    (r"\b(?:people|persons|those|anyone) under (?:the age of )?18\b|\bunder[ -]18'?s\b", "children"),
    (rf"\b(which|what) quarter(?= (?:of {_YEAR}|had|saw|was|were)\b)", r"\1 calendar quarter"),
    # "the first half of 2016 with the second half", "Q1 2017 vs Q2"
    (
        rf"\b((?:first|second) (?:half|six months) of ({_YEAR}))"
        r"(.{0,40}?\b(?:with|and|to|vs\.?|versus|against|than|or))"
        r"( in| during)? (?:the )?(first|second|last|other) (?:half|six months)\b(?! of)",
        lambda m: f"{m[1]}{m[3]}{m[4] or ''} the {'first' if m[1].startswith('second') else 'second'} half of {m[2]}",
    ),
    (
        rf"\b(q[1-4]) ({_YEAR}) (with|and|to|vs\.?|versus|against|than|or)( in| during)? (q[1-4])\b(?! {_YEAR})",
        r"\1 \2 \3\4 \5 \2",
    ),
    # "by what weapon were people killed in Homs"
    (
        r"^(?:by|with|from) (?:which|what) (?:kinds? of |types? of )?weapons? (?:were|was|have|has|did) (.+?)(?=\W*$)",
        r"\1 by weapon",
    ),
    # "which day saw the first strike on Homs"
    (
        r"^(?:on |in )?(?:which|what) (?:day|date|month|year) (?:saw|was|had|brought) "
        r"(?=the (?:first|earliest|last|latest|most recent)\b)",
        "when was ",
    ),
    # "when did fighting in Nepal peak"
    (r"^when (?:did|have|has) (?:the )?(.+?) peak(?:ed)?(?=\W*$)", r"which month had the most \1"),
    (
        r"^when (?:was|were) (?:the )?(.+?) at (?:its|their) (?:worst|peak|height)(?=\W*$)",
        r"which month had the most \1",
    ),
    # "which group killed the most civilians in Nigeria"
    (
        r"\bwhich (?:armed |militant |rebel |terror |terrorist )?(?:groups?|army|militia|force|faction) "
        r"(?=killed|carried|caused|committed|attacked|is|was|has|did|bombed)",
        "which side ",
    ),
    # "lowest number of deaths in a year in Afghanistan"
    (
        r"\b(?:the )?(?:highest|largest|biggest|greatest) (?:number|count|"
        r"total) of ((?:\w+ )?\w+)(?: killed)? (?:in|on|during|for) "
        r"(?:a |any |one )(?:single )?(day|week|month|year)\b",
        r"which \2 had the most \1",
    ),
    (
        r"\b(?:the )?(?:lowest|smallest|fewest) (?:number|count|total) of ((?:\w+ )?\w+)(?: killed)? (?:in|on|"
        r"during|for) "
        r"(?:a |any |one )(?:single )?(day|week|month|year)\b",
        r"which \2 had the fewest \1",
    ),
    (
        r"\b(?:the )?most ((?:\w+ )?(?:killed|dead|deaths|injured|wounded)) (?:in|on) (?:a |any |"
        r"one )(?:single )?(day|week|month|year)\b",
        r"which \2 had the most \1",
    ),
    (r"\bbusiest (day|week|month|year|town|city|province) (?:for|of|in terms of) ", r"\1 with the most "),
    (r"\bbusiest (day|week|month|year|town|city|province)\b", r"\1 with the most incidents"),
    (r"\b(?:quietest|calmest) (day|week|month|year|town|city|province)\b", r"\1 with the fewest incidents"),
    (
        r"\bbottom (\w+) (towns|cities|provinces|countries|months|years) (?:by|for|in) (?:number of )?",
        r"which \1 \2 had the fewest ",
    ),
    (
        r",? (?:only|just) (?:the )?(russia|turkey|israel|iran|coalition|isis|ypg|sdf|hamas|taliban)(?=\W*$)",
        r", by \1",
    ),
    # "strike with the highest number of injured"
    (
        r"\b(\w*strike|attack|bombing|shelling|shooting|incident|raid|massacre|explosion)(s?) (?:with|that had|"
        r"causing) (?:the )?"
        r"(?:highest|largest|biggest|greatest) (?:number|count|toll) of (\w+)",
        r"\1\2 with the most \3",
    ),
    (r"\bdid (any ?one|any ?body) get (?=killed|injured|wounded|hurt|abducted)", r"was \1 "),
    # "the last five incidents in Ukraine, the most recent ones"
    (r"(\b(?:last|latest)\b.*), (?:the )?most recent(?: ones?)?(?=\W*$)", r"\1"),
    (rf"^(.+?),? (?:a )?comparison:? ({_YEAR}) ?/ ?({_YEAR}) ?/ ?({_YEAR})$", r"compare \2, \3 and \4: \1"),
    (r"^(?:need |want )?(?:a )?(?:compare|comparison) of\b", "compare"),
    (rf"\b({_YEAR}) ?/ ?({_YEAR}) ?/ ?({_YEAR})\b", r"\1, \2 and \3 by year"),
    # "idlib towns most airstrikes 2019"
    (
        r"^(?!(?:which|what|the|how|all|list|show|name|give|top|worst|any)\b)([^\W\d_]+) "
        r"(towns?|cities|provinces?|villages?) (?:with |had )?(?:the )?(most|fewest)\b",
        r"which \2 in \1 had the \3",
    ),
    (
        r"^(?!who\b)(\w+) (?:was|is) blamed for what (percent(?:age)?|share) of (.+?)(?=\W*$)",
        r"what \2 of \3 were blamed on \1",
    ),
    (r"^(\w+) accounted for what (percent(?:age)?|share) of (.+?)(?=\W*$)", r"what \2 of \3 happened in \1"),
    (r"\b(incidents|attacks|airstrikes),? (percent(?:age)?|share) (blamed on .+)$", r"what \2 of \1 were \3"),
    # "Aleppo 2016 killed: share children"
    (
        r"\b(?:people )?killed\b[:,]?(?: -)? (?:share|percent(?:age)?) (?:of )?(children|civilians|women|combatants)\b",
        r"what share of those killed were \1",
    ),
    (
        r"^(.*?\b(?:deaths|casualties|incidents))[,:]?(?: -)? ([^\W\d_]+)(?:'s)? share of (?:them|those|these)\b",
        r"what share of \1 happened in \2",
    ),
    # "most civilian deaths blamed on whom", "which side got the blame for more incidents than anyone else"
    (
        r"\b(?:the )?most ((?:\w+ )?\w+),? (?:were )?blamed on (?:who|whom|(?:which|what) side)\b",
        r"who was blamed for the most \1",
    ),
    (
        r"\b(?:got|gets|takes|took) the blame for more (\w+) than (?:anyone|any other)(?: else| side)?\b",
        r"was blamed for the most \1",
    ),
    (r"^for the most (.+), (which side|who) (?:got|gets|takes|took) the blame\b", r"\2 was blamed for the most \1"),
    (
        r"^(?:the )?most ((?:\w+ ){0,2}(?:deaths|killed|incidents|casualties|dead)\b.*?),? (?:and )?who(?: is|'s|"
        r" was|) (?:blamed|responsible)(?=\W*$)",
        r"who was blamed for the most \1",
    ),
    # "by how much did deaths in Idlib fall between 2019 and 2021"
    (
        rf"^by how (?:many|much) did (?:the )?(?:number of )?(.+?) (?:fall|drop|decrease|decline|go down)\b(.*?) "
        rf"(?:from|between) ((?:[a-z]{{3,9}} )?{_YEAR}) (?:to|and) ((?:[a-z]{{3,9}} )?{_YEAR})(?=\W*$)",
        r"by how much were there fewer \1\2 in \4 than in \3",
    ),
    (
        rf"^by how (?:many|much) did (?:the )?(?:number of )?(.+?) (?:rise|increase|grow|go up)\b(.*?) "
        rf"(?:from|between) ((?:[a-z]{{3,9}} )?{_YEAR}) (?:to|and) ((?:[a-z]{{3,9}} )?{_YEAR})(?=\W*$)",
        r"by how much were there more \1\2 in \4 than in \3",
    ),
    # "did the number of strikes go up from 2016 to 2017"
    (
        rf"^(?:(?:by )?how (?:many|much) |how )?(?:did|has|have) (?:the )?(?:number of )?(.+?) (?:go(?:ne)? up|rise|"
        rf"risen|increase[d]?|"
        rf"grow[n]?)\b(.*?) (?:from|between) "
        rf"((?:[a-z]{{3,9}} )?{_YEAR}) (?:to|and) ((?:[a-z]{{3,9}} )?{_YEAR})(?=\W*$)",
        r"were there more \1\2 in \4 than in \3",
    ),
    (
        rf"^(?:(?:by )?how (?:many|much) |how )?(?:did|has|have) (?:the )?(?:number of )?(.+?) (?:go(?:ne)? down|"
        rf"fall(?:en)?|decrease[d]?|drop(?:ped)?|"
        rf"decline[d]?)\b(.*?) "
        rf"(?:from|between) ((?:[a-z]{{3,9}} )?{_YEAR}) (?:to|and) ((?:[a-z]{{3,9}} )?{_YEAR})(?=\W*$)",
        r"were there fewer \1\2 in \4 than in \3",
    ),
    (r"(?<!which )(?<!what )\bside blamed for (?:the )?most\b", "which side was blamed for the most"),
    # "at least 3 people were killed in which airstrikes in Homs"
    (
        r"\b((?:at least|more than|up to) \w+ people) were (killed|injured) in which (\w+)\b",
        r"which \3 \2 \1",
    ),
    (
        r"\bthe most (\w+) were (killed|injured) in which (town|city|village|province|country)\b",
        r"which \3 had the most \1 \2",
    ),
    (r"\b([^\W\d_][\w'-]*) and nearby\b", r"near \1"),
    (r"^(?:leaving|leave|taking) ((?:[^\W\d_][\w'-]*(?: and | or |, )?){1,3}) out\b,?", r"excluding \1;"),
    (r"\b(?:which|what) part of (.+?),? in percent(?:age)?\b", r"what share of \1"),
    # "raqqa share of all civilian deaths in Syria in 2017"
    (
        r"^(?!(?:what|which|the|a|any)\b)([^\W\d_]+(?<!s))(?:'s)? share of "
        r"(?:all )?((?:\w+ )?(?:deaths|casualties|incidents)\b.*?)(?=\W*$)",
        r"what share of \2 happened in \1",
    ),
    (r"\bwho died more,? (\w+) or (\w+)\b", r"did more \1 or more \2 die"),
)
_REWORDED = tuple((re.compile(pattern, re.I), better) for pattern, better in (*TURNED, *_RULES))
_YES_OR_NO = re.compile(r"[\s,;:-]+(?:yes or no|y/n)(?=\s*\??$)", re.I)
_ASKS_WHETHER = re.compile(r"(?:did|was|were|is|are|has|have|had|any)\b", re.I)


def reworded(text: str) -> str:
    """The question as it is best read; the same string where no rule fits."""
    whether = _YES_OR_NO.sub("", text)
    if whether != text:
        text = whether if _ASKS_WHETHER.match(whether) else f"any {whether}"
    for pattern, better in _REWORDED:
        text = pattern.sub(better, text)
    return text
