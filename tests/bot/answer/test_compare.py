"""What keeps the order of two sides from being certain is said."""

from __future__ import annotations

from bot.answer.answer import Route
from bot.app import App
from tests.conftest import NOW


def test_a_side_known_only_as_at_least_is_told_as_such(sample_app: App) -> None:
    answer = sample_app.service.ask("Were more people killed in Khartoum than in Peshawar?", now=NOW)
    assert answer.route is Route.SUM
    assert answer.headline.endswith("84 people killed, against at least 46 in Khartoum province")
    assert [row.high for row in answer.rows] == [None, 84]
    assert any("only known as “at least”" in note for note in answer.notes)


def test_sides_whose_counts_do_not_touch_are_compared_without_a_word(sample_app: App) -> None:
    answer = sample_app.service.ask("Were more people killed in Peshawar than in Idlib in 2020?", now=NOW)
    assert not any("overlap" in note or "at least" in note for note in answer.notes)
