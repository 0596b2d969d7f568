"""Follow-ups that leave out nearly all, put as they are best read: "13" → "on the 13th", "and russia" → "by russia".

Called by `conversing.py` before a follow-up is read, and by `service.py` for the second half of a question. Pure: the
plan before is given. A text that says enough stays as it is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.answer.plan import Operation, Plan, Relation
from bot.answer.reading.day_words import MONTH_NAMES
from bot.answer.reading.side_names import Named, side_alone
from bot.answer.reading.text import clean
from bot.answer.shifting import month_of, week_of, year_of
from bot.answer.words import EFFECT_WORDS, MONTHS
from store.records import Effect, PlacePrecision

_MEANT = re.compile(
    r"^(?:(?:oh|oops|sorry|no|wait|nope|actually|well),? )*(?:i (?:mean|meant)(?: to (?:say|ask))?|make (?:it|that)|"
    r"rather|actually|correction:?|scratch that,?)[,:]? (?=\S)",
    re.I,
)
_AFTERTHOUGHT = re.compile(r"(?:,? (?:i mean(?:t)?|i said|please|pls|thanks|thank you))+$", re.I)
_MENDS = re.compile(  # "no, 2016", "I meant 2016", "not 2017, 2016": of what was said, only the year was wrong
    r"^(?:(?:oh|oops|sorry|wait|nope|actually|well),? )*(?:no,? |i (?:mean|meant)\b|make (?:it|that)\b|rather\b|"
    r"correction\b|scratch that\b|not (?:in )?(?:19|20)\d\d,)",
    re.I,
)
_EXCLUDE = re.compile(
    r"^(?:(?:and|but|please|now|ok),? )*"
    r"(?:exclude|leav(?:e|ing) out|omit(?:ting)?|not (?:counting|including)|minus)(?: the)? (?=\S)",
    re.I,
)
_RATHER = re.compile(  # "forget Tulsa, try Norman"
    r"^(?:(?:ok|now|so),? )*(?:forget|never ?mind|leave|skip) [^,]+, "
    r"(?:and )?(?:try|take|do|give me|what about|how about) (?=\S)",
    re.I,
)
_SORT = re.compile(
    r"^(?:(?:and|please|now),? )*(?:sort|order|rank)(?: (?:them|it|those|these))? by (?:the )?(?:number of )?"
    r"(?:(?P<early>oldest|earliest)|(?P<late>date|day|time|newest|latest)|deaths?|killed|toll|dead|fatalities|casualties)$",
    re.I,
)
_BACK_TO = re.compile(
    r"^(?:(?:ok|now|so),? )*(?:go |let's go )?back to (?!(?:the|that|your) (?:whole )?list)(?=\S)", re.I
)
_TOTAL_FOR = re.compile(
    r"^(?:and )?(?:(?:what(?:'s| is) )?the |a )?total (?:for|in) (?=\S)(?!the (?:two|three|four)|both|all)", re.I
)
_ARRESTS = re.compile(r"^(?:and )?(?:(?:were|are|was) there )?(?:any )?arrests?(?: made)?$", re.I)
_WAS_IT = re.compile(
    r"^(?:and |so )?(?:was|were|is) (?:it|that|this|they|those|these) (?:by |done by |the work of |carried out by )?"
    r"(?:the )?(?P<side>[^\W\d_][\w' .-]*?)(?: again| too)?$",
    re.I,
)
_NOT_THAT = re.compile(
    r"^(?:no,? )?(?:not (?P<x>[^,]+), (?:but )?(?P<y>[^,]+)|(?P<y2>[^,]+), not (?P<x2>[^,]+))$", re.I
)
_WEEK = re.compile(
    r"^(?:and |or |but |only )?(?:in )?(?:the )?(?P<nth>first|second|third|fourth|(?<=the )last|"
    r"last(?= week of)) week(?: of (?:the|that) month)?$",  # "last week" alone is counted from today
    re.I,
)
_REST = re.compile(
    r"^(?:and |or |but |only )?(?:in |for )?the (?:rest|remainder) of (?:the|that) (?P<unit>week|month|year)$", re.I
)
_BOUND = re.compile(
    r"^(?:(?:and|or|but|only|just|with|those|the ones|what about) )*"
    r"(?P<bound>(?:fewer|less|more) than|at (?:least|most)|over|under|up to|exactly|no (?:more|fewer) than) "
    r"(?P<n>\d{1,5})(?: people)?$",
    re.I,
)
_NOBODY = re.compile(
    r"^(?:(?:and|or|but|only|those|the ones|with) )*(?:none|nobody|no ?one) (?:was |were )?killed$", re.I
)
_OF_AGE = ("under", "over")  # "children", then "under 5": years
_CASUALTIES = re.compile(
    r"^(?:(?:and|the|what about|any) )*(?P<what>casualties|deaths|fatalities|death toll|victims|injuries)$", re.I
)
_SHARE_OF = re.compile(  # "and the coalition's share?"
    r"^(?:(?:and|what about|what(?:'s| is| was)) )*(?:the )?"
    r"(?P<whose>(?!(?:the|that|what|same|which|their|its) )[^\W\d_][\w' .-]*?)(?:'s?)? "
    r"(?:share|percentage|proportion)$",
    re.I,
)
_OF_THOSE_BY = re.compile(
    r"^(?:and )?(?:(?:of|out of|among) (?:those|these|them),? how many|how many of (?:those|these|them)) "
    r"(?:(?:were|was|are|happened|died|(?:were |was )?(?:killed|injured|carried out|done)) )?"
    r"(?=(?:by|in|on|near|during|since|before|after) )",
    re.I,
)
_OF_THOSE = re.compile(
    r"^(?:and )?(?:(?:of|out of|among) (?:those|these|them),? how many|"
    r"how many of (?:those|these) (?:incidents|attacks|strikes|airstrikes|shootings|bombings|events)) "
    r"(?:were |was |are )?",
    re.I,
)
_WHOSE = re.compile(r"^how many of those were (?P<side>.+)$", re.I)
_ABOUT = re.compile(r"^(?:ok(?:ay)?,? )?(?:and )?(?:what|how) about (?=\S)", re.I)
_COMPARED = re.compile(
    r"^(?:and )?how (?:does|do|did) (?:that|this|it|they|those) compare (?:with|to|against) "
    r"(?:that (?:of|in) )?(?:in )?",
    re.I,
)
_MANY_WHEN = re.compile(  # "how many since 25 October": of what was spoken of
    r"^(?:and )?how many (?:were )?(?=(?:since|on|in|between|during|before|after|from|until|last|this|yesterday)\b)",
    re.I,
)
_DAY = re.compile(r"^(?:and )?(?:on )?(?:the )?(\d{1,2})(st|nd|rd|th)?$", re.I)
_YEAR = re.compile(r"^(?:and |or |but |no,? )*(?:in |for )?((?:19|20)\d\d)$", re.I)
_MONTH = re.compile(rf"^(?:and |or |but |only |just )*(?:in )?({'|'.join(MONTH_NAMES)})(?: only| alone)?$", re.I)
_PART_OF_YEAR = re.compile(
    r"^(?:and |or |but |only |just )?(?:in |for |during )?the (?P<nth>first|second|third|fourth|last) "
    r"(?P<part>half|quarter)(?: of (?:the|that) year)?(?: only)?$",
    re.I,
)
_PART_OF_PLACE = re.compile(
    r"^(?:and |or |but |only |just )*(?:in )?the (?P<side>north|south|east|west)(?:ern part)?(?: of (?:it|the "
    r"(?:country|province|city|town)))?(?: only| alone)?$",
    re.I,
)
_OUTSIDE = re.compile(
    r"^(?:and |or |but |only |just )*(?:outside|not in|without|excluding) the (?P<kind>city|town|capital)(?: itself)?$",
    re.I,
)
_AROUND = re.compile(
    r"^(?:and |or |but |only |just )*(?:within (?P<km>\d{1,3}) ?k(?:m|ilomet(?:re|er)s?)|around (?:it|there)|nearby|"
    r"near (?:it|there))$",
    re.I,
)
_HALF = re.compile(
    r"^(?:and |or |but |only |just )?(?:in |for |during )?(?:the )?(?P<nth>first|second|last|other) half"
    r"(?: of (?:it|that|this|them|the (?:time|period|month|week)))?(?: only)?$",
    re.I,
)
_SAME_PERIOD = re.compile(  # "vs the same period in 2016", "and the same days a year earlier"
    r"^(?P<lead>(?:(?:and|or|but|vs\.?|versus|against|compared? (?:with|to|against)|in|for|over|during) )*)(?:the )?"
    r"same "
    r"(?:period|months?|days?|dates?|time|stretch|weeks?|quarter|half)(?: (?:in|of|for))?(?: the)?(?: year)? "
    r"(?:(?P<year>(?:19|20)\d\d)|(?:an? |one |the )?(?:year )?(?P<side>earlier|before|later|after|previous year|"
    r"last year|following year|next year))$",
    re.I,
)
_ITS_FIGURE = re.compile(  # "the White Helmets figure?", "Amnesty's count"
    r"^(?:(?:and|or|but|what about|what(?:'s| is| are)) )*(?:the )?(?P<who>(?!(?:the|that|this|what|your|low|high|best|"
    r"lowest|highest|minimum|maximum|official|latest|same|total|exact|death|casualty|new|old|other|whole|overall)\b)"
    r"[A-Z][\w' .-]*?)(?:'s)? (?:figures?|numbers?|counts?|estimates?|versions?|tolls?)$"
)
_SINCE_THEN = re.compile(r"^(?:and |or |but )?(?:ever )?since (?:then|that)$", re.I)
_MOST_OF_A_YEAR = 200  # days; who corrects the year of a longer stretch means the whole of the other
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_KIND = re.compile(
    r"^(?:no,? )?(?:just |only |and )?(?:in |for )?the (?:whole |entire )?(?P<kind>province|governorate|city|town)"
    r"(?: itself| only)?$",
    re.I,
)
_SIDE = re.compile(
    r"^(?:(?:and|or|but|now) (?=only|just|not|without))?(?P<lead>and|or|but|only|just|not|without|(?:the )?same for|by|"
    r"those by|the)? ?(?:the |by )?(?P<side>[^\W\d_][\w' .-]*?)"
    r"(?: (?:ones?|only|too|alone|then|as well|instead))*$",
    re.I,
)
_ONLY = re.compile(r"\b(?:only|just|alone)\b", re.I)  # "russia only" of strikes in Syria: no other place
_WITHOUT = ("not", "without")
_INCIDENTS = (Operation.COUNT, Operation.LIST, Operation.DETAIL, Operation.EXISTS)
_OF_STATES = ("coalition", "government")


def completed(text: str, before: Plan) -> str:
    """The follow-up with what it leaves out; the same text where it leaves out nothing that is known here.

    Args:
        text: as the reader wrote it.
        before: the plan that it changes.
    """
    line = clean(text).strip(" ?!.")
    mends = _MENDS.match(line) is not None
    line = _AFTERTHOUGHT.sub("", _MEANT.sub("", line))
    line = _RATHER.sub("and ", _EXCLUDE.sub("without ", line))
    order = _SORT.match(line)
    if order is not None:
        return "latest first" if order["late"] else "earliest first" if order["early"] else "deadliest first"
    line = _TOTAL_FOR.sub("and in ", _BACK_TO.sub("", line))
    if _ARRESTS.match(line):
        return "was anyone arrested"
    bound = _BOUND.match(line)
    if bound is not None and not (before.group and bound["bound"].lower() in _OF_AGE):
        effect = before.effect or Effect.KILLED
        return f"with {bound['bound']} {bound['n']} {EFFECT_WORDS[effect]}"
    harm = _CASUALTIES.match(line) if before.operation in (Operation.COUNT, Operation.LIST) else None
    if harm is not None and not before.tally:
        return f"how many {harm['what']}"
    if _NOBODY.match(line):
        return "with nobody killed"
    share = _SHARE_OF.match(line)
    if share is not None:
        return f"what share {'were' if side_alone(share['whose']) is None else 'by'} {share['whose']}"
    line = _OF_THOSE_BY.sub("and ", line)
    line = _OF_THOSE.sub("how many of those were ", line)
    its = _ITS_FIGURE.match(line)
    if its is not None:
        return f"according to {its['who']}"
    whose = _WHOSE.match(line)
    if whose is not None and side_alone(whose["side"]) is Named.PEOPLE and before.operation in _INCIDENTS:
        return f"and by {whose['side']}"
    line = _COMPARED.sub("compared with ", line)
    line = _MANY_WHEN.sub("and ", _ABOUT.sub("and ", line))
    same = _SAME_PERIOD.match(line)
    if same is not None:
        return _same_period(same, before) or text
    was_it, rather = _WAS_IT.match(line), _NOT_THAT.match(line)
    if was_it is not None and side_alone(was_it["side"]) is not None:
        return "who did it"
    if rather is not None and side_alone(rather["x"] or rather["x2"]) is None:
        line = f"and {rather['y'] or rather['y2']}"
    day = _DAY.match(line)
    if day is not None and before.period is not None and 1 <= int(day[1]) <= 31:
        return f"and on the {int(day[1])}{day[2] or 'th'}"
    year = _YEAR.match(line)
    if year is not None:
        mended = _same_days(int(year[1]), before) if mends else None
        return mended or f"and in {year[1]}"
    month = _MONTH.match(line)
    if month is not None:
        return f"and in {month[1].title()}"  # "march" alone is no demonstration
    stretch = _stretch(line, before)
    if stretch is not None:
        return stretch
    kind = _KIND.match(line)
    place = before.places[0] if len(before.places) == 1 else None
    if kind is not None and place is not None and place.place is not None and place.relation is Relation.IN:
        return f"and in {place.place.name} {kind['kind'].lower()}"
    side = _SIDE.match(line)
    if side is not None:
        named = side_alone(side["side"])
        lead = (side["lead"] or "").lower()
        if named is not None and before.attributed_to is not None and lead in ("", "and", "or", "but"):
            return f"according to {side['side']}"
        moved = before.changed == ("place",) and len(before.places) == 1  # "Somalia", "Yemen?", "Pakistan?"
        if moved and named is Named.COUNTRY and before.before is not None and before.before.places:
            return f"and in {side['side']}"
        if lead.endswith("same for") and named is Named.COUNTRY and _of_a_group_in_a_country(before):
            return f"and in {side['side']}"  # "the same for Pakistan", after Afghanistan
        blamed = (
            before.perpetrator is not None
            or before.not_perpetrator is not None
            or before.operation is Operation.WHO_DID
            or (_ONLY.search(line) is not None and bool(before.places))
        )
        if named is Named.PEOPLE or (named is Named.COUNTRY and blamed):
            return f"and {'not ' if lead in _WITHOUT else ''}by {side['side']}"
    return line if line != clean(text).strip(" ?!.") else text


def _of_a_group_in_a_country(before: Plan) -> bool:
    """Whether a country was spoken of, and a side that is no state: another country is then another place."""
    side = before.perpetrator
    place = before.places[0].place if len(before.places) == 1 else None
    whole = place is not None and place.precision is PlacePrecision.COUNTRY
    return whole and side is not None and side_alone(side) is Named.PEOPLE and side not in _OF_STATES


def _stretch(line: str, before: Plan) -> str | None:
    """A part of the year or of the place spoken of, or what lies around it, by their names."""
    half = _PART_OF_YEAR.match(line)
    year = before.period.start.year if before.period is not None and before.period.start is not None else None
    if half is not None and year is not None:
        parts = 2 if half["part"].lower() == "half" else 4
        nth = _NTHS.get(half["nth"].lower(), parts)
        return f"and in {'H' if parts == 2 else 'Q'}{nth} {year}" if nth <= parts else None
    period = before.period
    other = _HALF.match(line)
    if other is not None and period is not None and period.start is not None and period.end is not None:
        return _half(other["nth"].lower(), period.start, period.end, before)
    if _SINCE_THEN.match(line) and period is not None and (period.end or period.start):
        return f"and since {_day(period.end or period.start or date.min)}"
    week, rest = _WEEK.match(line), _REST.match(line)
    if week is not None and period is not None and period.start is not None:
        return f"and in the {week['nth'].lower()} week of {MONTHS[period.start.month - 1]} {period.start.year}"
    if rest is not None and period is not None and period.end is not None:
        whole = {"week": week_of, "month": month_of, "year": year_of}[rest["unit"].lower()](period.end)
        return f"and from {_day(period.end + timedelta(days=1))} to {_day(whole.end or period.end)}"
    place = before.places[0].place if len(before.places) == 1 else None
    if place is None:
        return None
    side, around = _PART_OF_PLACE.match(line), _AROUND.match(line)
    if side is not None and place.precision in (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE):
        return f"and in {side['side'].lower()}ern {place.name}"
    if _OUTSIDE.match(line) is not None and place.precision is PlacePrecision.PROVINCE:
        return f"and not in {place.name} city"
    if around is not None:
        return f"and within {around['km']} km of {place.name}" if around["km"] else f"and near {place.name}"
    return None


def _half(nth: str, start: date, end: date, before: Plan) -> str:
    """Half of a stretch of days; "the other half" of the stretch that a half was taken of."""
    whole = before.before.period if before.before is not None else None
    if nth == "other" and whole is not None and whole.start is not None and whole.end is not None:
        if start == whole.start:
            return f"and from {_day(end + timedelta(days=1))} to {_day(whole.end)}"
        return f"and from {_day(whole.start)} to {_day(start - timedelta(days=1))}"
    middle = start + (end - start) // 2
    if nth == "first":
        return f"and from {_day(start)} to {_day(middle)}"
    return f"and from {_day(middle + timedelta(days=1))} to {_day(end)}"


def _same_period(match: re.Match[str], before: Plan) -> str | None:
    """The days spoken of in the year that is named, or in the year beside theirs."""
    start = before.period.start if before.period is not None else None
    if start is None:
        return None
    beside = 1 if (match["side"] or "").lower() in ("later", "after", "following year", "next year") else -1
    year = int(match["year"]) if match["year"] else start.year + beside
    days = _same_days(year, before) or f"and in {year}"
    against = re.search(r"\b(?:vs|versus|against|compare)", match["lead"], re.I) is not None
    return f"compared with {days.removeprefix('and ').removeprefix('on ').removeprefix('in ')}" if against else days


def _same_days(year: int, before: Plan) -> str | None:
    """The days spoken of, in another year; None where a whole year or more was spoken of."""
    start, end = (before.period.start, before.period.end) if before.period is not None else (None, None)
    if start is None or end is None or start.year != end.year or (end - start).days > _MOST_OF_A_YEAR:
        return None
    first, last = (date(year, day.month, min(day.day, monthrange(year, day.month)[1])) for day in (start, end))
    if end.day == monthrange(end.year, end.month)[1]:
        last = last.replace(day=monthrange(year, last.month)[1])
    return f"and on {_day(first)}" if first == last else f"and from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
