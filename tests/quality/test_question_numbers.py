"""Over every question asked of the two sets: every number in an answer's text stands in what the answer carries.

The wordings in other words are asked too, and what cannot be answered, which gets no figure here either.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.answer.answer import Route
from tests.bot.answer.numbers import stray
from tests.bot.answer.test_paraphrases import TABLES, blocks, table_of
from tests.bot.answer.unanswerable import FRESH as FRESH_UNANSWERABLE
from tests.bot.answer.unanswerable import LATEST as LATEST_UNANSWERABLE
from tests.bot.answer.unanswerable import MENDED as MENDED_UNANSWERABLE
from tests.quality.raw_tables import NOW, House
from tests.quality.shared import needs_data
from tests.quality.test_asked_anew import AIRWARS, RELATIVE, UCDP
from tests.quality.test_question_kinds import AIRWARS_FIGURES, SURROUNDINGS
from tests.quality.test_question_kinds_ucdp import UCDP_FIGURES
from tests.quality.test_questions import airwars_questions

pytestmark = [pytest.mark.quality, needs_data]
WORDINGS = [line for name in TABLES for first, others in blocks(table_of(name)) for line in (first, *others)]


def strays(house: House, questions: Iterable[str]) -> dict[str, set[float]]:
    found = {}
    for question in questions:
        answer = house.service.ask(question, now=NOW)
        if numbers := stray(answer):
            found[question] = numbers
    return found


def test_airwars_answers_hold_no_number_of_nowhere(airwars: House) -> None:
    asked = [question for question, _ in (*airwars_questions(), *AIRWARS_FIGURES, *AIRWARS)]
    assert strays(airwars, [*asked, *(question for question, *_ in (*SURROUNDINGS, *RELATIVE))]) == {}


def test_ucdp_answers_hold_no_number_of_nowhere(ucdp: House) -> None:
    assert strays(ucdp, [question for question, _ in (*UCDP_FIGURES, *UCDP)]) == {}


def test_other_wordings_hold_no_number_of_nowhere(airwars: House, ucdp: House) -> None:
    assert strays(airwars, WORDINGS) == {}
    assert strays(ucdp, WORDINGS[::3]) == {}


@pytest.mark.parametrize("set_name", ["airwars", "ucdp"])
def test_what_cannot_be_answered_gets_no_figure(set_name: str, request: pytest.FixtureRequest) -> None:
    house: House = request.getfixturevalue(set_name)
    for text in MENDED_UNANSWERABLE + FRESH_UNANSWERABLE + LATEST_UNANSWERABLE:
        answer = house.service.ask(text, now=NOW)
        assert (answer.value, answer.low, answer.high, answer.rows) == (None, None, None, ()), text[:80]
        assert answer.route in (Route.REFUSAL, Route.CLARIFY), text[:80]
        assert stray(answer) == set()
