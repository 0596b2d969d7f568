"""How the training cases of the toll's weights are weighed, on incidents of our own."""

from __future__ import annotations

import pytest

from index.claims.accounts import Account
from tests.quality.fit_totals import by_incident


def test_four_reports_of_one_incident_weigh_as_much_as_one_each_of_two() -> None:
    incidents = ["a", "a", "a", "a", "b", "c"]
    weights = by_incident([("longtail", {"incident_id": i}, Account(())) for i in incidents])
    assert sum(weights) == pytest.approx(len(incidents))
    assert sum(weights[:4]) == pytest.approx(sum(weights[4:]))
