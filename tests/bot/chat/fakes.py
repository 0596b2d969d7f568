"""A hand-written answer service and index for the chat's tests, behind the seam that the real ones use."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.answer.alternatives import Alternatives
from bot.answer.answer import Answer, Choice, Citation, IncidentRef, Line, PlanPart, Route
from bot.answer.plan import Operation, Plan
from store.errors import FolderLocked
from store.records import Effect

DOZEN = tuple(IncidentRef(f"i{number}", ("a1",)) for number in range(12))
QUOTE = "At least 12 civilians - five of them children - were killed in Harbour Town, residents & medics said."


def citation(number: int, quote: str = QUOTE, url: str | None = None) -> Citation:
    """A quote of a made-up article."""
    return Citation(
        number=number,
        article_id=f"a{number}",
        url=url or f"https://harbour.example/news/{number}?x=1&y=2",
        source=f"Harbour <Post> {number}",
        title=f"Strike & aftermath, part {number}",
        published_at=datetime(2020, 3, 3, 17, 0, tzinfo=UTC),
        published_day_only=False,
        quote=quote,
        start=0,
        end=len(quote),
        score=1.0 / number,
    )


def killed(question: str, id: str, *, cites: int = 1, lines: int = 1, plan: Plan | None = None) -> Answer:
    """An answer with a figure, `cites` quotes and `lines` lines."""
    return Answer(
        id=id,
        question=question,
        route=Route.SUM,
        plan=plan or Plan(Operation.SUM, text=question),
        headline="At least 12 civilians killed",
        lines=tuple(Line(f"Line {number}: <b>no markup</b> & so on", (1,)) for number in range(1, lines + 1)),
        notes=("Not added: more than 1,300 since Sep 2018 (a running total)",),
        understood=(PlanPart("effect", "killed"), PlanPart("place", f"asked: {question[:60]}")),
        value=12.0,
        low=12.0,
        incidents=(IncidentRef("i1", ("a1",)), IncidentRef("i2", ("a2",)))[: max(1, lines)],
        citations=tuple(citation(number) for number in range(1, cites + 1)),
    )


@dataclass
class FakeService:
    """Answers by the question's words: "many", "long", "which", "nothing", "broken", "busy", "slow 2", "and …"."""

    asked: list[tuple[str, Plan | None, datetime | None]] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    plan_seconds: float = 0.0

    def ask(
        self, question: str, *, now: datetime | None = None, previous: Plan | None = None, id: str | None = None
    ) -> Answer:
        """An answer of the kind that the question's words name."""
        self.asked.append((question, previous, now))
        name = id or "x"
        if "broken" in question:
            raise RuntimeError("secret detail 4711")
        if "busy" in question:
            raise FolderLocked("the folder is locked")
        if "slow" in question:
            time.sleep(float(question.split()[-1]))
        if "which" in question:
            choices = tuple(
                Choice(place, Plan(Operation.COUNT, text=f"Tripoli, {place}")) for place in ("Libya", "Lebanon")
            )
            return Answer(name, question, Route.CLARIFY, None, "Which Tripoli?", choices=choices)
        if "nothing" in question:
            return Answer(name, question, Route.REFUSAL, None, "No report in the index for Kharkiv")
        if question == "list them" and previous is not None:
            plan = replace(previous, operation=Operation.LIST, before=previous, changed=("operation",))
            shown = replace(killed(question, name, plan=plan), route=Route.LIST, headline="2 incidents, latest first")
            return replace(shown, incidents=DOZEN) if "dozen" in previous.text else shown
        if question == "next" and previous is not None:
            plan = replace(previous, skip=previous.skip + 10, before=previous, changed=("skip",))
            shown = replace(killed(question, name, plan=plan), route=Route.LIST, headline="12 incidents, the last two")
            return replace(shown, incidents=DOZEN)
        if question.startswith("and ") and previous is not None:
            changed = replace(previous, text=f"{previous.text} {question}", before=previous, changed=("places",))
            return killed(changed.text, name, plan=changed)
        cites = 12 if "many" in question else 1
        lines = 400 if "long" in question else 30 if "list" in question else 1
        return killed(question, name, cites=cites, lines=lines)

    def answer_plan(self, plan: Plan, *, id: str | None = None) -> Answer:
        """The answer of a plan that a button stands for."""
        self.plans.append(plan)
        if "Lebanon" in plan.text:
            time.sleep(self.plan_seconds)
        return killed(plan.text, id or "x", plan=plan)

    def alternatives(self, plan: Plan) -> tuple[Alternatives, ...]:
        """Another place, or another effect."""
        places = tuple(
            Choice(name, replace(plan, text=f"{plan.text} in {name}", before=None)) for name in ("Homs", "Syria")
        )
        effects = (Choice("Injured", replace(plan, effect=Effect.INJURED, before=None)),)
        return (
            Alternatives("effect", "What", "killed", effects),
            Alternatives("place", "Where", "Idlib & around", places),
        )


class FakeIndex:
    """What /status and /sources tell."""

    def status(self) -> Sequence[str]:
        """One line."""
        return ["1,204 articles · 318 incidents · newest 12:41 <today>"]

    def outlets(self) -> Sequence[tuple[str, int]]:
        """Two outlets."""
        return [("Harbour & Post", 3), ("Quay News", 1)]
