"""Open questions: the sentence that is quoted and shown first holds what was asked, not only where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answer.answer import Route
from bot.answer.passage_words import asking, held_by
from bot.answer.passages import key_sentence
from bot.answer.plan import Operation, PlaceTerm, Plan
from bot.answer.stems import stem, stems_of
from index.gazetteer import Gazetteer
from store.records import Chunk, Place, PlacePrecision
from tests.bot.answer.newsdesk import NOW, Newsdesk, article

HIT = "Shells hit the market of Binnish near the old market hall on Monday, the mayor of Binnish said."
FLED = "Families left for the hills before dark. Shops stayed shut."
DENIAL = "The army denied that its gunners had fired on the market."


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """One article of one chunk; what is asked for stands last."""
    desk = Newsdesk.open(tmp_path_factory.mktemp("market-desk"), gazetteer)
    told = article("market", f"{HIT}\n\n{FLED}\n\n{DENIAL}", title="Shells hit Binnish market")
    chunk = Chunk(1, told.id, 0, len(told.text), told.text)
    desk.finder.chunks.append(chunk)
    desk.articles.put(told, [chunk], [], now=NOW)
    return desk


@pytest.mark.parametrize(
    "question",
    ["Who denied firing on the market in Binnish?", "Who denies that it fired at the market in Binnish?"],
)
def test_the_sentence_that_answers_is_quoted_alone_and_shown_first(market: Newsdesk, question: str) -> None:
    answer = market.service.ask(question, now=NOW)
    assert answer.route is Route.PASSAGE
    assert answer.headline == DENIAL
    assert [citation.quote for citation in answer.citations] == [DENIAL]


def test_a_sentence_of_the_place_does_not_beat_one_of_the_deed() -> None:
    binnish = Place("Binnish", "Idlib", "SY", 35.95, 36.71, PlacePrecision.TOWN, 1)
    question = "Who reopened the road to Binnish?"
    plan = Plan(Operation.PASSAGE, places=(PlaceTerm("Binnish", binnish),), text=question)
    there, deed = "The road to Binnish is long.", "Engineers reopened it at noon."
    ask = asking(question, plan)
    assert held_by(ask, stems_of(deed)) > held_by(ask, stems_of("Binnish is a town."))
    assert key_sentence(f"Binnish is a town of farmers. {deed}", plan) == deed
    assert held_by(ask, stems_of(f"{there[:-1]}, but engineers reopened it.")) > held_by(ask, stems_of(deed))
    assert sum(ask.telling.values()) == pytest.approx(1)


def test_the_only_place_of_a_question_still_counts() -> None:
    plan = Plan(Operation.PASSAGE, text="Binnish")
    ask = asking("Binnish", plan)
    assert held_by(ask, stems_of("Binnish was quiet.")) > held_by(ask, stems_of("Saraqib was quiet."))


@pytest.mark.parametrize(
    "forms",
    [
        "fire fires fired firing",
        "deny denies denied denying denial",
        "stop stops stopped stopping",
        "carry carries carried carrying",
        "kill kills killed killing",
        "die died dying dead",
        "army armies",
        "city cities",
        "gun guns",
        "use used using",
    ],
)
def test_forms_of_a_word_are_one(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["army arms", "news new", "king kin", "string stress", "carry car", "thing thin"])
def test_other_words_stay_apart(pair: str) -> None:
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_what_holds_little_of_the_question_is_not_quoted_beside_what_answers(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    desk.report(article("court", "A court sentenced Aaron Pell for the Ekstrom killings in the harbour town."))
    desk.report(article("boats", "Fishing boats stayed in the harbour on Monday, since the storm went on."))
    answer = desk.service.ask("Who was sentenced for the Ekstrom killings in the harbour?", now=NOW)
    assert [c.article_id for c in answer.citations] == ["court"]
