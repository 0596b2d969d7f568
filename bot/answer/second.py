"""The second question of a message ("… and how many of them were children?"), asked of what the first one names.

Called by `service.py` when the first is answered. It gives the headline of the second and a button that asks it in
full; what it was understood as stands in a note. Pure: following and answering are passed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answer.answer import Line, Route
from bot.answer.conversing import Turn
from bot.answer.evidence import Draft
from bot.answer.plan import Operation, Plan
from bot.answer.understood import understood

_OF_THEM = re.compile(r"\bof (?:them|those|these|whom|which)\b", re.I)
_ASKED = ("perpetrator", "places", "period", "group", "effect", "event", "target")
"""What parts one side of a comparison from the other."""
_FIGURES = frozenset({Route.COUNT, Route.SUM, Route.LIST, Route.DETAIL})
_UNTOLD = frozenset({Operation.PASSAGE, Operation.COVERAGE, Operation.DETAIL})


def with_second(
    draft: Draft, plan: Plan, follow: Callable[[str, Plan], Turn | None], answer: Callable[[Plan], Draft]
) -> Draft:
    """The answer to the first question, with what the second comes to.

    Args:
        draft: the answer to `plan` alone.
        plan: the first question; `unanswered` holds the second.
        follow: what a text makes of the plan before; None where it stands alone.
        answer: answers a plan without a second question.
    """
    asked = plan.unanswered
    silent = replace(draft, notes=(*draft.notes, f"One question at a time; not answered: “{asked}”"))
    first = replace(plan, unanswered="")
    turn = follow(asked, first) if draft.route in _FIGURES else None
    if turn is None or turn.draft is not None or turn.plan.operation in _UNTOLD or turn.plan.unread:
        return silent
    second = turn.plan
    if _strays(asked, first, second):
        return silent
    same = replace(second, before=None, changed=(), text="") == replace(first, before=None, changed=(), text="")
    if same:
        return silent
    other = answer(second)
    if other.route not in _FIGURES:
        return silent
    labels = " · ".join(part.label for part in understood(second))
    return replace(
        draft,
        lines=(Line(f"“{asked}” {other.headline}"), *draft.lines),
        notes=(*draft.notes, f"“{asked}” was understood as: {labels}"),
        choices=(*draft.choices, (asked, second)),
    )


def _strays(asked: str, first: Plan, second: Plan) -> bool:
    """Whether what was read of the second question is about others than it asks for.

    "How many women were killed, and how many of them were children?" is no question of all children; "who killed more,
    Russia or the coalition?" behind a question of the coalition must not compare it with itself.
    """
    if any(all(getattr(one, name) == getattr(second, name) for name in _ASKED) for one in second.versus):
        return True
    if _OF_THEM.search(asked) is None:
        return False
    narrower = first.group is None or first.group == "civilians" or second.group == first.group
    return not narrower or (first.effect is not None and second.effect is not first.effect)
