"""What was reported and no longer stands, or was told only to be denied: said as such, never counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answer.words import in_event
from index.gazetteer import Gazetteer
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim, exactly

TOLD = "Gunmen killed 15 people at a mosque in Binnish on Monday, a witness said."
TAKEN_BACK = "The Post reported that 15 people had been killed in Binnish. No such attack took place."


@pytest.fixture
def desk(tmp_path: Path, gazetteer: Gazetteer) -> Newsdesk:
    desk = Newsdesk.open(tmp_path, gazetteer)
    told, back = article("told", TOLD), article("back", TAKEN_BACK, published="2020-03-04T09:00:00")
    where = desk.place("Binnish")
    desk.report(told, claim(told, 0, "Gunmen", primary=True, day="2020-03-02", place=where, killed=exactly(15)))
    words = {"primary": True, "day": "2020-03-02", "place": where, "killed": exactly(15), "negated": True}
    desk.report(back, claim(back, 0, "The Post", **words))
    denied = article("denied", "The ministry denied that a school in Saraqib had been bombed.", source="Gazette")
    there = {"primary": True, "day": "2020-03-03", "place": desk.place("Saraqib"), "says": "ministry", "negated": True}
    desk.report(denied, claim(denied, 0, "The ministry", **there))
    return desk


def test_a_withdrawn_report_is_no_yes_and_no_figure(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were killed in Binnish in March 2020?", now=NOW)
    assert answer.headline == "The only report was withdrawn by its source: Binnish, Idlib, March 2020"
    assert (answer.value, answer.low, answer.high) == (0, 0, None)
    assert answer.citations == ()
    assert [line.text for line in answer.lines] == ["2 Mar 2020 · Binnish, Idlib · airstrike · 15 killed · retracted"]


def test_a_denial_is_said_to_be_all_that_is_reported(desk: Newsdesk) -> None:
    answer = desk.service.ask("was there a strike in Saraqib in March 2020?", now=NOW)
    assert (answer.headline, answer.value) == ("Only a denial is reported: Saraqib, Idlib, March 2020", 0)
    assert [line.text for line in answer.lines] == ["3 Mar 2020 · Saraqib, Idlib · airstrike · denied"]
    assert [c.quote for c in answer.citations] == ["The ministry denied that a school in Saraqib had been bombed."]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("airstrikes", "in airstrikes"),
        ("attack", "in an attack"),
        ("mass shooting", "in a mass shooting"),
        ("grenades", "by grenades"),
        ("car bomb", "by a car bomb"),
        ("shelling", "in shelling"),
    ],
)
def test_harm_is_done_in_an_event_and_by_a_device(event: str, words: str) -> None:
    assert in_event(event) == words
