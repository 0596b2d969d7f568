"""Floors of tolls on incidents that the weights have not seen, in folds; they only ever rise.

One way of cutting the folds differs from another by up to a point (one case of syria is 0.8), so that the mean of five
counts. The floors of `test_claims.py` are of weights that have seen the articles they judge: a choice that fits them
too well passes there and fails here. About five minutes.
"""

from __future__ import annotations

import pytest

from tests.quality.fit_totals import all_cases, incident, judged, learn
from tests.quality.learning import in_folds
from tests.quality.shared import needs_data

pytestmark = [pytest.mark.quality, needs_data]

FLOORS = {
    "longtail": {"killed": 89.9, "injured": 79.0},
    "gaza": {"killed": 91.4, "injured": 84.6},
    "syria": {"killed": 60.3, "injured": 53.2},
}
CUTS = 5


def test_tolls_of_unseen_incidents_stay_above_their_floors() -> None:
    cases, vocabulary = all_cases()
    folds = [one for cut in range(CUTS) for one in in_folds(cases, incident, lambda some: learn(some, vocabulary), cut)]
    low: dict[str, float] = {}
    for name, floors in FLOORS.items():
        tally = judged([(case, weights) for case, weights in folds if case[0] == name])
        found = {field: 100 * tally[f"{field} ok"] / tally[f"{field} n"] for field in floors}
        low |= {f"{name} {field}": found[field] for field, floor in floors.items() if found[field] < floor}
    assert not low
