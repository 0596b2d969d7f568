"""A question in free English → a plan: what, where, when, who and how, each read by a module of `reading/`.

Called by `service.py`, by `followup.py` for what a follow-up adds, and by the alerts' one-line form. Pure: the clock,
the gazetteer and what the index covers are given. It answers nothing, and it never drops a part it could not read:
words that no field holds stay in `Plan.words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.answer.plan import Operation, Order, Period, Plan
from bot.answer.reading import harm, how, people, what, who
from bot.answer.reading.asks import OWN_WORDS, Asked, find_asked
from bot.answer.reading.days import CoveredDays
from bot.answer.reading.demonyms import find_people_of
from bot.answer.reading.fights import find_fight, names_in_fight
from bot.answer.reading.joining import filled, names_elsewhere, names_something, narrowed
from bot.answer.reading.jointly import with_jointly
from bot.answer.reading.leftover import content_words
from bot.answer.reading.measures import take_measure
from bot.answer.reading.namesakes import WIDE, Covered, PlaceNames
from bot.answer.reading.origin import find_origin
from bot.answer.reading.problems import Problem, find_problem
from bot.answer.reading.rewording import reworded
from bot.answer.reading.settle import Sides, of_victims, ranked, settle, tallied
from bot.answer.reading.sharing import shared
from bot.answer.reading.shorthand import spelled_out
from bot.answer.reading.spelling import mend
from bot.answer.reading.targets import find_target
from bot.answer.reading.text import LEADS_IN, MAX_CHARACTERS, ONLY_NAMES, Scan, clean, sentences
from bot.answer.reading.two_parts import split_second
from bot.answer.reading.unserved import unread_ages, unread_hours, with_unread
from bot.answer.reading.vague import find_named_time, find_since_event
from bot.answer.reading.vicinity import beside, find_border, find_part, find_side_of, with_land
from bot.answer.reading.weekdays import find_weekdays, sets_weekdays_apart
from bot.answer.reading.when import find_as_of, find_period, find_periods, impossible_date
from bot.answer.reading.where import Where, find_places
from store.names import fold_place
from store.records import Effect

SHORT = 60  # characters of a fragment that may stand for a part of one question
KNOWN_TOWN = 20_000  # people: a smaller town of a country that the index does not cover is sooner a slip
_IS_IT_TRUE = re.compile(r"(?:is|was) it (?:true|right|correct) that (?:\w+ ){0,3}?\d")


@dataclass(frozen=True, slots=True)
class Context:
    """What reading depends on besides the text.

    Attributes:
        now: the asker's present, aware.
        gazetteer: names to places.
        covered: which places the index speaks of; days: which days it holds.
        outlets: names of the outlets whose articles are indexed.
    """

    now: datetime
    gazetteer: PlaceNames
    covered: Covered = field(default_factory=Covered)
    days: CoveredDays = field(default_factory=CoveredDays)
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a text.

    Attributes:
        plan: None where a problem left nothing to plan.
        problem: why the text cannot be answered as it stands.
        name: the ambiguous place or the event without a date, for the question back.
        choices: for an ambiguous place, the plan for each namesake.
        asked: the operation as worded; `asked.sure` is False for a mere fragment.
    """

    plan: Plan | None
    problem: Problem | None = None
    name: str = ""
    choices: tuple[tuple[str, Plan], ...] = ()
    asked: Asked = field(default_factory=lambda: Asked(Operation.PASSAGE, sure=False))


def read(text: str, context: Context) -> Reading:
    """Read a question.

    Args:
        text: as the reader wrote it.
        context: the clock, the gazetteer, and what the index covers.
    """
    line = clean(text)
    if len(line) > MAX_CHARACTERS:
        line = _questions_of(line)
        if not line:
            return Reading(None, Problem.NOISE)
    if not line:
        return Reading(None, Problem.CHAT if text.strip() else Problem.EMPTY)
    line = spelled_out(line)
    sides = names_in_fight(line)
    line = mend(line, lambda word: word.lower() in sides or _is_known_place(word, context), context.covered.names)
    line = reworded(line)
    first = find_problem(line, known=True)
    if first in (Problem.LANGUAGE, Problem.INJECTION, Problem.CHAT, Problem.EMPTY, Problem.NOISE):
        return Reading(None, first)
    reading = _read_line(line, context)
    if first is not None:
        return replace(reading, problem=first)
    plan = reading.plan
    if plan is not None and plan.operation is Operation.PASSAGE:
        known = bool(plan.places or plan.period or plan.effect or plan.event or plan.people)
        problem = find_problem(line, known=known)
        if problem is not None:
            return Reading(None, problem)
    return reading


def _questions_of(line: str) -> str:
    """The questions in a long text, as far as they fit; "" where there is none."""
    asked = [s for s in sentences(line) if s.endswith("?") and len(s) <= 300]
    return asked[-1] if asked else ""


def _is_place(word: str, context: Context) -> bool:
    return bool(context.gazetteer.lookup(word, fuzzy=False))


def _names_place(name: str, context: Context) -> bool:
    """Whether a name in capitals is a place's, also without its article ("Maarat Numan")."""
    return _is_place(name, context) or any(
        fold_place(e.place.name) == fold_place(name) for e in context.gazetteer.lookup(name)
    )


def _is_known_place(word: str, context: Context) -> bool:
    """Whether a word need not be mended: "Siria" is a village abroad too, and sooner a misspelt Syria."""
    entries = context.gazetteer.lookup(word, fuzzy=False)
    if not context.covered.names:
        return bool(entries)
    return any(
        e.population >= KNOWN_TOWN or e.place.precision in WIDE or e.place.country in context.covered.countries
        for e in entries
    )


def _read_line(line: str, context: Context) -> Reading:
    parts = sentences(_without_preface(line, context))
    if len(parts) == 1 and (joined := split_second(parts[0].rstrip(" .!"))) is not None:
        first = _read_sentence(joined[0], line, context)
        plan = first.plan
        if plan is not None and plan.operation is not Operation.PASSAGE:
            if not (plan.places or plan.period):  # "how many strikes and how many dead in Hama"
                plan = filled(plan, _read_sentence(joined[1], line, context).plan)
            return replace(first, plan=replace(plan, unanswered=joined[1]))
    if len(parts) < 2:
        return _read_sentence(parts[0] if parts else line, line, context)
    readings = [_read_sentence(part, line, context) for part in parts]
    main = _main_of(parts, readings)
    if main is None:
        return _read_sentence(
            " ".join(part.rstrip(" .!") for part in parts), line, context
        )  # "Idlib. Feb 2020. Killed."
    reading = readings[main]
    plan = reading.plan
    if plan is None or plan.operation is Operation.PASSAGE:
        return reading
    for number, other in enumerate(readings):
        if number > main and _asks_more(parts[number], other, plan):
            plan = replace(plan, unanswered=plan.unanswered or parts[number])
        elif number != main:
            plan = filled(plan, other.plan)
            if number > main and len(parts[number]) <= SHORT:
                plan = narrowed(plan, other.plan, parts[number])
    return replace(reading, plan=plan)


def _main_of(parts: Sequence[str], readings: Sequence[Reading]) -> int | None:
    """The sentence that asks: the first question, else the last that asks for figures or incidents; None: none does."""
    asked = next((n for n, part in enumerate(parts) if part.endswith("?")), None)
    if asked is not None and not _leans(parts[asked], readings[asked]):
        return asked
    told = next((n for n, reading in enumerate(readings) if reading.asked.sure and _narrows(reading)), asked)
    if told is not None:
        return told
    for number in reversed(range(len(parts))):
        plan = readings[number].plan
        if plan is not None and plan.operation is not Operation.PASSAGE and (plan.effect or plan.event or plan.target):
            return number
    return None if all(len(part) <= SHORT for part in parts) else len(parts) - 1


_ADDS = re.compile(r"(?:and|also|plus|or)\b", re.I)


def _leans(part: str, reading: Reading) -> bool:
    """Whether a question only adds to one before it ("Also which strike was the worst?"), or asks nothing by itself."""
    return bool(_ADDS.match(part)) or reading.plan is None or reading.plan.operation is Operation.PASSAGE


def _asks_more(part: str, reading: Reading, plan: Plan) -> bool:
    """Whether a sentence behind the question is a question of its own, which is not answered with it."""
    other = reading.plan
    if other is None:
        return False
    if (part.endswith("?") or _ADDS.match(part)) and names_elsewhere(other, plan):
        return True  # "Killed in Hama in 2019? And in 2020?"
    if other.operation is plan.operation:
        return False
    if other.operation is Operation.PASSAGE:
        return part.endswith("?") and names_something(other)
    return reading.asked.sure


def _narrows(reading: Reading) -> bool:
    plan = reading.plan
    return plan is not None and plan.operation is not Operation.PASSAGE and names_something(plan)


def _without_preface(line: str, context: Context) -> str:
    """The line without words before a colon that name nothing asked about ("need a number for a chart: …")."""
    match = LEADS_IN.match(line)
    if match is None:
        return line
    plan = _read_sentence(match["preface"], line, context).plan
    named = plan is not None and bool(plan.words) and ONLY_NAMES.fullmatch(match["preface"]) is not None
    if plan is None or plan.by or plan.order or named or names_something(plan):
        return line
    return line[match.end() :]


def _read_sentence(sentence: str, whole: str, context: Context) -> Reading:
    text = sentence.rstrip(" ?!.:")
    asked = find_asked(text.lower())
    scan = Scan(text)
    median, streak = take_measure(scan, asked.operation, asked.by)
    origin = find_origin(scan)
    rival = find_origin(scan) if origin and asked.operation is Operation.COMPARE else None
    named = people.find_people(scan)
    by = how.find_by(scan) or asked.by
    if by is None and asked.operation is Operation.AVERAGE:
        by = how.find_rate(scan)
    as_of = find_as_of(scan, context.now)
    if asked.operation in OWN_WORDS:
        scan.pull(OWN_WORDS[asked.operation])  # what is asked, and no event of its own
    vague = find_since_event(scan)
    others: list[Period] = []
    weekdays = () if asked.operation is Operation.EXTREME and sets_weekdays_apart(text) else find_weekdays(scan)
    unheard: tuple[str, ...] = ()
    if asked.operation is Operation.COMPARE:
        period = find_period(scan, context.now, context.days)
        while period and (other := find_period(scan, context.now, context.days)) is not None:
            others.append(other)
    else:
        period, unheard = find_periods(scan, context.now, context.days)
    if period is None and impossible_date(scan):
        return Reading(None, Problem.NO_SUCH_DATE, asked=asked)
    vague = vague or find_named_time(scan, period)
    sources = how.find_sources_least(scan)
    source, attributed_to = who.find_speaker(scan, context.outlets)
    named += people.find_fates(scan, lambda name: _names_place(name, context))
    left_out = harm.find_group_left_out(scan) or harm.find_spared_group(scan)
    bounded = how.find_nobody(scan)
    each = how.find_each_least(scan) if asked.operation is not Operation.EXTREME else None
    fought = find_fight(scan, lambda name: _names_place(name, context))
    spared = who.find_spared(scan)
    sides = who.find_sides(scan, lambda phrase: bool(what.find_event(Scan(phrase))))
    without = what.find_left_out(scan)
    unheard += unread_hours(scan) if asked.operation is not Operation.PASSAGE or not asked.sure else ()
    border = find_border(scan, context.gazetteer) or find_side_of(scan, context.gazetteer, context.covered)
    part = find_part(scan, context.gazetteer)
    where = beside(scan, find_places(scan, context.gazetteer, context.covered), context.gazetteer)
    where = with_land(where, border, part, context.gazetteer)
    places = find_people_of(scan, where.places, context.gazetteer)
    of_one = how.bounds_one_incident(text.lower())
    unheard += unread_ages(scan)
    whether = asked.operation is Operation.EXISTS and (
        not what.find_event(Scan(scan.rest)) or _IS_IT_TRUE.match(text.lower()) is not None or of_one
    )
    stated = asked.operation in (Operation.SUM, Operation.PASSAGE) and not asked.sure and how.is_statement(scan)
    claimed = how.find_claimed(scan) if whether or stated else None
    if claimed is not None and whether and of_one:
        bounded, claimed = claimed, None  # "did 100 people die in a single strike" asks for such a strike
    bounds = bounded or how.find_bounds(scan)
    nth = how.find_nth(scan)
    limit = nth or how.find_limit(scan)
    extreme = asked.operation in (Operation.EXTREME, Operation.COMPARE)
    deadly = how.takes_most(scan) if extreme else False
    newest = () if what.find_event(Scan(scan.rest)) else how.find_newest_toll(scan)
    unheard += newest if period is None else ()
    order = None if extreme else how.find_order(scan)
    if limit is not None and order is None and not extreme and re.search(r"\btop\b", text.lower()):
        order = Order.DEADLIEST
    status = how.find_status(scan)
    unheeded = how.find_unheeded_number(scan)
    casualties = harm.asks_casualties(scan)
    target = find_target(scan)
    apart = what.events_apart(scan) if asked.operation is Operation.COMPARE else ()
    event = what.find_event(scan)
    effects = harm.find_effects(scan)
    unheard += tuple(one for one in (left_out, unheeded) if one)
    running = how.asks_running_total(scan)
    groups = harm.groups_in_order(scan) if asked.operation is Operation.COMPARE else ()
    together = harm.groups_together(scan)
    if groups and together and (len(places) > 1 or others):
        groups = ()  # "women and children killed in Idlib or in Aleppo": the places are set side by side
    together = () if groups else together
    narrower = harm.find_narrower(scan) if not groups and not together else None
    group = harm.find_group(scan)
    words = tuple(word for word in content_words(scan, sides=bool(sides)) if word not in sides)
    plan = Plan(
        operation=asked.operation,
        effect=_effect(effects, casualties) or (Effect.KILLED if deadly else None),
        casualties=casualties or {Effect.KILLED, Effect.INJURED} <= set(effects),
        group=groups[0] if groups else together[0] if together else group,
        also_groups=together[1:],
        narrower=narrower if group else None,
        event_types=event.types if event else (),
        weapons=event.weapons if event else (),
        event=event.label if event else None,
        places=places,
        excluded=where.excluded,
        period=period,
        weekdays=weekdays,
        perpetrator="|".join(sides) or None,
        not_perpetrator=spared,
        between=fought,
        not_event=without.label if without else None,
        not_event_types=without.types if without else (),
        not_weapons=without.weapons if without else (),
        target=target,
        people=named,
        source=source,
        attributed_to=attributed_to,
        origin=origin,
        status=status,
        at_least=bounds.at_least,
        at_most=bounds.at_most,
        sources_least=sources,
        least_hurt=event.least if event else None,
        each_least=each[1] if each else None,
        claimed=(claimed.at_least, claimed.at_most) if claimed and effects else None,
        order=asked.order or order,
        limit=limit,
        nth=nth,
        by=each[0] if each else by,
        cumulative=running,
        as_of=as_of,
        text=whole,
        median=median,
        streak=streak,
        words=(*(event.words if event else ()), *words),
    )
    plan = settle(
        plan,
        asked,
        event_noun=bool(event and event.noun),
        either=where.either,
        against=where.against,
        sides=Sides(tuple(others), groups, apart, effects, rival),
    )
    if plan.operation is Operation.SHARE:
        plan = shared(plan, text, where.around)
    plan = of_victims(plan)
    if plan.operation is Operation.RANK:
        plan = ranked(plan, where.around, context.gazetteer)
    plan = tallied(plan)
    plan = with_unread(with_jointly(plan, text), text, scan, unheard)
    if vague is not None and plan.operation is not Operation.PASSAGE:
        return Reading(plan, Problem.WHICH_DATE, vague, asked=asked)
    return _choices(plan, where, asked)


def _effect(effects: Sequence[Effect], casualties: bool) -> Effect | None:
    if casualties:
        return Effect.KILLED
    return effects[0] if effects else None


def _choices(plan: Plan, where: Where, asked: Asked) -> Reading:
    """Ask which place is meant where its name alone does not say."""
    if not where.rivals or plan.operation in (Operation.PASSAGE, Operation.COVERAGE):
        return Reading(plan, asked=asked)
    choices = []
    for rival in where.rivals:
        places = tuple(rival if term.place == where.rivals[0].place else term for term in plan.places)
        choices.append((rival.label, replace(plan, places=places)))
    return Reading(plan, Problem.WHICH_PLACE, where.rival_name, tuple(choices), asked)
