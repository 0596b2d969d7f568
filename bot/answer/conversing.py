"""What a text means in a conversation: which of the ways to follow up it takes, or that it stands alone.

    text → not understood before? → a namesake chosen? → a part dropped? → something pointed at?
         → a change of the plan before (`followup.py`) → an open question about the incident spoken of → its own

Called by `service.py` for every text after the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.answer.answer import Route
from bot.answer.chain import from_chain
from bot.answer.choosing import chosen_place
from bot.answer.dropping import dropped
from bot.answer.elliptic import completed
from bot.answer.evidence import Draft, Evidence
from bot.answer.followup import EVERYWHERE, UNDO, follow
from bot.answer.history import FIELDS, changed_from
from bot.answer.plan import Operation, Order, Plan
from bot.answer.pointing import pointing, points_back, same_place, same_time, speaks_of_it, speaks_of_person
from bot.answer.queries import HANDLERS
from bot.answer.read import Reading
from bot.answer.reading.harm import leaves_out_group
from bot.answer.reading.joining import names_something
from bot.answer.reading.problems import Problem
from bot.answer.reading.text import clean
from bot.answer.reading.unheeded import unread_bound
from bot.answer.reading.unserved import is_beyond
from bot.answer.refusals import clarifying, not_understood
from bot.answer.resolving import about_it, in_reports_of, names_own, pinned, pointed
from bot.answer.set_phrases import only_follows
from bot.answer.shifting import until
from bot.answer.understood import side_label

FRAGMENT = 7  # words of a text that would be a question only beside the one before
OWN_WORDS = 2  # words of its own with which a text is a question about something else
_OPEN = (Operation.PASSAGE, Operation.DETAIL)
_FILLER = re.compile(
    r"^(?:(?:oh|oops|sorry|wait|well|never ?mind|hm+|um+|uh+|er+m?|ok|okay|so|then|now|right|alright|"
    r"no(?=,? (?:wait|sorry)\b))"
    r"[,.!…]* )+(?=\S)",
    re.I,
)
_REMARK = re.compile(  # "That seems high. How many incidents is that?"
    r"^(?:hm+,? |wow,? |ok,? )?(?:that|this|it|those|these)(?: (?:figure|number|toll|count|answer)s?)?"
    r"(?:'s| is| are| was| were| seems?| looks?| sounds?| feels?| cannot be| can't be)(?: [\w']+){1,5}[.!…]+ +(?=\S)",
    re.I,
)
_DENIAL = re.compile(
    r"^(?:and |but |so )*(?:(?:is|was|were|are) there (?:an? |any )?denials?|any denials?|"
    r"(?:who|did|does|do|has|have|is|are|was|were) .{0,40}?\bden(?:y|ied|ies|ying)\b)"
    r"(?: (?:it|this|that|responsibility|involvement|them))*$",
    re.I,
)
_FIRST_OF_WHAT = re.compile(  # of no time that was spoken of
    r"^(?:and |only |just )?(?:in |for |during )?the (?:first|last|second|third|final) (?:day|week|month|year)s?$", re.I
)
_SORRY_YEAR = re.compile(r"^(?:oh,? )?(?:oops|sorry|wait)[,.!… ]+(?:in )?(?P<year>(?:19|20)\d\d)\W*$", re.I)
_BOTH_THEN = re.compile(
    r"^(?:and )?(?P<both>both|(?:all|the) (?:two|three|four)|all)(?: of (?:them|those|these))? (?:together )?"
    r"(?P<rest>(?:in|on|for|by|during|since|before|after|without|only) .+)$",
    re.I,
)
_THANKS = re.compile(
    r"^(?:(?:ok|okay|great|perfect|good|nice|cool|super|many|very|got it|alright|right|ah|so|and|that's|all|for now)"
    r"[,. ]*)*(?:(?P<said>thanks|thank you|thx|ty|cheers|much appreciated|that(?: will|'ll) be all|bye|goodbye)|"
    r"ok|okay|great|perfect|got it|good|nice|cool)?"
    r"(?:,? (?:a lot|so much|very much|again|for (?:that|now|today)|mate|bot|all|bye|"
    r"that(?: will|'ll) be all|that(?:'s| is) (?:all|it)))*$",
    re.I,
)

_CHANGES_NOTHING = Draft(
    Route.REFUSAL,
    "I could not tell what this changes in the question before",
    notes=("Name a place, a time, a group or a side to change it, or ask a whole question.",),
)
_OF_WHAT = Draft(
    Route.REFUSAL,
    "I could not tell of what this is asked",
    notes=("Name a place, a time or a kind of event; “overall” asks of everything in the index.",),
)
NOTHING_BEFORE = Draft(
    Route.REFUSAL,
    "That changes a question, and none stands before it",
    notes=("Ask a whole question, or reply to the answer that is meant.",),
)
_TIME_LEFT_OUT = Draft(
    Route.REFUSAL,
    "A time cannot be left out of the one before",
    notes=("Name the days, months or years that are meant.",),
)
_GROUP_LEFT_OUT = Draft(
    Route.REFUSAL,
    "No figure is kept “{left}”",
    notes=("Groups are counted apart: ask for civilians, women, men or children.",),
)
_LEADS_ON = re.compile(r"^(?:and|or|but|also|only|just|without|same|instead|not|what about|how about)\b", re.I)
_TWO = re.compile(
    r"^(?P<first>.{3,}?)(?:,|\?| and)+ (?:and )?"
    r"(?P<second>(?:who|why|when|where|what|which|how(?! (?:many|much))) .{3,})$",
    re.I,
)
_OF_THE_SIDE = re.compile(  # of the one incident spoken of
    r"^(?:and |so )?(?:who|what|where|why|how|is|was|did) .*\bthe (?:gunman|gunmen|shooter|attacker|suspect|bomber|"
    r"killer|driver|perpetrator|assailant)s?\b",
    re.I,
)
_FATE_OF_ONE = re.compile(  # "was he killed too?" asks about him, not whether anyone was
    r"^(?:and |so |but )?(?:is|was|were|did|has|had) (?:he|she|the (?:gunman|shooter|attacker|suspect|bomber|killer|"
    r"driver|perpetrator|assailant)) (?!the\b|by\b)",
    re.I,
)
_NAME = re.compile(  # of a side: in capitals, capitalised or in the plural
    r"^(?:(?:and|or|but|what about|how about|only|just) )*(?:by )?(?:the )?"
    r"(?P<name>(?:[A-Z][\w'-]*)(?: [A-Z][\w'-]*){0,3}|[a-z]{4,}(?: [a-z]{4,})?s)$"
)
_VOICE = re.compile(  # of whoever says so: "what about the health ministry?"
    r"^(?:(?:and|or|but|what about|how about|only|just) )+(?P<name>(?:the )?[A-Za-z][\w' .-]{1,40})$", re.I
)
_ONE_SIDED = (
    *(Operation.GROUP, Operation.EXTREME, Operation.TREND, Operation.LIST, Operation.DETAIL, Operation.PLACES),
    *(Operation.WHO_SAYS, Operation.WHO_DID),
)
_TOLD_OF_ALL = (Operation.COUNT, Operation.SUM, Operation.EXISTS, Operation.COMPARE, Operation.AVERAGE)
_OF_ANYTHING = (  # asked of nothing in particular, they would be answered of the whole index
    *(Operation.LIST, Operation.DETAIL, Operation.COMPARE),
    *(Operation.WHO_SAYS, Operation.WHO_DID, Operation.SUSPECTS),
)
_LEAVES_OUT = re.compile(
    r"^(?:and |but )?(?:excluding|except(?: for)?|without|not|other than|apart from|minus)\b", re.I
)

Reads = Callable[[str, date | None], Reading]  # (text, the day that a bare "on the 13th" counts from)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a text comes to: a plan to answer, or what to say at once (`draft`) with the plan to keep in mind."""

    plan: Plan
    draft: Draft | None = None


def followed(question: str, previous: Plan, read: Reads, evidence: Evidence) -> Turn | None:
    """What a text makes of the plan before; None where it stands alone.

    Args:
        question: as the reader wrote it.
        previous: the conversation's last plan.
        read: reads a text as a question.
        evidence: the stores.
    """
    said, thanks = question, _THANKS.match(question.strip(" ?!.…"))
    meant = _SORRY_YEAR.match(said.strip())
    bare = _FILLER.sub("", _REMARK.sub("", clean(question).strip()))
    question = f"no, {meant['year']}" if meant is not None else bare
    line = question.strip(" ?!.")
    before = in_mind(previous)
    if thanks is not None and (thanks["said"] or (thanks.group() and read(said, None).problem is Problem.CHAT)):
        return Turn(before, Draft(Route.REFUSAL, "Ask on whenever you like"))
    if before is not previous and UNDO.match(line):
        return Turn(replace(before, changed=()))  # what was not understood is taken back
    asked = read(before.text.split(" · ")[0], None) if before.places else None
    if asked is not None and asked.problem is Problem.WHICH_PLACE:
        chosen = chosen_place(line, asked)
        if chosen is not None:
            return Turn(replace(before, places=chosen.places, asked_back=False))
    turn = _changed(question, line, before, read, evidence)
    if turn is not None and before.asked_back and turn.draft is None and turn.plan.places == before.places:
        return _asked_again(turn.plan, asked) if asked is not None else turn
    return turn


def follows_nothing(question: str, plan: Plan) -> bool:
    """Whether a text can only be a follow-up, though there is nothing that it could follow."""
    line = clean(question).strip(" ?!.")
    if only_follows(line) and not names_own(plan) and not plan.words[1:]:
        return True
    if points_back(line, place=bool(plan.places), time=plan.period is not None):
        return True
    if plan.operation is not Operation.PASSAGE or names_own(plan) or len(plan.words) >= OWN_WORDS:
        return False
    return _LEADS_ON.match(line) is not None or pointing(line) is not None or UNDO.match(line) is not None


def in_mind(previous: Plan) -> Plan:
    """The last plan that was understood: what was not is no subject of a conversation, nor is what is indexed."""
    while previous.before is not None and _no_subject(previous):
        previous = previous.before
    return previous


def _no_subject(plan: Plan) -> bool:
    if plan.operation is Operation.COVERAGE:
        return not plan.places
    return plan.operation is Operation.PASSAGE and not _about_something(plan)


def _about_something(plan: Plan) -> bool:
    return names_something(plan) and not plan.picked


def _changed(question: str, line: str, before: Plan, read: Reads, evidence: Evidence) -> Turn | None:
    before = _without_idle(before, evidence)
    anchor = before.period.end or before.period.start if before.period else None

    def reads(text: str) -> Reading:
        return read(text, anchor)

    plan = dropped(line, before, reads)
    if plan is not None:
        return Turn(replace(changed_from(plan, before), unanswered="", text=f"{before.text} · {line}"[-400:]))
    found = pointed(line, before, reads, evidence)
    if found is not None:
        return Turn(found) if isinstance(found, Plan) else Turn(before, found)
    if _DENIAL.match(line) and before.operation is not Operation.PASSAGE and (before.places or before.picked):
        return Turn(in_reports_of(line, before, evidence))
    if _FIRST_OF_WHAT.match(line) and before.period is None:
        return Turn(before, _CHANGES_NOTHING)
    both = _BOTH_THEN.match(line)
    together = from_chain(f"{both['both']} together", before) if both is not None else None
    if both is not None and together is not None:
        plan = follow(both["rest"], reads(both["rest"]), together)
        if plan is not None:
            return Turn(changed_from(replace(plan, text=f"{before.text} · {line}"[-400:]), before))
    if before.picked and _OF_THE_SIDE.search(line):
        about = about_it(line, before, evidence)
        if about is not None:
            return Turn(about) if isinstance(about, Plan) else Turn(before, about)
    two = _TWO.match(line)
    first = _changed(two["first"], two["first"], before, read, evidence) if two is not None else None
    if two is not None and first is not None:
        return first if first.draft is not None else Turn(replace(first.plan, unanswered=two["second"]))
    text = completed(question, before)
    reading = reads(text)
    without = _left_out(text, reading, before)
    if without is not None:
        return without
    plan = None if _of_its_people(line, reading) else follow(text, reading, before)
    if plan is not None and reading.plan is not None and any(map(is_beyond, reading.plan.unread)):
        return Turn(before, not_understood(replace(plan, unread=reading.plan.unread)))
    bound = unread_bound(plan, line) if plan is not None and plan.group == before.group else ()
    if plan is not None and bound:  # "more than 10 dead" after "how many children": a toll of all, not the children's
        return Turn(before, not_understood(replace(plan, unread=bound)))
    if plan is not None:
        plan = _last_before(plan, before, evidence)
        return _of_one_side(plan, before) or Turn(pinned(plan, before, line, evidence))
    new = reading.plan
    opened = new is not None and (new.operation in _OPEN or _of_its_people(line, reading))
    if new is not None and reading.problem is None and opened and not names_own(new):
        about = about_it(line, before, evidence)
        if about is not None:
            return Turn(about) if isinstance(about, Plan) else Turn(before, about)
    return (
        _part_of_them(line, reading, before)
        or _kept_in_mind(line, reading, before)
        or _other_side(line, reads, before)
        or _not_understood(line, reading, before)
    )


def _left_out(text: str, reading: Reading, before: Plan) -> Turn | None:
    """What to say where a follow-up leaves out a time or a group, which nothing can."""
    if not _LEAVES_OUT.match(text) or reading.plan is None:
        return None
    if reading.plan.period and not reading.plan.excluded:
        return Turn(before, _TIME_LEFT_OUT)
    left = next((word for word in reading.plan.unread if leaves_out_group(word)), None)
    if left is None:
        return None
    return Turn(before, replace(_GROUP_LEFT_OUT, headline=_GROUP_LEFT_OUT.headline.format(left=left)))


def _without_idle(before: Plan, evidence: Evidence) -> Plan:
    """The plan before without the word or the voice that a follow-up brought and for which nothing was found."""
    earlier = before.before
    if earlier is None or before.operation is Operation.PASSAGE:
        return before
    words = tuple(word for word in before.words if word in earlier.words)
    if words == before.words and before.attributed_to == earlier.attributed_to:
        return before
    if HANDLERS[before.operation](replace(before, before=None, changed=()), evidence).incidents:
        return before
    return replace(before, words=words, attributed_to=earlier.attributed_to)


def _last_before(plan: Plan, before: Plan, evidence: Evidence) -> Plan:
    """For "when was the last one?" of a time in which there was none: the last one before it."""
    start = plan.period.start if plan.period is not None else None
    if plan.order is not Order.LATEST or start is None or plan.period != before.period or plan.picked:
        return plan
    earlier = replace(plan, period=until(start))
    none = not evidence.select(plan).count() and evidence.select(earlier).count()
    return replace(earlier, changed=(*plan.changed, "period")) if none else plan


def _of_one_side(plan: Plan, before: Plan) -> Turn | None:
    """Asks back which side of a comparison a follow-up means that only one of them can answer ("by month")."""
    if not before.versus or plan.versus or plan.operation not in _ONE_SIDED:
        return None
    axis = [name for name in FIELDS if any(getattr(side, name) != getattr(before, name) for side in before.versus)]
    if not axis or axis == ["effect"] or any(getattr(plan, name) != getattr(before, name) for name in axis):
        return None
    first = replace(before, versus=())
    sides = [(first, side_label(first, before.versus[0])), *((side, side_label(side, first)) for side in before.versus)]
    choices = [(label, replace(plan, **{name: getattr(side, name) for name in axis})) for side, label in sides]
    return Turn(before, Draft(Route.CLARIFY, "Of which of them?", choices=tuple(choices)))


def _other_side(line: str, reads: Callable[[str], Reading], before: Plan) -> Turn | None:
    """A bare name that nothing else is known by, after a side was spoken of: "ELN?", "paramilitaries"."""
    voice = before.attributed_to is not None
    match = (_VOICE if voice else _NAME).match(line) if voice or before.perpetrator is not None else None
    if match is None:
        return None
    alone = reads(match["name"]).plan
    if alone is None or alone.operation is not Operation.PASSAGE or names_something(alone) or not alone.words:
        return None
    text = f"{'according to' if voice else 'and by'} {match['name']}"
    plan = follow(text, reads(text), before)
    if plan is None or (plan.perpetrator, plan.attributed_to) == (before.perpetrator, before.attributed_to):
        return None
    return Turn(plan)


def _of_its_people(line: str, reading: Reading) -> bool:
    """Whether a text asks about somebody of an incident in words that no field holds: "was the gunman caught?"."""
    named = reading.plan is not None and bool(reading.plan.words) and speaks_of_person(line)
    return named or _FATE_OF_ONE.match(line) is not None


def _part_of_them(line: str, reading: Reading, before: Plan) -> Turn | None:
    """ "How many of them were rebels?": a part of those spoken of by which no figure is kept."""
    new = reading.plan
    match = _OF_THEM.search(line)
    if match is None or new is None or new.group is not None or not (before.places or before.period):
        return None
    if new.operation is not Operation.PASSAGE or new.places or new.period:
        return None
    return Turn(before, not_understood(replace(before, unread=(line[match.start() :],))))


_OF_THEM = re.compile(r"\bof (?:them|those|these)\b", re.I)


def _kept_in_mind(line: str, reading: Reading, before: Plan) -> Turn | None:
    """A whole question that points back for its place ("there") or its time ("that month"), and names the other."""
    new = reading.plan
    if new is None or reading.problem is not None or new.operation is Operation.COVERAGE:
        return None
    places = before.places if same_place(line) and not new.places else ()
    period = before.period if same_time(line) and new.period is None else None
    if not places and period is None:
        return None
    unread = tuple(words for words in new.unread if period is None or not same_time(words))
    plan = replace(new, places=places or new.places, period=period or new.period, unread=unread)
    return Turn(changed_from(plan, before))


def _not_understood(line: str, reading: Reading, before: Plan) -> Turn | None:
    """Says so of a fragment that changes nothing: an answer to it would be about something else, or everything."""
    new = reading.plan
    if new is None or reading.problem is not None or names_own(new) or EVERYWHERE.search(line):
        return None
    if _of_the_whole_index(new):
        return Turn(replace(new, operation=Operation.PASSAGE, text=line, before=before), _OF_WHAT)
    if names_something(new):
        return None
    longest = FRAGMENT + 3 if speaks_of_it(line) else FRAGMENT
    short = len(line.split()) <= longest and len(new.words) < OWN_WORDS
    everything = new.operation in _OF_ANYTHING and (not new.words or short)
    if not everything and not (new.operation is Operation.PASSAGE and short):
        return None
    kept = replace(new, operation=Operation.PASSAGE, text=line, before=before)
    return Turn(kept, _CHANGES_NOTHING)


def _of_the_whole_index(new: Plan) -> bool:
    """Whether a question names nothing but what it counts ("how many such cases?"), as if it followed another."""
    narrows = replace(new, effect=None, group=None, also_groups=(), status=None)
    return new.operation in _TOLD_OF_ALL and not new.words and not names_something(narrows)


# --- one of several places -----------------------------------------------------------------------------------------


def _asked_again(plan: Plan, asked: Reading) -> Turn:
    """What a follow-up changes while it is still open which place is meant: the same question back, changed."""
    choices = tuple(
        (label, replace(plan, places=choice.places, asked_back=False, before=None)) for label, choice in asked.choices
    )
    return Turn(plan, clarifying(replace(asked, plan=plan, choices=choices)))
