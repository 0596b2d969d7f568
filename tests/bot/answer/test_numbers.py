"""Every number that an answer's text holds stands in its figures, its incidents or its quotes; nothing crashes it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answer.answer import Route
from bot.answer.plain import plain
from bot.answer.plan_wire import plan_from_wire, plan_to_wire
from bot.answer.wire import answer_wire
from tests.bot.answer.newsdesk import NOW, Newsdesk
from tests.bot.answer.numbers import stray
from tests.bot.answer.test_question_table import rows


@pytest.mark.parametrize("question", [question for question, _ in rows()])
def test_numbers_come_from_somewhere(question: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert stray(answer) == set()
    for citation in answer.citations:
        article = idlib.articles.find(citation.article_id)
        assert article is not None
        assert article.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("question", [question for question, plan in rows() if plan.startswith("? ")])
def test_what_is_not_answered_gets_no_figure(question: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert answer.route in (Route.REFUSAL, Route.CLARIFY)
    assert (answer.value, answer.low, answer.high, answer.citations) == (None, None, None, ())


NOISE = "lorem ipsum dolor sit amet consectetur " * 110


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?",
        "...",
        "12345",
        "😀😀",
        NOISE,
        "killed " * 600,
        "a" * 4000,
        "\x00\x1f\x7f",
        "(" * 500,
        "İdlib'de kaç kişi öldü?",
    ],
)
def test_noise_gets_no_figure(text: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(text, now=NOW)
    assert (answer.route, answer.value) == (Route.REFUSAL, None)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(text=st.text(max_size=200))
def test_no_text_breaks_it(text: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(text, now=NOW)
    assert answer_wire(answer)["text"] == plain(answer)


_VOCABULARY = """
how|many|civilians|killed|in|Idlib|on|3 March 2020|between|and|2016|last week|near|not|by|Russia|airstrikes|who|says
|per month|deadliest|top|five|at least|10|involving|Ahmad|hospital|?|,|since|or|Aleppo|more|than|share|of|average
"""
WORDS = st.sampled_from([word.strip() for word in _VOCABULARY.split("|")])


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(words=st.lists(WORDS, min_size=1, max_size=9))
def test_any_order_of_question_words_holds(words: list[str], idlib: Newsdesk) -> None:
    answer = idlib.service.ask(" ".join(words), now=NOW)
    assert stray(answer) == set()
    if answer.plan is not None:
        assert plan_from_wire(plan_to_wire(answer.plan)) == answer.plan
        again = idlib.service.ask("and in Aleppo?", now=NOW, previous=answer.plan)
        assert again.question == "and in Aleppo?"
