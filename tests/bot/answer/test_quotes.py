"""Which sentences are quoted: those that hold what was asked, also where another one makes the claim."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.answer.answer import Answer
from index.gazetteer import Gazetteer
from store.records import PlacePrecision, Victims
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, at_least, claim, exactly

TOLL = "At least 12 civilians were killed by airstrikes in Idlib province on Tuesday, local sources said."
TOWNS = "Jets hit Sarmin and the town of Binnish, said the White Helmets."
LATER = "A third raid struck Saraqib at night."
EARLY = "Initial reports spoke of nine dead on Monday, rescuers said."
STORY = " ".join((TOLL, TOWNS, "Schools stayed shut.", LATER, EARLY))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    folder: Path = tmp_path_factory.mktemp("quotes")
    opened = Newsdesk.open(folder, gazetteer)
    story = article("towns", STORY)
    province = opened.place("Idlib", PlacePrecision.PROVINCE)
    opened.report(
        story,
        claim(
            story,
            0,
            "At least",
            primary=True,
            day="2020-03-03",
            place=province,
            places=[province, *map(opened.place, ("Sarmin", "Binnish", "Saraqib"))],
            killed=at_least(12),
            victims=(Victims("civilians", killed=at_least(12)),),
            says="local sources",
            read=[
                ("killed", "At least 12 civilians"),
                ("place", "Idlib province"),
                ("place", "Sarmin"),
                ("place", "Binnish"),
                ("place", "Saraqib"),
                ("injured", "nine dead"),
            ],
        ),
        claim(
            story,
            1,
            "Initial reports",
            day="2020-03-02",
            place=province,
            killed=exactly(9, "initial reports"),
            says="rescuers",
            read=[("killed", "nine dead")],
        ),
    )
    return opened


def cited(answer: Answer) -> dict[str, list[str]]:
    """Line to the quotes that it names."""
    quotes = {c.number: c.quote for c in answer.citations}
    return {line.text: [quotes[number] for number in line.cites] for line in answer.lines}


def test_every_town_hit_has_the_sentence_that_names_it(desk: Newsdesk) -> None:
    answer = desk.service.ask("Which towns were hit on Tuesday?", now=NOW)
    lines = cited(answer)
    assert lines["Sarmin, Idlib"] == [TOWNS]
    assert lines["Binnish, Idlib"] == [TOWNS]
    assert lines["Saraqib, Idlib"] == [LATER]
    assert lines["Idlib"] == [TOLL]
    assert [c.quote for c in answer.citations] == [TOWNS, TOLL, LATER]


def test_a_figure_is_not_tied_to_a_sentence_that_gives_another_one(desk: Newsdesk) -> None:
    answer = desk.service.ask("Who says how many people were killed in Idlib?", now=NOW)
    lines = cited(answer)
    assert lines["At least 12 killed: local sources (in Harbour Post)"] == [TOLL]
    assert lines["Initially 9 killed: rescuers (in Harbour Post)"] == [EARLY]


def test_an_early_figure_is_called_so_once(desk: Newsdesk) -> None:
    answer = desk.service.ask("How many people were killed in Idlib on Monday 2 March 2020?", now=NOW)
    assert answer.headline == "9 people killed, by initial reports"
    assert [line.text for line in answer.lines][1] == "Initially 9: rescuers, in Harbour Post"


def test_a_zero_counts_articles_not_their_passages(desk: Newsdesk) -> None:
    answer = desk.service.ask("How many people were abducted on 3 March 2020?", now=NOW)
    assert answer.headline == "None reported: the one article about Tue 3 March 2020 mentions no one abducted"


def test_what_stands_behind_an_answer_is_read_once(desk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def noted(of: object, name: str) -> None:
        """Notes what a store's method is asked for."""
        method = getattr(of, name)

        def asking(wanted: Any) -> object:
            asked.extend([wanted] if name == "count" else wanted)
            return method(wanted)

        monkeypatch.setattr(of, name, asking)

    noted(desk.articles, "find_many")
    noted(desk.claims, "get")
    noted(desk.incidents, "count")
    answer = desk.service.ask("Were more people killed in Idlib in 2020 than in 2019?", now=NOW)
    assert answer.citations
    assert len(asked) == len(set(asked)) > 4
