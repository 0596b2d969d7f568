"""Which of several towns of one name is meant where the index covers some of their countries alone."""

from __future__ import annotations

import pytest

from bot.answer.reading.namesakes import Covered, choose
from index.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Newtown", "US"),  # none of them is large: rather one of a country that is covered
        ("Paris", "FR"),  # a far larger one is meant all the same
    ],
)
def test_a_namesake_of_like_size_in_a_covered_country_is_meant(name: str, country: str, gazetteer: Gazetteer) -> None:
    best, _ = choose(gazetteer.lookup(name, fuzzy=False), Covered(countries=frozenset({"US"})))
    assert (best.place.name, best.place.country) == (name, country)
