"""What a question wants done: count, sum, list, compare … read from how it is put.

Called by `read.py`. Pure. The rules are tried in the order of `RULES`; the first that fits decides. What a rule needs
beyond its words (an effect, an event) is checked by `read.py`, which knows the other parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answer.plan import By, Operation, Order
from bot.answer.reading.fronted import NOTHING, unfronted
from bot.answer.reading.harm import PEOPLE, asks_casualties, find_effects, find_group
from bot.answer.reading.how import RANKED_BY, UNIT
from bot.answer.reading.measures import find_measure
from bot.answer.reading.number_words import NUMBER, NUMBER_WORDS
from bot.answer.reading.side_names import side_alone
from bot.answer.reading.superlatives import MOST, asks_for_a_side, extreme_of, order_of
from bot.answer.reading.targets import find_target
from bot.answer.reading.text import Scan
from bot.answer.reading.which import STRUCK, asks_which
from index.claims.event_words import find_events

_IN_WORDS = "|".join(NUMBER_WORDS)
_PEOPLE = r"people|civilians|children|women|men|incidents|attacks"
_A_COUNT = rf"(?:\d{{1,3}}|(?!(?:19|20)\d\d\b)\d{{4}}|\d{{5,}}|\d{{4}}(?= (?:{_PEOPLE})\b))"  # a number that is no year
_PLACE_UNITS = (
    r"towns?|cit(?:y|ies)|villages?|places?|areas?|locations?|neighbou?rhoods?|districts?|provinces?|"
    r"governorates?|regions?|states?|countr(?:y|ies)"
)
CLAIMED = (
    r"claim(?:s|ed|ing)? (?:responsibility|credit)|"
    r"claim(?:s|ed) (?=(?:the|an?|this|that) (?:\w+ )?(?:attack|bombing|blast|explosion|strike|shooting|killing|"
    r"abduction|kidnapping|assault)s?\b)"
)
"""Of a deed, not of a figure: "who claimed the bombing"."""
_HARM = (
    r"carried out|did (?:it|this|that|the (?:\w+ )?(?:shootings?|attacks?|bombings?|killings?|\w*strikes?|shelling|"
    r"stabbings?))|responsible|blamed|accused|behind|to blame|bombed|shelled|"
    r"attacked|struck|hit|killed|shot|perpetrated|committed|conducted|launched|" + CLAIMED
)

_HELD = r"arrested|charged|detained|indicted|jailed|apprehended|convicted|sentenced|taken into custody|in custody"
RULES: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    (
        Operation.SUSPECTS,
        re.compile(
            r"^(?:and )?(?:whom?|who else|which (?:people|persons?|suspects?|men|women|man|woman)) "
            r"(?:was|were|is|are|got|has been|have been|(?:did|have|has) (?:the )?police) "
            rf"(?:(?:the|being|later|also|it) )*(?:{_HELD}|arrest|suspects?\b(?! that)|suspected|accused\s*$)|"
            r"^(?:give (?:me )?|list )?(?:the )?names? of (?:the )?(?:people |those |men )?"
            rf"(?:suspects?|{_HELD})"
        ),
    ),
    (
        Operation.COVERAGE,
        re.compile(
            r"^(?:what|which)\b.{0,40}\b(?:indexed|covered|do you cover|(?:is|are) in (?:the|your) (?:index|"
            r"database))|^what do you (?:have|know|cover)\s*$|^how many articles\b(?!.*\b(?:about|mention|on|"
            r"report)\b)|"
            r"^(?:what(?:'s| is) the )?(?:newest|latest|most recent) article\s*$|^(?:the )?coverage\s*$|"
            r"^which (?:sources|outlets|newspapers|feeds)\b.{0,20}\b(?:you|index|use)|"
            r"^(?:since when|how far back|from when)\b.{0,20}\b(?:you|your|data|index|coverage|go|reach)\b|"
            r"^how (?:recent|old|current|fresh|up to date) (?:is|are) (?:your|the) (?:data|index|articles|coverage|"
            r"news)\b|"
            r"^what(?:'s| is) (?:the |your )?(?:newest|latest|most recent|oldest|first) article\b.{0,20}\byou\b|"
            r"^(?:what|which) (?:period|dates|years|time|places|countries)\b.{0,20}\b(?:you|your|index|"
            r"data)\b.{0,20}\bcover\w*"
        ),
    ),
    (
        Operation.WHO_SAYS,
        re.compile(
            rf"^(?:and )?(?:who|which (?:source|outlet|body|organi[sz]ation)s?|what (?:source|outlet)s?) "
            rf"(?:else )?(?!{CLAIMED})(?:says?|said|saying|reports?|reported|claims?|claimed|confirm(?:s|ed)?|"
            r"gave|gives|counted)\b|"
            r"^how many (?:independent |different |separate )?(?:sources|outlets)\b|"
            r"\baccording to whom?\b|^(?:and )?(?:what(?:'s| is| are| was| were) )?(?:the |your )?sources?(?: "
            r"(?:for|of) (?:that|this|it))?\s*$|\bwhose (?:figures?|claims?|numbers?|counts?|words)\b|"
            r"^(?:and )?where (?:does|do|did) (?:that|this|it|the (?:figure|number)s?) come from|^says who\b|"
            r"^who (?:is|was|are) (?:the source|cited|quoted|citing)|^source\s*$"
        ),
    ),
    (
        Operation.SHARE,
        re.compile(
            r"\b(?:what|which) (?:share|percentage|percent|per cent|proportion|fraction|portion|ratio)\b|"
            r"\b(?:percentage|percent|per cent|fraction|portion|share|proportion) of\b|\bhow many percent\b|\bas "
            r"(?:(?:a|the) )?(?:percentage|share|proportion|fraction)\b|"
            r"\b(?:in|as) percent\b|\bpercentage\s*$"
        ),
    ),
    (
        Operation.AVERAGE,
        re.compile(
            r"\b(?:averages?|avg|mean|on average)\b|\bper (?:incident|attack|air ?strike|strike|shooting|"
            r"event|bombing|explosion)\b"
        ),
    ),
    (
        Operation.TREND,
        re.compile(
            r"\b(?:trend|over time)\b|\b(?:is|are|has|have|did|was|were)\b.{0,60}\b(?:rising|falling|"
            r"increas(?:ing|ed)|decreas(?:ing|ed)|going (?:up|down)|getting (?:worse|better|more|fewer)|gone "
            r"(?:up|down)|risen|fallen|declin(?:ing|ed)|escalat(?:ing|ed)|changed)\b|"
            r"\bhow (?:has|have|did|do|does)\b.{0,60}\b(?:develop(?:ed)?|change[d]?|evolve[d]?)\b|"
            r"\b(?:did|do|does)\b.{0,60}\b(?:increase|decrease|go (?:up|down)|rise|decline|escalate|grow)\b|"
            r"\b(?:fewer and fewer|more and more|less and less|on the (?:rise|decline|increase|wane))\b|"
            r"\b(?:decline|rise|drop|fall|increase|decrease|surge|spike|uptick|growth) in\b(?! (?:which|what|\d))|"
            r"\b(?:rising|falling|increasing|decreasing|declining|dropping|growing)\b"
            r"(?= (?:in|during|over|since|from|through)\b)|"
            r"\b(?:rising|falling|increasing|decreasing|going (?:up|down)|escalating)(?: or (?:rising|falling|"
            r"increasing|decreasing|not))?\s*$"
        ),
    ),
    (
        Operation.COMPARE,
        re.compile(
            rf"\b(?:more|fewer|less|higher|lower|deadlier|worse|bloodier)\b(?:(?! than (?:{_A_COUNT}\b|"
            rf"(?:{_IN_WORDS})\b|a )).)*\bthan\b(?! (?:{_A_COUNT}\b(?! ?\w* ?(?:19|20)\d\d)|(?:{_IN_WORDS})\b|"
            r"a (?:dozen|hundred)))|"
            r"\b(?:more|fewer) \w+(?: \w+)? or (?:more |fewer )?\w+\b|"
            r"^(?:was|were) (?:it|that|this|they) (?:an? )?[\w ]{3,20} or (?:an? )?[\w ]{3,20} (?:that|which|who)\b|"
            r"\b(?:19|20)\d\d (?:against|next to) (?:19|20)\d\d\s*$|"
            r"^(?!(?:(?:was|were|is|are) there )?any|has there|have there|did any).*"
            r"\b(?:19|20)\d\d or (?:19|20)\d\d\s*$|"
            r"\bmore\b.*\b(?:19|20)\d\d,? or (?:in |during )?(?:19|20)\d\d\b|"
            r"\bhow many\b.*\b(?:and|or) how many\b|\bratio (?:of|between)\b|"
            r"\bwhich (?:one )?(?:was|is|were|had|saw) (?:the )?(?:deadlier|worse|bloodier|more violent)\b|"
            r"\b(?:what|which|who) (?:killed|injured|caused|did) (?:the )?more\b(?! than)|"
            r"\bmore (?:common|frequent|numerous)\b|\b(?:exceed(?:s|ed)?|surpass(?:es|ed)?|outnumber(?:s|ed)?|"
            r"outstrip(?:s|ped)?)\b|"
            r"^compare\b|\bcompared? (?:to|with)\b|\bversus\b|\bvs\b|\bdifference between\b|\bhow (?:does|do|"
            r"did)\b.*\bcompare\b"
        ),
    ),
    (
        Operation.EXTREME,
        re.compile(
            rf"\b(?:which|what|in which|on which|in what|on what)\b(?: \w+){{0,2}}? "
            rf"(?P<unit>{UNIT})\b.{{0,80}}\b(?:{MOST})\b|\b(?:{MOST}|deadlier)\b (?:single )?(?P<unit2>days?|"
            rf"weeks?|months?|"
            rf"years?|towns?|cit(?:y|ies)|provinces?|governorates?|states?|countr(?:y|ies)|villages?|weekdays?|"
            rf"areas?|regions?|places?)\b|"
            rf"\b(?P<unit3>{UNIT}) (?:with|that (?:had|saw)|having|where) (?:the )?(?:{MOST})\b|"
            rf"\b(?:{MOST}) (?:deadly|violent|lethal|dangerous|bloody|affected|targeted) (?P<unit6>{UNIT})\b|"
            rf"\b(?:{MOST})\b.*\b(?:which|what) (?P<unit4>{UNIT})\s*$|"
            rf"\b(?:top|worst|deadliest|hardest[- ]hit|worst[- ]hit) (?:(?:{NUMBER}) )?(?P<unit5>days|months|years|"
            rf"towns|cities|"
            r"villages|provinces|governorates|states|countries|places|areas|regions|sides|perpetrators|actors|weapons)\b|"
            rf"^(?P<where>where)\b.*\b(?:{MOST})\b|^(?P<when>when)\b.*\b(?:{MOST})\b|"
            rf"^(?P<who>who)\b.{{0,40}}\b(?:{MOST})\b"
        ),
    ),
    (
        Operation.WHO_DID,
        re.compile(
            rf"^(?:and )?(?:who|which (?:side|group|party|army|forces?|country|actor)s?)\b(?! (?:was|were|got|"
            rf"has been|have been) (?:killed|shot|hit|wounded))(?! \w+ed? back).{{0,30}}?\b(?:{_HARM})\b"
        ),
    ),
    (
        Operation.DETAIL,
        re.compile(
            r"^(?:and )?(?:who|which (?:people|persons?|victims?)) (?:was|were|got|has been|have been|are|"
            r"died|else)\b.*\b(?:killed|injured|wounded|dead|victims?|abducted|arrested|shot|died|named)?"
        ),
    ),
    (
        Operation.PLACES,
        re.compile(
            rf"^(?:and )?(?:in |at |on )?(?:which|what|name the|list the|all the|name|list) (?:other |all |"
            rf"were the |are the |every |each |the )?(?:{_PLACE_UNITS})\b|^(?:and )?where\b|"
            rf"^(?:a |the )?(?:full )?(?:list of )?(?:all |the )*(?:{_PLACE_UNITS})(?: and (?:{_PLACE_UNITS}))? "
            rf"(?:in \S+ )?"
            r"(?:(?:that|which) )?(?:(?:were|was|got|been|have been) )?(?:hit|struck|bombed|attacked|shelled|targeted|"
            r"affected|raided)\b|"
            rf"^list of (?:all |the )*(?:{_PLACE_UNITS})\b"
        ),
    ),
    (
        Operation.DETAIL,
        re.compile(
            r"(?:^|, |: )(?:and )?what (?:exactly |else )?(?:happened|happens|has happened|occurred|took "
            r"place|is happening|was happening|went on|is known|do we know|was reported|is reported|has been "
            r"reported)\b|^what's (?:happening|happened|known|new|going on)\b|"
            r"^(?:the |all (?:the )?|(?:list|give|show|get)(?: me| us)? (?:the |all )?)?names of\b|"
            r"\bwhat (?:happened|occurred|took place|went on)(?: there| then)?\s*$|\btell (?:me|us) (?:more "
            r")?about\b|^(?:give me )?(?:the |any |more )?(?:details?|news|summary|"
            r"updates?|situation|background)\b(?: (?:on|about|from|of|in))?|^describe\b|^(?:is there "
            r")?anything new\b|^what about\b|^report on\b|"
            r"^what (?:do (?:you|we) (?:have|know|hold)|have you got|you(?:'ve| have)? got|"
            r"have we(?: got)?)(?: so far)? (?:on|about|for|of|from)\b|"
            r"^do you (?:have|know) (?:anything|something|data|reports|news|information) (?:on|about|for|of|from)\b|"
            r"^do you cover\b"
        ),
    ),
    (
        Operation.LIST,
        re.compile(
            r"^(?:and )?(?:when|on (?:what|which) (?:day|date)) (?:was|were|did|is|has|have|had)\b.*"
            r"\b(?:last|latest|most recent(?:ly)?|first|earliest)\b|"
            r"^(?:please )?(?:list|show(?: me| us)?|give me|name|find(?: me)?|enumerate)\b|"
            r"[,;:.-] ?(?:please )?(?:list|show|name|enumerate)(?: me)?(?: them| those| all| each| it| please)*\s*$"
        ),
    ),
)
OWN_WORDS = {
    Operation.WHO_DID: re.compile(CLAIMED),
    Operation.SUSPECTS: re.compile(
        r"\b(?:suspects?|suspected|charged|accused|indicted|jailed|convicted|sentenced|in custody)\b"
    ),
}
"""What asks for these, and names no event of its own."""
_ONE_TOLL = re.compile(
    r"\b(?:highest|largest|biggest|greatest|worst|maximum|most)\b.{0,40}\b(?:in|of|from|by) (?:a|an|any|one)(?: "
    r"single| one)? "
    r"(?:incidents?|events?|attacks?|air ?strikes?|strikes?|shootings?|bombings?|explosions?|massacre)\b"
)
_TOLL = re.compile(
    r"^how (?:deadly|bloody|lethal)\b|\b(?:death|fatality|casualty) (?:toll|count|figure)s?\b|"
    r"\btally (?:for|from|in)\b|"
    r"\btolls?\b(?! (?:roads?|booths?|plazas?|gates?)\b)|^what (?:was|is|were) the (?:toll|casualties)\b"
)
_GROUP = re.compile(
    r"\b(?:civilians?|children|kids|women|men|fighters|combatants|soldiers|journalists|medics|doctors)\b"
)
_HOW_MANY = re.compile(
    r"\b(?:how many|how (?:often|frequently|regularly)|how much|number of|number(?! (?:this|does)\b)(?= [a-z]{4,}s\b)|"
    r"nr of|no\.? of|count(?: of)?|"
    r"(?:total|overall) (?:number|count|tally|figure)s?(?: of)?|total(?: of)?|amount of|how man|numbers?(?=[ .]*$)|"
    r"tall(?:y|ies)(?: of)?)\b(?: (?:of (?:the|those|these|them|all)\b|the|more|"
    r"other|total|different|separate|reported|"
    r"recorded|times))*"
)
_TIMES = re.compile(
    r"\b(?:(?:how many|number of) times|how (?:often|frequently|regularly)|(?:how many|number of|count(?: of)?|"
    r"total(?: number of)?)"
    r"(?: (?:separate|different|such|reported|recorded|known|the|of))* (?:incidents?|events?|cases?|occasions|"
    r"occurrences))\b"
)
_EXISTS = re.compile(
    r"^(?:and )?(?:was|were|is there|are there|was there|were there|did|has|have|had|is|are|any(?:one|body)?|"
    r"whether|if|some(?:one|body)|been there|has there been|have there been)\b"
)
_ASKS_FOR = re.compile(r"\b(?:which|what|who|whom|whose|where)\b")
_HURT_LAST = re.compile(r"\b(?:killed|dead|died|deaths|injured|wounded|casualties)\W*$")
_INCIDENTS = re.compile(r"\b(?:incidents?|events?|murder-suicides?)\b")
_ADJECTIVES = re.compile(r"\b(?:fatal|deadly|lethal|non-?fatal|deadliest|mass)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """The operation with what its wording says besides.

    Attributes:
        by: the unit of an EXTREME ("which town had the most").
        order: MOST or FEWEST for an EXTREME.
        sure: False where nothing but the parts (an effect, an event) suggests the operation.
        odd: the thing counted is none we count ("how many tanks").
    """

    operation: Operation
    by: By | None = None
    order: Order | None = None
    sure: bool = True
    odd: bool = False


_WHOM_KILLED = re.compile(
    r"(?:and )?(?:whom?|what people) (?:did|has|have|had) (?:the )?(?P<side>.{2,40}?)"
    r"(?: forces| army| military| troops)? "
    r"(?:kill|murder|massacre|injure|wound|abduct|kidnap|arrest|detain)(?:ed|d|ped)?\b"
)
# Participles that say what was done to somebody, no kind of event that is counted.
_DONE_TO = ("hit", "hits", "shot", "struck", "abducted", "kidnapped", "arrested", "detained", "disappeared")
_BOUND = re.compile(r"\bat (?:the )?(?:least|most)\b")


def find_asked(question: str) -> Asked:
    """The operation of one lower-case sentence without its question mark."""
    question = unfronted(re.sub(RANKED_BY, " ", question))
    measure = find_measure(question)
    if measure is not None:
        kind, by = measure  # of which hospital the most or the fewest
        return Asked(kind, by, order_of(question) if kind is Operation.EXTREME else None)
    killer = _WHOM_KILLED.match(question)
    if killer is not None and (side_alone(killer["side"]) is not None or killer["side"] == "is"):
        return Asked(Operation.SUM)  # "who did the Taliban kill": its victims
    for operation, pattern in RULES:
        if operation is Operation.EXTREME:
            bounded = _BOUND.sub("over", question)  # "at least 20" ranks nothing
            match = pattern.search(bounded)
            if match is not None:
                return _extreme(bounded, match)
            continue
        match = pattern.search(question)
        if match is None:
            continue
        if operation is Operation.COMPARE and re.search(r"\bless than (?:a|an) (?:hour|mile|km)", question):
            continue
        return Asked(operation)
    return _counted(question) or _rest(question)


def _extreme(question: str, match: re.Match[str]) -> Asked:
    by = extreme_of(question, match)
    if by is not None:
        return Asked(Operation.EXTREME, by, order_of(question))
    return Asked(Operation.WHO_DID if asks_for_a_side(match) else Operation.LIST)


def _counted(question: str) -> Asked | None:
    """ "how many …": of incidents, or of people."""
    if _ONE_TOLL.search(question):
        return Asked(Operation.SUM, order=Order.DEADLIEST)
    if _TIMES.search(question):
        return Asked(Operation.COUNT)
    if _TOLL.search(question):
        return Asked(Operation.SUM)
    match = _HOW_MANY.search(question)
    if match is None:
        return None
    tail = question[match.end() :]
    noun = re.split(
        r"\b(?:were|was|have|has|had|are|is|did|do|does|there|in|on|at|that|who|which|killed|died|wounded|"
        r"injured|got|get|gets|for|during|since|between|(?<!-)by|from)\b|[,?]",
        tail,
        maxsplit=1,
    )[0]
    if _INCIDENTS.search(noun):
        return Asked(Operation.COUNT)
    bare = _ADJECTIVES.sub(" ", noun)
    events = [event for event in find_events(bare) if event.text not in _DONE_TO]
    if NOTHING.fullmatch(tail) or (match.group() in ("count", "number", "total") and not bare.strip(" 's")):
        bare = question[: match.start()]  # "airstrikes Raqqa August 2017, how many"
        events = [event for event in find_events(bare) if event.text not in _DONE_TO]
        if _INCIDENTS.search(bare):
            return Asked(Operation.COUNT)
        if _HURT_LAST.search(bare):
            return Asked(Operation.SUM)  # "Aleppo 2016 airstrikes women killed how many"
        if find_effects(Scan(tail)):
            return Asked(Operation.SUM)  # "russia total killed?"
        if not events and find_target(Scan(bare)) is not None and STRUCK.search(bare):
            return Asked(Operation.COUNT)  # "schools hit in Aleppo, how many"
        hurt = next((m for m in PEOPLE.finditer(bare) if not _A_PEOPLES.fullmatch(m.group())), None)
        hurt = hurt or _GROUP.search(bare)
        if hurt is not None and events and hurt.start() < events[0].start:
            return Asked(Operation.SUM)  # "civilians who died in airstrikes, how many"
    counted_people = (
        PEOPLE.search(bare) is not None
        or find_group(Scan(bare)) is not None
        or bool(find_effects(Scan(bare)))
        or asks_casualties(Scan(bare))
    )
    if events and (not counted_people or events[0].words.effect is None):
        people = events[0].words.effect is not None and events[0].words.least is None
        return Asked(Operation.SUM if people else Operation.COUNT)
    if counted_people or not bare.strip(" 's") or bare.strip() in ("shot", "stabbed"):
        return Asked(Operation.SUM)
    if find_target(Scan(bare)) is not None and STRUCK.search(tail):
        return Asked(Operation.COUNT)  # "how many markets were hit"
    return Asked(Operation.SUM, odd=True)


_A_PEOPLES = re.compile(r"(?:syri|ukraini|russi|palestini|americ)an|afghan|israeli|iraqi|yemeni|sudanese")
"""One of a people, or what is theirs: "Russian strikes"."""
_RELATIVE = re.compile(
    r"(?<=s) (?:where|in which|which)(?= (?:at|more|over|no|fewer|less|exactly|\d))|"
    r" (?:where|in which)(?= (?:no|nobody|no ?one)\b)"
)


def _rest(question: str) -> Asked:
    """What is left: yes or no, a list of events, or whatever the parts suggest."""
    question = _RELATIVE.sub(" with", question)
    if (
        re.search(r"(?:^|[-:,; ])(?<!by )(?<!than )(?<!from )(?<!ing )any(?:one|body)?\b(?! of\b)", question)
        and _ASKS_FOR.search(question) is None
    ):
        return Asked(Operation.EXISTS)
    if re.search(r"\b(?:any|no) (?:reports? of|news of|sign of)\b", question) or _EXISTS.search(question):
        return Asked(Operation.EXISTS)
    which = asks_which(question)
    if which is not None:
        return Asked(Operation.LIST if which else Operation.PASSAGE)
    if re.match(r"(?:and )?(?:why|how|when|explain)\b", question) or _ASKS_FOR.search(question):
        return Asked(Operation.PASSAGE)
    return Asked(Operation.PASSAGE, sure=False)
