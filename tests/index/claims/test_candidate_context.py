"""Signs that look at a number of killed from the whole article."""

from __future__ import annotations

from datetime import UTC, datetime

from index.claims.candidate_signs import Candidate
from index.claims.candidates import killed_candidates
from index.claims.extract import RuleExtractor
from store.records import Article

EXTRACTOR = RuleExtractor(None)


def candidates(text: str, title: str | None = None) -> dict[int, Candidate]:
    account = EXTRACTOR.account(Article(id="a", text=text, title=title))
    return {c.value: c for c in killed_candidates(account)}


def test_a_number_told_beside_the_injured_has_the_pairs() -> None:
    found = candidates("Two people were killed and five were wounded. Three people were killed there, a guard said.")
    assert found[2].signs["share of pairs"] == 1.0
    assert "share of pairs" not in found[3].signs


def test_an_exact_number_outdoes_an_open_one() -> None:
    found = candidates("At least one man was killed in the blaze. Two people were killed, firefighters said later.")
    assert "outdone" in found[1].signs
    assert "outdoes" in found[2].signs


def test_what_only_a_caption_says_is_marked() -> None:
    found = candidates("The mill burnt for hours.\n\nThree killed in a bus crash near Alton\n\nFiremen went home.")
    assert "only loose, off title" in found[3].signs
    assert "only loose" not in candidates("Three people were killed in the mill.")[3].signs


def test_in_a_roundup_the_incident_with_most_victims_counts() -> None:
    text = (
        "Three people were killed and nine wounded in shootings across the city since Friday.\n\n"
        "A man was killed and four others were wounded at a dance hall on Elm Street.\n\n"
        "Two men were killed in a car on Oak Lane."
    )
    found = candidates(text, "3 killed, 9 wounded in weekend shootings")
    assert "largest incident" in found[1].signs
    assert "not the largest incident" in found[2].signs


def test_a_clip_with_its_length_is_no_news() -> None:
    text = "1:27 Man killed at harbour fair Pause\n\nFour people were wounded at a dance in Alton, police said."
    assert set(candidates(text)) == {0}


def test_a_sum_is_marked() -> None:
    assert "in all" in candidates("In all, six people were killed.")[6].signs
    assert "in all" not in candidates("Six people were killed.")[6].signs


def test_a_clip_s_second_sentence_is_no_news_either() -> None:
    text = "0:31 He lost his brother. Now a man is dead at the fair\n\nFour people were wounded at a dance in Alton."
    assert set(candidates(text)) == {0}
    glued = "2:0015 dead in mine near Brede, ministry says\n\nFour people were wounded at a dance in Alton."
    assert set(candidates(glued)) == {0}


def test_what_only_history_tells_is_marked_with_where() -> None:
    found = candidates("Two men were wounded at a mill on Friday. In 2009, nine people were killed there.")
    assert {"only aside", "aside background lead"} <= set(found[9].signs)
    assert "only aside" not in found[0].signs


def test_a_toll_over_hours_sums_up_several_incidents() -> None:
    found = candidates("Three people were killed and nine wounded over an eight-hour stretch on Sunday.")
    assert "apart" in found[3].signs


def test_history_of_the_month_of_the_incident_is_news_of_it() -> None:
    text = "A clerk who killed three people last month left a note, police said. He was found on Feb. 19 in Alton."
    account = EXTRACTOR.account(Article(id="a", text=text, published_at=datetime(2013, 3, 1, tzinfo=UTC)))
    assert [t.news for t in account.told if t.mention.value == 3] == [True]


def test_a_day_before_the_one_of_the_people_is_not_theirs() -> None:
    text = (
        "Four people were killed in a cabin near Alton on June 7, police said. "
        "A friend saw them on May 2, weeks before all four were shot dead."
    )
    account = EXTRACTOR.account(Article(id="a", text=text, published_at=datetime(2015, 6, 14, tzinfo=UTC)))
    assert not any(t.past for t in account.told)


def test_what_goes_on_from_another_incident_is_marked() -> None:
    text = (
        "Four people were wounded at a dance in Alton on Friday.\n\n"
        "In June 2011, two men were killed on the same street. A woman was killed with them."
    )
    assert "only behind aside" in candidates(text)[1].signs
    assert "only behind aside" not in candidates("A woman was killed at a dance in Alton.")[1].signs


def test_a_page_of_which_nothing_fits_its_headline_is_marked() -> None:
    text = "Three people were killed in a mill."
    assert "only off title, nothing near" in candidates(text, "Harbour parade ends in gunfire")[3].signs
    assert "only off title, nothing near" not in candidates(text, "Three killed in mill blaze")[3].signs


def test_last_names_alone_are_persons_where_they_are_a_sentence_s_subject() -> None:
    text = "The shots hit Oskar Lind and Petra Dahl. Dahl had lived nearby. Lind and Dahl were pronounced dead."
    assert "names together lead" in candidates(text)[2].signs


def test_a_deed_before_the_court_is_no_history_though_its_day_is_long_past() -> None:
    text = (
        "A cook has been charged in the killings of four people at a farm last summer.\n\nHis trial begins on Monday."
    )
    when = datetime(2021, 12, 3, tzinfo=UTC)
    account = EXTRACTOR.account(Article(id="a", text=text, published_at=when, published_day_only=True))
    found = {c.value: c for c in killed_candidates(account)}
    assert "number lead" in found[4].signs


def test_a_number_that_sentences_exceed_is_marked() -> None:
    text = (
        "A deadly shooting shook Alton. Ada Lind and Tom Holt were shot dead on a porch. "
        "A man died there, a neighbour thought."
    )
    found = candidates(text)
    assert found[1].signs["exceeded share"] == found[2].signs["exact share"] == 0.5
    assert "exceeded" in found[1].signs
    assert not {"exceeded", "never exact"} & found[2].signs.keys()
    one_by_one = candidates("Ada Lind and Tom Holt were found in a mill. Ada Lind died. Tom Holt died.")
    assert "never exact" in one_by_one[2].signs


def test_a_headline_s_dozens_leave_no_small_number() -> None:
    text = "A ferry sank off Alton; 43 people were killed. A missile had killed one person there a day earlier."
    assert {1, 43} <= candidates(text, "Ferry sinks off Alton").keys()
    assert candidates(text, "Dozens killed as ferry sinks off Alton").keys() & {1, 43} == {43}
