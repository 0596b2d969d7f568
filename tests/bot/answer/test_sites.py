"""A site that reports name and place only in its town: no zero for it, and no answer that hides such a report."""

from __future__ import annotations

import pytest

from bot.answer.answer import Route
from index.gazetteer import Gazetteer
from store.records import Count, EventType, Place, PlacePrecision
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim

SITE = Place("Al-Harbour Hospital", "Idlib", "SY", 35.931, 36.634, PlacePrecision.EXACT)
AT_SITE = "Four nurses were wounded when shells hit Al-Harbour Hospital in Idlib on Sunday, doctors said."
IN_TOWN = "At least 63 people were killed in a blast in Idlib on Monday."
MORE = "Hundreds had sheltered at the al Harbour Arab hospital for weeks, witnesses said."
ELSEWHERE = "Two people were killed by shelling in Idlib on Tuesday."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """A report placed at the site, one of its town that names it, and one that does not."""
    desk = Newsdesk.open(tmp_path_factory.mktemp("sites-desk"), gazetteer)
    town = desk.place("Idlib", PlacePrecision.TOWN)
    told = [
        ("site", AT_SITE, SITE, "2020-03-01"),
        ("town", IN_TOWN, town, "2020-03-02"),
        ("else", ELSEWHERE, town, "2020-03-03"),
    ]
    for id, words, place, day in told:
        text = f"{words}\n\n{MORE}" if id == "town" else words
        one = article(id, text)
        killed = {"town": Count(63, None, 63, "at least"), "else": Count(2, 2, 2)}.get(id)
        hurt = Count(4, 4, 4) if id == "site" else None
        desk.report(
            one,
            claim(
                one,
                0,
                words,
                event=EventType.SHELLING_ARTILLERY_MISSILE,
                place=place,
                day=day,
                killed=killed,
                injured=hurt,
                primary=True,
            ),
        )
    return desk


def test_no_zero_for_a_site_that_a_report_of_its_town_names(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were killed at Al-Harbour Hospital?", now=NOW)
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert answer.headline == "No report tells this of Al-Harbour Hospital itself"
    assert answer.notes[0].startswith("Reports placed elsewhere name it: 2 Mar 2020 · Idlib")
    assert "3 Mar 2020" not in answer.notes[0]


def test_an_answer_about_a_site_names_the_reports_of_its_town_that_name_it(desk: Newsdesk) -> None:
    answer = desk.service.ask("what happened at Al-Harbour Hospital?", now=NOW)
    assert answer.value == 1
    (note,) = (note for note in answer.notes if note.startswith("Not counted: reports placed elsewhere"))
    assert "2 Mar 2020" in note
    assert "3 Mar 2020" not in note
