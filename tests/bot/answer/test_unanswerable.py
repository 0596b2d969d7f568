"""What cannot be answered gets no figure: over the sample set, with its passages and its model."""

from __future__ import annotations

import pytest

from bot.answer.answer import Route
from bot.app import App
from tests.bot.answer.unanswerable import FRESH, LATEST, MENDED
from tests.conftest import NOW


@pytest.mark.parametrize("text", MENDED + FRESH + LATEST)
def test_no_figure_is_given(text: str, sample_app: App) -> None:
    answer = sample_app.service.ask(text, now=NOW)
    assert (answer.value, answer.low, answer.high) == (None, None, None)
    assert answer.route in (Route.REFUSAL, Route.CLARIFY)
    assert (answer.citations, answer.incidents, answer.rows) == ((), (), ())
