"""What is said where a text is no question for this bot, or must be asked back. Pure but for the coverage it names."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.absence import coverage_text
from bot.answer.answer import Route
from bot.answer.evidence import Draft, Evidence
from bot.answer.plan import Operation, Order, PlaceTerm, Plan
from bot.answer.read import Reading
from bot.answer.reading.harm import leaves_out_group
from bot.answer.reading.problems import Problem
from bot.answer.words import ordinal

_SCOPE = "I only report what articles said about incidents: how many, where, when, who says so."
_HEADLINES = {
    Problem.EMPTY: "No question came with this message",
    Problem.LANGUAGE: "I read questions in English only",
    Problem.INJECTION: "I answer questions about reported incidents, nothing else",
    Problem.OPINION: "I only report what articles said, not who is right",
    Problem.FORECAST: "I only report what articles said, not what will happen",
    Problem.CHAT: "I answer questions about reported incidents",
    Problem.NOISE: "No question was found in this text",
    Problem.NO_SUCH_DATE: "No calendar has that date",
}


def refusal(problem: Problem, evidence: Evidence) -> Draft:
    """A refusal without any figure of its own, and what can be asked."""
    notes = [_SCOPE] if problem is not Problem.NO_SUCH_DATE else ["Name a day, a month or a year."]
    if problem in (Problem.CHAT, Problem.FORECAST, Problem.OPINION, Problem.NOISE, Problem.EMPTY):
        notes.append(coverage_text(evidence.coverage, evidence))
    return Draft(Route.REFUSAL, _HEADLINES[problem], notes=tuple(notes))


def with_latest(draft: Draft, places: tuple[PlaceTerm, ...]) -> Draft:
    """A refusal with a way to what is reported of the places that it names."""
    where = " or ".join(term.label for term in places)
    latest = Plan(Operation.LIST, places=places, order=Order.LATEST, text=f"latest incidents, {where}")
    return replace(draft, choices=((f"Latest on {where}", latest),))


def only_of_now(plan: Plan) -> Draft:
    """For a comparison "as of" a time: today's figures would be a wrong answer to it."""
    return Draft(
        Route.CLARIFY,
        "What was known at a time is told of counts, tolls and lists, not of groups, comparisons, shares or voices",
        notes=("Ask for one count or toll as of that time, or for this as it is known now.",),
        choices=(("As known now", replace(plan, as_of=None)),),
    )


def not_understood(plan: Plan) -> Draft:
    """For words that matter and that nothing heeds: a figure without them would be one for another question."""
    words = ", ".join(f"“{word}”" for word in plan.unread)
    if all(map(leaves_out_group, plan.unread)):
        headline, why = (
            f"No figure is kept {words}",
            "Groups are counted apart: ask for civilians, women, men or children.",
        )
    else:
        headline = f"Not understood: {words}"
        why = "No figure is given as if it had been."
    return Draft(
        Route.CLARIFY,
        headline,
        notes=(f"{why} The rest can be answered without it.",),
        choices=(("Answer without it", replace(plan, unread=())),),
    )


def too_few(plan: Plan, found: str) -> Draft:
    """For "the fourth deadliest" of three."""
    return Draft(Route.REFUSAL, f"There is no {ordinal(plan.nth or 1)}: {found} in all")


def clarifying(reading: Reading) -> Draft:
    """One question back, with the ways to go on."""
    if reading.problem is Problem.WHICH_PLACE:
        return Draft(Route.CLARIFY, f"Which {reading.name}?", choices=reading.choices)
    return Draft(
        Route.CLARIFY,
        f"Which date do you mean by “{reading.name}”?",
        notes=("Ask again with a day, a month or a year.",),
        choices=reading.choices,
    )
