"""Places that no gazetteer lists ("Downtown Gary"): the incidents of the place around whose reports name them.

Called by `Evidence.select`. The words of the reports decide, since no coordinate can.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer.plan import Plan, around_of
from bot.answer.selection import Selection

if TYPE_CHECKING:
    from bot.answer.evidence import Evidence

MAX_READ = 800  # incidents whose articles are read in search of a name


def named_at_unlisted(selection: Selection, evidence: Evidence, *, figure: bool) -> Selection:
    """Of a selection whose places hold an unlisted one, the incidents whose reports name it; any other as it is."""
    names = [term.unlisted for term in selection.plan.places if term.unlisted is not None]
    if not names:
        return selection
    patterns = [re.compile(rf"\b{re.escape(name)}\b", re.I) for name in names]
    ids = told_of(selection, evidence, lambda text: any(pattern.search(text) for pattern in patterns))
    if ids:
        return selection.only(ids)
    return Selection(replace(selection.plan, words=(*selection.plan.words, *names)), evidence.incidents, figure=figure)


def told_of(selection: Selection, evidence: Evidence, test: Callable[[str], bool]) -> frozenset[str]:
    """The ids of a selection's incidents, of the latest `MAX_READ`, of which an article's text passes `test`."""
    found = selection.names(limit=MAX_READ + 1)
    evidence.cut_short |= len(found) > MAX_READ
    found = found[:MAX_READ]
    texts = evidence.texts(a for one in found for a in one.articles)
    return frozenset(one.id for one in found if any(test(texts[a].text) for a in one.articles if a in texts))


def plan_around(plan: Plan) -> Plan | None:
    """The plan with the places around its unlisted ones; None where it has none."""
    if all(term.unlisted is None for term in plan.places):
        return None
    return replace(plan, places=tuple(around_of(term) for term in plan.places))
