"""Follow-ups that are always put alike: "list them", "where?", "who says so?", "the month before", "in total".

Called by `followup.py`. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.chain import TOGETHER
from bot.answer.plan import By, Operation, Order, Period, Plan
from bot.answer.reading.number_words import NUMBER_WORDS
from bot.answer.selection import SHOWN
from bot.answer.shifting import month_of, shifted, shifted_by, until, week_of, year_of
from store.records import Effect

ASKS_MAP = re.compile(
    r"^\W*(?:(?:and|ok|please|can you|could you) )*(?:(?:(?:show|give|send|draw|make|put|plot|see)(?: me| us)? )?"
    r"(?:(?:it|that|this|them|those|these|all)(?: all)? )?(?:on )?(?:(?:a|the) )?map(?: (?:of|for) (?:it|that|this|"
    r"them|those|these)(?: all)?)?|map (?:it|that|this|them|those|these))(?:,? please)?\W*$",
    re.I,
)
_LIST = re.compile(
    r"^(?:and )?(?:(?:please )?(?:list|show|name|give)(?: me| us)? ?(?:them|those|these|it|all|them all|all of "
    r"them|the incidents|the list|more)?|"
    r"(?:list|show|name|give)(?: me| us)? (?:all )?(?:the |these |those )?(?:incidents|attacks|strikes|shootings|"
    r"events)(?: there| in (?:it|them))?|when(?: exactly| precisely)?(?: was (?:that|it|this)| were (?:they|"
    r"those)| did (?:it|that|this|they|those) happen)?|"
    r"(?:(?:the|what|which|exact|any) )*dates?|which ones?|"
    r"which(?: incidents| are they)?|what are they|"
    r"(?:tell|show|give) (?:me|us) more(?: about (?:it|them|that|this))?|"
    r"(?:more )?details|more(?: info(?:rmation)?| about (?:it|them|that))?)\s*$",
    re.I,
)
_FURTHER = re.compile(
    r"^(?:(?:and|ok|please|yes),? )*(?:(?:(?:show|list|give|tell|see)(?: me| us)? )?(?:the )?"
    r"(?:(?:next|other|remaining|following)(?: (?:page|ones?|ten|10|incidents|few|results))|rest|others|next|more)"
    r"(?: of (?:them|those|these|the list))?|continue|go on|keep going|what else|any(?: others| more))(?:,? please)?$",
    re.I,
)
_WHO_SAYS = re.compile(
    r"^(?:and )?(?:who (?:says|said|reports|reported|claims)(?: so| that| this| it| them| those| these)?|"
    r"says who|who(?:'s| is| was) the source|"
    r"according to whom?|"
    r"(?:(?:please )?(?:list|give|show|name)(?: me| us)? )?(?:(?:all|the|your|its|their) )*sources?|"
    r"(?:what|which)(?:'s| is| are| was| were)?(?: (?:the|your|its|their))? sources?|"
    r"(?:which|what) (?:outlets?|newspapers?|media)(?: (?:was|were|is|are) (?:it|that|they|those))?|"
    r"(?:(?:say|tell me) )?where (?:did |do |have )?you (?:get|got|take|have) (?:that|this|it)(?: from)?|"
    r"where (?:is|are|does|do) (?:that|this|it|those|these|they)(?: (?:figure|number|count)s?)? come from|"
    r"whose (?:figure|number|"
    r"claim)s? (?:is|are) (?:that|this|it|they))\s*$",
    re.I,
)
_WHY = re.compile(
    r"^(?:and )?(?:why|how come|(?:why|how come) (?:do |are )?you (?:say|call|put|count|mark|list)(?:ing)? .{2,40}|"
    r"why is that|why so (?:many|few)|how do (?:you|we) know(?: that| this)?|how so|"
    r"explain(?: "
    r"that| this)?|how was (?:that|this) (?:counted|computed|calculated))\s*$",
    re.I,
)
_WHAT_HAPPENED = re.compile(
    r"^(?:and |so )?what (?:exactly )?happened(?: exactly| precisely| there| then| in (?:it|them)| to them)?\s*$", re.I
)
_WITHOUT_PART = re.compile(
    r"^(?:and |but )?(?:without|excluding|not (?:counting|including)|leave out) (?:the )?(?:(?P<hurt>injured|wounded|"
    r"injuries)|(?:dead|killed|deaths))\s*$",
    re.I,
)
_WHICH_TARGET = re.compile(r"^(?:and )?which (?P<target>[a-z]+?)(?:es|s)?\s*$", re.I)
_MOSTLY = re.compile(r"^(?:and )?(?:where (?:mostly|mainly|most(?: of (?:them|those|it))?)|mostly where)\s*$", re.I)
_WHERE = re.compile(
    r"^(?:and )?(?:where(?: exactly| precisely)?|"
    r"(?:in )?which (?:towns|places|cities|provinces|states|countries|areas)|"
    r"where(?: exactly| precisely)? (?:was|were|did) (?:that|this|it|they)(?: happen)?)\s*$",
    re.I,
)
_COUNT = re.compile(
    r"^(?:and )?(?:how many(?: (?:incidents|attacks|strikes|events|times|"
    r"shootings))?(?: (?:is|was|are|were) (?:that|those|these|it|they|there))?|count them)\s*$",
    re.I,
)
_WHO_DID = re.compile(
    r"^(?:and )?(?:by whom|whom by|who by|by who|who (?:did|caused|is behind|was behind) "
    r"(?:it|this|that|them|the (?:\w+ )?(?:shooting|attack|bombing|killing|\w*strike|shelling|stabbing)s?)|"
    r"who carried (?:it|that|this|them|those) out|"
    r"who (?:gets|got|takes|took|bears|is given|was given) the blame|"
    r"who(?: is|'s| was)? (?:blamed|responsible|to blame|accused)(?: for (?:it|this|that|them))?|"
    r"who (?:killed|bombed|attacked|hit|shot) (?:them|him|her|it|those|these))\s*$",
    re.I,
)
_NAMES = re.compile(
    r"^(?:and )?(?:(?:(?:give|show|list|tell)(?: me| us)? |what (?:are|were) )?(?:the |their |"
    r"victims' )?names?(?: of (?:the )?"
    r"(?:victims|dead|them|those))?|who (?:were|was|are) (?:they|those|the (?:victims|dead))|who (?:died|(?:was|"
    r"were) killed)|"
    r"(?:the )?victims|(?:(?:give|show)(?: me| us)? |are there (?:any )?|any )?(?:the )?(?:quotes?|evidence|proof|"
    r"(?:exact|original|full) (?:words|words?ing|quotes?|texts?|sentences?)|details|"
    r"reports|articles|links?))\s*$",
    re.I,
)
_ANYONE_ELSE = re.compile(  # beside the group asked about: the incidents' whole tolls
    r"^(?:and )?(?:(?:was|were) )?any(?:one|body) else(?: (?:was |were )?(?:killed|dead|die[d]?|hurt|injured|wounded|"
    r"harmed))?(?: (?:with|beside|besides|alongside) (?:them|him|her)| there| too)?\s*$",
    re.I,
)
_SURE = re.compile(
    r"^(?:and )?(?:are you (?:really )?sure|how (?:sure|certain|reliable)(?: (?:are you|is (?:that|this|"
    r"it)))?(?: (?:of|about) (?:that|this|it))?|"
    r"(?:is|was|has|are|were|have) (?:(?:that|this|it|those|these|they|the)(?: (?:figure|number|toll|count|report|"
    r"death|incident)s?)?)(?: been)? (?:really |actually |independently |officially |still )?(?:true|certain|sure|"
    r"confirmed|reliable|right|correct|verified|corroborated|disputed|contested|accurate|official|denied|retracted|"
    r"withdrawn)(?: by (?:anyone|anybody|others|anyone else))?|"
    r"(?:what(?:'s| is) )?(?:the |its |their )?status(?: of (?:it|that|this|those|these|them))?|"
    r"how many (?:independent )?sources|"
    r"(?:(?:is|are|was|were) )?(?:any|all|some|which)(?: of (?:these|those|them))? "
    r"(?:(?:is|are|were|was|officially) )*(?:confirmed|verified|corroborated|disputed)|"
    r"who confirm(?:s|ed) (?:it|that|this)|(?:show|give)(?: me| us)? (?:the )?sources)\s*$",
    re.I,
)
_AGAIN = re.compile(
    r"^(?:and )?(?:(?:what(?:'s| is) )?the range|(?:the )?(?:lowest|low) and (?:the )?(?:highest|high)|"
    r"(?:(?:give|show|tell)(?: me| us)? |what(?:'s| is| are) )?(?:the )?(?:lowest|highest|minimum|maximum|min|max|"
    r"low|high|"
    r"best) (?:estimates?|figures?|counts?|numbers?|bounds?|tolls?)|again|all again|"
    r"(?:say|show)(?: me)? (?:that|it) again|repeat(?: (?:that|it))?)\s*$",
    re.I,
)
_FEWEST = re.compile(
    r"^(?:and |so |ok |then )*(?:(?:which|what)(?:'s| one)? )?(?:(?:was|were|is|had) )?(?:the )?"
    r"(?:best|fewest|lowest|quietest|calmest|safest|least(?: deadly| bad)?)(?: one)?\s*$",
    re.I,
)
_WHICH_TIME = re.compile(r"^(?:and )?(?:in |on )?(?:which|what) (?P<unit>days?|weeks?|months?|years?)\s*$", re.I)
_WHOLE = re.compile(
    r"^(?:and )?(?:in |for |during |on |over )?(?:that(?: whole)?|the same|(?:the )?whole(?: of (?:the|that))?|"
    r"(?:the )?entire|all) (?P<unit>week|"
    r"month|"
    r"year)(?: then)?\s*$",
    re.I,
)
_EVERYONE = re.compile(r"^(?:and )?(?:everyone|everybody|all (?:people|victims|groups))(?: again| else)?\s*$", re.I)
_ALL_SOURCES = re.compile(
    r"^(?:and )?(?:from |in )?(?:all|any|every) (?:sources?|data ?sets?|outlets?)(?: together)?\s*$", re.I
)
_HOW_MANY = re.compile(
    r"^(?:and |so )?how many(?: (?:people|victims|were there|exactly))?(?: (?:in (?:all|total)|altogether))?"
    r"(?: (?:on |in )?(?:that|the same) (?:day|week|month|year)| then| there)?\s*$",
    re.I,
)
_FATAL = re.compile(
    r"^(?:and )?(?:how many|which)(?: of (?:them|those|these))? (?:were|was|are) (?:fatal|deadly|lethal)\s*$", re.I
)
_KILLED_MOST = re.compile(
    r"^(?:and )?(?:which|what)(?: one| of (?:them|those|these))? (?:(?:killed|caused|claimed|left|had) (?:the )?"
    r"(?:most|highest)|was (?:the )?most deadly)(?: people| deaths| lives| dead| victims| toll| killed)?\s*$",
    re.I,
)
_WITH_MOST = re.compile(
    r"^(?:and )?(?:the |which )?(?:one|incident|attack|strike|shooting) (?:with|had|that had) (?:the )?"
    r"(?:most|highest number of) (?:people )?"
    r"(?P<what>killed|dead|deaths|injured|wounded|hurt|injuries|casualties|victims)\s*$",
    re.I,
)
_TOTAL = re.compile(r"^(?:and |so )*(?:the )?(?:grand |overall )?(?:total|sum|toll|death toll)\s*$", re.I)
_SHIFT = re.compile(
    r"^(?:and )?(?:(?:the )?same )?(?:for |on |in |during |what about )?(?:the )?(?P<which>(?:day|week|month|"
    r"year) (?:before|"
    r"after)|(?:previous|preceding|next|following) (?:day|week|month|year)|(?:day|week|month|year) "
    r"(?:earlier|later))(?: (?:that|it|this))?\s*$",
    re.I,
)
_SHIFT_BY = re.compile(
    rf"^(?:and )?(?:for |on |in |during |over |what about )?(?:the )?(?:(?P<n>{'|'.join(NUMBER_WORDS)}|\d{{1,2}}) "
    r"(?P<unit>day|week|month|year)s (?P<side>before|after|earlier|later)|(?P<next>previous|preceding|next|following) "
    rf"(?P<n2>{'|'.join(NUMBER_WORDS)}|\d{{1,2}}) (?P<unit2>day|week|month|year)s)(?: (?:that|it|this))?\s*$",
    re.I,
)
_ALL_BEFORE = re.compile(
    r"^(?:and )?(?:in |during )?the (?:days|weeks|months|years|time) before(?: (?:that|it|this|then))?\s*$", re.I
)
_BESIDE = re.compile(
    r"^(?:and |so )?(?:(?:(?:is|was|were|are) (?:that|this|it|those|they) |(?:any )?)"
    r"(?:more|less|fewer|higher|lower|worse|better|up|down)(?: or (?:less|fewer|lower|down))? (?:than|from|on)|"
    r"(?:how (?:does|do|did) (?:that|this|it|they|those) )?compared? (?:with|to|against)|vs\.?|versus|against)"
    r"(?: (?:in|for|during|over))? (?P<which>(?:the )?.+)$",
    re.I,
)
_DROP = re.compile(
    r"^(?:and )?(?:in (?:all|total)|overall|altogether|at any time|ever|for all (?:time|dates|years)|"
    r"all (?:time|dates|years))\s*$",
    re.I,
)
_DROP_PLACE = re.compile(
    r"^(?:and )?(?:everywhere|anywhere|in all places|worldwide|in the whole (?:country|index))\s*$", re.I
)


_RANKED = re.compile(
    r"^(?:and |so |ok |then )*(?:(?:give|show|tell)(?: me| us)?(?: (?:about|of))? )?"
    r"(?:(?:which|what)(?:'s| one| ones)?(?: of (?:those|these|them|the \w+))? )?"
    r"(?:(?:was|were|is|are|has been) )?(?:the )?"
    r"(?P<order>deadliest|worst|bloodiest|biggest|largest|top|latest|newest|most recent|last|first|earliest)"
    r"(?P<fatal> fatal| deadly)?(?: (?:one|single one|incident|attack|event))?"
    r"(?: (?:of|among|in) (?:those|these|them|all|all of (?:them|those)))?\s*$",
    re.I,
)
_RANKS = {"latest": Order.LATEST, "newest": Order.LATEST, "most recent": Order.LATEST, "last": Order.LATEST} | {
    "first": Order.FIRST,
    "earliest": Order.FIRST,
}


_PAGED = (Operation.LIST, Operation.DETAIL)
_WHEN_LAST = re.compile(
    r"^(?:and |ok |so )*(?:when|where) (?=(?:was|is) the (?:most recent|latest|last|newest|first|earliest|"
    r"worst|deadliest|bloodiest|biggest|largest)(?: one)?$)",
    re.I,
)
_SHOWN = (Operation.LIST, Operation.DETAIL, Operation.COUNT, Operation.WHO_DID)


def set_phrase(line: str, before: Plan) -> Plan | None:
    """The plan that a set phrase makes of the one before; None where the text is none."""
    ways = (shown_otherwise, _parted, _widened, _counted, _ranked, _moved)
    return next((plan for way in ways if (plan := way(line, before)) is not None), None)


_ANY_BEFORE = (Plan(Operation.LIST, effect=Effect.KILLED), Plan(Operation.SUM, effect=Effect.KILLED))


def only_follows(line: str) -> bool:
    """Whether a text means nothing without an answer before it; "who says so?" alone is asked of the latest report."""
    if _WHO_SAYS.match(line):
        return False
    return TOGETHER.match(line) is not None or any(set_phrase(line, before) is not None for before in _ANY_BEFORE)


def shown_otherwise(line: str, before: Plan) -> Plan | None:
    """The same incidents, told in another way: "list them", "who did it?", "where?", "are you sure?"."""
    if before.operation is Operation.COVERAGE:
        return None
    order = None if before.order in (Order.MOST, Order.FEWEST) else before.order  # the order of parts, not of incidents
    told = replace(before, by=None, versus=(), order=order)
    if _FURTHER.match(line) and before.operation in _PAGED and not before.picked and before.as_of is None:
        return replace(before, skip=before.skip + SHOWN)
    if _LIST.match(line):
        return replace(told, operation=Operation.LIST, limit=None)
    if _WHO_DID.match(line):
        return replace(told, operation=Operation.WHO_DID)
    if _NAMES.match(line) or _WHY.match(line) or (before.group and _ANYONE_ELSE.match(line)):
        return replace(told, operation=Operation.DETAIL)
    if _WHAT_HAPPENED.match(line) and before.operation is not Operation.PASSAGE:
        return replace(told, operation=Operation.DETAIL)
    if _SURE.match(line) or _WHO_SAYS.match(line):
        return replace(told, operation=Operation.WHO_SAYS)
    if _WHERE.match(line):
        return replace(told, operation=Operation.PLACES)
    target = _WHICH_TARGET.match(line)
    if target is not None and before.target is not None and target["target"].lower() in before.target.split("|"):
        return replace(told, operation=Operation.LIST, limit=None)
    if _AGAIN.match(line):
        voices = before.operation in (Operation.WHO_SAYS, Operation.WHO_DID) and before.effect is not None
        return replace(before, operation=Operation.SUM if voices else before.operation)
    return None


_BY_WORDS = {
    "side": By.PERPETRATOR,
    "month": By.MONTH,
    "year": By.YEAR,
    "town": By.PLACE,
    "province": By.ADMIN1,
    "country": By.COUNTRY,
    "weapon": By.WEAPON,
}
_RANK_ALL = re.compile(
    r"^(?:and |please |now )*(?:rank|sort|compare|list|show)(?: me)? (?:(?:all|the|by) )+"
    r"(?P<what>side|month|year|town|province|countrie|country|weapon)s?\s*$",
    re.I,
)


def _parted(line: str, before: Plan) -> Plan | None:
    """All sides, months, towns … one by one: "rank all sides"."""
    match = _RANK_ALL.match(line)
    if match is None or before.operation not in (*_TALLIED, Operation.GROUP, Operation.EXTREME):
        return None
    by = _BY_WORDS[match["what"].lower().replace("countrie", "country")]
    whole = replace(before, operation=Operation.GROUP, by=by, order=None, limit=None)
    return replace(whole, perpetrator=None, not_perpetrator=None) if by is By.PERPETRATOR else whole


def _widened(line: str, before: Plan) -> Plan | None:
    """A part left out: "everyone", "from all sources", "at any time", "everywhere", "without the injured"."""
    without = _WITHOUT_PART.match(line)
    if without is not None and before.casualties:
        return replace(before, effect=Effect.KILLED if without["hurt"] else Effect.INJURED, casualties=False)
    if _EVERYONE.match(line) and before.group:
        return replace(before, group=None, also_groups=())
    if _EVERYONE.match(line):
        return replace(before, perpetrator=None, not_perpetrator=None, between=())
    if _ALL_SOURCES.match(line):
        return replace(before, origin=None, source=None, attributed_to=None)
    if _DROP.match(line):
        return replace(before, period=None)
    if _DROP_PLACE.match(line):
        return replace(before, places=(), excluded=())
    return None


def _counted(line: str, before: Plan) -> Plan | None:
    """How many people or incidents: "how many?", "the total", "how many were fatal?"."""
    bare = replace(before, by=None, versus=(), order=None, limit=None)
    people = re.search(r"people|victims", line, re.I) is not None and before.operation in _SHOWN
    bounded = before.at_least is not None or bool(before.at_most)
    if _HOW_MANY.match(line) and before.operation is Operation.LIST and bounded and not people:
        return replace(bare, operation=Operation.COUNT)  # "shootings with at least 4 wounded", "how many?"
    if _HOW_MANY.match(line) and (before.effect is not None or people):
        victims = "victims" in line.lower() and before.effect is None
        summed = replace(bare, operation=Operation.SUM, effect=before.effect or Effect.KILLED)
        return replace(summed, casualties=before.casualties or victims)
    if _TOTAL.match(line) and before.operation is not Operation.PASSAGE:
        return replace(bare, operation=Operation.SUM, effect=before.effect or Effect.KILLED)
    if _COUNT.match(line):
        return replace(before, operation=Operation.COUNT, by=None, versus=())
    if _FATAL.match(line) and before.operation in (Operation.LIST, Operation.COUNT, Operation.DETAIL):
        asked = Operation.LIST if "which" in line.lower() else Operation.COUNT
        return replace(bare, operation=asked, effect=Effect.KILLED)
    return None


def _ranked(line: str, before: Plan) -> Plan | None:
    """The one of them that comes first: "the deadliest", "which killed the most?", of a grouping "the worst"."""
    one = replace(before, operation=Operation.LIST, by=None, versus=(), limit=1)
    if _KILLED_MOST.match(line) and before.operation in (Operation.LIST, Operation.COUNT, Operation.DETAIL):
        return replace(one, order=Order.DEADLIEST)
    most = _WITH_MOST.match(line)
    if most is not None and before.operation is not Operation.PASSAGE:
        effect = Effect.INJURED if re.match("injur|wound|hurt", most["what"], re.I) else Effect.KILLED
        return replace(one, effect=effect, order=Order.DEADLIEST)
    ranked = _RANKED.match(_WHEN_LAST.sub("", line))
    if _MOSTLY.match(line) and before.operation in (*_TALLIED, Operation.DETAIL):
        return replace(before, operation=Operation.EXTREME, by=By.PLACE, order=Order.MOST, limit=None)
    if before.operation in (Operation.GROUP, Operation.EXTREME):
        if ranked is not None and ranked["order"].lower() not in _RANKS:
            return replace(before, operation=Operation.EXTREME, order=Order.MOST, limit=None)
        if _FEWEST.match(line):
            return replace(before, operation=Operation.EXTREME, order=Order.FEWEST, limit=None)
    if ranked is None:
        return None
    order = _RANKS.get(ranked["order"].lower(), Order.DEADLIEST)
    return replace(one, effect=Effect.KILLED if ranked["fatal"] else before.effect, order=order)


def _moved(line: str, before: Plan) -> Plan | None:
    """Another time, counted from the one spoken of: "the month before", "that whole week", "which month?"."""
    which = _WHICH_TIME.match(line)
    if which is not None and before.operation in (Operation.LIST, Operation.COUNT, Operation.SUM, Operation.EXISTS):
        by = By(which["unit"].lower().removesuffix("s"))
        return replace(before, operation=Operation.GROUP, by=by, order=None, limit=None)
    beside = _BESIDE.match(line)
    other = _shifted(beside["which"], before) if beside is not None else None
    if other is not None and before.operation in _TALLIED:
        side = replace(before, operation=Operation.COMPARE, versus=(), by=None, order=None, limit=None)
        return replace(side, versus=(replace(side, period=other, before=None, changed=()),))
    period, whole = before.period, _WHOLE.match(line)
    if whole is not None and period is not None and period.start is not None:
        around = {"week": week_of, "month": month_of, "year": year_of}[whole["unit"].lower()]
        return replace(before, period=around(period.start))
    moved = _shifted(line, before)
    return replace(before, period=moved) if moved is not None else None


_TALLIED = (Operation.SUM, Operation.COUNT, Operation.LIST, Operation.EXISTS)


def _shifted(line: str, before: Plan) -> Period | None:
    """The time that words count from the one spoken of: "the month before", "the two weeks after"."""
    shift, by = _SHIFT.match(line), _SHIFT_BY.match(line)
    if before.period is None:
        return None
    if shift is not None:
        return shifted(before.period, shift["which"].lower())
    if _ALL_BEFORE.match(line) and before.period.start is not None:
        return until(before.period.start)
    if by is None:
        return None
    many = (by["n"] or by["n2"]).lower()
    back = (by["side"] or by["next"]).lower() in ("before", "earlier", "previous", "preceding")
    n = int(many) if many.isdigit() else NUMBER_WORDS[many]
    return shifted_by(before.period, n, (by["unit"] or by["unit2"]).lower(), back=back)
