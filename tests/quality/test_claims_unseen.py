"""Floors of tolls on incidents that the weights have not seen, in five folds; they only ever rise.

The floors of `test_claims.py` are of weights that have seen the articles they judge: a choice that fits them too well
passes there and fails here. About two minutes.
"""

from __future__ import annotations

import pytest

from tests.quality.fit_totals import all_cases, incident, judged, learn
from tests.quality.learning import in_folds
from tests.quality.shared import needs_data

pytestmark = [pytest.mark.quality, needs_data]

FLOORS = {
    "longtail": {"killed": 89.2, "injured": 78.4},
    "gaza": {"killed": 91.2, "injured": 84.0},
    "syria": {"killed": 60.0, "injured": 52.5},
}


def test_tolls_of_unseen_incidents_stay_above_their_floors() -> None:
    cases, vocabulary = all_cases()
    folds = in_folds(cases, incident, lambda some: learn(some, vocabulary))
    low: dict[str, float] = {}
    for name, floors in FLOORS.items():
        tally = judged([(case, weights) for case, weights in folds if case[0] == name])
        found = {field: 100 * tally[f"{field} ok"] / tally[f"{field} n"] for field in floors}
        low |= {f"{name} {field}": found[field] for field, floor in floors.items() if found[field] < floor}
    assert not low
