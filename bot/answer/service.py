"""Flow b: a question comes in, an answer goes out. Knows no Telegram and no terminal.

    text → read (plan) ─┬─ none of ours → refusal
                        ├─ ambiguous    → one question back
                        └─ plan → queries/ → draft (figures, verified quotes) → answer

`bot/app.py` makes one service; the chat, the terminal and `ask --batch` call it, from several threads at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Lock

from bot.answer.about import WHAT_IS_INDEXED, about, asks_whence
from bot.answer.absence import open_kinds
from bot.answer.alternatives import Alternatives, alternatives
from bot.answer.answer import Answer, Choice, Line, Route
from bot.answer.conversing import NOTHING_BEFORE, Turn, followed, follows_nothing, in_mind
from bot.answer.correction import corrected, split_at_correction
from bot.answer.elliptic import completed
from bot.answer.evidence import Draft, Evidence
from bot.answer.fought import left_open, with_clashes
from bot.answer.own_outlet import of_outlet
from bot.answer.plan import TALLIES, By, Operation, Period, PlaceTerm, Plan, Relation
from bot.answer.ports import ArticleStore, ClaimStore, IncidentStore, PassageFinder
from bot.answer.queries import HANDLERS, OF_NOW
from bot.answer.queries.passage import passage
from bot.answer.read import Context, Reading, read
from bot.answer.reading.days import CoveredDays
from bot.answer.reading.joining import names_something
from bot.answer.reading.namesakes import Covered, PlaceNames
from bot.answer.reading.place_terms import term_of
from bot.answer.reading.problems import Problem
from bot.answer.reading.text import clean
from bot.answer.recorded import with_records
from bot.answer.refusals import clarifying, not_understood, only_of_now, refusal, with_latest
from bot.answer.second import with_second
from bot.answer.selection import SET_NAMES
from bot.answer.sides import sides_of
from bot.answer.sites import also_named
from bot.answer.stems import stems_of
from bot.answer.understood import understood
from bot.answer.words import day_text
from store.filters import Coverage, IncidentFilter
from store.grouping import GroupBy
from store.names import fold_place
from store.records import EventType, PlacePrecision

CONTEXT_SECONDS = 5.0  # how old what is remembered of the index may be while the index is changing
CLOSER_PLACES = 4  # places inside a province or country that a reader is offered
_CUT_SHORT = "Only the reports of the latest matching incidents were searched for the name"
_UNNAMED = "This is no answer: no report ties the name to it."
_NO_FIGURE = "No figure in the index answers this; these passages come nearest"
_FIGURES = TALLIES | {Operation.SUM, Operation.COUNT, Operation.AVERAGE, Operation.SHARE}
_AGREED = ("ceasefire", "cease-fire", "truce", "deal", "agreement")
_NO_FIGURES = "No figure is kept in this index: what was asked was looked for in the articles’ words instead."
_OPEN_KINDS_AMONG = (
    "Among these: records that leave open what kind of event they were, and may be of the kind left out."
)
_OPEN_KINDS = "Not counted: records there that leave open what kind of event they were."
_COUNTED = frozenset({Operation.COUNT, Operation.SUM, Operation.LIST, Operation.EXISTS})
_OPEN = (Operation.PASSAGE, Operation.COVERAGE)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the index covered, `since` when (seconds of a clock that only runs on), and `changes` of the store then."""

    since: float
    changes: object
    coverage: Coverage
    covered: Covered


class AnswerService:
    """Answers questions. Threads may share it."""

    def __init__(
        self,
        *,
        articles: ArticleStore,
        claims: ClaimStore,
        incidents: IncidentStore,
        gazetteer: PlaceNames,
        retriever: PassageFinder,
        clock: Callable[[], datetime],
    ) -> None:
        """Answer from these stores; `clock` gives the present, aware."""
        self._articles = articles
        self._claims = claims
        self._incidents = incidents
        self._gazetteer = gazetteer
        self._retriever = retriever
        self._clock = clock
        self._lock = Lock()
        self._known: _Known | None = None

    def ask(
        self, question: str, *, now: datetime | None = None, previous: Plan | None = None, id: str | None = None
    ) -> Answer:
        """Answer a question.

        Args:
            question: as the reader wrote it.
            now: what "yesterday" counts from, aware; None: the clock.
            previous: the plan before in this conversation, which a follow-up changes.
            id: the answer's id; None: the question's text stands for it.
        """
        began = time.perf_counter()
        now = now or self._clock()
        said_of_answers = about(question)
        if said_of_answers is not None:
            return _framed(said_of_answers, None, question, id, began)
        evidence = self._evidence(now)
        asked = WHAT_IS_INDEXED if asks_whence(question) else question
        turn = followed(asked, previous, self._reads(now), evidence) if previous is not None else None
        if turn is not None:
            if turn.draft is None:
                meant = of_outlet(turn.plan, evidence)
                return _framed(self._answered(meant, evidence), meant, question, id, began)
            said = _framed(turn.draft, replace(turn.plan, changed=()), question, id, began)
            return replace(said, understood=()) if turn.draft.route is Route.REFUSAL else said
        plan, draft = self._alone(asked, now, previous, evidence)
        return _framed(draft, plan, question, id, began)

    def _alone(
        self, question: str, now: datetime, previous: Plan | None, evidence: Evidence
    ) -> tuple[Plan | None, Draft]:
        """The plan and the answer of a text that stands alone."""
        reading = self.read(question, now=now)
        plan = reading.plan
        if reading.problem is Problem.WHICH_PLACE and plan is not None:
            return replace(plan, asked_back=True), clarifying(reading)
        if reading.problem is Problem.WHICH_DATE:
            return plan, clarifying(self._dated(reading))
        if reading.problem in (Problem.FORECAST, Problem.OPINION) and plan is not None and plan.places:
            spoken_of = Plan(Operation.PASSAGE, places=plan.places, text=plan.text)  # "how many were killed there?"
            return spoken_of, with_latest(refusal(reading.problem, evidence), plan.places)
        if reading.problem is not None or plan is None:
            return None, refusal(reading.problem or Problem.NOISE, evidence)
        if previous is None and follows_nothing(question, plan):
            return None, NOTHING_BEFORE
        indexed = plan.operation is Operation.COVERAGE and not plan.places
        if previous is not None and (indexed or (plan.operation is Operation.PASSAGE and not names_something(plan))):
            plan = replace(plan, before=in_mind(previous))  # not understood: what was spoken of stays in mind
        plan = of_outlet(plan, evidence)
        return plan, self._answered(plan, evidence)

    def _reads(self, now: datetime) -> Callable[[str, date | None], Reading]:
        return lambda text, anchor: self.read(text, now=now, anchor=anchor)

    def answer_plan(self, plan: Plan, *, id: str | None = None, question: str | None = None) -> Answer:
        """Answer a plan as it is: a button was tapped, an alert is previewed."""
        began = time.perf_counter()
        draft = self._answered(plan, self._evidence(self._clock()))
        return _framed(draft, plan, question or plan.text, id, began)

    def alternatives(self, plan: Plan) -> tuple[Alternatives, ...]:
        """What each part of a plan may be changed to, for buttons."""
        return alternatives(plan, self._gazetteer, self._inside(plan))

    def _inside(self, plan: Plan) -> list[PlaceTerm]:
        """The places inside the plan's one place where most of its incidents lie."""
        outer = plan.places[0].place if len(plan.places) == 1 and plan.places[0].relation is Relation.IN else None
        if outer is None or outer.precision not in (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE):
            return []
        by: GroupBy = "admin1" if outer.precision is PlacePrecision.COUNTRY else "place"
        groups = self._evidence(self._clock()).select(plan).grouped(by, None, None)
        found: list[PlaceTerm] = []
        for group in sorted(groups, key=lambda one: -one.incidents):
            wanted = PlacePrecision.PROVINCE if by == "admin1" else PlacePrecision.TOWN
            for entry in self._gazetteer.lookup(group.key or "", country=outer.country, fuzzy=False):
                place = entry.place
                if place.precision is wanted and (by == "admin1" or place.admin1 == group.admin1):
                    found.append(term_of(entry, self._gazetteer))
                    break
            if len(found) == CLOSER_PLACES:
                break
        return found

    def read(self, question: str, *, now: datetime | None = None, anchor: date | None = None) -> Reading:
        """Read a question without answering it; `anchor` as in `days.Clock`."""
        coverage, covered = self._coverage()
        last = coverage.newest_published.date() if coverage.newest_published else coverage.last_event
        first = coverage.first_event or (coverage.first_published.date() if coverage.first_published else None)
        context = Context(
            now=now or self._clock(),
            gazetteer=self._gazetteer,
            covered=covered,
            days=CoveredDays(first, last, anchor),
            outlets=tuple(name for name, _ in coverage.sources if name),
        )
        return _taken_back(question, context) or read(question, context)

    def _evidence(self, now: datetime) -> Evidence:
        evidence = Evidence(
            self._articles, self._claims, self._incidents, self._gazetteer, self._retriever, now.astimezone(UTC)
        )
        evidence.__dict__["coverage"] = self._coverage()[0]
        return evidence

    def _coverage(self) -> tuple[Coverage, Covered]:
        """What the index covers: as it is, or as it was at most `CONTEXT_SECONDS` ago."""
        with self._lock:
            known = self._known
            if known is not None and time.monotonic() - known.since < CONTEXT_SECONDS:
                return known.coverage, known.covered
            changes = self._articles.changes()
            if known is not None and known.changes == changes:
                return known.coverage, known.covered
            coverage = self._articles.coverage()
            named = self._incidents.place_names()
            names = {name.lower() for name, _, _ in named}
            names |= {name.lower() for _, name, _ in coverage.admin1s}
            names |= {(self._gazetteer.country_name(code) or "").lower() for code, _ in coverage.countries}
            covered = Covered(
                countries=frozenset(code for code, _ in coverage.countries),
                provinces={(code, name): count for code, name, count in coverage.admin1s},
                names=frozenset(name for name in names if name.isalpha()),
                places=frozenset(map(fold_place, names)),
                towns=frozenset((fold_place(name), code, admin1) for name, code, admin1 in named),
            )
            self._known = _Known(time.monotonic(), changes, coverage, covered)
            return coverage, covered

    def _answered(self, plan: Plan, evidence: Evidence) -> Draft:
        draft = with_records(self._answered_whole(plan, evidence), evidence)
        if not plan.unanswered:
            return draft

        def follow(text: str, before: Plan) -> Turn | None:
            return followed(text, before, self._reads(evidence.now), self._evidence(evidence.now))

        return with_second(
            draft, plan, follow, lambda second: self._answered_whole(second, self._evidence(evidence.now))
        )

    def _answered_whole(self, plan: Plan, evidence: Evidence) -> Draft:
        if plan.unread:
            return not_understood(plan)
        if plan.as_of is not None and plan.operation in OF_NOW:
            return only_of_now(plan)
        draft = HANDLERS[plan.operation](plan, evidence)
        if evidence.cut_short and draft.incidents:
            evidence.differs.append(_CUT_SHORT)
        elif evidence.cut_short:
            draft = replace(draft, notes=(*draft.notes, f"{_CUT_SHORT}."))
        if draft.incidents and evidence.differs:
            first, *others = evidence.differs  # what differs comes first: nobody is to take the rest for the answer
            if evidence.unsure:
                unsure = "No report says that this is the one meant: the lowest count is none."
                draft = replace(draft, low=0, notes=(*draft.notes, unsure))
            if evidence.unnamed:
                draft = replace(draft, value=None, low=None, high=None, notes=(*draft.notes, _UNNAMED))
            draft = replace(draft, headline=first, lines=(*map(Line, (*others, draft.headline)), *draft.lines))
        if draft.value and plan.words and plan.operation in TALLIES | {Operation.SUM} and not evidence.differs:
            named = " and ".join(f"“{word}”" for word in plan.words)
            said = f"Of the incidents whose reports speak of {named}: no figure tells them apart."
            draft = replace(draft, notes=(*draft.notes, said))
        draft = also_named(plan, draft, evidence)
        if draft.incidents:
            draft = with_clashes(draft, plan, self._incidents)
            unsaid = open_kinds(plan) if draft.value is not None and plan.operation in TALLIES | _COUNTED else None
            if unsaid is not None and self._incidents.count(unsaid):
                draft = replace(draft, notes=(*draft.notes, _OPEN_KINDS))
            if draft.value is not None and plan.not_event and not plan.event and self._incidents.count(left_open(plan)):
                draft = replace(draft, notes=(*draft.notes, _OPEN_KINDS_AMONG))
        if draft.citations or draft.incidents or plan.operation in _OPEN or plan.as_of is not None:
            return draft
        if not evidence.coverage.incidents:  # articles taken in without claims: only their words can answer
            quoted = passage(plan, evidence)
            return replace(quoted, notes=(_NO_FIGURES, *quoted.notes)) if quoted.route is Route.PASSAGE else draft
        if plan.operation is Operation.COMPARE:
            return draft
        if plan.operation is Operation.WHO_SAYS and not plan.words and (plan.changed or not plan.places):
            return draft  # nothing was reported: there is nobody who says so
        if (
            plan.words
            or plan.operation is Operation.WHO_SAYS
            or (draft.route is Route.REFUSAL and plan.text and (plan.target or not _plain(plan)))
        ):
            # what the structured query could not hold may still stand in the articles
            quoted = passage(plan, evidence)
            if quoted.route is Route.PASSAGE and _holds_words(plan, quoted):
                of_people = plan.effect is not None and plan.operation in _FIGURES
                headline = _NO_FIGURE if of_people else quoted.headline
                return replace(quoted, headline=headline, notes=(*_unread(plan), *quoted.notes))
        return draft

    def _dated(self, reading: Reading) -> Reading:
        """For "since the ceasefire": the agreements that the index knows, as ways to go on."""
        plan = reading.plan
        if plan is None or reading.name.removeprefix("the ") not in _AGREED:
            return reading
        f = IncidentFilter(event_types=frozenset({EventType.AGREEMENT}), dated=True)
        choices = []
        for incident in self._incidents.find(f, limit=3):
            day = incident.date_start
            if day is not None:
                choices.append(
                    (
                        f"Since {day_text(day)}",
                        replace(plan, period=Period(day, None, f"since {day_text(day)}", "since then")),
                    )
                )
        return replace(reading, choices=tuple(choices))


def _taken_back(question: str, context: Context) -> Reading | None:
    """The reading of a text that corrects itself; None where it does not."""
    parts = split_at_correction(clean(question))
    if parts is None:
        return None
    first = read(parts[0], context)
    line = completed(parts[1], first.plan) if first.plan is not None else parts[1]
    return corrected(first, read(line, context), line)


def _unread(plan: Plan) -> tuple[str, ...]:
    """Says that quotes stand where a figure was asked for, and for the sake of which words."""
    if not plan.words or plan.operation is Operation.PASSAGE:
        return ()
    words = ", ".join(f"“{word}”" for word in plan.words)
    return (f"No figure is kept by {words}: the words were looked for in the articles instead.",)


def _holds_words(plan: Plan, quoted: Draft) -> bool:
    """Whether the quotes hold one of the words for whose sake they stand there; others would answer nothing."""
    if plan.operation is Operation.PASSAGE:
        return True
    if plan.by is By.FACILITY:
        return False
    texts = " ".join(citation.quote for citation in quoted.citations).lower()
    hit = (plan.target or "").split("|") if plan.target else []
    named = " ".join(word for name in hit for word in (name, *SET_NAMES.get(name, ())))
    if hit and not stems_of(named) & stems_of(texts):
        return False
    sides = [name for one in (plan.perpetrator or "").split("|") if one for name in sides_of(one)]
    if sides and not any(name in texts for name in sides):
        return False
    return not plan.words or bool(stems_of(" ".join(plan.words)) & stems_of(texts))


def _plain(plan: Plan) -> bool:
    """Whether a plan holds all that its question asks: a place and a time, nothing that only words could tell."""
    return not plan.words and bool(plan.places or plan.period)


def _framed(draft: Draft, plan: Plan | None, question: str, id: str | None, began: float) -> Answer:
    return Answer(
        id=id if id is not None else question[:64],
        question=question,
        route=draft.route,
        plan=plan,
        headline=draft.headline,
        lines=draft.lines,
        notes=draft.notes,
        understood=understood(plan) if plan is not None else (),
        choices=tuple(Choice(label, one) for label, one in draft.choices),
        value=draft.value,
        low=draft.low,
        high=draft.high,
        incidents=draft.incidents,
        citations=draft.citations,
        records=draft.records,
        rows=draft.rows,
        elapsed_ms=(time.perf_counter() - began) * 1000.0,
    )
