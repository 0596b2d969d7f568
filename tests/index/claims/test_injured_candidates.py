"""The numbers of injured that an article may mean beside a number of killed, and their signs."""

from __future__ import annotations

from index.claims.candidate_signs import Candidate
from index.claims.candidates import injured_candidates
from index.claims.extract import RuleExtractor
from store.records import Article

EXTRACTOR = RuleExtractor(None)


def candidates(text: str, killed: int) -> dict[int, Candidate]:
    account = EXTRACTOR.account(Article(id="a", text=text))
    return {c.value: c for c in injured_candidates(account, killed)}


def test_whoever_died_of_the_wounds_is_not_among_the_injured() -> None:
    assert set(candidates("She was taken to hospital in critical condition but later died.", 1)) == {0}
    assert 1 in candidates("She was taken to hospital in critical condition.", 0)


def test_somebody_who_lives_speaks_against_zero() -> None:
    told = "A guard was killed at the mill. {} is in stable condition, a nurse said."
    assert "zero:somebody lives" in candidates(told.format("A cook"), 1)[0].signs
    assert "zero:somebody lives" not in candidates(told.format("The guard"), 1)[0].signs


def test_a_whole_of_whom_some_died_is_marked_and_the_rest_is_a_candidate() -> None:
    found = candidates("Five of the seven people shot at the fair died, police said.", 5)
    assert "some of them dead" in found[7].signs
    assert "out of whole lead" in found[2].signs


def test_the_culprit_among_the_killed_is_none_of_those_whom_he_shot() -> None:
    found = candidates("A man shot six people, killing four of them, before killing himself.", 5)
    assert "hit-killed but the culprit lead" in found[2].signs
    found = candidates("A man shot six people, killing five of them.", 5)
    assert not any("culprit" in name for c in found.values() for name in c.signs)


def test_the_fourth_victim_beside_three_dead_is_one_injured() -> None:
    found = candidates("Three men were shot dead. The fourth victim, a welder, survived.", 3)
    assert "ordinal less killed" in found[1].signs


def test_signs_are_told_apart_by_how_many_died() -> None:
    text = "A man was shot on Elm Street."
    assert candidates(text, 0)[1].signs["none killed: hit-killed:single lead"] == 1.0
    assert "one killed: hit:single lead" in candidates(text, 1)[1].signs
    assert not any(name.startswith("none killed") for name in candidates(text, 1)[1].signs)


def test_the_sum_of_those_shot_is_marked() -> None:
    assert "hit-killed in all" in candidates("In all, six people were shot.", 1)[5].signs
    assert "hit-killed in all" not in candidates("Six people were shot.", 1)[5].signs
