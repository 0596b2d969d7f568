"""Floors of claim extraction on the development data; they only ever rise.

The weights of `totals.py`, `date_choice.py` and `event_place.py` have seen two thirds of these articles (by incident):
what they score on the unseen third is in docs/claims.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.claim_scores import scores
from tests.quality.shared import needs_data

pytestmark = [pytest.mark.quality, needs_data]

FLOORS = {
    "longtail": {"killed": 86.0, "injured": 78.0, "date_exact": 76.0, "place": 81.5, "all_of_them": 49.5},
    "gaza": {"killed": 87.0, "injured": 82.5, "date_exact": 96.0, "place": 94.0, "all_of_them": 69.0},
    "syria": {"killed": 58.5, "injured": 56.0, "date_exact": 73.5, "place": 55.0, "all_of_them": 23.0},
}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    found = scores(name, tmp_path)
    low = {field: (found[field], floor) for field, floor in FLOORS[name].items() if found[field] < floor}
    assert not low, f"{name}: {low} of {found}"
