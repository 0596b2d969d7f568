"""Killed at random moments, with and without faults of the network: everything arrives, doubles only where unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alerts.kills import play


@pytest.mark.parametrize("faults", [False, True])
async def test_every_delivery_arrives_and_only_uncertain_ones_twice(tmp_path: Path, faults: bool) -> None:
    outcome = await play(tmp_path, kills=2, chats=10, incidents=12, faults=faults)
    assert (outcome.wanted, outcome.missing, outcome.failed, outcome.kills) == (120, 0, 0, 2)
    assert outcome.unmarked == 0
