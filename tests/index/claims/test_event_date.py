"""The day of the event among an article's dates, on our own articles of Wednesday 4 March 2020."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.date_choice import choose_date
from index.claims.document import Document, read_document
from index.claims.event_date import dated, days_named, tells_hour
from store.records import Article, DatePrecision

PUBLISHED = date(2020, 3, 4)

# text, number of the sentence that tells of the event, its day
ARTICLES = [
    ("A man was shot Monday night at a bar. He was identified on Tuesday.", 0, "2020-03-02"),
    ("A judge on Tuesday sentenced a man to ten years. He killed his neighbour on May 3, 2018.", 1, "2018-05-03"),
    ("Police said Tuesday that two people were shot Sunday at a park.", 0, "2020-03-01"),
    ("Three people were killed in an air strike, local sources said Tuesday.", 0, "2020-03-03"),
    ("Shells hit the town on Tuesday, killing two. More than 900 have died since January 2019.", 0, "2020-03-03"),
    ("A boy was wounded yesterday. The suspect will appear in court Friday.", 0, "2020-03-03"),
    ("A vigil will be held Thursday. The girl was killed on Saturday when a car hit her.", 1, "2020-02-29"),
    ("On March 1, 2020, jets struck, killing four. In September 2018 a truce held.", 0, "2020-03-01"),
    ("Two were stabbed at about 3 a.m. on Sunday. Police charged a man on Tuesday.", 0, "2020-03-01"),
    ("Three were shot on Sunday in the worst attack on the town since Sept. 11, 2001.", 0, "2020-03-01"),
    ("Jets hit a market on Tuesday, killing six. Rebels had fired a rocket a day earlier.", 0, "2020-03-03"),
    ("Three were shot on Tuesday. The gang has carried out several raids, one on May 3, 2018.", 0, "2020-03-03"),
    ("He was charged Monday. The shooting happened last Thursday outside a shop.", 1, "2020-02-27"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "day"), ARTICLES)
def test_the_day_of_the_event(text: str, anchor: int, day: str) -> None:
    chosen = choose_date(dated(_document(text), PUBLISHED), anchor, PUBLISHED)
    assert chosen is not None
    assert str(chosen.date_start) == day


def test_nothing_said_is_the_day_of_publication_or_the_day_before() -> None:
    chosen = choose_date(dated(_document("Two people were shot at a bar."), PUBLISHED), 0, PUBLISHED)
    assert chosen is not None
    assert (chosen.date_start, chosen.date_end) == (date(2020, 3, 3), PUBLISHED)
    assert chosen.precision is DatePrecision.WEEK


# text, whether it says the hour
HOURS = [
    ("Two people were shot just after 1 a.m. at a bar.", True),
    ("Two people were shot at 10:45 PM at a bar.", True),
    ("Two people were shot at a bar.", False),
    ("He am I, said 2 amateurs at a bar where two were shot.", False),
    ("A jury heard on that he was shot at 2 a.m.; the trial goes on.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hour"), HOURS)
def test_news_that_tells_the_hour_and_no_day_is_of_its_day(text: str, hour: bool) -> None:
    document = _document(text)
    chosen = choose_date(dated(document, PUBLISHED), 0, PUBLISHED, hour=tells_hour(document, 0))
    assert chosen is not None
    assert chosen.date_start == (PUBLISHED if hour else date(2020, 3, 3))
    assert chosen.precision is (DatePrecision.DAY if hour else DatePrecision.WEEK)


def test_an_hour_without_publication_is_no_day() -> None:
    document = _document("Two people were shot just after 1 a.m. at a bar.")
    assert choose_date(dated(document, None), 0, None, hour=tells_hour(document, 0)) is None


def test_without_publication_nothing_is_guessed() -> None:
    found = dated(_document("Two people were shot at a bar on Monday."), None)
    assert choose_date(found, 0, None) is None


RELATIVE = (
    "yesterday", "today", "on Monday", "last week", "overnight", "two days ago", "this morning", "late Tuesday",
    "over the weekend", "last month", "last year", "three weeks ago", "Friday's",
)  # fmt: skip


@given(st.lists(st.sampled_from(RELATIVE), min_size=1, max_size=4))
def test_what_hangs_on_an_unknown_publication_stays_unresolved(words: list[str]) -> None:
    text = " ".join(f"Two people were shot {word} at a bar." for word in words)
    assert choose_date(dated(_document(text), None), 0, None) is None


def test_a_full_date_needs_no_publication() -> None:
    chosen = choose_date(dated(_document("Two people were shot on 2 March 2019."), None), 0, None)
    assert chosen is not None
    assert chosen.date_start == date(2019, 3, 2)


def test_several_mentions_speak_for_one_day() -> None:
    text = "Shells fell. It was Sunday. The raid came Sunday. People died Sunday. Troops left on Monday."
    chosen = choose_date(dated(_document(text), PUBLISHED), None, PUBLISHED)
    assert chosen is not None
    assert chosen.date_start == date(2020, 3, 1)


def test_a_sentence_names_the_days_of_what_it_tells() -> None:
    found = dated(_document("Nine died in a strike on Monday night. It rained."), PUBLISHED)
    assert days_named(found, 0) == (date(2020, 3, 2), date(2020, 3, 2))
    assert days_named(found, 1) is None


def _document(text: str) -> Document:
    return read_document(Article(id="x", text=text, published_at=datetime(2020, 3, 4, tzinfo=UTC)))
