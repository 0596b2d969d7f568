"""Parts of time without any incident, incidents that lie in no one day, and several sides of which some are alike."""

from __future__ import annotations

import pytest

from bot.answer.answer import Answer, Route
from index.gazetteer import Gazetteer
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim, exactly

RAIDS = "Shells fell on Binnish, killing three people, residents said."
SIEGE = "Shelling of Saraqib over six days killed nine people, residents said."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    opened = Newsdesk.open(tmp_path_factory.mktemp("parts"), gazetteer)
    for id, text, town, day, until, killed in (
        ("a", RAIDS, "Binnish", "2019-03-05", None, 3),
        ("b", SIEGE, "Saraqib", "2019-06-10", "2019-06-15", 9),
    ):
        story = article(id, text)
        opened.report(
            story,
            claim(
                story,
                0,
                text.split()[0],
                primary=True,
                day=day,
                until=until,
                place=opened.place(town),
                killed=exactly(killed),
            ),
        )
    return opened


def ask(desk: Newsdesk, question: str) -> Answer:
    return desk.service.ask(question, now=NOW)


def test_months_without_any_are_named_in_their_order(desk: Newsdesk) -> None:
    answer = ask(desk, "Were there any months in 2019 without a single incident in Idlib?")
    assert answer.value == 0
    assert answer.headline == "January 2019, February 2019, April 2019 and 7 others: 0 incidents each"
    assert [row.key for row in answer.rows][:3] == ["2019-01", "2019-02", "2019-04"]


def test_what_lies_on_no_one_day_is_no_zero(desk: Newsdesk) -> None:
    for question in ("killed in Saraqib by day", "which day was worst in Saraqib?"):
        answer = ask(desk, question)
        assert (answer.route, answer.value) == (Route.REFUSAL, None)
        assert answer.headline == "Of no one day: 1 incident whose date is not known closely enough"
        assert len(answer.incidents) == 1


def test_two_of_three_sides_are_alike(desk: Newsdesk) -> None:
    answer = ask(desk, "compare killed in Idlib, Hama and Homs in April 2019")
    assert answer.value in (None, 0)
    answer = ask(desk, "compare killed in Binnish in 2019, in March 2019 and in May 2019")
    assert answer.headline == "More in 2019 and in March 2019: 3 people killed each, against 0 in May 2019"


def test_the_total_after_several_stretches_is_of_them_all(desk: Newsdesk) -> None:
    first = ask(desk, "killed in Idlib in March 2019")
    second = desk.service.ask("and in June", now=NOW, previous=first.plan)
    assert desk.service.ask("total", now=NOW, previous=second.plan).value == 12
