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
        ("Evening all, deaths in Idlib in 2018?", "deaths in Idlib in 2018?"),
        ("good evening", "good evening"),
        ("Was a hospital hit in Idlib, do you know?", "Was a hospital hit in Idlib"),
        ("airstrikes homs 2018 yes or no", "any airstrikes homs 2018"),
        ("were there airstrikes in homs, yes or no?", "were there airstrikes in homs"),
        ("more killed in hama then in homs", "more killed in hama than in homs"),
        ("killed then and there", "killed then and there"),
        ("dead in the 90s", "dead in the 1990s"),
        ("killed within 20 km saraqib", "killed within 20 km of saraqib"),
        ("saraqib + 20 km around, killed", "within 20 km of saraqib, killed"),
        ("number airstrikes 2019", "number of airstrikes 2019"),
        ("the number was high", "the number was high"),
        ("did anybody get killed in Homs?", "was anybody killed in Homs?"),
        ("last five incidents in Ukraine, most recent ones", "last five incidents in Ukraine"),
        ("idlib towns most airstrikes", "which towns in idlib had the most airstrikes"),
        ("Russia was blamed for what share of incidents", "what share of incidents were blamed on Russia"),
        ("attacks that left more than 20 people dead", "attacks that killed more than 20 people"),
        ("can u pull the list", "give me the list"),
        ("what per cent, over the course of 2017", "what percent, during 2017"),
    ],
)
def test_short_forms_are_spelled_out(written: str, meant: str) -> None:
    assert spelled_out(written) == meant
