"""Floors of claim extraction on the development data; they only ever rise.

The weights of `totals.py`, `event_date.py` and `event_place.py` have seen two thirds of these articles (by incident):
what they score on the unseen third is in docs/claims.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.claim_scores import scores
from tests.quality.shared import needs_data

pytestmark = [pytest.mark.quality, needs_data]

FLOORS = {
    "longtail": {"killed": 85.0, "injured": 75.0, "date_exact": 69.0, "place": 72.0, "all_of_them": 38.0},
    "gaza": {"killed": 83.0, "injured": 80.0, "date_exact": 94.0, "place": 86.0, "all_of_them": 60.0},
    "syria": {"killed": 55.0, "injured": 51.0, "date_exact": 72.0, "place": 40.0, "all_of_them": 12.0},
}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    found = scores(name, tmp_path)
    low = {field: (found[field], floor) for field, floor in FLOORS[name].items() if found[field] < floor}
    assert not low, f"{name}: {low} of {found}"
