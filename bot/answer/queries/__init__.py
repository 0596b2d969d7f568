"""One file a kind of query; `HANDLERS` is the registry.

To add one: an `Operation` in `plan.py`, a rule in `reading/asks.py`, a file here with a function
`(plan, evidence) -> Draft`, a line in `HANDLERS`, rows in the question table, an example in docs/questions.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answer.evidence import Draft, Evidence
from bot.answer.plan import Operation, Plan
from bot.answer.queries import (
    average,
    compare,
    counts,
    covered,
    figures,
    foes,
    gaps,
    groups,
    lists,
    passage,
    ranks,
    suspects,
    trend,
    voices,
)

Handler = Callable[[Plan, Evidence], Draft]

HANDLERS: Mapping[Operation, Handler] = {
    Operation.COUNT: counts.count,
    Operation.EXISTS: counts.exists,
    Operation.SUM: figures.total,
    Operation.LIST: lists.incidents,
    Operation.DETAIL: lists.detail,
    Operation.PLACES: lists.places,
    Operation.GROUP: groups.grouped,
    Operation.TREND: trend.trend,
    Operation.EXTREME: groups.extreme,
    Operation.COMPARE: compare.compared,
    Operation.SHARE: compare.share,
    Operation.AVERAGE: average.average,
    Operation.GAP: gaps.gap,
    Operation.RANK: ranks.rank,
    Operation.FOUGHT: foes.foes,
    Operation.WHO_SAYS: voices.who_says,
    Operation.WHO_DID: voices.who_did,
    Operation.SUSPECTS: suspects.arrested,
    Operation.COVERAGE: covered.coverage,
    Operation.PASSAGE: passage.passage,
}
OF_NOW = frozenset(
    {
        *(Operation.GROUP, Operation.TREND, Operation.EXTREME),
        *(Operation.COMPARE, Operation.SHARE, Operation.AVERAGE),
        *(Operation.WHO_SAYS, Operation.WHO_DID),
        *(Operation.GAP, Operation.RANK, Operation.FOUGHT),
    }
)
"""What is told as it is known now, and not as it was known at a time."""
