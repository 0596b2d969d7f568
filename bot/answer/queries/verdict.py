"""Whether the counts bear out a number that a question puts forward ("did 5,000 people die in Aleppo?").

Called by `figures.py`. The words hold no figure: the only one is the answer's.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.answer import Line, Route
from bot.answer.evidence import Draft, Evidence
from bot.answer.plan import Plan


def weighed(plan: Plan, draft: Draft, evidence: Evidence) -> Draft:
    """The sum with the verdict before its lines; as it is where no number was put forward."""
    if plan.claimed is None or not draft.value or draft.route is not Route.SUM:  # where none is reported, that is said
        return draft
    fewest, most = plan.claimed
    said = _verdict(fewest, most, draft)
    if fewest is not None and fewest == most and len(draft.incidents) > 1:
        one = replace(plan, claimed=None, at_least=fewest, at_most=most)
        if evidence.select(one).count():  # "were 12 people killed in Homs?" may mean one attack there
            said = "The number asked about is that of an incident there; the figure above is of all of them"
    return replace(draft, lines=(Line(said), *draft.lines))


def _verdict(fewest: int | None, most: int | None, draft: Draft) -> str:
    low, high = draft.low if draft.low is not None else draft.value, draft.high
    if low is None:
        return "The counts do not settle the number asked about"
    if fewest is not None and high is not None and high < fewest:
        return "No: every count is below the number asked about"
    if most is not None and low > most:
        return "No: every count is above the number asked about"
    if fewest is not None and most is not None:
        inside = low <= fewest and (high is None or most <= high)
        return "The number asked about lies within the counts" if inside else "The counts do not settle it"
    borne = low >= (fewest or 0) if most is None else high is not None and high <= most
    return "Yes, by every count" if borne else "The counts do not settle the number asked about"
