"""Other ways to put a question become the one that is read, and lose no word that says what is asked."""

from __future__ import annotations

import time

import pytest

from bot.answer.correction import split_at_correction
from bot.answer.reading.rewording import reworded
from bot.answer.reading.text import clean


@pytest.mark.parametrize(
    ("put", "read"),
    [
        ("airstrikes homs 2018 yes or no?", "any airstrikes homs 2018?"),
        ("were there airstrikes in homs, y/n", "were there airstrikes in homs"),
        ("more killed in hama then in homs", "more killed in hama than in homs"),
        ("with more then 20 dead", "with more than 20 dead"),
        ("more killed in hama and then in homs", "more killed in hama and then in homs"),
        ("was it worse? and who was there then", "was it worse? and who was there then"),
        ("over the course of 2017", "during 2017"),
        ("did anybody get killed in Homs?", "was anybody killed in Homs?"),
        ("last five incidents in Ukraine, most recent ones", "last five incidents in Ukraine"),
        (
            "dead in Aleppo, comparison 2015/2016/2017",
            "compare 2015, 2016 and 2017: dead in Aleppo",
        ),
        ("idlib towns most airstrikes 2019", "which towns in idlib had the most airstrikes 2019"),
        ("list towns with the most airstrikes", "list towns with the most airstrikes"),
        ("Russia was blamed for what share of incidents", "what share of incidents were blamed on Russia"),
        ("who was blamed for what share of incidents", "who was blamed for what share of incidents"),
        ("raqqa share of all civilian deaths in syria", "what share of civilian deaths in syria happened in raqqa"),
        ("what share of all deaths in syria were in raqqa", "what share of all deaths in syria were in raqqa"),
        ("airstrikes share of all deaths in syria", "airstrikes share of all deaths in syria"),
        ("Leaving Idlib out, Syria saw strikes", "excluding Idlib; Syria saw strikes"),
        ("Raqqa accounted for what share of deaths?", "what share of deaths happened in Raqqa?"),
        (
            "idlib 2019 incidents, percent blamed on russia",
            "idlib 2019 what percent of incidents were blamed on russia",
        ),
        ("aleppo killed: share children", "aleppo what share of those killed were children"),
        ("most civilian deaths, blamed on whom", "who was blamed for the most civilian deaths"),
        ("who got the blame for more incidents than anyone else", "who was blamed for the most incidents"),
        ("for the most deaths in Homs, which side got the blame", "which side was blamed for the most deaths in Homs"),
        ("daraa side blamed for most incidents", "daraa which side was blamed for the most incidents"),
        ("at least 3 people were killed in which raids in Homs", "which raids killed at least 3 people in Homs"),
        ("the most people were killed in which town in Homs", "which town had the most people killed in Homs"),
        ("killed in Palmyra and nearby", "killed in near Palmyra"),
        ("who died more, children or women", "did more children or more women die"),
    ],
)
def test_another_way_to_put_it_is_reworded(put: str, read: str) -> None:
    assert reworded(put) == read


@pytest.mark.parametrize("marks", ["?", ".", "! ", "-", ", ", "?!.,"])
def test_thousands_of_marks_cost_no_time(marks: str) -> None:
    began = time.process_time()
    line = clean(f"killed in Homs {marks * 2_000} today")
    split_at_correction(line)
    assert time.process_time() - began < 0.2
    assert line.startswith("killed in Homs")
    assert line.endswith("today")
