"""What carries on from one sentence to the next: running totals, lists of months and days."""

from __future__ import annotations

from index.claims.carried import carried, tried
from index.claims.casualties import mentions
from index.claims.document import read_document
from index.claims.hedges import Stance, stance
from index.claims.primary import Statement
from store.records import Article


def stances(text: str) -> list[Stance]:
    """The stance of each sentence of `text` after those before it have handed theirs on."""
    body = read_document(Article(id="a", text=text)).body
    return [s.stance for s in carried(Statement(s, (), stance(s.text)) for s in body)]


def test_what_these_attacks_did_belongs_to_the_running_total_before_it() -> None:
    text = "The number of raids since early 2022 has reached 28. These raids left 17 people dead. A man was hurt today."
    assert stances(text) == [Stance.CUMULATIVE, Stance.CUMULATIVE, Stance.NEWS]


def test_these_attacks_after_plain_news_are_news() -> None:
    assert stances("Drones hit two towns on Monday. These attacks killed four people.") == [Stance.NEWS, Stance.NEWS]


def test_a_list_of_months_is_a_running_total_and_one_of_days_tells_earlier_incidents() -> None:
    text = (
        "A drone killed a farmer near Harvane on Friday.\n\n• January: Three raids killed two people.\n\n"
        "August 19: A drone hit a depot. The attack left nine soldiers dead.\n\nThe farmer was 40 years old."
    )
    assert stances(text) == [
        Stance.NEWS, Stance.CUMULATIVE, Stance.BACKGROUND, Stance.BACKGROUND, Stance.NEWS,
    ]  # fmt: skip


def test_figures_listed_below_a_running_total_are_part_of_it() -> None:
    text = (
        "According to the group's statistics, raids left 40 people dead and wounded:\n\n"
        "21 people were killed in the north.\n\n19 people were injured in the south.\n\nA boy died on Friday."
    )
    assert stances(text) == [Stance.CUMULATIVE, Stance.CUMULATIVE, Stance.CUMULATIVE, Stance.NEWS]


def test_the_caption_of_an_older_picture_tells_an_earlier_incident() -> None:
    text = (
        "A raid killed two people near Alton.\n\n"
        "FILE - In this Sunday, March 3, 2019 file photo, men clear a yard. A raid killed nine people there.\n\n"
        "The mayor spoke."
    )
    assert stances(text) == [Stance.NEWS, Stance.BACKGROUND, Stance.BACKGROUND, Stance.NEWS]


def court_stances(text: str) -> list[Stance]:
    """The stance of each sentence of a court's report."""
    body = read_document(Article(id="a", text=text)).body
    read = [Statement(s, tuple(mentions(s.text, s.start, s.index)), stance(s.text)) for s in body]
    return [s.stance for s in tried(read)]


def test_the_deed_that_a_court_hears_is_news_though_it_happened_long_ago() -> None:
    text = "Two cooks were charged in the killing of three sailors last summer. In May 2009 he had killed two people."
    assert court_stances(text) == [Stance.NEWS, Stance.BACKGROUND]


def test_history_behind_the_news_stays_history_in_a_court_s_report() -> None:
    text = "A cook was killed on Friday. The suspect was charged with killing two people last summer."
    assert court_stances(text) == [Stance.NEWS, Stance.BACKGROUND]
