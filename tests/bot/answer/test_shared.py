"""A toll told for several towns together is found by each, counted once, and said to be of both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.answer import Answer
from bot.answer.plan import PlaceTerm
from bot.answer.shared import together
from index.claims import load_extractor
from index.gazetteer import Gazetteer
from store.records import EventType, Incident, Place, PlacePrecision
from tests.bot.answer.newsdesk import NOW, Newsdesk, article

BLASTS = "Blasts in Kabul and Kunduz killed 13 people on Monday, officials said."
MINE = "A mine near a school in Kunduz killed four people on Tuesday, a hospital said."
RAID = "Airstrikes on Saraqib and Binnish in Idlib killed nine people on Monday, rescuers said."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    folder: Path = tmp_path_factory.mktemp("shared")
    desk = Newsdesk.open(folder, gazetteer)
    extractor = load_extractor(gazetteer)
    for number, text in enumerate((BLASTS, MINE, RAID)):
        story = article(f"s{number}", text, source=f"Outlet {number}")
        desk.report(story, *extractor.extract(story))
    return desk


def ask(desk: Newsdesk, question: str) -> Answer:
    return desk.service.ask(question, now=NOW)


@pytest.mark.parametrize("place", ["Kabul", "Kabul city", "Kabul province"])
def test_either_town_finds_a_toll_of_both_and_says_so(place: str, desk: Newsdesk) -> None:
    answer = ask(desk, f"How many people were killed in {place}?")
    assert answer.value == 13
    assert answer.headline == "13 people killed, in Kabul and Kunduz together"
    note = "A toll is told for several places together, counted once and not split: 2 Mar 2020 in Kabul and Kunduz"
    assert note in answer.notes
    assert answer.lines[0].text.startswith("Kabul and Kunduz, Afghanistan, 2 Mar 2020")


def test_a_sum_in_which_it_stands_names_it(desk: Newsdesk) -> None:
    answer = ask(desk, "How many people were killed in Kunduz?")
    assert (answer.value, len(answer.incidents)) == (17, 2)
    assert any("2 Mar 2020 in Kabul and Kunduz" in note for note in answer.notes)


@pytest.mark.parametrize("places", ["Afghanistan", "Kabul and Kunduz", "Kabul province and Kunduz province"])
def test_all_of_its_places_together_count_it_once_without_a_word(places: str, desk: Newsdesk) -> None:
    answer = ask(desk, f"How many people were killed in {places}?")
    assert answer.value == 17
    assert not any("together" in note for note in answer.notes)


def test_a_comparison_of_the_towns_names_it_once(desk: Newsdesk) -> None:
    answer = ask(desk, "Were more people killed in Kabul than in Kunduz?")
    assert [row.value for row in answer.rows] == [13, 17]
    assert sum("Kabul and Kunduz" in note for note in answer.notes) == 1


def test_by_province_it_is_in_none_of_them(desk: Newsdesk) -> None:
    answer = ask(desk, "How many people were killed in Afghanistan by province?")
    assert {row.label: row.value for row in answer.rows} == {"Kunduz": 4, "not known": None}
    assert answer.value == 17


def test_two_towns_of_one_province_find_it_both(desk: Newsdesk) -> None:
    whole = ask(desk, "How many people were killed in Idlib province?")
    assert whole.headline == "9 people killed"
    answer = ask(desk, "How many people were killed in Binnish?")
    assert answer.value == 9


def test_a_quarter_and_its_city_are_one_place() -> None:
    city = Place("Elmton", "Ohio", "US", 40.0, -82.0, PlacePrecision.TOWN, 1)
    quarter = Place("Mill Hill, Elmton", "Ohio", "US", 40.2, -82.0, PlacePrecision.EXACT, 2)
    far = Place("Oakford", "Ohio", "US", 41.0, -82.0, PlacePrecision.TOWN, 3)
    incident = Incident("i1", EventType.ATTACK, place=quarter, places=(quarter, city))
    assert together(incident, [PlaceTerm("Elmton, Ohio", city)]) is None
    assert together(replace(incident, place=city), [PlaceTerm("Mill Hill", quarter)]) is None
    both = replace(incident, places=(quarter, city, far))
    assert together(both, [PlaceTerm("Oakford, Ohio", far)]) == "Mill Hill, Elmton and Oakford"
