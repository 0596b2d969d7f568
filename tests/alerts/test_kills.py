"""Killed at random moments, with and without faults of the network: everything arrives, doubles only where unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alerts.kills import play


@pytest.mark.sqlite
@pytest.mark.parametrize("faults", [False, True])
async def test_every_delivery_arrives_in_order_and_only_uncertain_ones_twice(tmp_path: Path, faults: bool) -> None:
    outcome = await play(tmp_path, kills=5, chats=10, faults=faults, longest=2, patience=120)
    assert (outcome.wanted, outcome.kills) == (50, 5)
    assert (outcome.missing, outcome.failed, outcome.paused, outcome.disordered) == (0, 0, 0, 0)
    assert outcome.unmarked == 0
    assert bool(outcome.faults) is faults
