"""At most one question is asked back: whatever is chosen is answered, and the rest shows in the reading."""

from __future__ import annotations

import pytest

from bot.answer.answer import Route
from tests.bot.answer.newsdesk import NOW, Newsdesk


@pytest.mark.parametrize(
    "question",
    [
        "killed in tripoli last week?",
        "killed in Tripoli since the ceasefire",
        "Were more people killed in Tripoli than in Lexington in 2019?",
        "which town near Tripoli had the most airstrikes in 2019",
    ],
)
def test_a_choice_is_answered_without_another_question(question: str, idlib: Newsdesk) -> None:
    asked = idlib.service.ask(question, now=NOW)
    assert asked.route is Route.CLARIFY
    assert asked.value is None
    for choice in asked.choices:
        answer = idlib.service.answer_plan(choice.plan)
        assert answer.route is not Route.CLARIFY
        assert any(part.kind == "place" for part in answer.understood)
