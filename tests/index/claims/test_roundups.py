"""The incident with most victims in an article that sums up several."""

from __future__ import annotations

from index.claims.accounts import Account
from index.claims.candidates import injured_candidates, killed_candidates
from index.claims.extract import RuleExtractor
from index.claims.roundups import largest, opens, sums
from store.records import Article

TITLE = "2 killed, 11 wounded in weekend shootings"
LEAD = "Two people were killed and 11 others were wounded in separate shootings since Friday night.\n\n"


def account(text: str) -> Account:
    return RuleExtractor(None).account(Article(id="a", text=LEAD + text, title=TITLE))


def figures(text: str) -> tuple[int, int] | None:
    """Killed and injured of the largest incident that `text` tells below the lead."""
    found = largest(account(text).told)
    return None if found is None else (found.killed, found.injured)


def test_the_largest_incident_is_told_in_one_sentence() -> None:
    text = (
        "About 8:30 p.m. Saturday, a cook was killed and four others were wounded at a dance hall on Elm Street.\n\n"
        "Earlier, two men were shot in a car on Oak Lane."
    )
    assert figures(text) == (1, 4)


def test_who_of_a_number_shot_died_is_told_after_it() -> None:
    text = (
        "The latest attack happened on Mill Road, where six people were shot. A baker was pronounced dead.\n\n"
        "About an hour earlier, a baker was shot in the foot."
    )
    assert figures(text) == (1, 5)


def test_an_incident_of_another_day_of_the_weekend_is_the_article_s_too() -> None:
    text = "On Sunday morning, five people were shot at a picnic.\n\nLate Friday, a man was shot in the hand."
    assert figures(text) == (0, 5)


def test_sums_and_small_incidents_are_no_largest_incident() -> None:
    assert figures("At least nine others have been shot across the town.\n\nEarlier, a man was shot.") is None


def test_the_largest_incident_is_a_candidate_for_killed_and_injured() -> None:
    read = account("Shortly before 3 p.m., a cook was killed and six others were wounded at a dance hall.")
    killed = {c.value: c.signs for c in killed_candidates(read)}
    injured = {c.value: c.signs for c in injured_candidates(read, 1)}
    assert "largest incident" in killed[1]
    assert "not the largest incident" in killed[2]
    assert "largest incident" in injured[6]
    assert "not the largest incident" in injured[11]


def test_words_that_open_an_incident_and_words_that_sum_several_up() -> None:
    assert opens("About 20 minutes earlier, a man was shot.")
    assert opens("In the Mill Hill neighborhood, two women were wounded.")
    assert not opens("The man was taken to hospital.")
    assert sums("Three other attacks that night left seven people wounded.")
    assert not sums("Four people were wounded at a picnic.")
