"""A name that is a data set's and an outlet's: "from Airwars" means the table, or the articles of that name.

Called by `service.py` with the plan as it was read. The table is meant where it is named as one, or has anything of
what is asked; else the outlet, where its articles have.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.evidence import Evidence
from bot.answer.plan import Plan

_SETS = {"airwars": "airwars", "acled": "acled", "ucdp-ged": "ucdp"}


def of_outlet(plan: Plan, evidence: Evidence) -> Plan:
    """The plan with the outlet in place of the data set of its name, where only the outlet tells of what is asked."""
    name = _SETS.get(plan.origin or "")
    outlet = next((one for one, _ in evidence.coverage.sources if one and one.lower() == name), None)
    if name is None or outlet is None or _as_table(name, plan.text) or evidence.select(plan, figure=False).count():
        return plan
    told = replace(plan, origin=None, source=outlet)
    return told if evidence.select(told, figure=False).count() else plan


def _as_table(name: str, text: str) -> bool:
    """Whether a question names the set as a table ("the Airwars table", "Airwars records")."""
    kinds = r"(?:table|data ?(?:set|base)?|records?|list|sample|events?|spreadsheet)"
    return (
        re.search(rf"\b{name}(?:'s?)?(?:[ -]ged)? {kinds}\b|\b{kinds} (?:of|by|from) {name}\b", text.lower())
        is not None
    )
