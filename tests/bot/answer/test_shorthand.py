"""Short forms spelled out, and what only looks like one left alone."""

from __future__ import annotations

import pytest

from bot.answer.reading.shorthand import spelled_out


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("civs KIA bw 1 and 15 mar", "civilians killed between 1 and 15 mar"),
        ("wia in Aleppo", "wia in Aleppo"),
        ("wia aleppo", "wounded aleppo"),
        ("Did Mia drive a Kia?", "Did Mia drive a Kia?"),
        ("Syria w/o Idlib, w/ 10+ dead", "Syria without Idlib, with 10+ dead"),
        ("Idlib, Mar '18", "Idlib, Mar 2018"),
        ("killed in march2018 and 27feb2020", "killed in march 2018 and 27 feb 2020"),
        ("deaths 2016-17", "deaths 2016 to 2017"),
        ("deaths 2016/17", "deaths 2016 to 2017"),
        ("deaths in 2016-03", "deaths in 2016-03"),
        ("H1 2018", "first half of 2018"),
        ("2018 Q3", "Q3 2018"),
        ("deaths pre-2005", "deaths before 2005"),
        ("killed /month", "killed per month"),
        ("what % of ppl", "what percent of people"),
        ("what's the toll? it wasn't said", "what is the toll? it was not said"),
        ("what's new?", "what's new?"),
        ("dead yday", "dead yesterday"),
        ("saraqib + 20 km around, killed", "within 20 km of saraqib, killed"),
        ("what per cent of those u have", "what percent of those you have"),
        ("hit by u s forces", "hit by u s forces"),
    ],
)
def test_short_forms_are_spelled_out(written: str, meant: str) -> None:
    assert spelled_out(written) == meant
