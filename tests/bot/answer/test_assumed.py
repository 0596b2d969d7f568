"""A date without its year is the latest one past, in an index that ended long ago the latest that it covers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answer.answer import Answer
from index.gazetteer import Gazetteer
from tests.bot.answer.newsdesk import Newsdesk, article, claim, exactly

YEARS_ON = datetime(2026, 11, 28, tzinfo=UTC)
BLASTS = [("2015-12-31", 3), ("2017-12-31", 4), ("2018-03-25", 5), ("2019-03-12", 6)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    desk = Newsdesk.open(tmp_path_factory.mktemp("assumed"), gazetteer)
    for number, (day, dead) in enumerate(BLASTS):
        text = f"A blast in Homs killed {dead} people, number {number} of the town's blasts."
        story = article(f"blast-{number}", text, source=f"Outlet {number}", published=f"{day}T12:00:00")
        desk.report(story, claim(story, 0, "A blast", day=day, place=desk.place("Homs"), killed=exactly(dead)))
    return desk


def ask(desk: Newsdesk, question: str, now: datetime = YEARS_ON) -> Answer:
    return desk.service.ask(question, now=now)


def test_a_refusal_says_which_year_was_taken_and_which_others_hold_something(desk: Newsdesk) -> None:
    answer = ask(desk, "how many people were killed in Homs on 31 December?")
    assert answer.value is None
    assert "Mon 31 December 2018" in answer.headline
    assert answer.notes[:2] == (
        "“on 31 December” read as Mon 31 December 2018, the latest year that the index covers",
        "Of other years something is reported: 2017, 2015.",
    )


def test_a_day_behind_the_last_one_covered_is_of_the_year_before(desk: Newsdesk) -> None:
    answer = ask(desk, "how many people were killed in Homs on 25 March?")
    assert (answer.value, answer.incidents[0].articles) == (5, ("blast-2",))
    assert ask(desk, "how many people were killed in Homs on 12 March?").value == 6


def test_while_the_index_is_fresh_it_is_the_latest_day_past_without_a_word(desk: Newsdesk) -> None:
    answer = ask(desk, "how many people were killed in Homs on 31 December?", datetime(2019, 3, 13, tzinfo=UTC))
    assert "Mon 31 December 2018" in answer.headline
    assert not any("read as" in note for note in answer.notes)
