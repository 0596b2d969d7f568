"""Spells out what notes and telegrams shorten: "civs KIA bw jan and mar" → "civilians killed between jan and mar".

Called by `read.py` before anything is read, so that no other module needs to know short forms. Pure. Only forms that
mean one thing in a question about incidents; a name in its own case ("Kia") is left alone.
"""

from __future__ import annotations

import re

from bot.answer.reading.day_words import MONTH_NAMES

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
    "acc\\.? to": "according to",
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
    "hv|hav|hve": "have",
    "sine|sinse|snce": "since",
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
    "teh|hte": "the",
    "adn": "and",
    "wer": "were",
    "cary out": "carry out",
    "u(?! s\\b)": "you",
    "christmas day": "25 december",
    "halloween": "31 october",
    "christmas eve": "24 december",
    "boxing day": "26 december",
    "new year's day": "1 january",
    "new year's eve": "31 december",
    "valentine's day": "14 february",
}
_SPELLED = tuple((re.compile(rf"(?<![\w'/@.-])(?:{short})(?![\w'/-])", re.I), full) for short, full in _WORDS.items())
# Soldiers' letters are words only in capitals or in a text without any: "Kia" and "Mia" are names.
_LETTERS = {"KIA": "killed", "WIA": "wounded", "MIA": "missing"}
_IS = re.compile(r"\b(what|who|where|when|how|which|there|that)'s(?! (?:up|new|going|your|happen|known|it)\b)", re.I)
_IS_GLUED = re.compile(r"\b(what|who|where|when|how)s\b(?! (?:up|new|going|happen)\b)", re.I)
_NOT = re.compile(r"\b(do|does|did|is|are|was|were|has|have|had)n't\b", re.I)
_LEAST = re.compile(r"\bmin\.?(?= \d)", re.I)
_MOST = re.compile(r"\bmax\.?(?= \d)", re.I)
# Parts of a year as `day_words.FORMS` has them, and a reach as `where.py` has it.
_PARTS = (
    (re.compile(r"\b([^\W\d_][\w'-]*) ?(?:\+/-|±|\+) ?(\d+) ?km(?: around)?\b"), r"within \2 km of \1"),
    (
        re.compile(r"\b(?!(?:a|the|within|in)\b)([^\W\d_][\w'-]*) (\d+) ?km radius\b(?! (?:of|from|around)\b)", re.I),
        r"within \2 km of \1",
    ),
    (re.compile(r"\b(?:(?:the )?(?:4th|fourth) of july|july (?:the )?(?:4th|fourth))\b", re.I), "4 July"),
    (
        re.compile(
            rf"\b(?:the )?(\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})) weekend,?(?: (?:of |in )?((?:19|20)\d\d))?",
            re.I,
        ),
        r"the weekend of \1 \2",
    ),
    (re.compile(r"\b(?:the )?weekend of (?=\d{1,2}(?:st|nd|rd|th)? ?(?:-|–|and|to|&|/) ?\d)", re.I), ""),
    (re.compile(r"\b1st (?=(?:half|quarter|week)\b)", re.I), "first "),
    (re.compile(r"\b2nd (?=(?:half|quarter|week)\b)", re.I), "second "),
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
_NAMED_DAY = re.compile(  # "before Operation Spring Wind (9 October 2019)"
    r"\b(?P<how>before|after|since|until|till|prior to) (?:the )?(?:[^\W\d_][\w'-]* ){1,6}\((?:on |of |in )?"
    rf"(?P<day>(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:{_MONTH})\.?(?: \d{{1,2}})?,? (?:19|20)\d\d|(?:19|20)\d\d"
    r"(?:-\d\d-\d\d)?)\)",
    re.I,
)
_FIRST_PART = re.compile(  # "first half against second half of 2019", "Q1 vs Q2 2019"
    r"\b(?P<one>(?:first|second|third|fourth|last) (?:half|quarter)|q[1-4])"
    r"(?P<between>,? (?:and|or|with|to|vs\.?|versus|against|than|compared (?:to|with)) (?:(?:in|during) )?(?:the )?)"
    r"(?P<other>(?:first|second|third|fourth|last) (?:half|quarter)|q[1-4]) (?:of |in )?"
    rf"(?P<whole>(?:(?:{_MONTH})\.? )?(?:19|20)\d\d)\b",
    re.I,
)
_SAME_YEAR = re.compile(
    rf"\b((?:\d{{1,2}} )?(?:{_MONTH})\.?)((?:,? (?:and|or|&|vs\.?|versus) |, |,? (?:and|or) (?:in )?)"
    rf"(?:\d{{1,2}} )?(?:{_MONTH})\.?),? (?:of |in )?((?:19|20)\d\d)\b",
    re.I,
)
# "January to March in 2019 and 2020": the same part of each year. "Between March 2019 and 2020" is one stretch.
_YEAR = r"(?:19|20)\d\d"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_PART_OF_YEAR = (
    rf"(?P<part>(?:(?:between|from) (?:the )?)?{_NTH} ?(?:-|–|to|and|until|through) ?{_NTH} (?:of )?(?:{_MONTH})\b\.?|"
    r"(?<!between )(?<!and )(?<!-)(?<!to )(?:(?:first|second) half of |(?:early|mid|late)[ -]|(?:first|last) week of )?"
    rf"(?:(?:from )?{_NTH} (?:of )?)?(?:{_MONTH})\b\.?"
    rf"(?: ?(?:-|–|to|until|through|,|and|or|&) ?(?:{_NTH} )?(?:{_MONTH})\b\.?){{0,3}}|"
    r"(?:q[1-4]|spring|summer|autumn|winter)|"
    r"(?:first|second) half of|(?:first|second|third|fourth|last) quarter of)(?:,| in| of)?"
)
_EACH_YEAR = re.compile(
    rf"(?<!since )(?<!after )(?<!before )(?<!until )(?<!by )\b{_PART_OF_YEAR} (?:both |the years )?"
    rf"(?P<years>{_YEAR}(?:, ?{_YEAR})*,?(?: (?:and|or|vs\.?|versus|than)| ?[&+]) ?{_YEAR})\b(?![/-])",
    re.I,
)
# "March 2019 against the same month of 2018", "… the same period a year earlier"
_SAME_PART = re.compile(
    rf"\b(?P<first>{_PART_OF_YEAR} (?P<year>{_YEAR}))(?P<between>\b.{{0,60}}?)\b(?:in |during |for |over |to )?"
    r"the same (?:period|months?|days?|dates?|time|quarter|half|season|weeks?)(?: (?:in|of|for))?(?: the)?(?: year)? "
    rf"(?:(?P<other>{_YEAR})|(?:an? |one |the )?(?:year )?"
    r"(?P<side>earlier|before|later|after|previous year|last year))\b",
    re.I,
)
_ONE_YEAR = re.compile(_YEAR)
_MONTH_IN_YEAR = re.compile(rf"\b({_MONTH})\.? in (?:the year )?((?:19|20)\d\d)\b", re.I)
_DAY_LIST = re.compile(
    r"(?<!between )(?<!from )(?<!between the )(?<!from the )(?<![\d/.-])\b((?:\d{1,2}(?:st|nd|rd|th)?(?:, | or |"
    r" and | & |, and ))+)"
    rf"((?:the )?\d{{1,2}}(?:st|nd|rd|th)?) (?:of )?({_MONTH})\b",
    re.I,
)
_CITIES = (
    (re.compile(r"\bN\.?Y\.?C\b|\bnyc\b"), "New York City"),
    (re.compile(r"(?<=\bin )L\.?A\b\.?(?!,)"), "Los Angeles"),
    (re.compile(r"(?<=\bin )D\.?C\b\.?"), "Washington, D.C."),
)
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_NUMBER_SIGN = re.compile(r"(?<!\w)# ?(?=of\b|[a-z])", re.I)
_PERCENT = re.compile(r"(?<=[\w\s])\s?%(?!\w)|^%")
_EDGE_OF_YEAR = re.compile(r"(?<![\w-])(pre|post)[- ](?=(?:19|20)\d\d\b)", re.I)
_SLASH_UNIT = re.compile(r"\s*/\s?(day|month|year|week|province|town)\b", re.I)
_SHORT_YEAR = re.compile(r"(?<!\w)'(\d\d)(?![\w'])")
_GLUED = re.compile(rf"\b({_MONTH})((?:19|20)\d\d)\b|\b(\d{{1,2}})({_MONTH})((?:19|20)\d\d)?\b", re.I)
_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:/| ?- ?)(\d\d)\b(?![-/\d])")


def spelled_out(text: str) -> str:
    """The question with its short forms spelled out; the same string where there are none."""
    text = _NOT.sub(r"\1 not", _IS_GLUED.sub(r"\1 is", _IS.sub(r"\1 is", text)))
    text = _MOST.sub("at most", _LEAST.sub("at least", text))
    for pattern, full in _PARTS:
        text = pattern.sub(full, text)
    for short, name in _CITIES:
        text = short.sub(name, text)
    text = _THOUSANDS.sub(lambda m: m[0].replace(",", ""), text)
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
    for pattern, full in _SPELLED:
        text = pattern.sub(full, text)
    text = _NAMED_DAY.sub(r"\g<how> \g<day>", text)
    text = _FIRST_PART.sub(_each_part, text)
    text = _EACH_YEAR.sub(_in_each_year, _SAME_PART.sub(_in_other_year, text))
    text = _MONTH_IN_YEAR.sub(r"\1 \2", _DAY_LIST.sub(_each_day, text))
    for _ in range(3):  # "January, February and March 2017"
        text = _SAME_YEAR.sub(r"\1 \3\2 \3", text)
    return " ".join(text.split())


def _each_day(match: re.Match[str]) -> str:
    """ "3, 5 and 9 March" → "3 March, 5 March and 9 March"."""
    return re.sub(r"(\d{1,2}(?:st|nd|rd|th)?)", rf"\1 {match[3]}", match[1]) + f"{match[2]} {match[3]}"


def _in_each_year(match: re.Match[str]) -> str:
    """ "January to March 2019 and 2020" → "January to March 2019 and January to March 2020"."""
    return _ONE_YEAR.sub(lambda year: f"{match['part']} {year[0]}", match["years"])


def _each_part(match: re.Match[str]) -> str:
    """ "First half vs second half of 2019" → "first half of 2019 vs second half of 2019"."""
    joint = " " if match["other"].lower().startswith("q") else " of "
    return f"{match['one']}{joint}{match['whole']}{match['between']}{match['other']}{joint}{match['whole']}"


def _in_other_year(match: re.Match[str]) -> str:
    """ "March 2019 against the same month of 2018" → "March 2019 against March 2018"."""
    year = int(match["other"] or match["year"])
    if match["side"]:
        year += 1 if match["side"].lower() in ("later", "after") else -1
    return f"{match['first']}{match['between']}{match['part']} {year}"


def _century(match: re.Match[str]) -> str:
    return f"{'20' if int(match[1]) < 70 else '19'}{match[1]}"


def _to_year(match: re.Match[str]) -> str:
    """ "2016-17", "2016/17" → both years; "2016-03" is a month and stays."""
    if match.group().find("-") > 0 and 1 <= int(match[2]) <= 12:
        return match.group()
    if int(match[2]) <= int(match[1][2:]):
        return match.group()
    return f"{match[1]} to {match[1][:2]}{match[2]}"
