"""Tolls of a whole war are running totals; those of a day, or of a disaster, are not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.claims.extract import RuleExtractor
from index.claims.war_totals import of_a_war
from store.records import Article, Claim


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ruritanian death toll has reached 9,061, according to the health ministry.",
        "Nearly 14,000 people have died in the conflict, the government says.",
        "The war's death toll climbed to nearly 1,600 on both sides on Monday.",
        "It was the worst day of a civil war that has killed more than 30,000 people.",
        "The withdrawal ended 20 years of war that left nearly 2,500 troops dead.",
    ],
)
def test_the_toll_of_a_war(sentence: str) -> None:
    assert of_a_war(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 1,200 people were killed when gunmen overran the town on Saturday.",
        "The death toll from the blast has risen to 1,400.",
        "The toll rose to 2,000 in the coastal city after the dam burst.",
    ],
)
def test_the_toll_of_a_day_is_none(sentence: str) -> None:
    assert not of_a_war(sentence)


def claims(text: str) -> tuple[Claim, ...]:
    return RuleExtractor(None).extract(Article(id="a", text=text, published_at=datetime(2020, 3, 4, 12, tzinfo=UTC)))


def test_an_article_with_a_war_s_toll_counts_only_the_day_s() -> None:
    found = claims(
        "Airstrikes killed 12 people in the town of Strelsau on Tuesday, medics said.\n\n"
        "The Ruritanian death toll has reached 9,061, according to the health ministry."
    )
    counted = [c.killed.best for c in found if c.killed is not None and not c.cumulative and not c.negated]
    assert counted == [12]


def test_a_disaster_s_toll_in_a_country_is_no_war_s() -> None:
    found = claims(
        "An earthquake struck Strelsau on Monday, destroying hundreds of homes.\n\n"
        "The Ruritanian death toll has reached 9,061, officials said on Tuesday."
    )
    assert [c.killed.best for c in found if c.killed is not None and not c.cumulative] == [9061]
