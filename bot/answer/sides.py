"""By which names reports and data sets call a side, and the filter fields that find it as blamed or as fought against.

Used by `selection.py` and by what tells absences apart. Pure.
"""

from __future__ import annotations

from typing import Any

from bot.answer.plan import Plan
from bot.answer.reading.states import names_of_state

# Sides whose name holds the stem of another: the Syrian Democratic Forces are not the Syrian government's.
_NOT = {"syria": "democratic national insurgents opposition rebels", "coalition": "saudi", "nigerien": "nigeria"}
# Other names of a side; with "=" the whole of a data set's name, since "IS" stands in "insurgents" too.
_ALSO = {
    "united states": ("u.s.-led",),
    "islamic state": ("isis", "isil", "daesh", "=is"),
    "taliban": ("taleban",),
    "boko haram": ("jama'atu ahlis",),
    "maoist": ("cpn-m", "=naxalites"),
    "lord's resistance army": ("=lra",),
    "militants": ("insurgents", "rebels"),
    "insurgents": ("militants", "rebels"),
    "rebels": ("insurgents", "militants"),
}


def sides_of(stem: str) -> tuple[str, ...]:
    """The names by which reports and data sets call a side."""
    return (stem, *(name for name in _names_beside(stem) if not name.startswith("=")))


def _names_beside(stem: str) -> tuple[str, ...]:
    """Other names of a side than its stem; with "=" the whole of a data set's name."""
    return (*_ALSO.get(stem, ()), *names_of_state(stem))


def named_as(stem: str, plan: Plan) -> list[dict[str, Any]]:
    """Filter fields for each way in which reports and data sets name a side."""
    spared = (plan.not_perpetrator or "").replace("|", " ")
    lacks = " ".join(part for part in (spared, _NOT.get(stem)) if part) or None
    return [
        {"perpetrator_is": name[1:]} if name.startswith("=") else {"perpetrator": name, "not_perpetrator": lacks}
        for name in (stem, *_names_beside(stem))
    ]


def fought(blamed: str, enemy_stem: str, plan: Plan) -> list[dict[str, Any]]:
    """Filter fields for each way in which two sides that fought are named, in this order."""
    return [{**side, **enemy} for side in named_as(blamed, plan) for enemy in against(enemy_stem)]


def against(stem: str) -> list[dict[str, str]]:
    """Filter fields for each way in which a side is named as the one that was fought against."""
    names = (stem, *_names_beside(stem))
    return [{"target_is": name[1:]} if name.startswith("=") else {"target": name} for name in names]
