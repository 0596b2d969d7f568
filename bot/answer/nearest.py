"""Where no incident meets every part of a question: those that meet all parts but one, and what must be said of them.

Called by `Evidence.select`. A question such as "which shooting in Dayton on 3 May involved Ana Ruiz?" takes for granted
that there was one: a report that dates it a day later, or spells the name otherwise, is worth showing, with the
difference said first. "How many …" takes nothing for granted, and is widened by nothing but words that stand in the
reports: an honest zero is an answer too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answer.plan import NamePart, Operation, PersonTerm, PlaceTerm, Plan
from bot.answer.reading.targets import TARGETS
from bot.answer.selection import Selection
from bot.answer.unlisted import MAX_READ, plan_around, told_of
from bot.answer.words import EFFECT_WORDS, date_text
from store.names import person_words, spelled_alike
from store.records import Incident, PlacePrecision

if TYPE_CHECKING:
    from bot.answer.evidence import Evidence

InText = Callable[[str], bool]

MAX_SEARCHED = 400  # incidents whose articles are read for a name where another part of the question does not fit
MAX_FITTING = 5  # incidents that fit all but a name: as many as an answer quotes
MAX_FOUND = 3  # more than so many near misses say nothing about the one that was meant
DAYS_OFF = 2  # reports of one event may differ so much in its day
MONTH = 31  # days
SOON = 120  # days after its event to which a report of a hearing may be dated
FAMILY = 150  # characters between the family's name and the first name of one of its members
MAX_SLIPS = 2  # letters by which a first and a last name together may differ
_NARROW = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT})


def nearest(plan: Plan, evidence: Evidence, *, figure: bool) -> Selection | None:
    """What comes nearest to a plan that nothing meets, with what differs in `Selection.said`; None: nothing does."""
    around = plan_around(plan)
    if around is not None:
        return _around_unlisted(plan, around, evidence, figure)
    ways = [_named_in_words, _named_in_text, _spelled_alike, _words_in_text]
    if takes_one_for_granted(plan):
        ways += [_other_date, _place_in_text, _other_place, _no_figure, _named_otherwise, _surname_alone, _nobody_named]
    for way in ways:
        found = way(plan, evidence, figure)
        if found is not None:
            return found
    return None


def _around_unlisted(plan: Plan, around: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """No report names the place: what lies in the town around it; in a wider one the only incident that is meant."""
    in_town = all(t.unlisted is None or (t.place is not None and t.place.precision in _NARROW) for t in plan.places)
    if not in_town and not (takes_one_for_granted(plan) and (plan.people or plan.period)):
        return None
    whole = Selection(around, evidence.incidents, figure=figure)
    others = whole if whole.count() else nearest(around, evidence, figure=figure)
    if others is None or (not in_town and others.count() != 1):
        return None
    names = " or ".join(term.unlisted for term in plan.places if term.unlisted)
    where = " or ".join(term.label for term in around.places)
    also = f"; {others.said[0].lower()}{others.said[1:]}" if others.said else ""
    return others.saying(f"No report names {names}; this is what is told of {where}{also}")


def takes_one_for_granted(plan: Plan) -> bool:
    """Whether a question asks which one it was: "which shooting happened …", not "which shootings …"."""
    label = (plan.event or "").split(" and ")[-1]
    one = bool(label) and (not label.endswith("s") or label.endswith("ss"))
    return plan.operation in (Operation.LIST, Operation.DETAIL, Operation.SUSPECTS) and one and plan.order is None


# --- people ------------------------------------------------------------------------------------------------------


def _named_in_words(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """The people stand in the words of a claim, not among those hurt or suspected."""
    if not plan.people:
        return None
    names = tuple(word for person in plan.people for word in person.name.split())
    quoted = Selection(replace(plan, people=(), words=(*plan.words, *names)), evidence.incidents, figure=figure)
    return quoted.saying(_not_as_what(plan)) if quoted.count() else None


def _named_in_text(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """One of the incident's articles names the people somewhere."""
    names = [_named(person) for person in plan.people]
    return _told(plan, evidence, figure, names, _not_as_what(plan)) if names else None


def _named_otherwise(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """An article names the people, and one more part of the question is not as its incident has it."""
    names = [_named(person) for person in plan.people]
    if not names:
        return None
    for changed, with_figure, said in _one_part_less(plan, figure):
        unnamed = Selection(replace(changed, people=()), evidence.incidents, figure=with_figure)
        if unnamed.count() > MAX_SEARCHED:
            continue
        tests = [*names, _month_named(plan)] if changed.period != plan.period else names
        found = _told(changed, evidence, with_figure, tests, "")
        if found is not None and found.count() == 1:
            return found.saying(f"{_called(plan)} stands in the reports of one incident, but {said}")
    return None


def _one_part_less(plan: Plan, figure: bool) -> Iterable[tuple[Plan, bool, str]]:
    """The plan with each of its parts eased in turn, whether the figure is still asked for, and what is not so."""
    if figure and plan.effect is not None and _in_full(plan):
        yield plan, False, f"they give no number of people {EFFECT_WORDS[plan.effect]}"
    if plan.event is not None:
        yield replace(plan, event=None, event_types=(), weapons=()), figure, f"not clearly as a {plan.event}"
    places = tuple(province for term in plan.places if (province := _province_of(term)) is not None)
    if places:
        yield replace(plan, places=places), figure, f"not placed in {' or '.join(term.label for term in plan.places)}"
    if plan.period is not None and plan.period.end is not None:
        later = replace(plan.period, end=plan.period.end + timedelta(days=SOON))
        yield replace(plan, period=later), figure, f"not dated {plan.period.label}"


def _month_named(plan: Plan) -> InText:
    """Whether a text names the month in which a plan's period ends."""
    end = plan.period.end if plan.period else None
    assert end is not None
    pattern = re.compile(rf"\b(?:{end:%B}|{end:%b}\b)")
    return lambda text: pattern.search(text) is not None


def _province_of(term: PlaceTerm) -> PlaceTerm | None:
    """The province that a closer place lies in."""
    place = term.place
    if place is None or place.admin1 is None or place.precision not in _NARROW:
        return None
    return PlaceTerm(
        place.admin1, replace(place, name=place.admin1, precision=PlacePrecision.PROVINCE, lat=None, lon=None)
    )


def _told(plan: Plan, evidence: Evidence, figure: bool, tests: Sequence[InText], said: str) -> Selection | None:
    others = Selection(replace(plan, people=()), evidence.incidents, figure=figure)
    ids = told_of(others, evidence, lambda text: all(test(text) for test in tests))
    return others.only(ids).saying(said) if ids else None


def _named(person: PersonTerm) -> InText:
    """Whether a text names a person; the words are looked for first, which is much sooner done."""
    words = person.name.split()
    pattern = _name_pattern(person)
    return lambda text: all(word in text for word in words) and pattern.search(text) is not None


def _name_pattern(person: PersonTerm) -> re.Pattern[str]:
    """A person's name as articles write it: a first name before, a last name behind another capitalised word."""
    words = [re.escape(word) for word in person.name.split()]
    name = r"\s+(?:[A-Z][\w.'-]*\s+)?".join(words)
    if person.part is NamePart.FIRST:
        return re.compile(rf"\b{name}\s+[A-Z][a-z]")
    if person.part is NamePart.LAST:
        return re.compile(rf"\b[A-Z][\w.'-]+\s+{name}\b")
    if len(words) == 2:  # "Eva and Lena Brandt, and their daughter Ana, six": the family's name is said once
        near = rf"[^\n]{{0,{FAMILY}}}"
        name += "".join(rf"|\b{one}\b(?={near}\b{other}\b)" for one, other in (words, words[::-1]))
    return re.compile(rf"\b(?:{name})\b")


def _surname_alone(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """Articles give the last name and never another first name with it ("Quill, a dog on its first mission")."""
    if not plan.people or any(p.part is NamePart.FIRST for p in plan.people):
        return None
    names = [p.name.split()[-1] for p in plan.people]
    found = _told(plan, evidence, figure, [_alone(name) for name in names], "")
    if found is None or found.count() > MAX_FOUND:
        return None
    found.unsure = True
    return found.saying(f"No report names {_called(plan)}; {' and '.join(names)} alone stands in the reports")


def _alone(name: str) -> InText:
    """Whether a text has a capitalised word as a name without a first name before it, and never as another word."""
    word = re.escape(name)
    other = re.compile(rf"\b[A-Z](?:[\w'-]*\w|\.)?\s+{word}\b|\b{word}\s+[A-Z]|\b{re.escape(name.lower())}\b")
    return lambda text: name in text and re.search(rf"\b{word}\b", text) is not None and other.search(text) is None


def _not_as_what(plan: Plan) -> str:
    return f"{_called(plan)} stands in the reports, not clearly as a victim or suspect"


def _called(plan: Plan) -> str:
    """ "Ana Ruiz", "the last name Ruiz"."""
    return " and ".join(p.name if p.part is NamePart.ANY else f"the {p.part.value} name {p.name}" for p in plan.people)


def _spelled_alike(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """Somebody hurt or suspected has a name that differs in a letter or two."""
    if not plan.people:
        return None
    others = Selection(replace(plan, people=()), evidence.incidents, figure=figure)
    alike: dict[str, str] = {}
    for incident in others.find(limit=MAX_READ):
        names = [_alike(person, incident.people) for person in plan.people]
        if all(names):
            alike[incident.id] = " and ".join(str(name) for name in names)
    if not 0 < len(alike) <= MAX_FOUND:
        return None
    written = " or ".join(dict.fromkeys(alike.values()))
    return others.only(frozenset(alike)).saying(f"No report names {_called(plan)}; the name is given as {written}")


def _alike(person: PersonTerm, names: Iterable[str]) -> str | None:
    """The first of `names` that is `person`'s but for a letter or two; None: none is."""
    wanted = person_words(person.name)
    for name in names:
        words = person_words(name)
        if not words or not wanted:
            continue
        if person.part is NamePart.ANY:
            pairs = ((words[0], wanted[0]), (words[-1], wanted[-1]))
            if len(words) > 1 and all(spelled_alike(*pair) for pair in pairs) and _slips(pairs) <= MAX_SLIPS:
                return name  # "Mohammed Hasira" and "Mohamed Harara" are two people
        elif spelled_alike(words[0] if person.part is NamePart.FIRST else words[-1], " ".join(wanted)):
            return name
    return None


def _slips(pairs: Iterable[tuple[str, str]]) -> int:
    """By how many slips of the pen names differ, taken together."""
    from rapidfuzz.distance import OSA

    return sum(OSA.distance(one, other) for one, other in pairs)


def _words_in_text(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """Names that no field holds ("the Greek Orthodox church") stand in the articles of a few incidents."""
    if not plan.words or plan.people or not all(word.isalpha() and len(word) > 3 for word in plan.words):
        return None
    patterns = [re.compile(rf"(?<=[\w,] ){word.capitalize()}\b") for word in plan.words]  # a name, no first word
    targets = [TARGETS[target] for target in (plan.target or "").split("|") if target in TARGETS]
    if targets:
        patterns.append(re.compile(rf"\b(?:{'|'.join(targets)})\b", re.I))
    tests = [pattern.search for pattern in patterns]
    told = replace(plan, words=(), target=None)
    found = _told(told, evidence, figure, [lambda text: all(test(text) for test in tests)], "")
    if found is None or found.count() > MAX_FOUND:
        return None
    found.unsure = True
    words = " and ".join(f"“{word}”" for word in plan.words)
    return found.saying(
        f"No figure is kept by {words}; the reports of this name {'it' if not plan.words[1:] else 'them'}"
    )


# --- place, date, figure -----------------------------------------------------------------------------------------


def _place_in_text(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """Reports that name the place, of an incident that was placed elsewhere."""
    terms = _inside(plan)
    if not terms or not (plan.people or _days(plan) is not None):
        return None
    if not all(_narrow(term) for term in terms) and not plan.people and (_days(plan) or MONTH + 1) > MONTH:
        return None
    return _told_near(plan, evidence, figure, f"{_not_there(plan)}; named in reports about {{}}")


def _told_near(plan: Plan, evidence: Evidence, figure: bool, said: str) -> Selection | None:
    """The few incidents placed elsewhere whose reports name the place; "{}" in `said` is where they are placed."""
    others = Selection(replace(plan, places=()), evidence.incidents, figure=figure)
    found = others.find(limit=MAX_READ)
    texts = evidence.texts(a for incident in found for a in incident.articles)
    terms = _inside(plan)

    def named(incident: Incident) -> bool:
        return any(
            _names_place(texts[a].text, incident, term) for a in incident.articles if a in texts for term in terms
        )

    return _few(others, [i for i in found if named(i)], _placed, said)


def _inside(plan: Plan) -> list[PlaceTerm]:
    return [term for term in plan.places if term.place is not None and term.relation.value == "in"]


def _narrow(term: PlaceTerm) -> bool:
    return term.place is not None and term.place.precision in _NARROW


def _other_place(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """What happened elsewhere to a person named in full."""
    if not plan.places or not _in_full(plan):
        return None
    others = Selection(replace(plan, places=()), evidence.incidents, figure=figure)
    return _few(others, others.find(limit=MAX_FOUND + 1), _placed, f"{_not_there(plan)}, but in {{}}")


def _in_full(plan: Plan) -> bool:
    """Whether somebody is named by first and last name."""
    return any(p.part is NamePart.ANY and len(person_words(p.name)) > 1 for p in plan.people)


def _names_place(text: str, incident: Incident, term: PlaceTerm) -> bool:
    """Whether a text names a town, and its province is that of the incident or named too."""
    place = term.place
    if place is None or not re.search(rf"\b{re.escape(place.name)}\b", text):
        return False
    if place.precision not in _NARROW or not place.admin1:
        return True
    here = incident.place is not None and incident.place.admin1 == place.admin1
    return here or re.search(rf"\b{re.escape(place.admin1)}\b", text) is not None


def _placed(incident: Incident) -> str:
    place = incident.place
    if place is None:
        return "a place that is not named"
    return place.name if place.admin1 in (None, place.name) else f"{place.name}, {place.admin1}"


def _not_there(plan: Plan) -> str:
    return f"No report places it in {' or '.join(term.label for term in plan.places)}"


def _days(plan: Plan) -> int | None:
    """How many days the plan's period has; None for no period or an open one."""
    if plan.period is None or plan.period.start is None or plan.period.end is None:
        return None
    return (plan.period.end - plan.period.start).days + 1


def _other_date(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """Incidents of a day or two before or after; for a person named in full, of any time."""
    period = plan.period
    if period is None or not (plan.people or plan.places):
        return None
    off = timedelta(days=DAYS_OFF)
    wider = replace(
        period, start=period.start - off if period.start else None, end=period.end + off if period.end else None
    )
    for tried in (wider, None) if _in_full(plan) else (wider,):
        others = Selection(replace(plan, period=tried), evidence.incidents, figure=figure)
        found = _few(others, others.find(limit=MAX_FOUND + 1), _dated, f"No report dates it {period.label}, but {{}}")
        if found is not None:
            return found
    return None


def _dated(incident: Incident) -> str:
    return date_text(incident.date_start, incident.date_end, incident.date_precision)


def _no_figure(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """The incident is there, only what was asked to have happened to people is not told of it."""
    if not figure or plan.effect is None or not (plan.people or (plan.places and plan.period)):
        return None
    others = Selection(plan, evidence.incidents, figure=False)
    found = others.find(limit=MAX_FOUND + 1)
    if not 0 < len(found) <= (MAX_FOUND if plan.people else 1):
        return None
    return others.saying(f"The reports of it give no number of people {EFFECT_WORDS[plan.effect]}")


def _nobody_named(plan: Plan, evidence: Evidence, figure: bool) -> Selection | None:
    """Nobody of that name is known: the very few incidents that meet the rest of a question, without a figure."""
    town = any(_narrow(term) for term in plan.places)
    if not plan.people or not (town or _days(plan) == 1 or (plan.places and plan.period)):
        return None
    rest = replace(plan, people=())
    others = Selection(rest, evidence.incidents, figure=figure)
    found = others.find(limit=MAX_FITTING + 1)
    nobody = f"No report names {_called(plan)}"
    shown: Selection | None = None
    if not found and town:
        where = " or ".join(term.label for term in plan.places)
        shown = _told_near(rest, evidence, figure, f"{nobody} or places it in {where}; named in reports about {{}}")
    elif 0 < len(found) <= MAX_FITTING:
        only = "this is the only incident that fits" if len(found) == 1 else f"these {len(found)} incidents fit"
        shown = others.saying(f"{nobody}; {only} the rest")
    if shown is not None:
        shown.unnamed = True
    return shown


def _few(others: Selection, found: list[Incident], how: Callable[[Incident], str], said: str) -> Selection | None:
    """`found` if they are few, with `said`, in which "{}" is how each of them differs."""
    if not 0 < len(found) <= MAX_FOUND:
        return None
    differs = " and ".join(dict.fromkeys(how(incident) for incident in found))
    return others.only(frozenset(i.id for i in found)).saying(said.format(differs))
