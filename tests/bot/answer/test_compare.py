"""What is only known as "at least" is said of sides that are compared and of parts."""

from __future__ import annotations

from bot.answer.answer import Route
from bot.app import App
from tests.conftest import NOW


def test_a_side_known_only_as_at_least_is_told_as_such(sample_app: App) -> None:
    answer = sample_app.service.ask("Were more people killed in Khartoum than in Peshawar?", now=NOW)
    assert answer.route is Route.SUM
    assert answer.headline == (
        "Not certain which is more: 84 people killed (59 to 84) in Peshawar, Khyber Pakhtunkhwa, "
        "46 to at least 100 in Khartoum province"
    )
    assert [row.high for row in answer.rows] == [None, 84]
    assert any("only known as “at least”" in note for note in answer.notes)


def test_sides_whose_counts_do_not_touch_are_compared_without_a_word(sample_app: App) -> None:
    answer = sample_app.service.ask("Were more people killed in Peshawar than in Idlib in 2020?", now=NOW)
    assert not any("overlap" in note or "at least" in note for note in answer.notes)


def test_a_part_of_a_grouping_known_only_as_at_least_is_told_as_such(sample_app: App) -> None:
    answer = sample_app.service.ask("Which country had the most people killed?", now=NOW)
    assert answer.headline == "Probably Lebanon: at least 200 people killed"
    assert answer.high is None
    by_month = sample_app.service.ask("How many people were killed per month in 2020?", now=NOW)
    assert by_month.headline.startswith("At least 223 people killed")
    assert [(row.key, row.high) for row in by_month.rows if row.value] == [("2020-03", 23), ("2020-08", None)]
