"""Who was arrested or suspected: those whom the reports give as such, with their words, and never a victim."""

from __future__ import annotations

import pytest

from bot.answer.answer import Route
from bot.answer.plan import Operation
from index.gazetteer import Gazetteer
from store.records import EventType, Weapon
from tests.bot.answer.newsdesk import Newsdesk, article, claim, exactly

BAKERY = (
    "A baker, Tom Horn, 44, was shot dead in Gary, Indiana, on Sunday, police said.\n"
    "Officers arrested Omar Finch and Paul Dray on Monday. Finch was charged with murder.\n"
    "A third suspect, Neil Crane, fled on foot."
)
MILL = (
    "A man was shot dead outside a mill in Kokomo, Indiana, on Sunday. He was identified as Kai Vale, 31.\n"
    "Police asked for witnesses."
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    made = Newsdesk.open(tmp_path_factory.mktemp("suspects"), gazetteer)
    shooting = {"event": EventType.ATTACK, "weapon": Weapon.FIREARM, "primary": True, "killed": exactly(1)}
    for name, text, town, people in (
        ("bakery", BAKERY, "Gary, Indiana", ("Tom Horn", "Omar Finch", "Paul Dray", "Neil Crane")),
        ("mill", MILL, "Kokomo, Indiana", ("Kai Vale",)),
    ):
        report = article(name, text, published="2020-06-09T09:00:00")
        quote = text.split(" on Sunday")[0]
        made.report(
            report, claim(report, 0, quote, day="2020-06-07", place=made.place(town), people=people, **shooting)
        )
    return made


@pytest.mark.parametrize(
    "question",
    [
        "Who was arrested in Gary, Indiana?",
        "Who were the suspects in the shooting in Gary, Indiana?",
        "Who was charged after the shooting in Gary, Indiana in June 2020?",
    ],
)
def test_those_arrested_and_suspected_are_named_with_the_words_that_say_so(desk: Newsdesk, question: str) -> None:
    answer = desk.service.ask(question)
    assert (answer.route, answer.headline) == (Route.DETAIL, "Omar Finch, Paul Dray")
    lines = [line.text for line in answer.lines]
    assert "Arrested or charged: Omar Finch, Paul Dray" in lines
    assert "Named as a suspect, no word of an arrest: Neil Crane" in lines
    assert not any("Horn" in line for line in lines)
    quotes = [c.quote for c in answer.citations]
    assert "Officers arrested Omar Finch and Paul Dray on Monday." in quotes


def test_where_nobody_is_named_as_a_suspect_the_victims_are_not_given(desk: Newsdesk) -> None:
    answer = desk.service.ask("Who was arrested in Kokomo, Indiana?")
    assert answer.headline == "No report names anybody arrested or suspected"
    assert not any("Vale" in line.text for line in answer.lines)


def test_who_arrested_somebody_asks_for_no_suspect(desk: Newsdesk) -> None:
    plan = desk.service.ask("Who arrested Omar Finch in Gary, Indiana?").plan
    assert plan is not None
    assert plan.operation is not Operation.SUSPECTS


def test_where_only_the_latest_incidents_are_looked_at_the_answer_says_so(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.service.ask("Who was arrested in Indiana in June 2020?").notes == ()
    monkeypatch.setattr("bot.answer.queries.suspects.SHOWN", 1)
    assert "Only the latest of these incidents are looked at." in desk.service.ask("Who was arrested in Indiana?").notes
    monkeypatch.setattr("bot.answer.queries.voices.INCIDENTS_TRACED", 1)
    assert "Only the latest of these incidents are looked at." in desk.service.ask("Who says so in Indiana?").notes
