"""Buttons under messages, and the short words they carry back. Pure; called by `desk.py` and `buttons.py`.

A button carries `verb:screen:number`, at most 64 bytes; what it stands for is in the database and outlives a restart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from bot.answer.alternatives import Alternatives
from bot.answer.answer import Answer, Route
from bot.answer.plan import Operation, Plan
from bot.answer.selection import MAX_INCIDENTS, SHOWN
from bot.chat.render import shortened

Keyboard: TypeAlias = dict[str, object]

SOURCES, MORE, BACK, CHOICE, UNDO, LIST, MAP, ALERT = "s", "m", "a", "c", "u", "l", "g", "n"
CHANGE, PART, TAKE, NEXT = "e", "p", "t", "x"
LONGEST_LABEL = 40  # characters; longer ones are cut off on a phone
MOST_CHOICES = 12
A_PART = 100  # a choice's number is its part's times this, and its own


def data(verb: str, screen: str, number: int = 0) -> str:
    """What a button carries."""
    return f"{verb}:{screen}:{number}"


def read_data(carried: str) -> tuple[str, str, int] | None:
    """(verb, screen, number) of what a button carried; None for anything that no button of ours carries."""
    parts = carried.split(":")
    if len(parts) != 3 or not parts[2].isdecimal() or len(parts[2]) > 6:
        return None
    return parts[0], parts[1], int(parts[2])


def under_answer(answer: Answer, screen: str, *, more: bool) -> Keyboard | None:
    """The buttons under an answer, None for none.

    Args:
        more: something was left out that [More] shows.
    """
    rows = []
    if answer.choices:
        labels = [shortened(choice.label, LONGEST_LABEL) for choice in answer.choices[:MOST_CHOICES]]
        buttons = [_button(label, data(CHOICE, screen, number)) for number, label in enumerate(labels)]
        width = 2 if all(len(label) <= LONGEST_LABEL // 2 for label in labels) else 1
        rows = [buttons[start : start + width] for start in range(0, len(buttons), width)]
    row = []
    if answer.citations or answer.records:
        row.append(_button("Sources", data(SOURCES, screen)))
    if more:
        row.append(_button("More", data(MORE, screen)))
    if answer.route in (Route.COUNT, Route.SUM) and answer.plan is not None and len(answer.incidents) > 1:
        every = len(answer.incidents) < MAX_INCIDENTS
        row.append(_button(f"List {len(answer.incidents)}" if every else "List", data(LIST, screen)))
    if _goes_on(answer) and not more:  # what is left out here comes before the next ten
        row.append(_button(f"Next {SHOWN}", data(NEXT, screen)))
    if answer.plan is not None and answer.plan.before is not None and answer.plan.changed:
        row.append(_button("Undo", data(UNDO, screen)))
    further = []
    if answer.incidents:
        further.append(_button("Map", data(MAP, screen)))
    if can_change(answer):
        further.append(_button("Change…", data(CHANGE, screen)))
    settled = answer.route is not Route.CLARIFY and (answer.understood or answer.route is not Route.REFUSAL)
    if settled and answer.plan is not None and is_for_alerts(answer.plan):
        further.append(_button("Alert me", data(ALERT, screen)))
    rows.extend(one for one in (row, further) if one)
    return {"inline_keyboard": rows} if rows else None


def _goes_on(answer: Answer) -> bool:
    """Whether a list has more incidents than it shows, and after those it shows."""
    plan = answer.plan
    if plan is None or answer.route is not Route.LIST or plan.operation not in (Operation.LIST, Operation.DETAIL):
        return False
    return plan.as_of is None and len(answer.incidents) > plan.skip + SHOWN


def is_for_alerts(plan: Plan) -> bool:
    """Whether a plan says what to be told of: not everything, and not one incident that was pointed at."""
    return not plan.picked and bool(
        plan.places or plan.event_types or plan.weapons or plan.people or plan.perpetrator or plan.target
    )


def can_change(answer: Answer) -> bool:
    """Whether an answer shows how it was understood, so that a part of that can be changed."""
    return bool(answer.understood) and answer.route is not Route.CLARIFY and answer.plan is not None


def changing(parts: Sequence[Alternatives], screen: str) -> Keyboard:
    """The parts of a plan, one a row, and the way back."""
    rows = [
        [_button(shortened(f"{part.title}: {part.label}", LONGEST_LABEL), data(PART, screen, number))]
        for number, part in enumerate(parts)
    ]
    return {"inline_keyboard": [*rows, [_button("Answer", data(BACK, screen))]]}


def options(part: Alternatives, number: int, screen: str) -> Keyboard:
    """What one part may become; `number` is the part's own."""
    labels = [shortened(choice.label, LONGEST_LABEL) for choice in part.choices[:MOST_CHOICES]]
    buttons = [_button(label, data(TAKE, screen, number * A_PART + n)) for n, label in enumerate(labels)]
    width = 2 if all(len(label) <= LONGEST_LABEL // 2 for label in labels) else 1
    rows = [buttons[start : start + width] for start in range(0, len(buttons), width)]
    last = [_button("‹ Parts", data(CHANGE, screen)), _button("Answer", data(BACK, screen))]
    return {"inline_keyboard": [*rows, last]}


def pager(verb: str, screen: str, page: int, pages: int) -> Keyboard:
    """Back to the answer, and the pages before and after where there are any."""
    row = []
    if page > 0:
        row.append(_button(f"‹ {page}", data(verb, screen, page - 1)))
    row.append(_button("Answer", data(BACK, screen)))
    if page + 1 < pages:
        row.append(_button(f"{page + 2} ›", data(verb, screen, page + 1)))
    return {"inline_keyboard": [row]}


def _button(label: str, carried: str) -> dict[str, str]:
    return {"text": label, "callback_data": carried}
