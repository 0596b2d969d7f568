"""Whom an article names as the one who did it, and whether his death counts."""

from __future__ import annotations

import pytest

from index.claims.candidates import killed_candidates
from index.claims.culprits import Culprits, culprits
from index.claims.extract import RuleExtractor
from store.records import Article

EXTRACTOR = RuleExtractor(None)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Police identified the gunman as Jan Roe.", {("jan", "roe")}),
        ("Jan Roe, 41, is accused of setting the trap.", {("jan", "roe")}),
        ("Jan Roe, the suspected shooter, fled.", {("jan", "roe")}),
        ("Roe then shot a guard at the gate.", {("", "roe")}),
        ("Jan Roe turned the gun on himself.", {("jan", "roe")}),
        ("Deputies then found Jan Roe who they believed to be the shooter.", {("jan", "roe")}),
        ("Jan Roe was shot dead in the yard.", set()),
        ("The gunman shot Jan Roe.", set()),
        ("Officers in Port Halden shot a man.", set()),
        ("", set()),
    ],
)
def test_names_of_those_who_did_it(sentence: str, names: set[tuple[str, str]]) -> None:
    assert culprits([sentence]) == Culprits(frozenset(names))


def test_a_first_name_parts_a_culprit_from_a_victim_of_the_same_last_name() -> None:
    found = Culprits(frozenset({("jan", "roe")}))
    assert found.include("Jan Roe")
    assert found.include("Roe")
    assert not found.include("Ada Roe")


def signs(text: str, value: int) -> set[str]:
    """The signs for a number of killed that begin with "plus" or speak of the culprit as counted in."""
    account = EXTRACTOR.account(Article(id="a", text=text))
    found = {c.value: c for c in killed_candidates(account)}
    return {name for name in found[value].signs if name.startswith(("plus", "culprit inside"))}


def test_a_named_gunman_whom_police_shot_makes_one_more() -> None:
    text = "Jan Roe opened fire in a mill and killed four people. Hours later Roe was shot dead by police."
    assert {"plus culprit", "plus culprit: name", "plus culprit: done"} <= signs(text, 5)


def test_two_suspects_who_fell_make_two_more() -> None:
    text = "The attackers killed 14 people at a hall. Two suspects were killed in a gunbattle with police."
    assert "plus culprit: noun" in signs(text, 16)


def test_a_number_that_holds_the_killer_is_marked() -> None:
    assert "culprit inside" in signs("The quarrel left him and his two daughters dead, police said.", 3)


def test_who_was_killed_by_a_gunman_is_told_with_the_doer() -> None:
    text = "Four people were killed by a gunman in a mill. The gunman was shot dead by police."
    assert "plus culprit: done" in signs(text, 5)
