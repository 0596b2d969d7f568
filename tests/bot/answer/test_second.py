"""The second question of a message, and parts that no figure heeds: answered beside the first, or named."""

from __future__ import annotations

import pytest

from tests.bot.answer.newsdesk import NOW, Newsdesk

SECOND = {
    "How many people died in Idlib on 3 March 2020, and who was behind it?": (
        "“who was behind it?” Blamed in the reports: Syrian government forces",
        "“who was behind it?” was understood as: who is blamed · killed · Idlib province · Tue 3 March 2020",
    ),
    "how many killed in Idlib on 3 March 2020 and how many of them were children": (
        "“how many of them were children” 5 children killed",
        "“how many of them were children” was understood as: killed · children · Idlib province · Tue 3 March 2020",
    ),
    "killed in Idlib on 3 March 2020? And on 2 March?": (
        "“And on 2 March?” 9 people killed, by initial reports",
        "“And on 2 March?” was understood as: killed · Idlib province · Mon 2 March 2020",
    ),
}


@pytest.mark.parametrize(("question", "second"), SECOND.items())
def test_a_second_question_is_answered_beside_the_first(
    question: str, second: tuple[str, str], idlib: Newsdesk
) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert answer.value == 12
    assert (answer.lines[0].text, answer.notes[-1]) == second
    assert idlib.service.answer_plan(answer.choices[-1].plan).headline == second[0].split("” ")[1]


@pytest.mark.parametrize("part", ["how many of them were rebels", "more than 10 dead", "leaving out the camps"])
def test_a_part_that_no_figure_heeds_is_named_in_a_follow_up(part: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("children killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask(part, now=NOW, previous=first.plan)
    assert answer.headline.startswith("Not understood: “")
    assert (answer.value, answer.incidents) == (None, ())


def test_a_second_question_without_a_figure_is_said_to_be_unanswered(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("killed in Idlib on 3 March 2020, names?", now=NOW)
    assert answer.value == 12
    assert answer.notes[-1] == "One question at a time; not answered: “names?”"


STRAYS = [
    "women killed in Idlib on 3 March 2020, and how many of them were children?",
    "how many were injured in Idlib on 3 March 2020, and how many of them were killed?",
]


@pytest.mark.parametrize("question", STRAYS)
def test_a_second_question_about_some_of_the_first_is_not_answered_of_others(question: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert answer.notes[-1].startswith("One question at a time; not answered: “")
    assert not any(line.text.startswith("“") for line in answer.lines)


def test_how_many_of_them_with_nobody_before_is_asked_back(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("How many of them were killed?", now=NOW)
    assert (answer.value, answer.incidents) == (None, ())
