"""One real article, pasted as a reader would: every question about it that the project promised to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.answer.answer import Answer, Route
from bot.answer.plain import plain
from bot.app import App
from bot.settings import Settings
from tests.quality.shared import DATA, needs_data

pytestmark = [pytest.mark.quality, needs_data]
NOW = datetime(2020, 3, 4, 9, 0, tzinfo=UTC)
ARTICLE = DATA / "idlib-2020-03-03.txt"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with App.open(Settings(data=tmp_path_factory.mktemp("idlib")), write=True, clock=lambda: NOW) as opened:
        assert [result.reason for result in opened.ingest([ARTICLE], lambda _done, _total: None)] == [None]
        yield opened


def ask(app: App, question: str, previous: Answer | None = None) -> Answer:
    answer = app.service.ask(question, now=NOW, previous=previous.plan if previous else None)
    text = ARTICLE.read_text(encoding="utf-8")
    for citation in answer.citations:
        assert text[citation.start : citation.end] == citation.quote
    for added_up in ("1321", "1,321", "1312", "1,312", "1309", "1,309", " 21 "):
        assert added_up not in plain(answer)
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "How many civilians were killed in Idlib on 3 March 2020?",
        "how many civilians were killed in Idlib on Tuesday?",
        "idlib civilians killed 3 march",
    ],
)
def test_tuesday(app: App, question: str) -> None:
    answer = ask(app, question)
    assert (answer.route, answer.value, answer.low, answer.high) == (Route.SUM, 12, 12, None)
    shown = plain(answer)
    assert "At least 12 civilians killed" in shown
    assert "five" in answer.headline + " ".join(line.text for line in answer.lines)
    assert "children" in shown
    assert len(answer.citations) == 1


def test_monday(app: App) -> None:
    answer = ask(app, "How many civilians were killed in Idlib on Monday 2 March?")
    assert answer.value == 9
    assert "initial reports" in plain(answer).lower()


def test_towns(app: App) -> None:
    answer = ask(app, "Which towns were hit on Tuesday?")
    shown = plain(answer)
    assert all(town in shown for town in ("Idlib", "Binnish", "Sahil Roj"))
    assert answer.citations


def test_who_says_so(app: App) -> None:
    first = ask(app, "How many civilians were killed in Idlib on 3 March 2020?")
    answer = ask(app, "who says so?", first)
    assert "local sources" in plain(answer).lower()


def test_running_total(app: App) -> None:
    answer = ask(app, "How many civilians were killed in Idlib since September 2018?")
    assert (answer.value, answer.low, answer.high) == (1300, 1300, None)
    assert "running total" in plain(answer).lower()


def test_displaced(app: App) -> None:
    shown = plain(ask(app, "How many people were displaced?"))
    assert "1 million" in shown
    assert "hundreds of thousands" in shown


def test_kharkiv(app: App) -> None:
    answer = ask(app, "What happened in Kharkiv?")
    assert answer.route is Route.REFUSAL
    assert answer.value is None
    assert "No report in the index" in plain(answer)
    assert answer.citations == ()
