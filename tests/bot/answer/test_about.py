"""Questions about the answers: what their words mean, how figures are made, for a map or a table."""

from __future__ import annotations

import pytest

from bot.answer.about import about
from tests.bot.answer.newsdesk import NOW, Newsdesk


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("What does disputed mean?", "Disputed: "),
        ("what does 'single source' mean here", "Single source: "),
        ("define confirmed", "Confirmed: "),
        ("what do you mean by civilians?", "Civilians: "),
        ("what counts as an incident?", "An incident: "),
        ("and what is meant by best?", "A range holds "),
        ("what do you mean by strikes", "“strikes” is used as the reports use it"),
        ("how are the figures made?", "Each figure is the sum over incidents"),
        ("how do you count?", "Each figure is the sum over incidents"),
        ("show it on a map", "Maps are drawn in Telegram"),
        ("map please", "Maps are drawn in Telegram"),
        ("as a csv please", "Tables are not sent here"),
        ("can you export it?", "Tables are not sent here"),
    ],
)
def test_what_is_asked_about_answers_is_told(text: str, begins: str) -> None:
    told = about(text)
    assert told is not None
    assert told.headline.startswith(begins)
    assert told.value is None


@pytest.mark.parametrize(
    "text",
    [
        "what did the police mean by shots fired",
        "what do the airstrikes mean for Idlib",
        "what was the mean number of dead",
        "what does the White Helmets say",
        "what did the US say",
        "explain this",
        "how many were confirmed",
        "a map of Idlib was found, how many died",
    ],
)
def test_other_questions_are_left_to_the_reader(text: str) -> None:
    assert about(text) is None


def test_the_question_before_stays_in_mind(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    told = idlib.service.ask("what does single source mean?", now=NOW, previous=first.plan)
    assert (told.plan, told.citations, told.value) == (None, (), None)
    assert idlib.service.ask("only children", now=NOW, previous=told.plan or first.plan).value == 5
