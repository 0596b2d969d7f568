"""Every number that an answer's text holds stands in its figures, its incidents or its quotes; nothing crashes it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answer.answer import Answer, Route
from bot.answer.plain import plain
from bot.answer.plan import plan_from_wire, plan_to_wire
from bot.answer.wire import answer_wire
from tests.bot.answer.newsdesk import NOW, Newsdesk
from tests.bot.answer.test_question_table import rows

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DATE = re.compile(
    r"\b\d{1,2}(?: – \d{1,2})?(?: (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)(?: \d{4})?|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"\d{4}|\b(?:19|20)\d\d\b|\b\d\d:\d\d\b"
)


def numbers(text: str) -> set[str]:
    return {match.group().rstrip(",.").replace(",", "") for match in _NUMBER.finditer(text)}


def known(answer: Answer, desk: Newsdesk) -> set[str]:
    """What may stand in the text: value and range, rows, counts, the incidents' figures, quotes, the plan."""
    found = {f"{x:g}" for x in (answer.value, answer.low, answer.high) if x is not None}
    for row in answer.rows:
        found |= {f"{x:g}" for x in (row.value, row.low, row.high, row.incidents) if x is not None}
    incidents = desk.incidents.get_many([ref.id for ref in answer.incidents]).values()
    for incident in incidents:
        for figure in (
            incident.killed,
            incident.injured,
            incident.displaced,
            incident.abducted,
            *(g.killed for g in incident.groups),
        ):
            found |= {str(x) for x in ((figure.low, figure.best, figure.high) if figure else ()) if x is not None}
        found.add(str(incident.sources))
    for citation in answer.citations:
        found |= numbers(citation.quote) | {str(citation.number)}
    coverage = desk.articles.coverage()
    found |= {
        str(coverage.articles),
        str(coverage.incidents),
        str(len(answer.incidents)),
        *map(str, range(len(answer.citations) + 1)),
    }
    found |= {str(n) for _, n in coverage.sources}
    return found | {number for part in answer.understood for number in numbers(part.label)} | numbers(answer.question)


def stray(answer: Answer, desk: Newsdesk) -> set[str]:
    text = re.sub(r"https?://\S+", "", plain(answer))
    text = _DATE.sub("", text)
    millions = {match[1] for match in re.finditer(r"(\d+(?:\.\d+)?) million", text)}
    return numbers(text) - known(answer, desk) - millions


@pytest.mark.parametrize("question", [question for question, _ in rows()])
def test_numbers_come_from_somewhere(question: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert stray(answer, idlib) == set()
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
    assert stray(answer, idlib) == set()
    if answer.plan is not None:
        assert plan_from_wire(plan_to_wire(answer.plan)) == answer.plan
        again = idlib.service.ask("and in Aleppo?", now=NOW, previous=answer.plan)
        assert again.question == "and in Aleppo?"
