"""Spells out what notes and telegrams shorten: "civs KIA bw jan and mar" → "civilians killed between jan and mar".

Called by `read.py` before anything is read, so that no other module needs to know short forms. Pure. Only forms that
mean one thing in a question about incidents; a name in its own case ("Kia") is left alone.
"""

from __future__ import annotations

import re

from bot.answer.reading.day_words import MONTH_NAMES
from bot.answer.reading.number_words import NUMBER

_MONTH = "|".join(f"{name[:3]}|{name}|sept" if name == "september" else f"{name[:3]}|{name}" for name in MONTH_NAMES)

# Short form → what it stands for, as whole words in any case.
_WORDS = {
    "ppl|pple|peeps|peoples": "people",
    "civs|civvies|civis": "civilians",
    "civ": "civilian",
    "journos?": "journalists",
    "govt|gov't": "government",
    "hosps?": "hospitals",
    "btwn|betw|btw|bw|b/w": "between",
    "w/o|w/out": "without",
    "w/": "with",
    "nr": "near",
    "b4": "before",
    "thru": "through",
    "til|'til": "until",
    "avg": "average",
    "pct": "percent",
    "approx": "approximately",
    "yday|y'day|ystdy|ysterday|yest": "yesterday",
    "2day|tdy": "today",
    "2moro|2morrow|tmrw|tmw|tmrrw": "tomorrow",
    "wks": "weeks",
    "wk": "week",
    "mths|mnths": "months",
    "mth|mnth": "month",
    "yrs": "years",
    "yr": "year",
    "hrs": "hours",
    "prov": "province",
    "govs": "governorates",
    "a/strikes?|airstr": "airstrikes",
    "gimme": "give me",
    "lemme": "let me",
    "wanna": "want to",
    "gonna": "going to",
    "dunno": "do not know",
    "pls|plz|plse": "please",
    "thx|tnx|thks": "thanks",
    "hw": "how",
    "hwmny|hmny": "how many",
    "wat|wot|whut": "what",
    "wich|whch": "which",
    "nos?\\.|num|nbr": "number",
    "recd": "recorded",
    "incl": "including",
    "excl": "excluding",
    "re:": "about",
    "per cent": "percent",
    "ther": "there",
    "everybody|everyone": "people",
    "over the course of": "during",
    "most (?:deadly|lethal|bloody)": "deadliest",
    "which of the": "which",
}
_SPELLED = tuple((re.compile(rf"(?<![\w'/@.-])(?:{short})(?![\w'/-])", re.I), full) for short, full in _WORDS.items())
# Soldiers' letters are words only in capitals or in a text without any: "Kia" and "Mia" are names.
_LETTERS = {"KIA": "killed", "WIA": "wounded", "MIA": "missing"}
_IS = re.compile(r"\b(what|who|where|when|how|which|there|that)'s(?! (?:up|new|going|your|happen|known|it)\b)", re.I)
_NOT = re.compile(r"\b(do|does|did|is|are|was|were|has|have|had)n't\b", re.I)
_LEAST = re.compile(r"\bmin\.?(?= \d)", re.I)
_MOST = re.compile(r"\bmax\.?(?= \d)", re.I)
# Parts of a year as `day_words.FORMS` has them, and a reach as `where.py` has it.
_PARTS = (
    (re.compile(r"\b([^\W\d_][\w'-]*) ?(?:\+/-|±) ?(\d+) ?km\b"), r"within \2 km of \1"),
    (re.compile(r"\bh1[ /-]?(?=(?:19|20)\d\d\b)", re.I), "first half of "),
    (re.compile(r"\bh2[ /-]?(?=(?:19|20)\d\d\b)", re.I), "second half of "),
    (re.compile(r"\b((?:19|20)\d\d)[ /-]?h1\b", re.I), r"first half of \1"),
    (re.compile(r"\b((?:19|20)\d\d)[ /-]?h2\b", re.I), r"second half of \1"),
    (re.compile(r"\b((?:19|20)\d\d)[ /-]?(q[1-4])\b", re.I), r"\2 \1"),
    (re.compile(r"\bfirst (?:six|6) months of\b", re.I), "first half of"),
    (re.compile(r"\b(?:last|final) (?:six|6) months of\b", re.I), "second half of"),
    (re.compile(r"\bfirst (?:three|3) months of\b", re.I), "first quarter of"),
    (re.compile(r"\b(?:last|final) (?:three|3) months of\b", re.I), "last quarter of"),
)
# What stands around a question and asks nothing; something must follow or go before, or it is chat.
_AROUND = (
    re.compile(
        r"^(?:hi|hiya|hey|hello|yo|(?:good )?(?:evening|morning|afternoon))"
        r"(?: (?:all|mate|there|folks|guys|team|again))*\s*[,!.:]+\s+(?=\w)",
        re.I,
    ),
    re.compile(r"^(?:mate|folks|guys|team|all)\s*[,!.:]+\s+(?=\w)", re.I),  # "hi" is gone by now
    re.compile(r"^(?:sorry )?to (?:bother|trouble|disturb) you(?: again)?\s*[,.:;-]+\s*(?=\w)", re.I),
    re.compile(
        r"^(?:i |we )?(?:just )?(?:need|want|trying) to (?:check|confirm|verify|know) (?:something|one thing|a thing)"
        r"(?: before (?:we|i) (?:file|publish|go to (?:print|air)))?\s*[,.:;-]+\s*(?=\w)",
        re.I,
    ),
    re.compile(r"(?<=\w)\s*[,;-]+ (?:do|would|might) you (?:happen to )?know\s*\??$", re.I),
    re.compile(r"(?<=\w)\s*[,;-]+ (?:any|anyone have any) ideas?\s*\??$", re.I),
)
# Other ways to say a thing, brought to the one that the modules of `reading` know.
_SAID_OTHERWISE = (
    (
        re.compile(r"\b(more|fewer|less|higher|lower|deadlier|worse)\b((?:(?!\bthan\b)[^.?!,])*?) then\b", re.I),
        r"\1\2 than",
    ),
    (re.compile(r"\bthe '?([4-9]0)'?s\b", re.I), r"the 19\1s"),
    (
        re.compile(
            r"\b(within \d+ ?(?:kms?|kilomet(?:er|re)s?|miles?|mi)) (?!of\b|from\b|around\b|radius\b)(?=[a-z])", re.I
        ),
        r"\1 of ",
    ),
    (re.compile(r"\b([^\W\d_][\w'-]*) ?\+ ?(\d+) ?km(?: around)?\b", re.I), r"within \2 km of \1"),
    (re.compile(r"\bnumber (?!was\b|this\b|has\b|does\b)(?=[a-z]{4,}s\b)", re.I), "number of "),
    (re.compile(r"\bdid (any ?one|any ?body) get (?=killed|injured|wounded|hurt|abducted)", re.I), r"was \1 "),
    (re.compile(r"\b(i|you|we|they)'ve\b", re.I), r"\1 have"),
    (re.compile(r"(\b(?:last|latest)\b.*), (?:the )?most recent(?: ones?)?(?=\W*$)", re.I), r"\1"),
    (re.compile(r"^(?:i )?(?:need|want) (?:a |to )?(?:compare|comparison) of\b", re.I), "compare"),
    (
        re.compile(
            r"^(?!which\b|what\b|the\b|how\b)([a-z]+) (towns?|cities|provinces?|villages?) (?:with |had )?(?:the )?"
            r"(most|fewest)\b",
            re.I,
        ),
        r"which \2 in \1 had the \3",
    ),
    (re.compile(r"\btotal (?=(?:killed|injured|wounded|displaced)\b)", re.I), "total number of people "),
    (
        re.compile(r"^(\w+) (?:was|is) blamed for what (percent(?:age)?|share) of (.+)$", re.I),
        r"what \2 of \3 were blamed on \1",
    ),
    (
        re.compile(
            rf"\bleft (at least|more than|over|fewer than|up to) ({NUMBER}) (?:people |civilians )?dead\b", re.I
        ),
        r"killed \1 \2 people",
    ),
    (re.compile(r"\b(?:which|what) part of (.+?),? in percent(?:age)?\b", re.I), r"what share of \1"),
    (
        re.compile(r"^(.+?),? (?:a )?comparison:? ((?:19|20)\d\d) ?/ ?((?:19|20)\d\d) ?/ ?((?:19|20)\d\d)$", re.I),
        r"compare \2, \3 and \4: \1",
    ),
    (re.compile(r"\bas (share|percentage|proportion) of\b", re.I), r"as a \1 of"),
    (re.compile(r"\bwho died more,? (\w+) or (\w+)\b", re.I), r"did more \1 or more \2 die"),
    (re.compile(r"(?<=\s)u(?= [a-z])"), "you"),
    (
        re.compile(
            r"^(?:can|could|would|will) you (?:please )?(?:list|pull(?: up| out)?|fetch)(?: me| us)?(?= )", re.I
        ),
        "give me",
    ),
)
_YES_OR_NO = re.compile(r"[\s,;:-]+(?:yes or no|y/n)\s*\??$", re.I)
_ASKS_WHETHER = re.compile(r"(?:did|was|were|is|are|has|have|had|any)\b", re.I)
_NUMBER_SIGN = re.compile(r"(?<!\w)# ?(?=of\b|[a-z])", re.I)
_PERCENT = re.compile(r"(?<=[\w\s])\s?%(?!\w)|^%")
_EDGE_OF_YEAR = re.compile(r"(?<![\w-])(pre|post)[- ](?=(?:19|20)\d\d\b)", re.I)
_SLASH_UNIT = re.compile(r"\s*/\s?(day|month|year|week|province|town)\b", re.I)
_SHORT_YEAR = re.compile(r"(?<!\w)'(\d\d)(?![\w'])")
_GLUED = re.compile(rf"\b({_MONTH})((?:19|20)\d\d)\b|\b(\d{{1,2}})({_MONTH})((?:19|20)\d\d)?\b", re.I)
_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:/| ?- ?)(\d\d)\b(?![-/\d])")


def spelled_out(text: str) -> str:
    """The question with its short forms spelled out; the same string where there are none."""
    for pattern in _AROUND:
        text = pattern.sub("", text)
    text = _whether(text)
    text = _NOT.sub(r"\1 not", _IS.sub(r"\1 is", text))
    text = _MOST.sub("at most", _LEAST.sub("at least", text))
    for pattern, full in _PARTS:
        text = pattern.sub(full, text)
    text = _SHORT_YEAR.sub(_century, text)
    text = _GLUED.sub(lambda m: " ".join(part for part in m.groups() if part), text)
    text = _YEARS.sub(_to_year, text)
    text = _EDGE_OF_YEAR.sub(lambda m: f"{'before' if m[1].lower() == 'pre' else 'after'} ", text)
    text = _SLASH_UNIT.sub(r" per \1", text)
    text = _PERCENT.sub(" percent", text)
    text = _NUMBER_SIGN.sub("number " if re.search(r"# ?of\b", text) else "number of ", text)
    lower = not any(c.isupper() for c in text)
    for letters, full in _LETTERS.items():
        text = re.sub(rf"\b{letters.lower() if lower else letters}\b", full, text)
    for pattern, full in (*_SPELLED, *_SAID_OTHERWISE):
        text = pattern.sub(full, text)
    return " ".join(text.split())


def _whether(text: str) -> str:
    """ "airstrikes homs 2018 yes or no" → "any airstrikes homs 2018"."""
    asked = _YES_OR_NO.sub("", text)
    return text if asked == text else asked if _ASKS_WHETHER.match(asked) else f"any {asked}"


def _century(match: re.Match[str]) -> str:
    return f"{'20' if int(match[1]) < 70 else '19'}{match[1]}"


def _to_year(match: re.Match[str]) -> str:
    """ "2016-17", "2016/17" → both years; "2016-03" is a month and stays."""
    if match.group().find("-") > 0 and 1 <= int(match[2]) <= 12:
        return match.group()
    if int(match[2]) <= int(match[1][2:]):
        return match.group()
    return f"{match[1]} to {match[1][:2]}{match[2]}"
