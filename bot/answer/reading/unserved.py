"""Words of a question that ask for a treatment ("median", "at night", "rank") which the plan does not give.

Called by `read.py` when the plan is settled. Pure. Each kind of word has a test that says whether the plan serves it;
where none does, the words are named to the reader (`Plan.unread`) instead of a figure that ignores them. Words that
name things ("tanks") are `leftover.py`'s: reports may hold those.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answer.plan import By, Operation, Plan
from bot.answer.reading.harm import leaves_out_group
from bot.answer.reading.number_words import NUMBER
from bot.answer.reading.side_names import ANY_SIDE, STANDING
from bot.answer.reading.text import Scan
from bot.answer.reading.unheeded import LEAVES_OUT, OPEN, unread_bound, unread_exclusions

_SEES_PARTS = frozenset({Operation.GROUP, Operation.TREND, Operation.EXTREME, Operation.AVERAGE})
_SETS_APART = frozenset({Operation.COMPARE, Operation.TREND, Operation.GROUP, Operation.EXTREME, Operation.SHARE})


def _never(_: Plan) -> bool:
    return False


def _ranks(plan: Plan) -> bool:
    told = plan.order is not None or plan.operation in (Operation.EXTREME, Operation.COMPARE, Operation.WHO_DID)
    return told or plan.limit is not None or plan.at_least is not None or plan.at_most is not None


def _in_order(plan: Plan) -> bool:
    return plan.order is not None or plan.limit is not None or plan.period is not None


def _short(plan: Plan) -> bool:
    """Whether the plan's days lie in one year: "on 14 February of every year" was read as one of them."""
    start, end = (plan.period.start, plan.period.end) if plan.period is not None else (None, None)
    return start is not None and end is not None and start.year == end.year


def _has_sides(plan: Plan) -> bool:
    return bool(plan.perpetrator or plan.between or plan.not_perpetrator or plan.group or plan.target or plan.words)


def _blames_all(plan: Plan) -> bool:
    return plan.jointly or plan.operation in _SETS_APART


def _counts_no_things(plan: Plan) -> bool:
    """Whether what is counted is people, or nothing is: one incident may be of many bombs."""
    return plan.effect is not None or plan.operation not in _COUNTS


_COUNTS = frozenset({*_SEES_PARTS, *_SETS_APART, Operation.COUNT, Operation.SUM})
_MUNITIONS = (
    r"(?:barrel |cluster |aerial )?bombs|(?:\w+ )?missiles|rockets|(?:artillery |mortar )?shells|mortars|rounds|"
    r"munitions|projectiles|bullets|drones|grenades|mines|landmines|warheads"
)
_DOERS = r"(?:perpetrators?|culprits?|attackers?|assailants?|belligerents?|gunm[ae]n)"
_ARTICLES = re.compile(
    r"\bhow many (?:news )?(?:articles|stories|news items)\b"
)  # of a place or a time none is counted
_HOURS = re.compile(r"\btimes? of (?:the )?day\b|\bhours? of the (?:day|night)\b|\b(?:per|by) hour\b|\bhourly\b")

_KINDS: tuple[tuple[re.Pattern[str], Callable[[Plan], bool]], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), served)
    for words, served in (
        (
            r"at night(?:time)?|by night|overnight|after dark|during the (?:night|day)|in the (?:mornings?|afternoons?|"
            r"evenings?)|(?:before|at|around) (?:dawn|sunrise)|(?:after|before|at) (?:sunset|dusk)|"
            r"(?:in|during) the (?:early|small|late) (?:hours|morning|evening)|"
            r"at (?:dawn|dusk|noon|midday|midnight)|daytime|"
            r"(?:what|which) (?:time|hours?)|night[- ]?time|"
            r"between (?:midnight|noon|\d{1,2} ?(?:[ap]\.?m\.?)?) and (?:midnight|noon|\d{1,2} ?[ap]\.?m\.?)|"
            r"(?:after|before) (?:midnight|noon|\d{1,2} ?[ap]\.?m\.?)",
            _never,
        ),
        (r"median", lambda plan: plan.median),
        (
            r"mode|standard deviation|variance|quartiles?|percentiles?|correlat\w+|(?:deaths )?per (?:capita|head)|"
            r"per (?:\d[\d,.]*k?|hundred|thousand|million)(?: (?:people|inhabitants|residents|population))?|"
            r"(?:relative to|adjusted for) (?:the |its )?population",
            _never,
        ),
        (
            rf"(?:how many|number of|count of) (?:{_MUNITIONS})(?: \w+){{0,2}}? (?:dropped|fired|launched|thrown|"
            r"landed|fell|fallen|used|shot down|intercepted|hit|struck)",
            _counts_no_things,
        ),
        (rf"(?:tons?|tonnes?|kilos?|kg) of (?:\w+ )?(?:{_MUNITIONS}|explosives?|tnt)", _never),
        (
            r"averages?|mean|on average",
            lambda plan: plan.operation is Operation.AVERAGE,
        ),
        (
            r"longest|shortest|streaks?|in a row|consecutive(?:ly)?|gaps? between|back[- ]to[- ]back|"
            r"interval|uninterrupted|without interruption",
            lambda plan: plan.operation is Operation.GAP,
        ),
        (
            r"rank(?:s|ed|ing)?(?! by)|how high (?:up )?(?:does|is)",
            lambda plan: plan.operation in (Operation.EXTREME, Operation.RANK) or plan.order is not None,
        ),
        (
            r"shares?|percent(?:age)?s?|per cent|proportions?|fractions?",
            lambda plan: plan.operation in (Operation.SHARE, Operation.COMPARE),
        ),
        (r"ratios?|times (?:as many|more)", lambda plan: plan.operation in (Operation.COMPARE, Operation.SHARE)),
        (
            r"trends?|over time|rising|falling|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|"
            r"declin(?:e|ed|es|ing)|going (?:up|down)|escalat(?:ed|ing)",
            lambda plan: plan.operation in _SETS_APART,
        ),
        (
            r"compar(?:e|ed|ison|ing)|versus|vs|(?<!other )(?<!rather )(?:more|fewer|less|higher|lower|deadlier|worse)"
            rf"\b(?! or )(?:(?! than ?(?:\d|{NUMBER})).){{0,60}}? than(?! (?:\d|{NUMBER}))",
            lambda plan: plan.operation in _SETS_APART or plan.at_least is not None or plan.claimed is not None,
        ),
        (
            r"(?<!at )(?<!the )(?:deadliest|bloodiest|worst|fewest|highest|lowest|largest|biggest|hardest[- ]hit|"
            r"smallest)|"
            r"(?:the|which .{0,40}|who .{0,40}|had|saw|most) (?:deadliest|bloodiest|worst|fewest|highest|lowest|"
            r"largest|biggest|smallest)",
            _ranks,
        ),
        (
            r"(?:per|each|every) (?:day|week|month|year)|monthly|weekly|daily|yearly|annual(?:ly)?",
            lambda plan: (
                plan.operation in _SEES_PARTS
                or bool(plan.weekdays)
                or (plan.by is not None and plan.operation is not Operation.COMPARE)
            ),
        ),
        (
            r"both (?:an? |the )\w+ and (?:an? |the )?\w+",
            lambda plan: plan.jointly or plan.target is None or "|" not in plan.target,
        ),
        (
            r"both (?:women|children|men|civilians|girls|boys|kids)",
            lambda plan: plan.jointly or plan.operation not in (Operation.COUNT, Operation.LIST, Operation.EXISTS),
        ),
        (r"(?:both|jointly) (?:blamed|responsible|accused)|(?:blamed|attributed) (?:on|to) both", _blames_all),
        (
            r"(?:no|without(?: an?| any)?|lack(?:s|ing)?(?: an?| any)?|missing(?: an?| any)?|unknown|unclear|"
            r"unspecified) (?:known |exact |clear |reliable )?(?:(?:death|casualty|injury) )?"
            r"(?:figures?|tolls?|counts?|numbers?)|(?:figures?|tolls?|numbers?) (?:is|are|was|were) (?:unknown|unclear|"
            r"missing|not (?:given|known|reported|clear))",
            _never,
        ),
        (
            r"(?:confirmed|corroborated|disputed|contested|single-source[d]?) (?:or|and|nor) "
            r"(?:confirmed|corroborated|disputed|contested|single-source)",
            _never,
        ),
        (
            r"(?:first|earliest) and (?:the )?(?:last|latest|most recent)|"
            r"(?:last|latest) and (?:the )?(?:first|earliest)",
            _never,
        ),
        (r"(?:first|earliest)(?! half| quarter| week| name| three| two)", _in_order),
        (
            r"(?:army|armies|troops|regime|government)(?='s? )|government forces|regime forces|"
            r"own forces|(?<=by )(?:the )?(?:army|military|government|troops)",
            _has_sides,
        ),
        (
            r"(?:dead|killed|died) or (?:injured|wounded)|casualties",
            lambda plan: plan.casualties or plan.operation is Operation.COMPARE or plan.at_most == 0,
        ),
        (
            r"neighbou?rhoods?|quarters?(?! of (?:20|19))|suburbs?",
            lambda plan: plan.by is not None or plan.operation is Operation.PLACES or plan.period is not None,
        ),
        (
            r"(?:to the |just |due )?(?:north|south|east|west)(?:[- ]?(?:east|west))? of",
            lambda plan: any(" of " in t.label for t in plan.places),
        ),
        (
            rf"(?:last|first|final|past) (?:{NUMBER}) (?:days|weeks|months|years) (?:of|in|covered by) (?:the |your )?"
            r"(?:data ?set|data|index|records|database|ucdp|airwars|acled)",
            _never,
        ),
        (
            r"(?:of|in) (?:every|each) year|year after year",
            lambda plan: plan.operation in _SEES_PARTS and not _short(plan),
        ),
        (r"(?:that|the same) (?:year|month|week|day)|back then", lambda plan: plan.period is not None),
        (r"days? of the week|weekdays?", lambda plan: plan.by is By.WEEKDAY or bool(plan.weekdays)),
        (
            rf"(?:(?:has|have|had|with|without) )?(?:no|without (?:an?|any)) (?:known |named |clear )?{_DOERS}|"
            rf"un(?:known|identified|named) {_DOERS}|unattributed|unclaimed|"
            r"(?:nobody|no ?one) (?:is |was |has been |took |takes )?(?:blamed|blame|responsible)",
            _never,
        ),
        (
            r"(?:more|fewer|less) (?!than\b)(?:(?! than\b)(?!or (?:more|fewer|less)\b)[^,?]){2,50}? or "
            r"(?:in|at|on|by|from|those|the)\b",
            lambda plan: plan.operation in _SETS_APART or plan.at_least is not None or plan.at_most is not None,
        ),
        (
            r"(?:were|was|are|is) there (?:an?|any|some)? ?(?:days?|weeks?|months?|years?)\b[^,?]{0,60}? "
            r"(?:without|with no)",
            lambda plan: plan.operation in (Operation.GAP, Operation.EXTREME) or plan.at_most == 0,
        ),
        (r"verified|reliab\w+|trustworth\w+", lambda plan: plan.status is not None),
    )
)


_AN_AGE = re.compile(r"(?:aged?|ages|over|under|above|below|older than|younger than)\b.*\d.*")
_BEYOND = tuple(pattern for pattern, served in _KINDS if served in (_never, _counts_no_things))


def is_beyond(words: str) -> bool:
    """Whether words ask for what no plan does, whatever its other parts: hours, ages, a group left out."""
    lower = words.lower()
    told = (_HOURS, _AN_AGE, *_BEYOND)
    left_out = leaves_out_group(lower) or LEAVES_OUT.match(lower) is not None or lower.startswith("without ")
    return left_out or any(pattern.fullmatch(lower) for pattern in told)


def find_unserved(plan: Plan, text: str) -> tuple[str, ...]:
    """The words of `text` (one sentence) that ask for what the settled plan does not do."""
    beyond = _HOURS.search(text.lower()) or (_ARTICLES.search(text.lower()) if plan.places or plan.period else None)
    if beyond is not None:
        return (beyond.group(),)  # what no report's words answer either
    if plan.operation in OPEN:
        return ()
    found: list[str] = []
    for pattern, served in _KINDS:
        match = pattern.search(text.lower())
        if match is not None and not served(plan) and not _held(plan, match.group()):
            found.append(match.group())
    return tuple(dict.fromkeys(found))


def _held(plan: Plan, words: str) -> bool:
    """Whether the words are told as a part of the plan already: in its words, the name of its place or its event."""
    labels = [term.label.lower() for term in plan.places]
    names = [*plan.words, plan.event or "", plan.attributed_to or ""]
    return any(words in name.lower() for name in (*labels, *names)) or any(label in words.split() for label in labels)


_BELOW = "over|under|above|below|older than|younger than"
_AGES = re.compile(
    rf"\b(?:aged?|ages) (?:(?:{_BELOW}|between|from|up to|at least) )?\d{{1,2}}"
    rf"(?: (?:and|to|or) (?:\d{{1,2}}|{_BELOW}|older|younger))?\b(?: years?)?|"
    rf"\b(?:{_BELOW})[ -](?:the age of )?\d{{1,2}}(?:'?s\b|(?= years? (?:of age|old)\b))|"
    rf"\b(?:{_BELOW}) the age of \d{{1,2}}\b|"
    r"(?:(?<=people )|(?<=persons )|(?<=those )|(?<=children )|(?<=kids )|(?<=women )|(?<=men )|(?<=civilians )|"
    rf"(?<=anyone ))(?:{_BELOW}) \d{{1,2}}\b"
)


def unread_ages(scan: Scan) -> tuple[str, ...]:
    """ "Aged over 60", "children under 10": ages, which no figure tells apart; the words are marked."""
    match = scan.pull(_AGES)
    return (match.group(),) if match is not None else ()


def unread_hours(scan: Scan) -> tuple[str, ...]:
    """ "At dawn", "after midnight": hours, which no incident holds; marked, since places have such names too."""
    match = scan.search(_KINDS[0][0])
    if match is None or _HOUR_OF_A_PLACE.match(scan.rest, match.end()):
        return ()
    return (scan.take(*match.span()).lower(),)


_HOUR_OF_A_PLACE = re.compile(r" (?:blue|mosque|camp|club|square|street)\b")
_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d,.]*(?![\w/-])")


def unread_numbers(plan: Plan, scan: Scan) -> tuple[str, ...]:
    """Numbers that no part of the plan holds: a bound, a rank or a time that was not read."""
    if plan.operation in OPEN:
        return ()
    return tuple(dict.fromkeys(match.group().rstrip(".,") for match in _NUMBER.finditer(scan.rest)))


_LAND = re.compile(
    r"\x1f ?(?P<land>valleys?|rivers?|basin|peninsula|coast(?:line)?|mountains?|desert|plains?|delta|lake|corridor|"
    r"belt|triangle|highlands|foothills|steppe|badia)\b"
)


_RIVER = re.compile(
    r"\b(?:(?:along|across|beside|on|by|near|(?:north|south|east|west) of)(?: the)? )?(?:(?:\w+ )?banks? of (?:the )?)?"
    r"(?:the )?(?:(?:euphrates|tigris|orontes|khabur|litani|nile)\b(?! shield)(?: river)?|river [a-z]{4,})\b"
)


def unread_land(plan: Plan, scan: Scan) -> tuple[str, ...]:
    """ "The Tigris valley", "along the Tigris": land that is neither a place nor known by itself, and rivers."""
    if plan.operation in OPEN:
        return ()
    river = _RIVER.search(scan.rest)
    land = tuple(match["land"] for match in _LAND.finditer(scan.rest)) if plan.places else ()
    return (river.group(),) if river is not None else land


_DENIED = re.compile(
    r"\b(?:nobody|no ?one|none(?! of)|"
    r"no (?:civilians?|children|women|men|people|deaths?|fatalit(?:y|ies)|dead|injur(?:y|ies))|"
    r"not (?:killed|injured|dead))\b"
)


_NOT = re.compile(
    r"(?<!\bor )(?<!\bif )(?<!\bthere )(?<!\bit )(?<!\bwhether )(?<!\bwhy )(?<!\bdo )(?<!\bam )(?<!\bare we )"
    r"\bnot\b(?! (?:only|sure|just|yet|really|certain|so|to|an?)\b) (?:(?:on|in|by|of) )?[^ ,.;?]+"
)  # what was read behind it is blanked with a mark that counts as white space


def unread_denials(plan: Plan, scan: Scan) -> tuple[str, ...]:
    """ "3 injured but no one dead": a denial that no bound of the plan holds."""
    if plan.operation in OPEN or plan.at_most == 0:
        return ()
    negated = tuple(scan.text[slice(*match.span())].lower() for match in _NOT.finditer(scan.rest))
    return tuple(match.group() for match in _DENIED.finditer(scan.rest)) or negated


_ATTACKER_FELL = re.compile(
    r"\b(?:gunm[ae]n|shooters?|attackers?|assailants?|suspects?|perpetrators?|(?:suicide )?bombers?) (?:who )?"
    r"(?:(?:was|were|got|is|are|has been|have been|had been) )?(?:(?:also|himself|themselves|himself also|counted|"
    r"included|among|one of|part of|in) )*(?:the )?(?:killed|shot|wounded|injured|died|dead|survived|toll|casualties|"
    r"victims)\b"
)


def with_unread(plan: Plan, text: str, scan: Scan, others: tuple[str, ...]) -> Plan:
    """The settled plan with all words that matter and that nothing of it heeds; none of them is looked for.

    Args:
        plan: settled.
        text: one sentence.
        scan: what is left of it.
        others: such words that were marked before.
    """
    land = unread_land(plan, scan)
    unread = (*others, *find_unserved(plan, text), *unread_numbers(plan, scan), *unread_fallen(plan, text), *land)
    unread += (*plan.unread, *unread_denials(plan, scan), *unread_exclusions(plan, scan), *unread_bound(plan, text))
    fell = _ATTACKER_FELL.search(text.lower())
    if fell is not None and plan.operation is Operation.EXISTS:
        plan = replace(plan, operation=Operation.PASSAGE)  # no figure tells the attacker's death from the victims'
    elif fell is not None and plan.operation in (Operation.COUNT, Operation.SUM, Operation.LIST, Operation.SHARE):
        unread += (fell.group(),)
    named = " ".join((*land, *unread)).lower().split()
    unread = tuple(one for one in dict.fromkeys(unread) if not any(one != other and one in other for other in unread))
    return replace(plan, unread=unread, words=tuple(word for word in plan.words if word not in named))


_SIDES_OWN = re.compile(
    rf"(?:^|\bhow many |\bnumber of |\bcount of )(?:the )?(?P<phrase>{ANY_SIDE}|{STANDING.pattern}|[A-Z]{{2,5}}) "
    r"(?P<noun>rebels?|fighters?|militants?|insurgents?|guerrillas?|soldiers?|troops|members|combatants)\b"
    r"(?! (?:kill|attack|bomb|did\b|do\b|carr|abduct|injure\b|wound\b|hit|shell|murder|launch|kidnap))",
    re.I,
)


def unread_fallen(plan: Plan, text: str) -> tuple[str, ...]:
    """ "How many Maoist rebels died": no figure tells the dead of one side from those of the other."""
    match = _SIDES_OWN.search(text)
    if match is None or plan.effect is None or plan.perpetrator is None or plan.operation in OPEN:
        return ()
    if re.search(r"\bby\b", text[match.end() :].lower()):
        return ()
    return (f"{match['phrase']} {match['noun']}".lower(),)
