"""Whom an article names as the one who did it, and whether his death counts."""

from __future__ import annotations

import pytest

from index.claims.candidates import killed_candidates
from index.claims.casualties import mentions
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
        ("Police: Jan Roe, 19, shot and killed at a party", set()),
        ("Jan Roe shot and killed a guard.", {("jan", "roe")}),
        ("The gunman shot Jan Roe.", set()),
        ("Officers in Port Halden shot a man.", set()),
        ("Jan Roe has been arrested before, police said.", set()),
        ("Jan Roe, 41, was charged with murder.", set()),
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


def test_a_last_name_alone_is_that_of_the_one_who_is_named_in_full() -> None:
    found = culprits(["Police identified the gunman as Jan Roe.", "Roe then shot a guard at the gate."])
    assert found.include("Roe")
    assert not found.include("Ada Roe")


@pytest.mark.parametrize(
    ("sentence", "fell"),
    [
        ("A miner killed a guard and was fatally shot by police.", {"miner"}),
        ("The miner killed his brother before he was shot dead by police.", {"he"}),
        ("A baker shot dead by officers in Mill Bay had stabbed his brother to death.", {"baker"}),
        ("Officers returned fire, killing him.", {"him"}),
    ],
)
def test_whom_the_police_shot_is_the_culprit_and_no_victim_of_his(sentence: str, fell: set[str]) -> None:
    assert {m.noun for m in mentions(sentence, 0, 0) if m.police} == fell


@pytest.mark.parametrize(
    ("sentence", "among"),
    [
        ("The gunman was among the four people killed.", True),
        ("The gunman and four others were killed.", True),
        ("Four people were killed by the gunman.", False),
        ("He opened fire in the lobby, killing her and a porter.", False),
    ],
)
def test_a_number_of_dead_that_holds_the_culprit_is_known(sentence: str, *, among: bool) -> None:
    assert [m.among for m in mentions(sentence, 0, 0)] == [among]


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("Two clerks were killed by a miner.", True),
        ("Two clerks were found dead by a neighbor.", False),
        ("Both clerks were pronounced dead by medics.", False),
    ],
)
def test_who_finds_the_dead_has_not_killed_them(sentence: str, *, done: bool) -> None:
    assert [m.done for m in mentions(sentence, 0, 0)] == [done]


def all_signs(text: str, value: int) -> dict[str, float]:
    """The signs for a number of killed."""
    account = EXTRACTOR.account(Article(id="a", text=text))
    return {c.value: c for c in killed_candidates(account)}[value].signs


def signs(text: str, value: int) -> set[str]:
    """The signs for a number of killed that begin with "plus" or speak of the culprit as counted in."""
    return {name for name in all_signs(text, value) if name.startswith(("plus", "culprit inside"))}


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


def test_who_was_killed_by_him_is_told_apart_from_who_is_dead() -> None:
    end = " He took his own life."
    assert "plus a culprit to more: apart" in signs("A miner killed four people in a mill." + end, 5)
    assert "plus a culprit to more: open" in signs("Four people were found dead in a mill." + end, 5)
    both = "A miner killed four people in a mill. Four people were found dead." + end
    assert "plus a culprit to more: both" in signs(both, 5)
    one = "A miner killed his brother and then took his own life."
    assert "plus a culprit to one in one sentence: apart" in signs(one, 2)


def test_as_many_named_victims_as_the_number_leave_the_culprit_beside_it() -> None:
    text = "Two people were killed in a mill. Ada Lind and Tom Holt died there. The gunman took his own life."
    assert "plus a culprit to as many names" in signs(text, 3)
    assert "plus a culprit to as many names" not in signs(text.replace("Ada Lind and ", ""), 3)


def test_what_the_whole_article_says_for_the_victims_speaks_for_one_more_too() -> None:
    text = "A miner killed four people and wounded two in a mill. He took his own life."
    assert all_signs(text, 5)["share of pairs"] == all_signs(text, 4)["share of pairs"] == 1.0


def test_a_number_that_holds_the_killer_is_not_held_against_itself() -> None:
    text = "Six people were killed, including the gunman, and the gunman was shot dead by police."
    apart = "Six people were killed and the gunman was shot dead by police."
    assert "culprit beside number" in all_signs(apart, 6)
    assert "culprit beside number" not in all_signs(text, 6)


def test_a_murder_suicide_of_which_nothing_more_is_told_has_two_dead() -> None:
    assert "murder-suicide alone" in all_signs("Police call it a murder-suicide.", 2)
    told = "A miner killed his brother. Police call it a murder-suicide."
    assert "murder-suicide alone" not in all_signs(told, 2)


def test_who_shot_himself_behind_a_killing_may_be_dead() -> None:
    text = "A miner killed two guards in a mill. He fled."
    shot = "A miner killed two guards in a mill before shooting himself. He fled."
    assert {"plus one who shot himself", "plus one who shot himself lead"} <= all_signs(shot, 3).keys()
    assert not any("shot himself" in name for name in all_signs(text, 2))
