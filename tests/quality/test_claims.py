"""Floors of claim extraction on the development data; they only ever rise.

The weights of `totals.py` have seen these articles, those of `date_choice.py` and `event_place.py` two thirds of them
(by incident): what weights score that have not seen an incident is in docs/claims.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.claim_scores import scores
from tests.quality.shared import needs_data, needs_scorer

pytestmark = [pytest.mark.quality, needs_data, needs_scorer]

FLOORS = {
    "longtail": {"killed": 91.5, "injured": 84.5, "date_exact": 76.5, "place": 82.0, "all_of_them": 56.0},
    "gaza": {"killed": 91.0, "injured": 87.5, "date_exact": 96.0, "place": 94.0, "all_of_them": 75.5},
    "syria": {"killed": 68.5, "injured": 60.0, "date_exact": 73.5, "place": 56.0, "all_of_them": 25.5},
}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_stay_above_their_floors(name: str, tmp_path: Path) -> None:
    found = scores(name, tmp_path)
    low = {field: (found[field], floor) for field, floor in FLOORS[name].items() if found[field] < floor}
    assert not low, f"{name}: {low} of {found}"
