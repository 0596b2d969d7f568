"""How the parts of a plan are worded."""

from __future__ import annotations

import pytest

from bot.answer.understood import side_name


@pytest.mark.parametrize(
    ("stems", "name"),
    [
        ("government of nigeria", "Government of Nigeria"),
        ("lord's resistance army", "Lord's Resistance Army"),
        ("al-shabaab", "Al-Shabaab"),
        ("farc|eln", "FARC or ELN"),
    ],
)
def test_sides_are_written_as_names(stems: str, name: str) -> None:
    assert side_name(stems) == name
