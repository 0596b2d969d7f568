"""How: the limit, order, grouping and status that a question wants: "top five", "deadliest", "per month".

Called by `read.py` and `asks.py`. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answer.plan import By, Order
from bot.answer.reading.nobody import denies_doing, denies_harm
from bot.answer.reading.number_words import NUMBER, to_number
from bot.answer.reading.text import Scan
from store.records import Status

_WHOM = (
    r"(?:people|persons?|civilians?|children|women|men|killed|dead|deaths?|fatalities|injured|wounded|casualties|"
    r"victims)"
)
_NO_TOLL = (
    r"(?:independent |different |separate )?(?:sources?|outlets?|reports?|articles?|claims?|days?|weeks?|months?|"
    r"years?|hours?|times?|"
    r"km|kilomet\w+|miles?|percent|incidents?|events?|attacks?|\w*strikes?|towns?|places?|provinces?)"
)
_AT_LEAST = re.compile(
    r"\b(?:(?:with|where|that|which|in which|having|of) )?(?:(?:left|had|caused|saw|were|there were) )?"
    rf"(?:(?P<more>more than|over|above|exceeding|upwards? of)|at least|(?:no|not) (?:fewer|less) than|minimum(?: "
    rf"of)?|>=?) "
    rf"?(?P<n>{NUMBER})(?: or more)?\b(?! (?:{_NO_TOLL})\b)|"
    rf"(?P<gt>>)(?!=) ?(?P<n4>\d{{1,6}})\b|[≥>]=? ?(?P<n5>\d{{1,6}})\b|"
    rf"\b(?:with )?(?P<n2>{NUMBER})(?: (?:{_WHOM}))? ?(?:or more|\+|and more|or above)(?!\w)|\b(?P<n3>\d{{1,6}})\+"
)
_TOP = re.compile(
    rf"\b(?:the )?(?:top|first|last|latest|most recent|newest|deadliest|worst|biggest|largest) "
    rf"(?P<n>{NUMBER})\b(?! (?:days?|weeks?|months?|years?|hours?))|\b(?:the )?(?P<m>{NUMBER}) (?=(?:deadliest|"
    rf"worst|latest|most (?:recent|deadly|lethal)|newest|biggest|largest|bloodiest|earliest|first|last)\b)|"
    rf"\b(?:the )?(?P<k>{NUMBER}) (?=(?:\w+ ){{1,2}}(?:that|which|with) (?:\w+ )?(?:the )?(?:most|highest)\b)|"
    rf"\b(?:which|what) (?P<w>{NUMBER}) (?=.*\b(?:deadliest|worst|latest|most recent|newest|biggest|largest|"
    rf"bloodiest|most|highest|fewest|lowest)\b)"
)
RANKED_BY = (
    r"\b(?:(?:ranked|sorted|ordered) )?by (?:the )?(?:death toll|toll|(?:number of )?(?:deaths|fatalities|killed|"
    r"casualties|people killed|dead|victims)|lethality|severity)\b"
)
_ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (
        Order.DEADLIEST,
        re.compile(
            r"\b(?:deadliest|worst|bloodiest|most (?:deadly|lethal|fatal|serious|casualties|deaths|victims|"
            r"people (?:killed|dead))|(?:(?<=injured )|(?<=wounded )|(?<=hurt )|(?<=displaced )|(?<=abducted ))"
            r"(?:the )?most\b|biggest|largest|highest (?:death )?toll|gravest|killed (?:the )?most(?: "
            r"people| civilians)?|most severe)\b|"
            rf"{RANKED_BY}|"
            r"\b(?:the )?most (?=(?:people |civilians |children |women |men )?(?:were )?"
            r"(?:killed|dead|deaths|fatalities|injured|wounded|hurt|injuries|missing|"
            r"displaced|abducted|kidnapped|arrested)\b)"
        ),
    ),
    (
        Order.LATEST,
        re.compile(r"\b(?:latest|most recent(?:ly)?|newest|recent(?:ly)?|last(?! name)|news from|what's new|lately)\b"),
    ),
    (Order.FIRST, re.compile(r"\b(?:first(?! name)|earliest|oldest|initial)\b(?! reports?\b)")),
)
_UNITS: dict[str, By] = {
    unit: by
    for by, units in (
        (By.DAY, "day,date"),
        (By.WEEK, "week"),
        (By.MONTH, "month"),
        (By.QUARTER, "calendar quarter"),
        (By.YEAR, "year"),
        (By.WEEKDAY, "weekday,day of the week,days of the week"),
        (By.COUNTRY, "country,nation"),
        (By.ADMIN1, "province,governorate,state,region,oblast,department"),
        (By.PLACE, "town,city,village,place,location,area,neighbourhood,neighborhood,suburb"),
        (By.EVENT_TYPE, "type,kind,event type,type of attack,type of event,kind of attack"),
        (By.WEAPON, "weapon,type of weapon"),
        (By.PERPETRATOR, "perpetrator,actor,side,belligerent,party,group responsible"),
        (By.SOURCE, "source,outlet,newspaper"),
        (By.STATUS, "status"),
    )
    for unit in units.split(",")
}
_PLURALS = {
    unit[:-1] + "ies" if unit.endswith(("ty", "ry")) else unit + "s": unit
    for unit in _UNITS
    if " " not in unit and unit != "status"
}
UNIT = "|".join(sorted((*_UNITS, *_PLURALS), key=len, reverse=True))
_BY = re.compile(
    rf"\b(?:(?:broken|break|split) (?:it )?down |grouped? |sorted )?(?:per|by|for each|for every|each|"
    rf"every|in each|in every|according to)[ -](?:the )?(?:single )?(?P<unit>{UNIT})\b(?! to\b)"
)
_LY = re.compile(
    r"\b(?P<unit>daily|weekly|week by week|monthly|yearly|annual(?:ly)?|year by year|month by month|day by day|year on "
    r"year|over the years(?! \d)|by type of (?:attack|event))\b"
)
_QUARTERLY = re.compile(
    r"\b(?:(?:per|by|for each|for every|each|every|in each|in every) quarter(?: of the year)?|quarterly|"
    r"quarter by quarter)\b(?! of (?!(?:19|20)\d\d))"
)
_LY_UNITS = {
    "daily": By.DAY,
    "day by day": By.DAY,
    "weekly": By.WEEK,
    "week by week": By.WEEK,
    "monthly": By.MONTH,
    "month by month": By.MONTH,
}
_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (Status.CORROBORATED, re.compile(r"\bcorroborated\b")),
    (Status.DISPUTED, re.compile(r"\b(?:disputed|contested)\b")),
    (Status.RETRACTED, re.compile(r"\b(?:retracted|withdrawn)\b(?: reports?\b)?")),
    (Status.SINGLE_SOURCE, re.compile(r"\bsingle[- ]source(?:d)?\b")),
)
_CONFIRMED = re.compile(
    r"\b(?:admitted|acknowledged|conceded)\b(?: (?:to|responsibility(?: for)?)\b)?|"
    r"\b(?:many|of (?:these|those|them)) (?:are|were|have been) (?:officially )?confirmed\b|"
    r"\b(?:only|just|officially)(?: the| those)? confirmed\b(?: (?:cases|ones|reports)\b)?|"
    r"\bconfirmed (?:cases|ones|reports)\b|\bconfirmed(?= only\b)|"
    r"\bconfirmed (?=(?:(?:civilian|child|combatant|military) )?(?:incidents|strikes|attacks|airstrikes|events|"
    r"shootings|bombings|raids|deaths|dead|fatalities|killings|casualties|victims|injuries|"
    r"(?:civilians? |children |women |men |people )?(?:killed|injured|wounded))\b)"
)
_CONFIRMED_AFTER = re.compile(
    r"\b(?:incidents|strikes|attacks|airstrikes|events)\b.*"
    r"\b(?P<said>(?:are|were|have been) (?:officially )?confirmed)\b(?! (?:killed|dead|by|to|that|as)\b)"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many people an incident must have hurt; None: no bound. Both 0: nobody."""

    at_least: int | None = None
    at_most: int | None = None


_BETWEEN = re.compile(rf"\b(?:between )?(?P<a>{NUMBER}) ?(?:and|to|-) ?(?P<b>{NUMBER})(?= (?:or more )?(?:{_WHOM})\b)")
_AT_MOST = re.compile(
    rf"\b(?:with )?(?:(?P<fewer>(?<!no )(?<!not )(?:fewer|less) than|under|below)|at (?:the )?most|(?:no|not) more "
    rf"than|up to|"
    rf"maximum(?: of)?) "
    rf"(?P<n>{NUMBER})(?= (?:{_WHOM})\b)|\b(?P<n2>{NUMBER}) (?:or fewer|or less|at most)\b"
)
_EXACTLY = re.compile(
    rf"\b(?:exactly|precisely|just|only) (?P<n>{NUMBER})(?= (?:{_WHOM})\b)|"
    rf"(?<=\bkill )(?P<n5>{NUMBER})(?= (?:{_WHOM})\b)|(?<=\bkilled )(?P<n2>{NUMBER})(?= (?:{_WHOM})\b)|"
    rf"(?<=\bkilling )(?P<n3>{NUMBER})(?= (?:{_WHOM})\b)|(?<=\binjured )(?P<n4>{NUMBER})(?= (?:{_WHOM})\b)|"
    rf"(?<=\bleft )(?P<n6>{NUMBER})(?= (?:{_WHOM})\b)"
)


def find_nobody(scan: Scan) -> Bounds | None:
    """Strikes that "did not kill anyone", "with no casualties"; read before the sides, which stand behind "did"."""
    return Bounds(0, 0) if denies_doing(scan) else None


_EACH = re.compile(
    rf"\b(?P<unit>{UNIT})(?P<where> (?:in|for|of) [^,?]{{2,30}}?|[\x1f ]+(?= ))? "
    rf"(?P<rest>(?:with|that (?:had|saw|have|has)|"
    rf"having|where|"
    r"when|in which|on which|had|saw|have had|has had|have|has|were|was) (?:there were )?"
    rf"(?:(?:(?P<more>more than|over|above|upwards of|>)|at least|no fewer than|>=) ?(?P<n>{NUMBER})|"
    rf"(?P<m>{NUMBER}) or more))\b"
)
_OF_A_PARTY = frozenset(
    ["at", "a", "the", "house", "birthday", "block", "pool", "street", "college"]
)  # which is no side
_TIMES_AND_PLACES = frozenset({By.DAY, By.WEEK, By.MONTH, By.YEAR, By.COUNTRY, By.ADMIN1, By.PLACE, By.PERPETRATOR})


def find_each_least(scan: Scan) -> tuple[By, int] | None:
    """ "Days with more than 100 killed": the unit, and how many each must have."""
    match = scan.search(_EACH)
    if match is None or unit_of(match["unit"]) not in _TIMES_AND_PLACES:
        return None
    if match["unit"].startswith("part") and scan.before(match.start(), 1) in _OF_A_PARTY:
        return None
    scan.take(*match.span("unit"))
    scan.take(*match.span("rest"))
    return unit_of(match["unit"]), to_number(match["n"] or match["m"]) + (match["more"] is not None)


_CLAIMED = re.compile(
    rf"\b(?:(?P<more>more than|over|above|upwards of)|(?P<fewer>fewer than|less than|under|below)|(?P<least>at least)|"
    rf"(?P<most>at most|up to|no more than)|exactly|about|around|some|really|actually)? ?"
    rf"(?P<n>{NUMBER}) (?=(?:\w+ )?(?:{_WHOM})\b)"
)


_STATED = re.compile(rf"^\W*(?:\w+:? )?\d{{1,6}} (?:\w+ )?(?:{_WHOM})\b")


def is_statement(scan: Scan) -> bool:
    """Whether a text puts a toll forward to be checked: "12 killed, Saraqib, 29 January 2018"."""
    return _STATED.match(scan.rest) is not None


def find_claimed(scan: Scan) -> Bounds | None:
    """The number that a yes-or-no question puts forward: "did 5000 people die in Aleppo in 2016?"."""
    match = scan.search(_CLAIMED)
    if match is None:
        return None
    scan.take(match.start(), match.end("n"))
    number = to_number(match["n"])
    if match["more"] or match["least"]:
        return Bounds(number + (match["more"] is not None), None)
    if match["fewer"] or match["most"]:
        return Bounds(None, number - (match["fewer"] is not None))
    return Bounds(number, number)


_EVENTS = (
    r"(?:incidents?|events?|attacks?|(?:\w+ )?\w*strikes?|\w+ings?|raids?|massacres?|explosions?|blasts?|"
    r"clash(?:es)?)"
)
_OF_ONE = re.compile(
    rf"\b(?:in|by|from) (?:any |a |an )?(?:one|single|individual|sole)(?: single)? {_EVENTS}\b|"
    rf"\b(?:any|an?|one|single|incidents?|events?)\b(?: \w+)?? ?(?:{_EVENTS})?\b[^,;?]{{0,40}}? "
    rf"(?:with|that|which|where|in which|killing|leaving|injuring|wounding) (?:\w+ ){{0,3}}?{NUMBER}\b"
)


def bounds_one_incident(question: str) -> bool:
    """Whether a number put forward is one incident's: "100 people in a single strike", "any incident with 10 dead"."""
    return _OF_ONE.search(question) is not None


def find_bounds(scan: Scan) -> Bounds:
    """ "with at least 5 killed", "more than 10 dead", "between 5 and 9 killed", "exactly two people", "nobody"."""
    if denies_harm(scan):
        return Bounds(0, 0)
    match = scan.pull(_BETWEEN)
    if match is not None:
        return Bounds(to_number(match["a"]), to_number(match["b"]))
    match = scan.pull(_AT_MOST)
    if match is not None:
        number = to_number(match["n"] or match["n2"])
        return Bounds(None, number - 1 if match["fewer"] else number)
    match = scan.pull(_AT_LEAST)
    if match is not None:
        number = to_number(next(match[name] for name in ("n", "n2", "n3", "n4", "n5") if match[name]))
        return Bounds(number + 1 if match["more"] or match["gt"] else number)
    match = scan.pull(_EXACTLY)
    if match is not None:
        number = to_number(match["n"] or match["n2"] or match["n3"] or match["n4"] or match["n5"] or match["n6"])
        return Bounds(number, number)
    return Bounds()


_NTH = re.compile(
    r"\b(?:the )?(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|[4-9]th|10th)[ -](?=(?:"
    r"deadliest|worst|bloodiest|biggest|largest|highest|hardest|latest|last|most|fewest|lowest)\b)"
)
_NTHS = {
    name: number
    for number, names in enumerate(
        ("second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th", "ninth 9th"), 2
    )
    for name in names.split()
} | {"tenth": 10, "10th": 10}


def find_nth(scan: Scan) -> int | None:
    """ "The second deadliest" → 2."""
    nth = scan.pull(_NTH, "nth")
    return _NTHS[nth["nth"]] if nth is not None else None


def find_limit(scan: Scan) -> int | None:
    """ "top five", "the three deadliest" → how many; the superlative itself is left for `find_order`."""
    match = scan.search(_TOP)
    if match is None:
        return None
    for group in ("m", "w", "k"):
        if match[group]:
            return to_number(scan.take(*match.span(group)).lower())
    if match["n"] == "one":
        return None  # "the last one"
    number = to_number(match["n"])
    scan.take(*match.span("n"))
    return number


_MOST = re.compile(r"\b(?:most|hardest(?! hit)|fewest|least|highest|lowest|largest|greatest|biggest)\b")
_DEADLIEST = re.compile(
    r"\b(?:most (?:violent|deadly|dangerous|bloody|lethal)|more violent|deadliest|bloodiest|worst|hardest hit|"
    r"deadlier|worse|bloodier)\b"
)


_QUARTER = re.compile(r"\bcalendar quarters?\b")  # as `rewording.py` calls the quarters of a year


def takes_most(scan: Scan) -> bool:
    """Mark the superlative of "which town had the most"; whether it speaks of deaths by itself ("deadliest day")."""
    deadly = scan.pull(_DEADLIEST) is not None
    scan.pull(_QUARTER)
    scan.pull(_MOST)
    return deadly


def find_order(scan: Scan) -> Order | None:
    """ "deadliest", "latest", "first"."""
    for order, pattern in _ORDERS:
        if scan.pull(pattern) is not None:
            return order
    return None


def find_by(scan: Scan) -> By | None:
    """ "per month", "by province", "yearly"."""
    match = scan.pull(_BY)
    if match is not None:
        return unit_of(match["unit"])
    if scan.pull(_QUARTERLY) is not None:
        return By.QUARTER
    match = scan.pull(_LY)
    if match is not None:
        return By.EVENT_TYPE if "type" in match["unit"] else _LY_UNITS.get(match["unit"], By.YEAR)
    return None


_RATE = re.compile(r"\b(?:an average|an?) (?P<unit>day|week|month|year)\b(?! ago| before| after| later| earlier)")


def find_rate(scan: Scan) -> By | None:
    """ "… a month on average"."""
    match = scan.pull(_RATE)
    return unit_of(match["unit"]) if match is not None else None


def unit_of(word: str) -> By:
    """The grouping that a noun means ("provinces" → ADMIN1)."""
    return _UNITS[_PLURALS.get(word, word)]


_SEVERAL_SOURCES = re.compile(
    r"\b(?:(?:more than|at least|over|only) (?:one|a|two|three|\d+)|several|multiple|two or more) "
    r"(?:independent |different |separate )?(?:sources?|outlets?|reports?|towns?|villages?|cit(?:y|ies)|places?|"
    r"provinces?|"
    r"countries|weapons?|times)\b|"
    r"\b(?:without|with no|ha(?:ve|s|d) no|lack(?:s|ing)?|missing) (?:an? |any |the )?(?:exact |known |clear |death )?"
    r"(?:dates?|places?|locations?|tolls?|figures?|names?|sources?)\b"
)


_SOURCES = re.compile(
    r"(?:\b(?:that (?:are|were|have been)|which (?:are|were)|are|were|is|was) )?"
    r"(?:\b(?:backed|supported|reported|confirmed|corroborated|covered|carried)(?: up)? )?"
    r"(?:\b(?:according to|by|in|from|with|have|had|has) )?"
    rf"(?:(?P<more>more than|over)|at least|(?:no|not) (?:fewer|less) than)? ?\b(?P<n>{NUMBER})"
    r"(?P<up> or more)? (?:independent |different |separate )?sources?\b"
)


def find_sources_least(scan: Scan) -> int | None:
    """ "Backed by at least two sources", "with more than one source": how many independent ones an incident has."""
    match = scan.search(_SOURCES)
    if match is None or not (match["more"] or match["up"] or "least" in match.group() or "than" in match.group()):
        return None
    scan.take(*match.span())
    return to_number(match["n"]) + (match["more"] is not None)


def find_unheeded_number(scan: Scan) -> str | None:
    """ "More than one source", "several towns": what no filter can heed, marked, to be told as not understood."""
    match = scan.pull(_SEVERAL_SOURCES)
    return match.group() if match is not None else None


_RUNNING = re.compile(r"\b(?:running|cumulative) (?:totals?|tolls?|figures?|counts?)\b")
_NEWEST_TOLL = re.compile(
    r"\b(?:latest|newest|current|most recent|updated) (?:official |overall |total )?(?=(?:death |casualty )?tolls?\b)"
)


def asks_running_total(scan: Scan) -> bool:
    """Whether a running total is asked for; the words are marked."""
    return scan.pull(_RUNNING) is not None


def find_newest_toll(scan: Scan) -> tuple[str, ...]:
    """ "The latest toll" of a place: words that no figure heeds, since tolls of many incidents have no newest."""
    match = scan.pull(_NEWEST_TOLL)
    return (f"{match.group().strip()} toll",) if match is not None else ()


def find_status(scan: Scan) -> Status | None:
    """ "corroborated", "disputed" …; "confirmed" is too common a word to be one without "only"."""
    for status, pattern in _STATUSES:
        if scan.pull(pattern) is not None:
            return status
    if scan.pull(_CONFIRMED) or scan.pull(_CONFIRMED_AFTER, "said"):
        return Status.CONFIRMED
    return None
